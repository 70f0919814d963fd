"""The report of a run: JSON Lines, a finding a line and the summary last (see the page `scripts` of the manual); or a page."""

import os
import sys
from collections.abc import Iterable
from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from converters.diagnostics import Diagnostics
from converters.errors import BlogportError, TargetError, UsageError
from converters.io.addresses.names import is_address, shown
from converters.run.result import Result, counts_of
from converters.run.writing import Written

if TYPE_CHECKING:
    from converters.compare.verification import Verification
    from converters.report_page.survey import Survey

STANDARD_OUTPUT: Final = "-"
PAGES: Final = (".html", ".htm")
"""The endings of a report that is a page."""


class Report:
    """The report of one run, at `path`; `-` is standard output. `afterwards` gathers what a page shows."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._survey = _survey() if Path(path).suffix.lower() in PAGES else None

    @property
    def looks(self) -> bool:
        """Whether `afterwards` does anything."""
        return self._survey is not None

    def afterwards(self, written: Written) -> None:
        """See `pipeline.convert`."""
        if self._survey:
            self._survey(written)

    def write(self, result: Result, verification: "Verification | None" = None) -> None:
        """Write the report. Raises `TargetError` where it cannot be written."""
        if self._survey:
            from converters.report_page import Outcome, page

            outcome = Outcome(
                result.format,
                result.target,
                result.accounts,
                result.findings,
                result.files,
                result.dry_run,
                verification.equal if verification else None,
            )
            data = page(outcome, self._survey).encode()
        else:
            data = _lines([*result.findings, {"summary": summary(result, verification)}])
        self._write(data, f"; {result.target} itself is complete")

    def write_stopped(self, error: BlogportError, diagnostics: Diagnostics, target: str, to: str) -> None:
        """Write the report of a run that stopped. Raises `TargetError` where it cannot be written."""
        diagnostics.settle()
        if self._survey:
            from converters.io.output import Changes
            from converters.report_page import Outcome, page

            outcome = Outcome(
                to, shown(target), diagnostics.accounts, diagnostics.findings, Changes(), stopped=str(error)
            )
            data = page(outcome, self._survey).encode()
        else:
            counts = counts_of(diagnostics.accounts, diagnostics.by_severity())
            last = {**counts, "stopped": str(error)}
            data = _lines([*diagnostics.findings, {"summary": last}])
        self._write(data, "")

    def _write(self, data: bytes, ending: str) -> None:
        if self.path == STANDARD_OUTPUT:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
            return
        try:
            Path(self.path).write_bytes(data)
        except OSError as error:
            raise TargetError(
                f"the report {self.path} cannot be written: {error.strerror}{ending}"
            ) from error


def _survey() -> "Survey":
    from converters.report_page.survey import Survey  # waits for what understands markup

    return Survey()


def ensure_report_writable(path: str, target: str, others: Iterable[str | Path]) -> None:
    """Check before a run that its report can be written.

    Raises `TargetError` if not, and `UsageError` if it would overwrite one of the `others` (the sources and the target).
    """
    if path == STANDARD_OUTPUT:
        if target == STANDARD_OUTPUT:
            raise UsageError("--report -: standard output is the target; write the report to a file")
        return
    if any(realpath(path) == realpath(used) for used in others if str(used) != "-"):
        raise UsageError(
            f"--report {shown(path)}: this is a source or the target; write the report to another file"
        )
    if is_address(path):
        raise UsageError(f"--report {shown(path)}: a report is written to this machine; name a file")
    if Path(path).is_dir():
        raise TargetError(f"the report {path} cannot be written: it is a folder; name a file in it")
    folder = Path(path).resolve().parent
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise TargetError(
            f"the report {path} cannot be written; check that the folder {folder} exists and is writable"
        )


def summary(result: Result, verification: "Verification | None" = None) -> dict[str, Any]:
    """For each record type how many were read, written and left out, by reason; findings by severity.

    With `verification` also what reading the target back showed.
    """
    found = counts_of(result.accounts, result.by_severity)
    if verification:
        found["verification"] = {
            "equal": verification.equal,
            "differences": len(verification.comparison.differences),
            "by_design": [
                {"field": explained.what, "why": explained.why, "number": number}
                for explained, number in verification.explained.items()
            ],
        }
    return found


def _lines(lines: Iterable[Any]) -> bytes:
    return b"".join(msgspec.json.encode(line) + b"\n" for line in lines)
