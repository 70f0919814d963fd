"""Yields the records of an export of Movable Type, TypePad, Hatena or another program that writes the same form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar, NamedTuple

import msgspec
from msgspec.structs import replace

from converters import lazy_re, messages
from converters.base import Reader
from converters.diagnostics import Diagnostics
from converters.errors import SourceError
from converters.extra_keys import UNREAD
from converters.formats.movabletype import entries
from converters.formats.movabletype.charset import Encoding
from converters.formats.movabletype.entries import Entry
from converters.formats.movabletype.records import Records
from converters.formats.movabletype.splitter import Piece, pieces
from converters.guard import guard, unreadable_item
from converters.io import urls
from converters.io.encodings import is_text
from converters.io.limits import over_limit
from converters.io.sources import Source
from converters.model import Comment, Entity, Post, record_type
from converters.readers.findings import report_dates
from converters.readers.orphan_comments import kept_comments, orphan_posts
from converters.readers.platform_exports import is_export_of
from converters.storage.waiting_comments import WaitingComments

_NO_ENTRY = lazy_re.compile(rb"^[ \t]*NO ENTRY:[ \t]*[^0\s]", re.MULTILINE)
_UNIQUE_URL = lazy_re.compile(rb"^[ \t]*UNIQUE URL:[ \t]*(https?://[^\s]+)", re.MULTILINE)
_DATED = lazy_re.compile(r"/\d{4}/\d\d(?:/\d\d)?/[^/]*$")
_HATENA_FILE = lazy_re.compile(
    r"([\w-]+\.(?:hatenablog\.(?:com|jp)|hateblo\.jp|hatenadiary\.(?:com|jp|org)))\.export\b.*", re.ASCII
)


@dataclass(frozen=True)
class MovableTypeReader(Reader):
    """An export of Movable Type, TypePad, Hatena, or another program that writes the same form."""

    source_noun: ClassVar[str] = "an export of Movable Type"

    site: str = field(
        default="",
        metadata={
            "takes": "url",
            "help": "the address of the blog's home page, which an export may not have",
        },
    )
    zone: str = field(
        default="",
        metadata={
            "takes": "zone",
            "help": "the time zone of the blog's clock, as Asia/Tokyo: no export has it",
        },
    )
    encoding: str = field(
        default="", metadata={"help": "the encoding of the file, where what is detected is wrong"}
    )

    def detects(self, source: Source) -> bool:
        """Whether a file begins with the fields of an entry."""
        return is_export_of(source, "movabletype")

    def read(self, source: Source, diagnostics: Diagnostics) -> Iterator[Entity]:
        """Yield the site, each entry with its comments, and what they name: images, authors, categories, tags.

        Raises `SourceError` for an encoding that there is not.
        """
        if self.encoding and not is_text(self.encoding):
            raise SourceError(f"-o encoding={self.encoding}: there is no such encoding")
        with WaitingComments() as waiting:
            known = _first_pass(source, waiting, Encoding(self.encoding), Records("", self.zone))
            site = self.site or known.url
            if not site:
                diagnostics.report(messages.NO_BLOG_ADDRESS, file=source.name)
            records = Records(site, self.zone)
            yield records.site()
            for post in _posts(source, records, waiting, known.encoding, diagnostics):
                if image := records.image(post):
                    yield image
                yield post
            yield from orphan_posts(waiting, _orphan, diagnostics)
            yield from records.rest()


class _Known(NamedTuple):
    """What must be known before the first entry."""

    url: str
    """The address of the home page, as the address of an entry or the name of the file states it."""
    encoding: Encoding


def _first_pass(source: Source, waiting: WaitingComments, encoding: Encoding, records: Records) -> _Known:
    """Look through the file: its encoding, an address, and comments of entries that stand elsewhere (`NO ENTRY`)."""
    named = _HATENA_FILE.match(source.name.replace("\\", "/").rpartition("/")[2])
    url = f"https://{named[1]}" if named else ""
    apart: list[Piece] = []
    for piece in pieces(source):
        encoding.learn(piece.data)
        if not url and (found := _UNIQUE_URL.search(piece.data)):
            url = _home(found[1].decode("ascii", "replace"))
        if _NO_ENTRY.search(piece.data):
            apart.append(piece)
    for piece in apart:
        entry = entries.read(encoding.decoded(piece.data).text)
        if _is_apart(entry):
            for number, comment in enumerate(records.replies(entry)):
                waiting.add(entry.first("DATE"), f"{piece.line} {number}", msgspec.json.encode(comment))
    return _Known(url, encoding)


def _home(url: str) -> str:
    """The home page of the blog that an entry is on: `http://name.typepad.com/blog/2003/05/first.html` is in `/blog`."""
    parts = urls.split(url)
    path = _DATED.sub("", parts.path) if _DATED.search(parts.path) else ""
    return f"{parts.scheme}://{parts.netloc}{path}" if parts.netloc else ""


def _posts(
    source: Source, records: Records, waiting: WaitingComments, encoding: Encoding, diagnostics: Diagnostics
) -> Iterator[Post]:
    unread: set[tuple[str, str]] = set()
    for piece in pieces(source):
        with guard(diagnostics, "post", file=source.name, line=piece.line):
            if piece.too_large:
                why = f"it {over_limit(source.limits.record)}"
                unreadable_item(diagnostics, "post", why, file=source.name, line=piece.line)
                continue
            text = encoding.decoded(piece.data)
            entry = entries.read(text.text)
            if _is_apart(entry):
                continue
            if not entry.fields and not entry.sections:
                why = "it has no field of an entry"
                unreadable_item(diagnostics, "post", why, file=source.name, line=piece.line)
                continue
            post, text_filter = records.post(entry, kept_comments(waiting.take(entry.first("DATE"))))
            diagnostics.locate(post, source.name, piece.line)
            if text.lost:
                diagnostics.report(
                    messages.UNDECODABLE, encoding=text.encoding, file=source.name, line=piece.line
                )
            if piece.cut_off:
                diagnostics.report(messages.CUT_OFF, file=source.name, line=piece.line)
            if piece.no_end or entry.repaired:
                diagnostics.report(messages.LINE_OF_HYPHENS_LOST, post)
            if entry.unread:
                diagnostics.report(messages.JUNK, post, number=len(entry.unread), text=entry.unread[:40])
            if text_filter:
                diagnostics.report(messages.UNKNOWN_FILTER, post, name=text_filter)
            # a hole in a file, or fields that are lost: another entry may begin in it
            is_damaged = b"\0" in piece.data or entry.two_bodies
            if is_damaged and post.status == "publish":
                post = replace(post, status="draft")
            if is_damaged or not entry.first("STATUS"):
                diagnostics.report(messages.NO_STATUS, post, status=post.status)
            made: tuple[Post | Comment, ...] = (post, *post.comments)
            for record in made:
                for field in record.extra.get(UNREAD, {}):
                    if (what := record_type(record), field) not in unread:
                        unread.add((what, field))
                        diagnostics.report(
                            messages.UNREAD_FIELD, record, file=source.name, what=what, field=field
                        )
            report_dates(post, diagnostics)
            yield post


def _is_apart(entry: Entry) -> bool:
    """Whether an entry has only comments, of another one with its date."""
    return entry.first("NO ENTRY") not in ("", "0")


def _orphan(_: str, lines: list[bytes]) -> Post:
    return Post(status="trash", comments=kept_comments(lines))
