"""What our own pages hold that nobody sees, so that reading them gives everything back.

It is JSON in a `script` element: `id="blogport"` says what a page is of, `class="blogport"` in an
`article` what that is of, where one page holds them all. The rest stands where everybody sees it.
"""

import hashlib
import re
from typing import Final

import msgspec

from converters.model import Author, Comment, Extra, Markup, Media, Post, Site, Term

NAME: Final = "blogport"
"""The generator that our pages name, and what is called by it."""
ANCHOR: Final = "comment-"
"""How the `id` of a comment's element begins; in one page for all, what the post is called goes before."""


class HiddenComment(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is not shown of a comment, or not as it is. `order` is its place in the source, from 1,
    where a page has the comments of its post in another order. `shown` is the print (see `print_of`)
    of the body as the page shows it, where another is hidden."""

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
    """What is not shown. `post` has a body where a page had to show another; it has no comments:
    these are by the ends of their anchors. `items` are those of the menus, which have no page.
    `author` is what the page calls the post's author, where that is not the login. A page of
    `own_templates` (the blogger's) may not show all that ours do."""

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


FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What no page may hold (HTML, 13.2.3.5); nobody sees it."""
_PLAIN_ID: Final = re.compile(r"\d[\w.:-]*", re.ASCII)
_NOT_PLAIN: Final = re.compile("[<>&\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\u2028\u2029]")


def written(value: object) -> str:
    """A value as JSON within a `script` element: nothing in it can end the element."""
    text = msgspec.json.encode(value).decode()
    return _NOT_PLAIN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def read(text: str) -> EmbeddedData:
    """What `written` wrote. Raises `msgspec.DecodeError` where it is none such."""
    return msgspec.json.decode(text, type=EmbeddedData)


def anchor(comment: Comment, number: int) -> str:
    """The end of a comment's anchor: its id, if an element can have it, else its place in the source."""
    return comment.id if _PLAIN_ID.fullmatch(comment.id) else f"n{number}"


def id_of(anchor: str) -> str:
    """The id of a comment, as far as its anchor says it."""
    return anchor if _PLAIN_ID.fullmatch(anchor) else ""


def text_hash(words: str) -> str:
    """What tells whether somebody has changed a text since: white space does not count."""
    return hashlib.sha256("".join(FORBIDDEN.sub("", words).split()).encode(errors="replace")).hexdigest()[:16]
