"""Which tables a dump has, with their columns; it is read once for that, whoever asks."""

import codecs
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from converters import lazy_re
from converters.io.sources import Source

if TYPE_CHECKING:
    from converters.io.sql.spool import Columns

_HEAD: Final = lazy_re.compile(
    rb"\s*(?:--[\s-]|#|/\*|SET\s|START\s|BEGIN\b|PRAGMA\s|USE\s|LOCK\s|DROP\s|ALTER\s|DELETE\s|TRUNCATE\s|CREATE\s|INSERT\s|REPLACE\s)",
    re.IGNORECASE,
)
_STATEMENT: Final = lazy_re.compile(
    rb"(?:^|\n|\*/)[ \t\r]*+(?:CREATE\s+TABLE|INSERT\s|REPLACE\s|COPY\s|LOCK\s+TABLES|DROP\s+TABLE)",
    re.IGNORECASE,
)
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_KNOWN: Final = "tables of the dump"


@contextmanager
def opened(source: Source) -> Iterator[BinaryIO]:
    """The bytes of a dump; one in UTF-16, as `mysqldump > file` gives in PowerShell, becomes UTF-8."""
    with source.open() as stream:
        if source.head().startswith(_UTF_16):
            yield cast(BinaryIO, codecs.EncodedFile(stream, "utf-8", "utf-16", "replace"))
        else:
            yield stream


def is_dump(source: Source) -> bool:
    """Whether a file begins as a dump of a database does, and has a statement about a table near its beginning."""
    head = source.head().removeprefix(codecs.BOM_UTF8)
    if head.startswith(_UTF_16):
        head = head.decode("utf-16", "replace").encode()
    return bool(_HEAD.match(head)) and bool(_STATEMENT.search(head))


def tables_of(source: Source) -> "Mapping[str, Columns]":
    """The tables of a dump -> their columns, as far as the dump names them. Reads all of it, once for each source."""
    if _KNOWN not in source.known:
        from converters.io.sql.scanner import Scanner  # each run asks whether its source is a dump

        with opened(source) as stream:
            scanner = Scanner(stream, lambda table: False, source.limits.record)
            for _ in scanner.rows():
                pass
        source.known[_KNOWN] = scanner.tables
    found = source.known[_KNOWN]
    assert isinstance(found, dict)
    return found
