"""Opens the sources of the command line: a path, a pipe, or standard input."""

import io
import os
import re
import shlex
import shutil
import stat
import sys
import time
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

from converters.errors import SourceError
from converters.io.archives import unpack
from converters.io.folders import kind_of_node, list_folder, open_path, path_text
from converters.io.limits import Budget
from converters.io.sources import Opener, Source, empty, reason
from converters.io.temporary import temporary_file

WRITER_SECONDS: Final = 10
"""How long a named pipe may have no program that writes to it: both are started at the same time."""
_FIRST: Final = 1 << 16
_PAUSE: Final = 0.05


_ADDRESS: Final = re.compile(r"https?://", re.IGNORECASE)


def open_source(path: str | Path, budget: Budget | None = None) -> Source:
    """Open a path, unpacked; `-` is standard input. Unpacked bytes count against `budget`.

    Raises `SourceError` if the path does not exist or cannot be read.
    """
    budget = budget or Budget()
    if str(path) == "-":
        if sys.stdin is None:
            raise SourceError("standard input is closed; name a file")
        return unpack(Source("<stdin>", _spooled(sys.stdin.buffer), budget=budget))
    if _ADDRESS.match(str(path)) and not Path(path).exists():
        raise SourceError(
            f"{path} is an address, and blogport reads files. Save the blog first, by the export of its platform (in"
            " WordPress: Tools, Export), or its pages: wget --mirror --page-requisites --adjust-extension"
            f" {shlex.quote(str(path))}; then name the file or the folder"
        )
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
        return unpack(Source(name, _spooled_pipe(path), budget=budget))
    if what := kind_of_node(mode):
        raise SourceError(f"{path}: cannot be read: {what}")
    return unpack(Source(name, partial(open_path, path), path, budget=budget))


def _spooled_pipe(path: Path) -> Opener:
    """A named pipe, once a program writes to it. Raises `SourceError` if none does within `WRITER_SECONDS`.

    To open a pipe waits for its writer without an end, so it is opened without waiting. It then ends at once where nobody
    writes, and has no data yet (EAGAIN, pipe(7)) where somebody does.
    """
    with io.FileIO(os.open(path, os.O_RDONLY | os.O_NONBLOCK)) as pipe:
        end = time.monotonic() + WRITER_SECONDS
        while (first := pipe.read(_FIRST)) == b"":
            if time.monotonic() > end:
                raise SourceError(
                    f"{path}: cannot be read: it is a pipe that no program writes to; start that program first, or "
                    "pipe its output into blogport and give - as the source"
                )
            time.sleep(_PAUSE)
        os.set_blocking(pipe.fileno(), True)
        return _spooled(pipe, first or b"")


def _spooled(stream: BinaryIO | io.FileIO, first: bytes = b"") -> Opener:
    """Copy a stream to disk, because it is read twice: by detection and by the reader. `first` is what was read of it."""
    copy = temporary_file()  # lives as long as the source does
    copy.write(first)
    shutil.copyfileobj(stream, copy)

    def opener() -> BinaryIO:
        copy.seek(0)
        return io.BufferedReader(io.FileIO(copy.fileno(), closefd=False))

    return opener
