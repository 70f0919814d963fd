"""The report of a run: one finding a line, and the summary last (the contract's chapter "The report")."""

from pathlib import Path
from typing import Any

import msgspec

from converters.convert import Result
from converters.errors import TargetError


def write_report(result: Result, path: str | Path) -> None:
    """Write JSON Lines to `path`. Raises `TargetError` where it cannot be written."""
    lines = [*result.findings, {"summary": summary(result)}]
    try:
        Path(path).write_bytes(b"".join(msgspec.json.encode(line) + b"\n" for line in lines))
    except OSError as error:
        raise TargetError(
            f"the report {path} cannot be written: {error.strerror}; {result.target} itself is complete"
        ) from error


def summary(result: Result) -> dict[str, Any]:
    """For each kind of record how many were read, written and left out, by reason; findings by severity."""
    accounts = {
        what: {"read": account.read, "written": account.written, "left_out": account.left_out}
        for what, account in result.accounts.items()
    }
    return {**accounts, "diagnostics": dict(result.by_severity)}
