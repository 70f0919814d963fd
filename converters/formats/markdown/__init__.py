"""Reads folders of Markdown: sites of generators (`converters.generators.table`), and plain folders."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Literal

from converters.base import Reader, ReaderInProcesses
from converters.diagnostics import Diagnostics
from converters.formats.markdown.detect import is_own_tree
from converters.generators.detection import has_front_matter, has_posts, is_text
from converters.generators.table import GENERATORS
from converters.io.sources import Source
from converters.model import Entity

if TYPE_CHECKING:
    GeneratorName = str
else:  # the names in the table, which a type checker cannot know
    GeneratorName = Literal[("auto", *sorted(GENERATORS))]


@dataclass(frozen=True)
class MarkdownReader(Reader):
    """A folder of Markdown files, or a single file: of a site generator, or plain."""

    source_noun: ClassVar[str] = "posts in Markdown"

    generator: GeneratorName = field(
        default="auto",
        metadata={
            "help": "the site generator that builds the folder; auto detects it",
            "aliases": ("flavour",),
        },
    )

    now: str = field(
        default="",
        metadata={
            "takes": "date",
            "help": "when posts are in the future or have expired, as 2026-01-31 or with a time; empty: by the clock",
        },
    )

    permalink: str = field(
        default="",
        metadata={
            "takes": "pattern",
            "help": "the permalinks of posts that do not state their own, such as /:year/:month/:slug/; also :day, :name (of "
            "the file), :folder and :category; empty: as the generator builds them",
        },
    )

    reads_directories: ClassVar[bool] = True
    reads_beside: ClassVar[bool] = True

    def detects(self, source: Source) -> bool:
        """Whether a source is a folder of texts and no mirror of pages, or a Markdown file with front matter."""
        if source.is_folder:
            return has_posts(source.files()) or is_own_tree(source)
        return is_text(source.place) or has_front_matter(source, ("yaml", "toml"))

    def with_jobs(self, jobs: int) -> Reader:
        """The reader that reads the texts of a large folder in so many processes."""
        return ReaderInProcesses(self, jobs)

    def read(self, source: Source, diagnostics: Diagnostics, jobs: int = 1) -> Iterator[Entity]:
        """Yield the site, what its data files list, its posts, and what only posts name; `jobs` processes read the texts."""
        # `detects` runs at every start; the rest is loaded to read a folder.
        from converters.formats.markdown.reading import read
        from converters.formats.markdown.visibility import moment_of

        generator = "" if self.generator == "auto" else self.generator
        return read(source, generator, diagnostics, moment_of(self.now), self.permalink, jobs)
