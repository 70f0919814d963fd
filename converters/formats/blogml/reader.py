"""Yields the records of a blog from an export in BlogML."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import ClassVar

from converters import messages
from converters.base import Reader
from converters.clock import now
from converters.diagnostics import Diagnostics
from converters.errors import SourceError
from converters.guard import guard
from converters.io.charset import in_utf8
from converters.io.sources import Source
from converters.io.window import contains
from converters.io.xml.pieces import pieces
from converters.model import Record
from converters.readers.findings import report_dates
from converters.readers.platform_exports import is_export_of
from converters.readers.source_fields import FieldCheck
from converters.readers.xml_pieces import element_of


@dataclass(frozen=True)
class BlogMLReader(Reader):
    """A blog in BlogML: BlogEngine.NET, Subtext, Orchard, Habari, and others."""

    source_noun: ClassVar[str] = "an export in BlogML"

    site: str = field(
        default="",
        metadata={"takes": "url", "help": "the address of the blog, where the export has none"},
    )

    def detects(self, source: Source) -> bool:
        """Whether a file begins as BlogML does."""
        return not source.is_folder and is_export_of(source, "blogml")

    def read(self, source: Source, diagnostics: Diagnostics) -> Iterator[Record]:
        """Yield the site, the posts with their comments and files, and what they name: authors, categories, tags.

        Raises `SourceError` for a file that has neither the element of a blog nor a post.
        """
        # Here, since each run asks whether its source is BlogML.
        from converters.formats.blogml.head import Head, head
        from converters.formats.blogml.records import Records

        check = FieldCheck(diagnostics, source.name)
        records: Records | None = None

        @cache
        def says_approved() -> bool:
            with source.open() as again:
                return contains(again, b" approved=")

        def begun(about: Head) -> Records:
            return Records(about, self.site, now(), check, says_approved)

        with source.open() as stream:
            for piece in pieces(in_utf8(stream, source.head()), "post", source.limits.record):
                if records is None:
                    records = begun(head(piece.data) if piece.is_head else Head())
                    if not records.has_address:
                        diagnostics.report(messages.NO_BLOG_ADDRESS, file=source.name)
                    yield records.site()
                if piece.is_head:
                    continue
                with guard(diagnostics, "post", file=source.name, line=piece.line):
                    if found := element_of(piece, "post", source, diagnostics):
                        element, is_whole = found
                        post = records.post(element, is_whole=is_whole)
                        diagnostics.locate(post, source.name, piece.line)
                        report_dates(post, diagnostics)
                        for record in records.unstated:
                            diagnostics.report(messages.NO_STATUS, record, status=record.status)
                        yield from records.attachments(element, post)
                        yield post
        if records is None:
            raise SourceError(f"{source.name}: there is no blog in it; export it again as BlogML")
        yield from records.rest()
