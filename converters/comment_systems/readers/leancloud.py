"""A comment as Valine keeps it in LeanCloud, with the fields that Waline and Twikoo added; all three know the same names.

`pid` is the comment that is answered and `rid` the first of the thread. A comment is by its page's path, `url`.
"""

from collections.abc import Callable, Iterable
from typing import Any, Final

from converters.comment_systems.page_comments import PageComments
from converters.comment_systems.readers.texts import html_or_markdown
from converters.comment_systems.readers.values import (
    Row,
    date,
    edited,
    flag,
    likes,
    number,
    stated,
    text,
    website,
    word,
)
from converters.diagnostics import Diagnostics
from converters.extra_keys import BADGE, PINNED
from converters.guard import guard, unreadable_item
from converters.io.moderation_flags import hidden_status
from converters.model import Comment, Commenter
from converters.privacy import unread_fields
from converters.readers.source_fields import FieldCheck, Shape

_ROW: Final = Shape(
    texts="nick mail link ip url href comment",
    anything="objectId _id id pid rid like user_id status insertedAt created createdAt updated updatedAt sticky top master isSpam"
    " ua uid mailMd5 QQAvatar avatar ACL __type className level label browser os orig type addr time",
)  # fmt: skip
"""The fields of a comment; ids and times may be objects of MongoDB or LeanCloud."""
_STATUS: Final = {"": "approved", "approved": "approved", "waiting": "pending", "spam": "spam"}
"""Words of Waline. Valine has none: what it has is shown."""
_PINNED: Final = ("sticky", "top")
_ID: Final = ("objectId", "_id", "id")


def gather(
    rows: Iterable[Row],
    pages: PageComments,
    file: str,
    diagnostics: Diagnostics,
    badge: Callable[[Row], str] = lambda _: "",
) -> bool:
    """Add the comments among the objects of a file; whether there is one. One whose text is lost is reported.

    `badge` gives what the system shows beside the name of who wrote a comment.
    """
    anything, check = False, FieldCheck(diagnostics, file)
    for row in rows:
        if not _is_comment(row):
            continue
        anything = True
        if "comment" not in row:
            unreadable_item(diagnostics, "comment", "it has no field `comment`", file=file)
            continue
        with guard(diagnostics, "comment", file=file):
            add(row, pages, check, badge(row))
    return anything


def _is_comment(row: Row) -> bool:
    """Whether an object is a comment: other classes of a dump have at most one of these fields."""
    return sum(name in row for name in ("comment", "nick", "url")) > 1


def add(row: Row, pages: PageComments, check: FieldCheck, badge: str = "") -> None:
    """Add the comment of a row to its page; `badge` is what the system shows beside the name."""
    page = text(row, "url", "href")
    pages.page(page, url=text(row, "href", "url").partition("#")[0])
    check.keep(comment := _comment(row, badge), row, _ROW)
    pages.add(page, comment, first=stated(row, "rid"))


def id_of(row: Row) -> str:
    """The id of a row."""
    return text(row, *_ID)


def _comment(row: Row, badge: str) -> Comment:
    extra: dict[str, Any] = {}
    when = date(row, "insertedAt", "created", "createdAt", extra=extra)
    made = "createdAt" if row.get("createdAt") else "created"
    edited(row, "updatedAt" if row.get("updatedAt") else "updated", made, extra=extra)
    if any(flag(row, name) or (number(row, name) or 0) > 0 for name in _PINNED):
        extra[PINNED] = True
    if badge:
        extra[BADGE] = badge
    voters = row.get("like")
    status = word(row, "status")
    if "status" not in row and unread_fields.hides(_ROW.split(row)[1]):
        status = "waiting"
    return Comment(
        id=id_of(row),
        parent=stated(row, "pid") or stated(row, "rid"),
        author=Commenter(
            name=text(row, "nick"), email=text(row, "mail"), url=website(row, "link"), ip=text(row, "ip")
        ),
        date=when,
        status=hidden_status(row) or _STATUS.get(status, status),
        likes=(len(voters) or None) if isinstance(voters, list) else likes(row, "like"),
        body=html_or_markdown(text(row, "comment")),
        extra=extra,
    )
