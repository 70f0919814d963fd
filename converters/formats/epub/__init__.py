"""Writes a blog as a book: EPUB 3.3, a chapter a post with its comments at the end."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, Final

from converters import lazy_re
from converters.diagnostics import Diagnostics
from converters.errors import UsageError
from converters.formats.epub.output import FILES, EpubOutput
from converters.formats.epub.types import HEAD, SVG, UNKNOWN, FileType, type_of
from converters.io.filenames import safe_filename, slug_filename
from converters.io.output import Output
from converters.model import MENU_ITEM, Dialect, Record
from converters.plugins import AssetWriter, Fields, PostSummary
from converters.privacy.post_types import INTERNAL_TYPES
from converters.site.index import SiteIndex
from converters.site.permalinks import PermalinkTable
from converters.site.plan import Run
from converters.site.post_summaries import pages_of

_PLAIN: Final = lazy_re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True)
class EpubWriter(AssetWriter):
    """A book (EPUB 3) to read and keep: a chapter a post with its comments, by year, with images, sound and films inside."""

    ending: ClassVar[str] = ".epub"
    public: ClassVar[bool] = True
    can_verify: ClassVar[bool] = False
    dialects: ClassVar[tuple[Dialect, ...]] = ("html",)
    comment_dialects: ClassVar[tuple[Dialect, ...]] = ("html",)
    carries: ClassVar[Fields] = Fields(
        site="title url description language",
        author="name",
        term="taxonomy slug name description",
        media="",  # a book has no library of files; of a featured image it has the file and its description
        post="type status title slug url date modified author body terms.taxonomy terms.slug terms.name featured likes",
        comment="id parent author.name author.url date type status likes body",
    )
    folder: ClassVar[type[EpubOutput]] = EpubOutput
    files: ClassVar[str] = FILES
    draft_files: ClassVar[str] = FILES
    unsupported_post_types: ClassVar[frozenset[str]] = frozenset({MENU_ITEM, *INTERNAL_TYPES})

    cover: str = field(
        default="", metadata={"takes": "file", "help": "an image (JPEG, PNG) for the cover instead of ours"}
    )

    def __post_init__(self) -> None:
        if self.cover:
            self._cover_type()

    def _cover_type(self) -> FileType:
        try:
            with Path(self.cover).open("rb") as file:
                found = type_of(file.read(HEAD))
        except OSError as error:
            raise UsageError(f"-o cover={self.cover}: {error.strerror or error}") from error
        if found.kind != "image" or found is SVG:
            raise UsageError(f"-o cover={self.cover}: this is no image in JPEG, PNG, GIF or WebP")
        return found

    @property
    def drafts(self) -> bool:
        """None: whoever has the book reads all of it."""
        return False

    @property
    def next_step(self) -> str:
        """What to do with it."""
        return "open {target} in an e-reader"

    def path(self, post: PostSummary, ancestors: tuple[str, ...]) -> str:
        """The chapter of a post: plain letters, which every program that unpacks a zip takes."""
        name = slug_filename(post.name)
        folder = {"post": "posts", "page": "pages"}.get(post.type, "others")
        if not _PLAIN.fullmatch(name):
            name = re.sub(r"[^A-Za-z0-9_-]+", "-", safe_filename(post.id)).strip("-") or "post"
        return f"{folder}/{name}.xhtml"

    def permalinks(
        self, site_index: SiteIndex, paths: Mapping[str, str], files: Collection[str]
    ) -> PermalinkTable:
        """The permalinks of the old site, by which links are known that lead to a chapter."""
        return PermalinkTable(pages_of(site_index.summaries), site_index.site.url)

    def write(self, records: Iterable[Record], out: Output, run: Run, diagnostics: Diagnostics) -> None:
        """Write the chapters as the posts come, and what lists them at the end."""
        from converters.formats.epub.book import Book

        assert isinstance(out, EpubOutput)
        Book(out, run, diagnostics, self.cover, self._cover_type() if self.cover else UNKNOWN).write(records)
