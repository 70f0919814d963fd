"""Opens the sources of the command line: a path, a pipe, or standard input."""

import io
import shutil
import stat
import sys
from functools import partial
from pathlib import Path
from typing import BinaryIO

from converters.errors import SourceError
from converters.io.archives import unpack
from converters.io.folders import kind_of_node, list_folder, open_path, path_text
from converters.io.limits import Budget
from converters.io.sources import Opener, Source, empty, reason
from converters.io.temporary import temporary_file


def open_source(path: str | Path, budget: Budget | None = None) -> Source:
    """Open a path, unpacked; `-` is standard input. Unpacked bytes count against `budget`.

    Raises `SourceError` if the path does not exist or cannot be read.
    """
    budget = budget or Budget()
    if str(path) == "-":
        if sys.stdin is None:
            raise SourceError("standard input is closed; name a file")
        return unpack(Source("<stdin>", _spooled(sys.stdin.buffer), budget=budget))
    path = Path(path)
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        raise SourceError(f"{path}: there is no such file or folder") from None
    except (OSError, ValueError) as error:  # a name that is too long, a link to itself
        raise SourceError(f"{path}: cannot be read: {reason(error)}") from error
    name = path_text(str(path))
    if stat.S_ISDIR(mode):
        return Source(name, empty, path, listing=partial(list_folder, path, budget), budget=budget)
    if stat.S_ISFIFO(mode):
        with path.open("rb") as pipe:
            return unpack(Source(name, _spooled(pipe), budget=budget))
    if what := kind_of_node(mode):
        raise SourceError(f"{path}: cannot be read: {what}")
    return unpack(Source(name, partial(open_path, path), path, budget=budget))


def _spooled(stream: BinaryIO) -> Opener:
    """Copy a stream to disk, because it is read twice: by detection and by the reader."""
    copy = temporary_file()  # lives as long as the source does
    shutil.copyfileobj(stream, copy)

    def opener() -> BinaryIO:
        copy.seek(0)
        return io.BufferedReader(io.FileIO(copy.fileno(), closefd=False))

    return opener
