"""Differences as lines for people: of two long values, what is worth showing."""

from collections.abc import Mapping
from itertools import takewhile
from operator import eq
from typing import Any

import msgspec

from converters.compare.outcome import Count, Difference
from converters.model import PLURAL

WIDTH = 60
"""Characters of a value that are shown."""


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
        told += [f"{PLURAL[word]}: {', '.join(parts)}"] * bool(parts)
    return "; ".join(told)


def shown(a: Any, b: Any) -> tuple[str, str]:
    """Both values in one line each, long ones from shortly before where they first differ."""
    one, other = _text(a), _text(b)
    start = 0
    if max(len(one), len(other)) > WIDTH:
        start = max(0, _same_start(one, other) - WIDTH // 3)
    return _part(a, one, start), _part(b, other, start)


def _same_start(a: str, b: str) -> int:
    """How many characters are the same at the start of both."""
    return sum(1 for _ in takewhile(bool, map(eq, a, b)))


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
