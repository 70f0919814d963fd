"""Cuts an export into its entries, so that memory is that of the largest entry.

An entry ends at a line of eight hyphens. A newer Movable Type writes a tab behind such a line of a text; of older ones a
line of hyphens in a text is known by what follows it: no field of an entry.
"""

import codecs
import io
from collections.abc import Iterator
from typing import Any, BinaryIO, Final, NamedTuple

from converters import lazy_re
from converters.io.sources import Source

END: Final = b"-" * 8
RULE: Final = b"-" * 5
FIELDS: Final = (
    "AUTHOR", "TITLE", "BASENAME", "STATUS", "ALLOW COMMENTS", "CONVERT BREAKS", "ALLOW PINGS", "PRIMARY CATEGORY",
    "CATEGORY", "DATE", "TAGS", "NO ENTRY", "IMAGE", "UNIQUE URL",
)  # fmt: skip
"""The fields at the start of an entry: those of Movable Type, `IMAGE` of Hatena, `UNIQUE URL` of TypePad."""
_FIELD: Final = lazy_re.compile("|".join(FIELDS).encode().join((rb"\s*(?:", rb"):")))
_CHUNK: Final = 1 << 20


class Piece(NamedTuple):
    """One entry as it stands in the file."""

    data: bytes
    line: int
    """The line at which it begins, from 1."""
    cut_off: bool = False
    """Whether the file ends before it does."""
    too_large: bool = False
    """Whether it is larger than a record may be; then `data` is its beginning."""


def pieces(source: Source) -> Iterator[Piece]:
    """The entries of a file, in order. Raises `FileError` as `Source.open`."""
    entry = _Entry(source.limits.record)
    held: list[bytes] = []
    """A line of eight hyphens and blank lines after it: the next line says whether the entry has ended there."""
    number = start = 0
    for number, line in enumerate(_lines(source), 1):
        if held and not line.strip():
            held.append(line)
            continue
        if held:
            if _FIELD.match(line):
                yield entry.piece(start)
                entry, start = _Entry(source.limits.record), number
            else:
                for text in held:
                    entry.add(text)
            held = []
        if line.rstrip(b"\n ") == END:
            if entry.last == RULE:
                yield entry.piece(start)
                entry, start = _Entry(source.limits.record), 0
            else:
                held.append(line)
            continue
        if not start and line.strip():
            start = number
        if start:
            entry.add(line)
    if start:
        ended = bool(held) or entry.last == RULE
        yield entry.piece(start, cut_off=not ended)


class _Entry:
    """The lines of an entry so far; no more than a record may have."""

    def __init__(self, limit: int) -> None:
        self._limit, self._lines, self._size = limit, list[bytes](), 0
        self.last = b""
        """The last line that is not blank."""

    def add(self, line: bytes) -> None:
        self._size += len(line)
        if self._size <= self._limit:
            self._lines.append(line)
        if text := line.rstrip(b"\n "):
            self.last = text[:16]

    def piece(self, start: int, *, cut_off: bool = False) -> Piece:
        return Piece(b"".join(self._lines), start, cut_off, self._size > self._limit)


def _lines(source: Source) -> Iterator[bytes]:
    """The lines, each with one `\\n`, whichever line ends the file has; one that is too long comes in parts.

    UTF-16, which PowerShell writes, becomes UTF-8 on the way.
    """
    with source.open() as opened:
        stream: Any = opened
        if source.head().startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            stream = codecs.EncodedFile(opened, "utf-8", "utf-16", "replace")
        text = io.TextIOWrapper(io.BufferedReader(_Open(stream)), "latin-1", newline=None)
        while line := text.readline(_CHUNK):
            yield line.encode("latin-1")


class _Open(io.RawIOBase):
    """A stream that `TextIOWrapper` cannot close: it belongs to the source."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override] # any writable buffer
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
