"""The rows of a database of a comment system: SQLite, or a dump of any database.

A file of SQLite is copied first, with the log that a running server keeps beside it: its own file stays untouched.
"""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from converters import messages
from converters.diagnostics import Diagnostics
from converters.errors import FileError
from converters.guard import unreadable_item
from converters.io.sources import Source
from converters.io.sql.scanner import Scanner
from converters.io.sql.survey import opened as opened_dump
from converters.readers.findings import report_dump

Tables = Mapping[str, Sequence[str]]
"""Table -> the columns that are read; the first is in every version, and rows come by it. The last has the comments."""
_MAGIC: Final = b"SQLite format 3\0"
_LOG: Final = "-wal"
"""The ending of the file beside a database in which its last changes may stand."""
_POST_TEXT: Final = "post_content"
"""The column in which WordPress has the texts of posts (`wp_get_db_schema`)."""
_UNREADABLE: Final = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What SQLite raises for a damaged file: its messages quote names that may be no UTF-8."""


def rows(
    source: Source, program: str, tables: Tables, diagnostics: Diagnostics
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the rows of these tables: the name of the table, and its columns; one that a version lacks is None.

    Raises `FileError` where a file of SQLite has no such tables; `program` is whose they are.
    """
    if source.head().startswith(_MAGIC):
        yield from _of_sqlite(source, program, tables, diagnostics)
    else:
        yield from _of_dump(source, tables, diagnostics)


def _of_sqlite(
    source: Source, program: str, tables: Tables, diagnostics: Diagnostics
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    with _opened(source) as database:
        try:
            known = {table: _columns(database, table) for table in tables}
        except _UNREADABLE as error:
            raise FileError(source.name, f"cannot be read: {error}") from error
        if any(columns[0] not in known[table] for table, columns in tables.items()):
            raise FileError(source.name, f"has no tables of {program}")
        try:
            for table, columns in tables.items():
                names = ", ".join(f'"{name}"' for name in columns if name in known[table])
                nothing = dict.fromkeys(columns)
                for row in database.execute(f'SELECT {names} FROM "{table}" ORDER BY "{columns[0]}"'):
                    yield table, nothing | dict(row)
        except _UNREADABLE as error:
            diagnostics.report(messages.PACKED_DAMAGE, file=source.name, why=str(error))


@contextmanager
def _opened(source: Source) -> Iterator[sqlite3.Connection]:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "comments.db")
        with source.open() as stream, copy.open("wb") as file:
            shutil.copyfileobj(stream, file)
        if source.path and (log := source.path.with_name(source.path.name + _LOG)).is_file():
            shutil.copyfile(log, copy.with_name(copy.name + _LOG))
        with closing(sqlite3.connect(copy)) as database:
            database.row_factory = sqlite3.Row
            database.text_factory = lambda data: data.decode("utf-8", "replace")
            yield database


def _columns(database: sqlite3.Connection, table: str) -> set[str]:
    return {row["name"] for row in database.execute(f'PRAGMA table_info("{table}")')}


def _of_dump(
    source: Source, tables: Tables, diagnostics: Diagnostics
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The rows of a dump, in the order of `tables`: first all but the last, then, of another reading, the last."""
    *others, last = tables
    for wanted in ({name: tables[name] for name in others}, {last: tables[last]}):
        yield from _pass(source, wanted, diagnostics, comments=last)


def _pass(
    source: Source, tables: Tables, diagnostics: Diagnostics, *, comments: str
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    # MySQL on Windows knows no capitals in names of tables, PostgreSQL none in those of columns.
    names = {table.casefold(): table for table in tables}
    columns = {table: {name.casefold(): name for name in wanted} for table, wanted in tables.items()}
    with opened_dump(source) as stream:
        scanner = Scanner(stream, lambda name: name.casefold() in names, source.limits.record)
        for row in scanner.rows():
            table = names[row.table.casefold()]
            if row.values:
                values: dict[str, Any] = dict.fromkeys(tables[table])
                for name, value in zip(row.columns, row.values, strict=False):
                    if wanted := columns[table].get(name.casefold()):
                        values[wanted] = value
                yield table, values
                continue
            why = "the file ends in it" if row.cut_off else row.problem
            if table == comments:
                unreadable_item(diagnostics, "comment", why, file=source.name)
            else:
                what = f"row of {row.table}"
                diagnostics.report(
                    messages.UNREADABLE_ROW, file=source.name, what=what, number=row.number, why=why
                )
        if comments in tables:
            report_dump(scanner, diagnostics, source.name)
            for table in (table for table, columns in scanner.tables.items() if _POST_TEXT in columns):
                diagnostics.report(messages.BLOG_IN_DUMP, file=source.name, what=table)
