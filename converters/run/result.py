"""What a run did, and its report."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from converters.diagnostics import Account, Diagnostics, Finding, lost_to_faults
from converters.io.output import Changes


@dataclass(frozen=True)
class Result:
    """What a run did: the account of each kind of record, and the findings."""

    target: str
    format: str
    next_step: str
    accounts: Mapping[str, Account]
    findings: list[Finding]
    by_severity: Mapping[str, int]
    fetched: bool = False
    """Whether files were downloaded, or would have been."""
    dry_run: bool = False
    """Whether nothing was written."""
    files: Changes = field(default_factory=Changes)
    """What was changed in the target, or would have been."""
    drafts: bool = True
    """Whether the target has a place for drafts."""
    several: bool = False
    """Whether the target is more than one file or folder: it was split, or has a folder of uploads beside it."""

    @property
    def lost_to_faults(self) -> int:
        """How many records a fault in blogport, or in a plug-in, cost; those that a writer dropped silently too."""
        return lost_to_faults(self.accounts) + sum(each.lost_silently for each in self.accounts.values())

    @property
    def losses(self) -> int:
        """How many findings say that something of the source is not in the target."""
        return self.by_severity["loss"] + self.by_severity["error"]


def report_lines(diagnostics: Diagnostics) -> Iterator[bytes]:
    """The lines of a report: a finding each, and the counts last (see the page `scripts` of the manual)."""
    for finding in diagnostics.findings:
        yield msgspec.json.encode(finding) + b"\n"
    counts = counts_of(diagnostics.accounts, diagnostics.by_severity())
    yield msgspec.json.encode({"summary": counts}) + b"\n"


def counts_of(accounts: Mapping[str, Account], by_severity: Mapping[str, int]) -> dict[str, Any]:
    """For each record type how many were read, written and left out, by reason; findings by severity."""
    counts: dict[str, Any] = {
        what: {"read": account.read, "written": account.written, "left_out": account.left_out}
        for what, account in accounts.items()
    }
    return {**counts, "diagnostics": dict(by_severity)}
