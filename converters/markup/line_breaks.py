"""HTML whose line ends are line breaks, or whose blank lines are paragraphs, as the old platforms showed it."""

import re
from collections.abc import Iterator
from typing import Final

from converters import lazy_re
from converters.markup.elements import elements

_TOKEN: Final = lazy_re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^<>]*>|\r?\n")
_OPAQUE: Final = frozenset({"pre", "script", "style", "textarea", "lj-raw"})
"""Elements whose line ends mean nothing, or show as they are."""
_CELLS: Final = frozenset({"td", "th"})
_WHOLE: Final = lazy_re.compile(r"<(pre|script|style|textarea)\b[^<>]*>", re.IGNORECASE)
_BLANK_LINES: Final = lazy_re.compile(r"(?:\r?\n[ \t]*){2,}")
_BLOCK: Final = lazy_re.compile(
    r"</?(?:address|article|aside|blockquote|center|details|dir|div|dl|fieldset|figure|footer|form|h[1-6]|header|hr|iframe|"
    r"menu|nav|ol|p|pre|script|section|select|style|table|textarea|ul)\b",
    re.IGNORECASE,
)


def breaks(html: str) -> str:
    """The HTML with a `<br />` at each line end, but none in a tag, in `pre`, or between the cells of a table.

    The rule is that of LiveJournal's `HTMLCleaner` (`addbreaks`).
    """
    opaque = tables = cells = 0
    pieces: list[str] = []
    done = 0
    for token in _TOKEN.finditer(html):
        if (tag := (token[2] or "").lower()) == "":
            if not opaque and tables <= cells:
                pieces += html[done : token.start()], "<br />\n"
                done = token.end()
            continue
        step = -1 if token[1] else 1
        if tag in _OPAQUE:
            opaque = max(0, opaque + step)
        elif tag == "table":
            tables = max(0, tables + step)
        elif tag in _CELLS:
            cells = max(0, cells + step)
    return "".join([*pieces, html[done:]])


def paragraphs(html: str) -> str:
    """The HTML with a `<p>` around each text between blank lines that does not begin with a block, and `<br />` in it.

    The rule is that of Movable Type's filter "Convert Line Breaks" (`MT::Util::html_text_transform`); blank lines within
    `pre` are no ends of paragraphs here.
    """
    return "\n\n".join(
        part if _BLOCK.match(part.lstrip()) else f"<p>{breaks(part)}</p>"
        for part in _parts(html.strip("\r\n"))
        if part.strip()
    )


def _parts(html: str) -> Iterator[str]:
    whole = [(tag.start(), end) for tag, end in elements(html, _WHOLE)]
    start = at = 0
    for blank in _BLANK_LINES.finditer(html):
        while at < len(whole) and whole[at][1] <= blank.start():
            at += 1
        if at < len(whole) and whole[at][0] < blank.start():
            continue
        yield html[start : blank.start()]
        start = blank.end()
    yield html[start:]
