"""A source that is read in a process of its own gives what it gives here: records, findings, counts, and the end."""

import os
from collections.abc import Iterator

import pytest

import converters
from converters.diagnostics import Diagnostics
from converters.errors import BlogportError, FileError
from converters.io.sources import Source
from converters.model import Markup, Post, Record, Term, UnwantedPost
from converters.processes import read_ahead, workers
from tests.benchmarks import inputs
from tests.conftest import CORPUS, FIXTURES

pytestmark = pytest.mark.skipif(not workers.FORKS, reason="processes are not copies on this system")

POSTS = [
    Post(id=str(number), title=f"Walk {number}", body=Markup(text="Rain. " * 40, dialect="html"))
    for number in range(30)
]


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sources of any size are read ahead, and in many batches."""
    monkeypatch.setattr(read_ahead, "LITTLE", 0)
    monkeypatch.setattr(read_ahead, "_BATCH", 1500)


def ahead(records: Iterator[Record]) -> list[Record]:
    return list(read_ahead.read_ahead(lambda _: records, Diagnostics()))


def test_records_come_as_they_are_and_in_their_order():
    given: list[Record] = [Term(taxonomy="category", slug="hills"), *POSTS]
    assert ahead(iter(given)) == given
    assert ahead(iter(())) == []


def test_a_post_that_nobody_asked_for_stays_one():
    given = [POSTS[0], UnwantedPost(id="x", extra={"mood": ["good"]}), POSTS[1]]
    found = ahead(iter(given))
    assert found == given
    assert [type(post) for post in found] == [Post, UnwantedPost, Post]


@pytest.mark.parametrize(
    "failure",
    [FileError("export.xml", "it is torn"), BlogportError("no"), OSError(5, "no more"), ValueError("odd")],
    ids=repr,
)
def test_what_ends_the_reading_is_raised_after_what_came_before(failure):
    def records(diagnostics: Diagnostics) -> Iterator[Record]:
        yield from POSTS
        diagnostics.lose("post", "torn")
        raise failure

    found: list[Record] = []
    diagnostics = Diagnostics()
    expected = type(failure) if isinstance(failure, BlogportError | OSError) else RuntimeError
    with pytest.raises(expected, match=str(failure.args[-1])):
        for record in read_ahead.read_ahead(records, diagnostics):
            found.append(record)  # noqa: PERF402 # what came before the failure counts
    assert found == POSTS
    assert diagnostics.accounts["post"].left_out == {"torn": 1}


def test_a_reading_process_that_is_ended_ends_the_run():
    def records() -> Iterator[Record]:
        yield POSTS[0]
        os._exit(9)

    with pytest.raises(BlogportError, match="ended from outside"):
        ahead(records())


def test_no_more_is_read_ahead_than_a_few_batches(tmp_path):
    """Memory does not grow with the source: what is not asked for yet is not read yet."""
    noted = tmp_path / "read"

    def records() -> Iterator[Record]:
        for number in range(10_000):
            with noted.open("a") as out:
                out.write(".")
            yield Post(id=str(number), body=Markup(text="x" * 1000, dialect="html"))

    reading = read_ahead.read_ahead(lambda _: records(), Diagnostics())
    for _ in range(10):
        next(reading)
    reading.close()
    assert noted.stat().st_size < 200  # the pipe holds 64 KB


SOURCES = [FIXTURES / "example.xml", *sorted((FIXTURES / "wxr").glob("*.xml"))]
REAL = CORPUS / "wxr" / "peer" / "theme-unit-test.xml"


@pytest.mark.parametrize("source", [*SOURCES, REAL], ids=lambda path: path.name)
def test_a_run_is_the_same(source, tmp_path):
    if not source.exists():
        pytest.skip(f"{source} is not here")
    found = []
    for jobs in (1, 2):
        target, diagnostics = tmp_path / f"{jobs}.jsonl", Diagnostics()
        try:
            converters.convert(source, target, to="archive", jobs=jobs, diagnostics=diagnostics)
        except BlogportError as error:
            found.append((str(error), diagnostics.findings))
        else:
            found.append((target.read_bytes(), diagnostics.findings, diagnostics.accounts))
    assert found[0] == found[1]


def test_an_export_is_read_by_one_process_alone(tmp_path, monkeypatch):
    export = tmp_path / "export.xml"
    inputs.export(export, 40)
    pids = tmp_path / "pids"
    read = Source.open

    def opened(self):
        with pids.open("a") as out:
            out.write(f"{os.getpid()}\n")
        return read(self)

    monkeypatch.setattr(Source, "open", opened)
    converters.convert(export, tmp_path / "a.jsonl", to="archive", jobs=2)
    others = [pid for pid in pids.read_text().split() if int(pid) != os.getpid()]
    here = len(pids.read_text().split()) - len(others)
    assert len(others) == 1  # whole, once
    assert here == 1  # the first bytes, to detect the format
