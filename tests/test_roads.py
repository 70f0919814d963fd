"""The roads of the manual: each command of their `console` blocks at a terminal shows what stands below it."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.conftest import ROOT

DOCS: Final = ROOT / "converters" / "docs"
ROADS: Final = (
    "wordpress-to-hugo", "wordpress-to-wordpress", "pages-to-wordpress", "text-to-pages", "markdown-to-wordpress",
    "hugo-to-jekyll", "backup",
)  # fmt: skip
_BLOCK: Final = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
_PICTURE: Final = re.compile(r'<img src="([^"]+)"')
_ESCAPES: Final = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\r")
_PROGRESS: Final = re.compile(r"[━╸╺]|\d+/(?:\d+|\?) (?:posts|files)")
"""A bar, which a busy machine has the time to show."""
_DAY: Final = "1795941000"
"""The time of each run (`SOURCE_DATE_EPOCH`), for states of backups."""


def at_a_terminal(command: str, folder: Path) -> str:
    """What a command of a shell shows at a terminal of 100 columns, without colours and white space at the end of lines."""
    pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
    ours, theirs = pty.openpty()
    environment = {
        "HOME": str(folder),
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "COLUMNS": "100", "TERM": "dumb", "NO_COLOR": "1", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": _DAY,
    }  # fmt: skip
    seen = b""
    with subprocess.Popen(
        ["bash", "-c", command], cwd=folder, env=environment, stdin=theirs, stdout=theirs, stderr=theirs
    ):
        os.close(theirs)
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # Linux says so that nobody has the other end open
                break
            if not part:
                break
            seen += part
    os.close(ours)
    lines = _ESCAPES.sub("", seen.decode()).replace(str(folder), ".").split("\n")
    text = "\n".join(line.rstrip() for line in lines if not _PROGRESS.search(line))
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")


def transcript(block: str, folder: Path) -> str:
    """A block with what its commands (lines that begin with `$ `) show now."""
    commands = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
    return (
        "\n\n".join(f"$ {command}\n{at_a_terminal(command, folder)}".rstrip() for command in commands) + "\n"
    )


@pytest.mark.parametrize("road", ROADS)
def test_the_commands_of_a_road_show_what_the_page_says(road: str, tmp_path: Path, expect) -> None:
    (tmp_path / "fixtures").symlink_to(ROOT / "fixtures")
    page = DOCS / f"{road}.md"
    expect(_BLOCK.sub(lambda block: transcript(block[0], tmp_path), page.read_text(encoding="utf-8")), page)


@pytest.mark.parametrize("road", ROADS)
def test_a_road_begins_with_a_command_and_ends_with_what_is_lost(road: str) -> None:
    text = (DOCS / f"{road}.md").read_text(encoding="utf-8")
    first = next(line for line in text.splitlines() if line.startswith("$ "))
    assert first.startswith("$ blogport ")
    assert "fixtures/" in first
    assert re.findall(r"^## (.*)", text, re.MULTILINE)[-1] == "What is lost, and why"
    pictures = _PICTURE.findall(_BLOCK.sub("", text))
    assert pictures
    assert all((DOCS / picture).is_file() for picture in pictures)
