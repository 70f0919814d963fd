"""Prints, as Markdown, what grows faster than its input, and how long hostile texts of 100 KB take.

    python -m tests.benchmarks.growth [ROAD ...] [--texts] [--share N]

Roads are those of `tests/growth/roads.py` that begin with one of these words (default: all); `--texts` measures the
texts of 100 KB on them, `--share` takes one in N inputs. Steps are calls: they do not depend on the machine. To compare with an older
version, copy `tests/growth` and this file into a checkout of it, and run it there.
"""

import argparse
import signal
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

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


def print_steps(road: str, names: list[str]) -> None:
    """A row: how many inputs of a road are linear, and those that are not."""
    steep = []
    for name in names:
        found = attempt(
            lambda folder, name=name: growth_of_steps(preparing(road, name, folder), ROADS[road].size)
        )
        if isinstance(found, Growth):
            if found.ratio >= STEPS:
                steep.append(f"{name} {found.ratio:.1f} ×")
        else:
            steep.append(f"{name}: {found}")
    print(f"| {road} | {len(names)} | {'; '.join(steep) or '–'} |", flush=True)


def print_texts(road: str, names: list[str]) -> None:
    """A row: the slowest hostile text of a road, and those over a second."""
    slow, slowest = [], 0.0
    for name in names:
        found = attempt(lambda folder, name=name: _seconds(ROADS[road], name, folder))
        if isinstance(found, str) or found > 1:
            slow.append(f"{name}: {found if isinstance(found, str) else f'{found:.1f} s'}")
        if not isinstance(found, str):
            slowest = max(slowest, found)
    print(f"| {road} | {len(names)} | {slowest:.2f} s | {'; '.join(slow) or '–'} |", flush=True)


def _seconds(road: Road, name: str, folder: Path) -> float:
    make = road.inputs[name]
    action = road.prepare(make(max(1, 1000 * LENGTH // len(make(1000)))), folder)
    took = seconds(action)
    return min(took, seconds(action)) if took > 0.5 else took


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("roads", nargs="*")
    parser.add_argument("--texts", action="store_true")
    parser.add_argument("--share", type=int, default=1)
    arguments = parser.parse_args()
    roads = [name for name in ROADS if name.startswith(tuple(arguments.roads) or "")]
    if arguments.texts:
        roads = [name for name in roads if not name.startswith(("write", "read ")) or " body " in name]
        print(f"| road | texts of {LENGTH // 1000} KB | slowest | over a second |\n|---|---|---|---|")
    else:
        print(f"| road | inputs | steps for {FACTOR} times the input |\n|---|---|---|")
    for road in roads:
        names = [name for name in ROADS[road].inputs if not zlib.crc32(name.encode()) % arguments.share]
        (print_texts if arguments.texts else print_steps)(road, names)


if __name__ == "__main__":
    main()
