"""The action for GitHub: its own shell steps are run, with the files that GitHub would give them."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from converters import Markup, Post
from converters.storage.record_lines import encode
from tests.conftest import FIXTURES, ROOT, program

ACTION = ROOT / ".github" / "actions" / "blogport"
DEFINITION: dict[str, Any] = yaml.safe_load((ACTION / "action.yml").read_bytes())
STEPS = {step["name"]: step for step in DEFINITION["runs"]["steps"]}
pytestmark = [
    pytest.mark.slow(reason="a process for each step"),
    pytest.mark.skipif(sys.platform == "win32", reason="the shell of the steps"),
]


class Done(NamedTuple):
    status: int
    outputs: dict[str, str]
    summary: str
    printed: str
    errors: str


def run(folder: Path, **inputs: str) -> Done:
    """Run all steps in `folder`, as the runner does: expressions are filled in, and the first step that fails is the last."""
    files = {
        name: folder / f"{name.lower()}.txt"
        for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_PATH")
    }
    for file in files.values():
        file.touch()
    given = {name: str(entry.get("default", "")) for name, entry in DEFINITION["inputs"].items()} | inputs
    outputs: dict[str, str] = {}

    def value(found: re.Match[str]) -> str:
        where, _, name = found[1].rpartition(".")
        return {"inputs": given, "steps.run.outputs": outputs, "github": {"action_path": str(ACTION)}}[where][
            name
        ]

    printed = errors = ""
    status = 0
    bin_folder = folder / "bin"
    bin_folder.mkdir(exist_ok=True)
    command = bin_folder / "blogport"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m converters "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    for step in STEPS.values():
        assert step["shell"] == "bash"
        env = {name: re.sub(r"\$\{\{ (\S+) \}\}", value, text) for name, text in step.get("env", {}).items()}
        assert "${{" not in step["run"], "an expression in a script can be code of the input"
        whole = {
            **os.environ,
            **env,
            **{name: str(file) for name, file in files.items()},
            "RUNNER_TEMP": str(folder),
            "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
        }
        shell = [program("bash"), "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        done = subprocess.run(shell, env=whole, cwd=folder, capture_output=True, encoding="utf-8")
        printed, errors, status = printed + done.stdout, errors + done.stderr, done.returncode
        for line in files["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines():
            name, _, text = line.partition("=")
            outputs[name] = text
        if status:
            break
    return Done(status, outputs, files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8"), printed, errors)


def test_each_input_and_output_is_used():
    text = (ACTION / "action.yml").read_text(encoding="utf-8")
    for name, entry in DEFINITION["inputs"].items():
        assert entry["description"]
        assert f"inputs.{name} }}}}" in text
    for entry in DEFINITION["outputs"].values():
        assert re.fullmatch(r"\$\{\{ (inputs|steps\.\w+\.outputs)\.\w+ \}\}", entry["value"])


def test_convert_writes_a_site_and_a_summary(tmp_path):
    done = run(
        tmp_path,
        source=str(FIXTURES / "example.xml"),
        target="site",
        to="hugo",
        arguments="--redirects=netlify\n--quiet",
    )
    assert done.status == 0, done.errors
    assert (tmp_path / "site" / "hugo.toml").is_file()
    assert (tmp_path / "site" / "static" / "_redirects").is_file()
    assert done.outputs["status"] == "0"
    assert done.outputs["errors"] == "0"
    assert done.summary.startswith("## blogport `convert`: done\n")
    assert re.search(r"\| comment \| 12 \| \d+ \|", done.summary)
    assert (tmp_path / "blogport-report.jsonl").is_file()


def test_verify_says_that_the_target_is_equal(tmp_path):
    done = run(tmp_path, command="verify", source=str(FIXTURES / "example.xml"), target="site", to="jekyll")
    assert done.status == 0, done.errors
    assert "The target was read back: equal." in done.summary


def blog(path: Path, **fields: Any) -> Path:
    post = Post(
        id="7", type="post", status="publish", slug="a", body=Markup(text="Rain.", dialect="plain"), **fields
    )
    path.write_bytes(encode(post))
    return path


def test_check_annotates_what_is_wrong_and_ends_with_its_status(tmp_path):
    source = blog(
        tmp_path / "a | <b>.jsonl", title="Fog", parent="99\n::error::forged", date="2020-01-05T08:00:00Z"
    )
    with source.open("ab") as stream:
        stream.write(b"no record\n")
    done = run(tmp_path, command="check", source=str(source))
    assert done.status == 1
    assert done.outputs["status"] == "1"
    annotations = [line for line in done.printed.splitlines() if line.startswith("::")]
    assert annotations
    assert all(line.startswith(("::error file=", "::warning ")) for line in annotations)
    assert any("title=blogport%3A bad-record" in line for line in annotations)
    assert "<b>" not in done.summary
    assert done.outputs["errors"] == "1"
    assert run(tmp_path, command="check", source=str(source), annotations="0").printed == ""


def test_diff_lists_what_differs(tmp_path):
    a, b = blog(tmp_path / "a.jsonl", title="Fog"), blog(tmp_path / "b.jsonl", title="Rain")
    done = run(tmp_path, command="diff", source=str(a), target=str(b))
    assert (done.status, done.outputs["differences"]) == (1, "1")
    assert "| title |" in done.summary
    done = run(tmp_path, command="diff", source=str(a), target=str(a), report="other.json")
    assert done.status == 0
    assert "The two blogs are equal." in done.summary


@pytest.mark.parametrize(
    ("inputs", "status", "words"),
    [
        ({"command": "remove", "source": "x"}, 2, "the command line is wrong"),
        ({"source": "nothing.xml", "target": "site", "to": "hugo"}, 3, "cannot be read"),
        ({"source": "$(touch forged)", "target": "site", "to": "hugo"}, 3, "cannot be read"),
    ],
)
def test_what_cannot_be_done_has_its_status(tmp_path, inputs, status, words):
    done = run(tmp_path, **inputs)
    assert done.status == status
    assert words in done.summary
    assert not (tmp_path / "forged").exists()


def test_an_old_report_is_not_that_of_a_run(tmp_path):
    run(tmp_path, source=str(FIXTURES / "example.xml"), target="site", to="hugo")
    (tmp_path / "github_step_summary.txt").write_text("", encoding="utf-8")
    done = run(tmp_path, source="nothing.xml", target="other", to="hugo")
    assert "| comment |" not in done.summary
