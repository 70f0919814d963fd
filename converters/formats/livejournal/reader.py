"""Yields the records of a journal of LiveJournal or Dreamwidth, in any of the forms that its users have."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from converters import lazy_re, messages
from converters.base import PartsReader
from converters.diagnostics import Diagnostics
from converters.errors import SourceError
from converters.formats.livejournal import elements
from converters.formats.livejournal.elements import Element
from converters.formats.livejournal.files import RENAMED, JournalFiles, find_files
from converters.formats.livejournal.records import Records, comments_key
from converters.guard import guard, unreadable_item
from converters.io.charset import head_in_utf8, in_utf8
from converters.io.limits import over_limit
from converters.io.sources import Source
from converters.io.xml.fragments import NotRead
from converters.io.xml.pieces import Piece, has_entry, pieces
from converters.model import Entity, Post
from converters.readers.findings import report_dates, report_renamed
from converters.readers.orphan_comments import kept_comments, orphan_posts
from converters.readers.platform_exports import is_export_of
from converters.readers.source_fields import FieldCheck
from converters.storage.waiting_comments import WaitingComments

_COMMENTS = lazy_re.compile(rb"<(?:comments|livejournal)\b")
_BETWEEN = lazy_re.compile(rb"(?<=</event>)(?=\s*(?:<\?xml[^<>]*>\s*)?<event>\s*<itemid>)")
"""Where in a file of ljdump a second entry begins: somebody put two files together."""
"""The element around the comments of an entry, or of a journal; it may have none."""


@dataclass(frozen=True)
class LiveJournalReader(PartsReader):
    """A journal of LiveJournal or Dreamwidth: the official export, a folder of ljdump, or a file of ljArchive."""

    source_noun: ClassVar[str] = "a journal of LiveJournal"

    site: str = field(
        default="",
        metadata={"takes": "url", "help": "the address of the journal, as https://ann.livejournal.com"},
    )
    zone: str = field(
        default="",
        metadata={
            "takes": "zone",
            "help": "the time zone of the journal's clock, as Europe/Riga: no export has it",
        },
    )

    def detects(self, source: Source) -> bool:
        """Whether a folder has the files of ljdump, or a file begins as an export does."""
        return is_export_of(source, "livejournal")

    def read_parts(self, parts: Sequence[Source], diagnostics: Diagnostics) -> Iterator[Entity]:
        """Yield the site, each entry with its comments, and what they name: authors and tags.

        Raises `SourceError` for a folder without a file of a journal.
        """
        files = find_files(parts)
        if not files.entries and not files.comments:
            raise SourceError(f"{parts[0].name}: there is no entry of a journal in it")
        if any(RENAMED.fullmatch(file.place.rpartition("/")[2]) for file in files.entries):
            every = [file for part in parts for file in part.files()]
            report_renamed(every, [*files.entries, *files.comments], RENAMED, diagnostics)
        if files.beside:
            diagnostics.tally(messages.EXPORTS_BESIDE, len(files.beside), example=files.beside[0])
        site = self.site or _stated_address(files)
        if not site and not files.user:
            diagnostics.report(messages.NO_BLOG_ADDRESS, file=parts[0].name)
        records = Records(site, files.user, self.zone)
        yield records.site()
        with WaitingComments() as waiting:
            found = _wait(files, records, waiting, diagnostics)
            is_display = _is_display(files, found)
            for file in files.entries:
                yield from _posts(file, records, waiting, is_display, diagnostics)
            yield from orphan_posts(waiting, _orphan, diagnostics)
        yield from records.rest()


def _wait(
    files: JournalFiles, records: Records, waiting: WaitingComments, diagnostics: Diagnostics
) -> set[str]:
    """Keep the comments of all dumps until their entries come; returns the numbers of these."""
    users = {number: name for file in files.comments for number, name in elements.users(file)}
    found: set[str] = set()
    for file in files.comments:
        check = FieldCheck(diagnostics, file.name)
        dumped = file.place.rpartition("/")[2].removeprefix("C-")
        head = head_in_utf8(file.head())
        if not has_entry(head, "comment"):
            if b"</comment>" in head:
                unreadable_item(diagnostics, "comment", "its start tag is missing", file=file.name)
            elif _COMMENTS.search(head) is None and head.strip():
                unreadable_item(diagnostics, "comment", "it is no file of comments", file=file.name)
            continue
        for piece in _pieces(file, "comment"):
            element = None if piece.is_head else _element(piece, file, "comment", diagnostics)
            if element is None or set(element.values) <= {"id", "posterid", "state", "jitemid"}:
                continue  # `comment_meta` has the numbers of the comments alone
            entry = element.get("jitemid").strip() or (dumped if dumped.isdecimal() else "")
            comment = records.comment(element, users, check, file)
            waiting.add(entry, comment.id, msgspec.json.encode(comment), ids_are_unique=True)
            found.add(entry)
    return found


def _is_display(files: JournalFiles, found: set[str]) -> bool:
    """Whether `itemid` is the number of the URL: it is if more of the numbers without their last byte have comments.

    In a file with the comments in each entry (ljArchive) it is not.
    """
    fits: Counter[bool] = Counter()
    for file in files.entries:
        for piece in _pieces(file, "entry"):
            if piece.is_head or piece.too_large or piece.open_root:
                continue
            if b"<comment" in piece.data:
                return False
            if not found:
                continue
            try:
                entry = elements.read(piece.data)
            except NotRead:
                continue
            number = entry.number("itemid")
            fits[True] += str(number >> 8) in found
            fits[False] += str(number) in found
    return fits[True] >= fits[False]


def _posts(
    file: Source, records: Records, waiting: WaitingComments, is_display: bool, diagnostics: Diagnostics
) -> Iterator[Post]:
    check = FieldCheck(diagnostics, file.name)
    for piece in _entries(file):
        with guard(diagnostics, "post", file=file.name, line=piece.line):
            entry = _element(piece, file, "post", diagnostics)
            if entry is None:
                continue
            if not entry.values and not entry.props:
                unreadable_item(diagnostics, "post", "it has no field of an entry", file=file.name)
                continue
            waited = kept_comments(waiting.take(comments_key(entry, is_display=is_display)))
            within = tuple(records.comment(element, {}, check, file) for element in entry.comments)
            post = records.post(
                entry, (*within, *waited), is_display=is_display, is_damaged=_is_damaged(piece, entry)
            )
            diagnostics.locate(post, file.name, piece.line)
            # the end of it is lost: another one may begin in it
            if entry.second and post.status == "publish":
                post = replace(post, status="private")
            for name in entry.second:
                diagnostics.report(messages.UNREAD_FIELD, post, file=file.name, what="post", field=name)
            if not entry.get("security") and not entry.is_dumped:
                diagnostics.report(messages.NO_STATUS, post, status=post.status)
            if records.lost:
                diagnostics.report(messages.LOST_ELEMENTS, post, which=", ".join(records.lost))
            report_dates(post, diagnostics)
            yield post


def _is_damaged(piece: Piece, entry: Element) -> bool:
    """Whether the word that says who may see an entry may be lost, whatever else it has."""
    return piece.cut_off or bool(entry.repaired) or b"\0" in piece.data


def _entries(file: Source) -> Iterator[Piece]:
    """The entries of a file: of ljdump it is the whole file, since its text has the name of the element around it."""
    head = head_in_utf8(file.head())
    if has_entry(head, "entry") or (not has_entry(head, "event") and b"<livejournal" in head):
        yield from (piece for piece in _pieces(file, "entry") if not piece.is_head)
        return
    line, data = 1, file.read()
    for part in _BETWEEN.split(data):
        yield Piece(part, line)
        line += part.count(b"\n")


def _pieces(file: Source, name: str) -> Iterator[Piece]:
    with file.open() as stream:
        yield from pieces(in_utf8(stream, file.head()), name, file.limits.record)


def _element(piece: Piece, file: Source, what: str, diagnostics: Diagnostics) -> Element | None:
    """The element of a piece; None, with a finding, where it cannot be read."""
    if piece.open_root:
        diagnostics.report(messages.TRUNCATED, file=file.name, line=piece.line, root=piece.open_root)
        return None
    if piece.too_large:
        why = f"it {over_limit(file.limits.record)}"
        unreadable_item(diagnostics, what, why, file=file.name, line=piece.line)
        return None
    try:
        found = elements.read(piece.data)
    except NotRead as error:
        unreadable_item(diagnostics, what, f"it is no XML ({error})", file=file.name, line=piece.line)
        return None
    if found.lost:
        diagnostics.report(messages.UNDECODABLE, encoding=found.encoding, file=file.name, line=piece.line)
    if piece.cut_off and not piece.data.rstrip().endswith(b"/>"):
        diagnostics.report(messages.CUT_OFF, file=file.name, line=piece.line)
    elif found.repaired:
        diagnostics.report(messages.REPAIRED_ENTRY, why=found.repaired, file=file.name, line=piece.line)
    return found


def _stated_address(files: JournalFiles) -> str:
    """The address of the journal, as the first entry of a dump states its own."""
    for file in files.entries:
        if has_entry(file.head(), "event") and not has_entry(file.head(), "entry"):
            try:
                url = elements.read(file.read()).get("url")
            except NotRead:
                continue
            return url.rpartition("/")[0] if url.startswith("http") else ""
    return ""


def _orphan(post: str, lines: list[bytes]) -> Post:
    return Post(id=post, status="trash", comments=kept_comments(lines))
