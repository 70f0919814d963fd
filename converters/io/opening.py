"""Opens the sources of the command line: a path, an address, a pipe, or standard input."""

import io
import os
import shutil
import stat
import sys
import time
from functools import partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

from converters.errors import SourceError, did_you_mean
from converters.io.addresses.download import download
from converters.io.addresses.local_copies import LocalCopy, copy_with
from converters.io.addresses.names import is_address, local_path
from converters.io.archives import unpack
from converters.io.folders import kind_of_node, list_folder, open_path, path_text
from converters.io.limits import Budget
from converters.io.sources import Listing, Opener, Problem, Source, empty, reason
from converters.io.temporary import temporary_file

WRITER_SECONDS: Final = 10
"""How long a named pipe may have no program that writes to it: both are started at the same time."""
_FIRST: Final = 1 << 16
_MOST_BESIDE: Final = 1000
"""Number of names beside a missing file that are compared with its name."""
_PAUSE: Final = 0.05


def open_source(path: str | Path, budget: Budget | None = None) -> Source:
    """Open a path or an address, unpacked; `-` is standard input. Unpacked bytes count against `budget`, and so do those
    that arrive from an address.

    Raises `SourceError` if there is nothing, or it cannot be read.
    """
    budget = budget or Budget()
    if str(path) == "-":
        if sys.stdin is None:
            raise SourceError("standard input is closed; name a file")
        return unpack(Source("<stdin>", _spooled(sys.stdin.buffer), budget=budget))
    if is_address(path):
        return _open_address(str(path), budget)
    path = Path(local_path(path))
    copy = copy_with(path)
    if copy:  # a reader opens what it found in the copy of an address
        budget.held.append(copy)
    name = path_text(copy.in_words(str(path)) if copy else str(path))
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        raise SourceError(f"{name}: there is no such file or folder; {_instead_of(path)}") from None
    except (OSError, ValueError) as error:  # a name that is too long, a link to itself
        raise SourceError(f"{name}: cannot be read: {reason(error)}") from error
    if stat.S_ISDIR(mode):
        return Source(name, empty, path, listing=partial(list_folder, path, budget), budget=budget)
    if stat.S_ISFIFO(mode):
        return unpack(Source(name, _spooled_pipe(path), budget=budget))
    if what := kind_of_node(mode):
        raise SourceError(f"{name}: cannot be read: {what}")
    return unpack(Source(name, partial(open_path, path), path, budget=budget))


def _instead_of(path: Path) -> str:
    """What to do about a path that does not exist."""
    if "*" in str(path):
        return "* is not expanded here: leave out the quotes, or name each file"
    try:
        beside = [file.name for file in islice(path.parent.iterdir(), _MOST_BESIDE)]
    except (OSError, ValueError):
        beside = []
    return did_you_mean(path.name, beside) or "check the spelling, and the folder that this terminal is in"


def _open_address(address: str, budget: Budget) -> Source:
    """What an address stands for, brought to this machine for as long as the budget of the run lives."""
    copy = download(address, budget)
    budget.copies[address] = copy
    if copy.path.is_file():
        return unpack(Source(copy.name, partial(open_path, copy.path), copy.path, budget=budget))
    problems = [Problem(f"{copy.name}/{each.place}", each.why) for each in copy.unread]
    return Source(
        copy.name, empty, copy.path, listing=partial(_list_copy, copy, problems, budget), budget=budget
    )


def _list_copy(copy: LocalCopy, unread: list[Problem], budget: Budget) -> Listing:
    """The files of a folder that was brought, with the names that users know."""
    files, problems = list_folder(copy.path, budget)
    for file in files:
        file.name = f"{copy.name}/{file.place}"
    named = [problem._replace(file=copy.in_words(problem.file)) for problem in problems]
    return Listing(files, [*unread, *named])


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
