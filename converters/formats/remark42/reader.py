"""Yields the pages of a backup of remark42: lines of JSON, the first with the closed pages, then a comment a line.

The fields are those of remark42's `store.Comment` and of its native export. Users' hashed IP addresses are private, their
ids are not read: some are hashes of e-mail addresses.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Final

import msgspec

from converters.comment_systems.page_comments import PageComments
from converters.comment_systems.readers import CommentsReader
from converters.comment_systems.readers.values import Row, date, objects, part, score, text
from converters.diagnostics import Diagnostics
from converters.extra_keys import BADGE, EDITED, PINNED
from converters.guard import guard, unreadable_item
from converters.io.limits import over_limit
from converters.io.moderation_flags import is_marked
from converters.io.sources import Source
from converters.model import Comment, Commenter, Markup
from converters.readers.source_fields import FieldCheck, Shape

_ROW = Shape(
    texts="id pid text orig score time title",
    flags="pin delete deleted",
    anything="vote votes voted_ips controversy imported dirty edit",
    parts={
        "user": Shape(texts="name id ip", flags="admin", anything="picture block verified site_id paid_sub email_subscription"),
        "locator": Shape(texts="site url"),
    },
)  # fmt: skip
"""A comment; who voted is nobody's business."""
_HEAD: Final = frozenset({"version", "users"})
"""Fields of the object that stands before the comments."""
_NEVER = "0001-01-01"
"""How Go writes the time of what did not happen."""


@dataclass(frozen=True)
class Remark42Reader(CommentsReader):
    """A backup of remark42 (`backup-SITE-DATE.gz`)."""

    source_noun: ClassVar[str] = "comments of remark42"
    system: ClassVar[str] = "remark42"
    nothing: ClassVar[str] = "has no line that can be read"

    def gather(self, source: Source, pages: PageComments, diagnostics: Diagnostics) -> bool:
        """Add the comments of each line; one that cannot be read is a finding."""
        closed: set[str] = set()
        titles: dict[str, str] = {}
        anything, check = False, FieldCheck(diagnostics, source.name)
        for number, line in enumerate(source.lines(), 1):
            if line is not None and not line.strip():
                continue
            row, why = _decoded(line, source)
            if row is None:
                unreadable_item(diagnostics, "comment", why, file=source.name, line=number)
                continue
            anything = True
            if "locator" not in row and not text(row, "id"):
                closed.update(_closed(row))
                if _HEAD.isdisjoint(row):
                    why = "it is no comment, and not what stands before them"
                    unreadable_item(diagnostics, "comment", why, file=source.name, line=number)
                continue
            with guard(diagnostics, "comment", file=source.name, line=number):
                url = text(part(row, "locator"), "url")
                if url:
                    titles.setdefault(url, text(row, "title"))
                check.keep(comment := _comment(row), row, _ROW)
                pages.add(url, comment)
        for url in closed - titles.keys():
            titles[url] = ""
        for url, title in titles.items():
            pages.page(url, url=url, title=title, comments_open=False if url in closed else None)
        return anything


def _decoded(line: bytes | None, source: Source) -> tuple[dict[str, Any] | None, str]:
    """The object of a line, or why there is none."""
    if line is None:
        return None, f"it {over_limit(source.limits.record)}"
    try:
        return msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"), type=dict[str, Any]), ""
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return None, f"it is no JSON ({error})"


def _closed(row: Row) -> Iterator[str]:
    """The addresses of pages on which nobody may comment any more."""
    posts = row.get("posts")
    for page in objects(posts if isinstance(posts, list) else []):
        if page.get("read_only") is True:
            yield text(page, "url")


def _comment(row: Row) -> Comment:
    """The comment of a line. Its text is HTML that the server made; who wrote a deleted comment is not in a backup."""
    user = part(row, "user")
    extra: dict[str, Any] = {}
    when = date(row, "time", extra=extra)
    edited = text(part(row, "edit"), "time")
    if edited and not edited.startswith(_NEVER):
        extra[EDITED] = edited
    if row.get("pin") is True:
        extra[PINNED] = True
    if user.get("admin") is True:
        extra[BADGE] = "admin"
    votes = score(row, extra=extra)
    deleted = is_marked(row.get("delete"))
    return Comment(
        id=text(row, "id"),
        parent=text(row, "pid"),
        author=Commenter(name="" if deleted else text(user, "name"), ip=text(user, "ip")),
        date=when,
        status="trash" if deleted else "approved",
        likes=votes,
        body=_body(text(row, "text"), text(row, "orig")),
        extra=extra,
    )


def _body(made: str, typed: str) -> Markup | None:
    """The text as the server made it; what was typed, where a backup has nothing else."""
    if made.strip():
        return Markup(text=made, dialect="html")
    return Markup(text=typed, dialect="markdown") if typed.strip() else None
