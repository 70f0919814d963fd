"""What holds for every input: the oracle of the fuzzer.

The exit status is 0, 1 or 3, and 1 only with `--strict` and a loss. No record is lost to a fault, none is
unaccounted, and none that a reader of ours yields is refused at the border. An archive is valid. Nothing lies beside
the target, and there is no target after status 3. `child` holds time and memory.
"""

import gzip
import json
import shutil
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import jsonschema

from tests.conftest import ROOT
from tests.fuzz.case import Case
from tests.fuzz.exports import oracle as of_exports
from tests.fuzz.runs import REPORT, TARGETS, run_command, target_name, value_of, volumes, where
from tests.targets import SYSTEMS

UNREAD: Final = "ghost-comments"
"""Requests for an API, which no reader takes."""
NEVER: Final = ("fault", "unaccounted", "invalid-record", "bad-value", "half-character")
"""Findings of records that our readers and writers must not cause."""
_DONE, _FOUND, _STOPPED = 0, 1, 3


class Outcome(NamedTuple):
    """`problem` is empty for an input that blogport copes with; `status` is that of the conversion."""

    status: int
    problem: str = ""


def run_case(case: Case, home: Path) -> Outcome:
    """Convert a case in the folder `home`, which has nothing else in it, and judge what came out."""
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    source = case.write_input(home)
    target, report = home / target_name(case.arguments), home / REPORT
    command = ["convert", str(source), str(target), *case.arguments, "--report", str(report)]
    status, shown, problem = run_command(command)
    if problem:
        return Outcome(status, problem)
    expected = {source.name, target.name, report.name, *(path.name for path in volumes(target))}
    beside = {path.name for path in home.iterdir()} - expected
    if status == _STOPPED:
        left = beside | {path.name for path in (target, *volumes(target)) if path.exists()}
        return Outcome(status, f"status 3 leaves {min(left)}" if left else "")
    if status not in (_DONE, _FOUND):
        return Outcome(status, "" if _claimed_twice(status, shown) else f"status {status}: {shown}{where()}")
    if beside := beside - ({f"{target.stem}-uploads"} if target.suffix == ".xml" else set()):
        return Outcome(status, f"it writes beside its target: {min(beside)}")
    return Outcome(
        status,
        _report_problem(status, report, case.arguments)
        or _archive_problem(target)
        or of_exports.problem_of(case, home),
    )


def run_other_commands(case: Case, home: Path) -> str:
    """`inspect` and `check` of an input that was converted: what is wrong with them."""
    reader = value_of(case.arguments, "--from")
    source = home / case.name
    for command in ("inspect", "check"):
        arguments = [command, str(source), "--json", *(("--from", reader) if reader else ())]
        status, shown, problem = run_command(arguments)
        if _claimed_twice(status, shown):
            continue
        if problem or status not in (_DONE, _FOUND, _STOPPED):
            return f"{command}: {problem or f'status {status}: {shown}'}"
    return ""


def run_again(case: Case, home: Path) -> str:
    """Read the target that a case was converted to: what is wrong then. An archive of an archive is the same."""
    target, again = home / target_name(case.arguments), home / "again.jsonl"
    report = home / "again-report.jsonl"
    sources = sorted(map(str, volumes(target) or [target]))
    status, shown, problem = run_command(["convert", *sources, str(again), "--to", "archive", "--report", str(report)])  # fmt: skip
    if problem or status not in (_DONE, _STOPPED):
        return f"of its own output: {problem or f'status {status}: {shown}{where()}'}"
    if status == _STOPPED and value_of(case.arguments, "--to") == UNREAD:
        return ""
    if status == _STOPPED:
        return _unread_posts(home, shown)
    if problem := _report_problem(status, report, ()) or _archive_problem(again):
        return f"of its own output: {problem}"
    if target.suffix == ".jsonl":
        same = target.read_bytes() == again.read_bytes()
        return "" if same else "the archive of an archive is another one"
    return "" if _is_less_said(report) else _missing_again(home, target, case.arguments)


