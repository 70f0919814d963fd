"""Whole runs with `--fetch`: what is asked for, what arrives where, and what the report says."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import converters
from converters import Asset, Comment, Commenter, Fetch, Markup, Media, Post, Result, Site, UsageError
from converters.cli import parser
from converters.cli.report import summary
from converters.fetch import network
from tests.fetch.server import Server, good, half_then, leads_to, status
from tests.pictures import GIF, MP3, PDF, png
from tests.targets import WITH_FILES

HOME = "http://quay.example"
UPLOADS = "/wp-content/uploads/2020/01/"
A, B = png(4, 4), png(5, 5)
FETCH = Fetch(private=True)


def post(number: int, body: str, **fields: object) -> Post:
    dialect = fields.pop("dialect", "html")
    return Post(
        id=str(number), title=f"P{number}", slug=f"p{number}", url=f"{HOME}/p{number}/", date=f"2020-01-{number:02}T08:00:00",
        body=Markup(text=body, dialect=dialect), **fields,
    )  # fmt: skip


def img(url: str) -> str:
    return f'<p><img src="{url}"></p>'


def write(records: list, target: Path, to: str = "hugo", fetch: Fetch = FETCH, **named: object) -> Result:
    return converters.write([Site(url=HOME), *records], target, to=to, fetch=fetch, **named)


def files(folder: Path) -> dict[str, bytes]:
    """The media files of a target."""
    wanted = (".png", ".jpg", ".gif", ".mp3", ".pdf", ".svg", ".img")
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.suffix in wanted
    }


def text(folder: Path, number: int = 1) -> str:
    return (folder / "content" / "posts" / f"p{number}.md").read_text(encoding="utf-8")


def kinds(result: Result) -> list[str]:
    return [finding.kind for finding in result.findings]


def messages(result: Result, kind: str) -> list[str]:
    return [finding.message for finding in result.findings if finding.kind == kind]


# What is asked for, and where it goes


@pytest.mark.parametrize("to", WITH_FILES)
def test_every_site_target_gets_the_files(to: str, server: Server, tmp_path: Path) -> None:
    server.routes[f"{UPLOADS}a.png"] = good(A)
    result = write([post(1, img(f"{HOME}{UPLOADS}a.png"))], tmp_path / "site", to)
    assert list(files(tmp_path / "site").values()) == [A]
    assert summary(result)["file"] == {"read": 1, "written": 1, "left_out": {}}
    assert "remote-files" not in kinds(result)
    assert server.asked() == [f"quay.example{UPLOADS}a.png"]


def test_all_that_posts_show_and_link_to(server: Server, tmp_path: Path) -> None:
    names = {
        "shown.png": A, "wide.png": B, "poster.png": A, "film.mp4": b"\0\0\0\x10ftypisom" + b"\0" * 20, "sound.mp3": MP3,
        "linked.pdf": PDF, "back.png": A, "featured.png": A, "comment.png": A, "episode.mp3": MP3, "excerpt.png": A,
        "beside.png": B,
    }  # fmt: skip
    for name, data in names.items():
        server.routes[f"/{name}"] = good(data)
    server.routes["/p1/beside.png"] = good(B)
    server.routes["/other.html"] = good(b"<html>")
    body = """<p><img src="/shown.png" srcset="/small.png 300w, /wide.png 1000w" alt=""></p>
      <video src="/film.mp4" poster="/poster.png"></video><audio><source src="/sound.mp3"></audio>
      <p><a href="/linked.pdf">read</a> <a href="/other.html">no file</a> <a href="http://quay.example/">home</a></p>
      <div style="background-image: url('/back.png')">x</div><p><img src="beside.png" alt=""></p>"""
    comment = Comment(
        id="1", author=Commenter(name="Ada"), body=Markup(text=img("/comment.png"), dialect="html")
    )
    records = [
        Media(id="9", url=f"{HOME}/featured.png"),
        Media(id="10", url=f"{HOME}/unused.png"),
        post(1, body, comments=(comment,), featured="9", excerpt=img("/excerpt.png"),
             extra={"enclosure": [f"{HOME}/episode.mp3\n5\naudio/mpeg"]}),
    ]  # fmt: skip
    result = write(records, tmp_path / "site", "html")
    asked = {path.removeprefix("quay.example/") for path in server.asked()}
    assert asked == {*names, "p1/beside.png"} - {
        "beside.png",
        "shown.png",
    }  # the wide one stands for what is shown
    assert "/unused.png" not in str(server.asked())
    assert "not-downloaded" not in kinds(result)


def test_the_best_that_answers(server: Server, tmp_path: Path) -> None:
    server.routes[f"{UPLOADS}a.png"] = good(A)
    server.routes[f"{UPLOADS}b-300x200.png"] = good(B)
    server.routes["/c-1000.png"] = good(A)
    server.routes["4.bp.blogspot.com/-x/s0/d.png"] = good(B)
    server.routes["i0.wp.com/quay.example/e.png?resize=3"] = good(A)
    server.routes["lh3.googleusercontent.com/f=s0"] = good(A)
    body = (
        img(f"{UPLOADS}a-300x200.png")
        + img(f"{UPLOADS}b-300x200.png")
        + '<p><img src="/c-300.png" srcset="/c-300.png 300w, /c-1000.png 1000w"></p>'
        + '<a href="http://4.bp.blogspot.com/-x/s1600-h/d.png">' + img("http://4.bp.blogspot.com/-x/s320/d.png") + "</a>"
        + img("http://i0.wp.com/quay.example/e.png?resize=3")
        + img("http://lh3.googleusercontent.com/f=w300-h200")
    )  # fmt: skip
    server.routes["/c-300.png"] = status(404)
    result = write([post(1, body)], tmp_path / "site")
    static = {
        "static/wp-content/uploads/2020/01/a.png": A,
        "static/wp-content/uploads/2020/01/b-300x200.png": B,
        "static/c-1000.png": A,
        "static/files/4.bp.blogspot.com/-x/s0/d.png": B,
        "static/e.png": A,
        "static/files/lh3.googleusercontent.com/f=s0.png": A,
    }
    assert {name.replace("%3D", "="): data for name, data in files(tmp_path / "site").items()} == static
    assert "http" not in text(tmp_path / "site").partition("---\n\n")[2]
    assert "not-downloaded" not in kinds(result)
    assert summary(result)["file"] == {"read": 6, "written": 6, "left_out": {}}


def test_what_is_local_is_not_asked_for(server: Server, tmp_path: Path) -> None:
    import io

    local = Asset(f"{HOME}{UPLOADS}a.png", "a.png", lambda: io.BytesIO(A))
    write([post(1, img(f"{UPLOADS}a-300x200.png") + img(f"{UPLOADS}a.png")), local], tmp_path / "site")
    assert not server.requests
    assert not list((tmp_path / "site.fetched" / "files").iterdir())


def test_without_the_option_nothing_is_asked_for(server: Server, tmp_path: Path) -> None:
    result = converters.write([Site(url=HOME), post(1, img("/a.png"))], tmp_path / "site", to="hugo")
    assert not server.requests
    assert not (tmp_path / "site.fetched").exists()
    assert "missing-files" in kinds(result)


@pytest.mark.slow(reason="starts Python anew")
def test_without_the_option_no_library_is_imported(tmp_path: Path, example: Path) -> None:
    code = (
        "import sys, converters; converters.convert(sys.argv[1], sys.argv[2], to='hugo');"
        "print([name for name in sys.modules if name.split('.')[0] in ('httpcore2', 'stamina', 'h2', 'h11', 'idna')"
        " or name.startswith('converters.fetch.') and name != 'converters.fetch.options'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(example), str(tmp_path / "site")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"


def test_a_site_without_a_host_has_no_files_to_ask_for(server: Server, tmp_path: Path) -> None:
    lone = Post(id="1", slug="p1", title="P", body=Markup(text=img("/a.png") + img("b.png"), dialect="html"))
    result = converters.write([lone], tmp_path / "site", to="hugo", fetch=FETCH)
    assert not server.requests
    assert messages(result, "unknown-home")[0].startswith("2 images")


def test_a_size_that_a_page_shows_is_no_original(server: Server, tmp_path: Path) -> None:
    """What is read from pages has records of the sizes that they show; WordPress's own records have a date."""
    server.routes[f"{UPLOADS}a.png"] = good(A)
    server.routes[f"{UPLOADS}map-80x60.png"] = good(B)
    records = [
        Media(id="8", url=f"{HOME}{UPLOADS}a-150x150.png"),
        Media(id="9", url=f"{HOME}{UPLOADS}map-80x60.png", date="2020-01-01T00:00:00"),
        post(1, img(f"{UPLOADS}a-150x150.png") + img(f"{UPLOADS}map-80x60.png")),
    ]
    write(records, tmp_path / "site")
    assert set(files(tmp_path / "site").values()) == {A, B}
    assert len(server.requests) == 2


