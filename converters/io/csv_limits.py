"""Tables in CSV: where one begins and what separates its cells, the longest field that one may have (the limit of the `csv`
module is that of the whole process), and whether a quotation mark is missing in one, so that rows may be in a single cell.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from typing import Final, NamedTuple

_SEPARATORS: Final = ",;\t|"
_STATED: Final = "sep="
"""How the line begins that names the separator for Excel; it has one more character."""


class Table(NamedTuple):
    """The lines of a table from the one that names its columns."""

    lines: Iterator[str]
    separator: str
    before: int
    """How many lines stand before these: empty ones, and the one of Excel."""


def table_in(lines: Iterable[str]) -> Table:
    """The table in the lines of a file. Programs of spreadsheets put lines without a word before it, and other separators into it."""
    rest, stated, before = iter(lines), "", 0
    for line in rest:
        text = line.strip('\ufeff \r\n"')
        if text[: len(_STATED)].lower() == _STATED and len(text) <= len(_STATED) + 1:
            stated = text[len(_STATED) :] or "\t"
        elif any(map(str.isalnum, text)):
            separator = stated or max(_SEPARATORS, key=text.count)
            return Table(chain([line.lstrip("\ufeff")], rest), separator, before)
        before += 1
    return Table(rest, ",", before)


def column_names(names: Iterable[str]) -> list[str]:
    """The names of columns without white space around them; a name that was there before has its number: `Title[2]`."""
    seen: Counter[str] = Counter()
    found = []
    for name in map(str.strip, names):
        seen[name] += 1
        found.append(name if seen[name] == 1 else f"{name}[{seen[name]}]")
    return found


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
