"""Reads the page of a post, and that of a profile: microformats (`h-entry`) around the text."""

from dataclasses import dataclass
from typing import Final

from lxml import etree

from converters import lazy_re
from converters.markup.bare import first_with_class, has_class, words
from converters.markup.html import parse

_ADDRESS: Final = lazy_re.compile(r"https?://medium\.com/p/([0-9a-f]{6,12})/?$")


@dataclass(frozen=True)
class Page:
    """What a page says of its post."""

    title: str
    subtitle: str
    body: etree._Element | None
    author: str = ""
    author_url: str = ""
    id: str = ""
    """The id in the address of the post on Medium."""
    date: str = ""
    """ISO 8601 in UTC; empty for a draft."""
    canonical: str = ""
    """The address for search engines: on Medium, or on the site where the text was before."""
    tags: tuple[tuple[str, str], ...] = ()
    """Slug (or "") and name of each."""


@dataclass(frozen=True)
class Profile:
    """Who has the account. The page also has an e-mail address, which is not taken."""

    name: str = ""
    url: str = ""


def read(html: str) -> Page | None:
    """Read the page of a post; None for any other page."""
    root = parse(html)
    entry = first_with_class(root, "h-entry")
    if entry is None:
        return None
    fields = {node.get("data-field"): node for node in entry.iter("section") if node.get("data-field")}
    body = fields.get("body")
    if body is not None and (around := body.getparent()) is not None:
        around.remove(body)  # the text may quote a page of Medium
    author = first_with_class(entry, "p-author")
    time = first_with_class(entry, "dt-published")
    canonical = first_with_class(entry, "p-canonical")
    return Page(
        title=words(first_with_class(entry, "p-name")),
        subtitle=words(fields.get("subtitle")),
        body=body,
        author=words(author),
        author_url=_href(author),
        id=next((found[1] for link in entry.iter("a") if (found := _ADDRESS.match(_href(link)))), ""),
        date="" if time is None else (time.get("datetime") or "").strip(),
        canonical=_href(canonical),
        tags=tuple(
            (_href(tag).rpartition("/tag/")[2].strip("/") if "/tag/" in _href(tag) else "", words(tag))
            for tag in entry.iter("a")
            if has_class(tag, "p-tag")
        ),
    )


def read_profile(html: str) -> Profile:
    """Read the name and the address of who has the account."""
    root = parse(html)
    return Profile(words(first_with_class(root, "p-name")), _href(first_with_class(root, "u-url")))


def is_whole(html: str) -> bool:
    """Whether the page goes on to its end."""
    return "</html>" in html[-200:].lower()


def _href(element: etree._Element | None) -> str:
    return "" if element is None else (element.get("href") or "").strip()
