"""Yields the pages of an export of Disqus, with their comments; also of the form in which Disqus imports them."""

import re
from dataclasses import dataclass
from types import ModuleType
from typing import ClassVar

from converters import messages
from converters.comment_systems.page_comments import PageComments
from converters.comment_systems.readers import CommentsReader
from converters.diagnostics import Diagnostics
from converters.formats.disqus import export, import_form
from converters.guard import guard, unreadable_item
from converters.io.charset import decoded, head_in_utf8
from converters.io.limits import over_limit
from converters.io.sources import Source
from converters.io.xml_elements import Element, elements
from converters.io.xml_fragments import NotRead, parsed
from converters.readers.source_fields import FieldCheck


@dataclass(frozen=True)
class DisqusReader(CommentsReader):
    """The comments of an export of Disqus, and of a file that was made for its import."""

    source_noun: ClassVar[str] = "comments of Disqus"
    system: ClassVar[str] = "disqus"
    nothing: ClassVar[str] = "has no thread and no comment"

    def gather(self, source: Source, pages: PageComments, diagnostics: Diagnostics) -> bool:
        """Add the threads and comments of an export, or the items of the form of the import."""
        form = import_form if re.search(rb"<rss\b", head_in_utf8(source.head())[:4096]) else export
        anything, check = False, FieldCheck(diagnostics, source.name)
        with source.open() as stream:
            for element in elements(stream, form.ELEMENTS, source.limits.record):
                if element.open_root:
                    diagnostics.report(messages.TRUNCATED, file=source.name, line=element.line, root=element.open_root)  # fmt: skip
                    continue
                anything = True
                what = "post" if element.name in ("thread", "item") else "comment"
                with guard(diagnostics, what, file=source.name, line=element.line):
                    _add(element, what, form, pages, check, source, diagnostics)
        return anything


def _add(
    element: Element,
    what: str,
    form: ModuleType,
    pages: PageComments,
    check: FieldCheck,
    source: Source,
    diagnostics: Diagnostics,
) -> None:
    """Add what an element holds; one that cannot be read is a finding."""
    why = ""
    if element.too_large:
        why = f"it {over_limit(source.limits.record)}"
    elif element.no_start:
        why = "its start is missing"
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
    form.add(node, pages, element.line, check, is_whole=not repaired)
