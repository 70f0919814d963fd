"""Recognises feeds; what reads them is loaded when one is found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from converters.base import PartsReader
from converters.dates import stated_zone
from converters.diagnostics import Diagnostics
from converters.formats.feed.detection import is_feed
from converters.io.saved_answers import holds_saved
from converters.io.sources import Source
from converters.model import Entity
from converters.readers.platform_exports import find_platform


@dataclass(frozen=True)
class FeedReader(PartsReader):
    """Saved feeds: RSS, Atom, JSON Feed, with their feeds of comments."""

    source_noun: ClassVar[str] = "a saved feed"

    site: str = field(
        default="", metadata={"takes": "url", "help": "the address of the site, where no feed states it"}
    )
    zone: str = field(
        default="",
        metadata={
            "takes": "zone",
            "help": "the time zone of the site, for feeds whose dates are in UTC: Asia/Tokyo",
        },
    )

    def detects(self, source: Source) -> bool:
        """Whether a file is a feed and no export, or a folder has feeds and neither pages nor Markdown."""
        if not source.is_folder:
            return is_feed(source)
        return not find_platform(source) and holds_saved(source, is_feed)

    def read_parts(self, parts: Sequence[Source], diagnostics: Diagnostics) -> Iterator[Entity]:
        """Yield the site, posts with their comments, authors, terms, images. Raises `SourceError` for a folder without a feed."""
        from converters.formats.feed.reading import read  # each run asks whether its source is a feed

        yield from read(parts, self.site, stated_zone(self.zone), diagnostics)
