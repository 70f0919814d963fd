"""Tables in CSV: the longest field that one may have (the limit of the `csv` module is that of the whole process), and whether a
quotation mark is missing in one, so that rows may be in a single cell.
"""

import csv
from collections.abc import Iterable, Iterator
from contextlib import contextmanager


@contextmanager
def longest_field(characters: int) -> Iterator[None]:
    """Let fields have so many characters, up to what C can count, while a row is read; others read with the limit of before."""
    before = csv.field_size_limit(min(characters, 2**31 - 1))
    try:
        yield
    finally:
        csv.field_size_limit(before)


class QuotedLines:
    """The lines of a table; `is_open` says, after the last one, that a quotation mark has no counterpart."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines, self._marks = iter(lines), 0

    def __iter__(self) -> "QuotedLines":
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self._marks += line.count('"')
        return line

    @property
    def is_open(self) -> bool:
        """Whether the number of quotation marks so far is odd."""
        return self._marks % 2 == 1


OPEN_QUOTES = "a quotation mark is missing in the table, so rows may be in one cell"
"""Why a table cannot be read as it was meant, as a clause."""
