"""Yields the pages of an export of Disqus, with their comments; also of the form in which Disqus imports them."""

import re
from dataclasses import dataclass
from typing import ClassVar

from converters.comment_systems.page_comments import PageComments
from converters.comment_systems.readers import CommentsReader
from converters.diagnostics import Diagnostics
from converters.formats.disqus import export, import_form
from converters.guard import guard
from converters.io.charset import head_in_utf8
from converters.io.sources import Source
from converters.io.xml.elements import Element, elements
from converters.readers.source_fields import FieldCheck
from converters.readers.xml_pieces import element_of


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
                anything = anything or not element.open_root
                what = "post" if element.name in ("thread", "item") else "comment"
                with guard(diagnostics, what, file=source.name, line=element.line):
                    found = element_of(element, what, source, diagnostics, problem=_problem(element))
                    if found:
                        node, is_whole = found
                        form.add(node, pages, element.line, check, source, is_whole=is_whole)
        return anything


def _problem(element: Element) -> str:
    """Why an element cannot be read, as a clause; empty for one that may be XML."""
    if element.no_start:
        return "its start is missing"
    return "the file ends in it, or the next one begins in it" if element.cut_off else ""
