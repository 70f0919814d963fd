"""The extension and the decoded text of a file."""

from collections.abc import Mapping

from converters import messages
from converters.diagnostics import Diagnostics
from converters.model import Dialect
from converters.sources import Source

_BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be", b"\xef\xbb\xbf": "utf-8"}

DIALECTS: Mapping[str, Dialect] = {".html": "html", ".htm": "html", ".rst": "plain", ".txt": "plain"}
"""Extension -> dialect of the text; all others are Markdown."""


def extension(path: str) -> str:
    """The extension of a file name, with its dot, in lower case."""
    name = path.rpartition("/")[2]
    dot = name.rfind(".")
    return name[dot:].lower() if dot > 0 else ""


def without_extension(path: str) -> str:
    """A path without its extension."""
    return path[: len(path) - len(extension(path))]


def decoded(file: Source, diagnostics: Diagnostics) -> str:
    """The text without a byte order mark; what is not UTF-8 is read as Windows-1252, with a finding."""
    with file.open() as stream:
        data = stream.read()
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    try:
        return data.decode()
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
        diagnostics.report(messages.NOT_UTF8, file=file.name)
        return text
