"""`blogport.toml`: the run that it describes, and what it says of a file that is wrong."""

import json
import re
import shutil
from pathlib import Path

import pytest

from converters.cli import job
from converters.cli.main import main
from converters.cli.parser import all_commands, parse
from tests.conftest import ROOT


@pytest.fixture
def folder(example, tmp_path, monkeypatch):
    shutil.copy(example, tmp_path / "export.xml")
    (tmp_path / "uploads").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder, text, name="blogport.toml"):
    (folder / name).write_text(text, encoding="utf-8")


def test_the_job_of_the_manual(folder, capsys):
    page = (ROOT / "converters" / "docs" / "command-line.md").read_text("utf-8")
    (block,) = re.findall(r"^```toml\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    write(folder, block)
    (folder / "uploads" / "2023").mkdir()
    shutil.copy(ROOT / ".github" / "images" / "site.png", folder / "uploads" / "2023" / "a.png")
    assert main(["convert"]) == 0
    assert (folder / "report.html").is_file()
    post = next((folder / "my-site" / "content" / "posts").glob("a-leak*")).read_text("utf-8")
    assert "\nupdated = " in post
    capsys.readouterr()
    assert main(["convert", "--dry-run"]) == 0
    assert "files: 0 new" not in capsys.readouterr().out
    assert main(["inspect", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["posts"]["total"] == 11


def test_paths_are_relative_to_the_file_and_arguments_come_on_top(folder, monkeypatch):
    (folder / "elsewhere").mkdir()
    write(
        folder,
        'source = "../export.xml"\ntarget = "out"\nto = "hugo"\ninclude = ["pending"]',
        "elsewhere/mine.toml",
    )
    given = parse(["convert", "--job", "elsewhere/mine.toml", "--to", "jekyll", "-o", "omit=a"])
    assert [Path(path) for path in given.paths] == [Path("elsewhere/../export.xml"), Path("elsewhere/out")]
    assert (given.to, given.include, list(given.option)) == ("jekyll", ["pending"], ["omit=a"])
    given = parse(["convert", "--job", "elsewhere/mine.toml", "a.xml", "b"])
    assert (list(given.paths), given.to) == (["a.xml", "b"], "hugo")
    assert main(["convert", "--job", "elsewhere/mine.toml", "--quiet"]) == 0
    assert (folder / "elsewhere" / "out" / "hugo.toml").is_file()


def test_a_job_is_read_only_where_no_path_is_given(folder):
    write(folder, "this is not TOML")
    assert list(parse(["convert", "a", "b", "--to", "hugo"]).paths) == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('reprot = "r.html"', "no key reprot; did you mean report?"),
        ("dry_run = true", "no key dry_run; did you mean dry-run?"),
        ('sources = "a"', "no key sources; did you mean source?"),
        ('target = "site"', "source is missing"),
        ('source = "export.xml"', "target is missing"),
        ('source = 3\ntarget = "site"', "source is missing or no path"),
        ('verify = "yes"', "verify takes true or false"),
        ('to = ["hugo", "jekyll"]', "to takes a text or a number"),
        ("include = { a = 1 }", "include takes a list of texts"),
        ("after = 1.5", "after takes a text or a number"),
        ("options = 3", "options is a table"),
        ("[options]\nkeep = 1.5", "options.keep takes a text"),
        ("source = ", "is not TOML"),
    ],
)
def test_what_is_wrong_with_a_job_is_said_in_one_sentence(text, words, folder, capsys):
    write(folder, text)
    before = sorted(folder.rglob("*"))
    assert main(["convert"]) == 2
    error = capsys.readouterr().err
    assert words in error
    assert "blogport.toml" in error
    assert error.count("\n") == 1
    assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('jobs = "many"', "--jobs: many is not a number of processes"),
        ('to = "huga"', "did you mean hugo?"),
        ("[options]\nfront-mater = 'toml'", "did you mean front-matter?"),
        ("after = 1999-13-01", "not TOML"),
    ],
)
def test_values_are_judged_as_on_the_command_line(text, words, folder, capsys):
    to = "" if text.startswith("to") else 'to = "hugo"\n'
    write(folder, f'source = "export.xml"\ntarget = "site"\n{to}{text}')
    try:
        status = main(["convert"])
    except SystemExit as ended:
        status = ended.code
    assert status == 2
    assert words in capsys.readouterr().err


def test_without_a_job_the_command_says_what_it_takes(folder, capsys):
    for command in ("convert", "inspect", "check"):
        with pytest.raises(SystemExit) as ended:
            main([command])
        assert ended.value.code == 2
        assert "it takes SOURCE..." in capsys.readouterr().err
    assert main(["convert", "--job", "nowhere.toml"]) == 2
    assert "nowhere.toml cannot be read" in capsys.readouterr().err


def test_every_option_of_convert_may_stand_in_a_job(folder):
    command = all_commands()["convert"]
    values = {"jobs": 2, "limit": 3, "limit-unpacked": "1GB", "limit-record": "1GB", "fetch-max": "1MB"}
    lines = [
        f"{name} = {'true' if option.is_flag else json.dumps(values.get(name, 'a'))}"
        for name, option in job.keys_of(command).items()
    ]
    write(folder, "\n".join([*lines, 'source = "export.xml"', 'target = "site"']))
    given = parse(["convert"])
    assert {option.name for option in command.options} == vars(given).keys() - {"paths", "command"}
    for name, option in job.keys_of(command).items():
        assert getattr(given, option.name or ""), name


def test_lists_of_the_command_line_replace_those_of_the_job(folder):
    write(
        folder,
        'source = "export.xml"\ntarget = "site"\nto = "hugo"\ninclude = ["private", "pending"]\ncomments = ["isso"]\ntype = ["post"]\n',
    )
    parsed = parse(["convert", "--include", "pending", "--comments=disqus", "--comments", "giscus"])
    assert (parsed.include, parsed.comments, parsed.select_type) == (
        ["pending"],
        ["disqus", "giscus"],
        ["post"],
    )


@pytest.mark.parametrize(
    "text",
    [
        f"jobs = {'9' * 5000}",
        f"x = {'[' * 5000}",
        'source = "a\\u0000b"\ntarget = "site"',
        'source = "export.xml"\ntarget = "a\\u0000b"',
        'source = "export.xml"\ntarget = "site"\nto = "hugo"\nreport = "a\\u0000b"',
    ],
)
def test_no_value_is_a_fault(text, folder, capsys):
    write(folder, text)
    with pytest.raises(SystemExit) as ended:
        raise SystemExit(main(["convert"]))
    assert ended.value.code == 2
