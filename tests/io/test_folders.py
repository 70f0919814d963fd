"""What a folder holds besides files, links that lead out of it, and names of files that are no text."""

import math
import os
from pathlib import Path

import pytest

import converters
from converters import Post
from converters.cli.discovery import _has_few_files
from converters.diagnostics import Diagnostics
from converters.errors import SourceError
from converters.io import opening
from converters.io.opening import open_source

PAGE = b"---\ntitle: %s\n---\nI am here.\n"
PAGES = (
    "<html><title>{0}</title><article class=hentry><h1 class=entry-title>{0}</h1>"
    "<div class=entry-content><p>The fog came in over the harbour before the boats did, and nobody could see the lamp.</p>"
    "<p>We waited with the kettle on until noon, and then it lifted. <img src=b.png></p></div></article></html>"
)
SECRET = "The tide table of the smugglers"
needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
needs_permissions = pytest.mark.skipif(
    getattr(os, "geteuid", lambda: 0)() == 0, reason="root may read everything"
)


def read(path: Path, **options) -> tuple[list[str], list[converters.Finding]]:
    """The titles of the posts in a source, and what was found that is no `info`."""
    diagnostics = Diagnostics()
    titles = [
        one.title
        for one in converters.read(path, diagnostics=diagnostics, **options)
        if isinstance(one, Post)
    ]
    return titles, [one for one in diagnostics.findings if one.severity != "info"]


@needs_pipes
def test_what_is_no_file_is_not_read(tmp_path):
    (tmp_path / "a.md").write_bytes(PAGE % b"A")
    os.mkfifo(tmp_path / "pipe")  # to open it would wait for ever
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / ".#a.md").symlink_to("ann@kiln.1234")  # Emacs locks files so
    assert [one.place for one in open_source(tmp_path).files()] == ["a.md"]


@pytest.fixture
def deep(tmp_path, monkeypatch):
    """A folder with folders in it that are nested deeper than a path can name."""
    monkeypatch.chdir(tmp_path)
    for _ in range(2500):
        os.mkdir("b")  # noqa: PTH102 # a path would be too long
        os.chdir("b")
    bottom = os.open(".", os.O_RDONLY)
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    os.fchdir(bottom)
    os.close(bottom)
    for _ in range(2500):
        os.chdir("..")
        os.rmdir("b")  # noqa: PTH106


@pytest.mark.skipif(not hasattr(os, "fchdir"), reason="this system cannot remove such folders")
def test_folders_nested_deeper_than_paths_can_name_are_one_finding(deep):
    (deep / "a.md").write_bytes(PAGE % b"A")
    titles, (said,) = read(deep)
    assert titles == ["A"]
    assert said.kind == "unreadable-file"
    assert _has_few_files(str(deep), math.inf)


@needs_pipes
def test_a_pipe_is_one_finding(tmp_path):
    (tmp_path / "a.md").write_bytes(PAGE % b"A")
    os.mkfifo(tmp_path / "b.md")
    titles, (said,) = read(tmp_path)
    assert titles == ["A"]
    assert (said.severity, said.file) == ("error", str(tmp_path / "b.md"))
    assert "pipe" in said.message


@pytest.mark.parametrize("from_", [None, "markdown"])
def test_a_link_to_nothing_is_one_finding(from_, tmp_path):
    (tmp_path / "a.md").write_bytes(PAGE % b"A")
    (tmp_path / "b.md").symlink_to("gone.md")
    titles, (said,) = read(tmp_path, from_=from_)
    assert titles == ["A"]
    assert (said.severity, said.kind, said.file) == ("error", "unreadable-file", str(tmp_path / "b.md"))
    assert "gone.md, which is not there" in said.message


def test_a_loop_of_links_is_one_finding_each(tmp_path):
    (tmp_path / "a.md").write_bytes(PAGE % b"A")
    (tmp_path / "b.md").symlink_to("c.md")
    (tmp_path / "c.md").symlink_to("b.md")
    titles, findings = read(tmp_path)
    assert titles == ["A"]
    assert [(one.file, "circle" in one.message) for one in findings] == [
        (str(tmp_path / "b.md"), True),
        (str(tmp_path / "c.md"), True),
    ]


