"""What the documents say is true: their examples run, and what they name is there."""

import argparse
import gzip
import re
import shlex
import shutil
import tomllib

import pytest

import converters
from converters import privacy, registry
from converters.cli import main
from converters.io import yaml
from tests.conftest import ROOT
from tests.pictures import jpeg

pytestmark = pytest.mark.slow(reason="every example of the documents runs")

README = (ROOT / "README.md").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.fixture
def desk(example, tmp_path, monkeypatch):
    """A folder with the exports, the site and the page that the examples name."""
    for name in ("export.xml", "part1.xml", "old.xml", "new.xml"):
        shutil.copy(example, tmp_path / name)
    for name in ("backup.jsonl", "a.jsonl", "b.jsonl"):
        converters.convert(example, tmp_path / name, to="archive")
    (tmp_path / "part2.xml.gz").write_bytes(gzip.compress(example.read_bytes()))
    converters.convert(example, tmp_path / "my-hugo-site", to="hugo")
    shutil.copy(ROOT / "fixtures" / "html" / "pages" / "kubrick.html", tmp_path / "page.html")
    upload = tmp_path / "uploads" / "2023" / "03" / "harbour.jpg"
    upload.parent.mkdir(parents=True)
    upload.write_bytes(jpeg())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def commands():
    """Every `blogport …` line in a shell block of the README, and the examples in the help of each command."""
    parser = main._parser()
    (choice,) = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    helps = [one.epilog.partition(":")[2] for one in (parser, *choice.choices.values())]
    lines = "\n".join([*re.findall(r"```sh\n(.*?)```", README, re.DOTALL), *helps]).splitlines()
    examples = [re.split("[#|]", line)[0].strip() for line in lines if line.strip().startswith("blogport ")]
    return list(dict.fromkeys(examples))


@pytest.mark.parametrize("command", commands())
def test_commands_of_the_readme_and_of_helps_run(command, desk, capsys):
    assert main.main(shlex.split(command)[1:]) in (0, 1)


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


def house():
    """The rooms that CONTRIBUTING names, from the top down."""
    (plan,) = re.findall(r"^converters/\n(.*?)```", CONTRIBUTING, re.DOTALL | re.MULTILINE)
    lines = re.findall(r"^ {2}(\S.*?) {2,}", plan, re.MULTILINE)
    return [room.rstrip("/") for line in lines for room in line.split()]


def test_the_house_in_contributing_is_the_house():
    there = {path.stem for path in (ROOT / "converters").iterdir() if path.suffix in ("", ".py")}
    assert sorted(house()) == sorted(room for room in there if not room.startswith("_"))


def test_the_house_has_the_floors_that_the_linter_holds():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (floors,) = [one for one in settings["tool"]["importlinter"]["contracts"] if one["name"] == "floors"]
    floor = {
        room.strip().removeprefix("converters."): number
        for number, layer in enumerate(floors["layers"])
        for room in layer.split("|")
    }
    assert house() == sorted(house(), key=floor.__getitem__)


def test_the_changelog_counts_the_languages_of_our_pages():
    words = yaml.load(
        (ROOT / "converters" / "formats" / "html" / "writer" / "words.yml").read_text(encoding="utf-8")
    )
    assert f"in {len(words)} languages" in CHANGELOG
