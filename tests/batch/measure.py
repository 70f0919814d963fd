"""Measures what a batch costs above its jobs: `python -m tests.batch.measure [JOBS]`, for the figures of the manual (`batch`).

The blogs are copies of the example with other titles, every tenth damaged. The processor time is that of all processes: by themselves,
in one process, and in batches. Then the requests of object storage are counted.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

import converters
from converters.batch import one_job
from converters.batch.jobs import Job, jobs
from converters.batch.rows import rows
from converters.batch.run import Where, run_batch
from tests.batch.conftest import write_blogs
from tests.batch.storage import storage
from tests.conftest import FIXTURES

_EMPTY = 10_000
_FEW = 10
_TICK = 0.1


def main() -> None:
    """Print the figures, a line each."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        exports = write_blogs(root, number)
        own = measured("in one process", lambda: by_themselves(exports, root / "own"))
        few = write_blogs(root / "few", _FEW)
        measured(f"{_FEW} of them, a process each", lambda: in_processes(few, root / "processes"))
        for on in ("local", "dask"):
            taken = measured(f"--on {on}", lambda on=on: in_batch(exports, root, on))  # type: ignore[misc]
            print(f"  {taken / own:.2f} times the processor time of the jobs alone")
            measured(f"--on {on}, again", lambda on=on: in_batch(exports, root, on))  # type: ignore[misc]
        table = root / "empty.csv"
        lines = (f"none{place}.xml,empty/{place},hugo\n" for place in range(_EMPTY))
        table.write_text("source,target,to\n" + "".join(lines), "utf-8")
        for on in ("local", "dask"):
            measured(f"{_EMPTY} jobs without a source, --on {on}", lambda on=on: empty(table, root, on))  # type: ignore[misc]

        requests()


def requests() -> None:
    """Print how many requests of object storage a job makes, the first time and again, by the server that answers them."""
    with pytest.MonkeyPatch.context() as patch, storage(patch) as server:
        import s3fs

        s3fs.S3FileSystem().put(str(FIXTURES / "example.xml"), "exports/a.xml")
        for to, target in (("hugo", "s3://sites/a"), ("archive", "s3://sites/a.jsonl")):
            job = Job(number=1, sources=["s3://exports/a.xml"], target=target, settings={"to": to})
            for run in ("first", "second"):
                s3fs.S3FileSystem.clear_instance_cache()
                server.requests.clear()
                one_job.do(job, run)
                puts = sum(request.startswith("PUT") for request in server.requests)
                print(f"{to}, {run} run: {len(server.requests)} requests, {puts} of them write")


def measured(what: str, work: Callable[[], None]) -> float:
    """Do something in a process of its own, print what it and all that it started took, and return the processor time."""
    begun = time.monotonic()
    child = os.fork()
    if not child:
        work()
        os._exit(0)
    taken: dict[tuple[int, float], float] = {}
    most = 0
    process = psutil.Process(child)
    while not os.waitpid(child, os.WNOHANG)[0]:
        with suppress(psutil.NoSuchProcess):
            most = max(most, process.memory_info().rss)
            for each in (process, *process.children(recursive=True)):
                with suppress(psutil.NoSuchProcess):
                    times = each.cpu_times()
                    taken[each.pid, each.create_time()] = times.user + times.system
        time.sleep(_TICK)
    cpu = sum(taken.values())
    print(
        f"{what}: {cpu:.1f} s of a processor, {time.monotonic() - begun:.1f} s, {most / 1e6:.0f} MB",
        flush=True,
    )
    return cpu


def by_themselves(exports: Path, target: Path) -> None:
    """Each blog by `convert`, one after the other."""
    for blog in sorted(exports.iterdir()):
        try:
            converters.convert(blog, target / blog.stem, to="hugo")
        except converters.BlogportError:
            continue


def in_processes(exports: Path, target: Path) -> None:
    """Each blog by the command."""
    for blog in sorted(exports.iterdir()):
        command = [sys.executable, "-m", "converters", "convert", blog, target / blog.stem]
        subprocess.run([*command, "--to", "hugo", "--jobs", "1", "--quiet"], capture_output=True, check=False)


def in_batch(exports: Path, root: Path, on: str) -> None:
    """All blogs as a batch."""
    found = jobs(str(exports), rows(str(exports)), f"{root}/{on}/{{stem}}", {"to": "hugo"})
    run_batch(found, Where.of(on), root / f"results-{on}", workers=2)


def empty(table: Path, root: Path, on: str) -> None:
    """Jobs that have nothing to do."""
    run_batch(jobs(str(table), rows(str(table)), None, {}), Where.of(on), root / "empty", workers=2)


if __name__ == "__main__":
    main()
