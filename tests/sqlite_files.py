"""Files of SQLite made from dumps."""

import sqlite3
from collections import defaultdict
from contextlib import closing
from pathlib import Path

from converters.io.sql.scanner import Scanner


def as_sqlite(dump: Path, to: Path) -> Path:
    """The tables and rows of a dump as a file of SQLite; a number is one there too."""
    rows = defaultdict(list)
    with dump.open("rb") as stream:
        scanner = Scanner(stream, lambda table: True, 10**9)
        for row in scanner.rows():
            assert row.values
            rows[row.table].append([_typed(value) for value in row.values])
    with closing(sqlite3.connect(to)) as database, database:
        for table, columns in scanner.tables.items():
            named = ", ".join(f'"{name}"' for name in columns)
            database.execute(f'CREATE TABLE "{table}" ({named})')
            places = ",".join("?" * len(columns))
            database.executemany(f'INSERT INTO "{table}" VALUES ({places})', rows[table])
    return to


def _typed(value: str | None) -> str | int | None:
    return int(value) if value and value.isdecimal() and str(int(value)) == value else value