def test_hosts_of_others_are_asked_only_by_name(server: Server, tmp_path: Path) -> None:
    server.routes["third.example/x.png"] = good(A)
    server.routes["fourth.example/y.png"] = good(B)
    records = [post(1, img("http://third.example/x.png") + img("http://fourth.example/y.png"))]
    result = write(records, tmp_path / "one")
    assert not server.requests
    assert sorted(messages(result, "not-asked"))[0].startswith("1 image or other file is on fourth.example")
    write(records, tmp_path / "two", fetch=Fetch(private=True, hosts=["third.example"]))
    assert server.asked() == ["third.example/x.png"]
    assert files(tmp_path / "two") == {"static/files/third.example/x.png": A}
    write(records, tmp_path / "three", fetch=Fetch(private=True, hosts=["all"]))
    assert set(files(tmp_path / "three").values()) == {A, B}


# Privacy


def test_nothing_of_private_posts_is_asked_for(server: Server, tmp_path: Path) -> None:
    records = [
        Media(id="9", url=f"{HOME}/attached.png", parent="2"),
        post(1, "<p>x</p>"),
        post(2, img("/private.png"), status="private", featured="9"),
        post(3, img("/pending.png"), status="pending"),
        post(4, img("/locked.png"), password="x"),
    ]
    write(records, tmp_path / "site")
    assert not server.requests
    server.routes["/private.png"] = good(A)
    write(records, tmp_path / "included", include=["private"])
    assert "quay.example/private.png" in server.asked()
    assert "quay.example/locked.png" not in server.asked()


