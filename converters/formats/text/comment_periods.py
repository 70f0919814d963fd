"""The layouts that no table knows: what stands at the same place beside each date of a section.

Dates divide a section. Between two of them are the text of one comment and one name, which stands at the same place at each
date: right above it, right below it, or above the text that the date ends.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from converters.formats.text.comment_controls import is_boilerplate, is_prose
from converters.formats.text.comment_heading_texts import (
    is_beside,
    name_before_verb,
    once,
    shape_of,
    whole_name,
)
from converters.formats.text.comment_marks import Mark, Marks

_FEWEST: Final = 2
"""Dates of the shortest period."""
_COLONS: Final = (":", "：")
_RARE: Final = 3
"""A shape that is so much rarer than all others together is somebody's text."""


class Block(NamedTuple):
    """One comment: the mark of who wrote it, and when, and the lines `start` to `end` of its text."""

    mark: Mark
    start: int
    end: int
    said: bool = False
    """Whether a verb or a colon behind the name introduces the text."""


def _is_said(text: str) -> bool:
    """Whether a line is a verb alone, or a colon."""
    return text in _COLONS or name_before_verb(text) == ""


class _Gaps(NamedTuple):
    """The places of the dates, and those of the lines above each and below the last, links to reply aside."""

    marks: Marks
    dates: list[int]
    lines: list[list[int]]

    def text(self, place: int) -> str:
        return self.marks.texts[place]

    def name_at(self, place: int) -> str:
        return self.sayer_at(place) or self.marks.name_at(place)

    def sayer_at(self, place: int) -> str:
        """The name in a line that says that a text follows, or in one above its verb: `Ann says`, `Ann:`."""
        text = self.text(place)
        if name := name_before_verb(text):
            return name
        if text.endswith(_COLONS):
            return whole_name(text[:-1])
        below = self.marks.texts[place + 1 : place + 2]
        return self.marks.name_at(place) if below and _is_said(below[0]) else ""

    def is_beside(self, place: int, name: str) -> bool:
        """Whether a line below a name belongs to it."""
        text = self.text(place)
        return is_beside(text, name) or name_before_verb(text) == "" or not any(map(str.isalnum, text))

    def at(self, place: int) -> int:
        return self.marks.filled[place]


def periods(marks: Marks) -> list[list[Block]]:
    """The comments of a section in each way that its dates allow; empty where it has too few of them."""
    dates = dates_alike(marks)
    if len(dates) < _FEWEST or any(marks.read[date].name for date in dates):
        return []
    ends = [-1, *dates, len(marks.filled)]
    lines = [
        [place for place in range(start + 1, end) if not is_boilerplate(marks.texts[place])]
        for start, end in pairwise(ends)
    ]
    gaps = _Gaps(marks, dates, lines)
    return [blocks for way in (_name_above, _name_first, _name_below) if (blocks := way(gaps))]


def dates_alike(marks: Marks) -> list[int]:
    """The places of the dates of a section that look alike."""
    places = [place for place, found in enumerate(marks.read) if found.date and found.is_heading]
    shapes = {place: shape_of(marks.texts[place], marks.read[place]) for place in places}
    number = Counter(shapes.values())
    return [place for place in places if number[shapes[place]] * _RARE >= len(places)]


def _block(gaps: _Gaps, number: int, names: Sequence[int], start: int, end: int, shape: str) -> Block:
    """The comment of a date, of which the lines at some places say who wrote it."""
    place = gaps.dates[number]
    name = once(next(filter(None, map(gaps.name_at, reversed(names))), ""))
    some = [gaps.marks.lines[gaps.at(one)] for one in (*names, place)]
    links = tuple(link for line in some for link in line.links)
    date = gaps.marks.dated_at(place)[0].date
    first = gaps.marks.with_images(min(gaps.at(names[0]), gaps.at(place)))
    return Block(Mark(first, start, name, date, "comment", links, shape), start, end)


