"""With the lowest versions of its packages that `pyproject.toml` allows, the program writes the same."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.conftest import missing

REPOSITORY = Path(__file__).parent.parent
FIXTURES = REPOSITORY / "fixtures"
SOURCES = [
    (FIXTURES / "example.xml", "hugo"),
    (FIXTURES / "html/pages", "hugo"),
    (FIXTURES / "wxr", "html"),
    (FIXTURES / "trees", "archive"),
]


def convert(source: Path, target: Path, to: str, packages: Path | None) -> dict[str, bytes]:
    """The files that a run of its own writes; `packages` go before those of this Python."""
    paths = [str(path) for path in (packages, REPOSITORY) if path]
    run = subprocess.run(
        [sys.executable, "-m", "converters", "convert", source, target, "--to", to],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert run.returncode in (0, 1), run.stderr
    if target.is_file():
        return {to: target.read_bytes()}
    return {str(path.relative_to(target)): path.read_bytes() for path in target.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def lowest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the packages."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = [re.sub(r">=([0-9.]+).*", r"==\1", needed) for needed in project["dependencies"]]
    assert all("==" in each for each in pinned)
    folder = tmp_path_factory.mktemp("lowest")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--only-binary", ":all:", "--no-deps"]
    done = subprocess.run([*pip, "--target", folder, *pinned], capture_output=True, text=True, timeout=300)
    if done.returncode:
        missing(f"a wheel of these versions for this Python ({done.stderr.strip()})")
    return folder


@pytest.mark.slow(reason="installs packages")
@pytest.mark.parametrize(("source", "to"), SOURCES, ids=lambda value: getattr(value, "name", value))
def test_they_write_the_same(source: Path, to: str, lowest: Path, tmp_path: Path) -> None:
    theirs = convert(source, tmp_path / "lowest", to, lowest)
    ours = convert(source, tmp_path / "ours", to, None)
    assert sorted(theirs) == sorted(ours)
    assert [path for path in ours if theirs[path] != ours[path]] == []
