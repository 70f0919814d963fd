"""Runs commands in turn and measures each: seconds, seconds of the processor, and the memory of all its processes."""

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parent.parent.parent
LONG: Final = 60
"""Seconds after which a command is not run a second time: its noise is small beside its length."""


_STAMP = re.compile(r"^\[[^\]]*\] ")
"""The time before a line of a log."""


class Taken(NamedTuple):
    """What a run took: seconds of the clock and of all processors, and the most memory that its processes had together, in MB."""

    seconds: float
    cpu: float
    megabytes: float
    error: str = ""
    """Why there is no result: the last error that the command wrote, or that it took too long."""
    files: int = 0
    """How many files it wrote where it was to write."""


@dataclass
class Command:
    """A command to measure."""

    words: Sequence[str | Path]
    target: Path | None = None
    """What it writes: removed before each run. One that writes nothing there has failed."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """Variables beside those of this process."""


def python(*words: str | Path, target: Path | None = None) -> Command:
    """A command of the Python that runs the benchmarks.

    Its modules are compiled once, as those of the peers were when they were installed, also where the variable of this
    process forbids it: compiling them in each run would be half of a short one.
    """
    return Command([sys.executable, *words], target, {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": ""})


def blogport(*words: str | Path, target: Path | None = None) -> Command:
    """Our own command, as it is in this checkout."""
    return python("-m", "converters", *words, target=target)


def in_turn(commands: Mapping[str, Command], rounds: int, limit: float) -> dict[str, Taken]:
    """Run all commands, then all again, so many rounds; returns the medians, and of memory the most.

    One that fails, or takes more than `limit` seconds, is not run again; nor is one that takes `LONG`.
    """
    runs: dict[str, list[Taken]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            if not runs[name] or (not runs[name][-1].error and runs[name][-1].seconds < LONG):
                if sys.stderr.isatty():
                    print(f"\033[K{name} …", end="\r", file=sys.stderr, flush=True)
                runs[name].append(run(command, limit))
    return {name: _middle(taken) for name, taken in runs.items()}


def _middle(runs: list[Taken]) -> Taken:
    if runs[-1].error:
        return runs[-1]
    return Taken(
        median(run.seconds for run in runs),
        median(run.cpu for run in runs),
        max(run.megabytes for run in runs),
        files=runs[-1].files,
    )


def run(command: Command, limit: float) -> Taken:
    """Run a command; after `limit` seconds it is ended, with all that it started.

    It worked where its exit status is 0 and, if it has a target, it wrote a file there: some programs end in an error with 0.
    """
    if command.target and command.target.is_dir():
        shutil.rmtree(command.target)
    elif command.target:
        command.target.unlink(missing_ok=True)
    words = [str(word) for word in command.words]
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            env={**os.environ, **command.environment},
            cwd=command.target.parent if command.target else None,
            start_new_session=True,
        )
        most = 0.0
        while True:
            most = max(most, _memory(process.pid))
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            passed = time.perf_counter() - start
            if pid:
                break
            if passed > limit:
                os.killpg(process.pid, signal.SIGKILL)
                os.wait4(process.pid, 0)
                process.returncode = -signal.SIGKILL
                return Taken(passed, passed, most, f"more than {limit:.0f} s")
            time.sleep(min(0.05, 0.001 + passed / 50))
        process.returncode = os.waitstatus_to_exitcode(status)
        files = _files(command.target) if command.target else 0
        error = ""
        if process.returncode or (command.target and not files):
            said.seek(0)
            error = f"failed: {_last_error(said.read().decode(errors='replace')) or f'exit status {process.returncode}'}"
            print(f"{shlex.join(words)}\n{error}", file=sys.stderr)
    return Taken(passed, usage.ru_utime + usage.ru_stime, most, error, files)


def _files(target: Path) -> int:
    """How many files a command wrote: those of its folder, or the one that it was to write."""
    found = target.rglob("*") if target.is_dir() else [target]
    return sum(path.is_file() for path in found)


def _last_error(said: str) -> str:
    """The last line that names an error, or else the last at all; empty where nothing was said."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    named = [line for line in lines if "Error" in line or "ERROR" in line] or lines
    return _STAMP.sub("", named[-1]) if named else ""


def _memory(pid: int) -> float:
    """The memory of a process and of those that it started, in MB; pages that several share count once."""
    pids = _family(pid)
    try:
        if len(pids) == 1:
            return _field(Path(f"/proc/{pid}/status"), "VmHWM:")
        return sum(_field(Path(f"/proc/{pid}/smaps_rollup"), "Pss:") for pid in pids)
    except OSError:  # one ended meanwhile, or this system has no such files
        return 0


def _family(pid: int) -> list[int]:
    """A process with its children, and theirs."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return [pid]
    return [pid, *(each for child in children for each in _family(int(child)))]


def _field(file: Path, name: str) -> float:
    """A size in a file of the kernel, which counts in KiB, in MB."""
    for line in file.read_text(encoding="ascii", errors="replace").splitlines():
        if line.startswith(name):
            return int(line.split()[1]) * 1024 / 1e6
    return 0
