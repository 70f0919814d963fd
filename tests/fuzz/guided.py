"""Inputs guided by coverage: atheris changes seeds and keeps what reaches new code. It is not in the development extras.

The first bytes of what atheris gives choose the arguments, the rest is a file, or a bundle of files.
"""

import importlib.util
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Final

from tests.fuzz.case import Case, bundle, load, unbundle

MISSING: Final = "atheris is not installed, so nothing is guided by coverage (pip install atheris)"
_CHOOSING: Final = 3
"""Bytes that choose the arguments."""
_LONGEST: Final = 30_000


def run(readers: Sequence[str], minutes: float, seed: int) -> Iterator[tuple[str, str, int, list[tuple[str, Case]]]]:  # fmt: skip
    """For each reader, for its share of the time: its name, what atheris says, the number of inputs, and what failed."""
    if importlib.util.find_spec("atheris") is None:
        yield "", MISSING, 0, []
        return
    for reader in readers:
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder)
            _write_seeds(reader, home / "corpus")
            seconds = max(5, int(minutes * 60 / len(readers)))
            said = _child(reader, home, seconds, seed)
            yield reader, said, _count(home), _failed(home)


def _child(reader: str, home: Path, seconds: int, seed: int) -> str:
    """Run atheris in processes of their own until the time is over: one that dies has found something."""
    command = [sys.executable, "-m", "tests.fuzz.guided_child", reader, str(home), str(seconds), str(seed)]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    lines = [line for line in done.stderr.splitlines() if "cov:" in line] or done.stderr.splitlines()[-1:]
    if done.returncode < 0 and (home / "now" / "case.json").is_file():
        (home / "now").rename(home / "died")
        return f"the process dies of signal {-done.returncode}"
    return lines[-1].strip() if lines else f"status {done.returncode}"


def _count(home: Path) -> int:
    path = home / "count"
    return int(path.read_text() or 0) if path.exists() else 0


def _failed(home: Path) -> list[tuple[str, Case]]:
    found = [(path.joinpath("problem").read_text(encoding="utf-8"), load(path)) for path in sorted(home.glob("finds/*"))]  # fmt: skip
    died = home / "died"
    return [*found, *([("the process dies", load(died))] if died.exists() else [])]


def _write_seeds(reader: str, folder: Path) -> None:
    """The seeds, and some inputs of the grammar, as atheris takes them."""
    from tests.fuzz.inputs import GRAMMAR, inputs
    from tests.fuzz.seeds import seeds

    folder.mkdir()
    drawn = [case for case in inputs(reader, 100, 1) if case.origin == GRAMMAR]
    for number, case in enumerate([*seeds(reader, corpus=False), *drawn]):
        data = bundle(case.files) if case.is_folder else next(iter(case.files.values()))
        start = bytes([number % 256, 7, case.is_folder])
        (folder / str(number)).write_bytes(start + data[:_LONGEST])


def case_of(data: bytes, reader: str, name: str) -> Case:
    """The case that the bytes of atheris stand for; `name` is that of a single file."""
    from tests.fuzz import arguments

    start, rest = data[:_CHOOSING], data[_CHOOSING:]
    chosen = arguments.draw(Random(start[:2]), reader)
    files = unbundle(rest) if not name or start[2:] == b"\1" else {}
    return Case(files, True, chosen, "guided") if files else Case({name or "a": rest}, False, chosen, "guided")  # fmt: skip
