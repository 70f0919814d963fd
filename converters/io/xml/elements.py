"""Elements of a large XML file one by one, so that one damaged element costs one finding, and memory is that of the
largest element.

The file is cut by names alone, in whatever order and number of kinds; `fragments` reads what was cut out. Prefixes
do not count: files that another program wrote again have lost their declarations.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO, Final, NamedTuple

from converters.io.window import Window
from converters.io.xml.pieces import open_root

_ENDS: Final = {b"<![CDATA[": b"]]>", b"<!--": b"-->"}
"""What begins a part of the file in which tags mean nothing -> what ends it."""
_LONGEST_TAG: Final = 4096
"""Bytes that may be the beginning of a tag, kept until more come."""
_AHEAD: Final = 64
"""Bytes behind a tag that say whether its element is empty."""


class Element(NamedTuple):
    """One element as it stands in the file."""

    name: str
    data: bytes
    line: int
    """The line at which it begins, from 1."""
    cut_off: bool = False
    """Whether the file ends, or the next element begins, before this one has ended."""
    too_large: bool = False
    """Whether it is larger than a record may be; then `data` is its beginning."""
    no_start: bool = False
    """Whether only its end is there; then `data` is empty."""
    open_root: str = ""
    """The element around all others, where the file ends without its end; then `data` is empty."""


def elements(stream: BinaryIO, names: tuple[str, ...], limit: int) -> Iterator[Element]:
    """The outermost elements of these names, in order; empty ones (`<a/>`, `<a></a>`) are passed over.

    `limit` is the number of bytes that an element may have.
    """
    token = re.compile(
        rb"<!\[CDATA\[|<!--|<(/?)(?:[\w.-]+:)?(%s)(?=[\s/>])[^<>]*?(/?)>" % "|".join(names).encode()
    )
    window = Window(stream)
    name, start, at, line, counted = b"", -1, 0, 1, 0
    empty_name = b""
    root: str | None = None

    def made(end: int, *, cut_off: bool = False, too_large: bool = False) -> Element:
        data = window.data[start : min(end, start + _AHEAD) if too_large else end]
        return Element(name.decode(), data, line, cut_off, too_large)

    while True:
        data = window.data
        found = token.search(data, at)
        end = _end(found, data) if found else -1
        if end < 0 and not window.ended:
            at = found.start() if found else max(at, len(data) - _LONGEST_TAG)
            if start >= 0 and len(data) - start > limit:
                yield made(len(data), too_large=True)
                start, at = -1, max(at, len(data) - _LONGEST_TAG)
            keep = start if start >= 0 else at
            line += data.count(b"\n", counted, keep)
            gone = window.more(keep)
            at, start, counted = at - gone, start - gone if start >= 0 else -1, 0
            continue
        if not found:
            break
        at = end if end >= 0 else found.end()
        closes, what, empty = found.groups()
        if what and root is None:
            root = open_root(data[: found.start()])
        if not what or empty:
            continue
        if closes:
            if start >= 0 and what == name:
                yield made(at, too_large=at - start > limit)
                start = -1
            elif start < 0 and what != empty_name:
                here = line + data.count(b"\n", counted, found.start())
                yield Element(what.decode(), b"", here, no_start=True)
            empty_name = b""
        elif not re.compile(rb"\s*</").match(data, at):
            if start >= 0:
                yield made(found.start(), cut_off=True)
            line += data.count(b"\n", counted, found.start())
            counted = start = found.start()
            name = what
        elif start < 0:
            empty_name = what
    if start >= 0:
        yield made(len(window.data), cut_off=True)
    elif root and not window.data[at:].count(b"</"):
        yield Element("", b"", line, open_root=root)


def _end(found: "re.Match[bytes]", data: bytes) -> int:
    """Where a tag, comment or section ends; -1 where only more bytes can say it."""
    if closing := _ENDS.get(found[0]):
        end = data.find(closing, found.end())
        return end + len(closing) if end >= 0 else -1
    return found.end() if found.end() + _AHEAD <= len(data) else -1
