"""Where Markdown and HTML have code, which a page shows as it stands: what looks like a gate there is a text about gates."""

import io
import re
from bisect import bisect
from functools import cached_property
from typing import Final

from converters import lazy_re

_FENCE: Final = lazy_re.compile(r"[ \t>]*(`{3,}(?!.*`)|~{3,})")
_INDENT: Final = 4
"""So many characters further right than the fence that begins code, a fence is part of the code."""
_SPAN: Final = lazy_re.compile(r"<!--[^\n]{0,199}?-->|(?<![`\\])(`{1,4})(?!`)[^\n]*?(?<!`)\1(?!`)")
"""A code span, or an HTML comment before it: of two that overlap, the first counts."""
_INDENTED: Final = lazy_re.compile(r"(?: {0,3}\t| {4})")
_HOLDS_INDENTED: Final = lazy_re.compile(
    r" {0,3}(?:[-*+:!?=<|{%]|\[\^|\(?(?:\d{1,9}|[a-z]{1,4}|[#@])[.)]\s)", re.IGNORECASE
)
"""A line to which indented lines below it may belong: of a list, a definition, a note, an admonition, a tag. These are no code."""

_ELEMENT: Final = lazy_re.compile(r"<(/?)(pre|code)(?=[\s>])[^<>]*>", re.IGNORECASE)


class Code:
    """The parts of a text in Markdown that are code: lines between fences, indented lines, and code spans within a line.

    The specification of CommonMark 0.31, sections 2.1, 4.4, 4.5 and 6.1, but for lines that may belong to something above
    them, and for an indented fence that nothing ends: what it is in may end.
    """

    def __init__(self, text: str) -> None:
        """The text is read when the first question comes."""
        self._text = text

    def holds(self, start: int) -> bool:
        """Whether what starts there is in code."""
        found = bisect(self._parts, (start, len(self._text)))
        return found > 0 and start < self._parts[found - 1][1]

    @cached_property
    def _parts(self) -> list[tuple[int, int]]:
        parts: list[tuple[int, int]] = []
        fence, begins, at = "", 0, 0
        deepest, is_quoted = 0, False
        may_be_code, is_held = True, False  # an indented line goes on with the paragraph above it
        # `splitlines` knows more ends of lines than Markdown
        for line in io.StringIO(self._text, newline=""):
            is_indented = bool(_INDENTED.match(line))
            # the quotation ends, and with it the code
            if fence and is_quoted and not line.lstrip().startswith(">"):
                parts.append((begins, at))
                fence, may_be_code = "", True
            found = _FENCE.match(line) if fence or is_held or not is_indented else None
            if fence:
                is_end = found and found[1].startswith(fence) and not line[found.end() :].strip()
                if found and is_end and found.start(1) < deepest:
                    parts.append((begins, at))
                    fence, may_be_code = "", True
            elif found:
                fence, begins = found[1], at
                deepest, is_quoted = found.start(1) + _INDENT, ">" in line[: found.start(1)]
                is_held = is_held if is_indented else False
            elif not line.strip():
                may_be_code = True
            elif is_indented and may_be_code and not is_held:
                parts.append((at, at + len(line)))
            else:
                parts += ((at + span.start(), at + span.end()) for span in _SPAN.finditer(line) if span[1])
                may_be_code = False
                is_held = is_held if is_indented else bool(_HOLDS_INDENTED.match(line))
            at += len(line)
        if fence and deepest == _INDENT:
            parts.append((begins, at))
        return parts


class HtmlCode(Code):
    """The same of HTML: what is in its elements `pre` and `code`."""

    @cached_property
    def _parts(self) -> list[tuple[int, int]]:
        parts: list[tuple[int, int]] = []
        name, begins = "", 0
        for tag in _ELEMENT.finditer(self._text):
            if not tag[1] and name in ("", tag[2].lower()):  # one that nothing ended is no code
                name, begins = tag[2].lower(), tag.end()
            elif tag[1] and tag[2].lower() == name:
                parts.append((begins, tag.start()))
                name = ""
        return parts


NO_CODE: Final = Code("")
"""For a text that is not Markdown: what is code there has its signs escaped."""
