"""`blogport` alone at a terminal, and `blogport guide`: what is seen, what is asked, and that nothing else is done."""

import re
import shlex
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

import converters
from converters import registry
from converters.cli import discovery, look
from tests.conftest import ROOT
from tests.terminal import Terminal
from tests.test_cli import BLOGPORT, blogport

pytestmark = pytest.mark.slow(reason="a process at a terminal for each test")


@pytest.fixture
def folder(example, tmp_path):
    shutil.copy(example, tmp_path / "export.xml")
    return tmp_path


def alone(folder, *words):
    """What `blogport` says there at a terminal."""
    with Terminal(*BLOGPORT, *words, columns=200, cwd=folder) as terminal:
        status, seen = terminal.finish()
    assert status == 0, seen
    return seen


def test_alone_it_says_what_is_in_the_folder_and_what_to_type(folder):
    (folder / "notes.odt").write_bytes(b"PK\x03\x04")
    (folder / "node_modules").mkdir()
    before = sorted(folder.rglob("*"))
    seen = alone(folder)
    assert "export.xml: a WordPress export, 8 posts, 2 pages, 12 comments, 2023\n" in seen
    assert "Try: blogport convert export.xml my-site --to hugo\n" in seen
    assert sorted(folder.rglob("*")) == before


def test_comments_and_files_go_with_the_blog(folder):
    shutil.copy(ROOT / "fixtures" / "disqus" / "fog.xml", folder / "a comments.xml")
    upload = folder / "uploads" / "2023" / "03" / "harbour.png"
    upload.parent.mkdir(parents=True)
    shutil.copy(ROOT / ".github" / "images" / "site.png", upload)
    (folder / "my-site").mkdir()
    seen = alone(folder)
    assert "a comments.xml: comments of Disqus" in seen
    assert "Try: blogport convert export.xml 'a comments.xml' uploads my-site-2 --to hugo\n" in seen


def test_a_folder_of_pages_or_markdown_is_seen_as_a_whole(folder, tmp_path_factory):
    site = tmp_path_factory.mktemp("site")
    converters.convert(folder / "export.xml", site / "site", to="hugo")
    (site / "site" / ".blogport.json").unlink()
    assert ".: posts in Markdown, 5 posts, 2 pages, 10 comments, 2023" in alone(site / "site")
    assert ".: posts in Markdown, 5 posts" in alone(site)


def test_parts_of_an_export_in_a_folder_are_seen(folder, example):
    (folder / "parts").mkdir()
    for name in ("1.xml", "2.xml"):
        shutil.copy(example, folder / "parts" / name)
    (folder / "export.xml").unlink()
    assert "parts: a WordPress export, 16 posts" in alone(folder)


def test_a_folder_with_many_files_is_not_looked_into(folder, monkeypatch):
    monkeypatch.setattr(discovery, "MOST_FILES", 5)
    for number in range(6):
        (folder / "photos" / str(number)).mkdir(parents=True)
    monkeypatch.chdir(folder)
    found = discovery.look(Path())
    assert (found.large, [seen.path for seen in found.sources]) == (["photos"], ["export.xml"])
    assert any("blogport inspect photos" in line for line in look.lines(found))


def test_what_blogport_wrote_and_a_job_are_seen(folder):
    converters.convert(folder / "export.xml", folder / "my-site", to="hugo")
    assert "my-site: written by blogport\n" in alone(folder)
    (folder / "blogport.toml").write_text('source = "export.xml"\ntarget = "my-site"\nto = "hugo"')
    assert "Try: blogport convert\n" in alone(folder)


def test_every_format_that_is_read_has_a_name_for_people():
    assert [name for name in registry.names("reader") if not registry.reader(name).source_noun] == []


def test_where_nothing_is_it_says_so(tmp_path):
    assert "Nothing here looks like a blog" in alone(tmp_path)


def test_off_a_terminal_it_prints_its_help(folder):
    done = blogport(cwd=folder)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"usage: blogport COMMAND")


