"""Runs many inputs in child processes, and collects what fails."""

import os
import shutil
import tempfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.fuzz.case import Case, load
from tests.fuzz.child import Died, Send, in_child, start_clock
from tests.fuzz.inputs import inputs
from tests.fuzz.oracle import run_again, run_case, run_other_commands, run_twice
from tests.fuzz.runs import be_quiet, make_ready

_MORE = {run_again: 4, run_twice: 9, run_other_commands: 10}
"""What is tried of one in so many inputs: whether the target is read back, the second run, `inspect` and `check`."""


@dataclass
class Tally:
    """What became of the inputs of a reader."""

    inputs: int = 0
    by_status: Counter[int] = field(default_factory=Counter)
    by_origin: Counter[str] = field(default_factory=Counter)
    finds: list[tuple[str, Case]] = field(default_factory=list)
    """The problem, and the case."""


def memory_folder() -> str | None:
    """A folder in memory, if the system has one: inputs are written thousands of times."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def run(reader: str, number: int, seed: int, follow: Callable[[Tally], None] = lambda _: None) -> Tally:
    """Run so many inputs of a reader. After an input that kills its process, the next ones run in another."""
    tally = Tally()
    while tally.inputs < number:
        part = number - tally.inputs
        run_cases(lambda part=part, seed=seed: inputs(reader, part, seed), tally, follow)  # type: ignore[misc]
        seed += 1
    return tally


def run_cases(
    make: Callable[[], Iterable[Case]],
    tally: Tally,
    follow: Callable[[Tally], None] = lambda _: None,
    *,
    thorough: bool = False,
) -> None:
    """Run cases in one child process until it is done or dies. `thorough`: each has its target read again, and so on."""
    with tempfile.TemporaryDirectory(dir=memory_folder()) as folder:
        home = Path(folder)
        try:
            for line in in_child(lambda send: _work(make(), home, send, thorough)):
                status, origin, problem = line.split("\t", 2)
                tally.inputs += 1
                tally.by_status[int(status)] += 1
                tally.by_origin[origin] += 1
                if problem:
                    tally.finds.append((problem, load(home / "finds" / str(tally.inputs))))
                follow(tally)
        except Died as death:
            tally.inputs += 1
            if not (home / "now" / "case.json").is_file():
                raise
            tally.finds.append((str(death), load(home / "now")))


def judge(case: Case) -> str:
    """What is wrong with one case, run in a process of its own; empty if nothing is."""
    tally = Tally()
    run_cases(lambda: [case], tally, thorough=True)
    return tally.finds[0][0] if tally.finds else ""


def _work(cases: Iterable[Case], home: Path, send: Send, thorough: bool) -> None:
    """The work of the child: each case is saved before it runs, for the parent to find if it is the last one."""
    be_quiet()
    make_ready()
    os.environ["TMPDIR"] = str(home)
    tempfile.tempdir = None
    start_clock()
    for number, case in enumerate(cases, 1):
        case.save(home / "now")
        start_clock()
        status, problem = run_case(case, home / "run")
        if not problem and status != 3:
            problem = _more(case, home / "run", thorough)
        start_clock()
        if problem:
            shutil.copytree(home / "now", home / "finds" / str(number))
        send(f"{status}\t{case.origin}\t{' '.join(problem.split())}")


def _more(case: Case, home: Path, thorough: bool) -> str:
    """What is wrong with a case in what only some are tried for; which ones is a matter of their bytes."""
    chosen = 0 if thorough else zlib.crc32(b"".join(case.files.values()))
    for attempt, share in _MORE.items():
        start_clock()
        if chosen % share == 0 and (problem := attempt(case, home)):
            return problem
    return ""
