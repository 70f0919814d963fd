"""What `check` found, as lines for people and as a summary for scripts."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from converters.diagnostics import Diagnostics, Finding, Severity
from converters.model import PLURALS

EXAMPLES = 5
"""Findings of a kind that are shown to people."""

_WORST_FIRST = (Severity.ERROR, Severity.LOSS, Severity.WARNING)


def lines(found: Sequence[Finding], diagnostics: Diagnostics) -> Iterator[str]:
    """The findings by kind, the worst first, with their number; and last what was looked at."""
    kinds: defaultdict[tuple[Severity, str], list[Finding]] = defaultdict(list)
    for finding in found:
        kinds[finding.severity, finding.kind].append(finding)
    for severity, kind in sorted(kinds, key=lambda one: (_WORST_FIRST.index(one[0]), one[1])):
        of_kind = kinds[severity, kind]
        yield f"{len(of_kind)} × {severity}: {kind}"
        yield from (f"  {_line(one)}" for one in of_kind[:EXAMPLES])
        if len(of_kind) > EXAMPLES:
            yield f"  … and {len(of_kind) - EXAMPLES} more; --json lists them all"
        yield ""
    looked_at = ", ".join(
        f"{account.read} {what if account.read == 1 else PLURALS[what]}"
        for what, account in diagnostics.accounts.items()
    )
    yield f"{len(found) or 'nothing'} found in {looked_at}"


def _line(finding: Finding) -> str:
    """A finding without its severity, which stands above."""
    return str(finding).replace(f": {finding.severity}: ", ": ", 1)


def summary(found: Sequence[Finding], diagnostics: Diagnostics) -> dict[str, Any]:
    """How many of each kind of record were read, and findings by severity, as in a report."""
    severities = Counter(finding.severity for finding in found)
    return {
        **{what: {"read": account.read} for what, account in diagnostics.accounts.items()},
        "diagnostics": {severity.value: severities[severity] for severity in Severity},
    }
