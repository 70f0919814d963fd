"""What an export of Comentario 3 holds: pages, comments and who wrote them, each with an id.

The fields are those of Comentario's `comentarioExportV3` and of the models of its API. Earlier versions write Commento's form.
"""

from collections.abc import Mapping
from typing import Any, Final

from converters.comment_systems.page_comments import PageComments
from converters.comment_systems.readers.json_objects import in_tables
from converters.comment_systems.readers.texts import html, markdown
from converters.comment_systems.readers.values import Row, changed_at, date, flag, score, stated, text
from converters.diagnostics import Diagnostics
from converters.extra_keys import BADGE, PINNED
from converters.guard import guard
from converters.io.moderation_flags import is_marked
from converters.io.sources import Source
from converters.model import Comment, Commenter, Markup
from converters.readers.source_fields import FieldCheck, Shape

_ROW: Final = Shape(
    texts="id parentId pageId html markdown score createdTime editedTime userCreated authorName authorIp",
    flags="isSticky isApproved",
    anything="isDeleted isPending pendingReason direction moderatedTime deletedTime userModerated userDeleted userEdited authorCountry"
    " url",
)  # fmt: skip
_PAGE: Final = Shape(
    texts="id domainId path title", flags="isReadonly", anything="createdTime countComments countViews"
)
_PERSON: Final = Shape(
    texts="id name email websiteUrl",
    flags="isModerator",
    anything="isCommenter isOwner isSuperuser hasAvatar colourIndex avatarUrl createdTime confirmed isSso",
)
_NO_ID: Final = "00000000-0000-0000-0000-000000000000"
_REJECTED: Final = "trash"
"""The status of a comment that a moderator did not approve."""


def gather(source: Source, pages: PageComments, diagnostics: Diagnostics) -> bool:
    """Add the pages and comments of an export; whether there is any comment."""
    check = FieldCheck(diagnostics, source.name)
    people: dict[str, tuple[Commenter, bool]] = {}
    for _, row in in_tables(source, {"commenters"}, diagnostics, what="commenter"):
        about = Commenter(name=text(row, "name"), email=text(row, "email"), url=text(row, "websiteUrl"))
        people[text(row, "id")] = about, flag(row, "isModerator")
        check.report("commenter", row, _PERSON)
    people.pop("", None)  # what names nobody is by nobody that is known
    for _, row in in_tables(source, {"pages"}, diagnostics, what="page"):
        closed = flag(row, "isReadonly")
        pages.page(
            text(row, "id"),
            url=text(row, "path"),
            title=text(row, "title"),
            comments_open=False if closed else None,
            deleted=check.report("page", row, _PAGE),
        )
    anything = False
    for _, row in in_tables(source, {"comments"}, diagnostics):
        anything = True
        with guard(diagnostics, "comment", file=source.name):
            check.keep(comment := _comment(row, people), row, _ROW)
            pages.add(text(row, "pageId"), comment)
    return anything


def _comment(row: Row, people: Mapping[str, tuple[Commenter, bool]]) -> Comment:
    extra: dict[str, Any] = {}
    when = date(row, "createdTime", extra=extra)
    author, moderates = people.get(text(row, "userCreated"), (Commenter(), False))
    if moderates:
        extra[BADGE] = "moderator"
    if flag(row, "isSticky"):
        extra[PINNED] = True
    changed_at(row, "editedTime", extra=extra)
    parent = stated(row, "parentId")
    return Comment(
        id=text(row, "id"),
        parent="" if parent == _NO_ID else parent,
        author=author if author.name else Commenter(name=text(row, "authorName"), ip=text(row, "authorIp")),
        date=when,
        status=_status(row),
        likes=score(row, extra=extra),
        body=body(row),
        extra=extra,
    )


def body(row: Row) -> Markup | None:
    """The text of a comment: its HTML, or the Markdown that it was made from, where that is missing or no text."""
    source = text(row, "markdown")
    rendered = text(row, "html") if isinstance(row.get("html"), str) or not source else ""
    return html(rendered) or markdown(source, breaks=False)


def _status(row: Row) -> str:
    if is_marked(row.get("isDeleted")):
        return "trash"
    if is_marked(row.get("isPending")):
        return "pending"
    return "approved" if flag(row, "isApproved") else _REJECTED
