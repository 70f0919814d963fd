"""`python -m tests.fuzz [--inputs N] [--minutes N] [--seed N] [READER ...]`: see `blogport docs testing`."""

import argparse
import secrets
import sys
import time
from collections.abc import Iterator

from tests.fuzz import guided
from tests.fuzz.campaign import Tally, run
from tests.fuzz.finds import finds, save
from tests.fuzz.inputs import ORIGINS, READERS
from tests.fuzz.minimise import minimise, signature

_PART = 1000
"""Inputs of one reader that run in a row."""


def main() -> int:
    """Run the inputs, save what fails, print the table. Status 1 if something failed."""
    given = parse()
    print(f"seed {given.seed}", flush=True)
    tallies = {reader: Tally() for reader in given.readers}
    known = {signature(reason) for reason, _ in finds()}
    failed = False
    for reader, number, seed in _parts(given):
        tally = run(reader, number, seed)
        _add(tallies[reader], tally)
        for problem, case in tally.finds:
            if signature(problem) not in known:
                known.add(signature(problem))
                failed = True
                print(f"{reader}: {problem}\n  {save(minimise(case, problem), problem)}", flush=True)
        print(_table(tallies) if given.verbose else f"{reader}: {tallies[reader].inputs}", flush=True)
    if given.guided:
        for reader, said, number, found in guided.run(given.readers, given.guided, given.seed):
            print(f"guided {reader}: {number} inputs; {said}", flush=True)
            for problem, case in found:
                if signature(problem) not in known:
                    known.add(signature(problem))
                    failed = True
                    print(f"{problem}\n  {save(minimise(case, problem), problem)}", flush=True)
    print(_table(tallies))
    return 1 if failed else 0


def build_parser() -> argparse.ArgumentParser:
    """The parser of the arguments."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Fuzzes readers and writers.")
    parser.add_argument("readers", nargs="*", metavar="READER", help=f"one or more of {', '.join(READERS)}; all without it")  # fmt: skip
    parser.add_argument("--inputs", type=int, default=6000, metavar="N", help="inputs of all readers together (default: 6000)")  # fmt: skip
    parser.add_argument(
        "--minutes", type=float, metavar="N", help="go on for so long, whatever --inputs says"
    )
    parser.add_argument("--seed", type=int, help="the same seed gives the same inputs; the default is drawn and printed")  # fmt: skip
    parser.add_argument("--guided", type=float, default=0, metavar="MINUTES", help="then inputs guided by coverage, with atheris, for so long")  # fmt: skip
    parser.add_argument("--verbose", action="store_true", help="print the table after each part")
    return parser


def parse() -> argparse.Namespace:
    """The arguments, with what is not given filled in."""
    parser = build_parser()
    given = parser.parse_args()
    given.readers = given.readers or list(READERS)
    if unknown := sorted(set(given.readers) - set(READERS)):
        parser.error(f"no reader {unknown[0]}; there are {', '.join(READERS)}")
    given.seed = secrets.randbelow(1 << 30) if given.seed is None else given.seed
    return given


def _parts(given: argparse.Namespace) -> Iterator[tuple[str, int, int]]:
    """The reader, number of inputs and seed of each part; the readers take turns."""
    end = time.monotonic() + given.minutes * 60 if given.minutes else None
    left = dict.fromkeys(given.readers, -(-given.inputs // len(given.readers)))
    seed = given.seed
    while True:
        for reader in given.readers:
            number = _PART if end else min(_PART, left[reader])
            if number and (end is None or time.monotonic() < end):
                yield reader, number, seed
            left[reader] -= min(number, left[reader])
        seed += 1000
        if time.monotonic() >= end if end else not any(left.values()):
            return


def _add(total: Tally, part: Tally) -> None:
    total.inputs += part.inputs
    total.by_status += part.by_status
    total.by_origin += part.by_origin
    total.finds += part.finds


def _table(tallies: dict[str, Tally]) -> str:
    """A row a reader: its inputs by status and by how they were made, and those that failed."""
    head = ("reader", "inputs", "status 0", "status 1", "status 3", *ORIGINS, "failed")
    rows = [head]
    for reader, tally in tallies.items():
        origins = [tally.by_origin[name] for name in ORIGINS]  # fmt: skip
        counts = [tally.inputs, *(tally.by_status[status] for status in (0, 1, 3)), *origins, len(tally.finds)]  # fmt: skip
        rows.append((reader, *(f"{count:,}" for count in counts)))
    totals = [sum(int(row[at].replace(",", "")) for row in rows[1:]) for at in range(1, len(head))]
    rows.append(("all", *(f"{total:,}" for total in totals)))
    widths = [max(len(row[at]) for row in rows) for at in range(len(head))]
    return "\n".join("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
