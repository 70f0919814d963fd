"""Reads pages that blogport wrote: every record comes back, from visible text and embedded data.

Lists of posts hold no records, but the list of all; lists of terms, authors and media, and the home page, do.
"""

from collections.abc import Iterator
from dataclasses import replace as replace_file
from typing import Final

import msgspec
from msgspec.structs import replace

from converters.formats.html import embedded_data
from converters.formats.html.embedded_data import ANCHOR, NAME, EmbeddedData, HiddenComment
from converters.formats.html.reader import dates, manual_edits
from converters.formats.html.reader.dom import Node, attribute, elements, find, inner, parsed
from converters.formats.html.reader.manual_edits import EditedPost
from converters.formats.html.reader.page import Page
from converters.markup.html import plain
from converters.model import Asset, Comment, Commenter, Markup, Post, Record
from converters.site.assets import ELSEWHERE

_START: Final = 2000
"""Characters of a page within which its generator is named."""
_ARTICLE: Final = "article.h-entry"


def may_be_own(page: Page) -> bool:
    """Whether the start of a page names blogport."""
    return f'content="{NAME}"' in page.html[:_START]


def records(page: Page) -> list[Record | EditedPost] | None:
    """The records of a page that blogport wrote; None for other pages, and where the embedded data are damaged."""
    if not may_be_own(page):
        return None
    root = parsed(page.html)
    if find(root, f'meta[name="generator"][content="{NAME}"]') is None:
        return None
    try:
        return list(_records(root))
    except msgspec.DecodeError:
        return None


def file(asset: Asset) -> Asset:
    """A file of a site that blogport wrote. A file from another host gets its URL there."""
    _, start, place = asset.url.partition(f"/{ELSEWHERE}/")
    return replace_file(asset, url=f"//{place}") if start and "." in place.partition("/")[0] else asset


def _records(root: Node) -> Iterator[Record | EditedPost]:
    language = attribute(root, "lang")
    block = find(root, f"script#{NAME}")
    hidden = embedded_data.read(block.text()) if block is not None else EmbeddedData()
    if hidden.site:
        yield hidden.site
    yield from hidden.authors
    yield from hidden.terms
    yield from hidden.media
    yield from hidden.items
    article = find(root, f"main > {_ARTICLE}")
    if hidden.post and article is not None:
        yield _post(article, hidden, ANCHOR, language)
    elif hidden.post and find(root, "main > .h-feed") is not None:
        yield hidden.post  # the page that stands for the list of posts, which is empty
    for block in root.css(f"main > {_ARTICLE} > script.{NAME}"):
        article, hidden = block.parent, embedded_data.read(block.text())
        if article is not None and hidden.post:
            yield _post(article, hidden, f"{attribute(article, 'id')}-{ANCHOR}", language)


def _post(article: Node, hidden: EmbeddedData, start: str, language: str) -> Post | EditedPost:
    assert hidden.post
    post = hidden.post
    items = [item for item in article.css("li.h-cite") if attribute(item, "id").startswith(start)]
    read = [
        _comment(item, hidden.comments.get(attribute(item, "id").removeprefix(start), HiddenComment()), start)
        for item in items
    ]
    ids = {attribute(item, "id"): comment.id for item, (comment, _, _) in zip(items, read, strict=True)}
    read.sort(key=lambda comment: comment[1])
    comments = tuple(replace(comment, parent=ids.get(parent, "")) for comment, _, parent in read)
    post = replace(
        post,
        title=_title(article, post.title),
        date=_date(article, "dt-published", post.date),
        modified=_date(article, "dt-updated", post.modified),
        body=_body(article, post.body, hidden.shown),
        comments=comments,
    )
    return manual_edits.apply_edits(article, hidden, post, language)


def _title(article: Node, hidden: str) -> str:
    """The title: the original one, unless the page shows an edited one."""
    node = next((node for node in article.css("header .p-name") if node.tag in ("h1", "h2")), None)
    shown = node.text() if node is not None else hidden
    return shown if embedded_data.text_hash(shown) != embedded_data.text_hash(hidden) else hidden


def _date(article: Node, name: str, hidden: str | None) -> str | None:
    node = find(article, f"header time.{name}")
    return (dates.iso(attribute(node, "datetime")) if node is not None else None) or hidden


def _comment(item: Node, hidden: HiddenComment, start: str) -> tuple[Comment, int, str]:
    """A comment, its number in the source, and the anchor of the comment that it answers."""
    who = next(element for element in elements(item) if element.tag == "div")
    name, link = find(who, ".p-author .p-name"), find(who, ".p-author .u-url")
    date, likes = find(who, "time.dt-published"), find(who, "[data-likes]")
    answered = find(who, "a.u-in-reply-to")
    anchor = attribute(item, "id").removeprefix(start)
    return (
        Comment(
            id=hidden.id or embedded_data.id_of(anchor),
            author=Commenter(
                name=hidden.name or (name.text() if name is not None else ""),
                email=hidden.email,
                url=hidden.url or (attribute(link, "href") if link is not None else ""),
                ip=hidden.ip,
                user=hidden.user,
            ),
            date=dates.iso(attribute(date, "datetime")) if date is not None else None,
            type=attribute(item, "data-type") or "comment",
            status=hidden.status,
            likes=manual_edits.likes(likes, attribute(likes, "data-likes")) if likes is not None else None,
            body=_body(item, hidden.body, hidden.shown),
            extra=hidden.extra,
        ),
        hidden.order,
        attribute(answered, "href").rpartition("#")[2] if answered is not None else "",
    )


def _body(node: Node, hidden: Markup | None, print_: str) -> Markup | None:
    """The HTML of the body element that is a child of `node`; or the embedded original, unless the visible
    text was edited."""
    holder = next((element for element in elements(node) if "e-content" in attribute(element, "class")), None)
    text = inner(holder) if holder is not None else ""
    if hidden and (holder is None or embedded_data.text_hash(plain(text)) == print_):
        return hidden
    return Markup(text=text, dialect="html") if text else None
