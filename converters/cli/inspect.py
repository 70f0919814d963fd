"""`blogport inspect`: counts the records of a blog."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from converters.cli.options.parameters import Arguments
from converters.cli.options.reading import limits, reader_options
from converters.cli.status import DONE, FOUND
from converters.cli.terminal.wrapping import wrapped
from converters.diagnostics import Diagnostics, Finding
from converters.io.visible import visible
from converters.run.inspection import inspect

_FOR_PEOPLE: Final = {"diagnostics": "findings"}
"""Keys of the counts that people know by another name."""


def run(arguments: Arguments) -> int:
    """Print the counts, for people with an example of each kind of finding."""
    diagnostics, options = Diagnostics(), reader_options(arguments)
    counts = inspect(
        arguments.paths,
        from_=arguments.from_,
        options=options,
        limits=limits(arguments),
        diagnostics=diagnostics,
    )
    if arguments.json:
        print(json.dumps(counts, ensure_ascii=False))
    else:
        for name, value in counts.items():
            text = _line(value) if isinstance(value, dict) else str(value)
            print(f"{_FOR_PEOPLE.get(name, name):<12} {visible(text)}")
        print(*wrapped(_examples(diagnostics.findings)), sep="\n", end="\n" * bool(diagnostics.findings))
    return FOUND if diagnostics.lost_to_faults else DONE


def _examples(findings: Sequence[Finding]) -> Iterator[str]:
    """The first finding of each kind, with the number of those that are not shown."""
    numbers = Counter(finding.kind for finding in findings)
    for finding in {finding.kind: finding for finding in reversed(findings)}.values():
        more = numbers[finding.kind] - 1
        yield f"  {finding}" + (f" (and {more:,} more {finding.kind})" if more else "")
    if any(number > 1 for number in numbers.values()):
        yield "blogport check lists more of each kind."


def _line(counts: Mapping[str, object]) -> str:
    """Counts for people, without those that are zero or empty."""
    parts = []
    for name, value in counts.items():
        if isinstance(value, dict):
            inner = ", ".join(f"{number} {word}" for word, number in value.items())
            parts.append(inner and f"({inner})")
        elif isinstance(value, int) and name != "total":
            parts.append(f"{value} {name.replace('_', ' ')}" if value else "")
        else:
            parts.append(str(value))
    return "  ".join(part for part in parts if part) or "none"
