"""What the documents say is true: their examples run, and what they name is there."""

import gzip
import re
import shlex
import shutil

import pytest

import converters
from converters import cli, privacy, registry
from tests.conftest import ROOT
from tests.pictures import jpeg

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.fixture
def desk(example, tmp_path, monkeypatch):
    """A folder with the exports, the site and the page that the examples name."""
    for name in ("export.xml", "part1.xml"):
        shutil.copy(example, tmp_path / name)
    converters.convert(example, tmp_path / "backup.jsonl", to="archive")
    (tmp_path / "part2.xml.gz").write_bytes(gzip.compress(example.read_bytes()))
    converters.convert(example, tmp_path / "my-hugo-site", to="hugo")
    shutil.copy(ROOT / "fixtures" / "html" / "pages" / "kubrick.html", tmp_path / "page.html")
    upload = tmp_path / "uploads" / "2023" / "03" / "harbour.jpg"
    upload.parent.mkdir(parents=True)
    upload.write_bytes(jpeg())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def commands():
    """Every `blogport …` line in a shell block of the README, and those in the help of each command."""
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    return [
        line.split("#")[0].strip()
        for block in blocks
        for line in block.splitlines()
        if line.startswith("blogport ")
    ]


@pytest.mark.parametrize("command", commands())
def test_commands_of_the_readme_run(command, desk, capsys):
    assert cli.main(shlex.split(command)[1:]) in (0, 1)


def test_the_python_of_the_readme_runs(desk, capsys):
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    (desk / "backup.jsonl").unlink()
    exec(compile(code, "README.md", "exec"), {})
    assert (desk / "backup.jsonl").is_file()


def test_the_readme_names_every_format_and_every_word_of_include():
    for one in registry.formats():
        assert f"`{one.name}`" in README
        for option in one.options:
            assert f"-o {option.name}=" in README
    for word in privacy.INCLUDABLE:
        assert f"`{word}`" in README


def test_the_two_commands_of_the_readme_are_one_line_each():
    for name in ("try", "test"):
        (block,) = re.findall(rf"<!-- {name} command -->\n```sh\n(.*?)```", README, re.DOTALL)
        assert block.count("\n") == 1


def test_the_house_in_contributing_is_the_house():
    (house,) = re.findall(r"^converters/\n(.*?)```", CONTRIBUTING, re.DOTALL | re.MULTILINE)
    named = {
        room.rstrip("/")
        for line in re.findall(r"^ {2}(\S.*?) {2,}", house, re.MULTILINE)
        for room in line.split()
    }
    there = {path.stem for path in (ROOT / "converters").iterdir() if path.suffix in ("", ".py")}
    assert named == {room for room in there if not room.startswith("_")}