def test_files_of_drafts_go_where_they_are_not_published(server: Server, tmp_path: Path) -> None:
    server.routes["/a.png"] = good(A)
    server.routes["/b.png"] = good(B)
    write([post(1, img("/a.png")), post(2, img("/a.png") + img("/b.png"), status="draft")], tmp_path / "site")
    assert files(tmp_path / "site") == {"static/a.png": A, "draft-files/b.png": B}


def test_a_target_without_drafts_asks_for_nothing_of_theirs(server: Server, tmp_path: Path) -> None:
    write([post(1, "<p>x</p>"), post(2, img("/b.png"), status="draft")], tmp_path / "site", "html")
    assert not server.requests


def test_a_name_and_password_are_neither_sent_nor_kept(server: Server, tmp_path: Path) -> None:
    server.routes["/a.png"] = good(A)
    write([post(1, img("http://ada:s3cret@quay.example/a.png"))], tmp_path / "site")
    assert "authorization" not in server.requests[0].headers
    store = b"".join(path.read_bytes() for path in (tmp_path / "site.fetched").rglob("*") if path.is_file())
    assert b"s3cret" not in store


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "2130706433", "0x7f000001", "017700000001", "127.1", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]",
        "10.0.0.1", "192.168.0.1", "169.254.169.254", "localhost",
    ],
)  # fmt: skip
def test_private_addresses_in_all_their_forms(host: str, tmp_path: Path) -> None:
    """Asked of the real resolver, which reads them as browsers do."""
    fetch = Fetch(hosts=["all"])
    result = write([post(1, img(f"http://{host}:9/a.png"))], tmp_path / "site", fetch=fetch)
    [why] = messages(result, "not-downloaded")
    assert "private address" in why or "no address" in why
    assert not files(tmp_path / "site")


