"""Lines that a theme prints with every comment: learned from the page, whatever their language."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from converters.formats.text.comment_controls import is_boilerplate
from converters.formats.text.comment_heading_texts import MARKER, has_no_text, key_of, name_before_verb
from converters.formats.text.comment_marks import CLOCK_LINE, Marks
from converters.formats.text.comment_periods import dates_alike
from converters.formats.text.lines import Line
from converters.readers.page_words import comment_line

_LONGEST: Final = 60
"""Characters of the longest such line."""
_FEWEST: Final = 3
"""Comments that must have such a line; fewer may say the same."""
_SHARE: Final = 0.8
"""The share of the comments that must have it."""


def frames_of(marks: Marks) -> frozenset[str]:
    """The keys of lines that stand between most of the dates of a section: the theme's words, and no comment's.

    A line with a date or a verb heads comments; links that are known (`Reply`) end them, and are asked for elsewhere.
    """
    dated = dates_alike(marks)
    if len(dated) < _FEWEST:
        return frozenset()
    found: Counter[str] = Counter()
    for keys in _between(marks, dated):
        found.update(keys)
    needed = max(_FEWEST, _SHARE * len(dated))
    return frozenset(key for key, number in found.items() if number >= needed)


def _between(marks: Marks, dated: Sequence[int]) -> Iterator[set[str]]:
    """The keys of the lines between two dates, above the first, and below the last."""
    start = 0
    for end in (*dated, len(marks.filled)):
        yield {key_of(marks.texts[place]) for place in range(start, end) if _may_be_frame(marks.texts[place])}
        start = end + 1


def _may_be_frame(text: str) -> bool:
    return (
        1 < len(text) <= _LONGEST
        and not has_no_text(text)
        and not is_boilerplate(text)
        and not comment_line.is_rank(text)
        and not MARKER.fullmatch(text)
        and not CLOCK_LINE.fullmatch(text)
        and name_before_verb(text) is None
    )


def without_frames(lines: Sequence[Line], marks: Marks, frames: frozenset[str]) -> list[Line]:
    """The lines without those of the theme, and with one blank line where more than one is left."""
    gone = {
        marks.filled[place]
        for place, text in enumerate(marks.texts)
        if len(text) <= _LONGEST and key_of(text) in frames
    }
    left: list[Line] = []
    for at, line in enumerate(lines):
        if at in gone or (not line.plain and left and not left[-1].plain):
            continue
        left.append(line)
    return left
