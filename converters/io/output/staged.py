"""A target of several files, which are staged in a folder: the target becomes that folder, or is made of its files."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path
from typing import Any, BinaryIO, ClassVar, Final, cast

from converters.errors import TargetError
from converters.io.filenames import NO_NAMES
from converters.io.output.base import CAREFUL, Output, WriteMode, target_error
from converters.io.output.hashing import HashedFile, Hasher, blake
from converters.io.temporary.disk_map import texts

_MOST_FOLDERS: Final = 1024
"""Folders that are remembered: where each post has one, all of them would be 100 bytes a post."""


class StagedOutput(Output):
    """Files that are written one by one, each once."""

    hasher: Hasher = staticmethod(blake)
    """The digest by which its files are known."""
    needs_names_alone: ClassVar[bool] = True
    """Whether it is enough until `commit` that the files of the target have their names; then it looks at those that
    `compared` has."""

    def __init__(self, target: str | Path, mode: WriteMode = CAREFUL) -> None:
        super().__init__(Path(os.path.realpath(target)), mode)
        self._hashes = texts()
        """The digest of each file that was written, by path."""
        self._attempted: list[str] | None = None
        """The files that were begun in an `attempt`; None outside of one."""
        self._settings: set[str] = set()
        self._folders: set[str] = set()
        """The last folders that were made, whose names are checked."""

    def open(self, path: str = "") -> BinaryIO:
        """Open a new file; folders above it are made.

        Raises `ValueError` for a path that leads out of the target, or was written already.
        """
        return cast(BinaryIO, HashedFile(self._created(path), path, self._hashes, self.hasher()))

    def copy(self, path: str, stream: BinaryIO) -> None:
        """Copy a stream to a new file; nothing is kept if the stream fails.

        Raises `TargetError` if the copy cannot be written, and what the stream raises.
        """
        copy = self.open(path)
        try:
            while chunk := stream.read(1 << 20):
                try:
                    copy.write(chunk)
                except OSError as error:  # not an error of the stream
                    raise target_error(self.target, error) from error
        except BaseException:
            copy.close()
            self._staged(path).unlink()
            del self._hashes[path]
            raise
        copy.close()

    def write(self, path: str, data: bytes | str) -> None:
        """Write a whole file; text is encoded as UTF-8. Raises `ValueError` as `open`."""
        data = data.encode() if isinstance(data, str) else data
        with self._created(path) as file:
            digest = self.hasher()
            digest.update(data)
            self._hashes[path] = digest.hexdigest()  # before it can fail: `attempt` knows it
            written = file.write(data) if data else 0
            while written < len(data):  # a disk that is full takes a part, and then raises
                written += file.write(data[written:])

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Keep all files that are written in the block, or none if it raises."""
        begun: list[str] = []
        self._attempted = begun
        try:
            yield
        except BaseException:
            for path in begun:
                if path in self._hashes:
                    self._staged(path).unlink()
                    del self._hashes[path]
            raise
        finally:
            self._attempted = None

    def take_changes(self) -> Any:
        """The files that were written since the last call, and their digests (see `side_by_side.Shared`)."""
        changes = dict(self._hashes.items())
        self._hashes.clear()
        return changes

    def merge(self, changes: Any) -> None:
        """Take over the files that a worker wrote."""
        self._hashes.update(changes)

    def write_default(self, path: str, data: bytes | str) -> None:
        """Write a file that the user may change (settings, layouts): a changed one in the target is kept."""
        self._settings.add(path)
        self.write(path, data)

    def _staged(self, path: str) -> Path:
        return self.stage().joinpath(*path.split("/"))

    def _created(self, path: str) -> FileIO:
        try:
            file = FileIO(self._new(path), "xb")
        except FileExistsError as error:
            raise ValueError(f"written twice: {path!r}") from error
        except UnicodeEncodeError as error:  # the command has Python's UTF-8 mode, a script may not
            raise TargetError(
                f"the encoding of file names, {sys.getfilesystemencoding()}, cannot write {path!r}; start Python with -X utf8"
            ) from error
        if self._attempted is not None:
            self._attempted.append(path)
        return file

    def _new(self, path: str) -> str:
        """Where a new file is staged, which must not be there yet; the folders above it are made once."""
        folder, _, name = path.rpartition("/")
        if name in NO_NAMES or "\\" in path or "\0" in path:
            raise ValueError(f"not a path inside the target: {path!r}")
        root = str(self.stage())
        if folder and folder not in self._folders:
            if not NO_NAMES.isdisjoint(folder.split("/")):
                raise ValueError(f"not a path inside the target: {path!r}")
            Path(root, folder).mkdir(parents=True, exist_ok=True)
            if len(self._folders) >= _MOST_FOLDERS:
                self._folders.clear()
            self._folders.add(folder)
        return f"{root}/{path}"
