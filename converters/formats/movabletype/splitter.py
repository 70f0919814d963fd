"""Cuts an export into its entries, so that memory is that of the largest entry.

An entry ends at a line of eight hyphens. A newer Movable Type writes a tab behind such a line of a text; of older ones a
line of hyphens in a text is known by what follows it: no field of an entry. An entry that has lost that line ends where
the fields of the next one stand: its text would show a draft.
"""

import codecs
import io
from collections.abc import Iterable, Iterator, Sequence
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
_OF_COMMENTS_TOO: Final = frozenset({b"AUTHOR", b"TITLE", b"DATE"})
_HEAD_SIZE: Final = 3
"""So many different fields in a row, one of them of entries alone, begin an entry."""
_FIELD: Final = lazy_re.compile("|".join(FIELDS).encode().join((rb"\s*(", rb"):")))
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
    no_end: bool = False
    """Whether the line of eight hyphens at its end is missing, and the fields of the next entry show where it ends."""


def pieces(source: Source) -> Iterator[Piece]:
    """The entries of a file, in order. Raises `FileError` as `Source.open`."""
    entry = _Entry(source.limits.record)
    held: list[bytes] = []
    """A line of eight hyphens and blank lines after it: the next line says whether the entry has ended there."""
    fields: list[bytes] = []
    """Lines in a row, after the head of an entry, that look like the fields of another one."""
    number = start = 0
    for number, line in enumerate(_lines(source), 1):
        if fields and not _FIELD.match(line):
            if _is_head(fields, entry.last, line):
                yield entry.piece(start, no_end=True)
                entry, start = _Entry(source.limits.record), number - len(fields)
            entry.add_all(fields)
            fields = []
        if held and not line.strip():
            held.append(line)
            continue
        if held:
            if _FIELD.match(line):
                yield entry.piece(start)
                entry, start = _Entry(source.limits.record), number
            else:
                entry.add_all(held)
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
        if entry.has_head and _FIELD.match(line):
            fields.append(line)
        elif start:
            entry.add(line)
    entry.add_all(fields)
    if start:
        ended = bool(held) or entry.last == RULE
        yield entry.piece(start, cut_off=not ended)


def _is_head(fields: Sequence[bytes], before: bytes, after: bytes) -> bool:
    """Whether fields in a row begin an entry: a rule stands before them, or after them, and no comment begins there."""
    names = {found[1] for line in fields if (found := _FIELD.match(line))}
    return (
        len(names) >= _HEAD_SIZE and bool(names - _OF_COMMENTS_TOO) and RULE in (before, after.rstrip(b"\n "))
    )


class _Entry:
    """The lines of an entry so far; no more than a record may have."""

    def __init__(self, limit: int) -> None:
        self._limit, self._lines, self._size = limit, list[bytes](), 0
        self.last = b""
        """The last line that is not blank."""
        self.has_head = False
        """Whether the rule after its fields is there."""

    def add_all(self, lines: Iterable[bytes]) -> None:
        for line in lines:
            self.add(line)

    def add(self, line: bytes) -> None:
        self._size += len(line)
        if self._size <= self._limit:
            self._lines.append(line)
        if text := line.rstrip(b"\n "):
            self.last = text[:16]
            self.has_head = self.has_head or text == RULE

    def piece(self, start: int, *, cut_off: bool = False, no_end: bool = False) -> Piece:
        return Piece(b"".join(self._lines), start, cut_off, self._size > self._limit, no_end)


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
