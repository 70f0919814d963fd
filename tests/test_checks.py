"""Formatter, linter, strict types and import floors: one command, `pytest`, checks everything."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow(reason="mypy and ruff read all of the code")

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent

CHECKS = {
    "formatter": [BIN / "ruff", "format", "--check", "."],
    "linter": [BIN / "ruff", "check", "."],
    "types": [BIN / "mypy"],
    "floors": [BIN / "lint-imports"],
}


@pytest.mark.parametrize("check", CHECKS)
def test_check(check):
    done = subprocess.run(CHECKS[check], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
