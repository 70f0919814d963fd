"""Yields the pages of the class `Comment` that LeanCloud exported: a line of JSON each, an array, or `{"results": […]}`.

Valine stores HTML. Of other classes (`_User` has passwords) nothing is read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from converters.comment_systems.page_comments import PageComments
from converters.comment_systems.readers import CommentsReader, leancloud
from converters.comment_systems.readers.json_objects import in_tables, outermost
from converters.diagnostics import Diagnostics
from converters.io.charset import head_in_utf8
from converters.io.sources import Source


@dataclass(frozen=True)
class ValineReader(CommentsReader):
    """The comments of Valine, exported from LeanCloud (`Comment.0.jsonl`)."""

    source_noun: ClassVar[str] = "comments of Valine"
    system: ClassVar[str] = "valine"

    def gather(self, source: Source, pages: PageComments, diagnostics: Diagnostics) -> bool:
        """Add the comments of a class."""
        return leancloud.gather(_rows(source, diagnostics), pages, source.name, diagnostics)


def _rows(source: Source, diagnostics: Diagnostics) -> Iterator[dict[str, Any]]:
    if b'"results"' in head_in_utf8(source.head())[:4096]:
        for _, row in in_tables(source, {"results"}, diagnostics):
            yield row
    else:
        yield from outermost(source, diagnostics)
