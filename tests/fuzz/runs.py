"""One command of blogport in this process: its status, what it prints, what escapes it."""

import contextlib
import io
import os
import traceback
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from converters import guard
from converters.cli import main as cli_main

TARGETS: Final = {"archive": "out.jsonl", "wxr": "out.xml", "epub": "out.epub", "warc": "out.warc.gz"}
"""The target of formats that are one file."""
REPORT: Final = "report.jsonl"
"""The name of the report of a run."""


def run_command(arguments: list[str]) -> tuple[int, str, str]:
    """The status of a command, its standard error, and what escaped it."""
    shown = io.StringIO()
    os.environ["SOURCE_DATE_EPOCH"] = "0"  # a backup has the time of its run
    _places.clear()
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(shown):
            status = cli_main.main(arguments)
    except SystemExit as exit_:
        status = exit_.code if isinstance(exit_.code, int) else -1
    except BaseException as error:
        return -1, "", f"{type(error).__name__} escapes: {error}"
    text = shown.getvalue()
    return status, text[-600:].strip(), "a traceback is printed" if "Traceback (most recent" in text else ""


def target_name(arguments: Sequence[str]) -> str:
    """The name of the target of a run."""
    single = "single=true" in arguments
    return TARGETS.get(value_of(arguments, "--to"), "out.html" if single else "out")


def value_of(arguments: Sequence[str], option: str) -> str:
    found = [after for before, after in pairwise(arguments) if before == option]
    return found[-1] if found else ""


def volumes(target: Path) -> list[Path]:
    """The files of a target that was split (`out-1.xml`, `out-2.xml`)."""
    return list(target.parent.glob(f"{target.stem}-*{target.suffix}")) if target.suffix else []


_places: Final[list[str]] = []
"""Where the exceptions of this run were raised that blogport made a finding or a sentence of."""


def where() -> str:
    return f" [{_places[0]}]" if _places else ""


def _remember(error: BaseException) -> None:
    """Stands for `guard.show`, which prints the traceback for developers."""
    cause = error.__cause__ or error
    frames = [each for each in traceback.extract_tb(cause.__traceback__) if "/converters/" in each.filename]
    if frames:
        place = frames[-1]
        _places.append(f"{place.filename.rpartition('/converters/')[2]}:{place.lineno} {place.name}")


def make_ready() -> None:
    """Make the commands of this process ready to be run thousands of times."""
    guard.show = _remember
    cli_main.show = _remember  # type: ignore[attr-defined]


def be_quiet() -> None:
    """Let nothing of a run reach the terminal, also not what a library in C prints."""
    null = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(null, number)
