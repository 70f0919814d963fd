"""What grows faster than its input, and how long hostile texts of 100 KB take, on the roads of `tests/growth/roads.py`.

Steps are calls: they do not depend on the machine.
"""

import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.benchmarks.options import Options
from tests.benchmarks.results import Cell, Table
from tests.growth.measure import FACTOR, STEPS, Growth, growth_of_steps, seconds
from tests.growth.roads import ROADS, Road, preparing

LIMIT = 20
"""Seconds of the processor after which a case is given up."""
LENGTH = 100_000
"""Characters of a hostile text."""


class TooLong(BaseException):
    """A case took more than `LIMIT`; no guard of ours catches it."""


def _give_up(*_: Any) -> None:
    raise TooLong


@contextmanager
def limited() -> Iterator[None]:
    """Raise `TooLong` within when the limit is reached; calls in C end first."""
    signal.signal(signal.SIGPROF, _give_up)
    signal.setitimer(signal.ITIMER_PROF, LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def attempt(measure: Callable[[Path], Any]) -> Any:
    """What `measure` finds in a new folder, or a word for why it found nothing."""
    place = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with tempfile.TemporaryDirectory(dir=place) as folder:
        try:
            with limited():
                return measure(Path(folder))
        except TooLong:
            return f"more than {LIMIT} s"
        except Exception as error:
            return type(error).__name__


def tables(options: Options) -> Iterator[Table]:
    """One table: how many inputs of each road are linear, and those that are not."""
    table = Table("steps", "Steps for growing inputs", f"Calls for {FACTOR} times the input.")
    for road, found in ROADS.items():
        steep = []
        for name in found.inputs:
            grown = attempt(
                lambda folder, road=road, name=name: growth_of_steps(
                    preparing(road, name, folder), ROADS[road].size
                )
            )
            if not isinstance(grown, Growth):
                steep.append(f"{name}: {grown}")
            elif grown.ratio >= STEPS:
                steep.append(f"{name} {grown.ratio:.1f} ×")
        table.rows.append({"road": road, "inputs": len(found.inputs), "not linear": "; ".join(steep)})
    yield table


def text_tables(options: Options) -> Iterator[Table]:
    """One table: the slowest hostile text of each road that a text can take, and those over a second."""
    table = Table("texts", f"Hostile texts of {LENGTH // 1000} KB", "Seconds of the processor.")
    for road, found in ROADS.items():
        if road.startswith(("write", "read ")) and " body " not in road:
            continue
        slow, slowest = [], 0.0
        for name in found.inputs:
            took = attempt(lambda folder, road=road, name=name: _seconds(ROADS[road], name, folder))
            if isinstance(took, str) or took > 1:
                slow.append(f"{name}: {took if isinstance(took, str) else f'{took:.1f} s'}")
            if not isinstance(took, str):
                slowest = max(slowest, took)
        row: dict[str, Cell] = {"road": road, "inputs": len(found.inputs)}
        table.rows.append(row | {"slowest": slowest, "over a second": "; ".join(slow)})
    yield table


def _seconds(road: Road, name: str, folder: Path) -> float:
    make = road.inputs[name]
    action = road.prepare(make(max(1, 1000 * LENGTH // len(make(1000)))), folder)
    took = seconds(action)
    return min(took, seconds(action)) if took > 0.5 else took