def test_a_link_to_a_folder_of_the_source_is_worth_knowing(tmp_path):
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "a.md").write_bytes(PAGE % b"A")
    (tmp_path / "again").symlink_to("posts")
    diagnostics = Diagnostics()
    assert [
        one.title for one in converters.read(tmp_path, diagnostics=diagnostics) if isinstance(one, Post)
    ] == ["A"]
    (said,) = [one for one in diagnostics.findings if one.kind == "link-not-followed"]
    assert (said.severity, said.file) == ("info", str(tmp_path / "again"))


LINKED_OUT = {
    "text": ("outside.md", "b.md"),
    "data": ("outside.yml", "_data/authors.yml"),
    "settings": ("outside.yml", "_config.yml"),
    "template": ("outside.html", "_layouts/post.html"),
    "page": ("outside.html", "b.html"),
    "media": ("outside.png", "b.png"),
    "folder": ("elsewhere", "posts"),
}
"""What is linked to -> where it lies, and the link in the source."""


@pytest.mark.parametrize("what", LINKED_OUT)
@pytest.mark.parametrize("to", ["archive", "html", "hugo"])
def test_a_link_out_of_the_source_is_an_error_and_not_read(what, to, tmp_path):
    target, link = LINKED_OUT[what]
    site = tmp_path / "site"
    site.mkdir()
    first = "a.html" if what == "page" else "a.md"
    (site / first).write_text(
        PAGES.format("A") if what == "page" else "---\ntitle: A\n---\nFog. ![](b.png)\n"
    )
    outside = tmp_path / target
    outside.parent.mkdir(exist_ok=True)
    if what == "folder":
        outside.mkdir()
        (outside / "c.md").write_text(f"# C\n\n{SECRET}\n")
    else:
        outside.write_text(f"title: {SECRET}\nann: {{name: {SECRET}}}\n<article><h1>B</h1>{SECRET}</article>")
    (site / link).parent.mkdir(exist_ok=True)
    (site / link).symlink_to(outside)
    out = tmp_path / "out"
    result = converters.convert(site, out, to=to)
    written = [path for path in [out, *out.rglob("*")] if path.is_file()]
    assert written
    assert not [path for path in written if SECRET.encode() in path.read_bytes()]
    (said,) = [one for one in result.findings if one.kind == "unreadable-file"]
    assert (said.severity, said.file) == ("error", str(site / link))
    assert "lies outside of its folder" in said.message
    assert result.accounts["post"].read == 1


def test_a_folder_beside_a_saved_page_that_is_a_link_is_not_followed(tmp_path):
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "a.png").write_bytes(b"\x89PNG secret")
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "fog.html").write_text(PAGES.format("A").replace("b.png", "fog_files/a.png"))
    (tmp_path / "web" / "fog_files").symlink_to(tmp_path / "private")
    converters.convert(tmp_path / "web" / "fog.html", tmp_path / "out", to="html")
    assert not list((tmp_path / "out").rglob("*.png"))


@pytest.mark.parametrize("name", ["b.md", "_config.yml", "_data/authors.yml"])
def test_a_file_that_vanishes_is_one_finding(name, tmp_path, monkeypatch):
    (tmp_path / "a.md").write_bytes(PAGE % b"A")
    gone = tmp_path / name
    gone.parent.mkdir(exist_ok=True)
    gone.write_bytes(PAGE % b"B")
    found = open_source(tmp_path)
    listed = found.files()
    gone.unlink()
    monkeypatch.setattr("converters.run.inputs.open_source", lambda *_: found)
    assert len(listed) == 2
    titles, findings = read(tmp_path, from_="markdown")
    assert titles == ["A"]
    said = [(one.severity, one.kind, one.file) for one in findings]
    assert said[0] == ("error", "unreadable-file", str(gone))
    # settings may leave texts out of the site: without them, all texts are drafts
    assert said[1:] == ([("warning", "unread-setting", "")] if name == "_config.yml" else [])


def test_a_page_that_vanishes_is_one_finding(tmp_path, monkeypatch):
    for name in "AB":
        (tmp_path / f"{name}.html").write_text(PAGES.format(name))
    found = open_source(tmp_path)
    found.files()
    (tmp_path / "B.html").unlink()
    monkeypatch.setattr("converters.run.inputs.open_source", lambda *_: found)
    titles, findings = read(tmp_path)
    assert titles == ["A"]
    assert [(one.kind, one.file) for one in findings if one.severity == "error"] == [
        ("unreadable-file", str(tmp_path / "B.html"))
    ]


