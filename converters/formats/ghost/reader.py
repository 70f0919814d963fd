"""Yields the records of a Ghost export: one JSON file, alone or in a zip or folder with its images and files."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from typing import ClassVar

import msgspec

from converters import messages
from converters.base import Reader
from converters.diagnostics import Diagnostics
from converters.errors import SourceError
from converters.formats.ghost import export, shapes
from converters.formats.ghost.export import COMMENTS, KEPT, Table, Tables, decoded, text
from converters.formats.ghost.records import Records
from converters.guard import guard, unreadable_item
from converters.io.json.rows import Row
from converters.io.sources import Source
from converters.model import Asset, Comment, Entity, Media, Post
from converters.readers.findings import report_dates
from converters.readers.orphan_comments import orphan_posts
from converters.readers.platform_exports import find_platform, is_export_of
from converters.readers.source_fields import FieldCheck
from converters.storage.waiting_comments import WaitingComments

_CONTENT = ("content/images/", "content/files/", "content/media/")
"""Where Ghost keeps files."""


@dataclass(frozen=True)
class GhostReader(Reader):
    """An export of Ghost (0.x to 6.x), with the files that lie beside it."""

    source_noun: ClassVar[str] = "an export of Ghost"
    reads_directories: ClassVar[bool] = True

    site: str = field(
        default="",
        metadata={"takes": "url", "help": "the address of the site, which an export does not have"},
    )

    def detects(self, source: Source) -> bool:
        """Whether a file begins as an export does, or a folder has a file with the name of one."""
        return is_export_of(source, "ghost")

    def read(self, source: Source, diagnostics: Diagnostics) -> Iterator[Entity]:
        """Yield the site, authors, tags, posts and pages with their comments, feature images, and the files.

        Raises `SourceError` for a folder without an export.
        """
        file = _export_of(source)
        with ExitStack() as stack:
            waiting = stack.enter_context(WaitingComments())
            tables, check = Tables(), FieldCheck(diagnostics, file.name)
            for row in export.first_pass(file, tables, check.report_tables):
                if (values := _values(row, file, diagnostics)) is None:
                    continue
                if row.table == COMMENTS:
                    waiting.add(text(values, "post_id"), text(values, "id"), row.data, ids_are_unique=True)
                    continue
                with guard(diagnostics, "post", file=file.name):
                    tables.add(row.table, values)
                    if row.table not in KEPT:
                        check.report(f"row of {row.table}", values, shapes.OF_TABLE[row.table])
            records = Records(tables, self.site)
            _report_settings(records, self.site, file, diagnostics)
            yield records.site()
            yield from records.authors(check)
            yield from records.terms(check)
            yield from _posts(file, records, waiting, check, diagnostics)
            yield from orphan_posts(waiting, partial(_orphan, records, check), diagnostics)
        for member in source.files() if source.is_folder else ():
            if asset := _asset(member, records):
                yield asset


def _export_of(source: Source) -> Source:
    """The file with the tables. Raises `SourceError` where there is none."""
    if not source.is_folder:
        return source
    names = [file for file in source.files() if file.place.endswith(".json")]
    named = [file for file in names if "ghost" in file.place.rpartition("/")[2].lower()]
    for file in named:
        if (platform := find_platform(file)) and platform.platform.reader == "ghost":
            return file
    raise SourceError(
        f"{source.name}: there is no export of Ghost in it; export again in Settings → Import/Export"
    )


def _posts(
    file: Source, records: Records, waiting: WaitingComments, check: FieldCheck, diagnostics: Diagnostics
) -> Iterator[Post | Media]:
    for row in export.post_rows(file):
        with guard(diagnostics, "post", file=file.name):
            values = _values(row, file, diagnostics)
            if values is None:
                continue
            post = records.post(values, _comments(waiting.take(text(values, "id")), records, check), check)
            diagnostics.locate(post, file.name, 0)
            report_dates(post, diagnostics)
            for what, id_ in records.unmatched:
                diagnostics.tally(messages.UNMATCHED_ID, 1, what=what, example=id_)
            records.unmatched.clear()
            if unknown := records.unknown.pop(post.id, None):
                diagnostics.report(
                    messages.UNKNOWN_CARDS, post, file=file.name, which=", ".join(dict.fromkeys(unknown))
                )
            if number := records.hidden.pop(post.id, 0):
                diagnostics.report(messages.HIDDEN_CARDS, post, file=file.name, number=number)
            if image := records.feature_image(values):
                yield image
            yield post


def _orphan(records: Records, check: FieldCheck, post: str, lines: list[bytes]) -> Post:
    return Post(id=post, status="trash", comments=_comments(lines, records, check))


def _comments(lines: Sequence[bytes], records: Records, check: FieldCheck) -> tuple[Comment, ...]:
    """The comments of rows that waited, by date."""
    found = (records.comment(msgspec.json.decode(line, type=Table), check) for line in lines)
    return tuple(sorted(found, key=lambda comment: (comment.date or "", comment.id)))


def _values(row: Row, file: Source, diagnostics: Diagnostics) -> Table | None:
    """The values of a row; None, with a finding, for one that cannot be read."""
    what = (
        "post" if row.table == export.POSTS else "comment" if row.table == COMMENTS else f"row of {row.table}"
    )
    why = row.problem(file.limits.record)
    if not why:
        try:
            return decoded(row)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            why = f"it is no JSON ({error})"
    if row.table == export.POSTS:
        unreadable_item(diagnostics, "post", why, file=file.name)
    else:
        diagnostics.report(messages.UNREADABLE_ROW, file=file.name, what=what, number=row.number, why=why)
    return None


def _report_settings(records: Records, site: str, file: Source, diagnostics: Diagnostics) -> None:
    if records.is_private:
        diagnostics.report(messages.PRIVATE_BLOG, file=file.name)
    if not site:
        diagnostics.report(messages.NO_BLOG_ADDRESS, file=file.name)
    if not records.zone:
        diagnostics.report(messages.NO_ZONE, file=file.name, zone=records.zone_name)


def _asset(member: Source, records: Records) -> Asset | None:
    """A file of the site, if it is one: images of other sizes (`content/images/size/`) are made by Ghost again."""
    place = member.place
    for folder in _CONTENT:
        at = f"/{place}".find(f"/{folder}")
        if at >= 0 and f"{folder}size/" not in place:
            return Asset(url=records.file_url(place[at:]), name=member.name, open=member.open)
    return None
