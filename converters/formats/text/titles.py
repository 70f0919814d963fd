"""Finds the line of a page that is the title of its post."""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from converters import lazy_re
from converters.formats.text import bylines
from converters.formats.text.lines import Line
from converters.formats.text.metadata import SHORT
from converters.formats.text.shared import is_shared
from converters.readers.page_words import phrases


class Title(NamedTuple):
    """The lines `start` to `end` are the title; `sure` is whether another part of the page confirms it."""

    start: int
    end: int
    text: str
    sure: bool


def title_of(lines: Sequence[Line], named: str, shared: Collection[str] = ()) -> Title:
    """The title of a page; `named` is what the heading of its comments calls it, if it does.

    A line that the texts of the site share (`shared`) is no title.

    Without a name it is a line that the first line repeats with the site's name behind it, a heading
    of Markdown, what stands beside `Posted on …`, or the first line that is not boilerplate.
    """
    filled = [at for at, line in enumerate(lines) if line.plain]
    if key(named):
        return _named(lines, filled, named)
    filled = [at for at in filled if not is_shared(lines[at], shared)] or filled
    if not filled:
        return Title(0, 0, "", False)
    ways = (_repeated, _marked, _beside_byline, _above_prose)
    at, sure = next((found for way in ways if (found := way(lines, filled))), (-1, False))
    if at < 0:
        at = next((index for index in filled if _may_be(lines[index].plain)), filled[0])
        if len(lines[at].plain) > 2 * SHORT:
            return Title(at, at, "", False)
    return Title(at, _underlined(lines, at + 1), _tidy(lines[at].plain), sure)


def _named(lines: Sequence[Line], filled: Sequence[int], named: str) -> Title:
    """The last place where the name stands alone, on one line or two: those above are the site's."""
    wanted = key(named)
    for at in reversed(filled):
        text = lines[at].plain
        if len(text) > 2 * len(named) + 20:
            continue
        two = f"{text} {lines[at + 1].plain}" if at + 1 < len(lines) else text
        for end, text_of_lines in ((at + 1, text), (at + 2, two)):
            if key(text_of_lines) == wanted:
                return Title(at, _underlined(lines, end), _tidy(text_of_lines), True)
    return Title(0, 0, named, True)


def _may_be(text: str) -> bool:
    letters = sum(char.isalnum() for char in text)
    return (
        letters > 1 and len(text) <= 2 * SHORT and not _ITEM.match(text) and not phrases.is_boilerplate(text)
    )


_ITEM = lazy_re.compile(r"[•◦▪‣○□☆*+#»«-] ")
"""What an item of a menu begins with."""
_PROSE = 60
"""A line that is longer, and a paragraph's, is prose."""


def _above_prose(lines: Sequence[Line], filled: Sequence[int]) -> tuple[int, bool] | None:
    """The line above the first paragraph, aside from who wrote it and when."""
    for place, at in enumerate(filled):
        text = lines[at].plain
        goes_on = at + 1 < len(lines) and bool(lines[at + 1].plain)
        if len(text) < _PROSE or _ITEM.match(text) or not (goes_on or text[-1] in '.!?…”"'):
            continue
        for above in reversed(filled[max(0, place - 6) : place]):
            short = lines[above].plain
            is_metadata = bylines.read(short, near=True)
            if _may_be(short) and len(short) <= SHORT and short[-1] not in ".!:,;…]" and not is_metadata:
                return above, False
        return None
    return None


def _repeated(lines: Sequence[Line], filled: Sequence[int]) -> tuple[int, bool] | None:
    """`Title – Site` is above, from <title>, and `Title` below."""
    first = lines[filled[0]].plain
    found = [at for at in filled[1:80] if _opens(first, lines[at].plain)]
    return (max(found, key=lambda at: (len(lines[at].plain), at)), True) if found else None


def _marked(lines: Sequence[Line], filled: Sequence[int]) -> tuple[int, bool] | None:
    """A heading that the program marked; the highest with a date or a name near, or with prose below."""
    levels = {at: level for at in filled if (level := _level(lines[at])) and _may_be(lines[at].plain)}
    if not levels:
        return None
    for fits in (_bylined, _before_prose):
        found = [at for at in levels if fits(lines, at)]
        if found:
            return min(found, key=lambda at: (levels[at], at)), fits is _bylined
    return min(levels, key=lambda at: (levels[at], at)), False


def _level(line: Line) -> int:
    found = re.match(r"(#{1,6}) +\S", line.text)
    return len(found[1]) if found else line.level


def _before_prose(lines: Sequence[Line], at: int) -> bool:
    """Whether one of the next lines is of a paragraph."""
    below = [line for line in lines[at + 1 : at + 8] if line.plain][:3]
    return any(len(line.plain) >= _PROSE and not _ITEM.match(line.plain) for line in below) and not any(
        map(_level, below)
    )


def _opens(first: str, line: str) -> bool:
    """Whether the first line is a line further down and, behind a dash, the site's name."""
    return (
        len(line) > 3 and first.startswith(line) and bool(re.match(r"\s+[–—|«»·•:-]\s", first[len(line) :]))
    )


def _bylined(lines: Sequence[Line], at: int) -> bool:
    near = [line.plain for line in (*lines[max(0, at - 4) : at], *lines[at + 1 : at + 5]) if line.plain]
    return any((found := bylines.read(text, near=True)) and found.date for text in near)


def _beside_byline(lines: Sequence[Line], filled: Sequence[int]) -> tuple[int, bool] | None:
    """The line that `Posted on … by …` stands under, or above where that looks more like a title."""
    for place, at in enumerate(filled[:60]):
        found = bylines.read(lines[at].plain, near=True)
        if found and found.date and len(filled) > place + 1:
            below = filled[place + 1]
            text = lines[below].plain
            alone = below + 1 < len(lines) and not lines[below + 1].text
            if (
                alone
                and len(text) <= SHORT
                and text[-1] not in ".!:,;…"
                and not bylines.read(text, near=True)
            ):
                return below, False
            above = next(
                (
                    filled[row]
                    for row in range(place - 1, -1, -1)
                    if not bylines.read(lines[filled[row]].plain, near=True)
                ),
                None,
            )
            last_of_paragraph = above and len(lines[above - 1].plain) >= _PROSE
            if (
                above is not None
                and not last_of_paragraph
                and _may_be(lines[above].plain)
                and lines[above].plain[-1] not in ".!:,;…"
            ):
                return above, False
    return None


def _underlined(lines: Sequence[Line], at: int) -> int:
    return at + 1 if at < len(lines) and re.fullmatch(r"[=\-~_*]{3,}", lines[at].text) else at


def _tidy(title: str) -> str:
    return " ".join(title.split())


def key(text: str) -> str:
    """A title as titles are compared: letters and digits only."""
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()
