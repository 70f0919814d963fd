"""Keeps the rows of a dump that are wanted in a temporary SQLite database, where they are put in order and joined.

Values stay texts, as the dump has them. Memory does not depend on the number of rows.
"""

import sqlite3
import tempfile
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from functools import lru_cache
from pathlib import Path
from typing import Final, Self

from converters.errors import BlogportError
from converters.io.sql.values import Value
from converters.io.temporary import no_temporary_file
from converters.io.temporary.database import open_database

Fields = dict[str, str]
"""A row by the names of its columns; NULL is an empty text, as is a column that the table does not have."""

Columns = tuple[str, ...]

_BATCH_ROWS: Final = 500
_BATCH_BYTES: Final = 1 << 20
_CACHE: Final = 8192
"""What SQLite keeps in memory, in KB."""


class RowSpool:
    """A context manager; the database goes when it ends. A table is named by the reader, not by the dump."""

    def __init__(self, tables: Mapping[str, Columns], keyed: Container[str] = ()) -> None:
        """`tables`: the name of each table -> the columns that are kept of it. No other value reaches the disk.

        Of a table that is `keyed`, the first column is its key: of two rows with the same one, the first stays
        (see `drop_repeated`).
        """
        self._tables, self._keyed = dict(tables), keyed
        self._waiting: dict[str, list[Sequence[Value]]] = {name: [] for name in tables}
        self._size = 0

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            try:
                folder = stack.enter_context(tempfile.TemporaryDirectory())
                self._base = stack.enter_context(closing(open_database(Path(folder, "rows"), _CACHE)))
            except (OSError, sqlite3.Error) as error:
                raise no_temporary_file(error) from error
            self._base.execute("BEGIN")
            for name, columns in self._tables.items():
                self._base.execute(f'CREATE TABLE "{name}" ({_listed(columns)})')
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def add(self, table: str, values: Sequence[Value]) -> None:
        """Keep a row: the values of the columns of its table (see `picked`)."""
        waiting = self._waiting[table]
        waiting.append(values)
        self._size += sum([len(value) for value in values if value])
        if len(waiting) >= _BATCH_ROWS or self._size > _BATCH_BYTES:
            self._flush()

    def clear(self, table: str) -> None:
        """Forget the rows of a table: the dump makes it anew."""
        self._waiting[table].clear()
        self._base.execute(f'DELETE FROM "{table}"')

    def _flush(self) -> None:
        for table, rows in self._waiting.items():
            if rows:
                places = ", ".join("?" * len(self._tables[table]))
                self._run(f'INSERT INTO "{table}" VALUES ({places})', rows)
                rows.clear()
        self._size = 0

    def _run(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        try:
            self._base.executemany(sql, rows)
        except sqlite3.OperationalError as error:
            raise BlogportError(
                f"the rows of the dump cannot be kept in a temporary file ({error}); "
                "set TMPDIR to a folder with free space and run the same command again"
            ) from error

    def index(self, table: str, column: str) -> None:
        """Make rows quick to find by a column, when all are there."""
        self._flush()
        self._base.execute(f'CREATE INDEX "{table} by {column}" ON "{table}" ("{column}")')

    def drop_repeated(self) -> Iterator[tuple[str, str]]:
        """Forget the rows of keyed tables whose key another row has before them, when all rows are there.

        Yields the table and the key of each that is no copy of the first.
        """
        for table, (key, *_) in self._tables.items():
            if table not in self._keyed:
                continue
            self.index(table, key)
            counted = f'SELECT "{key}" FROM "{table}" WHERE "{key}" IS NOT NULL GROUP BY "{key}" HAVING COUNT(*) > 1'
            for (value,) in self._base.execute(counted).fetchall():
                sql = f'SELECT rowid, {_listed(self._tables[table])} FROM "{table}" WHERE "{key}" = ? ORDER BY rowid'
                (_, *first), *others = self._base.execute(sql, (value,))
                for number, *row in others:
                    self._base.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (number,))
                    if row != first:
                        yield table, value

    def rows(self, table: str, order: str = "", **where: str) -> Iterator[Fields]:
        """The rows whose columns have these values, in the order of a column of numbers, else as the dump has them."""
        self._flush()
        columns = self._tables[table]
        asked = " AND ".join(f'"{column}" = ?' for column in where)
        sql = f'SELECT {_listed(columns)} FROM "{table}"'
        sql += f" WHERE {asked}" if asked else ""
        sql += f' ORDER BY CAST("{order}" AS INTEGER), rowid' if order else " ORDER BY rowid"
        return self.ask(columns, sql, *where.values())

    def ask(self, columns: Columns, sql: str, *values: str) -> Iterator[Fields]:
        """The rows that a SELECT gives; `columns` are the names of what it selects."""
        self._flush()
        for row in self._base.execute(sql, values):
            yield {column: value or "" for column, value in zip(columns, row, strict=True)}

    def first(self, table: str, **where: str) -> Fields:
        """The first row with these values; empty where there is none."""
        return next(self.rows(table, **where), {})


def _listed(columns: Columns) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def picked(values: Sequence[Value], columns: Columns, wanted: Columns) -> list[Value]:
    """The values of the wanted columns; None where the table lacks one."""
    return [None if place is None else values[place] for place in _places(columns, wanted)]


@lru_cache(maxsize=256)
def _places(columns: Columns, wanted: Columns) -> tuple[int | None, ...]:
    places = {column.lower(): place for place, column in enumerate(columns)}
    return tuple(places.get(column.lower()) for column in wanted)
