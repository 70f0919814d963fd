"""Width and height of an image by its first bytes: PNG, GIF, JPEG, WebP."""

from collections.abc import Iterator
from typing import BinaryIO, Final

_FIRST: Final = 30
"""Bytes that all but JPEG need."""
_MOST: Final = 1 << 20
"""How far a JPEG is read for its frame: before it stand colour profiles and small versions."""
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers of frames (ITU T.81, table B.1)."""

Size = tuple[int, int]


def image_size(stream: BinaryIO) -> Size | None:
    """Width and height in pixels; None for another format, or a damaged file."""
    start = stream.read(_FIRST)
    size: Size | None = None
    if start.startswith(b"\x89PNG\r\n\x1a\n") and start[12:16] == b"IHDR":
        size = _big(start[16:20]), _big(start[20:24])
    elif start.startswith((b"GIF87a", b"GIF89a")):
        size = _little(start[6:8]), _little(start[8:10])
    elif start.startswith(b"RIFF") and start[8:12] == b"WEBP":
        size = _webp(start)
    elif start.startswith(b"\xff\xd8"):
        size = next(_frames(start[2:] + stream.read(_MOST)), None)
    return size if size and all(size) else None


def _big(data: bytes) -> int:
    return int.from_bytes(data, "big")


def _little(data: bytes) -> int:
    return int.from_bytes(data, "little")


def _webp(start: bytes) -> Size | None:
    """The size in the first chunk (WebP Container Specification; RFC 6386, 9.1, for the lossy form)."""
    if len(start) < _FIRST:
        return None
    match start[12:16]:
        case b"VP8X":
            return _little(start[24:27]) + 1, _little(start[27:30]) + 1
        case b"VP8 ":
            return _little(start[26:28]) & 0x3FFF, _little(start[28:30]) & 0x3FFF
        case b"VP8L":
            bits = _little(start[21:25])
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return None


def _frames(data: bytes) -> Iterator[Size]:
    """The sizes of the frames of a JPEG, segment by segment."""
    at = 0
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # a byte that fills
            at += 1
            continue
        if marker in _FRAMES:
            yield _big(data[at + 7 : at + 9]), _big(data[at + 5 : at + 7])
        at += 2 + _big(data[at + 2 : at + 4])
