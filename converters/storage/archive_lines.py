"""Reads the lines of an archive as records, with a finding for each line that is not a record.

An archive alone and the archive in a backup are read the same way.
"""

from collections.abc import Iterator

import msgspec

from converters import messages
from converters.diagnostics import Diagnostics
from converters.guard import guard, unreadable_item
from converters.io.limits import over_limit, too_large
from converters.io.sources import Source
from converters.model import Record
from converters.storage.record_lines import decode, decode_loosely


def read_archive(source: Source, diagnostics: Diagnostics) -> Iterator[Record]:
    """Yield the records in the order of the lines; an invalid line is a finding, and so is one that is too large.

    Raises `FileError` if the lines are too large, all that hold a record.
    """
    limit, skipped, found = source.limits.record, False, False
    for number, line in enumerate(source.lines(), 1):
        if line is None:
            skipped = True
            unreadable_item(diagnostics, "record", f"it {over_limit(limit)}", file=source.name, line=number)
            continue
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            with guard(diagnostics, "record", file=source.name, line=number):
                if record := _record(line, source.name, number, diagnostics):
                    found = True
                    yield record
    if skipped and not found:
        raise too_large(source.name, limit)


def _record(line: bytes, name: str, number: int, diagnostics: Diagnostics) -> Record | None:
    try:
        record, moved = _decoded(line)
    except UnicodeDecodeError:
        diagnostics.report(messages.UNDECODABLE, file=name, line=number, encoding="UTF-8")
        return _record(line.decode(errors="replace").encode(), name, number, diagnostics)
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
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        line.decode()  # whether this raises is what tells; msgspec's own error for it changed in version 0.23
        return decode_loosely(line)
