"""Temporary SQLite databases."""

import os
import sqlite3
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from shutil import rmtree
from typing import Any, Final
from weakref import finalize

from converters.io.temporary import no_temporary_file

_PATIENCE: Final = 600
"""Seconds that a process waits for another that is in the database."""


def open_database(path: Path, cache: int) -> sqlite3.Connection:
    """A SQLite database that nobody needs after a crash. `cache`: KB that are kept in memory."""
    base = sqlite3.connect(path, isolation_level=None, timeout=_PATIENCE, check_same_thread=False)
    for pragma in ("journal_mode=OFF", "synchronous=OFF", f"cache_size=-{cache}", "temp_store=FILE"):
        base.execute(f"PRAGMA {pragma}")
    return base


class TemporaryDatabase:
    """A SQLite database that goes with the object; a process that was forked from ours can read it.

    Raises `BlogportError` if it cannot be made, written or read.
    """

    def __init__(self, cache: int) -> None:
        self._cache = cache
        self._process = os.getpid()
        self._bases: dict[int, sqlite3.Connection] = {}
        """Of each process that asks: a fork must not even close what it inherits."""
        try:
            folder = Path(tempfile.mkdtemp())
            finalize(self, _remove, folder, self._bases)
            self._path = folder / "database"
            self._bases[self._process] = open_database(self._path, cache)
        except (OSError, sqlite3.Error) as error:
            raise no_temporary_file(error) from error

    def is_ours(self) -> bool:
        """Whether this process made it: none but that may change it."""
        return self._process == os.getpid()

    def ask(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """All rows that a SELECT gives."""
        process = os.getpid()
        try:
            if process not in self._bases:
                self._bases[process] = open_database(self._path, self._cache)
            return self._bases[process].execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise no_temporary_file(error) from error

    def change(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Do a statement for each of some rows of values."""
        base = self._bases[self._process]
        try:
            base.execute("BEGIN")
            base.executemany(sql, rows)
            base.execute("COMMIT")
        except sqlite3.Error as error:
            raise no_temporary_file(error) from error


def _remove(folder: Path, bases: dict[int, sqlite3.Connection]) -> None:
    process = os.getpid()
    if process in bases:
        bases[process].close()
    if process == next(iter(bases), process):  # a fork has the object too
        rmtree(folder, ignore_errors=True)
