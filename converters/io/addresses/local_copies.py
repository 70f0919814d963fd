"""The temporary folders that addresses are brought to, and how findings call the files in them."""

import os
import shutil
import tempfile
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from converters.errors import BlogportError

_PREFIX: Final = "blogport-"
_ALIVE: "Final[weakref.WeakValueDictionary[str, LocalCopy]]" = weakref.WeakValueDictionary()
"""The copies of this process by their folder."""


class Unread(NamedTuple):
    """A file of a folder that was not brought: its place, and why as a clause."""

    place: str
    why: str


class LocalCopy:
    """A new temporary folder for what `name` stands for; it is removed when nobody holds this object any more.

    `path` is the file or folder in it that has the place of `name`. Raises `BlogportError` if no folder can be made.
    """

    def __init__(self, name: str, last_name: str) -> None:
        self.unread: list[Unread] = []
        """The files that could not be brought."""
        try:
            self.folder = Path(os.path.realpath(tempfile.mkdtemp(prefix=_PREFIX)))
        except OSError as error:
            raise BlogportError(
                f"no temporary folder can be made ({error.strerror or error}); "
                "set TMPDIR to a folder with free space and run the same command again"
            ) from error
        self.name = name
        self.path = self.folder / last_name
        weakref.finalize(self, _remove, self.folder, os.getpid())
        _ALIVE[str(self.folder)] = self

    def remove(self) -> None:
        """Remove the folder now."""
        _remove(self.folder, os.getpid())

    @contextmanager
    def kept(self) -> "Iterator[LocalCopy]":
        """Keep the folder, unless what is done within raises: an error can live longer than it should be there."""
        try:
            yield self
        except BaseException:
            self.remove()
            raise

    def in_words(self, text: str) -> str:
        """A text that names paths in the copy, with the names that users know."""
        above = self.name.rstrip("/").rpartition("/")[0]
        return text.replace(str(self.path), self.name).replace(str(self.folder), above)


def _remove(folder: Path, process: int) -> None:
    """Remove a folder; a copy of the process, which works for it, does not."""
    if os.getpid() == process:
        shutil.rmtree(folder, ignore_errors=True)


def copy_with(path: str | Path) -> LocalCopy | None:
    """The copy that a path is in."""
    if not _ALIVE:
        return None
    parts = Path(path).parts
    return next(
        (copy for copy in list(_ALIVE.values()) if parts[: len(copy.folder.parts)] == copy.folder.parts), None
    )
