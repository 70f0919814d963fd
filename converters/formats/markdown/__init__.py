"""Reads trees of Markdown: Hugo, Jekyll, Pelican, Eleventy, Astro, Zola, Nikola, or no generator's."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from converters.diagnostics import Diagnostics
from converters.formats.markdown.detect import has_header, has_posts, is_text
from converters.io.sources import Source
from converters.model import Entity


@dataclass(frozen=True)
class MarkdownReader:
    """A folder of Markdown files, or one: Hugo, Jekyll, Pelican, Eleventy, Astro, Zola, Nikola, or plain."""

    flavour: Literal[
        "auto", "hugo", "jekyll", "pelican", "eleventy", "astro", "zola", "nikola", "markdown"
    ] = field(default="auto", metadata={"help": "the site generator that the tree is for; auto finds it out"})

    reads_directories: ClassVar[bool] = True

    def detects(self, source: Source) -> bool:
        """Whether it is a folder of texts and no mirror of pages, or a file of Markdown with a header."""
        if source.is_folder:
            return has_posts(source.files())
        return is_text(source.place) or has_header(source, ("yaml", "toml"))

    def read(self, source: Source, diagnostics: Diagnostics) -> Iterator[Entity]:
        """Yield the site, what its data files list, its posts, and then what only posts name."""
        # Asked whether it knows a source at every start; what reads trees is loaded to read one.
        from converters.formats.markdown.reading import read

        return read(source, "" if self.flavour == "auto" else self.flavour, diagnostics)