def test_the_guide_asks_and_prints_a_command_that_runs(folder):
    with Terminal(*BLOGPORT, "guide", columns=200, cwd=folder) as terminal:
        terminal.wait_for(r"the blog\?.*\[export\.xml\]")
        for answer, question in (
            ("nowhere.xml", r"no such file"),
            ("ftp://old.example", r"there are no addresses with ftp"),
            ("", r"What shall it become\?(?s:.*)Number or word: \[hugo\]"),
            ("jekill", r"did you mean jekyll\?"),
            ("jekyll", r"Where to\? \[my-site\]"),
            ("export.xml", r"is there already"),
            ("the site", r"1 private(?s:.*)\[none\]"),
            ("pending,privat", r"did you mean private\?"),
            ("pending", r"Download images .*harbour-notes"),
            ("", r"Redirects"),
            ("1", r"The command:(?s:.*)blogport\.toml"),
        ):
            terminal.type(f"{answer}\r")
            seen = terminal.wait_for(question)
        command = re.search(r"blogport convert .*", seen)[0].strip()
        terminal.type("y\r")
        status, said = terminal.finish()
    assert (status, "is written" in said) == (0, True)
    assert command == "blogport convert export.xml 'the site' --to jekyll --include pending --redirects nginx"
    assert sorted(path.name for path in folder.iterdir()) == ["blogport.toml", "export.xml"]
    assert tomllib.loads((folder / "blogport.toml").read_text("utf-8")) == {
        "source": ["export.xml"], "to": "jekyll", "target": "the site", "include": ["pending"], "redirects": ["nginx"],
    }  # fmt: skip
    assert blogport(*shlex.split(command)[1:], cwd=folder).returncode == 0
    again = blogport("convert", cwd=folder)
    assert again.returncode == 0, again.stderr
    assert b" new" not in again.stderr


def test_the_guide_asks_nothing_for_which_a_target_has_no_place(folder):
    for to, name in (("epub", "blog.epub"), ("feed", "blog.atom")):
        with Terminal(*BLOGPORT, "guide", columns=200, cwd=folder) as terminal:
            terminal.wait_for(r"the blog\?")
            questions = [
                ("", r"Number or word: \[hugo\]"),
                (to, rf"Where to\? \[{name}\]"),
                ("", r"Download|The command"),
            ]
            if to == "epub":
                questions.append(("", r"The command"))
            for answer, question in questions:
                terminal.type(f"{answer}\r")
                seen = terminal.wait_for(question)
            seen = terminal.wait_for(r"--to \w+")
            assert f"blogport convert export.xml {name} --to {to}" in seen
            terminal.type("n\r")
            terminal.finish()
        for question in ("not public", "Redirects", *(["Download"] if to == "feed" else [])):
            assert question not in seen


def test_the_guide_asks_nobody_where_no_terminal_is(folder, capsys):
    done = subprocess.run([*BLOGPORT, "guide"], cwd=folder, capture_output=True, input=b"\n" * 20)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"no terminal" in done.stderr


@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_the_guide_can_be_left(key, folder):
    with Terminal(*BLOGPORT, "guide", cwd=folder) as terminal:
        terminal.wait_for(r"\[export\.xml\]")
        terminal.type(key)
        status, seen = terminal.finish(key)
    assert (status, "Traceback" in seen) == (130, False)
    assert [path.name for path in folder.iterdir()] == ["export.xml"]


def test_no_other_command_prompts():
    """`input` and its like are in one module, which `guide` alone imports."""
    package = ROOT / "converters"
    asking = [
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if re.search(r"(?<![\w.])(input|getpass|prompt|confirm)\(", path.read_text("utf-8"))
    ]
    assert asking == ["cli/terminal/questions.py"]
    importing = [
        path.name for path in package.rglob("*.py") if "cli.terminal.questions" in path.read_text("utf-8")
    ]
    assert importing == ["guide.py"]
