"""Yields the records of an export of Substack: a zip, a folder, or its table of posts alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from converters import messages
from converters.base import Reader
from converters.clock import now
from converters.dates import stated_zone
from converters.diagnostics import Diagnostics
from converters.errors import FileError, SourceError
from converters.formats.substack import export
from converters.formats.substack.rows import rows
from converters.guard import guard, unreadable_item
from converters.io.charset import decoded
from converters.io.sources import Source
from converters.model import Comment, Entity, Post
from converters.readers.findings import report_dates, report_renamed
from converters.readers.platform_exports import is_export_of
from converters.readers.source_fields import FieldCheck

if TYPE_CHECKING:
    from converters.formats.substack.body import Text
    from converters.formats.substack.records import Records


@dataclass(frozen=True)
class SubstackReader(Reader):
    """The export of a publication on Substack: posts, podcasts, threads, pages and drafts."""

    source_noun: ClassVar[str] = "an export of Substack"
    reads_directories: ClassVar[bool] = True

    site: str = field(
        default="",
        metadata={
            "takes": "url",
            "help": "the home page of the publication, where it has its own domain",
        },
    )
    zone: str = field(
        default="",
        metadata={
            "takes": "zone",
            "help": "the time zone of the dates, as in Europe/Berlin; they are in UTC",
        },
    )

    def detects(self, source: Source) -> bool:
        """Whether a folder has the files of an export, or a file begins as its table does."""
        return is_export_of(source, "substack")

    def read(self, source: Source, diagnostics: Diagnostics) -> Iterator[Entity]:
        """Yield the site, and the posts of the table with their texts; then texts that no row names.

        Raises `SourceError` for a folder without the table.
        """
        # `detects` runs at every start; the modules that understand markup are loaded only to read some.
        from converters.formats.substack.records import ROW, Records

        files = export.find(source)
        if files.table is None:
            raise SourceError(
                f"{source.name}: there is no posts.csv, which says who may read each post; "
                "give the whole export, or export again in Settings → Export"
            )
        records = Records(files.name, self.site, stated_zone(self.zone), now())
        if not self.zone:
            diagnostics.report(messages.ZONE_NOT_STATED, file=files.table.name, zone="UTC")
        if not records.base:
            diagnostics.report(messages.NO_BLOG_ADDRESS, file=files.table.name)
        yield records.site()
        if source.is_folder:
            taken = [*files.posts.values(), *files.comments.values()]
            report_renamed(source.files(), taken, export.RENAMED, diagnostics)
        check = FieldCheck(diagnostics, files.table.name)
        for row in rows(files.table):
            with guard(diagnostics, "post", file=files.table.name, line=row.line):
                if row.why:
                    unreadable_item(diagnostics, "post", row.why, file=files.table.name, line=row.line)
                    continue
                if row.lost:
                    diagnostics.report(
                        messages.UNDECODABLE, file=files.table.name, line=row.line, encoding="utf-8"
                    )
                post = _post(row.values, row.line, files, records, diagnostics)
                check.keep(post, row.values, ROW)
                yield post
        for number in list(files.posts):
            with guard(diagnostics, "post", file=files.posts[number].name):
                name = files.posts[number].place.rpartition("/")[2]
                lone = {"post_id": name.removesuffix(".html"), "is_published": ""}
                post = _post(lone, 0, files, records, diagnostics)
                diagnostics.report(messages.NO_ROW_OF_POST, post)
                yield post


def _post(
    row: Mapping[str, str], line: int, files: export.Files, records: "Records", diagnostics: Diagnostics
) -> Post:
    """The post of a row; its files are taken from `files`."""
    from converters.formats.substack.body import Text

    number = export.number(row.get("post_id", ""))
    file, said = files.posts.pop(number, None), files.comments.pop(number, None)
    html = _text(file, diagnostics) if file else ""
    text = Text(html) if html.strip() else None
    post = records.post(row, text.html if text else "", _comments(said, diagnostics))
    diagnostics.locate(
        post, file.name if file else files.table.name if files.table else "", 0 if file else line
    )
    report_dates(post, diagnostics)
    if not html.strip() and post.status != "draft":
        diagnostics.report(messages.TEXT_NOT_IN_EXPORT, post)
    if text:
        _report(text, post, diagnostics)
    return post


def _report(text: "Text", post: Post, diagnostics: Diagnostics) -> None:
    """Report what of a text could not be taken."""
    if text.unknown:
        diagnostics.report(messages.UNKNOWN_CARDS, post, which=", ".join(dict.fromkeys(text.unknown)))
    if text.missing:
        which = ", ".join(dict.fromkeys(text.missing))
        diagnostics.report(messages.BOXES_NOT_IN_EXPORT, post, number=len(text.missing), which=which)
    if text.hidden:
        diagnostics.report(messages.HIDDEN_CARDS, post, number=text.hidden)


def _comments(file: Source | None, diagnostics: Diagnostics) -> tuple[Comment, ...]:
    """The comments of a file beside the export; none, with a finding, where it cannot be read."""
    from converters.formats.substack import comments

    if file is None:
        return ()
    try:
        return tuple(comments.read(_text(file, diagnostics), FieldCheck(diagnostics, file.name)))
    except ValueError as error:
        unreadable_item(diagnostics, "comment", str(error), file=file.name)
        return ()


def _text(file: Source, diagnostics: Diagnostics) -> str:
    """The text of a file; empty, with a finding, for one that cannot be read."""
    try:
        found = decoded(file.read())
    except FileError as error:
        diagnostics.report(messages.UNREADABLE_FILE, file=file.name, why=error.why)
        return ""
    if found.lost:
        diagnostics.report(messages.UNDECODABLE, encoding=found.encoding, file=file.name)
    return found.text
