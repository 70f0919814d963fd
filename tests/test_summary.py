"""What `convert` says of a run where no terminal is, and on narrow ones; what it does when nobody listens."""

import json
import os
import re
import subprocess
import sys

import pytest

from tests.terminal import Terminal
from tests.test_cli import BLOGPORT, blogport

pytestmark = pytest.mark.slow(reason="a process for each test")


def test_a_plain_summary_goes_to_standard_error(example, tmp_path):
    done = blogport("convert", example, tmp_path / "site", "--to", "hugo")
    assert (done.returncode, done.stdout) == (0, b"")
    said = done.stderr.decode().splitlines()
    assert (
        "posts: 11 read, 8 written, 1 left out (password), 1 left out (pending), 1 left out (private)" in said
    )
    assert f"written to {tmp_path / 'site'}" in said
    assert "blogport explain KIND says what to do; --report FILE lists each finding" in said
    assert said[-1].startswith("next: hugo server")
    assert b"\x1b" not in done.stderr


def test_the_result_is_one_object_of_json(example, tmp_path):
    done = blogport(
        "convert",
        example,
        tmp_path / "site",
        "--to",
        "hugo",
        "--verify",
        "--json",
        "--report",
        tmp_path / "r",
    )
    assert (done.returncode, done.stderr) == (0, b"")
    found = json.loads(done.stdout)
    *findings, last = map(json.loads, (tmp_path / "r").read_text("utf-8").splitlines())
    assert (found["format"], found["target"], found["dry_run"]) == ("hugo", str(tmp_path / "site"), False)
    assert found["findings"] == findings
    assert found["summary"] == last["summary"]
    assert found["differences"] == []
    assert "hugo.toml" in found["files"]["new"]
    again = json.loads(
        blogport("convert", example, tmp_path / "site", "--to", "hugo", "--json", "--dry-run").stdout
    )
    assert (again["dry_run"], again["files"].get("new", [])) == (True, [])


def test_a_dry_run_names_the_files(example, tmp_path):
    done = blogport("convert", example, tmp_path / "site", "--to", "html", "--dry-run")
    lines = done.stdout.decode().splitlines()
    named = [line for line in lines if line.startswith("  new: ")]
    number = int(next(line for line in lines if line.startswith("files: ")).split()[1])
    assert len(named) == 11
    assert named[-1] == f"  new: {number - 10} more, which --json lists"
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("words", [["-", "--to", "archive"], ["{site}", "--to", "hugo", "--report", "-"]])
def test_json_shares_standard_output_with_nothing(words, example, tmp_path):
    done = blogport("convert", example, *(word.format(site=tmp_path / "site") for word in words), "--json")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"--json prints to standard output" in done.stderr


@pytest.mark.parametrize(
    ("words", "status", "old", "new"),
    [
        (
            ["convert", "x.xml", "site", "--to", "hugo"],
            0,
            "<content:encoded><![CDATA[",
            '<!-- wp:block {"ref":987} /-->',
        ),
        (["check", "x.xml"], 1, "<dc:creator><![CDATA[", "someone-else-"),
    ],
)
def test_findings_end_at_words_on_a_narrow_terminal(words, status, old, new, example, tmp_path):
    (tmp_path / "x.xml").write_text(example.read_text("utf-8").replace(old, old + new), "utf-8")
    with Terminal(*BLOGPORT, *words, columns=40, cwd=tmp_path) as terminal:
        ended, seen = terminal.finish()
    assert ended == status, seen
    wide = blogport(*words, *(["--dry-run"] if words[0] == "convert" else []), cwd=tmp_path)
    kinds = re.findall(r"× (?:loss|warning): ([\w-]+)", wide.stdout.decode())
    assert kinds
    for kind in kinds:
        assert kind in seen
    lines = seen[seen.index("×") :].splitlines()
    assert max(map(len, lines)) <= 40
    words_seen = set(" ".join(lines).split())
    sentence = (
        next(line for line in wide.stdout.decode().splitlines() if "someone-else" in line) if status else ""
    )
    assert set(sentence.split()) <= words_seen


@pytest.mark.parametrize(("to", "has_drafts"), [("epub", False), ("feed", False), ("hugo", True)])
def test_include_is_not_proposed_where_there_is_no_place_for_drafts(to, has_drafts, example, tmp_path):
    for _ in range(2):  # the second run says what the first one did
        with Terminal(*BLOGPORT, "convert", example, f"out-{to}", "--to", to, cwd=tmp_path) as terminal:
            ended, seen = terminal.finish()
        assert ended == 0, seen
        assert ("--include pending,private" in seen) == has_drafts


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
@pytest.mark.parametrize(
    "words", [["check", "--json"], ["convert", "{target}", "--to", "hugo", "--json"], ["inspect"]]
)
def test_a_closed_pipe_ends_the_run_quietly(words, stream, example, tmp_path):
    reading, writing = os.pipe()
    os.close(reading)
    target = str(tmp_path / "site")
    command, *rest = (word.format(target=target) for word in words)
    done = subprocess.run(
        [*BLOGPORT, command, str(example), *rest],
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, stream: writing},
    )
    os.close(writing)
    assert done.returncode == 0
    assert not done.stderr


def test_nobody_hears_the_summary(example, tmp_path):
    reading, writing = os.pipe()
    os.close(reading)
    words = ["convert", str(example), str(tmp_path / "site"), "--to", "hugo"]
    done = subprocess.run([sys.executable, "-m", "converters", *words], stderr=writing)
    os.close(writing)
    assert done.returncode == 0
    assert (tmp_path / "site" / "hugo.toml").is_file()


def test_the_format_follows_from_the_target(example, tmp_path):
    for name in ("a.jsonl", "b.JSONL.gz"):
        done = blogport("convert", example, tmp_path / name)
        assert done.returncode == 0, done.stderr
        assert json.loads(blogport("inspect", tmp_path / name, "--json").stdout)["format"] == "archive"
    done = blogport("convert", tmp_path / "a.jsonl", tmp_path / "c.xml")
    assert done.returncode == 2
    assert b"--to wxr writes an export for WordPress" in done.stderr
    assert not (tmp_path / "c.xml").exists()


@pytest.mark.parametrize("command", ["inspect", "check", "convert", "diff"])
def test_an_address_is_answered_with_how_to_save_it(command, tmp_path):
    more = {"convert": ["site", "--to", "hugo"], "diff": ["b.jsonl"]}.get(command, [])
    done = blogport(command, "https://old.example/blog/?a=1&b=2", *more, cwd=tmp_path)
    assert done.returncode == 3
    assert b"Tools, Export" in done.stderr
    assert "'https://old.example/blog/?…'" in done.stderr.decode()  # a query can be a password
    assert list(tmp_path.iterdir()) == []
