"""Lists the files of a folder on disk; links out of the folder are not followed."""

import errno
import os
import stat
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, NamedTuple

from converters import lazy_re
from converters.errors import SourceError
from converters.io.limits import Budget
from converters.io.sources import JUNK, Listing, Problem, Source, reason

_GONE = "it is gone"
OUTSIDE = "it is a link to what lies outside of its folder, or is hidden there"
_INSIDE = "it is a link to a folder of the same source, whose files are read where they lie"
_NOT_UTF8 = lazy_re.compile("[\udc80-\udcff]")
"""What Python makes of bytes in a path that are not UTF-8."""
_BY_ALL = stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH
"""The mode of a file that everybody may read."""
_NO_FILES = (
    (stat.S_ISFIFO, "it is a pipe, not a file"),
    (stat.S_ISSOCK, "it is a socket, not a file"),
    (stat.S_ISDIR, "it is a folder, not a file"),
)


class FoundFile(NamedTuple):
    """A file in a folder."""

    place: str
    """Its path relative to the folder, with `/` between names."""
    path: str
    """Its path on disk."""
    size: int
    changed: int
    """When it was written last, in nanoseconds."""


def list_folder(folder: Path, budget: Budget) -> Listing:
    """The files in a folder and in the folders in it as sources, and the problems, as `files_within`."""
    found, problems = files_within(folder)
    above = path_text(_start_of_names(folder))
    files = [
        Source(f"{above}{place}", partial(open_path, path), path, place=place, budget=budget, is_member=True)
        for place, path, *_ in found
    ]
    return Listing(files, problems)


def files_within(folder: Path) -> tuple[list[FoundFile], list[Problem]]:
    """The files in a folder and in the folders in it, sorted; problems are what cannot be read there.

    Links to files are followed within the folder, links to folders never. Raises `SourceError` where
    the folder itself cannot be listed.
    """
    problems: list[Problem] = []

    def unlistable(error: OSError) -> None:
        if Path(error.filename) == folder:
            raise SourceError(f"{folder}: cannot be read: {reason(error)}") from error
        problems.append(Problem(path_text(error.filename), reason(error)))

    files: list[FoundFile] = []
    root, above = folder.resolve(), _start_of_names(folder)
    for below, folders, found in walk(str(folder), unlistable):
        for entry in folders:
            if entry.is_symlink():
                path = Path(entry.path)
                outside = escapes_root(path, root)
                problems.append(
                    Problem(path_text(str(path)), OUTSIDE if outside else _INSIDE, harmless=not outside)
                )
        for entry in found:  # no `Path` of each: a folder may have very many
            known = _looked_up(entry, root)
            if isinstance(known, os.stat_result):
                place = path_text(f"{below}{entry.name}")
                files.append(FoundFile(place, entry.path, known.st_size, known.st_mtime_ns))
            elif known:
                problems.append(Problem(path_text(f"{above}{below}{entry.name}"), known))
    return sorted(files), problems


def _start_of_names(folder: Path) -> str:
    """What stands before the path of a file within a folder in its name."""
    return str(folder / "_").removesuffix("_")


def walk(
    top: str, unlistable: Callable[[OSError], None]
) -> Iterator[tuple[str, "list[os.DirEntry[str]]", "list[os.DirEntry[str]]"]]:
    """The folders and files of a folder, then of each folder in it that is no link, with the path to them from the first.

    `os.walk` with the entries themselves: they know what they are, and no file is looked up again. Folders may be nested as
    deep as paths can name them.
    """
    pending = [(top, "")]
    while pending:
        folder, below = pending.pop()
        try:
            with os.scandir(folder) as found:
                entries = [entry for entry in found if entry.name not in JUNK]
        except OSError as error:
            unlistable(error)
            continue
        folders: list[os.DirEntry[str]] = []
        files: list[os.DirEntry[str]] = []
        for entry in entries:
            (folders if _is_folder(entry) else files).append(entry)
        yield below, folders, files
        pending += [
            (entry.path, f"{below}{entry.name}/") for entry in reversed(folders) if not entry.is_symlink()
        ]


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def open_path(path: str | Path) -> BinaryIO:
    """The bytes of a file."""
    return open(path, "rb")  # noqa: PTH123 # a third faster: a folder may have very many


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
    if path.isascii() or not _NOT_UTF8.search(path):
        return path
    return "/".join(_in_latin(part) for part in path.split("/"))


def kind_of_node(mode: int) -> str:
    """What a node that is not a regular file is, as a clause; empty for a regular file."""
    if stat.S_ISREG(mode):
        return ""
    return next((what for matches, what in _NO_FILES if matches(mode)), "it is a device, not a file")


def _looked_up(entry: "os.DirEntry[str]", root: Path) -> os.stat_result | str:
    """What a file in a folder is; or why it cannot be read, empty where that is ignored silently."""
    hidden = entry.name.startswith(".")
    is_link = entry.is_symlink()
    try:
        if is_link and (path := Path(entry.path)).exists() and escapes_root(path, root):
            return OUTSIDE
        found = entry.stat()
    except FileNotFoundError:
        if hidden:  # editors lock files with links to nothing
            return ""
        return _to_nothing(entry.path) if is_link else _GONE
    except OSError as error:
        return "" if hidden else "its links lead in a circle" if error.errno == errno.ELOOP else reason(error)
    if what := kind_of_node(found.st_mode):
        return "" if hidden else what
    if found.st_mode & _BY_ALL == _BY_ALL or os.access(entry.path, os.R_OK):
        return found
    return "it may not be read (permission denied)"


def _to_nothing(link: str) -> str:
    """What to say of a link to what is not there; the link too may have been removed since."""
    try:
        return f"it is a link to {path_text(str(Path(link).readlink()))}, which is not there"
    except OSError:
        return _GONE


def _in_latin(part: str) -> str:
    try:
        part.encode()
    except UnicodeEncodeError:
        return os.fsencode(part).decode("latin-1")
    return part