def _missing_again(home: Path, target: Path, arguments: Sequence[str]) -> str:
    """What was written and is not read again: posts and comments. Not of pages, and not if menus are data or kept beside."""
    menus = (path for name in ("menus.*", "nav_menu_item") for path in target.rglob(name))
    if value_of(arguments, "--to") == "html" or (target.is_dir() and any(menus)):
        return ""
    written, read = _accounts(home / REPORT), _accounts(home / "again-report.jsonl")
    to_system = value_of(arguments, "--to") in SYSTEMS
    for what in ("comment",) if to_system else ("post", "comment"):  # threads of one address are one page
        before, after = (accounts.get(what, {}) for accounts in (written, read))
        if before.get("written", 0) != after.get("read", 0):
            return f"{before.get('written', 0)} of {what} are written, {after.get('read', 0)} are read again"
    return ""


def _is_less_said(report: Path) -> bool:
    """Whether the report says that less was read than there is, or that comments that are alike are one."""
    lines = map(json.loads, report.read_bytes().splitlines())
    return any(
        line.get("severity") in ("loss", "error") or line.get("kind") == "same-comment" for line in lines
    )


def _accounts(report: Path) -> dict[str, Any]:
    summary: dict[str, Any] = json.loads(report.read_bytes().splitlines()[-1])["summary"]
    return summary


def run_twice(case: Case, home: Path) -> str:
    """Convert a case again: what is wrong if other bytes come out."""
    name = target_name(case.arguments)
    first = _bytes_of(home / name)
    second_target = home / f"second-{name}"
    status, shown, problem = run_command(
        ["convert", str(home / case.name), str(second_target), *case.arguments]
    )
    if problem or status not in (_DONE, _FOUND):
        return f"the second run: {problem or f'status {status}: {shown}'}"
    second = _bytes_of(second_target)
    different = sorted(path for path in first.keys() | second.keys() if first.get(path) != second.get(path))
    return f"the second run writes other bytes: {different[0]}" if different else ""


def _bytes_of(target: Path) -> dict[str, bytes]:
    if target.is_file():
        return {"": target.read_bytes()}
    return {path.relative_to(target).as_posix(): path.read_bytes() for path in target.rglob("*") if path.is_file()}  # fmt: skip


def _unread_posts(home: Path, shown: str) -> str:
    """The problem if posts were written and blogport reads none of them."""
    written = _accounts(home / REPORT).get("post", {}).get("written", 0)
    return f"of {written} posts written, it reads none: {shown}" if written else ""


def _report_problem(status: int, report: Path, arguments: Sequence[str]) -> str:
    """What the report says that it must not say."""
    *findings, last = [json.loads(line) for line in report.read_bytes().splitlines()]
    for finding in findings:
        if finding["kind"] in NEVER:
            return f"{finding['kind']}: {finding['message']}{where()}"
    accounts = {name: value for name, value in last["summary"].items() if name != "diagnostics"}
    for name, account in accounts.items():
        if account["read"] != account["written"] + sum(account["left_out"].values()):
            return f"the account of {name} does not add up: {account}"
    losses = sum(finding["severity"] in ("loss", "error") for finding in findings)
    expected = _FOUND if losses and "--strict" in arguments else _DONE
    return "" if status == expected else f"status {status} with {losses} losses"


def _archive_problem(target: Path) -> str:
    """What is wrong with the lines of an archive."""
    if not target.name.startswith(TARGETS["archive"]):
        return ""
    data = target.read_bytes()
    data = gzip.decompress(data) if target.suffix == ".gz" else data
    for number, line in enumerate(data.rstrip(b"\n").split(b"\n") if data else (), 1):
        record = json.loads(line)
        if not validator(record.get("record"))(record):
            return f"line {number} of the archive is not valid: {line[:300]}"
    return ""


@cache
def validator(record_type: str) -> Callable[[Any], bool]:
    """Says whether a line is a valid record of its type by the schema of archives."""
    schema = json.loads((ROOT / "schemas" / "archive.schema.json").read_bytes())
    name = schema["discriminator"]["mapping"][record_type]
    one = {"$defs": schema["$defs"], "$ref": name}
    return jsonschema.Draft202012Validator(one).is_valid


def _claimed_twice(status: int, shown: str) -> bool:
    """Whether a run asks for the format, since two readers claim the source: the contract wants that."""
    return status == 2 and "could be" in shown and "say which with --from" in shown
