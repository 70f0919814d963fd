"""Yields the pages of an Artrans: a JSON array with an object for each comment, every value a text.

The fields are those of Artalk's `entity.Artran`. Old files have `date` and a field for a password, which is not read. Of
several addresses of a site the first that is no machine of its own (`localhost`) is taken.
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Final

from msgspec.structs import replace

from converters.comment_systems.page_comments import PageComments
from converters.comment_systems.readers import CommentsReader
from converters.comment_systems.readers.json_objects import outermost
from converters.comment_systems.readers.texts import html_or_markdown
from converters.comment_systems.readers.values import (
    Row,
    date,
    dislikes,
    edited,
    flag,
    likes,
    stated,
    text,
    website,
)
from converters.diagnostics import Diagnostics
from converters.extra_keys import BADGE, PINNED
from converters.guard import guard
from converters.io import urls
from converters.io.moderation_flags import hidden_status
from converters.io.sources import Source
from converters.model import Comment, Commenter
from converters.readers.source_fields import FieldCheck, Shape

COLLAPSED: Final = "collapsed"
"""Whether a comment is folded until a visitor opens it."""
_ROW: Final = Shape(
    texts="id rid content nick email link ip created_at updated_at date vote_up vote_down badge_name page_key page_title site_name site_urls",
    flags="is_collapsed is_pinned page_admin_only",
    anything="ua password badge_color is_pending is_verified",
)  # fmt: skip
_PENDING: Final = "is_pending"
_OWN_MACHINE: Final = ("localhost", "127.0.0.1", "0.0.0.0", "")


@dataclass(frozen=True)
class ArtalkReader(CommentsReader):
    """An Artrans: an export of Artalk, or of a program that makes one for it."""

    source_noun: ClassVar[str] = "comments of Artalk"
    system: ClassVar[str] = "artalk"

    def gather(self, source: Source, pages: PageComments, diagnostics: Diagnostics) -> bool:
        """Add the comments of an array."""
        anything, check = False, FieldCheck(diagnostics, source.name)
        others_say = False
        for row in outermost(source, diagnostics):
            anything = True
            with guard(diagnostics, "comment", file=source.name):
                page = f"{text(row, 'site_name')} {text(row, 'page_key')}".strip()
                pages.page(
                    page,
                    url=_address(row),
                    title=text(row, "page_title"),
                    comments_open=False if flag(row, "page_admin_only") else None,
                )
                check.keep(comment := _comment(row), row, _ROW)
                others_say |= _PENDING in row
                if others_say and _PENDING not in row and comment.status == "approved":
                    comment = replace(comment, status="pending")  # it has lost the mark
                pages.add(page, comment)
        return anything


def _address(row: Row) -> str:
    """The address of a page: its key, with the address of its site before it where it is a path."""
    key = text(row, "page_key")
    if "://" in key:
        return key
    for site in text(row, "site_urls").split(","):
        if urls.server_of(site) not in _OWN_MACHINE:
            return urls.join(site.strip(), key)
    return key


def _comment(row: Row) -> Comment:
    """The comment of an object. Its text is Markdown, or the HTML that another system had."""
    extra: dict[str, Any] = {}
    when = date(row, "created_at", "date", extra=extra)
    edited(row, "updated_at", "created_at", "date", extra=extra)
    dislikes(row, "vote_down", extra=extra)
    if flag(row, "is_pinned"):
        extra[PINNED] = True
    if flag(row, "is_collapsed"):
        extra[COLLAPSED] = True
    if badge := text(row, "badge_name"):
        extra[BADGE] = badge
    return Comment(
        id=text(row, "id"),
        parent=stated(row, "rid"),
        author=Commenter(
            name=text(row, "nick"), email=text(row, "email"), url=website(row, "link"), ip=text(row, "ip")
        ),
        date=when,
        status=hidden_status(row) or "approved",
        likes=likes(row, "vote_up"),
        body=html_or_markdown(text(row, "content")),
        extra=extra,
    )
