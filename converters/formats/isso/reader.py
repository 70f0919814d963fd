"""Yields the pages of a database of isso (SQLite), of every version of its schema.

The tables are those of isso's `db/comments.py` and `db/threads.py`; `PRAGMA user_version` is 0 to 5. Versions differ in
columns alone: version 4 added `notification`, and before version 3 replies may be deeper than one level. Of other tables
(`preferences` has the key of sessions) nothing is read, nor the columns `voters` and `notification`.
"""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar, Final

from converters import messages
from converters.base import Reader
from converters.dates import iso, kept
from converters.diagnostics import Diagnostics
from converters.errors import FileError
from converters.extra_keys import DATE, DISLIKES, EDITED
from converters.guard import guard
from converters.io.sources import Source
from converters.model import Comment, Commenter, Entity, Markup
from converters.odd_dates import report_dates
from converters.page_comments import PageComments
from converters.platform_exports import is_export_of

_STATUS: Final = {1: "approved", 2: "pending", 4: "trash"}
"""`mode` of a comment; any other is not public."""
_COLUMNS: Final = (
    "tid id parent created modified mode remote_addr text author email website likes dislikes".split()
)
_LOG: Final = "-wal"
"""The ending of the file beside a database in which its last changes may stand."""


_UNREADABLE: Final = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What SQLite raises for a damaged file: its messages quote names that may be no UTF-8."""


@dataclass(frozen=True)
class IssoReader(Reader):
    """The database of isso (`comments.db`), also while the server runs."""

    reads_comments: ClassVar[bool] = True

    def detects(self, source: Source) -> bool:
        """Whether a file is a database of SQLite with the tables of isso."""
        return is_export_of(source, "isso")

    def read(self, source: Source, diagnostics: Diagnostics) -> Iterator[Entity]:
        """Yield a page for each thread with comments. The database is copied first: its own file stays untouched.

        Raises `FileError` for a file that is no such database.
        """
        with PageComments("isso") as pages, _opened(source) as database:
            try:
                for row in _rows(database, "threads", ("id", "uri", "title")):
                    pages.page(
                        _text(row["id"]),
                        url=_text(row["uri"]),
                        title=_text(row["title"]),
                    )
                for row in _rows(database, "comments", _COLUMNS):
                    with guard(diagnostics, "comment", file=source.name):
                        pages.add(_text(row["tid"]), _comment(row))
            except _UNREADABLE as error:
                diagnostics.report(messages.PACKED_DAMAGE, file=source.name, why=str(error))
            for post in pages.posts(source, diagnostics):
                report_dates(post, diagnostics)
                yield post


@contextmanager
def _opened(source: Source) -> Iterator[sqlite3.Connection]:
    """A copy of the database. Raises `FileError` where it has no table of comments."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "comments.db")
        with source.open() as stream, copy.open("wb") as file:
            shutil.copyfileobj(stream, file)
        if source.path and (log := source.path.with_name(source.path.name + _LOG)).is_file():
            shutil.copyfile(log, copy.with_name(copy.name + _LOG))
        with closing(sqlite3.connect(copy)) as database:
            database.row_factory = sqlite3.Row
            database.text_factory = lambda data: data.decode("utf-8", "replace")
            try:
                known = _columns(database, "comments") >= {"tid", "id", "text"}
                known = known and _columns(database, "threads") >= {"id", "uri"}
            except _UNREADABLE as error:
                raise FileError(source.name, f"cannot be read: {error}") from error
            if not known:
                raise FileError(source.name, "has no tables of isso")
            yield database


def _columns(database: sqlite3.Connection, table: str) -> set[str]:
    return {row["name"] for row in database.execute(f"PRAGMA table_info({table})")}


def _rows(
    database: sqlite3.Connection, table: str, wanted: tuple[str, ...] | list[str]
) -> Iterator[Mapping[str, Any]]:
    """The rows of a table by their order, with the wanted columns; one that the schema lacks is None."""
    known = _columns(database, table)
    names = [name for name in wanted if name in known]
    nothing = dict.fromkeys(wanted)
    for row in database.execute(f"SELECT {', '.join(names)} FROM {table} ORDER BY id"):
        yield nothing | dict(row)


def _comment(row: Mapping[str, Any]) -> Comment:
    """The comment of a row. Its text is Markdown."""
    extra: dict[str, Any] = {}
    when = kept(_date(row["created"]), DATE, extra)
    if row["modified"]:
        extra[EDITED] = _date(row["modified"])
    if row["dislikes"]:
        extra[DISLIKES] = row["dislikes"]
    mode = row["mode"]
    body = _text(row["text"])
    return Comment(
        id=_text(row["id"]),
        parent=_text(row["parent"] or ""),
        author=Commenter(
            name=_text(row["author"]),
            email=_text(row["email"]),
            url=_text(row["website"]),
            ip=_text(row["remote_addr"]),
        ),
        date=when,
        status=_STATUS.get(mode, f"mode {mode}") if mode is not None else "pending",
        likes=row["likes"] if isinstance(row["likes"], int) and row["likes"] > 0 else None,
        body=Markup(text=body, dialect="markdown") if body.strip() else None,
        extra=extra,
    )


def _date(seconds: Any) -> str:
    """A date of ISO 8601 in UTC for seconds since 1970; what is no such number is the text that it is."""
    try:
        return iso(datetime.fromtimestamp(float(seconds), UTC))
    except (TypeError, ValueError, OverflowError, OSError):
        return _text(seconds)


def _text(value: Any) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return "" if value is None else str(value)
