"""Every source: exports, trees of Markdown, pages; and what the fixtures of ours show."""

from pathlib import Path

import pytest

import converters
from converters import Fetch, Markup, Post, Site
from converters.cli.report import summary
from tests.conftest import FIXTURES
from tests.fetch.server import Answering, Request, Server, good
from tests.pictures import MP3, PDF, png

FETCH = Fetch(private=True)
A, B = png(4, 4), png(5, 5)
MADE = {
    "mp3": MP3,
    "pdf": PDF,
    "mp4": b"\0\0\0\x10ftypisom" + b"\0" * 20,
    "webm": b"\x1aE\xdf\xa3" + b"\0" * 20,
}


def jekyll(folder: Path) -> Path:
    (folder / "_posts").mkdir(parents=True)
    (folder / "_config.yml").write_text("title: T\nurl: http://quay.example\n")
    (folder / "_posts" / "2020-01-02-trip.md").write_text(
        "---\ntitle: Trip\n---\n\n![a](/img/a.png) ![b](http://quay.example/img/b.png)\n\n"
        "`![no](/img/code.png)` [paper](/files/paper.pdf)\n"
    )
    return folder


def page(folder: Path) -> Path:
    folder.mkdir()
    (folder / "trip.html").write_text(
        '<!DOCTYPE html><html><head><title>Trip</title><link rel="canonical" href="http://quay.example/trip/">'
        '<meta property="og:type" content="article"></head><body><article class="post"><h1 class="entry-title">Trip</h1>'
        '<time class="entry-date published" datetime="2020-01-02T08:00:00+00:00">2 January 2020</time>'
        '<div class="entry-content"><p>We went to the harbour, and it was a long way; the boats were all in.</p>'
        '<p><img src="/img/a.png" alt="a"> <img src="http://quay.example/img/b.png" alt="b"></p>'
        '<p>At the end of the day there was <a href="/files/paper.pdf">a paper</a> on all of it.</p></div></article>'
        "</body></html>"
    )
    return folder / "trip.html"


def export(folder: Path) -> Path:
    folder.mkdir()
    body = (
        '<p><img src="/img/a.png" alt="a"><img src="http://quay.example/img/b.png" alt="b"></p>'
        '<p><a href="/files/paper.pdf">paper</a></p>'
    )
    text = Markup(text=body, dialect="wordpress")
    records = [
        Site(url="http://quay.example"),
        Post(id="1", slug="trip", title="Trip", url="http://quay.example/trip/", body=text),
    ]
    converters.write(records, folder / "blog.xml", to="wxr")
    return folder / "blog.xml"


@pytest.mark.parametrize("source", [jekyll, page, export])
@pytest.mark.parametrize("to", ["hugo", "html"])
def test_every_source(source, to: str, server: Server, tmp_path: Path) -> None:
    server.routes |= {"/img/a.png": good(A), "/img/b.png": good(B), "/files/paper.pdf": good(PDF)}
    result = converters.convert(source(tmp_path / "source"), tmp_path / "site", to=to, fetch=FETCH)
    assert sorted(server.asked()) == [
        f"quay.example/{name}" for name in ("files/paper.pdf", "img/a.png", "img/b.png")
    ]
    assert summary(result)["file"] == {"read": 3, "written": 3, "left_out": {}}
    found = {path.name: path.read_bytes() for path in (tmp_path / "site").rglob("*.p[nd][gf]")}
    assert {name: found[name] for name in ("a.png", "b.png", "paper.pdf")} == {
        "a.png": A,
        "b.png": B,
        "paper.pdf": PDF,
    }
    texts = [
        path
        for path in (tmp_path / "site").rglob("*")
        if (path.suffix in (".md", ".html") and "rip" in path.name.lower()) or path.parent.name == "trip"
    ]
    shown = "".join(path.read_text(encoding="utf-8") for path in texts if path.is_file())
    assert "img/b.png" in shown
    assert 'src="http' not in shown
    assert "](http" not in shown


def test_several_processes_write_the_same(server: Server, tmp_path: Path) -> None:
    server.routes |= {f"/{number}.png": good(png(number + 1, 1)) for number in range(40)}
    posts = [
        Post(
            id=str(number), slug=f"p{number}", title=f"P{number}", url=f"http://quay.example/p{number}/",
            body=Markup(text=f'<p><img src="/{number}.png"></p>', dialect="html"),
        )
        for number in range(40)
    ]  # fmt: skip
    for jobs in (1, 2):
        fetch = Fetch(private=True, store=tmp_path / "store")
        records = [Site(url="http://quay.example"), *posts]
        converters.write(records, tmp_path / f"site{jobs}", to="hugo", fetch=fetch, jobs=jobs)
    one, two = (
        {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }
        for folder in (tmp_path / "site1", tmp_path / "site2")
    )
    assert one == two
    assert len(server.requests) == 40


def test_the_fixtures_of_ours(server: Server, tmp_path: Path) -> None:
    def answer(to: Answering, request: Request) -> None:
        suffix = request.path.partition("?")[0].rpartition(".")[2].lower()
        good(MADE.get(suffix, A))(to, request)

    server.rest = answer
    source = tmp_path / "example.xml"
    source.write_text(
        (FIXTURES / "example.xml").read_text(encoding="utf-8").replace("https://", "http://"),
        encoding="utf-8",
    )
    result = converters.convert(source, tmp_path / "site", to="hugo", fetch=FETCH)
    kinds = {finding.kind for finding in result.findings}
    assert not kinds & {"not-downloaded", "remote-files", "missing-files"}
    account = summary(result)["file"]
    assert account["read"] == account["written"] == len(set(server.asked())) > 2