def test_an_export_that_vanishes_leaves_the_others(example, tmp_path, monkeypatch):
    (tmp_path / "a.xml").write_bytes(example.read_bytes())
    (tmp_path / "b.xml").write_bytes(example.read_bytes())
    found = open_source(tmp_path)
    found.files()
    (tmp_path / "b.xml").unlink()
    monkeypatch.setattr("converters.run.inputs.open_source", lambda *_: found)
    titles, findings = read(tmp_path)
    assert titles
    assert [one.file for one in findings if one.kind == "unreadable-file"] == [str(tmp_path / "b.xml")]


@needs_permissions
def test_a_file_that_may_not_be_read_is_one_finding(tmp_path):
    (tmp_path / "a.md").write_bytes(PAGE % b"A")
    (tmp_path / "b.md").write_bytes(PAGE % b"B")
    (tmp_path / "b.md").chmod(0)
    titles, (said,) = read(tmp_path)
    assert titles == ["A"]
    assert (said.severity, said.file) == ("error", str(tmp_path / "b.md"))


def test_the_same_for_whoever_may_read_everything(tmp_path, monkeypatch):
    (tmp_path / "a.md").write_bytes(PAGE % b"A")
    (tmp_path / "b.md").write_bytes(PAGE % b"B")
    (tmp_path / "b.md").chmod(0o600)  # its mode alone does not say who reads it
    monkeypatch.setattr("converters.io.folders.os.access", lambda path, mode: not str(path).endswith("b.md"))
    titles, (said,) = read(tmp_path)
    assert titles == ["A"]
    assert "permission denied" in said.message


def test_a_folder_of_nothing_readable_is_a_sentence(tmp_path):
    (tmp_path / "b.md").symlink_to("gone.md")
    with pytest.raises(SourceError, match=r"gone\.md, which is not there"):
        list(converters.read(tmp_path))


def test_a_link_that_goes_while_the_folder_is_listed_is_a_sentence(tmp_path, monkeypatch):
    (tmp_path / "a.md").write_bytes(PAGE % b"A")
    (tmp_path / "b.md").symlink_to("gone.md")
    monkeypatch.setattr(Path, "readlink", lambda path: path.with_name("removed").stat())
    titles, (said,) = read(tmp_path)
    assert titles == ["A"]
    assert "it is gone" in said.message


@needs_pipes
def test_a_pipe_that_the_user_names_is_read(tmp_path):
    import threading

    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=lambda: (tmp_path / "pipe").write_bytes(PAGE % b"A"))
    writer.start()
    source = open_source(tmp_path / "pipe")
    writer.join()
    assert source.read() == source.head() == PAGE % b"A"


@needs_pipes
def test_a_pipe_whose_program_takes_its_time_is_waited_for(tmp_path, monkeypatch):
    import threading

    monkeypatch.setattr(opening, "WRITER_SECONDS", 0)
    os.mkfifo(tmp_path / "pipe")
    holder = os.open(tmp_path / "pipe", os.O_RDWR)  # so that there is a writer from the beginning
    found = []
    reader = threading.Thread(target=lambda: found.append(open_source(tmp_path / "pipe")))
    reader.start()
    reader.join(0.3)
    assert reader.is_alive()
    os.write(holder, PAGE % b"A")
    os.close(holder)
    reader.join()
    assert found[0].read() == PAGE % b"A"


@needs_pipes
def test_a_pipe_that_no_program_writes_to_is_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "WRITER_SECONDS", 0)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SourceError, match="no program writes to"):
        open_source(tmp_path / "pipe")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no such device")
def test_a_device_is_refused():
    with pytest.raises(SourceError, match="device"):
        open_source("/dev/zero")


def test_names_that_are_not_utf8_are_read_as_latin(tmp_path):
    folder = os.fsencode(tmp_path)
    try:
        with open(os.path.join(folder, b"caf\xe9.md"), "wb") as file:  # noqa: PTH118, PTH123
            file.write(PAGE % b"Coffee")
    except OSError:
        pytest.skip("this system has only names that are text")
    converters.convert(tmp_path, tmp_path / "out.jsonl", to="archive", from_="markdown")
    (post,) = (one for one in converters.read(tmp_path / "out.jsonl") if isinstance(one, Post))
    assert (post.title, post.slug) == ("Coffee", "caf\u00e9")
