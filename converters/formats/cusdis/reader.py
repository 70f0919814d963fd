"""Yields the pages of a database of Cusdis: a file of SQLite, or a dump of MySQL or PostgreSQL.

The tables are those of Cusdis's `schema.prisma`. `slug` is the id that a page states, `url` and `title` what the widget saw.
Comments are Markdown. Of the tables with accounts, sessions and users nothing is read; who has an account there is the
owner of the blog, whose comments have a `moderatorId`.
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Final

from converters.comment_systems.page_comments import PageComments
from converters.comment_systems.readers import CommentsReader, tables
from converters.comment_systems.readers.texts import markdown
from converters.comment_systems.readers.values import Row, date, flag, stated, text
from converters.diagnostics import Diagnostics
from converters.extra_keys import BADGE
from converters.guard import guard
from converters.io.moderation_flags import is_marked
from converters.io.sources import Source
from converters.model import Comment, Commenter
from converters.readers.source_fields import FieldCheck, Shape

_TABLES: Final = {
    "pages": "id slug url title".split(),
    "comments": "id pageId created_at deletedAt moderatorId by_email by_nickname content approved parentId".split(),
}
_PAGE: Final = Shape(texts="id slug url title", anything="created_at updated_at projectId")
_COMMENT: Final = Shape(
    texts="id pageId moderatorId by_email by_nickname content parentId",
    anything="created_at updated_at deletedAt approved moderator",
)
_OWNER: Final = "owner"


@dataclass(frozen=True)
class CusdisReader(CommentsReader):
    """The database of Cusdis (SQLite), or a dump of it."""

    source_noun: ClassVar[str] = "comments of Cusdis"
    system: ClassVar[str] = "cusdis"
    reads_beside: ClassVar[bool] = True

    def gather(self, source: Source, pages: PageComments, diagnostics: Diagnostics) -> bool:
        """Add the pages and comments of a database. Raises `FileError` for a file that is no such database."""
        anything, check = False, FieldCheck(diagnostics, source.name)
        for table, row in tables.rows(source, self.system, _TABLES, diagnostics):
            anything = True
            if table == "pages":
                pages.page(
                    text(row, "id"),
                    url=text(row, "url"),
                    title=text(row, "title"),
                    identifiers=(text(row, "slug"),),
                    deleted=check.report("page", row, _PAGE),
                )
                continue
            with guard(diagnostics, "comment", file=source.name):
                check.keep(comment := _comment(row), row, _COMMENT)
                pages.add(text(row, "pageId"), comment)
        return anything


def _comment(row: Row) -> Comment:
    extra: dict[str, Any] = {}
    when = date(row, "created_at", extra=extra)
    if text(row, "moderatorId"):
        extra[BADGE] = _OWNER
    deleted = is_marked(row.get("deletedAt"))
    return Comment(
        id=text(row, "id"),
        parent=stated(row, "parentId"),
        author=Commenter(name=text(row, "by_nickname"), email=text(row, "by_email")),
        date=when,
        status="trash" if deleted else "approved" if flag(row, "approved") else "pending",
        body=markdown(text(row, "content"), breaks=False),
        extra=extra,
    )
