"""`blogport check`: lists what is wrong with a blog."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from converters import messages
from converters.checks import check_blog
from converters.cli.options.parameters import Arguments
from converters.cli.status import DONE, FOUND
from converters.cli.terminal.screen import loaded_blogs
from converters.cli.terminal.summary import WORST_FIRST
from converters.cli.terminal.wrapping import wrapped
from converters.diagnostics import Diagnostics, Finding, Severity
from converters.model import PLURALS

EXAMPLES = 5
"""Findings of a kind that are shown to people."""


def run(arguments: Arguments) -> int:
    """Print the findings, and the counts last."""
    with loaded_blogs([arguments.paths], arguments) as (blog,):
        findings = check_blog(blog)
        if arguments.json:
            for line in (*findings, {"summary": summary(findings, blog.diagnostics)}):
                print(msgspec.json.encode(line).decode())
        else:
            print(*wrapped(lines(findings, blog.diagnostics)), sep="\n")
    return FOUND if findings else DONE


def lines(findings: Sequence[Finding], diagnostics: Diagnostics) -> Iterator[str]:
    """The findings by kind, the worst first, with their number; last, how many records were read."""
    kinds: defaultdict[tuple[Severity, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        kinds[finding.severity, finding.kind].append(finding)
    for severity, kind in sorted(kinds, key=lambda key: (WORST_FIRST.index(key[0]), key[1])):
        of_kind = kinds[severity, kind]
        yield f"{len(of_kind)} × {severity}: {kind}"
        yield from (f"  {_line(finding)}" for finding in of_kind[:EXAMPLES])
        if len(of_kind) > EXAMPLES:
            yield f"  … and {len(of_kind) - EXAMPLES} more; --json lists them all"
        yield ""
    if kinds:
        yield "blogport explain KIND says what to do."
    for finding in diagnostics.findings:
        if finding.kind == messages.BAG_SOUND.name:
            yield _line(finding)
    records = ", ".join(
        f"{account.read} {what if account.read == 1 else PLURALS[what]}"
        for what, account in sorted(
            diagnostics.accounts.items(), key=lambda item: list(PLURALS).index(item[0])
        )
    )
    number = f"{len(findings)} fault{'s' * (len(findings) != 1)}" if findings else "no faults"
    yield f"{number} found in {records}"


def summary(findings: Sequence[Finding], diagnostics: Diagnostics) -> dict[str, Any]:
    """How many of each record type were read, and findings by severity, as in a report."""
    severities = Counter(finding.severity for finding in findings)
    return {
        **{what: {"read": account.read} for what, account in diagnostics.accounts.items()},
        "diagnostics": {severity.value: severities[severity] for severity in Severity},
    }


def _line(finding: Finding) -> str:
    """A finding without its severity, which stands above."""
    return str(finding).replace(f": {finding.severity}: ", ": ", 1)
