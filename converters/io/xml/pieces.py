"""Cuts an XML file into its entries, so that one damaged entry costs one finding, and memory is that of the largest entry.

For files whose bodies are escaped text: `</entry>` ends an entry wherever it stands, unless a CDATA section has it. What
stands before such an end is an entry too, where its beginning is lost.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import BinaryIO, NamedTuple

from converters import lazy_re

_CDATA, _CDATA_END = b"<![CDATA[", b"]]>"
_CHUNK = 1 << 18
_LONGEST_TAG = 64
"""Bytes that may be the beginning of a tag, kept until the next chunk comes."""


_END_TAG = lazy_re.compile(rb"</\s*[\w:.-]")
_START_TAG = lazy_re.compile(rb"<([A-Za-z_][\w:.-]*)")


def open_root(head: bytes) -> str:
    """The element that begins first in what stands before the first entry of a file; empty if no element begins there."""
    found = _START_TAG.search(head)
    return found[1].decode("ascii", "replace") if found else ""


class _Tags(NamedTuple):
    """The tags of an entry, with a prefix in files that another program wrote again."""

    start: re.Pattern[bytes]
    end: re.Pattern[bytes]


@cache
def _tags(name: str) -> _Tags:
    prefixed = rb"(?:[\w.-]+:)?(?:" + name.encode() + b")"
    return _Tags(re.compile(b"<" + prefixed + rb"[\s>/]"), re.compile(b"</" + prefixed + rb"\s*>"))


class Piece(NamedTuple):
    """One entry as it stands in the file, or what stands before the first (`is_head`)."""

    data: bytes
    line: int
    """The line at which it begins, from 1."""
    is_head: bool = False
    cut_off: bool = False
    """Whether the file ends, or the next entry begins, before this one has ended; or its own beginning is lost."""
    too_large: bool = False
    """Whether it is larger than a record may be; then `data` is its beginning."""
    open_root: str = ""
    """The element around all entries, where the file ends without its end; then `data` is empty."""


def has_entry(head: bytes, name: str) -> bool:
    """Whether an element of that name begins in the first bytes of a file."""
    return bool(_tags(name).start.search(head))


def pieces(stream: BinaryIO, name: str, limit: int) -> Iterator[Piece]:
    """The pieces of a file whose entries are elements of that name, or of one of several: `entry|item`. `limit` is the number of bytes that one may have."""
    tags = _tags(name)
    buffer, line, ended = b"", 1, False
    is_head = True
    root = ""
    while True:
        found = _next_piece(buffer, tags, is_head, ended)
        if found is None:
            if len(buffer) > limit:
                yield Piece(buffer[:_LONGEST_TAG], line, is_head, too_large=True)
                line += buffer.count(b"\n")
                buffer, lost, ended = _to_next_entry(stream, tags, buffer[-_LONGEST_TAG:])
                line += lost
                is_head = False
                continue
            chunk = b"" if ended else stream.read(max(_CHUNK, len(buffer)))
            if not chunk and ended:
                if root and not is_head and not _END_TAG.search(buffer):
                    yield Piece(b"", line, open_root=root)
                return
            ended = not chunk
            buffer += chunk
            continue
        start, end, cut_off = found
        line += buffer.count(b"\n", 0, start)
        if end > start and (not is_head or buffer[start:end].strip()):
            too_large = end - start > limit
            data = buffer[start : start + _LONGEST_TAG] if too_large else buffer[start:end]
            if not is_head and not tags.start.match(data):
                data = _with_start(data, tags)
            yield Piece(data, line, is_head, cut_off, too_large)
            if is_head and end < len(buffer):
                root = open_root(data)
            elif cut_off and ended and end == len(buffer):
                root = ""  # the last entry says that the file ends in it
            if is_head and tags.end.search(data) and not _in_cdata(data, len(data)):
                yield Piece(b"", line, cut_off=True)  # an entry whose beginning is lost stands in it
        line += buffer.count(b"\n", start, end)
        buffer = buffer[end:]
        is_head = False


def _next_piece(buffer: bytes, tags: _Tags, is_head: bool, ended: bool) -> tuple[int, int, bool] | None:
    """Where the next piece begins and ends, and whether it is cut off; None where more bytes are needed."""
    start = tags.start.search(buffer)
    if is_head:
        if start:
            return 0, start.start(), False
        return (0, len(buffer), False) if ended and buffer else None
    lost = tags.end.search(buffer, 0, start.start() if start else len(buffer))
    if lost and not _in_cdata(buffer, lost.start()):
        return 0, lost.end(), True
    if not start:
        return None
    if (whole := _self_closed(buffer, start)) is not None:
        return start.start(), whole, False
    end = _end_of(buffer, tags, start.end())
    if end is not None:
        following = tags.start.search(buffer, start.end(), end)
        if following and not _in_cdata(buffer, following.start()):
            return start.start(), following.start(), True
        return start.start(), end, False
    return (start.start(), len(buffer), True) if ended else None


def _with_start(data: bytes, tags: _Tags) -> bytes:
    """An entry that has lost its beginning, with one made of its end."""
    end = tags.end.search(data)
    return b"<" + end[0][2:].lstrip() + data if end else data


def _self_closed(buffer: bytes, start: "re.Match[bytes]") -> int | None:
    """The end of an entry that has attributes alone (`<comment id="1" />`); None for any other."""
    close = buffer.find(b">", start.end() - 1)
    return close + 1 if close > 0 and buffer[close - 1 : close] == b"/" else None


def _end_of(buffer: bytes, tags: _Tags, at: int) -> int | None:
    """The end of the entry whose content begins at `at`; None where it is not in the buffer."""
    while True:
        end = tags.end.search(buffer, at)
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


def _to_next_entry(stream: BinaryIO, tags: _Tags, tail: bytes) -> tuple[bytes, int, bool]:
    """Skip to the end of an entry that is too large: what follows, the lines passed, whether the file has ended."""
    lines = 0
    while True:
        if end := tags.end.search(tail):
            return tail[end.end() :], lines + tail.count(b"\n", 0, end.start()), False
        lines += tail[:-_LONGEST_TAG].count(b"\n")
        chunk = stream.read(_CHUNK)
        if not chunk:
            return b"", lines, True
        tail = tail[-_LONGEST_TAG:] + chunk
