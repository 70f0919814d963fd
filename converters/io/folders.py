"""Lists the files of a folder on disk; links out of the folder are not followed."""

import errno
import os
import stat
from functools import partial
from pathlib import Path
from typing import BinaryIO

from converters.errors import SourceError
from converters.io.limits import Budget
from converters.io.sources import JUNK, Listing, Problem, Source, reason

OUTSIDE = "it is a link to what lies outside of its folder, or is hidden there"
_INSIDE = "it is a link to a folder of the same source, whose files are read where they lie"
_NO_FILES = (
    (stat.S_ISFIFO, "it is a pipe, not a file"),
    (stat.S_ISSOCK, "it is a socket, not a file"),
    (stat.S_ISDIR, "it is a folder, not a file"),
)


def list_folder(folder: Path, budget: Budget) -> Listing:
    """The files in a folder and in the folders in it, sorted; problems are what cannot be read there.

    Links to files are followed within the folder, links to folders never. Raises `SourceError` where
    the folder itself cannot be listed.
    """
    problems: list[Problem] = []

    def unlistable(error: OSError) -> None:
        if Path(error.filename) == folder:
            raise SourceError(f"{folder}: cannot be read: {reason(error)}") from error
        problems.append(Problem(path_text(error.filename), reason(error)))

    files = []
    root = folder.resolve()
    for above, folders, names in os.walk(folder, onerror=unlistable):  # it does not follow links to folders
        folders[:] = [name for name in folders if name not in JUNK]
        for path in (Path(above, name) for name in folders):
            if path.is_symlink():
                outside = escapes_root(path, root)
                problems.append(
                    Problem(path_text(str(path)), OUTSIDE if outside else _INSIDE, harmless=not outside)
                )
        for path in (Path(above, name) for name in names if name not in JUNK):
            problem = _problem(path, root)
            name = path_text(str(path))
            if problem:
                problems.append(Problem(name, problem))
            elif problem is None:
                place = path_text(path.relative_to(folder).as_posix())
                files.append(
                    Source(name, partial(open_path, path), path, place=place, budget=budget, is_member=True)
                )
    return Listing(sorted(files, key=lambda file: (file.place, str(file.path))), problems)


def open_path(path: Path) -> BinaryIO:
    """The bytes of a file."""
    return path.open("rb")


def escapes_root(path: Path, root: Path) -> bool:
    """Whether a path, with links resolved, is outside a resolved folder or hidden in it."""
    try:
        target = path.resolve()
    except (OSError, RuntimeError):  # a loop of links leads nowhere
        return True
    return not target.is_relative_to(root) or any(
        part.startswith(".") for part in target.relative_to(root).parts
    )


def path_text(path: str) -> str:
    """A path as text; parts that are not UTF-8 are decoded as Latin-1, as old systems wrote them."""
    if not any("\udc80" <= letter <= "\udcff" for letter in path):
        return path
    return "/".join(_in_latin(part) for part in path.split("/"))


def kind_of_node(mode: int) -> str:
    """What a node that is not a regular file is, as a clause; empty for a regular file."""
    if stat.S_ISREG(mode):
        return ""
    return next((what for matches, what in _NO_FILES if matches(mode)), "it is a device, not a file")


def _problem(path: Path, root: Path) -> str | None:
    """Why a path in a folder cannot be read; None if it can, empty if it is ignored silently."""
    hidden = path.name.startswith(".")
    try:
        is_link = path.is_symlink()
        if is_link and path.exists() and escapes_root(path, root):
            return OUTSIDE
        what = kind_of_node(path.stat().st_mode)
    except FileNotFoundError:
        if hidden:  # editors lock files with links to nothing
            return ""
        return (
            f"it is a link to {path_text(str(path.readlink()))}, which is not there"
            if is_link
            else "it is gone"
        )
    except OSError as error:
        return "" if hidden else "its links lead in a circle" if error.errno == errno.ELOOP else reason(error)
    if what:
        return "" if hidden else what
    return None if os.access(path, os.R_OK) else "it may not be read (permission denied)"


def _in_latin(part: str) -> str:
    try:
        part.encode()
    except UnicodeEncodeError:
        return os.fsencode(part).decode("latin-1")
    return part
