"""Which tables a dump has, with their columns; it is read once for that, whoever asks."""

import re
from collections.abc import Mapping
from typing import Final

from converters.io.sources import Source
from converters.io.sql.scanner import Scanner
from converters.io.sql.spool import Columns

_HEAD: Final = re.compile(
    rb"\s*(?:--[\s-]|#|/\*|SET\s|START\s|BEGIN\b|PRAGMA\s|USE\s|LOCK\s|DROP\s|ALTER\s|DELETE\s|TRUNCATE\s|CREATE\s|INSERT\s|REPLACE\s)",
    re.IGNORECASE,
)
_STATEMENT: Final = re.compile(
    rb"(?:^|\n|\*/)\s*(?:CREATE\s+TABLE|INSERT\s|REPLACE\s|COPY\s|LOCK\s+TABLES|DROP\s+TABLE)", re.IGNORECASE
)
_KNOWN: Final = "tables of the dump"


def is_dump(source: Source) -> bool:
    """Whether a file begins as a dump of a database does, and has a statement about a table near its beginning."""
    head = source.head().removeprefix(b"\xef\xbb\xbf")
    return bool(_HEAD.match(head)) and bool(_STATEMENT.search(head))


def tables_of(source: Source) -> Mapping[str, Columns]:
    """The tables of a dump -> their columns, as far as the dump names them. Reads all of it, once for each source."""
    if _KNOWN not in source.known:
        with source.open() as stream:
            scanner = Scanner(stream, lambda table: False, source.limits.record)
            for _ in scanner.rows():
                pass
        source.known[_KNOWN] = scanner.tables
    found = source.known[_KNOWN]
    assert isinstance(found, dict)
    return found
