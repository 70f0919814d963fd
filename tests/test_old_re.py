"""The Python of Debian 12 (3.11.2) writes what later ones write, though its possessive groups match wrongly."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

import converters
from converters import old_re

EXAMPLE = Path(__file__).parent.parent / "fixtures/example.xml"
PATTERNS = [
    (r"(?:ab?c)++", "aca abcac", ["ac", "abcac"]),
    (r"(?:ab?c)*+c", "abcc acc", ["abcc", "acc"]),
    (r"(?:(?:ab?c)++x|y)++", "acaxyacxy", ["yacxy"]),
    (r"((?:[^<\n]++|<(?!p)[^<>]*+>)++)", "a<b>c</b>d<p>", ["a<b>c</b>d", "p>"]),
    (r"(?:.(?!D))++", "ABCDE", ["AB", "DE"]),
    (r"(?=(?:ab?c)++)(?P<all>[a-c]+)(?:(?P<x>x)?+y){1,2}+", "acabcxyy", ["acabcxyy"]),
    (r"(?i:(?:ab?c){2,}+)|(?<!q)z?+", "ACABCACz", ["ACABCAC", "z", ""]),
]
ONLY_OLD = pytest.mark.skipif(sys.version_info >= (3, 12), reason="later versions never take this way")


@ONLY_OLD
@pytest.mark.parametrize(("pattern", "text", "matches"), PATTERNS)
def test_atomic_groups_match_what_possessive_ones_should(pattern: str, text: str, matches: list[str]) -> None:
    made = old_re.with_atomic_groups(pattern)
    assert [match[0] for match in made.finditer(text)] == matches
    assert made.groupindex == re.compile(pattern).groupindex
    if not old_re.IS_WRONG:
        groups = [match.groups() for match in re.finditer(pattern, text)]
        assert [match.groups() for match in made.finditer(text)] == groups


@ONLY_OLD
def test_bytes_and_flags() -> None:
    made = old_re.with_atomic_groups(rb"(?:ab?c)++\Z", re.IGNORECASE)
    assert made.search(b"ACABC")
    assert made.flags == re.IGNORECASE


@ONLY_OLD
def test_a_pattern_without_them_stays_as_it_is() -> None:
    assert old_re.with_atomic_groups("a+?", re.ASCII) == re.compile("a+?", re.ASCII)


def other_python() -> str | None:
    """The Python of the system, if it is of the same minor version as this one, and of another release."""
    found = shutil.which("python3", path="/usr/bin")
    if not found:
        return None
    asked = subprocess.run([found, "-c", "import sys; print(sys.version)"], capture_output=True, text=True)
    version = asked.stdout.strip()
    minor = f"{sys.version_info.major}.{sys.version_info.minor}."
    return found if version.startswith(minor) and version != sys.version else None


def test_the_python_of_the_system_writes_the_same_site(tmp_path: Path) -> None:
    other = other_python()
    if other is None:
        pytest.skip("the system has no other release of this Python")
    paths = [str(Path(converters.__file__).parent.parent), sysconfig.get_path("purelib")]
    for python, name in ((sys.executable, "ours"), (other, "theirs")):
        run = subprocess.run(
            [python, "-m", "converters", "convert", EXAMPLE, tmp_path / name, "--to", "hugo", "--jobs", "1"],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert run.returncode == 0, run.stderr
    ours, theirs = (
        {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
        for folder in (tmp_path / "ours", tmp_path / "theirs")
    )
    assert ours == theirs
