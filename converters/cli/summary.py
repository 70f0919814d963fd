"""What a run did, in plain lines: for `--dry-run` where no terminal shows it."""

from collections.abc import Iterator

from converters.io.output import Changes
from converters.model import PLURALS
from converters.pipeline import Result


def plain_lines(result: Result) -> Iterator[str]:
    """The records by type, the findings by severity, and the files."""
    would = "would be " if result.dry_run else ""
    for what in sorted(result.accounts, key=list(PLURALS).index):
        account = result.accounts[what]
        parts = [f"{account.read:,} read", f"{account.written:,} {would}written"]
        parts += [f"{number:,} left out ({reason})" for reason, number in sorted(account.left_out.items())]
        yield f"{PLURALS[what]}: {', '.join(parts)}"
    if found := [f"{number:,} {severity}" for severity, number in result.by_severity.items() if number]:
        yield f"findings: {', '.join(found)}"
    yield f"files: {files_in_words(result.files)}"
    if result.dry_run:
        yield f"nothing is written; this is what would be in {result.target}"


def files_in_words(changes: Changes) -> str:
    """The files of a target in one sentence."""
    parts = [
        (len(changes.new), "new"),
        (len(changes.changed), "changed"),
        (changes.unchanged, "as they were"),
        (len(changes.removed), "removed"),
        (len(changes.merged), "with your changes and what is new"),
        (len(changes.edited) + len(changes.edited_gone), "kept, since you changed them"),
        (len(changes.gone), "not written any more, which --prune removes"),
    ]
    return ", ".join(f"{number:,} {words}" for number, words in parts if number) or "none"
