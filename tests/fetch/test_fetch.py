"""Whole runs with `--fetch`: what is asked for, what arrives where, and what the report says."""

import subprocess
import sys
from pathlib import Path

import pytest

import converters
from converters import Asset, Comment, Commenter, Fetch, Markup, Media, Post, Site
from converters.cli.report import summary
from converters.fetch import network
from tests.fetch.blogs import FETCH, HOME, UPLOADS, A, B, files, img, kinds, messages, post, text, write
from tests.fetch.server import Server, good, half_then, leads_to, status
from tests.pictures import MP3, PDF
from tests.targets import WITH_FILES

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