# Names


@pytest.mark.parametrize(
    ("url", "asked", "name"),
    [
        ("/x/../../../../etc/a.png", "/etc/a.png", "etc/a.png"),
        ("/%2e%2e/%2e%2e/a.png", "/%2e%2e/%2e%2e/a.png", None),
        ("/a%2Fb%5Cc.png", "/a%2Fb%5Cc.png", None),
        ("//quay.example/x.png", "/x.png", "x.png"),
        ("/gr%C3%BCn.png", "/gr%C3%BCn.png", "grün.png"),
        ("/pic.php?id=3", "/pic.php?id=3", "pic-id=3.php.png"),
        ("/pic", "/pic", "pic.png"),
        ("/CON.png", "/CON.png", "CON-page.png"),
        ("/a.png?x=<script>", "/a.png?x=%3Cscript%3E", None),
    ],
)
def test_names_are_those_of_local_files(
    url: str, asked: str, name: str | None, server: Server, tmp_path: Path
) -> None:
    server.routes[asked] = good(A, Content_Disposition='attachment; filename="../../evil.png"')
    write([post(1, img(url))], tmp_path / "site")
    assert server.asked() == [f"quay.example{asked}"]
    found = list(files(tmp_path / "site"))
    assert len(found) == 1
    assert name is None or found == [f"static/{name}"]
    assert "evil" not in found[0]
    assert ".." not in found[0]
    assert not (tmp_path / "evil.png").exists()


def test_what_is_no_url_of_the_web_is_left_alone(server: Server, tmp_path: Path) -> None:
    body = (
        img("data:image/png;base64,AAAA")
        + img("ftp://quay.example/a.png")
        + img("http://[::1/a.png")
        + img("#x")
    )
    result = write([post(1, body)], tmp_path / "site")
    assert not server.requests
    assert result.accounts["post"].written == 1


def test_a_host_with_letters_of_all_scripts(server: Server, tmp_path: Path) -> None:
    server.routes["xn--mller-kva.example/a.png"] = good(A)
    fetch = Fetch(private=True, hosts=["müller.example"])
    write([post(1, img("http://müller.example/a.png"))], tmp_path / "site", fetch=fetch)
    assert list(files(tmp_path / "site").values()) == [A]
    assert "http" not in text(tmp_path / "site").partition("---\n\n")[2]


def test_an_svg_is_as_a_local_one(server: Server, tmp_path: Path) -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    server.routes["/a.svg"] = good(drawing)
    write([post(1, img("/a.svg"))], tmp_path / "site")
    assert files(tmp_path / "site") == {"static/a.svg": drawing}


# What fails


def test_each_failure_is_reported_with_its_status_and_counted(server: Server, tmp_path: Path) -> None:
    server.routes["/half.png"] = half_then(A * 3000, status(500), times=1)
    server.routes["/page.png"] = good(b"<!DOCTYPE html><title>Sign in</title>")
    server.routes["/away.png"] = leads_to("/login")
    server.routes["/login"] = good(b"<html>")
    server.routes["/busy.png"] = status(503)
    server.routes["/good.png"] = good(A)
    names = ("gone", "half", "page", "away", "busy", "good")
    result = write([post(1, "".join(img(f"/{name}.png") for name in names))], tmp_path / "site")
    found = {
        message.partition(" could")[0].rpartition("/")[2]: message
        for message in messages(result, "not-downloaded")
    }
    assert {
        name: message.partition("downloaded: ")[2].partition(";")[0] for name, message in found.items()
    } == {
        "gone.png": "status 404",
        "half.png": "status 500",
        "page.png": "the answer is an HTML page",
        "away.png": "the answer is an HTML page",
        "busy.png": "status 503",
    }
    assert summary(result)["file"] == {
        "read": 6,
        "written": 1,
        "left_out": {"status 404": 1, "status 500": 1, "status 503": 1, "not such a file": 2},
    }
    assert result.by_severity["loss"] == 5
    assert next(f for f in result.findings if f.kind == "not-downloaded").id == "1"


