"""The report of a run: one finding a line, and the summary last (the contract's chapter "The report")."""

import os
from collections.abc import Iterable
from os.path import realpath
from pathlib import Path
from typing import Any

import msgspec

from converters.errors import TargetError, UsageError
from converters.pipeline import Result


def write_report(result: Result, path: str | Path) -> None:
    """Write JSON Lines to `path`. Raises `TargetError` where it cannot be written."""
    lines = [*result.findings, {"summary": summary(result)}]
    try:
        Path(path).write_bytes(b"".join(msgspec.json.encode(line) + b"\n" for line in lines))
    except OSError as error:
        raise TargetError(
            f"the report {path} cannot be written: {error.strerror}; {result.target} itself is complete"
        ) from error


def ensure_report_writable(path: str | Path, others: Iterable[str | Path]) -> None:
    """Raise `TargetError` where a report could not be written; better known before the work than after.

    Raises `UsageError` where it would overwrite one of the `others`, the sources and the target.
    """
    if any(realpath(path) == realpath(other) for other in others if str(other) != "-"):
        raise UsageError(f"--report {path}: that is a source or the target itself; write it to another file")
    folder = Path(path).resolve().parent
    if not folder.is_dir() or not os.access(folder, os.W_OK) or Path(path).is_dir():
        raise TargetError(
            f"the report {path} cannot be written there; is there a folder {folder} to write in?"
        )


def summary(result: Result) -> dict[str, Any]:
    """For each kind of record how many were read, written and left out, by reason; findings by severity."""
    accounts = {
        what: {"read": account.read, "written": account.written, "left_out": account.left_out}
        for what, account in result.accounts.items()
    }
    return {**accounts, "diagnostics": dict(result.by_severity)}
