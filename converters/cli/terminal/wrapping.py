"""Lines that end at words on a terminal, whatever its width. Anywhere else a line stays a line, for `grep` and `cut`."""

import shutil
import sys
from collections.abc import Iterable, Iterator
from typing import Final, TextIO

from converters.io.visible import visible

NARROWEST: Final = 20
"""Columns below which nothing is wrapped: it would be a column of words."""


def wrapped(lines: Iterable[str], stream: TextIO | None = None) -> Iterator[str]:
    """The lines for a stream (standard output), wrapped at words; what goes on has the indentation of its line, and two more."""
    out = stream or sys.stdout
    if out is None or not out.isatty():
        yield from map(visible, lines)
        return
    import textwrap

    width = shutil.get_terminal_size().columns
    for line in map(visible, lines):
        indent = line[: len(line) - len(line.lstrip())]
        if width < NARROWEST or len(line) <= width:
            yield line
            continue
        yield from textwrap.wrap(
            line, width, subsequent_indent=f"{indent}  ", break_long_words=False, break_on_hyphens=False
        )
