"""Writes archives: JSON Lines, one record a line, site, authors, terms, media, posts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from converters.diagnostics import Diagnostics
from converters.guard import guarded
from converters.io.output import Output
from converters.model import Dialect, Record
from converters.plan import Run
from converters.plugins import EVERYTHING, Fields, Writer
from converters.record_lines import SIGNATURE, encode


@dataclass(frozen=True)
class ArchiveWriter(Writer):
    """The archive of blogport: JSON Lines, one record a line. It holds everything."""

    single_file: ClassVar[bool] = True
    public: ClassVar[bool] = False
    dialects: ClassVar[tuple[Dialect, ...]] = ("wordpress", "html", "markdown", "plain")
    comment_dialects: ClassVar[tuple[Dialect, ...]] = dialects
    carries: ClassVar[Fields] = EVERYTHING
    signature: ClassVar[bytes] = SIGNATURE

    def write(self, records: Iterable[Record], out: Output, run: Run, diagnostics: Diagnostics) -> None:
        """Write one line for each record, in the given order."""
        with out.open() as stream:
            for record in records:
                with guarded(diagnostics, record):
                    stream.write(encode(record))
                    diagnostics.wrote(record)
