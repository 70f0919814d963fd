"""Yields the records of a blog of Blogger: a Takeout (a folder or zip, in parts or whole), or one feed."""

import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import ClassVar

import msgspec

from converters import messages
from converters.base import Reader
from converters.dates import named_zone
from converters.diagnostics import Diagnostics
from converters.errors import SourceError
from converters.formats.blogger import entries, settings, takeout
from converters.formats.blogger.entries import Entry
from converters.formats.blogger.feed_head import FeedHead, feed_head
from converters.formats.blogger.images import BodyImages
from converters.formats.blogger.records import Records, comment, now
from converters.guard import guard, unreadable_item
from converters.io.limits import over_limit
from converters.io.sources import Source
from converters.io.xml_fragments import NotRead
from converters.io.xml_pieces import Piece, has_entry, pieces
from converters.model import Comment, Entity, Post
from converters.odd_dates import report_dates
from converters.unsupported import find_platform
from converters.waiting_comments import WaitingComments

_ASIDE = frozenset({"settings", "template"})
"""Kinds of entries that are no records."""
_ASIDE_WORD = re.compile(rb"COMMENT|#comment|#settings|>\s*(?i:comment)\s*<")


@dataclass(frozen=True)
class BloggerReader(Reader):
    """A blog of Blogger: Google Takeout, or the backup that Blogger made before."""

    reads_directories: ClassVar[bool] = True

    site: str = field(
        default="", metadata={"help": "the home page of the blog, where it has a domain of its own"}
    )
    blog: str = field(
        default="", metadata={"help": "the blog to read, by its name, where a Takeout holds several"}
    )

    def detects(self, source: Source) -> bool:
        """Whether a folder has the files of a Takeout, or a file begins as a feed of Blogger does."""
        found = find_platform(source)
        return bool(found and found.platform.reader == "blogger")

    def read(self, source: Source, diagnostics: Diagnostics) -> Iterator[Entity]:
        """Yield the site, the posts and pages with their comments, authors, labels, and the images that are here.

        Raises `SourceError` where a folder has no blog, or several of which none is chosen.
        """
        return self._read([source], diagnostics)

    def together(self, sources: Sequence[Source]) -> Reader:
        """The reader of a Takeout in parts. Feeds that are sources themselves are read one by one."""
        folders = [source for source in sources if source.is_folder]
        return _PartsReader(self, folders) if len(folders) > 1 else self

    def _read(self, sources: Sequence[Source], diagnostics: Diagnostics) -> Iterator[Entity]:
        if len(sources) == 1 and not sources[0].is_folder:
            yield from self._blog(takeout.BlogFiles("", sources[0], None, ()), diagnostics)
            return
        chosen = self._chosen(takeout.find_blogs(sources), sources[0].name)
        yield from self._blog(chosen, diagnostics)

    def _chosen(self, blogs: list[takeout.BlogFiles], name: str) -> takeout.BlogFiles:
        """The only blog, or the one that `-o blog` names; a blog without a post does not count where others have some."""
        if not blogs:
            raise SourceError(
                f"{name}: there is no feed.atom of a blog in it; export the blog again with Google Takeout"
            )
        wanted = (
            [blog for blog in blogs if blog.name.casefold() == self.blog.casefold()] if self.blog else blogs
        )
        if len(wanted) > 1:
            wanted = [blog for blog in wanted if has_entry(blog.feed.head(), "entry")] or wanted[:1]
        if len(wanted) != 1:
            names = ", ".join(f"“{blog.name}”" for blog in blogs)
            raise SourceError(f"{name}: it holds the blogs {names}; say which with -o blog=NAME")
        return wanted[0]

    def _blog(self, blog: takeout.BlogFiles, diagnostics: Diagnostics) -> Iterator[Entity]:
        stated = settings.of_file(blog.settings) if blog.settings else {}
        with ExitStack() as stack:
            waiting = stack.enter_context(WaitingComments())
            head = _first_pass(blog.feed, waiting, stated, diagnostics)
            about = settings.settings(stated, head.title or blog.name, head.home, self.site)
            _report_settings(about, blog, diagnostics)
            yield about.site()
            records, images = Records(about, now()), BodyImages()
            yield from _posts(blog.feed, records, waiting, images, diagnostics)
            for post, lines in waiting.rest():
                orphan = records.orphans(post, _comments(lines))
                diagnostics.report(messages.NO_POST_OF_COMMENTS, orphan, number=len(lines))
                yield orphan
            yield from records.rest()
            yield from _assets(blog, images, diagnostics)


class _PartsReader(Reader):
    """Reads several folders as one Takeout, with the first of them; the others have nothing more."""

    reads_directories: ClassVar[bool] = True

    def __init__(self, reader: BloggerReader, parts: Sequence[Source]) -> None:
        self._reader, self._parts = reader, parts

    def detects(self, source: Source) -> bool:
        return self._reader.detects(source)

    def read(self, source: Source, diagnostics: Diagnostics) -> Iterator[Entity]:
        if source is self._parts[0]:
            return self._reader._read(self._parts, diagnostics)
        return iter(()) if source in self._parts else self._reader.read(source, diagnostics)


