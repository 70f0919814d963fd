"""The package in the manual is built, installed and run as its reader would do it."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.conftest import ROOT, missing

EXAMPLE = ROOT / "converters" / "docs" / "example"
pytestmark = pytest.mark.slow(reason="builds and installs a package")


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a process that has the package, from its wheel, next to this blogport."""
    if not find_spec("hatchling"):
        missing("hatchling")
    home = tmp_path_factory.mktemp("example")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    wheel = [*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(home), str(EXAMPLE)]
    if subprocess.run([*pip, "--version"], capture_output=True).returncode:
        missing("pip")
    subprocess.run(wheel, check=True, capture_output=True, cwd=home)
    (made,) = home.glob("blogport_feeds-*.whl")
    target = [*pip, "install", "--no-deps", "--target", str(home / "site"), str(made)]
    subprocess.run(target, check=True, capture_output=True, cwd=home)
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(home / "site"), str(ROOT)])}


def test_the_command_has_the_formats(installed: dict[str, str], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "converters", "convert", str(EXAMPLE / "tests" / "feed.json"), "out.atom",
               "--from", "json-feed", "--to", "atom-archive", "--report", "report.jsonl"]  # fmt: skip
    done = subprocess.run(command, env=installed, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    feed = ElementTree.parse(tmp_path / "out.atom").getroot()
    titles = [title.text for title in feed.iter("{http://www.w3.org/2005/Atom}title")]
    assert titles == ["Bread and rain", "Rye & salt", None]
    report = (tmp_path / "report.jsonl").read_text(encoding="utf-8")
    assert "atom-archive does not carry the field extra of a post" in report


def test_its_own_tests_pass(installed: dict[str, str], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(EXAMPLE / "tests")]
    done = subprocess.run(command, env=installed, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
