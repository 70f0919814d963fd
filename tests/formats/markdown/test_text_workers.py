"""Texts in several processes: the same records, findings and counts as in one, in the same order."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import converters
from converters import messages
from converters.diagnostics import Diagnostics
from converters.errors import FileError, SourceError
from converters.formats.markdown import text_workers
from converters.formats.markdown.posts import PostReader
from converters.formats.markdown.text_reader import TextReader
from converters.generators.first_findings import FirstFindings
from converters.processes import workers
from tests.conftest import FIXTURES

pytestmark = pytest.mark.skipif(not workers.FORKS, reason="processes are not copies on this system")
NUMBERS = range(1, 8)


@pytest.fixture(autouse=True)
def one_text_a_slice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every text goes to a worker, alone: whatever texts share crosses processes."""
    monkeypatch.setattr(text_workers, "FEW", 0)
    monkeypatch.setattr(text_workers, "_SLICE", 1)


def outcome(source: Path, target: Path, jobs: int, **options: str) -> tuple[bytes, list[str], Any]:
    """The archive, the findings, and the accounts."""
    diagnostics = Diagnostics()
    given = {"now": "2026-01-01", **options}
    result = converters.convert(
        source, target, to="archive", from_="markdown", jobs=jobs, options=given, diagnostics=diagnostics
    )
    return target.read_bytes(), [str(finding) for finding in diagnostics.findings], result.accounts


def same(source: Path, folder: Path, **options: str) -> tuple[str, list[str], Any]:
    """What one process makes, when two and three make it too."""
    alone = outcome(source, folder / "1.jsonl", 1, **options)
    for jobs in (2, 3):
        assert outcome(source, folder / f"{jobs}.jsonl", jobs, **options) == alone
    return alone[0].decode(), alone[1], alone[2]


def written(folder: Path, files: dict[str, str]) -> Path:
    for place, text in files.items():
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", sorted(path.name for path in (FIXTURES / "trees").iterdir()))
def test_any_number_of_processes_reads_the_same(name: str, tmp_path: Path) -> None:
    _, _, accounts = same(FIXTURES / "trees" / name, tmp_path)
    assert accounts["post"].read > 4


def test_what_posts_alone_name_is_met_in_their_order(tmp_path: Path) -> None:
    """Authors, terms and images of the front matter: of several that are called the same, the first one stands."""
    posts = {
        f"content/posts/{number}.md": f"---\ntitle: Fog {number}\nauthor: {'ANN' if number % 3 else 'Ann'}\n"
        f"tags: [{'rain' if number % 2 else 'Rain'}, T{number % 4}]\nimage: /img/{number % 3}.jpg\nimage_alt: Alt {number}\n---\nFog.\n"
        for number in NUMBERS
    }
    images = {
        "static/img/1.jpg": "x",
        "content/posts/9/index.md": "A bundle.\n",
        "content/posts/9/a.jpg": "x",
    }
    site = written(tmp_path / "site", {"hugo.toml": 'baseURL = "https://fog.example/"\n', **posts, **images})
    text, _, accounts = same(site, tmp_path)
    assert accounts["post"].read == 8
    assert text.count('{"record":"term"') == 5
    assert '"name":"rain"' in text


