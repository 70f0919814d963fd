"""Bytes of any encoding as UTF-8.

What holds ASCII as it is (Latin-1, Windows-1252, Shift-JIS …) is cut first and decoded
record by record: WordPress puts UTF-8 into such files too. The rest (UTF-16, UTF-32 …)
is transcoded while it is read.
"""

import codecs
import re
from functools import cache
from typing import BinaryIO, Protocol

from converters import lazy_re
from converters.io.encodings import is_text

REPLACED = "�"

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ZEROES = (
    (lazy_re.compile(rb"(?:\s\0\0\0)*<\0\0\0"), "utf-32-le"),
    (lazy_re.compile(rb"(?:\0\0\0\s)*\0\0\0<"), "utf-32-be"),
    (lazy_re.compile(rb"(?:\s\0)*<\0[?!r]\0"), "utf-16-le"),
    (lazy_re.compile(rb"(?:\0\s)*\0<\0[?!r]"), "utf-16-be"),
)
_DECLARED = lazy_re.compile(rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)""")
_PRINTABLE = bytes(range(0x20, 0x7F))
_SHIFTING = lazy_re.compile(r"iso2022|hz|utf_?7|^utf-7")
_UTF16_UNITS = lazy_re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
_SURROGATE = lazy_re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")


class Stream(Protocol):
    """As much of a binary file as the reader needs."""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes, at most `size`; empty at the end."""


def encoding_of(head: bytes) -> str:
    """The Python codec of a file with this beginning: by its mark, its zero bytes, what it declares; else UTF-8."""
    for mark, name in _BOMS:
        if head.startswith(mark):
            return name
    for pattern, name in _ZEROES:
        if pattern.match(head):
            return name
    if declared := _DECLARED.search(head):
        stated = declared[1].decode("ascii")
        if not is_text(stated):
            return "utf-8"
        codec = codecs.lookup(stated)
        if not codec.name.startswith(("utf-16", "utf-32")):  # it would have had zero bytes
            return "cp1252" if codec.name in ("iso8859-1", "ascii") else codec.name
    return "utf-8"


def holds_ascii(encoding: str) -> bool:
    """Whether markup can be found in bytes of this encoding without decoding them."""
    if encoding.startswith(("utf-16", "utf-32")) or _SHIFTING.search(encoding):
        return False
    try:
        return _PRINTABLE.decode(encoding) == _PRINTABLE.decode("ascii")
    except UnicodeError:
        return False


class Transcoded:
    """A stream in UTF-8 of one in another encoding. `damaged` says whether something could not be decoded."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
        self.damaged = False

    def read(self, size: int = -1) -> bytes:
        """The next part, about `size` bytes; empty at the end only."""
        while True:
            data = self._stream.read(size)
            text = self._decoder.decode(data, final=not data)
            if text or not data:
                self.damaged = self.damaged or REPLACED in text
                return text.encode()


def decode(data: bytes, encoding: str = "cp1252") -> tuple[str, int, int]:
    """Bytes that may not be UTF-8 as text: (text, bytes read as `encoding`, surrogates deleted or joined).

    What is UTF-8 stays UTF-8: every run that is not is read as `encoding`. Surrogates that
    some programs encode one by one are joined in pairs, and deleted where alone.
    """
    surrogates = 0
    if b"\xed" in data:
        data, joined = _UTF16_UNITS.subn(_join, data)
        data, alone = _SURROGATE.subn(b"", data)
        surrogates = joined + alone
    wrong = len(data) - len(data.decode("utf-8", "ignore").encode())
    return data.decode("utf-8", _runs_as(encoding) if wrong else "strict"), wrong, surrogates


@cache
def _runs_as(encoding: str) -> str:
    """The name of an error handler that decodes invalid UTF-8 as `encoding`."""

    def read_run(error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError)
        run = error.object[error.start : error.end]
        try:
            return run.decode(encoding), error.end
        except UnicodeDecodeError:
            return run.decode("latin-1"), error.end

    name = f"blogport-runs-as-{encoding}"
    codecs.register_error(name, read_run)
    return name


def without_half_character(data: bytes) -> bytes:
    """UTF-8 that was cut off, without the first bytes of a character whose others are missing."""
    for back in range(1, min(4, len(data)) + 1):
        byte = data[-back]
        if byte >= 0xC0:
            needed = 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
            return data[:-back] if back < needed else data
        if byte < 0x80:
            break
    return data


def _join(pair: re.Match[bytes]) -> bytes:
    return (
        pair[0].decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16").encode()
    )
