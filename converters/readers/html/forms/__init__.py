"""Gets pages out of what they were saved in: so far a file, or the HTML files of a folder."""

import re
from collections.abc import Iterator

from converters.diagnostics import Diagnostics
from converters.readers.html.page import Page
from converters.sources import Source

_NAME = re.compile(r"\.x?html?$", re.IGNORECASE)
_CHARSET = re.compile(rb"""<meta[^>]{1,200}charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)


def pages(source: Source, log: Diagnostics) -> Iterator[Page]:
    """Yield the pages of a source, in the order of their places."""
    for file in source.files():
        if not source.is_folder or _NAME.search(file.place):
            with file.open() as stream:
                yield Page(place=file.name, address="", html=_decoded(stream.read()))


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        stated = _CHARSET.search(data[:2048])
        try:
            return data.decode(stated[1].decode() if stated else "cp1252", "replace")
        except LookupError:
            return data.decode("cp1252", "replace")
