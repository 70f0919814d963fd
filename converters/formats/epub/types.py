"""Which files a book can hold, known by their first bytes (EPUB 3.3, 3.2 and 3.5).

Core types are shown by every reading system: JPEG, PNG, GIF, WebP and SVG; MP3, AAC in MP4, and Opus. Films have no core
type, and none is refused. All else, such as AVIF, Vorbis or WAV, would need a copy in a core type beside it.
"""

import re
from typing import Final, NamedTuple

from converters import lazy_re

HEAD: Final = 64
"""Bytes at the start of a file that say what it is."""


class FileType(NamedTuple):
    """A media type, and the ending of files of it."""

    mime: str
    ending: str

    @property
    def kind(self) -> str:
        """`image`, `audio`, `video` or `text`; empty for no file that a book can hold."""
        return self.mime.partition("/")[0]


UNKNOWN: Final = FileType("", "")
SVG: Final = FileType("image/svg+xml", "svg")
_BEGINNINGS: Final = (
    (lazy_re.compile(rb"\x89PNG\r\n\x1a\n"), FileType("image/png", "png")),
    (lazy_re.compile(rb"\xff\xd8\xff"), FileType("image/jpeg", "jpg")),
    (lazy_re.compile(rb"GIF8[79]a"), FileType("image/gif", "gif")),
    (lazy_re.compile(rb"RIFF.{4}WEBP", re.DOTALL), FileType("image/webp", "webp")),
    (lazy_re.compile(rb"ID3|\xff[\xe2\xe3\xea\xeb\xf2\xf3\xfa\xfb]"), FileType("audio/mpeg", "mp3")),
    (lazy_re.compile(rb".{4}ftypM4[AB] ", re.DOTALL), FileType("audio/mp4", "m4a")),
    (lazy_re.compile(rb".{4}ftypqt  ", re.DOTALL), FileType("video/quicktime", "mov")),
    (lazy_re.compile(rb".{4}ftyp(?:isom|iso[2-9]|mp4[12]|avc1|M4V|dash|f4v|3gp)", re.DOTALL), FileType("video/mp4", "mp4")),
    (lazy_re.compile(rb"OggS.{24}OpusHead", re.DOTALL), FileType("audio/ogg; codecs=opus", "opus")),
    (lazy_re.compile(rb"OggS.{24}\x80theora", re.DOTALL), FileType("video/ogg", "ogv")),
    (lazy_re.compile(rb"\x1aE\xdf\xa3.{0,50}webm", re.DOTALL), FileType("video/webm", "webm")),
    (lazy_re.compile(rb"(?:\xef\xbb\xbf)?WEBVTT[\s]"), FileType("text/vtt", "vtt")),
    (lazy_re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!DOCTYPE svg|svg|[\w-]+:svg)\b"), SVG),
)  # fmt: skip
"""How the files begin. `ftyp`: the brands of MP4 (ISO/IEC 14496-12, 4.3); MPEG audio: layer III alone."""


def type_of(head: bytes) -> FileType:
    """The type of a file that a book can hold, by its first bytes; `UNKNOWN` for all others."""
    return next((kind for start, kind in _BEGINNINGS if start.match(head)), UNKNOWN)
