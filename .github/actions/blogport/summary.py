"""Writes the summary of a job, its outputs and annotations, from a report of blogport.

It reads the environment of the action: COMMAND, STATUS, REPORT and ANNOTATIONS; and GITHUB_STEP_SUMMARY and GITHUB_OUTPUT, the
files that GitHub reads. Annotations are printed ("Workflow commands for GitHub Actions" in GitHub's documentation).
"""

import json
import os
from collections import Counter
from pathlib import Path

LEVELS = {"error": "error", "loss": "warning", "warning": "warning"}
"""The severity of a finding -> the level of its annotation; others have none."""
STATUSES = {
    0: "done",
    1: "done, and something was found or lost",
    2: "the command line is wrong",
    3: "a source cannot be read, or the target cannot be written",
    4: "a fault in blogport or in a plug-in",
}
MOST_ROWS = 50
"""Rows of a table: a summary of GitHub has room for a megabyte."""


def main() -> None:
    """Write all three."""
    objects = read_report(Path(os.environ["REPORT"]))
    last = objects[-1] if objects else {}
    findings = [found for found in objects if "kind" in found and "message" in found]
    differences = last.get("differences", [])
    status = int(os.environ.get("STATUS") or 2)
    lines = [f"## blogport {code(os.environ['COMMAND'])}: {STATUSES.get(status, status)}", ""]
    lines += counts(last.get("summary", {}))
    lines += kinds(findings)
    lines += compared(differences, last)
    append("GITHUB_STEP_SUMMARY", lines)
    number = Counter(found["severity"] for found in findings)
    outputs = {"errors": number["error"], "losses": number["loss"], "warnings": number["warning"]}
    append("GITHUB_OUTPUT", [f"{name}={value}" for name, value in outputs.items()])
    append("GITHUB_OUTPUT", [f"differences={len(differences)}"])
    most = int(os.environ.get("ANNOTATIONS") or 0)
    worst = sorted(
        (found for found in findings if found["severity"] in LEVELS),
        key=lambda found: list(LEVELS).index(found["severity"]),
    )
    for found in worst[:most]:
        print(annotation(found))


def read_report(path: Path) -> list[dict]:
    """The objects of a report, one a line, or one in all; none where blogport stopped before it had one."""
    try:
        text = path.read_text(encoding="utf-8")
        try:
            return [json.loads(text)]  # of `diff`
        except ValueError:
            return [json.loads(line) for line in text.splitlines() if line.strip()]
    except (OSError, ValueError):
        return []


def counts(summary: dict) -> list[str]:
    """The table of what was read, written and left out; and what reading back showed."""
    rows = [
        f"| {cell(name)} | {account['read']:,} | {account['written']:,} | {left_out(account['left_out'])} |"
        for name, account in summary.items()
        if isinstance(account, dict) and "written" in account
    ]
    lines = ["| | read | written | left out |", "|---|--:|--:|---|", *rows, ""] if rows else []
    if stopped := summary.get("stopped"):
        lines += [f"It stopped: {cell(stopped)}", ""]
    if verification := summary.get("verification"):
        number = verification["differences"]
        found = "equal" if verification["equal"] else f"{number} differences that nothing accounts for"
        lines += [f"The target was read back: {found}.", ""]
    return lines


def left_out(reasons: dict) -> str:
    """Why records are not written, with numbers."""
    return ", ".join(f"{number:,} {cell(reason)}" for reason, number in sorted(reasons.items()))


def kinds(findings: list[dict]) -> list[str]:
    """The table of the findings by kind, with an example of each."""
    number = Counter((found["severity"], found["kind"]) for found in findings)
    examples = {found["kind"]: found["message"] for found in reversed(findings)}
    rows = [
        f"| {count:,} | {severity} | {code(kind)} | {cell(examples[kind])} |"
        for (severity, kind), count in sorted(number.items(), key=lambda row: (order(row[0][0]), -row[1]))
    ]
    return table(["| | severity | kind | for example |", "|--:|---|---|---|"], rows)


def order(severity: str) -> int:
    """The place of a severity, the worst first."""
    known = ["error", "loss", "warning", "info"]
    return known.index(severity) if severity in known else len(known)


def compared(differences: list[dict], last: dict) -> list[str]:
    """The table of the differences of two blogs."""
    if "equal" not in last:
        return []
    if last["equal"]:
        return ["The two blogs are equal.", ""]
    rows = [
        f"| {cell(found.get('name', ''))} | {cell(found.get('field') or 'only in ' + found.get('only', ''))} |"
        for found in differences
    ]
    return table(["| record | difference |", "|---|---|"], rows)


def table(head: list[str], rows: list[str]) -> list[str]:
    """A table, if it has rows."""
    if not rows:
        return []
    more = [f"… and {len(rows) - MOST_ROWS:,} more", ""] if len(rows) > MOST_ROWS else []
    return [*head, *rows[:MOST_ROWS], "", *more]


def cell(text: object) -> str:
    """A text in a cell of a table: what is Markdown or HTML is shown and not done."""
    words = " ".join(str(text).split())[:300]
    for mark in "\\`*_[]|~":
        words = words.replace(mark, f"\\{mark}")
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("@", "&#64;")


def code(text: str) -> str:
    """A word as code, also in a cell."""
    return f"`{text.replace('`', '').replace('|', '')}`"


def annotation(found: dict) -> str:
    """A finding as a workflow command. No text of a finding can begin another command."""
    properties = {
        "file": found.get("file", ""),
        "line": found.get("line", ""),
        "title": f"blogport: {found['kind']}",
    }
    stated = ",".join(f"{name}={escaped_property(str(value))}" for name, value in properties.items() if value)
    about = " ".join(word for word in (found.get("record", ""), str(found.get("id", ""))) if word)
    message = ": ".join(part for part in (about, found["message"]) if part)
    return f"::{LEVELS[found['severity']]} {stated}::{escaped(message)}"


def escaped(text: str) -> str:
    """A text as a workflow command has it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escaped_property(text: str) -> str:
    """The same for a property of the command."""
    return escaped(text).replace(":", "%3A").replace(",", "%2C")


def append(variable: str, lines: list[str]) -> None:
    """Append lines to the file that an environment variable names."""
    with Path(os.environ[variable]).open("a", encoding="utf-8") as stream:
        stream.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    main()
