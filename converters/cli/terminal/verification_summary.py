"""What `convert --verify` found, for people."""

import sys

from converters.cli.terminal import differences, process
from converters.cli.terminal.wrapping import wrapped
from converters.compare.judgement import groups
from converters.compare.verification import Verification
from converters.io.addresses.names import shown
from converters.run.result import Result


def show(verification: Verification, result: Result, report: str | None, quiet: bool) -> None:
    """Print what reading the target back showed."""
    out = sys.stderr if report == "-" else sys.stdout
    if verification.unreadable:
        return
    if verification.equal:
        if not quiet:
            by_design = differences.by_design(groups(verification.explained))
            print(*wrapped([_found_equal(verification, result, report), *by_design], out), sep="\n", file=out)
        return
    lines, _ = differences.grouped(verification.comparison.differences, "the source", result.target)
    print(*wrapped(lines, out), sep="\n", file=out)


def accounted_for(verification: Verification, target: str) -> bool:
    """Whether all is accounted for; says what is not."""
    if verification.unreadable:
        process.say(f"{shown(target)} is written, and cannot be read back: {verification.unreadable}")
        return False
    if number := 0 if verification.equal else len(verification.comparison.differences):
        what = "1 difference" if number == 1 else f"{number:,} differences"
        process.say(f"{shown(target)} is written and was read back, with {what} that nothing accounts for")
    return verification.equal


def _found_equal(verification: Verification, result: Result, report: str | None) -> str:
    compared = {what: count.compared for what, count in verification.counts.items()}
    posts, comments = compared.get("post", 0), compared.get("comment", 0)
    counts = f"{posts:,} post{'s' * (posts != 1)} and {comments:,} comment{'s' * (comments != 1)}"
    losses = f"{result.losses:,} loss{'es' * (result.losses != 1)}" if result.losses else "no losses"
    where = f", listed in {report}" if result.losses and report and report != "-" else ""
    return f"{counts} written, read back and found equal; {losses}{where}"
