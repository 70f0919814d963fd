"""Findings about a site that many of its texts show: each is reported once, for the first text."""

from collections import Counter
from collections.abc import Iterable

from converters.diagnostics import Diagnostics, Finding, MessageType

_Key = tuple[str, str]
FirstFinding = tuple[_Key, Finding]
"""The name of its message and what it is about; the finding."""


class FirstFindings:
    """Reports what it was not told before: by this process, or by a worker that read earlier texts."""

    def __init__(self, diagnostics: Diagnostics) -> None:
        self._diagnostics = diagnostics
        self._known: set[_Key] = set()
        self._new: list[FirstFinding] = []

    def report(self, about: str, what: MessageType, *, file: str = "", **facts: str) -> None:
        """As `Diagnostics.report`, for the first finding of its message that is `about` this."""
        if (what.name, about) not in self._known:
            made = Diagnostics()
            made.report(what, post=None, file=file, line=0, **facts)
            self.add(about, made.findings)

    def add(self, about: str, findings: Iterable[Finding]) -> None:
        """Report findings, each if it is the first of its message that is `about` this."""
        for finding in findings:
            key = finding.kind, about
            if key not in self._known:
                self._known.add(key)
                self._new.append((key, finding))
                self._diagnostics.join([finding], Counter())

    def take_changes(self) -> list[FirstFinding]:
        """What was reported since the last call."""
        changes, self._new = self._new, []
        return changes

    def merge(self, changes: list[FirstFinding], findings: list[Finding]) -> list[Finding]:
        """Take in what `take_changes` gave in a worker; returns its `findings` without those that are known already."""
        repeated = [finding for key, finding in changes if key in self._known]
        self._known.update(key for key, _ in changes)
        return [finding for finding in findings if finding not in repeated] if repeated else findings
