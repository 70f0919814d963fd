"""The transcripts of the manual: each command is run, and what it prints is what stands there."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

from tests.terminal import Terminal

_BLOCK = re.compile(r"<!-- transcript -->\n```\n(.*?)```\n", re.DOTALL)
_BLOGPORT = [sys.executable, "-m", "converters"]


def of(page: str) -> list[str]:
    """The transcripts of a page of the manual."""
    return _BLOCK.findall(page)


def without(page: str) -> str:
    """The page without its transcripts."""
    return _BLOCK.sub("", page)


def run_again(transcript: str, folder: Path) -> str:
    """The transcript as it is now: its commands with what they print in a folder, both streams in one."""
    lines = []
    for line in transcript.splitlines():
        if not line.startswith("$ "):
            continue
        lines.append(line)
        _, *words = shlex.split(line.removeprefix("$ "))
        if not words:  # it says something else where no terminal is
            with Terminal(*_BLOGPORT, columns=120, cwd=folder) as terminal:
                lines += terminal.finish()[1].splitlines()
            continue
        done = subprocess.run(
            [*_BLOGPORT, *words],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        lines += done.stdout.splitlines()
    return "\n".join(lines) + "\n"


def renewed(page: str, folder: Path) -> str:
    """The page with its transcripts as they are now."""
    return _BLOCK.sub(lambda block: block[0].replace(block[1], run_again(block[1], folder)), page)