def test_what_a_text_breaks_stays_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Front matter and comments that are no YAML, bytes that are no UTF-8, a fault, and a value that no archive has."""
    bad = {
        "_posts/2020-01-02-a.md": "---\ntitle: [\n---\nFog.\n",
        "_posts/2020-01-03-b.md": "---\nwhen: !!binary aGFyYm91cg==\nmuch: .inf\n---\nFog.\n",
        "_posts/2020-01-04-c.md": "---\ntitle: C\n---\nFog.\n",
        "_posts/2020-01-05-d.md": "---\ntitle: D\n---\nFog.\n",
        "_data/comments/c.yml": "- [\n",
        "_data/comments/d.yml": "- name: Ann\n  message: Well said.\n- 7\n",
        "_data/comments/lost.yml": "- name: Bob\n  message: Where is it?\n",
        "_config.yml": "title: Fog\n",
    }
    site = written(tmp_path / "site", bad)
    (site / "_posts" / "2020-01-06-e.md").write_bytes(b"---\ntitle: Caf\xe9\n---\nFog.\n")
    real = PostReader.post

    def failing(self: PostReader, file: Any, document: Any) -> Any:
        if file.name == "c":
            raise ZeroDivisionError("fog")
        return real(self, file, document)

    monkeypatch.setattr(PostReader, "post", failing)
    text, findings, accounts = same(site, tmp_path)
    kinds = "\n".join(findings)
    assert accounts["post"].left_out == {"fault": 1}
    assert "ZeroDivisionError: fog" in kinds
    assert "Caf\N{LATIN SMALL LETTER E WITH ACUTE}" in text
    assert text.count("Well said.") == text.count("Where is it?") == 1


def test_what_many_texts_show_is_reported_once(tmp_path: Path) -> None:
    """Data files that do not parse, and permalinks that only a program knows."""
    posts = {f"posts/{number}.md": f"---\ntitle: Fog {number}\n---\nFog.\n" for number in NUMBERS}
    data = {"posts/posts.json": "{", ".eleventy.js": "module.exports = {};\n"}
    _, findings, _ = same(written(tmp_path / "eleventy", {**posts, **data}), tmp_path, generator="eleventy")
    assert sum("posts.json: loss" in finding for finding in findings) == 1
    pages = {f"docs/blog/{number}.md": f"---\ntitle: Fog {number}\n---\nFog.\n" for number in NUMBERS}
    data = {"docs/.meta.yml": "a: [\n", "mkdocs.yml": "site_name: Fog\nplugins: [meta]\n"}
    _, findings, _ = same(written(tmp_path / "mkdocs", {**pages, **data}), tmp_path, generator="mkdocs")
    assert sum(".meta.yml: loss" in finding for finding in findings) == 1


def test_texts_that_depend_on_those_before_are_read_in_one_process(tmp_path: Path) -> None:
    """Categories below others, of which the second with a name gets another slug; and one file of comments for all posts."""
    posts = {
        f"source/_posts/{number}.md": f"---\ntitle: Fog {number}\ncategories: [C{number % 4}, Rain]\n---\nFog.\n"
        for number in NUMBERS
    }
    text, _, _ = same(
        written(tmp_path / "hexo", {**posts, "_config.yml": "title: Fog\n"}), tmp_path, generator="hexo"
    )
    assert '"slug":"rain-c2"' in text
    posts = {f"{number}/fog.md": f"---\ntitle: Fog {number}\n---\nFog.\n" for number in NUMBERS}
    data = {
        "_data/comments.yml": "- {post: fog, name: Ann, message: Well said.}\n",
        "_config.yml": "title: Fog\n",
    }
    text, _, _ = same(written(tmp_path / "jekyll", {**posts, **data}), tmp_path, generator="jekyll")
    assert text.count("Well said.") == 1


def test_a_text_that_ends_the_reading_ends_it_after_those_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    posts = {f"{number}.md": f"---\ntitle: Fog {number}\n---\nFog.\n" for number in NUMBERS}
    real = PostReader.post

    def failing(self: PostReader, file: Any, document: Any) -> Any:
        if file.name == "5":
            raise FileError("part.md", "it may not be read")
        return real(self, file, document)

    monkeypatch.setattr(PostReader, "post", failing)
    monkeypatch.setattr(text_workers, "_SLICE", 3)
    text, findings, accounts = same(written(tmp_path / "site", posts), tmp_path)
    assert accounts["post"].read == 4
    assert sum("it may not be read" in finding for finding in findings) == 1
    assert "Fog 4" in text


def test_the_texts_are_read_by_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All but the first few; those of a single file and of few texts are not."""
    read, here = TextReader.read, list[str]()

    def logged(self: TextReader, file: Any) -> Any:
        here.append(file.path)
        return read(self, file)

    monkeypatch.setattr(TextReader, "read", logged)
    monkeypatch.setattr(text_workers, "FEW", 3)
    posts = {f"{number}.md": f"---\ntitle: Fog {number}\n---\nFog.\n" for number in NUMBERS}
    site = written(tmp_path / "site", posts)
    outcome(site, tmp_path / "a.jsonl", 2)
    assert here == ["1.md", "2.md", "3.md"]
    (site / "7.md").unlink()
    here.clear()
    outcome(site, tmp_path / "b.jsonl", 2)
    assert len(here) == 6


def test_a_single_text_that_cannot_be_read_ends_the_run(tmp_path: Path) -> None:
    path = tmp_path / "fog.md"
    path.write_text("---\ntitle: Fog\n---\n" + "Fog. " * 400, encoding="utf-8")
    limits = converters.Limits(record=1000)
    for jobs in (1, 2):
        with pytest.raises(SourceError, match=r"fog\.md"):
            converters.convert(path, tmp_path / "a.jsonl", to="archive", jobs=jobs, limits=limits)


def test_findings_of_workers_are_reported_for_the_first_text_alone() -> None:
    def made(report: Callable[[FirstFindings], None]) -> tuple[Diagnostics, FirstFindings]:
        diagnostics = Diagnostics()
        first = FirstFindings(diagnostics)
        report(first)
        return diagnostics, first

    def report(first: FirstFindings) -> None:
        for file in ("a.md", "b.md"):
            first.report("routes", messages.GUESSED_PERMALINKS, file=file, why="oh")
        first.report("letters", messages.GUESSED_PERMALINKS, why="ah")

    here, known = made(lambda first: None)
    for number in range(2):
        theirs, first = made(report)
        findings, _, _ = theirs.take_changes()
        assert [finding.file for finding in findings] == ["a.md", ""]
        new = known.merge(first.take_changes(), findings)
        assert len(new) == (2, 0)[number]
    known.report("routes", messages.GUESSED_PERMALINKS, file="c.md", why="oh")
    assert here.findings == []
