"""The lines of a text before anything is known of them: without what a printer, a mail program or an editor added.

A page that a browser prints has its title above each page and its URL below; `pdftotext` ends pages with a form feed, and a
copy from a viewer has the footers alone. Mail programs put `>` before each line of a text that is sent on.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from converters import lazy_re
from converters.readers.page_words import phrases

_BREAK: Final = lazy_re.compile("\r\n?|[\n\v\x85\u2028\u2029]")
"""What ends a line: Word saves a line break within a paragraph as a vertical tab, and PDF and web editors write U+2028."""
_MARGIN: Final = lazy_re.compile(r"[^\S\t]*[^\S \t]\s*(?=\S)")
"""White space at the beginning of a line that is not all spaces of ASCII and tabs."""
_QUOTED: Final = lazy_re.compile(r"\s*> ?")
_QUOTED_SHARE: Final = 0.9
"""The share of lines with a `>` that says that all of a text is quoted."""
_FEWEST: Final = 5
"""Lines of the shortest text of which that is asked."""
_FOOTER: Final = lazy_re.compile(r"(.*\S)\s+(\d{1,3})/(\d{1,3})\s*")
"""The footer of a printed page: `https://quay.example/salt 2/5`."""
_SHARE: Final = 0.6
"""The share of the pages that have a line which belongs to the paper."""
_MOST: Final = 3
"""Lines above the text of a printed page, and below it."""
_LONGEST: Final = 300
"""Characters of the longest such line."""
_DIGITS: Final = lazy_re.compile(r"\d+")


class RawLines(NamedTuple):
    """Lines as they stand, and those that belonged to the paper: headers and footers of printed pages."""

    lines: list[str]
    dropped: list[str]


def raw_lines(text: str) -> RawLines:
    """The lines of a text, whatever ends them."""
    pages = [_split(page) for page in _at_separator(text).split("\f")]
    if len(pages) == 1:
        pages = _at_footers(pages[0])
    filled = [page for page in pages if any(map(str.strip, page))]
    if len(filled) < 2:
        lines = [line for page in pages for line in page]
        dropped = _strip_one_sheet(lines)
        return RawLines(_unquoted(lines), dropped)
    dropped = _strip_paper(filled)
    return RawLines(_unquoted(_joined(filled)), dropped)


def _at_separator(text: str) -> str:
    """A page in one line with a line for each of its texts: programs put a sign between them (`get_text(" | ")`)."""
    lines = [line for line in _BREAK.split(text) if line.strip()]
    longest = max(lines, key=len, default="")
    if len(longest) < _WHOLE * len(text):
        return text
    separator = max(_SEPARATORS, key=longest.count)
    return text.replace(separator, "\n") if longest.count(separator) >= _FEWEST_PARTS else text


_SEPARATORS: Final = (" | ", "|", " || ", "\t", " ¦ ", " • ", " · ")
_WHOLE: Final = 0.5
"""The part of a text that one line has of it, where programs did not break it into lines."""
_FEWEST_PARTS: Final = 20
"""Texts of the shortest such page."""


def _split(text: str) -> list[str]:
    return [
        " " * margin.end() + line[margin.end() :] if (margin := _MARGIN.match(line)) else line
        for line in _BREAK.split(text)
    ]


def _at_footers(lines: list[str]) -> list[list[str]]:
    """The pages of a text without form feeds: they end with one footer each, which count up to their number."""
    found = [
        (at, footer)
        for at, line in enumerate(lines)
        if len(line) <= _LONGEST and (footer := _FOOTER.fullmatch(line))
    ]
    ends = [at for at, footer in found if footer[1] == found[0][1][1] and footer[3] == found[0][1][3]]
    numbers = [int(footer[2]) for at, footer in found if at in set(ends)]
    if len(numbers) < 2 or numbers != list(range(1, int(found[0][1][3]) + 1)):
        return [lines]
    starts = [0, *(end + 1 for end in ends)]
    return [lines[start:end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _strip_paper(pages: list[list[str]]) -> list[str]:
    """Remove the lines at the top and at the bottom of most pages, numbers aside; those that are removed."""
    dropped: list[str] = []
    for end in (0, -1):
        for _ in range(_MOST):
            for page in pages:
                while page and not page[end].strip():
                    del page[end]
            keys = Counter(_key(page[end]) for page in pages if page)
            key, number = keys.most_common(1)[0] if keys else ("", 0)
            if not key or number < max(2, _SHARE * len(pages)):
                break
            dropped += [page.pop(end).strip() for page in pages if page and _key(page[end]) == key]
    return dropped


def _strip_one_sheet(lines: list[str]) -> list[str]:
    """Remove the footer of a page that was printed on one sheet, and the header that goes with it; what is removed."""
    filled = [at for at, line in enumerate(lines) if line.strip()]
    footer = _FOOTER.fullmatch(lines[filled[-1]]) if filled and len(lines[filled[-1]]) <= _LONGEST else None
    if not footer or footer[2] != "1" or footer[3] != "1" or "://" not in footer[1]:
        return []
    ends = [filled[-1], *(filled[:1] if _PRINTED.match(lines[filled[0]]) else ())]
    return [lines.pop(at).strip() for at in ends]


_PRINTED: Final = lazy_re.compile(r"\s*\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d\d")
"""When a page was printed, at the beginning of its header."""


def _key(line: str) -> str:
    """A line as those of pages are compared; empty for one that comments have."""
    text = " ".join(line.split())
    ends_comment = any(phrases.find(role, text) for role in ("reply", "like", "likes"))
    return "" if len(text) > _LONGEST or ends_comment else _DIGITS.sub("0", text)


def _joined(pages: Sequence[list[str]]) -> list[str]:
    """The lines of all pages; a paragraph that fills the end of a page goes on on the next one."""
    width = max((len(line) for page in pages for line in page), default=0)
    lines: list[str] = []
    for page in pages:
        if lines and page and not (len(lines[-1]) > _FULL * width and lines[-1].strip()[-1:].isalnum()):
            lines.append("")
        lines += page
    return lines


_FULL: Final = 0.75
"""The part of the width of a page that a full line has at least."""


def _unquoted(lines: list[str]) -> list[str]:
    """The lines without the mark of a quote that all have."""
    while True:
        filled = [line for line in lines if line.strip()]
        quoted = sum(1 for line in filled if _QUOTED.match(line))
        if len(filled) < _FEWEST or quoted < _QUOTED_SHARE * len(filled):
            return lines
        lines = [_QUOTED.sub("", line, count=1) for line in lines]
