"""Pages in several processes: the same records, files and findings as in one, in the same order."""

import shutil
from collections.abc import Iterator

import pytest

import converters
from converters.diagnostics import Diagnostics
from converters.formats.html.reader import page_workers, post
from converters.formats.html.reader.page import Page
from converters.formats.html.reader.page_workers import read_pages
from converters.model import Asset
from converters.processes import workers
from tests.conftest import FIXTURES

PAGE = '<html><head><title>{0}</title></head><body><article class="h-entry"><h1>{0}</h1><p>Fog came in over the harbour.</p></article></body></html>'
FORKED = pytest.mark.skipif(not workers.FORKS, reason="processes are not copies on this system")


@pytest.fixture(autouse=True)
def much_to_do(monkeypatch):
    """A single page is enough to start workers."""
    monkeypatch.setattr(page_workers, "LITTLE", 0)


@pytest.fixture
def mirror(tmp_path):
    """Pages of ours and of others, one that is cut off, one whose bytes are no text, files, and a page that fails."""
    folder = tmp_path / "mirror"
    shutil.copytree(FIXTURES / "html" / "pages", folder)
    for number in range(1, 8):
        (folder / f"fog-{number}.html").write_text(PAGE.format(f"Fog {number}"), encoding="utf-8")
    (folder / "fog-3.html").write_text(PAGE.format("Cut off")[:-40], encoding="utf-8")
    (folder / "fog-5.html").write_bytes(PAGE.format("Caf\xe9").encode() + b"\xff\xfe")
    (folder / "a.png").write_bytes(b"\x89PNG")
    return folder


def converted(source, target, jobs):
    """The bytes of the archive, and all findings."""
    diagnostics = Diagnostics()
    result = converters.convert(source, target, to="archive", jobs=jobs, diagnostics=diagnostics)
    return target.read_bytes(), diagnostics.findings, result.accounts


@pytest.mark.parametrize("jobs", [2, 3])
def test_several_processes_find_what_one_finds(jobs, mirror, tmp_path):
    alone = converted(mirror, tmp_path / "1.jsonl", 1)
    assert alone[2]["post"].read > 5
    assert len(alone[1]) > 2
    assert converted(mirror, tmp_path / f"{jobs}.jsonl", jobs) == alone


@FORKED
def test_a_page_that_fails_costs_that_page(mirror, tmp_path, monkeypatch):
    read = post.read

    def failing(page):
        if "Fog 4" in page.html:
            raise ValueError("fog")
        return read(page)

    monkeypatch.setattr(post, "read", failing)
    alone = converted(mirror, tmp_path / "1.jsonl", 1)
    assert sum("ValueError: fog" in finding.message for finding in alone[1]) == 1
    assert converted(mirror, tmp_path / "2.jsonl", 2) == alone


@FORKED
def test_each_page_is_read_once(mirror, tmp_path, monkeypatch):
    """The first by the process of the run, all others by workers."""
    read, here = post.read, []
    monkeypatch.setattr(post, "read", lambda page: here.append(page.place) or read(page))
    converted(mirror, tmp_path / "1.jsonl", 1)
    pages = len(here)
    assert pages == len(set(here)) > 5
    here.clear()
    converted(mirror, tmp_path / "2.jsonl", 2)
    assert len(here) == 1


def test_a_source_that_breaks_off_gives_what_was_before(tmp_path):
    class Broken(OSError):
        pass

    def make(diagnostics: Diagnostics) -> Iterator[Page | Asset]:
        for number in range(6):
            diagnostics.lose("post", str(number))
            yield Page(place=str(number), address="", html=PAGE.format(number))
        raise Broken

    for jobs in (1, 2):
        diagnostics, seen = Diagnostics(), []
        with pytest.raises(Broken):
            for page, _ in read_pages(make, "", diagnostics, jobs):
                assert isinstance(page, Page)
                seen.append(page.place)
                assert list(diagnostics.accounts["post"].left_out) == seen
        assert seen == ["0", "1", "2", "3", "4", "5"]
