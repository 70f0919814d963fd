"""Reads archives: JSON Lines, one record a line."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from converters import lazy_re
from converters.base import Reader
from converters.diagnostics import Diagnostics
from converters.io.sources import Source
from converters.model import RECORD_TYPES, Record
from converters.storage.archive_lines import read_archive

_FIRST = lazy_re.compile(rb'\{\s*"record"\s*:')
"""The beginning of a line that blogport wrote, even if the rest of it is damaged."""

_NAMED = lazy_re.compile(rb'"record"\s*:\s*"(?:%s)"' % "|".join(RECORD_TYPES).encode())


@dataclass(frozen=True)
class ArchiveReader(Reader):
    """The archive of blogport: JSON Lines, one record a line."""

    source_noun: ClassVar[str] = "an archive of blogport"

    def detects(self, source: Source) -> bool:
        """Whether the first line is a JSON object with a known `record`."""
        line = source.head().removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n", 1)[0]
        return bool(_FIRST.match(line)) or (line.startswith(b"{") and bool(_NAMED.search(line)))

    def read(self, source: Source, diagnostics: Diagnostics) -> Iterator[Record]:
        """Yield the records in the order of the lines (see `read_archive`)."""
        return read_archive(source, diagnostics)
