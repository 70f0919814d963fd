"""The table of posts: a row each, in CSV."""

import csv
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from converters.io.csv_limits import OPEN_QUOTES, QuotedLines, column_names, longest_field, table_in
from converters.io.limits import over_limit
from converters.io.sources import Source

_LONGEST_FIELD: Final = 1 << 24


class Row(NamedTuple):
    """The values of a row by the names of the columns (`column 9` for one beyond them), its line, and why it cannot be read."""

    values: Mapping[str, str]
    line: int
    why: str = ""
    lost: int = 0
    """Characters that could not be decoded."""


def rows(file: Source) -> Iterator[Row]:
    """The rows of a table, one by one. A row that cannot be read has `why`."""
    lines = _Lines(file)
    names: list[str] = []
    table = table_in(lines)
    reader = csv.reader(quoted := QuotedLines(table.lines), strict=False, delimiter=table.separator)
    while True:
        try:
            with longest_field(_LONGEST_FIELD):
                values = next(reader, None)
        except csv.Error as error:
            yield Row({}, lines.number, f"it is no row of a table ({error})")
            continue
        if values is None:
            if quoted.is_open:
                yield Row({}, lines.number, OPEN_QUOTES)
            return
        if not names:
            names = column_names(map(str.lower, values))
            continue
        lost, lines.lost = lines.lost, 0
        if lines.too_long:
            lines.too_long = False
            yield Row({}, lines.number, f"it {over_limit(file.limits.record)}")
        elif any(map(str.strip, values)):
            beyond = range(len(names) + 1, len(values) + 1)
            named = names + [f"column {number}" for number in beyond]
            yield Row(dict(zip(named, values, strict=False)), lines.number, lost=lost)


class _Lines:
    """The lines of a file as text, with what was wrong in those since it was asked last."""

    def __init__(self, file: Source) -> None:
        self._lines = file.lines()
        self.number = self.lost = 0
        self.too_long = False

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
        if line is None:
            self.too_long = True
            return "\n"
        text = line.decode("utf-8", "replace").replace("\0", "")
        self.lost += text.count("\ufffd")
        return text
