"""The report of a run: a finding a line, and the summary last (see the page `scripts` of the manual)."""

import os
from collections.abc import Iterable
from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from converters.errors import TargetError, UsageError
from converters.pipeline import Result, counts_of

if TYPE_CHECKING:
    from converters.compare.verification import Verification


def write_report(result: Result, path: str | Path, verification: "Verification | None" = None) -> None:
    """Write JSON Lines to `path`. Raises `TargetError` where it cannot be written."""
    lines = [*result.findings, {"summary": summary(result, verification)}]
    try:
        Path(path).write_bytes(b"".join(msgspec.json.encode(line) + b"\n" for line in lines))
    except OSError as error:
        raise TargetError(
            f"the report {path} cannot be written: {error.strerror}; {result.target} itself is complete"
        ) from error


def ensure_report_writable(path: str | Path, others: Iterable[str | Path]) -> None:
    """Check before a run that its report can be written.

    Raises `TargetError` if not, and `UsageError` if it would overwrite one of the `others` (the sources and the target).
    """
    if any(realpath(path) == realpath(used) for used in others if str(used) != "-"):
        raise UsageError(f"--report {path}: this is a source or the target; write the report to another file")
    folder = Path(path).resolve().parent
    if not folder.is_dir() or not os.access(folder, os.W_OK) or Path(path).is_dir():
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