def test_a_link_to_a_page_that_is_called_like_a_file_is_no_loss(server: Server, tmp_path: Path) -> None:
    server.routes["/wiki/File:a.jpg"] = good(b"<!DOCTYPE html><title>a.jpg</title>")
    result = write([post(1, '<p><a href="/wiki/File:a.jpg">look</a></p>')], tmp_path / "site")
    assert "linked-page" in kinds(result)
    assert "not-downloaded" not in kinds(result)
    assert "file" not in summary(result)


def test_the_wayback_machine_has_what_is_gone(server: Server, tmp_path: Path) -> None:
    server.routes[f"web.example/web/20200102080000id_/{HOME}{UPLOADS}a.png"] = leads_to(
        f"http://web.example/web/20191224id_/{HOME}{UPLOADS}a.png"
    )
    server.routes[f"web.example/web/20191224id_/{HOME}{UPLOADS}a.png"] = good(A)
    server.routes["/busy.png"] = status(503)
    fetch = Fetch(private=True, fallback="wayback", wayback="http://web.example/web/")
    records = [post(2, img(f"{UPLOADS}a-300x200.png") + img("/never.png") + img("/busy.png"))]
    result = write(records, tmp_path / "site", fetch=fetch)
    assert files(tmp_path / "site") == {"static/wp-content/uploads/2020/01/a.png": A}
    assert len(messages(result, "from-wayback")) == 1
    assert len(messages(result, "not-downloaded")) == 2
    assert not [url for url in server.asked() if url.startswith("web.example") and "busy" in url]
    server.forget()
    write(records, tmp_path / "site", fetch=fetch)
    assert not [url for url in server.asked() if "a.png" in url or "a-300x200" in url]


