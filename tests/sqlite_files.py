"""Files of SQLite, and phpMyAdmin's exports to JSON, made from dumps."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from converters.io.sql.scanner import Scanner
from converters.io.sql.spool import Columns


def as_sqlite(dump: Path, to: Path) -> Path:
    """The tables and rows of a dump as a file of SQLite; a number is one there too."""
    tables, rows = _read(dump)
    with closing(sqlite3.connect(to)) as database, database:
        for table, columns in tables.items():
            named = ", ".join(f'"{name}"' for name in columns)
            database.execute(f'CREATE TABLE "{table}" ({named})')
            places = ",".join("?" * len(columns))
            database.executemany(f'INSERT INTO "{table}" VALUES ({places})', rows[table])
    return to


def as_json(dump: Path, to: Path, indent: int | None = None) -> Path:
    """The tables and rows of a dump as phpMyAdmin exports them to JSON."""
    tables, rows = _read(dump)
    head = {"type": "header", "version": "5.2.1", "comment": "Export to JSON plugin for phpMyAdmin"}
    parts = [
        {"type": "table", "name": table, "database": "moor", "data": [dict(zip(columns, row, strict=True)) for row in rows[table]]}
        for table, columns in tables.items()
    ]  # fmt: skip
    to.write_text(json.dumps([head, {"type": "database", "name": "moor"}, *parts], indent=indent), "utf-8")
    return to


def _read(dump: Path) -> tuple[Mapping[str, Columns], Mapping[str, list[list[str | int | None]]]]:
    rows = defaultdict(list)
    with dump.open("rb") as stream:
        scanner = Scanner(stream, lambda table: True, 10**9)
        for row in scanner.rows():
            assert row.values
            rows[row.table].append([_typed(value) for value in row.values])
    return scanner.tables, rows


def _typed(value: str | None) -> str | int | None:
    return int(value) if value and value.isdecimal() and str(int(value)) == value else value
