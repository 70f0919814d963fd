"""Which files a post shows and links to: as its site shows it, rendered, whatever the dialect of its texts."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from converters.fetch.originals import widest
from converters.io import urls
from converters.io.media_types import is_copied, is_copied_for_comment
from converters.markup import wordpress
from converters.markup.links import rewrite_urls
from converters.markup.to_html import to_html
from converters.model import MENU_ITEM, Comment, Markup, Post
from converters.site import podcasts

_ELEMENTS: Final = "img,source,video,audio,track,embed,iframe,a,area"
_PLAYERS: Final = frozenset({"video", "audio", "source", "track"})
_FRAMES: Final = frozenset({"iframe", "embed"})
"""Elements that mostly show pages and programs, and sometimes a file."""
_LINKS: Final = frozenset({"a", "area"})


class Reference(NamedTuple):
    """A file that a text shows or links to: its URLs as the text has them, the best first."""

    urls: tuple[str, ...]
    use: str
    """`image`, `player` or `link` (see `content.misfit`)."""


def references(post: Post, context: wordpress.Context) -> Iterator[Reference]:
    """The files that a post shows or links to: in its text, its excerpt, its episode, and its comments."""
    if post.type == MENU_ITEM:
        return
    body = post.body or Markup(text="", dialect="wordpress")
    html = to_html(body, lambda text: wordpress.render_body(text, context), context)
    yield from references_in(podcasts.with_player(html, post))
    if post.excerpt:
        excerpt = Markup(text=post.excerpt, dialect=body.dialect)
        yield from references_in(to_html(excerpt, lambda text: wordpress.render(text, context), context))
    for comment in post.comments:
        yield from _of_comment(comment, context)


def _of_comment(comment: Comment, context: wordpress.Context) -> Iterator[Reference]:
    """A visitor's link downloads no archives of files."""
    if not comment.body or ("<" not in comment.body.text and "](" not in comment.body.text):
        return
    for found in references_in(to_html(comment.body, wordpress.render_comment, context)):
        if found.use != "link" or is_copied_for_comment(found.urls[0]):
            yield found


def references_in(html: str) -> Iterator[Reference]:
    """The files that HTML shows or links to."""
    if "<" not in html:
        return
    for node in LexborHTMLParser(html).css(_ELEMENTS):
        yield from _of_element(node, node.tag or "")
    if "url(" in html:
        yield from (Reference((url,), "image") for url in _backgrounds(html))


def _of_element(node: LexborNode, tag: str) -> Iterator[Reference]:
    source, shown_by = _attribute(node, "src"), _attribute(node, "srcset")
    if tag in _LINKS:
        link = _attribute(node, "href")
        if link and (is_copied(urls.split(link).path) or "=" in link.rpartition("/")[2]):
            yield Reference((link,), "link")
        return
    if tag in _FRAMES:
        if source and is_copied(urls.split(source).path):
            yield Reference((source,), "link")
        return
    if poster := _attribute(node, "poster"):
        yield Reference((poster,), "image")
    found = tuple(dict.fromkeys(url for url in (*widest(shown_by), source) if url))
    if found:
        plays = tag in _PLAYERS and not (tag == "source" and shown_by)
        yield Reference(found, "player" if plays else "image")


def _backgrounds(html: str) -> list[str]:
    found: list[str] = []

    def note(name: str, url: str) -> None:
        if name == "style":
            found.append(url)

    rewrite_urls(html, note)
    return found


def _attribute(node: LexborNode, name: str) -> str:
    return (node.attrs.get(name) or "").strip()
