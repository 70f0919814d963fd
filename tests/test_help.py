"""What the command line says of itself: help, one format, and what was meant by a word that there is not."""

import json

import click
import pytest

from converters import registry
from converters.cli import docs, explain, format_page
from converters.cli.main import main
from converters.cli.parser import all_commands, help_of


def said(capsys, *words):
    """The status, and both streams."""
    try:
        status = main(words)
    except SystemExit as ended:
        status = ended.code
    shown = capsys.readouterr()
    return status, shown.out, shown.err


@pytest.mark.parametrize("name", all_commands())
def test_help_of_a_command_is_that_of_its_option(name, capsys):
    status, out, err = said(capsys, "help", name)
    assert (status, err) == (0, "")
    assert said(capsys, name, "--help") == (0, out, "")
    assert out.startswith(f"usage: blogport {name}")
    for option in all_commands()[name].options:
        assert option.opts[-1] in out


def test_help_knows_formats_topics_and_findings(capsys):
    assert said(capsys, "help")[1].strip() == click.unstyle(help_of())
    assert "Options:\n  -o rename=" in said(capsys, "help", "hugo")[1]
    assert said(capsys, "help", "privacy")[1] == docs.page("privacy")
    assert explain.message_types()["truncated"].advice in said(capsys, "help", "truncated")[1]
    assert "blogport docs archive shows" in said(capsys, "help", "archive")[1]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["convrt", "a", "b"], "did you mean convert?"),
        (["help", "convrt"], "did you mean convert?"),
        (["backup"], "blogport help backup explains it"),
        (["fixtures/example.xml"], "blogport inspect fixtures/example.xml counts"),
        (["help", "privcy"], "did you mean privacy?"),
        (["formats", "hugoo"], "did you mean hugo?"),
        (["convert", "a", "b", "--reprot", "r"], "did you mean --report?"),
        (["convert", "a", "b", "--dry"], "did you mean --dry-run?"),
        (["inspect", "a", "--form", "wxr"], "did you mean --from?"),
        (["inspect", "fixtures/example.xml", "--from", "ghots"], "did you mean ghost?"),
        (["convert", "fixtures/example.xml", "x", "--to", "hugoo"], "did you mean hugo?"),
        (
            ["convert", "fixtures/example.xml", "x", "--to", "hugo", "-o", "front-mater=toml"],
            "did you mean front-matter?",
        ),
        (["check", "fixtures/example.xml", "-o", "langage=de"], "did you mean language?"),
        (["completion", "bsh"], "did you mean bash?"),
        (["explain", "bad-dat"], "did you mean bad-dat"),
    ],
)
def test_a_wrong_word_is_answered_with_the_one_that_was_meant(words, meant, capsys):
    status, out, err = said(capsys, *words)
    assert (status, out) == (2, "")
    assert meant in err
    assert err.count("\n") == 1


def test_one_format_says_what_its_class_declares(capsys):
    for name in sorted({*registry.names("reader"), *registry.names("writer")}):
        status, out, _ = said(capsys, "formats", name)
        assert status == 0
        assert "Example:\n  blogport " in out
        for role in ("reader", "writer"):
            for option in registry.options(role, name) if name in registry.names(role) else ():
                assert f"-o {option}=" in out or option in registry.renamed_options(role, name, [option])
    hugo = registry.writer("hugo")
    page = said(capsys, "formats", "hugo")[1]
    for loss in hugo.losses:
        assert f"  {loss.field}: {loss.why}" in page
    assert "of posts all but password" in page
    (listed,) = json.loads(said(capsys, "formats", "hugo", "--json")[1])
    assert (listed["format"]["name"], listed["public"], listed["single_file"]) == ("hugo", True, False)
    assert listed["carries"]["post"] == "all but password"
    assert len(listed["loses"]) == len({(loss.field, loss.why) for loss in hugo.losses})


def test_the_example_of_each_format_that_is_written_runs(example, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "export.xml").write_bytes(example.read_bytes())
    for format_ in registry.list_formats():
        if format_.role == "writer":
            words = format_page.described(format_).example.split()[1:]
            if format_.name == "wxr":
                assert main(["convert", "export.xml", "backup.jsonl", "--quiet"]) == 0
                (tmp_path / "export.xml").unlink()
            assert main([*words, "--quiet", "--force"]) == 0


def test_the_kinds_of_a_report_are_explained(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    lines = [
        {"severity": "info", "kind": "personal", "message": "one"},
        {"severity": "info", "kind": "personal", "message": "two"},
        {"severity": "loss", "kind": "truncated", "message": "three"},
        {"severity": "warning", "kind": "of-a-plug-in", "message": "four"},
        {"summary": {}},
    ]
    (tmp_path / "report.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    kinds = explain.message_types()
    status, out, _ = said(capsys, "explain", "report.jsonl")
    assert status == 0
    assert out == f"{explain.section(kinds['truncated'])}\n{explain.section(kinds['personal'])}"
    status, out, _ = said(capsys, "explain", "report.jsonl", "--json")
    assert [json.loads(line)["kind"] for line in out.splitlines()] == ["truncated", "personal"]


@pytest.mark.parametrize("written", ["<!DOCTYPE html>", '{"a": 1}', "[1]", "7", '{"kind"', "\x00"])
def test_a_file_that_is_no_report_is_not_explained(written, tmp_path, capsys):
    (tmp_path / "other").write_text(written)
    status, out, err = said(capsys, "explain", str(tmp_path / "other"))
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "is no report of blogport" in err
