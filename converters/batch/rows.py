"""The rows of a table of jobs: CSV, JSON Lines, the entries of a folder, or what a pattern matches."""

import csv
import json
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, Final, NamedTuple

from converters.batch import places
from converters.batch.settings import COLUMNS, SOURCES, is_key
from converters.errors import SourceError, UsageError, did_you_mean
from converters.io.csv_limits import longest_field
from converters.io.sources import JUNK

SEVERAL: Final = ";"
"""What stands between several sources in a cell of CSV."""
_LONGEST_CELL: Final = 1 << 20
_DELIMITERS: Final = {".csv": ",", ".tsv": "\t"}
_OTHER_DELIMITERS: Final = (";", "\t", ",")
"""What stands between columns in a table of a spreadsheet, where the language or the ending of the file says otherwise."""
_LINES: Final = (".jsonl", ".ndjson")


class Row(NamedTuple):
    """A row as it was written: `number` counts from 1, `problem` says why it is no job."""

    number: int
    values: Mapping[str, Any]
    problem: str = ""


def is_table(jobs: str) -> bool:
    """Whether jobs are rows of a file, and not files themselves."""
    return Path(jobs).suffix.lower() in {*_DELIMITERS, *_LINES} and not places.is_pattern(jobs)


def rows(jobs: str) -> Iterator[Row]:
    """The rows of `jobs`: a file of a table, a folder or a pattern.

    Raises `UsageError` for anything else, `SourceError` where it cannot be read.
    """
    if not is_table(jobs):
        for number, source in enumerate(_sources(jobs), 1):
            yield Row(number, {"source": [source]})
        return
    try:
        with places.open_text(jobs) as lines:
            delimiter = _DELIMITERS.get(Path(jobs).suffix.lower())
            yield from _of_csv(places.shown(jobs), lines, delimiter) if delimiter else _of_lines(lines)
    except (OSError, csv.Error) as error:
        raise SourceError(
            f"{places.shown(jobs)}: cannot be read: {getattr(error, 'strerror', '') or error}"
        ) from error


def _sources(jobs: str) -> list[str]:
    if places.is_pattern(jobs):
        return places.matches(jobs)
    if places.is_folder(jobs):
        return [path for path in places.entries(jobs) if Path(path).name not in JUNK]
    if places.exists(jobs):
        raise UsageError(
            f"{jobs}: jobs are a table ({', '.join([*_DELIMITERS, *_LINES])}), a folder, or a pattern such as 'exports/*.xml'"
        )
    raise SourceError(f"{places.shown(jobs)}: there is no such file or folder")


def _of_lines(lines: Iterator[str]) -> Iterator[Row]:
    number = 0
    for line in lines:
        if not line.strip():
            continue
        number += 1
        try:
            values = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Row(number, {}, f"the row is not JSON: {error}")
            continue
        if isinstance(values, dict):
            yield Row(number, values)
        else:
            yield Row(number, {}, 'the row is no object, as in: {"source": "a.xml", "target": "a"}')


def _of_csv(jobs: str, lines: Iterator[str], delimiter: str) -> Iterator[Row]:
    """The rows below the first one, which names the columns. Empty cells are left out.

    Raises `SourceError` for columns that no job has, before any job is done.
    """
    first = next(lines, "")
    if delimiter not in first:
        delimiter = next((sign for sign in _OTHER_DELIMITERS if sign in first), delimiter)
    with longest_field(_LONGEST_CELL):
        table = csv.reader(chain([first], lines), delimiter=delimiter)
        head = [name.strip().lower() for name in next(table, [])]
        _check_columns(jobs, head)
        cells_of_rows = (cells for cells in table if any(cell.strip() for cell in cells))
        for number, cells in enumerate(cells_of_rows, 1):
            if any(cell.strip() for cell in cells[len(head) :]):
                yield Row(number, {}, f"the row has {len(cells)} cells, and the table {len(head)} columns")
            else:
                yield Row(number, _cells(head, cells))


def _check_columns(jobs: str, head: list[str]) -> None:
    names = [name for name in head if name]
    if not names:
        return  # the table is empty
    if not {*names} & {*SOURCES}:
        raise SourceError(
            f"{jobs}: its first row names no column {SOURCES[0]}; it has {', '.join(names)}; the first row names the columns,"
            " as in: source,target,to"
        )
    if unknown := next((name for name in names if not is_key(name)), ""):
        hint = did_you_mean(unknown, COLUMNS)
        raise SourceError(
            f"{jobs}: there is no column {unknown}; {f'{hint} ' * bool(hint)}there are {', '.join(COLUMNS)}"
        )


def _cells(head: list[str], cells: list[str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, cell in zip(head, cells, strict=False):
        text = cell.strip()
        if not text or not name:
            continue
        if name in SOURCES:
            values.setdefault("source", []).extend(_several(text))
        elif text[0] in "[{":
            values[name] = _of_json(text)
        else:
            values[name] = text
    return values


def _several(text: str) -> list[Any]:
    found = _of_json(text) if text.startswith("[") else text
    if isinstance(found, list):
        return found
    return [part.strip() for part in text.split(SEVERAL) if part.strip()]


def _of_json(text: str) -> Any:
    """A list or an object that is written in a cell; the text itself where it is neither."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text
