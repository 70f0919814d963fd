"""Databases in a file: a dump, a file of SQLite, or phpMyAdmin's export in JSON. Which tables one has is read once, whoever asks."""

import codecs
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from converters import lazy_re
from converters.io.sources import Source

if TYPE_CHECKING:
    from converters.io.sql.json_dump import JsonDump
    from converters.io.sql.scanner import Scanner
    from converters.io.sql.spool import Columns
    from converters.io.sql.sqlite_file import SqliteFile

_HEAD: Final = lazy_re.compile(
    rb"\s*(?:--[\s-]|#|/\*|SET\s|START\s|BEGIN\b|PRAGMA\s|USE\s|LOCK\s|DROP\s|ALTER\s|DELETE\s|TRUNCATE\s|CREATE\s|INSERT\s|REPLACE\s)",
    re.IGNORECASE,
)
_STATEMENT: Final = lazy_re.compile(
    rb"(?:^|\n|\*/)[ \t\r]*+(?:CREATE\s+TABLE|INSERT\s|REPLACE\s|COPY\s|LOCK\s+TABLES|DROP\s+TABLE)",
    re.IGNORECASE,
)
_JSON: Final = lazy_re.compile(rb'\s*\[\s*\{\s*"type"\s*:\s*"header"[^{}]{0,400}phpMyAdmin', re.IGNORECASE)
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
SQLITE: Final = b"SQLite format 3\0"
"""How a file of SQLite begins (https://www.sqlite.org/fileformat.html)."""
_KNOWN: Final = "tables of the database"


@contextmanager
def opened(
    source: Source, wants: Callable[[str], bool], created: Callable[[str], object] = lambda table: None
) -> "Iterator[Scanner | SqliteFile | JsonDump]":
    """What reads the rows of a database; `wants` and `created` are those of a `Scanner`."""
    if is_sqlite(source):
        from converters.io.sql.sqlite_file import SqliteFile, opened_copy

        with opened_copy(source) as database:
            yield SqliteFile(database, wants, source.limits.record, created)
    elif is_json(source):
        from converters.io.sql.json_dump import JsonDump

        with source.open() as stream:
            yield JsonDump(stream, wants, source.limits.record, created)
    else:
        from converters.io.sql.scanner import Scanner

        with _opened_dump(source) as stream:
            yield Scanner(stream, wants, source.limits.record, created)


@contextmanager
def _opened_dump(source: Source) -> Iterator[BinaryIO]:
    """The bytes of a dump; one in UTF-16, as `mysqldump > file` gives in PowerShell, becomes UTF-8."""
    with source.open() as stream:
        if source.head().startswith(_UTF_16):
            yield cast(BinaryIO, codecs.EncodedFile(stream, "utf-8", "utf-16", "replace"))
        else:
            yield stream


def is_sqlite(source: Source) -> bool:
    """Whether a file is one of SQLite."""
    return source.head().startswith(SQLITE)


def is_json(source: Source) -> bool:
    """Whether a file is a database that phpMyAdmin exported to JSON."""
    return bool(_JSON.match(source.head().removeprefix(codecs.BOM_UTF8)))


def is_database(source: Source) -> bool:
    """Whether a file is one of SQLite, or an export to JSON, or begins as a dump does and has a statement about a table near its beginning."""
    if is_sqlite(source) or is_json(source):
        return True
    head = source.head().removeprefix(codecs.BOM_UTF8)
    if head.startswith(_UTF_16):
        head = head.decode("utf-16", "replace").encode()
    return bool(_HEAD.match(head)) and bool(_STATEMENT.search(head))


def tables_of(source: Source) -> "Mapping[str, Columns]":
    """The tables of a database -> their columns, as far as a dump names them. Reads all of it, once for each source."""
    if _KNOWN not in source.known:
        with opened(source, lambda table: False) as scanner:
            for _ in scanner.rows():
                pass
        source.known[_KNOWN] = scanner.tables
    found = source.known[_KNOWN]
    assert isinstance(found, dict)
    return found
