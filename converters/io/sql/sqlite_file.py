"""Files of SQLite: opened without a change to them, and their rows as `scanner.Scanner` gives those of a dump.

A file is copied first, with the log that a running program keeps beside it (https://www.sqlite.org/wal.html), or the journal
by which SQLite takes back a change that did not end (https://www.sqlite.org/lockingv3.html#hot_journals).
"""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from converters.io.sources import LOGS_OF_DATABASES, Source
from converters.io.sql.scanner import Row
from converters.io.sql.spool import Columns
from converters.io.sql.values import DatabaseReader, Value

UNREADABLE: Final = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What SQLite raises for a damaged file: its messages quote names that may be no UTF-8."""
_ONLY_OF_VIRTUAL_TABLES: Final = 1
"""What `table_xinfo` says of a column that `SELECT *` does not give; generated columns have other numbers."""


@contextmanager
def opened_copy(source: Source) -> Iterator[sqlite3.Connection]:
    """A copy of the database, which goes when the context ends. Its texts are UTF-8; other bytes become �."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "copy.db")
        with source.open() as stream, copy.open("wb") as file:
            shutil.copyfileobj(stream, file)
        for ending in LOGS_OF_DATABASES:
            beside = copy.with_name(copy.name + ending)
            if packed := source.beside.get(ending):
                with packed.open() as stream, beside.open("wb") as file:
                    shutil.copyfileobj(stream, file)
            elif source.path and (log := source.path.with_name(source.path.name + ending)).is_file():
                shutil.copyfile(log, beside)
        with closing(sqlite3.connect(copy)) as database:
            database.text_factory = lambda data: data.decode("utf-8", "replace")
            yield database


def columns_of(database: sqlite3.Connection, table: str) -> Columns:
    """The names of the columns of a table, in their order; none where there is no such table."""
    found = database.execute(f"PRAGMA table_xinfo({_quoted(table)})")
    return tuple(row[1] for row in found if row[6] != _ONLY_OF_VIRTUAL_TABLES)


class SqliteFile(DatabaseReader):
    """Reads one database. It has what a `Scanner` has, so a reader need not know which of them it was given."""

    def __init__(
        self,
        database: sqlite3.Connection,
        wants: Callable[[str], bool],
        limit: int,
        created: Callable[[str], object] = lambda table: None,
    ) -> None:
        """`wants`, `limit`, `created`: as of `Scanner`."""
        super().__init__()
        self._database, self._wants, self._limit, self._created = database, wants, limit, created
        database.text_factory = self.decoder.text

    def rows(self) -> Iterator[Row]:
        """Yield the rows of the tables that are wanted; of a damaged table those before the damage."""
        names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'"
        try:
            self.tables = {
                name: columns_of(self._database, name) for (name,) in self._database.execute(names).fetchall()
            }
        except UNREADABLE as error:
            self._damaged(error)
        for table, columns in self.tables.items():
            self._created(table)
            if self._wants(table):
                try:
                    yield from self._rows_of(table, columns)
                except UNREADABLE as error:
                    self._damaged(error)

    def _damaged(self, error: Exception) -> None:
        self.damage = self.damage or str(error)

    def _rows_of(self, table: str, columns: Columns) -> Iterator[Row]:
        found = self._database.execute(f"SELECT * FROM {_quoted(table)}")
        for number, values in enumerate(found, 1):
            texts = [self._text(value) for value in values]
            size = sum(len(text) for text in texts if text)
            if size > self._limit:
                yield Row(table, number, columns, [], f"it has {size} characters")
            else:
                yield Row(table, number, columns, texts)

    def _text(self, value: str | bytes | float | None) -> Value:
        if value is None or isinstance(value, str):
            return value
        return self.decoder.text(value) if isinstance(value, bytes) else str(value)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
