"""Yields the records of an archive of Micro.blog."""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import ClassVar

from converters.base import Reader
from converters.diagnostics import Diagnostics
from converters.errors import SourceError
from converters.formats.microblog.records import Records
from converters.guard import guard, unreadable_item
from converters.io.charset import head_in_utf8
from converters.io.json.rows import UnreadableRow, rows, values, values_before
from converters.io.saved_answers import says_nothing
from converters.io.sources import Source
from converters.model import Asset, Entity
from converters.readers.findings import report_dates
from converters.readers.platform_exports import is_export_of
from converters.readers.source_fields import FieldCheck

_FEED, _INDEX, _UPLOADS = "feed.json", "index.html", "uploads/"
_VERSION = b"jsonfeed.org"


@dataclass(frozen=True)
class MicroblogReader(Reader):
    """An archive of Micro.blog (`.bar`): a zip or folder with `feed.json` and uploads."""

    source_noun: ClassVar[str] = "an archive of Micro.blog"
    reads_directories: ClassVar[bool] = True
    file_formats: ClassVar[Set[str]] = frozenset({"feed"})

    def detects(self, source: Source) -> bool:
        """Whether a file begins as the feed of an archive does, or a folder has such a feed, or has only what an archive has."""
        if source.is_folder:
            feed = _shallowest(source)
            return feed is not None and (
                _is_feed_of_archive(feed)
                or (_has_nothing_else(source, feed) and _VERSION in head_in_utf8(feed.head()))
            )
        return _is_feed_of_archive(source)

    def read(self, source: Source, diagnostics: Diagnostics) -> Iterator[Entity]:
        """Yield the blog, its posts, and what they name. Raises `SourceError` for a folder without a feed.

        Of a folder only the feed and uploads are opened.
        """
        feed = _feed_of(source)
        records = Records(values_before(feed.head(), "items"), FieldCheck(diagnostics, feed.name))
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
    feed = _shallowest(source) if source.is_folder else source
    if feed is None:
        raise SourceError(f"{source.name}: there is no feed.json in it; export the blog again")
    return feed


def _shallowest(folder: Source) -> Source | None:
    found = [file for file in folder.files() if file.place.rpartition("/")[2].lower() == _FEED]
    return min(found, key=lambda file: file.place.count("/"), default=None)


def _is_feed_of_archive(file: Source) -> bool:
    return is_export_of(file, "microblog")


def _has_nothing_else(folder: Source, feed: Source) -> bool:
    """Whether a folder has the feed, a page and uploads alone: a whole site may have these three, and more."""
    root = feed.place[: -len(_FEED)]
    files = {file.place.removeprefix(root): file for file in folder.files()}
    return (
        _INDEX in files
        and not says_nothing(files[_INDEX])  # an answer of a server that was saved beside a feed
        and all(name.lower() in (_FEED, _INDEX) or name.startswith(_UPLOADS) for name in files)
    )
