"""What a run did, where no terminal shows it: in plain lines, or as one JSON object."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

import msgspec

from converters.cli.report import summary
from converters.diagnostics import Severity
from converters.io.folders import path_text
from converters.io.output import Changes
from converters.model import PLURALS
from converters.run.result import Result

if TYPE_CHECKING:
    from converters.compare.verification import Verification

_MOST_NAMED: Final = 10
"""Files of each group that a dry run names."""
WORST_FIRST: Final = (Severity.ERROR, Severity.LOSS, Severity.WARNING)


def plain_lines(result: Result) -> Iterator[str]:
    """The records by type, the findings by severity and kind, the files, and what to do next."""
    would = "would be " if result.dry_run else ""
    for what in sorted(result.accounts, key=list(PLURALS).index):
        account = result.accounts[what]
        parts = [f"{account.read:,} read", f"{account.written:,} {would}written"]
        parts += [f"{number:,} left out ({reason})" for reason, number in sorted(account.left_out.items())]
        yield f"{PLURALS[what]}: {', '.join(parts)}"
    if found := [f"{number:,} {severity}" for severity, number in result.by_severity.items() if number]:
        yield f"findings: {', '.join(found)}"
    kinds = Counter((finding.severity, finding.kind) for finding in result.findings)
    for severity in WORST_FIRST:
        yield from (
            f"  {number:,} × {severity}: {kind}"
            for (level, kind), number in sorted(kinds.items())
            if level is severity
        )
    if any(severity in WORST_FIRST for severity, _ in kinds):
        yield "blogport explain KIND says what to do; --report FILE lists each finding"
    yield f"files: {files_in_words(result.files)}"
    if result.dry_run:
        yield from named_files(result.files)
        yield f"nothing is written; this is what would be in {result.target}"
        return
    yield f"written to {result.target}"
    if result.next_step:
        yield f"next: {result.next_step}"


def as_json(result: Result, verification: "Verification | None") -> str:
    """The same as one object, with all findings; with `verification` also what reading the target back showed."""
    found: dict[str, Any] = {
        "format": result.format,
        "target": path_text(result.target),
        "dry_run": result.dry_run,
        "next_step": path_text(result.next_step),
        "summary": summary(result, verification),
        "files": result.files,
        "findings": result.findings,
    }
    if verification:
        if verification.unreadable:
            found["unreadable"] = verification.unreadable
        else:
            found["differences"] = verification.comparison.differences
    return msgspec.json.encode(found, enc_hook=list).decode()


def named_files(changes: Changes) -> Iterator[str]:
    """The files of a dry run by what would happen to them; of many the first ones, for `--json` has all."""
    groups = (
        ("removed", changes.removed),
        ("not written any more", changes.gone),
        ("kept", [*changes.edited, *changes.edited_gone]),
        ("merged", changes.merged),
        ("changed", changes.changed),
        ("new", changes.new),
    )
    for what, paths in groups:
        for path in sorted(paths)[:_MOST_NAMED]:
            yield f"  {what}: {path}"
        if more := len(paths[_MOST_NAMED:]):
            yield f"  {what}: {more:,} more, which --json lists"


def files_in_words(changes: Changes) -> str:
    """The files of a target in one sentence."""
    parts = [
        (len(changes.new), "new"),
        (len(changes.changed), "changed"),
        (changes.unchanged, "as they were"),
        (len(changes.removed), "removed"),
        (len(changes.merged), "with your changes and what is new"),
        (len(changes.edited) + len(changes.edited_gone), "kept with your changes"),
        (len(changes.gone), "not written any more, which --prune removes"),
    ]
    return ", ".join(f"{number:,} {words}" for number, words in parts if number) or "none"
