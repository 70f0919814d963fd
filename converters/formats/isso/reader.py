"""Yields the pages of a database of isso (SQLite), of every version of its schema.

The tables are those of isso's `db/comments.py` and `db/threads.py`; `PRAGMA user_version` is 0 to 5. Versions differ in
columns alone: version 4 added `notification`, and before version 3 replies may be deeper than one level. Of other tables
(`preferences` has the key of sessions) nothing is read, nor the columns `voters` and `notification`.
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Final

from converters.comment_systems.page_comments import PageComments
from converters.comment_systems.readers import CommentsReader, tables
from converters.comment_systems.readers.values import Row, date, dislikes, edited, likes, stated, text
from converters.diagnostics import Diagnostics
from converters.guard import guard
from converters.io.sources import Source
from converters.model import Comment, Commenter, Markup
from converters.readers.source_fields import FieldCheck, Shape

_STATUS: Final = {1: "approved", 2: "pending", 4: "trash"}
"""`mode` of a comment; any other is not public."""
_TABLES: Final = {
    "threads": "id uri title".split(),
    "comments": "id tid parent created modified mode remote_addr text author email website likes dislikes".split(),
}


_THREAD: Final = Shape(texts="id uri title")
_COMMENT: Final = Shape(
    texts="id tid parent created modified mode remote_addr text author email website likes dislikes",
    anything="voters notification",
)


@dataclass(frozen=True)
class IssoReader(CommentsReader):
    """The database of isso (`comments.db`), also while the server runs."""

    source_noun: ClassVar[str] = "comments of isso"
    system: ClassVar[str] = "isso"
    reads_beside: ClassVar[bool] = True

    def gather(self, source: Source, pages: PageComments, diagnostics: Diagnostics) -> bool:
        """Add the threads and comments of a database. Raises `FileError` for a file that is no such database."""
        check = FieldCheck(diagnostics, source.name)
        for table, row in tables.rows(source, self.system, _TABLES, diagnostics):
            if table == "threads":
                pages.page(
                    text(row, "id"),
                    url=text(row, "uri"),
                    title=text(row, "title"),
                    deleted=check.report("thread", row, _THREAD),
                )
                continue
            with guard(diagnostics, "comment", file=source.name):
                check.keep(comment := _comment(row), row, _COMMENT)
                pages.add(text(row, "tid"), comment)
        return True


def _comment(row: Row) -> Comment:
    """The comment of a row. Its text is Markdown."""
    extra: dict[str, Any] = {}
    when = date(row, "created", extra=extra)
    edited(row, "modified", "created", extra=extra)
    dislikes(row, "dislikes", extra=extra)
    mode = row["mode"]
    body = text(row, "text")
    return Comment(
        id=text(row, "id"),
        parent=stated(row, "parent"),
        author=Commenter(
            name=text(row, "author"),
            email=text(row, "email"),
            url=text(row, "website"),
            ip=text(row, "remote_addr"),
        ),
        date=when,
        status=_STATUS.get(mode, f"mode {mode}") if mode is not None else "pending",
        likes=likes(row, "likes"),
        body=Markup(text=body, dialect="markdown") if body.strip() else None,
        extra=extra,
    )
