"""The records every reader yields and every writer takes.

Field for field they are the lines of an archive (`schemas/archive.schema.json` is
generated from here). Records are frozen: a stage that changes one returns a new one
(`msgspec.structs.replace`).
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Annotated, Any, BinaryIO, Final, Literal, Self

import msgspec

from converters.extra_keys import STATUS

Dialect = Literal["wordpress", "html", "markdown", "plain"]
"""How a text is marked up. `wordpress` is post content as WordPress stores it:
classic text without `<p>`, block comments, shortcodes."""

_LEAP_YEAR = r"(\d\d(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)"
_DAY = (
    rf"(?!0000)({_LEAP_YEAR}-02-29|"
    r"\d{4}-((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|1\d|2[0-8])))"
)
_TIME = r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d"
_OFFSET = r"\+(0\d|1[0-3]):(00|15|30|45)|\+14:00|-(0\d|1[01]):(00|15|30|45)|-12:00"
Date = Annotated[str, msgspec.Meta(pattern=f"^{_DAY}T{_TIME}({_OFFSET})?$")]
"""ISO 8601: the site's wall clock, with its offset where one can be known. No place has an
offset that is not a multiple of 15 minutes from -12:00 to +14:00."""

MENU_ITEM: Final = "nav_menu_item"
"""The type of a post that is an item of a menu: its body is a description, which has no blocks; its excerpt is the text
of an attribute."""

Extra = dict[str, Any]
"""What the model has no field for, by name, in the order found."""


class Value(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a record."""


class Markup(Value, frozen=True, kw_only=True):
    """A text as the source had it, and the dialect it is in."""

    text: str
    dialect: Dialect


class TermRef(Value, frozen=True, kw_only=True):
    """A term as a post names it. `slug` is its identity within `taxonomy`."""

    taxonomy: str
    slug: str
    name: str = ""


class Commenter(Value, frozen=True, kw_only=True):
    """Who wrote a comment. `user` is the id of an author of the site; the site never shows `email` and `ip`."""

    name: str = ""
    email: str = ""
    url: str = ""
    ip: str = ""
    user: str = ""


class Comment(Value, frozen=True, kw_only=True):
    """One comment of a post; `parent` is the id of the comment it answers."""

    id: str = ""
    parent: str = ""
    author: Commenter = Commenter()
    date: Date | None = None
    type: str = msgspec.field(default_factory=lambda: "comment")  # a factory: never left out
    status: str = msgspec.field(default_factory=lambda: "approved")
    likes: int | None = None
    body: Markup | None = None
    extra: Extra = {}


class Site(Value, tag_field="record", tag="site", frozen=True, kw_only=True):
    """The blog itself. `url` is its home page; `language` as in `en-US`."""

    title: str = ""
    url: str = ""
    description: str = ""
    language: str = ""
    extra: Extra = {}


class Author(Value, tag_field="record", tag="author", frozen=True, kw_only=True):
    """Someone who writes on the site; posts name them by `login`."""

    id: str = ""
    login: str = ""
    name: str = ""
    email: str = ""
    url: str = ""
    extra: Extra = {}


class Term(Value, tag_field="record", tag="term", frozen=True, kw_only=True):
    """A category, tag or any other term; `parent` is a slug of the same taxonomy."""

    id: str = ""
    taxonomy: str
    slug: str
    name: str = ""
    parent: str = ""
    description: str = ""
    extra: Extra = {}


class Media(Value, tag_field="record", tag="media", frozen=True, kw_only=True):
    """A file of the site; `path` is where it lies among the uploads, `parent` a post id.

    `caption` is HTML as WordPress stores it, `title` and `alt` are plain text.
    """

    id: str = ""
    url: str = ""
    path: str = ""
    title: str = ""
    caption: str = ""
    alt: str = ""
    mime: str = ""
    parent: str = ""
    date: Date | None = None
    extra: Extra = {}


class Post(Value, tag_field="record", tag="post", frozen=True, kw_only=True):
    """A post, a page, or an item of any other type, with its comments in it.

    `type` and `status` are WordPress's words. `slug` is as the source had it
    (WordPress: percent-encoded). `url` is the permalink. `excerpt` is in the dialect
    of `body`. `order` is the place among siblings (`menu_order`). `author` is a login,
    `parent` a post id, `featured` a media id.
    """

    id: str = ""
    type: str = msgspec.field(default_factory=lambda: "post")  # a factory: never left out
    status: str = msgspec.field(default_factory=lambda: "publish")
    title: str = ""
    slug: str = ""
    url: str = ""
    date: Date | None = None
    modified: Date | None = None
    author: str = ""
    body: Markup | None = None
    excerpt: str = ""
    password: str = ""
    parent: str = ""
    order: int = 0
    sticky: bool = False
    terms: tuple[TermRef, ...] = ()
    featured: str = ""
    comments_open: bool | None = None
    likes: int | None = None
    comments: tuple[Comment, ...] = ()
    extra: Extra = {}


class UnwantedPost(Post, tag_field="record", tag="post", frozen=True, kw_only=True):
    """A post that the user did not ask for, such as one in another language. It is in no target; what it says of others still holds.

    A private page hides those below it, a closed forum its topics, whatever languages they are in.
    """

    @classmethod
    def of(cls, post: Post) -> Self:
        """The same post, as one that nobody asked for."""
        return cls(**{name: getattr(post, name) for name in post.__struct_fields__})


class FilteredPost(UnwantedPost, tag_field="record", tag="post", frozen=True, kw_only=True):
    """A post that a filter of the user left out (see `selection`)."""


def as_draft(post: Post) -> Post:
    """A post that may not be published, as a draft; its status is kept in `extra`, its password is not."""
    extra = post.extra if post.status in ("publish", "draft") else post.extra | {STATUS: post.status}
    return msgspec.structs.replace(post, status="draft", password="", extra=extra)


Record = Site | Author | Term | Media | Post
"""What an archive holds, in this order."""

RECORD_TYPES: dict[str, type[Record]] = {
    cls.__name__.lower(): cls for cls in (Site, Author, Term, Media, Post)
}
"""The record types by name, in the order of an archive."""

PLURALS: dict[str, str] = {
    name: name if name == "media" else f"{name}s"
    for name in (*RECORD_TYPES, "comment", "part", "file", "record")
}
"""The words for several of a kind, comments, files and parts of posts among them; a `record` is of no type that there is."""


@dataclass(frozen=True)
class Asset:
    """The bytes of a media file that the source has locally. An archive holds no assets.

    `url` is its URL, absolute or from the root of the site (`/images/a.png`), `name` its name in findings.
    `open` returns a stream of the bytes; it raises `SourceError` if they cannot be read.
    `published`: a build of the source puts it on the web, whether a page shows it or not. `also` are other URLs that
    mean the same file. `extension` is what its content calls for (`jpg`), for a URL that has none of a file.
    """

    url: str
    name: str
    open: Callable[[], AbstractContextManager[BinaryIO]]
    published: bool = False
    also: tuple[str, ...] = ()
    extension: str = ""


Entity = Record | Asset
"""What a reader yields: records, and local media files, in any order."""


def record_type(record: Entity | Comment) -> str:
    """The word for a record's type, as in the archive's `record` and in the report (`file` for an `Asset`)."""
    if isinstance(record, Post):
        return "post"
    return "file" if isinstance(record, Asset) else type(record).__name__.lower()


def comments_of(record: Entity) -> Sequence[Any]:
    """The comments in a record: of a post, or those under a media item's own page, which are in its `extra`."""
    match record:
        case Post():
            return record.comments
        case Media(extra={"comments": list(comments)}):
            return comments
    return ()
