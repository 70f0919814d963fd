"""Small blogs for batches, the files of a target, and what a batch wrote of its jobs."""

import json
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

from converters.batch.job_limits import DEFAULTS, JobLimits
from converters.batch.jobs import Job, jobs
from converters.batch.rows import rows
from converters.batch.run import Finished, Where, run_batch
from converters.batch.table import LINES
from converters.io.output.hashing import digest_of
from tests.batch.corpus_blogs import write_corpus_blogs
from tests.conftest import CORPUS, FIXTURES

Blogs = Callable[[int], Path]


def damaged(data: bytes, kind: int) -> bytes:
    """An export with one of three kinds of damage: cut off, bytes that are no text, no export at all."""
    return (
        data[: len(data) * 2 // 3],
        data.replace(b"<title>", b"<title>\xff\xfe", 5),
        b"nothing that any program wrote",
    )[kind % 3]


@pytest.fixture
def blogs(tmp_path: Path) -> Blogs:
    """Makes so many small blogs in a folder (see `write_blogs`)."""

    return lambda number: write_blogs(tmp_path, number)


@pytest.fixture
def real_blogs(tmp_path: Path) -> Blogs:
    """Makes so many small blogs of real exports in a folder (see `write_real_blogs`)."""

    return lambda number: write_real_blogs(tmp_path, number)


def write_real_blogs(root: Path, number: int) -> Path:
    """Write so many small blogs to a folder, cut from real exports of the corpus; without it they are of the fixture, with a warning."""
    if not CORPUS.is_dir():
        warnings.warn("the corpus is not there: all blogs are copies of fixtures/example.xml", stacklevel=2)
        return write_blogs(root, number)
    folder = root / "exports"
    folder.mkdir(parents=True)
    write_corpus_blogs(folder, number)
    return folder


def write_blogs(root: Path, number: int) -> Path:
    """Write so many small blogs to a folder, each of its own title, every tenth of them damaged."""
    folder = root / "exports"
    folder.mkdir(parents=True)
    sample = (FIXTURES / "example.xml").read_bytes()
    for place in range(number):
        data = sample.replace(b"</title>", f" {place}</title>".encode(), 3)
        if place % 10 == 9:
            data = damaged(data, place // 10)
        (folder / f"blog-{place:03}.xml").write_bytes(data)
    return folder


def of(table: object, template: object = None, **given: object) -> list[Job]:
    """The jobs of a table, as the command reads them."""
    return list(jobs(str(table), rows(str(table)), str(template) if template else None, dict(given)))


def run(
    table: object,
    template: object,
    results: Path,
    on: str = "local",
    limits: JobLimits = DEFAULTS,
    **more,
) -> Finished:
    """A batch as the command runs it; everything is written as Hugo sites."""
    found = jobs(str(table), rows(str(table)), str(template) if template else None, {"to": "hugo"})
    return run_batch(found, Where.of(on), results, workers=2, limits=limits, **more)


def results_in(folder: Path) -> list[dict]:
    """The rows of the table of results."""
    return [json.loads(line) for line in (folder / LINES).read_text("utf-8").splitlines()]


def files(folder: Path) -> dict[str, str]:
    """The digests of all files below a folder, by their paths, receipts aside."""
    return {
        path.relative_to(folder).as_posix(): digest_of(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".blogport-batch" not in path.parts
    }
