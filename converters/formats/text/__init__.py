"""Reads web pages saved as plain text: posts with their comments, usually one in a file.

A browser's copy, a printed page, `lynx -dump`, `w3m -dump`, html2text, BeautifulSoup's `get_text`, a crawler's Markdown.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from converters import lazy_re
from converters.base import Reader
from converters.diagnostics import Diagnostics
from converters.formats.text import section
from converters.formats.text.lines import lines_of
from converters.formats.text.reading import read
from converters.formats.text.shared import Shared, shared_lines
from converters.io.charset import decoded
from converters.io.sources import Source
from converters.model import Record
from converters.readers.platform_exports import export_in

_NO_TEXT = lazy_re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:[<{]|\[\s*\{|---|\+\+\+|%PDF|From |WARC/)")
"""The first bytes of other formats."""
_END = lazy_re.compile(rb"</(?:div|p|li|ul|ol|a|span|script|style|td)>", re.IGNORECASE)
_MARKUP_SHARE, _FEWEST_ENDS = 4, 20
"""One end tag in so many lines, and so many more, are markup: a text may show some as code."""


@dataclass(frozen=True)
class TextReader(Reader):
    """Pages scraped to plain text: a post with its comments, or several in a file."""

    source_noun: ClassVar[str] = "texts of web pages"

    def detects(self, source: Source) -> bool:
        """Whether a file is text with a comment section: a heading with a number, and comments below it."""
        data = source.head()
        if b"\0" in data[:4096] or _NO_TEXT.match(data):
            return False
        if _MARKUP_SHARE * len(_END.findall(data)) > data.count(b"\n") + _MARKUP_SHARE * _FEWEST_ENDS:
            return False
        text = decoded(data).text
        found = section.find(lines_of(text).lines)
        if not found or not found.cut.entries or export_in(text):
            return False
        if found.cut.guessed:  # numbers alone are a list, unless the heading counts them
            return found.heading is not None and found.heading.number == len(found.cut.entries)
        return found.heading is not None or len(found.cut.entries) > 1

    def read(self, source: Source, diagnostics: Diagnostics) -> Iterator[Record]:
        """Yield the post. Guesses, and differences of declared and found comments, are reported.

        Raises `SourceError` where the file has no text.
        """
        return read(source, diagnostics)

    def together(self, sources: Sequence[Source]) -> Reader:
        """The reader of several texts of one site: what they share is the site's boilerplate."""
        return _SiteReader(shared_lines(sources))


class _SiteReader(Reader):
    """Reads texts of a site of which some lines are known to be the site's."""

    def __init__(self, shared: Shared) -> None:
        self.shared = shared

    def detects(self, source: Source) -> bool:
        return TextReader().detects(source)

    def read(self, source: Source, diagnostics: Diagnostics) -> Iterator[Record]:
        return read(source, diagnostics, self.shared)
