"""The extension and the decoded text of a file."""

from collections.abc import Mapping
from typing import Final

from converters import lazy_re, messages
from converters.diagnostics import Diagnostics
from converters.errors import FileError
from converters.io.extensions import ORG, TEXTILE
from converters.io.sources import Source
from converters.io.sql.survey import SQLITE
from converters.model import Dialect

_BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be", b"\xef\xbb\xbf": "utf-8"}
_LFS: Final = b"version https://git-lfs.github.com/spec/"
_START: Final = 4096
"""Number of bytes by which binary files are distinguished from texts."""
_CONTROL: Final = lazy_re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_OTHER_LINE_ENDS: Final = lazy_re.compile("[\r\x0b\x0c\x85\u2028\u2029]")
_REPLACED: Final = "\ufffd".encode()

DIALECTS: Mapping[str, Dialect] = {
    ".html": "html",
    ".htm": "html",
    ".rst": "plain",
    ".txt": "plain",
    ORG: "plain",
    TEXTILE: "plain",
}
"""Extension -> dialect of the text; all others are Markdown."""


def extension(path: str) -> str:
    """The extension of a file name, with its dot, in lower case."""
    name = path.rpartition("/")[2]
    dot = name.rfind(".")
    return name[dot:].lower() if dot > 0 else ""


def without_extension(path: str) -> str:
    """A path without its extension."""
    return path[: len(path) - len(extension(path))]


def readable(file: Source, diagnostics: Diagnostics) -> str | None:
    """The text as `decoded` returns it; `None`, with a finding, if the file cannot be read."""
    try:
        return decoded(file, diagnostics)
    except FileError as error:
        diagnostics.report(messages.UNREADABLE_FILE, file=error.name, why=error.why)
        return None


def decoded(file: Source, diagnostics: Diagnostics) -> str:
    """The text without a byte order mark and zero bytes, with line feeds where it has carriage returns alone.

    What is not UTF-8 is read as Windows-1252, with a finding.

    Raises `FileError` if the file cannot be read.
    """
    data = file.read()
    if file.truncation:
        diagnostics.report(messages.PACKED_DAMAGE, file=file.name, why=file.truncation)
    if data.startswith(_LFS):
        raise FileError(file.name, "it is a pointer of Git LFS, which has the text; run `git lfs pull` first")
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return _in_lines(data[len(mark) :].decode(encoding, "replace"))
    if _is_binary(data):
        raise FileError(file.name, "it is no text, whatever its name says")
    try:
        return _in_lines(data.decode())
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
        diagnostics.report(messages.NOT_UTF8, file=file.name)
        return _in_lines(text)


def _is_binary(data: bytes) -> bool:
    """Whether the start has more control characters, or signs of an earlier wrong reading, than any text.

    Zeros do not count: most of a database are zeros, and in UTF-16 every second byte is one.
    """
    if data.startswith(SQLITE):
        return True
    start = data.replace(b"\0", b"")[:_START]
    return 30 * len(_CONTROL.findall(start)) > len(start) or 20 * start.count(_REPLACED) > len(start)


def _in_lines(text: str) -> str:
    text = text.replace("\0", "")
    return text if "\n" in text else _OTHER_LINE_ENDS.sub("\n", text)
