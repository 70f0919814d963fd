"""The data that our pages embed and do not show, so that reading them gives everything back.

It is JSON in a `script` element: with `id="blogport"` for a page, with `class="blogport"` in each
`article` where one page holds all posts. All else is read from what the page shows.
"""

import hashlib
import re
from typing import Final

import msgspec

from converters import lazy_re
from converters.model import Author, Comment, Extra, Markup, Media, Post, Site, Term

NAME: Final = "blogport"
"""The generator that our pages name; also the id and class of the embedded data."""
ANCHOR: Final = "comment-"
"""The start of the `id` of a comment's element; in one page for all posts, the id of the post goes before."""


class HiddenComment(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The fields of a comment that the page does not show, or shows changed. `order` is its number in the
    source, from 1, where the page has another order. `body` is the body of the source where the page shows
    a changed one, and `shown` then the hash (see `text_hash`) of the shown one."""

    id: str = ""
    name: str = ""
    url: str = ""
    user: str = ""
    status: str = "approved"
    email: str = ""
    ip: str = ""
    order: int = 0
    body: Markup | None = None
    shown: str = ""
    extra: Extra = {}


class EmbeddedData(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The data of a page. `post` has a body where the page shows a changed one; it has no comments:
    these are in `comments`, by anchor. `items` are menu items, which have no page. `author` is the shown
    name of the author, where it is not the login. `own_templates`: the page is made with templates of
    the user, which may not show all that ours do."""

    site: Site | None = None
    authors: tuple[Author, ...] = ()
    terms: tuple[Term, ...] = ()
    media: tuple[Media, ...] = ()
    items: tuple[Post, ...] = ()
    post: Post | None = None
    shown: str = ""
    author: str = ""
    own_templates: bool = False
    comments: dict[str, HiddenComment] = {}


FORBIDDEN: Final = lazy_re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that no page may hold (HTML standard, 13.2.3.5); they are invisible."""
_PLAIN_ID: Final = lazy_re.compile(r"\d[\w.:-]*", re.ASCII)
_NOT_PLAIN: Final = lazy_re.compile("[<>&\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\u2028\u2029]")


def written(value: object) -> str:
    """A value as JSON within a `script` element: nothing in it can end the element."""
    text = msgspec.json.encode(value).decode()
    return _NOT_PLAIN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def is_in(html: str) -> bool:
    """Whether a page has embedded data."""
    return any(f' {attribute}="{NAME}"' in html for attribute in ("id", "class"))


def read(text: str) -> EmbeddedData:
    """Read what `written` wrote. Raises `msgspec.DecodeError` for other text."""
    return msgspec.json.decode(text, type=EmbeddedData)


def anchor(comment: Comment, number: int) -> str:
    """The end of a comment's anchor: its id, if an element can have it, else its number in the source."""
    return comment.id if _PLAIN_ID.fullmatch(comment.id) else f"n{number}"


def id_of(anchor: str) -> str:
    """The id of a comment by its anchor; empty where the anchor is a number in the source."""
    return anchor if _PLAIN_ID.fullmatch(anchor) else ""


def text_hash(words: str) -> str:
    """A hash that shows whether a text was changed by hand; white space does not count."""
    return hashlib.sha256("".join(FORBIDDEN.sub("", words).split()).encode(errors="replace")).hexdigest()[:16]
