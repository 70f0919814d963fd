"""Differences for people, of `diff` and of `convert --verify`; of two long values it shows where they differ."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from converters.compare import Count, Difference
from converters.model import PLURALS
from converters.publishing.housekeeping import kind_of

EXAMPLES = 5
"""Differences of a group that are kept."""
WIDTH = 60
"""Characters of a value that are shown."""


def grouped(differences: Iterable[Difference], a: str, b: str) -> tuple[list[str], int]:
    """The lines, and how many differences there are; `a` and `b` are the names of the blogs.

    A single group is its differences. Several have a table of counts before them, and each up to five examples.
    """
    groups = Groups(differences)
    lines: list[str] = []
    several = len(groups.counts) > 1
    if several:
        width = len(f"{max(groups.counts.values()):,}")
        lines += [f"{number:>{width},} {_named(group, a, b)}" for group, number, _ in groups]
    for group, number, examples in groups:
        if several:
            lines += ["", f"{_named(group, a, b)}:"]
        indent = "  " if several else ""
        lines += [f"{indent}{line(example, a, b)}" for example in examples]
        if more := number - len(examples):
            lines.append(f"{indent}… and {more:,} more")
    return lines, groups.number


def line(difference: Difference, a: str, b: str) -> str:
    """A difference in one line."""
    if difference.only:
        return f"{difference.name}: only in {a if difference.only == 'a' else b}"
    value_a, value_b = shown(difference.a, difference.b)
    return f"{difference.name}: {difference.field}: {value_a} / {value_b}"


def counted(counts: Mapping[str, Count], a: str, b: str) -> str:
    """The counts by record type in one line, without types that neither side has."""
    types = []
    for name, count in counts.items():
        parts = [
            f"{number} {words}"
            for number, words in (
                (count.compared, "compared"),
                (count.differing, "differ"),
                (count.only_a, f"only in {a}"),
                (count.only_b, f"only in {b}"),
                (count.renumbered, "with another id"),
            )
            if number
        ]
        if parts:
            types.append(f"{PLURALS[name]}: {', '.join(parts)}")
    return "; ".join(types)


def by_design(explained: Iterable[tuple[str, int]]) -> Iterator[str]:
    """What is different by design, a line for each reason."""
    for why, number in explained:
        yield f"  {number:,} × {why}"


def shown(a: Any, b: Any) -> tuple[str, str]:
    """Both values in one line each, long ones from shortly before where they first differ."""
    text_a, text_b = _text(a), _text(b)
    start = 0
    if max(len(text_a), len(text_b)) > WIDTH:
        start = max(0, _common_prefix(text_a, text_b) - WIDTH // 3)
    return _excerpt(a, text_a, start), _excerpt(b, text_b, start)


def _named(group: str, a: str, b: str) -> str:
    record, only, side = group.partition(" only in ")
    return f"{PLURALS[record]} only in {a if side == 'a' else b}" if only else group


def _common_prefix(a: str, b: str) -> int:
    """The length of the common prefix, found by halving."""
    same, step = 0, 1 << min(len(a), len(b)).bit_length()
    while step:
        if a[same : same + step] == b[same : same + step] and same + step <= min(len(a), len(b)):
            same += step
        step >>= 1
    return same


def _excerpt(value: Any, text: str, start: int) -> str:
    if value is None:
        return "nothing"
    part = text[start : start + WIDTH]
    quoted = repr(part) if isinstance(value, str) else part
    before, after = "…" if start else "", "…" if start + WIDTH < len(text) else ""
    return f"{before}{quoted}{after}"


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


class Groups:
    """The differences of two blogs by field. `number` is how many there are."""

    def __init__(self, differences: Iterable[Difference]) -> None:
        self.counts: Counter[str] = Counter()
        self._examples: defaultdict[str, list[Difference]] = defaultdict(list)
        for difference in differences:
            group = group_of(difference)
            self.counts[group] += 1
            if len(self._examples[group]) < EXAMPLES:
                self._examples[group].append(difference)

    @property
    def number(self) -> int:
        """How many differences there are."""
        return self.counts.total()

    def __iter__(self) -> Iterator[tuple[str, int, list[Difference]]]:
        """Each group with its number and its examples, the largest first."""
        for group, number in self.counts.most_common():
            yield group, number, self._examples[group]


def group_of(difference: Difference) -> str:
    """The group of a difference: `post.title`, `comment only in a`; numbers and hashes in names of fields do not count."""
    if difference.only:
        return f"{difference.record} only in {difference.only}"
    return f"{difference.record}.{kind_of(difference.field)}"
