"""Yields the pages of an export of Disqus, with their comments; also of the form in which Disqus imports them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import ClassVar

from converters import messages
from converters.base import Reader
from converters.diagnostics import Diagnostics
from converters.errors import FileError
from converters.formats.disqus import export, import_form
from converters.guard import guard, unreadable_item
from converters.io.charset import decoded
from converters.io.limits import over_limit
from converters.io.sources import Source
from converters.io.xml_elements import Element, elements
from converters.io.xml_fragments import NotRead, parsed
from converters.model import Entity
from converters.odd_dates import report_dates
from converters.page_comments import PageComments
from converters.platform_exports import is_export_of


@dataclass(frozen=True)
class DisqusReader(Reader):
    """The comments of an export of Disqus, and of a file that was made for its import."""

    reads_comments: ClassVar[bool] = True

    def detects(self, source: Source) -> bool:
        """Whether a file begins as an export of Disqus does, or as RSS with its elements."""
        return is_export_of(source, "disqus")

    def read(self, source: Source, diagnostics: Diagnostics) -> Iterator[Entity]:
        """Yield a page for each thread with comments; threads without are counted.

        Raises `FileError` where neither a thread nor a comment is in the file.
        """
        form = import_form if re.search(rb"<rss\b", source.head()[:4096]) else export
        anything = False
        with PageComments("disqus") as pages:
            with source.open() as stream:
                for element in elements(stream, form.ELEMENTS, source.limits.record):
                    anything = True
                    what = "post" if element.name in ("thread", "item") else "comment"
                    with guard(diagnostics, what, file=source.name, line=element.line):
                        _add(element, what, form, pages, source, diagnostics)
            if not anything:
                raise FileError(source.name, "has no thread and no comment")
            for post in pages.posts(source, diagnostics):
                report_dates(post, diagnostics)
                yield post


def _add(
    element: Element,
    what: str,
    form: ModuleType,
    pages: PageComments,
    source: Source,
    diagnostics: Diagnostics,
) -> None:
    """Add what an element holds; one that cannot be read is a finding."""
    why = ""
    if element.too_large:
        why = f"it {over_limit(source.limits.record)}"
    elif element.cut_off:
        why = "the file ends in it, or the next one begins in it"
    else:
        try:
            node, repaired = parsed(decoded(element.data).text)
        except NotRead as error:
            why = f"it is no XML ({error})"
    if why:
        unreadable_item(diagnostics, what, why, file=source.name, line=element.line)
        return
    if repaired:
        diagnostics.report(messages.REPAIRED_ENTRY, file=source.name, line=element.line, why=repaired)
    form.add(node, pages, element.line)
