"""The files that GitHub and pre-commit read: valid, pinned, with few rights, and in step with the project."""

import re
import shutil
import subprocess
import sys
import tomllib
from itertools import groupby
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT
from tests.test_checks import CHECKS

pytestmark = pytest.mark.slow(reason="a process for each schema")

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")
SCHEMAS = {
    "vendor.github-workflows": WORKFLOWS,
    "custom.github-workflows-require-timeout": WORKFLOWS,
    "vendor.github-issue-forms": FORMS,
    "vendor.github-issue-config": [GITHUB / "ISSUE_TEMPLATE" / "config.yml"],
    "vendor.dependabot": [GITHUB / "dependabot.yml"],
}
"""Those that check-jsonschema has built in: it needs no network for them."""
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

every_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)


def load(path) -> dict[str, Any]:
    # YAML 1.1 takes the key `on` for true.
    return {"on" if key is True else key: value for key, value in yaml.safe_load(path.read_bytes()).items()}


def steps(path) -> list[dict[str, Any]]:
    return [step for job in load(path)["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("schema", SCHEMAS)
def test_is_valid(schema):
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *SCHEMAS[schema]]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr


@every_workflow
def test_actions_are_pinned_to_a_whole_version(path):
    used = [step["uses"] for step in steps(path) if "uses" in step]
    assert used
    assert [one for one in used if not re.fullmatch(r"[\w-]+/[\w-]+@v\d+\.\d+\.\d+", one)] == []


def test_an_action_has_one_version():
    used = sorted({step["uses"] for path in WORKFLOWS for step in steps(path) if "uses" in step})
    for name, versions in groupby(used, key=lambda one: one.partition("@")[0]):
        assert len(list(versions)) == 1, name


@every_workflow
def test_rights_are_few_and_no_script_takes_words_of_others(path):
    workflow = load(path)
    assert workflow["permissions"] in ({}, {"contents": "read"})
    assert "group" in workflow["concurrency"]
    for name, job in workflow["jobs"].items():
        more = job.get("permissions", {})
        assert all(right == "read" for right in more.values()) or (path.stem, name) == ("release", "publish")
    for step in steps(path):
        assert "${{" not in step.get("run", "")
        assert "secrets." not in str(step)
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_the_publisher_needs_no_token():
    publish = load(GITHUB / "workflows" / "release.yml")["jobs"]["publish"]
    assert publish["permissions"] == {"id-token": "write"}
    assert publish["environment"] == "pypi"
    (step,) = [one for one in publish["steps"] if "pypi-publish" in one["uses"]]
    assert step["with"] == {"attestations": True}


def test_the_fast_tests_run_on_each_python_that_is_promised():
    matrix = load(GITHUB / "workflows" / "checks.yml")["jobs"]["fast"]["strategy"]["matrix"]
    named = [one.rpartition(" ")[2] for one in PROJECT["classifiers"] if "Python :: 3." in one]
    assert matrix["python"][: len(named)] == named  # and one that is tried before it is promised
    assert PROJECT["requires-python"] == f">={named[0]}"
    assert {one.partition("-")[0] for one in matrix["os"]} == {"ubuntu", "macos", "windows"}


def test_a_bug_comes_with_its_report():
    fields = {
        one.get("id"): one
        for one in yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / "bug.yml").read_bytes())["body"]
    }
    assert {"version", "command", "report"} <= {
        name for name, one in fields.items() if one.get("validations", {}).get("required")
    }
    assert "--report" in fields["report"]["attributes"]["description"]


def test_the_hooks_of_pre_commit_are_the_checks_of_the_tests():
    (repository,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_bytes())["repos"]
    hooks = {hook["id"]: hook["entry"].removeprefix("python -m ") for hook in repository["hooks"]}
    for name, (program, *arguments) in CHECKS.items():
        assert hooks[name].startswith(" ".join([program.name, *arguments[:1]])), name


def test_uvx_and_pipx_find_the_command():
    """They run the command that is named like the package."""
    assert PROJECT["scripts"][PROJECT["name"]] == "converters.cli.main:run"


def test_the_container_has_all_extras():
    text = (GITHUB / "Dockerfile").read_text(encoding="utf-8")
    named = PROJECT["optional-dependencies"]
    (remote,) = named["remote"]
    extras = sorted(named.keys() - {"dev", *remote.removeprefix("blogport[").removesuffix("]").split(",")})
    assert re.findall(r"\[([a-z,]+)\]\"", text) == [",".join(extras)] * 2
    kept = (GITHUB / "Dockerfile.dockerignore").read_text(encoding="utf-8").split()
    assert {line.removeprefix("!") for line in kept if line.startswith("!")} >= {
        "converters",
        "schemas",
        "pyproject.toml",
        PROJECT["readme"],
        *PROJECT["license-files"],
    }


INSTALLED = (
    "jekyll lynx w3m html2text wget httrack nginx apache2 caddy zsh fish man chromedriver java php apt-get dpkg-deb npm python3"
).split()
"""What `.ci/run` looks for, and starts before the tests."""
UNREACHED = """#!/bin/sh
case "$(basename "$0") $*" in
  "php -m") echo pdo_sqlite ;;
  *hexo@*) [ -e "$HOME/asked" ] && mkdir node_modules || { touch "$HOME/asked"; exit 1; } ;;
  *"install -q nikola"* | *eleventy@*) exit 1 ;;
esac
"""
"""A program that succeeds; but one package is missing for a moment, and another one for ever."""


@pytest.mark.skipif(sys.platform != "linux", reason="it is made for Debian")
def test_what_cannot_be_fetched_is_tried_again_and_then_named(tmp_path):
    programs, home = tmp_path / "bin", tmp_path / "home"
    programs.mkdir()
    home.mkdir()
    for name in INSTALLED:
        (programs / name).write_text(UNREACHED, encoding="utf-8")
        (programs / name).chmod(0o755)
    (tmp_path / "README.md").write_text(
        "<!-- test command -->\n```sh\npython3 .venv && echo tested\n```\n", encoding="utf-8"
    )
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", tmp_path / ".ci")
    env = {
        "HOME": str(home),
        "PATH": f"{programs}:/usr/bin:/bin",
        "TMPDIR": str(tmp_path),
        "BLOGPORT_PAUSES": "0 0",
    }
    done = subprocess.run(
        [tmp_path / ".ci" / "run"], env=env, capture_output=True, encoding="utf-8", timeout=120
    )
    assert done.returncode == 1
    named = [line for line in done.stderr.splitlines() if line.startswith("nothing is tested")]
    assert any("eleventy@" in line for line in named)
    assert not any("hexo@" in line for line in named)
    assert "tested" not in done.stdout
    assert (home / "asked").exists()