def test_a_host_that_is_gone_is_not_asked_a_hundred_times(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def resolve(host: str, port: int) -> list[tuple[str, int]]:
        tried.append(host)
        return [("127.0.0.1", 9)]

    monkeypatch.setattr(network, "resolve", resolve)
    result = write([post(1, "".join(img(f"/{n}.png") for n in range(100)))], tmp_path / "site")
    assert len(messages(result, "not-downloaded")) == 100
    assert len(tried) < 40


def test_a_text_that_cannot_be_searched_costs_its_own_files(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from converters.fetch import site_files

    real = site_files.references

    def broken(post: Post, context: object):
        if post.id == "1":
            raise ValueError("no text")
        return real(post, context)

    monkeypatch.setattr(site_files, "references", broken)
    server.routes["/b.png"] = good(B)
    result = write([post(1, img("/a.png")), post(2, img("/b.png"))], tmp_path / "site")
    assert files(tmp_path / "site") == {"static/b.png": B}
    assert "no text" in messages(result, "not-searched")[0]


# Again, and again


def test_a_second_run_asks_only_for_what_is_missing(server: Server, tmp_path: Path) -> None:
    server.routes[f"{UPLOADS}a.png"] = good(A)
    server.routes[f"{UPLOADS}b-300x200.png"] = good(B)
    records = [post(1, img(f"{UPLOADS}a-300x200.png") + img(f"{UPLOADS}b-300x200.png") + img("/late.png"))]
    write(records, tmp_path / "site")
    first = snapshot(tmp_path / "site")
    server.forget()
    write(records, tmp_path / "site")
    assert server.asked() == ["quay.example/late.png"]
    assert server.sent < 100
    assert snapshot(tmp_path / "site") == first
    server.routes["/late.png"] = good(GIF)
    server.forget()
    write(records, tmp_path / "site")
    assert server.asked() == ["quay.example/late.png"]
    server.forget()
    write(records, tmp_path / "site")
    assert not server.requests


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_after_a_week_a_run_asks_whether_the_files_changed(server: Server, tmp_path: Path) -> None:
    server.routes["/a.png"] = good(A)
    write([post(1, img("/a.png"))], tmp_path / "site")
    index = tmp_path / "site.fetched" / "index.jsonl"
    entry = json.loads(index.read_text())
    index.write_text(json.dumps(entry | {"checked": entry["checked"] - 8 * 24 * 3600}) + "\n")
    server.forget()
    write([post(1, img("/a.png"))], tmp_path / "site")
    assert (len(server.requests), server.sent) == (1, 0)
    assert server.requests[0].headers["if-none-match"] == entry["etag"]
    index.write_text(json.dumps(entry | {"checked": 0}) + "\n")
    server.routes.clear()
    write([post(1, img("/a.png"))], tmp_path / "site")
    assert files(tmp_path / "site") == {"static/a.png": A}


def test_offline_uses_the_store_alone(server: Server, tmp_path: Path) -> None:
    server.routes["/a.png"] = good(A)
    records = [post(1, img("/a.png") + img("/b.png"))]
    with pytest.raises(UsageError, match=r"site\.fetched is not there"):
        write(records, tmp_path / "site", fetch=Fetch(offline=True))
    write(records, tmp_path / "site")
    index = tmp_path / "site.fetched" / "index.jsonl"
    index.write_text("".join(json.dumps(json.loads(line) | {"checked": 0}) + "\n" for line in index.open()))
    server.forget()
    result = write(records, tmp_path / "site", fetch=Fetch(offline=True))
    assert not server.requests
    assert files(tmp_path / "site") == {"static/a.png": A}
    assert "not downloaded in an earlier run (status 404)" in messages(result, "not-downloaded")[0]


def test_a_file_that_somebody_changed_in_the_store_is_asked_for_again(server: Server, tmp_path: Path) -> None:
    server.routes["/a.png"] = good(A)
    write([post(1, img("/a.png"))], tmp_path / "site")
    [kept] = (path for path in (tmp_path / "site.fetched" / "files").rglob("*") if path.is_file())
    kept.write_bytes(B[: len(A)].ljust(len(A)))
    write([post(1, img("/a.png"))], tmp_path / "site")
    assert files(tmp_path / "site") == {"static/a.png": A}


def test_two_runs_do_not_share_a_store_at_a_time(server: Server, tmp_path: Path) -> None:
    from converters.fetch.store import Store

    with (
        Store(tmp_path / "site.fetched"),
        pytest.raises(converters.TargetError, match="in use by another run"),
    ):
        write([post(1, img("/a.png"))], tmp_path / "site")


def test_the_store_is_no_part_of_a_source(server: Server, tmp_path: Path) -> None:
    server.routes["/a.png"] = good(A)
    write([post(1, img("/a.png"))], tmp_path / "all" / "site", "markdown")
    (tmp_path / "all" / "x.md").write_text("---\ntitle: X\n---\n\ntext\n")
    result = converters.convert(tmp_path / "all", tmp_path / "out", to="hugo", from_="markdown")
    assert result.accounts.get("file") is None or result.accounts["file"].read <= 1


KILLED = """
import sys
from pathlib import Path
import converters
from converters.fetch import network
network.resolve = lambda host, port: [("127.0.0.1", int(sys.argv[1]))]
converters.convert(sys.argv[2], sys.argv[3], to="hugo", fetch=converters.Fetch(private=True))
"""


@pytest.mark.slow(reason="starts Python twice")
def test_a_run_that_is_killed_goes_on_where_it_was(server: Server, tmp_path: Path) -> None:
    large = png(9, 9) + b"\0" * 400_000
    for number in range(6):
        server.routes[f"/{number}.png"] = good(png(number + 1, 1))
    server.routes["/large.png"] = half_then(large, good(large), hold=60)
    body = "".join(img(f"/{number}.png") for number in range(6)) + img("/large.png")
    converters.write([Site(url=HOME), post(1, body)], tmp_path / "blog.jsonl", to="archive")
    command = [
        sys.executable,
        "-c",
        KILLED,
        str(server.port),
        str(tmp_path / "blog.jsonl"),
        str(tmp_path / "site"),
    ]
    run = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 60
    part, index = tmp_path / "site.fetched" / "parts", tmp_path / "site.fetched" / "index.jsonl"
    while time.monotonic() < until and not (
        index.exists()
        and index.read_bytes().count(b"\n") == 6
        and any(path.suffix != ".json" and path.stat().st_size == len(large) // 2 for path in part.glob("*"))
    ):
        time.sleep(0.05)
    run.send_signal(signal.SIGKILL)
    run.wait()
    assert not (tmp_path / "site").exists()
    server.forget()
    subprocess.run(command, check=True)
    assert server.asked() == ["quay.example/large.png"]
    assert server.requests[0].headers["range"] == f"bytes={len(large) // 2}-"
    assert server.sent == len(large) - len(large) // 2
    found = files(tmp_path / "site")
    assert len(found) == 7
    assert found["static/large.png"] == large


# Targets of one file


def test_an_export_for_wordpress_gets_a_folder_of_uploads(server: Server, tmp_path: Path) -> None:
    for name, data in {"a.png": A, "a-300x200.png": B, "library.pdf": PDF}.items():
        server.routes[f"{UPLOADS}{name}"] = good(data)
    server.routes["4.bp.blogspot.com/-x/s0/d.png"] = good(GIF)
    server.routes["/img/own.png"] = good(A)
    records = [
        Media(id="8", url=f"{HOME}{UPLOADS}a.png", path="2020/01/a.png"),
        Media(id="9", url=f"{HOME}{UPLOADS}library.pdf", path="2020/01/library.pdf"),
        post(
            1,
            f'<!-- wp:image --><figure><img src="{HOME}{UPLOADS}a-300x200.png"/></figure><!-- /wp:image -->\n'
            '<!-- wp:cover {"url":"http://4.bp.blogspot.com/-x/s320/d.png"} -->'
            '<div><img src="http://4.bp.blogspot.com/-x/s320/d.png"/></div><!-- /wp:cover -->'
            '<p><img src="/img/own.png"></p>',
            dialect="wordpress",
        ),
    ]
    result = write(records, tmp_path / "blog.xml", "wxr")
    assert files(tmp_path / "blog-uploads") == {
        "2020/01/a.png": A,
        "2020/01/a-300x200.png": B,
        "2020/01/library.pdf": PDF,
        "files/4.bp.blogspot.com/-x/s0/d.png": GIF,
        "img/own.png": A,
    }
    made = (tmp_path / "blog.xml").read_text()
    assert f'src="{HOME}{UPLOADS}a-300x200.png"' in made
    assert made.count(f"{HOME}/wp-content/uploads/files/4.bp.blogspot.com/-x/s0/d.png") == 2
    assert f'src="{HOME}/wp-content/uploads/img/own.png"' in made
    assert summary(result)["file"] == {"read": 5, "written": 5, "left_out": {}}
    assert result.next_step.startswith(f"copy what is in {tmp_path / 'blog-uploads'} into wp-content/uploads")
    server.forget()
    again = converters.convert(
        [tmp_path / "blog.xml", tmp_path / "blog-uploads"], tmp_path / "site", to="hugo"
    )
    assert "remote-files" not in kinds(again)
    assert not server.requests


def test_an_export_of_a_site_that_moves_shows_the_files_at_its_new_address(
    server: Server, tmp_path: Path
) -> None:
    server.routes |= {f"{UPLOADS}a.png": good(A), "/img/own.png": good(B)}
    body = (
        img(f"{HOME}{UPLOADS}a.png") + img("/img/own.png") + '<p>[audio mp3="http://quay.example/x.mp3"]</p>'
    )
    server.routes["/x.mp3"] = good(MP3)
    records = [post(1, body, dialect="wordpress")]
    write(records, tmp_path / "blog.xml", "wxr", options={"base-url": "https://new.example"})
    made = (tmp_path / "blog.xml").read_text()
    for name in ("2020/01/a.png", "img/own.png", "x.mp3"):
        assert f'"https://new.example/wp-content/uploads/{name}"' in made
        assert (tmp_path / "blog-uploads" / name).is_file()


@pytest.mark.parametrize(
    ("target", "to", "options", "why"),
    [
        ("a.jsonl", "archive", {}, "one file"),
        ("a.html", "html", {"single": "true"}, "one file"),
        ("-", "wxr", {}, "name a file instead of -"),
    ],
)
def test_targets_without_a_place_for_files(
    target: str, to: str, options: dict, why: str, tmp_path: Path
) -> None:
    where = target if target == "-" else tmp_path / target
    with pytest.raises(UsageError, match=why):
        write([post(1, img("/a.png"))], where, to, options=options)


# The command


def blogport(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "converters", *map(str, arguments)], capture_output=True, text=True,
        env=os.environ | environment,
    )  # fmt: skip


@pytest.mark.parametrize(
    "option", ["--fetch-hosts=a.example", "--fetch-max=1MB", "--fetch-private", "--fetch-fallback=wayback"]
)
def test_options_that_go_with_fetch(option: str) -> None:
    arguments = parser.parse(["convert", "a", "b", "--to", "hugo", option])
    with pytest.raises(UsageError, match="goes with --fetch"):
        parser.fetch(arguments)
    assert parser.fetch(parser.parse(["convert", "a", "b", "--to", "hugo", option, "--fetch"]))


def test_the_options_of_the_command() -> None:
    words = "convert a b --to hugo --fetch-hosts A.example,b.example --fetch-max 2MB --fetch-fallback wayback --offline"
    assert parser.fetch(parser.parse(words.split())) == Fetch(
        hosts=("A.example", "b.example"), max_size=2_000_000, fallback="wayback", offline=True
    )
    assert parser.fetch(parser.parse(["convert", "a", "b", "--to", "hugo"])) is None


@pytest.mark.slow(reason="starts the command four times")
def test_the_command_downloads(server: Server, tmp_path: Path) -> None:
    server.routes["/a.png"] = good(A)
    home = f"http://localhost:{server.port}"
    records = [
        Site(url=home),
        Post(
            id="1", slug="p1", title="P", url=f"{home}/p1/", body=Markup(text=img("/a.png"), dialect="html")
        ),
    ]
    converters.write(records, tmp_path / "blog.jsonl", to="archive")
    refused = blogport(
        "convert", tmp_path / "blog.jsonl", tmp_path / "one", "--to", "hugo", "--fetch", "--strict"
    )
    assert refused.returncode == 1
    assert not server.requests
    done = blogport(
        "convert",
        tmp_path / "blog.jsonl",
        tmp_path / "two",
        "--to",
        "hugo",
        "--fetch",
        "--fetch-private",
        "--strict",
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert files(tmp_path / "two") == {"static/a.png": A}
    offline = blogport("convert", tmp_path / "blog.jsonl", tmp_path / "two", "--to", "hugo", "--offline")
    assert offline.returncode == 0
    assert len(server.requests) == 1


@pytest.mark.slow(reason="starts the command")
def test_a_plain_sentence_without_the_packages(example: Path, tmp_path: Path) -> None:
    (tmp_path / "httpcore2.py").write_text(
        "raise ImportError(\"No module named 'httpcore2'\", name='httpcore2')"
    )
    done = blogport(
        "convert", example, tmp_path / "site", "--to", "hugo", "--fetch", PYTHONPATH=str(tmp_path)
    )
    assert done.returncode == 2
    assert 'pip install "blogport[fetch]"' in done.stderr
    assert "Traceback" not in done.stderr
