"""Differences as lines for people: of two long values, what is worth showing."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from converters.compare.pair import Pair
from converters.compare.result import Count, Difference
from converters.model import PLURALS

WIDTH = 60
"""Characters of a value that are shown."""


def lines(pair: Pair, a: str, b: str) -> Iterator[str]:
    """A line a difference, as they are found, and last the counts; `a` and `b` are what the blogs are called."""
    number = 0
    for difference in pair.differences():
        number += 1
        yield line(difference, a, b)
    counts = last_line(pair.counts, a, b)
    yield f"differences: {number} ({counts})" if number else f"equal ({counts})"


def as_json(pair: Pair) -> Iterator[str]:
    """One object, a difference a line: all of them are never in memory."""
    before = '{"differences": [\n'
    for difference in pair.differences():
        yield before + msgspec.json.encode(difference).decode()
        before = ","
    counts, equal = (msgspec.json.encode(part).decode() for part in (pair.counts, pair.equal))
    yield f'{before if pair.equal else ""}], "counts": {counts}, "equal": {equal}}}'


def line(difference: Difference, a: str, b: str) -> str:
    """A difference as a line; `a` and `b` are what the two blogs are called."""
    if difference.only:
        return f"{difference.name}: only in {a if difference.only == 'a' else b}"
    one, other = shown(difference.a, difference.b)
    return f"{difference.name}: {difference.field}: {one} / {other}"


def last_line(counts: Mapping[str, Count], a: str, b: str) -> str:
    """The counts by kind of record, kinds that neither side has left out."""
    told = []
    for word, count in counts.items():
        parts = [f"{count.compared} compared"] * bool(count.compared)
        parts += [f"{count.differing} differ"] * bool(count.differing)
        parts += [f"{count.only_a} only in {a}"] * bool(count.only_a)
        parts += [f"{count.only_b} only in {b}"] * bool(count.only_b)
        parts += [f"{count.renumbered} with another id"] * bool(count.renumbered)
        told += [f"{PLURALS[word]}: {', '.join(parts)}"] * bool(parts)
    return "; ".join(told)


def shown(a: Any, b: Any) -> tuple[str, str]:
    """Both values in one line each, long ones from shortly before where they first differ."""
    one, other = _text(a), _text(b)
    start = 0
    if max(len(one), len(other)) > WIDTH:
        start = max(0, _same_start(one, other) - WIDTH // 3)
    return _part(a, one, start), _part(b, other, start)


def _same_start(a: str, b: str) -> int:
    """How many characters are the same at the start of both, found by halving."""
    same, step = 0, 1 << min(len(a), len(b)).bit_length()
    while step:
        if a[same : same + step] == b[same : same + step] and same + step <= min(len(a), len(b)):
            same += step
        step >>= 1
    return same


def _part(value: Any, text: str, start: int) -> str:
    if value is None:
        return "nothing"
    shown = text[start : start + WIDTH]
    quoted = repr(shown) if isinstance(value, str) else shown
    before, after = "…" if start else "", "…" if start + WIDTH < len(text) else ""
    return f"{before}{quoted}{after}"


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()
