"""Databases as phpMyAdmin exports them to JSON, and their rows as `scanner.Scanner` gives those of a dump.

`[{"type": "header", …}, {"type": "database", …}, {"type": "table", "name": "wp_posts", "data": [ROW, ROW]}, …]`
(phpMyAdmin 4.7 and later, its class `ExportJson`). A row is an object of its columns; NULL is null.
"""

from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

import msgspec

from converters.io.json.rows import Row as JsonRow
from converters.io.json.rows import UnreadableRow, named_rows, values
from converters.io.sql.scanner import Row
from converters.io.sql.values import DatabaseReader, Value


class JsonDump(DatabaseReader):
    """Reads one export. It has what a `Scanner` has, so a reader need not know which of them it was given."""

    def __init__(
        self,
        stream: BinaryIO,
        wants: Callable[[str], bool],
        limit: int,
        created: Callable[[str], object] = lambda table: None,
    ) -> None:
        """`wants`, `limit`, `created`: as of `Scanner`."""
        super().__init__()
        self._stream, self._wants, self._limit, self._created = stream, wants, limit, created

    def rows(self) -> Iterator[Row]:
        """Yield the rows of the tables that are wanted."""
        for row in named_rows(self._stream, self._named, self._limit):
            self.completed = self.completed and not row.cut_off
            if self._wants(row.table):
                yield self._read(row)
            elif not self.tables[row.table]:
                self._read(row)

    def _named(self, table: str) -> None:
        if table not in self.tables:
            self.tables[table] = ()
            self._created(table)

    def _read(self, row: JsonRow) -> Row:
        try:
            found = values(row, self._limit)
        except UnreadableRow as error:
            return Row(row.table, row.number, self.tables[row.table], [], str(error), row.cut_off)
        columns = tuple(found)
        self.tables[row.table] = self.tables[row.table] or columns
        return Row(row.table, row.number, columns, [_text(value) for value in found.values()])


def _text(value: Any) -> Value:
    if value is None or isinstance(value, str):
        return value
    return msgspec.json.encode(value).decode()
