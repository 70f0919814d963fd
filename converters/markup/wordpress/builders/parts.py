"""What an element shows, by kind: headings, texts, images, links. A shape of `shapes` puts it in order."""

from html import escape
from typing import Any

from msgspec import Struct, field

from converters import lazy_re
from converters.markup.wordpress.builders.element import Element

_BARE = lazy_re.compile(r"<(?![a-zA-Z/!])")
_PARAGRAPH = lazy_re.compile(r"\s*</?p(?:\s[^>]*)?>\s*|\s*\n\s*")


def clean(value: str) -> str:
    """A text of a setting as HTML: entities and tags in it are meant."""
    return _BARE.sub("&lt;", value.strip())


def inline(html: str) -> str:
    """HTML of a line: without paragraphs."""
    return _PARAGRAPH.sub(" ", html).strip()


class Parts(Struct):
    """What an element shows, by kind. A shape takes out what it places; the rest comes in the usual order."""

    element: Element
    level: int = 3
    """Of the heading; 0 for a text that is set apart without being a heading."""
    headings: list[str] = field(default_factory=list)
    subheadings: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    """What the element holds: stored content, and what the elements in it show."""
    numbers: list[str] = field(default_factory=list)
    prefix: str = ""
    suffix: str = ""
    period: str = ""
    names: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    """Image tags, or figures of them."""
    alt: str = ""
    films: list[str] = field(default_factory=list)
    sounds: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    links: list[tuple[str, str, str]] = field(default_factory=list)
    """Stem, URL, words: of the words or the URL one may be missing."""
    link_title: str = ""
    """What a link says when it is pointed at: its words where it has no others."""
    profiles: list[tuple[str, str]] = field(default_factory=list)
    items: list[Element] = field(default_factory=list)

    def image_of(self, url: str) -> str:
        """The tag of an image of the element."""
        return f'<img src="{escape(url)}" alt="{escape(self.alt)}">'

    def take(self, name: str) -> list[Any]:
        """What is in one of the lists, which is empty afterwards."""
        found: list[Any] = getattr(self, name)
        setattr(self, name, [])
        return found

    def pairs(self) -> list[tuple[str, str]]:
        """The links, each URL with its words: by the names of their settings, the others in order."""
        found = self.take("links")
        urls = [(stem, url) for stem, url, words in found if url and not words]
        labels = [(stem, words) for stem, url, words in found if words and not url]
        pairs: list[tuple[str, str]] = [(url, words) for _, url, words in found if url and words]
        for stem, words in list(labels):
            if match := next((item for item in urls if item[0] == stem), None):
                urls.remove(match)
                labels.remove((stem, words))
                pairs.append((match[1], words))
        while urls and labels:
            pairs.append((urls.pop(0)[1], labels.pop(0)[1]))
        return [*pairs, *((url, "") for _, url in urls), *(("", words) for _, words in labels)]