def _first_pass(
    feed: Source, waiting: WaitingComments, stated: dict[str, str], diagnostics: Diagnostics
) -> FeedHead:
    """Read what must be known before the first post: the feed's title, the settings, the comments.

    Dates of a feed that has its settings among its entries have their own offsets; the others have `stated` before.
    """
    head = FeedHead()
    zone = named_zone(stated.get("blog_time_zone", ""))
    for piece in _pieces(feed):
        if piece.is_head:
            head = feed_head(piece.data)
            continue
        if not _may_be_aside(piece.data) or not (entry := _entry(piece, feed, None)):
            continue
        if entry.kind == "settings":
            stated |= settings.of_entry(entry)
        elif entry.kind == "comment":
            waiting.add(entry.post, entry.id, msgspec.json.encode(comment(entry, zone)))
    return head


def _posts(
    feed: Source, records: Records, waiting: WaitingComments, images: BodyImages, diagnostics: Diagnostics
) -> Iterator[Post]:
    """Yield the posts and pages, each with its comments; what of the feed cannot be read is reported."""
    for piece in _pieces(feed):
        if piece.is_head:
            continue
        with guard(diagnostics, "post", file=feed.name, line=piece.line):
            entry = _entry(piece, feed, diagnostics)
            if entry is None or entry.kind in (*_ASIDE, "comment"):
                continue
            post = records.post(entry, _comments(waiting.take(entry.id)))
            diagnostics.locate(post, feed.name, piece.line)
            report_dates(post, diagnostics)
            if entry.declared is not None and entry.declared != len(post.comments):
                diagnostics.report(
                    messages.FEWER_COMMENTS, post, declared=entry.declared, found=len(post.comments)
                )
            images.collect(entry.content)
            yield post


def _comments(lines: Sequence[bytes]) -> tuple[Comment, ...]:
    """Comments that waited, by date: the feed has them in the order of their ids."""
    found = [msgspec.json.decode(line, type=Comment) for line in lines]
    return tuple(sorted(found, key=lambda comment: (comment.date or "", comment.id)))


def _pieces(feed: Source) -> Iterator[Piece]:
    with feed.open() as stream:
        yield from pieces(stream, "entry", feed.limits.record)


def _may_be_aside(data: bytes) -> bool:
    """Whether an entry may be a comment or a setting, without parsing it."""
    return bool(_ASIDE_WORD.search(data))


def _entry(piece: Piece, feed: Source, diagnostics: Diagnostics | None) -> Entry | None:
    """The entry of a piece; None where it cannot be read. Each piece is reported once, where `diagnostics` are given."""
    if piece.too_large:
        if diagnostics:
            why = f"it {over_limit(feed.limits.record)}"
            unreadable_item(diagnostics, "post", why, file=feed.name, line=piece.line)
        return None
    try:
        found = entries.read(piece.data)
    except NotRead as error:
        if diagnostics:
            unreadable_item(diagnostics, "post", f"it is no XML ({error})", file=feed.name, line=piece.line)
        return None
    if diagnostics:
        if found.lost:
            diagnostics.report(messages.UNDECODABLE, encoding=found.encoding, file=feed.name, line=piece.line)
        if piece.cut_off:
            diagnostics.report(messages.CUT_OFF, file=feed.name, line=piece.line)
        elif found.repaired:
            diagnostics.report(messages.REPAIRED_ENTRY, why=found.repaired, file=feed.name, line=piece.line)
    return found.entry


def _report_settings(about: settings.Settings, blog: takeout.BlogFiles, diagnostics: Diagnostics) -> None:
    if about.private:
        diagnostics.report(messages.PRIVATE_BLOG, file=blog.feed.name)
    if blog.settings and not about.zone:
        diagnostics.report(messages.NO_ZONE, file=blog.settings.name, zone=about.zone_name)
    if not about.url:
        diagnostics.report(messages.NO_BLOG_ADDRESS, file=blog.feed.name)


def _assets(blog: takeout.BlogFiles, images: BodyImages, diagnostics: Diagnostics) -> Iterator[Entity]:
    if not blog.uploads:
        return
    found = images.match(blog.uploads)
    yield from found.assets
    if found.ambiguous:
        diagnostics.report(messages.AMBIGUOUS_IMAGES, file=blog.feed.name, number=found.ambiguous)
    if found.missing:
        diagnostics.report(messages.IMAGES_NOT_IN_EXPORT, file=blog.feed.name, number=found.missing)
    used = {asset.name for asset in found.assets}
    if rest := [file for file in blog.uploads if file.name not in used]:
        diagnostics.tally(messages.NOT_TAKEN, len(rest), what="album", example=rest[0].name)
