"""Cuts a feed into its entries, so that one damaged entry costs one finding, and memory is that of the largest entry.

Entries are `entry` elements (Atom) or `item` elements (RSS). Bodies are escaped text in these feeds: `</entry>` ends an entry wherever it stands, unless a CDATA section has it.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

_START = re.compile(rb"<(?:[\w.-]+:)?(?:entry|item)[\s>]")
_END = re.compile(rb"</(?:[\w.-]+:)?(?:entry|item)\s*>")
"""An entry, with a prefix in feeds that another program wrote again."""
_CDATA, _CDATA_END = b"<![CDATA[", b"]]>"
_CHUNK = 1 << 18
_LONGEST_TAG = 64
"""Bytes that may be the beginning of a tag, kept until the next chunk comes."""


class Piece(NamedTuple):
    """One entry as it stands in the file, or the feed's own elements before the first (`is_head`)."""

    data: bytes
    line: int
    """The line at which it begins, from 1."""
    is_head: bool = False
    cut_off: bool = False
    """Whether the file ends, or the next entry begins, before this one has ended."""
    too_large: bool = False
    """Whether it is larger than a record may be; then `data` is its beginning."""


def has_entry(head: bytes) -> bool:
    """Whether an entry begins in the first bytes of a feed."""
    return bool(_START.search(head))


def pieces(stream: BinaryIO, limit: int) -> Iterator[Piece]:
    """The pieces of a feed, in order. `limit` is the number of bytes that an entry may have."""
    buffer, line, ended = b"", 1, False
    is_head = True
    while True:
        found = _next_piece(buffer, is_head, ended)
        if found is None:
            if len(buffer) > limit:
                yield Piece(buffer[:_LONGEST_TAG], line, is_head, too_large=True)
                line += buffer.count(b"\n")
                buffer, lost, ended = _to_next_entry(stream, buffer[-_LONGEST_TAG:])
                line += lost
                is_head = False
                continue
            chunk = b"" if ended else stream.read(max(_CHUNK, len(buffer)))
            if not chunk and ended:
                return
            ended = not chunk
            buffer += chunk
            continue
        start, end, cut_off = found
        line += buffer.count(b"\n", 0, start)
        if end > start and (not is_head or buffer[start:end].strip()):
            yield Piece(buffer[start:end], line, is_head, cut_off)
        line += buffer.count(b"\n", start, end)
        buffer = buffer[end:]
        is_head = False


def _next_piece(buffer: bytes, is_head: bool, ended: bool) -> tuple[int, int, bool] | None:
    """Where the next piece begins and ends, and whether it is cut off; None where more bytes are needed."""
    start = _START.search(buffer)
    if is_head:
        if start:
            return 0, start.start(), False
        return (0, len(buffer), False) if ended and buffer else None
    if not start:
        return None
    end = _end_of(buffer, start.end())
    if end is not None:
        following = _START.search(buffer, start.end(), end)
        if following and not _in_cdata(buffer, following.start()):
            return start.start(), following.start(), True
        return start.start(), end, False
    return (start.start(), len(buffer), True) if ended else None


def _end_of(buffer: bytes, at: int) -> int | None:
    """The end of the entry whose content begins at `at`; None where it is not in the buffer."""
    while True:
        end = _END.search(buffer, at)
        if not end:
            return None
        section = buffer.find(_CDATA, at, end.start())
        if section < 0:
            return end.end()
        close = buffer.find(_CDATA_END, section)
        if close < 0:
            return None
        at = close if close < end.start() else close + len(_CDATA_END)


def _in_cdata(buffer: bytes, at: int) -> bool:
    return buffer.rfind(_CDATA, 0, at) > buffer.rfind(_CDATA_END, 0, at)


def _to_next_entry(stream: BinaryIO, tail: bytes) -> tuple[bytes, int, bool]:
    """Skip to the end of an entry that is too large: what follows, the lines passed, whether the file has ended."""
    lines = 0
    while True:
        if end := _END.search(tail):
            return tail[end.end() :], lines + tail.count(b"\n", 0, end.start()), False
        lines += tail[:-_LONGEST_TAG].count(b"\n")
        chunk = stream.read(_CHUNK)
        if not chunk:
            return b"", lines, True
        tail = tail[-_LONGEST_TAG:] + chunk
