"""The body of a comment of a system that stores HTML, Markdown, or both in one field."""

import re
from typing import Final

from converters import lazy_re
from converters.model import Markup

_HTML: Final = lazy_re.compile(
    r"\s*</?(?:p|div|pre|ul|ol|blockquote|h[1-6]|table|figure|br)\b", re.IGNORECASE
)
"""How a text begins that a program made: in Markdown, HTML of these elements would be a block, too."""
_BLOCK_TAG: Final = lazy_re.compile(r"<(?:p|br|div|pre|ul|ol|blockquote|h[1-6]|table)\b", re.IGNORECASE)
_ANSWERED: Final = lazy_re.compile(
    r"<a\b[^<>]*\bhref=[\"'](?:#|/u/)[\w.-]+[\"'][^<>]*>(@[^<]*)</a>|(?<!!)\[(@[^\[\]\n]*)\]\(#[\w-]+\)"
)
"""The name of who is answered, with a link to a place on the old page."""
_FENCE: Final = lazy_re.compile(r" {0,3}(`{3,}|~{3,})")
_PRE: Final = lazy_re.compile(r"<(/?)(?:pre|textarea|script|style)\b", re.IGNORECASE)
_QUOTE: Final = lazy_re.compile(r"(?: {0,3}> ?)*")
_NO_TEXT: Final = lazy_re.compile(
    r"\s*$|#{1,6}\s|\||[=-]+\s*$|</?(?:p|div|pre|ul|ol|li|blockquote|h[1-6]|table|tr|td|th|hr)\b",
    re.IGNORECASE,
)
"""Lines that are no part of a paragraph."""
_BLOCK: Final = lazy_re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s|\s*(?:[*_-]\s*){3,}$")
"""Lines that begin a block below a paragraph."""


def html_or_markdown(text: str, *, breaks: bool = True) -> Markup | None:
    """A body of HTML if it begins with a block of HTML, else of Markdown; None for an empty one.

    With `breaks` the system showed each line break in Markdown (see `hard_breaks`).
    """
    if not text.strip():
        return None
    text = _ANSWERED.sub(lambda link: link[1] or link[2], text)
    if _HTML.match(text):
        return Markup(text=text, dialect="html")
    return Markup(text=hard_breaks(text) if breaks else text, dialect="markdown")


def markdown(text: str, *, breaks: bool = True) -> Markup | None:
    """A body of Markdown; None for an empty one."""
    if not text.strip():
        return None
    return Markup(text=hard_breaks(text) if breaks else text, dialect="markdown")


def html(text: str) -> Markup | None:
    """A body of HTML; None for an empty one."""
    return Markup(text=text, dialect="html") if text.strip() else None


def html_with_lines(text: str) -> Markup | None:
    """A body of HTML whose line breaks stand for themselves where it has no block, as WordPress stores them."""
    if not text.strip():
        return None
    return Markup(text=text, dialect="wordpress" if "\n" in text and not _BLOCK_TAG.search(text) else "html")


def hard_breaks(text: str) -> str:
    """Markdown whose line breaks stay line breaks, by two spaces before each: in paragraphs, not in code.

    Most comment systems show a line break as one (`breaks` of marked and markdown-it, and GitHub's comments); other
    Markdown shows a space.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    fence = ""
    in_pre = False
    in_paragraph = False
    for number, line in enumerate(lines[:-1]):
        content, below = _without_quote(line), _without_quote(lines[number + 1])
        if fence:
            if content.strip().startswith(fence) and not content.strip().strip(fence[0]):
                fence = ""
            continue
        if opened := _FENCE.match(content):
            fence, in_paragraph = opened[1], False
            continue
        for tag in _PRE.finditer(content):
            in_pre = not tag[1]
        if in_pre or _NO_TEXT.match(content) or (not in_paragraph and content.startswith(("    ", "\t"))):
            in_paragraph = False
            continue
        in_paragraph = True
        ends = _NO_TEXT.match(below) or _BLOCK.match(below) or _FENCE.match(below)
        if not ends and not line.endswith(("  ", "\\")):
            lines[number] = f"{line}  "
    return "\n".join(lines)


def _without_quote(line: str) -> str:
    quote = _QUOTE.match(line)
    return line[quote.end() :] if quote else line
