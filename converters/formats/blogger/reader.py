"""Yields the records of a blog of Blogger: a Takeout (a folder or zip, in parts or whole), or one feed."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from converters import dates, lazy_re, messages
from converters.base import PartsReader
from converters.clock import now
from converters.dates import named_zone
from converters.diagnostics import Diagnostics
from converters.errors import SourceError
from converters.formats.blogger import api, entries, settings, takeout
from converters.formats.blogger.entries import Entry
from converters.formats.blogger.feed_head import FeedHead, feed_head
from converters.formats.blogger.images import BodyImages
from converters.formats.blogger.records import Records, comment
from converters.guard import fault_at, guard, unreadable_item
from converters.io.limits import over_limit
from converters.io.saved_answers import holds_saved, says_nothing
from converters.io.sources import Source
from converters.io.urls import split
from converters.io.xml.fragments import NotRead
from converters.io.xml.pieces import Piece, has_entry, pieces
from converters.model import Comment, Entity, Post
from converters.readers.findings import report_dates
from converters.readers.orphan_comments import kept_comments, orphan_posts
from converters.readers.platform_exports import find_platform
from converters.readers.source_fields import FieldCheck, Shape
from converters.storage.waiting_comments import WaitingComments

_ASIDE = frozenset({"settings", "template"})
"""Kinds of entries that are no records."""
_TAKEN = api.KINDS | {"blog"}
"""Kinds of resources of the API that are read."""
_NOTHING_ELSE = Shape()
"""That of the elements of an entry that nobody knows (`Entry.others`)."""
_ASIDE_WORD = lazy_re.compile(rb"COMMENT|#comment|#settings|>\s*(?i:comment)\s*<")


@dataclass(frozen=True)
class BloggerReader(PartsReader):
    """A blog of Blogger: Google Takeout, the backup that Blogger made before, or answers of its API."""

    source_noun: ClassVar[str] = "a blog of Blogger"

    site: str = field(
        default="",
        metadata={"takes": "url", "help": "the home page of the blog, where it has its own domain"},
    )
    blog: str = field(
        default="", metadata={"help": "the blog to read, by its name, where a Takeout holds several"}
    )

    def detects(self, source: Source) -> bool:
        """Whether a folder has the files of a Takeout or answers of the API, or a file begins as one of Blogger does."""
        found = find_platform(source)
        if found or not source.is_folder:
            return bool(found and found.platform.reader == "blogger")
        return holds_saved(source, api.is_dump)

    def parts(self, sources: Sequence[Source]) -> Sequence[Source]:
        """The parts of a Takeout, or answers of the API. Other feeds that are sources are read one by one."""
        if all(_is_answer(source) for source in sources):
            return sources
        return [source for source in sources if source.is_folder]

    def read_parts(self, parts: Sequence[Source], diagnostics: Diagnostics) -> Iterator[Entity]:
        """Yield the site, the posts and pages with their comments, authors, labels, and the images that are here.

        Raises `SourceError` where a folder has no blog, or several of which none is chosen.
        """
        if _is_answer(parts[0]):
            files = api.dumps(parts)
            for file in (file for part in parts if part.is_folder for file in part.files()):
                if file.place.lower().endswith(".json") and file not in files and not says_nothing(file):
                    why = "it does not begin as an answer of Blogger's API does"
                    diagnostics.report(messages.UNKNOWN_FORMAT, file=file.name, why=why)
            yield from self._answers(files, diagnostics)
            return
        if len(parts) == 1 and not parts[0].is_folder:
            yield from self._blog(takeout.BlogFiles("", parts[0], None, ()), diagnostics)
            return
        chosen = self._chosen(takeout.find_blogs(parts), parts[0].name)
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

    def _answers(self, files: Sequence[Source], diagnostics: Diagnostics) -> Iterator[Entity]:
        """Yield the records of a blog from answers of the API: its files have comments and posts in any order."""
        stated: dict[str, str] = {}
        with WaitingComments() as waiting:
            file_of: dict[str, int] = {}
            """The id of a comment -> the number of its file: in one answer two that differ are two; in two it is a copy."""
            for number, file in enumerate(files):
                check = FieldCheck(diagnostics, file.name)
                for value in api.resources(file, None):
                    if api.kind(value) == "blog":
                        stated |= api.site_settings(value)
                    elif api.kind(value) == "post":
                        stated.setdefault("home", _home(str(value.get("url") or "")))
                    for resource in api.comments(value):
                        with guard(diagnostics, "comment", file=file.name):
                            found = api.entry(resource)
                            check.keep(made := comment(found, None), resource, api.RESOURCE)
                            is_other = file_of.setdefault(found.id, number) == number
                            waiting.add(
                                found.post, found.id, msgspec.json.encode(made), ids_are_unique=is_other
                            )
            about = settings.settings(stated, "", stated.get("home", ""), self.site)
            if not about.url:
                diagnostics.report(messages.NO_BLOG_ADDRESS, file=files[0].name)
            yield about.site()
            records = Records(about, now())
            yield from _answered(files, records, waiting, diagnostics)
            yield from _orphans(records, waiting, diagnostics)
            yield from records.rest()

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
            yield from _orphans(records, waiting, diagnostics)
            yield from records.rest()
            yield from _assets(blog, images, diagnostics)


def _first_pass(
    feed: Source, waiting: WaitingComments, stated: dict[str, str], diagnostics: Diagnostics
) -> FeedHead:
    """Read what must be known before the first post: the feed's title, the settings, the comments.

    Dates of a feed that has its settings among its entries have their own offsets; the others have `stated` before.
    """
    head, check = FeedHead(), FieldCheck(diagnostics, feed.name)
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
            with guard(diagnostics, "comment", file=feed.name, line=piece.line):
                check.keep(made := comment(entry, zone), entry.others, _NOTHING_ELSE)
                waiting.add(entry.post, entry.id, msgspec.json.encode(made), ids_are_unique=True)
    return head


def _posts(
    feed: Source, records: Records, waiting: WaitingComments, images: BodyImages, diagnostics: Diagnostics
) -> Iterator[Post]:
    """Yield the posts and pages, each with its comments; what of the feed cannot be read is reported."""
    check = FieldCheck(diagnostics, feed.name)
    for piece in _pieces(feed):
        if piece.is_head:
            continue
        with guard(diagnostics, "post", file=feed.name, line=piece.line):
            entry = _entry(piece, feed, diagnostics)
            if entry is None or entry.kind in (*_ASIDE, "comment"):
                continue
            post = records.post(entry, _comments(waiting.take(entry.id)))
            _report_post(post, entry, feed.name, piece.line, diagnostics)
            check.keep(post, entry.others, _NOTHING_ELSE)
            images.collect(entry.content)
            yield post


def _answered(
    files: Sequence[Source], records: Records, waiting: WaitingComments, diagnostics: Diagnostics
) -> Iterator[Post]:
    """Yield the posts and pages of answers, each once: pages of a list may overlap. Memory: their ids."""
    seen: dict[str, int] = {}
    for file in files:
        check = FieldCheck(diagnostics, file.name)
        for value in api.resources(file, diagnostics):
            kind = api.kind(value)
            if kind not in _TAKEN:
                diagnostics.tally(
                    messages.NOT_TAKEN, 1, what=kind or "resource without a kind", example=file.name
                )
            if kind not in ("post", "page"):
                continue
            with guard(diagnostics, "post", file=file.name):
                entry = api.entry(value)
                content = hash(msgspec.json.encode(value))
                if entry.id and seen.get(entry.id) == content:
                    continue
                seen[entry.id] = content
                found = _comments(waiting.take(entry.id))
                if api.hides_comments(value):
                    found = tuple(
                        replace(comment, status="hidden") if comment.status == "approved" else comment
                        for comment in found
                    )
                post = replace(records.post(entry, found), comments_open=api.comments_open(value))
                _report_post(post, entry, file.name, 0, diagnostics)
                check.keep(post, value, api.RESOURCE)
                yield post


def _report_post(post: Post, entry: Entry, file: str, line: int, diagnostics: Diagnostics) -> None:
    diagnostics.locate(post, file, line)
    report_dates(post, diagnostics)
    if not entry.status or (post.status == "private" and not dates.parsed(entry.published)):
        diagnostics.report(messages.NO_STATUS, post, status=post.status)
    if entry.declared is not None and entry.declared != len(post.comments):
        diagnostics.report(messages.FEWER_COMMENTS, post, declared=entry.declared, found=len(post.comments))


def _orphans(records: Records, waiting: WaitingComments, diagnostics: Diagnostics) -> Iterator[Post]:
    """Yield a post for each that is not there and has comments."""
    return orphan_posts(waiting, lambda post, lines: records.orphans(post, _comments(lines)), diagnostics)


def _is_answer(source: Source) -> bool:
    """Whether a file is an answer of the API, or a folder has some and no Takeout."""
    if not source.is_folder:
        return api.is_dump(source)
    return not find_platform(source) and bool(api.dumps([source]))


def _home(url: str) -> str:
    """The home page of a blog by the address of a post: blogs of Blogger are at the top of a host."""
    parts = split(url)
    return f"{parts.scheme}://{parts.netloc}/" if parts.scheme and parts.netloc else ""


def _comments(lines: Sequence[bytes]) -> tuple[Comment, ...]:
    """Comments that waited, by date: the feed has them in the order of their ids."""
    return tuple(sorted(kept_comments(lines), key=lambda comment: (comment.date or "", comment.id)))


def _pieces(feed: Source) -> Iterator[Piece]:
    with feed.open() as stream:
        yield from pieces(stream, "entry", feed.limits.record)


def _may_be_aside(data: bytes) -> bool:
    """Whether an entry may be a comment or a setting, without parsing it."""
    return bool(_ASIDE_WORD.search(data))


def _entry(piece: Piece, feed: Source, diagnostics: Diagnostics | None) -> Entry | None:
    """The entry of a piece; None where it cannot be read. Each piece is reported once, where `diagnostics` are given."""
    if piece.open_root:
        if diagnostics:
            diagnostics.report(messages.TRUNCATED, file=feed.name, line=piece.line, root=piece.open_root)
        return None
    if piece.too_large:
        if diagnostics:
            why = f"it {over_limit(feed.limits.record)}"
            unreadable_item(diagnostics, "post", why, file=feed.name, line=piece.line)
        return None
    try:
        found = entries.read(piece.data)
    except Exception as error:
        why = f"it is no XML ({error})" if isinstance(error, NotRead) else fault_at(error)
        if diagnostics:
            unreadable_item(diagnostics, "post", why, file=feed.name, line=piece.line)
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
