"""Decodes web pages. A declared encoding is used if the bytes can be in it.

The order is that of browsers (HTML standard, "determining the character encoding"): byte order mark;
the encoding given by the server or the saving program; the encoding that the page declares near its
start; UTF-8 if every byte fits, unless they are those of ISO-2022-JP; an encoding detected by letter frequencies; Windows-1252.

A page that is declared as ISO 8859-1 although most of its letters would have accents is in another script: the name stood
in the template. A browser shows it as it is declared; the letter frequencies say what it is.

A page in UTF-8 with single bytes of Windows-1252 in it (an editor or a database mixed them) is read as both: Beautiful
Soup's `detwingle` knows only some of these bytes.
"""

import codecs
import re
from typing import BinaryIO, NamedTuple, cast

from converters import lazy_re
from converters.io.encodings import is_text

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_STATED = lazy_re.compile(
    rb"""<meta[^>]{1,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{1,200}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_SHIFTS = (b"\x1b$B", b"\x1b$@", b"\x1b(J")
"""What begins Japanese in ISO-2022-JP (RFC 1468), whose bytes are all of ASCII: UTF-8 fits too, and is never meant."""
_NEAR = 4096
"""A page declares its encoding within this many bytes. Browsers look at 1,024, too few for saved pages."""
_SAMPLE = 1 << 18
"""Bytes that detection looks at."""
_WIDER = {
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "hz-gb-2312": "hz",
    "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252",
    "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "sjis": "cp932", "windows-31j": "cp932",
    "iso-8859-9": "cp1254", "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "tis-620": "cp874",
    "big5": "big5hkscs", "unicode": "utf-8", "utf8": "utf-8", "iso-8859-11": "cp874", "x-euc-jp": "euc_jp",
}  # fmt: skip
"""Declared encoding -> the superset of it that browsers use."""


_OTHER_SCRIPT = 0.5
"""The share of bytes above ASCII among the letters of lines that have any, from which they are no Latin script."""
_FEWEST_BYTES = 40
"""Bytes above ASCII that say something about the script."""
_ABOVE_ASCII = bytes(range(0x80, 0x100))
_ASCII_LETTERS = bytes([*range(0x41, 0x5B), *range(0x61, 0x7B)])
_CENTRAL_EUROPEAN = frozenset({"cp1250", "windows-1250"})
_POLISH_ISO = lazy_re.compile(rb"[A-Za-z][\xb1\xb6\xbc](?=[a-z.,!? <])|[\xb6\xa6][a-z]{2}")
"""`ą`, `ś`, `ź`, `Ś` of ISO 8859-2 in a word; Windows-1250 has signs there."""


class Decoded(NamedTuple):
    """A text, its encoding, and how many characters could not be decoded (they are replaced by �)."""

    text: str
    encoding: str
    lost: int


def decoded(data: bytes, hint: str = "") -> Decoded:
    """Decode a page; `hint` is the encoding that a server or a saving program declared."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _read(data[len(mark) :], encoding)
    if mixed := _mixed(data):
        return mixed
    if data.isascii() and any(shift in data for shift in _SHIFTS):
        shifted = _read(data, "iso2022_jp_ext")
        if shifted.lost <= len(data) // 500 + 2:
            return shifted
    for stated in (hint, _stated(data)):
        encoding = _codec(stated)
        if encoding == "cp1252" and _is_other_script(data):
            continue
        if encoding and (encoding == "utf-8" or not _is_utf8(data)):
            text = _read(data, encoding)
            # a page cut off, a stray byte; with more, the declaration is wrong
            if text.lost <= len(data) // 500 + 2:
                return text
    if _is_utf8(data):
        return _read(data, "utf-8")
    name = _codec(_detected(data)) or "cp1252"
    found = _read(data, "iso-8859-2" if name in _CENTRAL_EUROPEAN and _POLISH_ISO.search(data) else name)
    return found if not found.lost else min(found, _read(data, "cp1252"), key=lambda reading: reading.lost)


def in_utf8(stream: BinaryIO, head: bytes) -> BinaryIO:
    """A stream as what searches it for bytes can read it: UTF-16, by the mark at its start, becomes UTF-8."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return cast(BinaryIO, codecs.EncodedFile(stream, "utf-8", "utf-16", "replace"))
    return stream


def head_in_utf8(head: bytes) -> bytes:
    """The first bytes of a file as `in_utf8` gives them; a character may be cut off at the end."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "replace").encode()
    return head


def _read(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding, 0)
    except UnicodeDecodeError:
        text = data.decode(encoding, "cp1252-for-holes" if encoding == "cp1252" else "replace")
        return Decoded(text, encoding, text.count("\ufffd"))


def _holes(error: UnicodeError) -> tuple[str, int]:
    """Decode the five bytes that Windows-1252 leaves undefined to control characters, as browsers do."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("cp1252-for-holes", _holes)


def _mixed(data: bytes) -> Decoded | None:
    """UTF-8 with bytes of Windows-1252 in it, if fewer of these are there than characters of several bytes."""
    if data.isascii() or _is_utf8(data):
        return None
    text = data.decode("utf-8", "cp1252-in-utf-8")
    strange = len(data) - len(data.decode("utf-8", "ignore").encode())
    valid = sum(1 for char in text if char > "\x7f") - strange
    return Decoded(text, "utf-8", text.count("\ufffd")) if valid > strange else None


def _single(error: UnicodeError) -> tuple[str, int]:
    """Decode a byte that is no UTF-8 as Windows-1252; a character that is cut off at the end is lost."""
    assert isinstance(error, UnicodeDecodeError)
    if error.reason == "unexpected end of data":
        return "\ufffd", error.end
    byte = error.object[error.start : error.start + 1]
    return byte.decode("cp1252", "replace"), error.start + 1


codecs.register_error("cp1252-in-utf-8", _single)


def _stated(data: bytes) -> str:
    found = _STATED.search(data[:_NEAR])
    return (found[1] or found[2]).decode("ascii") if found else ""


def _codec(name: str) -> str:
    """Python's name for an encoding; empty if it is unknown or not a text encoding."""
    name = _WIDER.get(name.strip().lower(), name.strip().lower())
    return name if is_text(name) and not name.startswith("utf-16") else ""


def _is_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8; the last character may be cut off."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(data) - 4 and error.reason == "unexpected end of data"
    return True


def _is_other_script(data: bytes) -> bool:
    """Whether bytes that are declared as Latin cannot be it: most letters would have accents."""
    if data.isascii() or _is_utf8(data):
        return False
    sample = _sample(data)
    above = len(sample) - len(sample.translate(None, _ABOVE_ASCII))
    ascii_letters = len(sample) - len(sample.translate(None, _ASCII_LETTERS))
    return above >= _FEWEST_BYTES and above > _OTHER_SCRIPT * (above + ascii_letters)


def _detected(data: bytes) -> str:
    """Detect an encoding by letter frequencies; DOS code pages are excluded because no web page uses them."""
    import chardet  # most pages say what their encoding is, and its tables are large

    found = chardet.detect(_sample(data), encoding_era=chardet.EncodingEra.MODERN_WEB, max_bytes=_SAMPLE)
    return found["encoding"] or ""


def _sample(data: bytes) -> bytes:
    """The lines with non-ASCII bytes, without tags: only these say something about the encoding."""
    lines = re.findall(rb"[^\n<>]{0,400}[\x80-\xff][^\n<>]{0,400}", data[: 8 * _SAMPLE])
    return b"\n".join(lines)[:_SAMPLE]
