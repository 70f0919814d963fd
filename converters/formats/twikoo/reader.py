"""Yields the pages of an export of Twikoo: a JSON array, a line each, as MongoDB's tools write it, or a saved answer.

Twikoo stores HTML, and who likes a comment by ids: these are counted. `master` is who owns the blog. Hashes of addresses
(`mailMd5`) and ids of users are not read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from converters import lazy_re
from converters.comment_systems.page_comments import PageComments
from converters.comment_systems.readers import CommentsReader, leancloud
from converters.comment_systems.readers.json_objects import in_tables, outermost
from converters.comment_systems.readers.values import flag
from converters.diagnostics import Diagnostics
from converters.io.charset import head_in_utf8
from converters.io.sources import Source

_ANSWER: Final = lazy_re.compile(rb'\W*\{[^\[\]{}]*"data"\s*:\s*\[')
_OWNER: Final = "owner"
"""The badge of who owns the blog."""


@dataclass(frozen=True)
class TwikooReader(CommentsReader):
    """An export of Twikoo (`twikoo-comment.json`)."""

    source_noun: ClassVar[str] = "comments of Twikoo"
    system: ClassVar[str] = "twikoo"

    def gather(self, source: Source, pages: PageComments, diagnostics: Diagnostics) -> bool:
        """Add the comments of an export."""
        return leancloud.gather(
            _rows(source, diagnostics),
            pages,
            source.name,
            diagnostics,
            lambda row: _OWNER if flag(row, "master") else "",
        )


def _rows(source: Source, diagnostics: Diagnostics) -> Iterator[dict[str, Any]]:
    """The objects of a file; an answer of the server (`COMMENT_EXPORT_FOR_ADMIN`) has them in `data`."""
    if not _ANSWER.match(head_in_utf8(source.head())):
        yield from outermost(source, diagnostics)
        return
    for _, row in in_tables(source, {"data"}, diagnostics):
        yield row
