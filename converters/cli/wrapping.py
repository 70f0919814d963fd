"""Lines that end at words on a terminal, whatever its width. Anywhere else a line stays a line, for `grep` and `cut`."""

import shutil
import sys
from collections.abc import Iterable, Iterator
from typing import Final

NARROWEST: Final = 20
"""Columns below which nothing is wrapped: it would be a column of words."""


def wrapped(lines: Iterable[str]) -> Iterator[str]:
    """The lines of standard output, wrapped at words; what is continued has the indentation of its line, and two more."""
    if sys.stdout is None or not sys.stdout.isatty():
        yield from lines
        return
    import textwrap

    width = shutil.get_terminal_size().columns
    for line in lines:
        indent = line[: len(line) - len(line.lstrip())]
        if width < NARROWEST or len(line) <= width:
            yield line
            continue
        yield from textwrap.wrap(
            line, width, subsequent_indent=f"{indent}  ", break_long_words=False, break_on_hyphens=False
        )
