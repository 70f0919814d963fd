"""`blogport diff`: compares two blogs; of two long values it shows where they differ."""

import sys
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from converters.cli.parser import Arguments
from converters.cli.screen import loaded_blogs
from converters.cli.status import DONE, FOUND
from converters.compare import Count, Difference, Pair, ignored
from converters.errors import UsageError
from converters.load import LoadedBlog
from converters.model import PLURALS

WIDTH = 60
"""Characters of a value that are shown."""


def run(arguments: Arguments) -> int:
    """Print the differences as they are found, and the counts last."""
    if len(arguments.paths) != 2:
        raise UsageError("diff takes two blogs, as in: blogport diff export.xml backup.jsonl")
    a, b = arguments.paths
    if a == b == "-":
        raise UsageError("standard input can only be one of the two; name a file for the other")
    ignored(arguments.ignore)
    with loaded_blogs(arguments.paths, arguments) as (blog_a, blog_b):
        pair = Pair(blog_a, blog_b, arguments.ignore)
        for line in as_json(pair) if arguments.json else lines(pair, a, b):
            print(line)
        for blog in (blog_a, blog_b):
            _warn_of_unread(blog)
    return DONE if pair.equal else FOUND


def lines(pair: Pair, a: str, b: str) -> Iterator[str]:
    """A line a difference, and last the counts; `a` and `b` are the names of the blogs."""
    number = 0
    for difference in pair.differences():
        number += 1
        yield _line(difference, a, b)
    counts = _last_line(pair.counts, a, b)
    yield f"differences: {number} ({counts})" if number else f"equal ({counts})"


def as_json(pair: Pair) -> Iterator[str]:
    """One JSON object, a difference a line: memory holds one difference at a time."""
    before = '{"differences": [\n'
    for difference in pair.differences():
        yield before + msgspec.json.encode(difference).decode()
        before = ","
    counts, equal = (msgspec.json.encode(part).decode() for part in (pair.counts, pair.equal))
    yield f'{before if pair.equal else ""}], "counts": {counts}, "equal": {equal}}}'


def shown(a: Any, b: Any) -> tuple[str, str]:
    """Both values in one line each, long ones from shortly before where they first differ."""
    text_a, text_b = _text(a), _text(b)
    start = 0
    if max(len(text_a), len(text_b)) > WIDTH:
        start = max(0, _common_prefix(text_a, text_b) - WIDTH // 3)
    return _excerpt(a, text_a, start), _excerpt(b, text_b, start)


def _line(difference: Difference, a: str, b: str) -> str:
    if difference.only:
        return f"{difference.name}: only in {a if difference.only == 'a' else b}"
    value_a, value_b = shown(difference.a, difference.b)
    return f"{difference.name}: {difference.field}: {value_a} / {value_b}"


def _last_line(counts: Mapping[str, Count], a: str, b: str) -> str:
    """The counts by record type, without types that neither side has."""
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


def _warn_of_unread(blog: LoadedBlog) -> None:
    """Say how many records could not be read, and so were not compared."""
    if errors := blog.diagnostics.by_severity()["error"]:
        print(
            f"blogport: {errors} records of {blog.name} cannot be read and were not compared; "
            f"blogport check {blog.name} says which",
            file=sys.stderr,
        )


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
