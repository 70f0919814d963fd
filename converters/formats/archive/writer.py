"""Writes archives: JSON Lines, one record a line, site, authors, terms, media, posts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from converters.io.output import Output
from converters.model import Dialect
from converters.plugins import EVERYTHING, Fields, LineWriter
from converters.storage.record_lines import SIGNATURE


@dataclass(frozen=True)
class ArchiveWriter(LineWriter):
    """The archive of blogport: JSON Lines, one record a line. It holds everything."""

    target_name: ClassVar[str] = "backup.jsonl.gz"
    public: ClassVar[bool] = False
    dialects: ClassVar[tuple[Dialect, ...]] = ("wordpress", "html", "markdown", "plain")
    comment_dialects: ClassVar[tuple[Dialect, ...]] = dialects
    carries: ClassVar[Fields] = EVERYTHING
    signature: ClassVar[bytes] = SIGNATURE

    def write_lines(self, lines: Iterable[bytes], out: Output) -> None:
        """Write one line for each record, in the order of an archive."""
        with out.open() as stream:
            stream.writelines(lines)
