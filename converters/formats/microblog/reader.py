"""Yields the records of an archive of Micro.blog."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from converters.base import Reader
from converters.diagnostics import Diagnostics
from converters.errors import SourceError
from converters.formats.microblog.records import Records
from converters.guard import guard, unreadable_item
from converters.io.json_rows import UnreadableRow, rows, values, values_before
from converters.io.sources import Source
from converters.model import Asset, Entity
from converters.odd_dates import report_dates
from converters.unsupported import find_platform

_FEED, _UPLOADS = "feed.json", "uploads/"


@dataclass(frozen=True)
class MicroblogReader(Reader):
    """An archive of Micro.blog (`.bar`): a zip or folder with `feed.json` and uploads."""

    reads_directories: ClassVar[bool] = True

    def detects(self, source: Source) -> bool:
        """Whether a folder has the names of an archive, or a file begins as its feed does."""
        found = find_platform(source)
        return bool(found and found.platform.reader == "microblog")

    def read(self, source: Source, diagnostics: Diagnostics) -> Iterator[Entity]:
        """Yield the blog, its posts, and what they name. Raises `SourceError` for a folder without a feed.

        Of a folder only the feed and uploads are opened.
        """
        feed = _feed_of(source)
        records = Records(values_before(feed.head(), "items"))
        yield records.site()
        limit = feed.limits.record
        with feed.open() as stream:
            for row in rows(stream, "", {"items"}, limit):
                with guard(diagnostics, "post", file=feed.name):
                    try:
                        post = records.post(values(row, limit))
                    except UnreadableRow as error:
                        unreadable_item(diagnostics, "post", str(error), file=feed.name)
                        continue
                    diagnostics.locate(post, feed.name, 0)
                    report_dates(post, diagnostics)
                    if image := records.image(post):
                        yield image
                    yield post
        yield from records.rest()
        for file in source.files() if source.is_folder else ():
            at = f"/{file.place}".find(f"/{_UPLOADS}")
            if at >= 0:
                yield Asset(url=f"/{file.place[at:]}", name=file.name, open=file.open)


def _feed_of(source: Source) -> Source:
    if not source.is_folder:
        return source
    found = [file for file in source.files() if file.place.rpartition("/")[2].lower() == _FEED]
    if not found:
        raise SourceError(f"{source.name}: there is no feed.json in it; export the blog again")
    return min(found, key=lambda file: file.place.count("/"))