def _name_above(gaps: _Gaps) -> list[Block]:
    """`Ann`, what the theme adds, and the date; the text is below."""
    blocks = []
    for number, date in enumerate(gaps.dates):
        names = _last_name(gaps, gaps.lines[number])
        if not names:
            return []
        below = number + 1 < len(gaps.dates)
        next_ = _last_name(gaps, gaps.lines[number + 1]) if below else []
        end = gaps.at(next_[0]) if next_ else len(gaps.marks.lines)
        blocks.append(_block(gaps, number, names, gaps.at(gaps.marks.dated_at(date)[1]) + 1, end, "N//D"))
    return blocks


def _last_name(gaps: _Gaps, places: Sequence[int]) -> list[int]:
    """The last place with a name, and those above it that repeat the name or say a rank."""
    if not places or not (name := once(gaps.name_at(places[-1]))):
        return []
    first = len(places) - 1
    while first and is_beside(gaps.text(places[first - 1]), name):
        first -= 1
    return list(places[first:])


def _name_first(gaps: _Gaps) -> list[Block]:
    """`Ann`, the text, and the date below it. Of many names that a verb or a colon ends, some may be broken into lines."""
    blocks = []
    for number, date in enumerate(gaps.dates):
        places: Sequence[int] = gaps.lines[number]
        if not number:
            places = _from_first_name(gaps, places)
        names = _first_name(gaps, places)
        if len(names) == len(places):
            return []
        start = gaps.at(names[-1]) + 1 if names else gaps.at(places[0])
        block = _block(gaps, number, names or places[:1], start, gaps.at(date), "N/…/D")
        blocks.append(block._replace(said=bool(names) and bool(gaps.sayer_at(names[0]))))
    nameless = sum(not block.mark.name for block in blocks)
    said = sum(block.said for block in blocks)
    return [] if nameless and (said + nameless < len(blocks) or nameless * _MOST_NAMED > said) else blocks


_MOST_SAID: Final = 0.8
"""The share of comments that names with a colon or a verb begin, where they begin the first one too."""
_MOST_NAMED: Final = 8
"""So many comments with a name there are for each without."""


def _first_name(gaps: _Gaps, places: Sequence[int]) -> list[int]:
    """The first place with a name, and those below it that repeat the name or say a rank."""
    if not places or not (name := once(gaps.name_at(places[0]))):
        return []
    last = 0
    while last + 1 < len(places) and gaps.is_beside(places[last + 1], name):
        last += 1
    return list(places[: last + 1])


def _from_first_name(gaps: _Gaps, places: Sequence[int]) -> Sequence[int]:
    """The lines of the first comment: from the last line that may be a name above running text, or above the last line.
    Where a name and a colon or a verb begin most others, such a line begins it too."""
    begins = [bool(lines) and bool(gaps.sayer_at(lines[0])) for lines in gaps.lines[1 : len(gaps.dates)]]
    if begins and sum(begins) >= _MOST_SAID * len(begins):
        said = [row for row, place in enumerate(places) if gaps.sayer_at(place)]
        return places[said[0] :] if said else places
    prose = next((row for row, place in enumerate(places) if is_prose(gaps.text(place))), len(places) - 1)
    row = next((row for row in range(prose - 1, -1, -1) if gaps.name_at(places[row])), 0)
    name = once(gaps.name_at(places[row])) if places else ""
    while row and (is_beside(gaps.text(places[row - 1]), name) or once(gaps.text(places[row - 1])) == name):
        row -= 1
    return places[row:]


def _name_below(gaps: _Gaps) -> list[Block]:
    """The date, `Ann` below it, and the text."""
    blocks = []
    for number, _ in enumerate(gaps.dates):
        names = _first_name(gaps, gaps.lines[number + 1])
        if not names:
            return []
        below = number + 1 < len(gaps.dates)
        end = gaps.at(gaps.dates[number + 1]) if below else len(gaps.marks.lines)
        blocks.append(_block(gaps, number, names, gaps.at(names[-1]) + 1, end, "D//N"))
    return blocks
