"""Writes archives: JSON Lines, one record a line, site, authors, terms, media, posts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from converters.catalogue import Catalogue, Outline
from converters.diagnostics import Diagnostics
from converters.formats.archive import SIGNATURE, encode
from converters.model import Dialect, Record
from converters.output import Output


@dataclass(frozen=True)
class Archive:
    """An archive of blogport's own: JSON Lines, one record a line; it holds everything."""

    single_file: ClassVar[bool] = True
    public: ClassVar[bool] = False
    dialects: ClassVar[tuple[Dialect, ...]] = ("wordpress", "html", "markdown", "plain")
    comment_dialects: ClassVar[tuple[Dialect, ...]] = dialects
    no_place_for: ClassVar[frozenset[str]] = frozenset()
    signature: ClassVar[bytes] = SIGNATURE

    def path(self, post: Outline, ancestors: tuple[str, ...]) -> str:
        """Not asked: an archive is one file."""
        return ""

    def write(self, records: Iterable[Record], out: Output, catalogue: Catalogue, log: Diagnostics) -> None:
        """One line a record, in the order they come."""
        with out.open() as stream:
            for record in records:
                stream.write(encode(record))
                log.wrote(record)
