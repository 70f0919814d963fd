"""Reads archives: JSON Lines, one record a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import msgspec

from converters import messages
from converters.diagnostics import Diagnostics
from converters.guard import guard, unreadable_item
from converters.io.limits import over_limit, too_large
from converters.io.sources import Source
from converters.model import RECORD_TYPES, Record
from converters.record_lines import decode, decode_loosely

_FIRST = re.compile(rb'\{\s*"record"\s*:')
"""The beginning of a line that blogport wrote, even if the rest of it is damaged."""


@dataclass(frozen=True)
class ArchiveReader:
    """The archive of blogport: JSON Lines, one record a line."""

    reads_directories: ClassVar[bool] = False

    def detects(self, source: Source) -> bool:
        """Whether the first line is a JSON object with a known `record`."""
        line = source.head().removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n", 1)[0]
        start = line[:200]
        named = any(b'"%s"' % name.encode() in start for name in RECORD_TYPES)
        return bool(_FIRST.match(line)) or (line.startswith(b"{") and named and b'"record"' in line)

    def read(self, source: Source, diagnostics: Diagnostics) -> Iterator[Record]:
        """Yield the records in the order of the lines; an invalid line is a finding, and so is one that is too large.

        Raises `FileError` if the lines are too large, all that hold a record.
        """
        limit, skipped, found = source.limits.record, False, False
        for number, line in enumerate(source.lines(), 1):
            if line is None:
                skipped = True
                unreadable_item(
                    diagnostics, "record", f"it {over_limit(limit)}", file=source.name, line=number
                )
                continue
            if number == 1:
                line = line.removeprefix(b"\xef\xbb\xbf")
            if line.strip():
                with guard(diagnostics, "record", file=source.name, line=number):
                    if record := self._record(line, source.name, number, diagnostics):
                        found = True
                        yield record
        if skipped and not found:
            raise too_large(source.name, limit)

    def _record(self, line: bytes, name: str, number: int, diagnostics: Diagnostics) -> Record | None:
        try:
            record, moved = _decoded(line)
        except UnicodeDecodeError:
            diagnostics.report(messages.UNDECODABLE, file=name, line=number, encoding="UTF-8")
            return self._record(line.decode(errors="replace").encode(), name, number, diagnostics)
        except (msgspec.DecodeError, RecursionError) as error:
            diagnostics.report(messages.BAD_RECORD, file=name, line=number, why=str(error))
            return None
        diagnostics.locate(record, name, number)
        for what, field in moved:
            diagnostics.report(messages.UNKNOWN_FIELD, record, what=what, field=field)
        return record


def _decoded(line: bytes) -> tuple[Record, list[tuple[str, str]]]:
    """The record of a line, and its fields that moved to `extra`.

    Raises `UnicodeDecodeError`, `msgspec.DecodeError` or `RecursionError`.
    """
    try:
        return decode(line), []
    except (msgspec.DecodeError, RecursionError):
        return decode_loosely(line)
