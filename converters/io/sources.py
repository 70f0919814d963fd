"""A source: a file or a folder of files, on disk or in a packed file."""

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final, NamedTuple

from converters.errors import FileError
from converters.io.limits import Budget, Limits, too_large
from converters.io.manifest import MANIFEST

HEAD = 65536
"""How many bytes of a source detection looks at."""
JUNK = frozenset("__MACOSX .DS_Store Thumbs.db desktop.ini .git .hg .svn node_modules".split())
"""Files and folders that programs add; they are not part of a blog."""

_CHUNK = 1 << 20

Opener = Callable[[], AbstractContextManager[BinaryIO]]


class Problem(NamedTuple):
    """A path in a folder that cannot be read: `file` is its name in findings, `why` a clause."""

    file: str
    why: str
    harmless: bool = False
    """Whether nothing is lost by it."""


class Listing(NamedTuple):
    """The contents of a folder: the files that can be read, and the problems."""

    files: "list[Source]"
    problems: Sequence[Problem] = ()


LOGS_OF_DATABASES: Final = ("-wal", "-journal")
"""The endings of the files beside a database of SQLite in which its last changes stand, or what was there before these."""


class Source:
    """A file or a folder to read.

    `name` is its name in findings. `place` is its path relative to the folder that was listed, with `/`
    between names.
    """

    __slots__ = (
        "_files",
        "_head",
        "_keeps_head",
        "_listing",
        "_opener",
        "_path",
        "_problems",
        "_unpacked",
        "beside",
        "budget",
        "depth",
        "generated_dirs",
        "is_member",
        "known",
        "name",
        "place",
        "truncation",
    )

    def __init__(
        self,
        name: str,
        opener: Opener,
        path: str | Path | None = None,
        *,
        place: str = "",
        listing: Callable[[], Listing] | None = None,
        budget: Budget | None = None,
        depth: int = 0,
        is_member: bool = False,
    ) -> None:
        self.name = name
        self._path = path
        self.place = place or PurePosixPath(name).name
        self.budget = budget or Budget()
        self.depth = depth
        """How many packed files it is nested in."""
        self.is_member = is_member
        """Whether it was found in a folder or packed file and is not the whole source."""
        self._opener = opener
        self._listing = listing
        self._files: list[Source] | None = None
        self._problems: Sequence[Problem] = ()
        self._head: bytes | None = None
        self._keeps_head = False
        self._unpacked = 0
        self.known: dict[str, object] = {}
        """What its files or its beginning say of it, by name: each reader that detects asks the same."""
        self.beside: Mapping[str, Source] = {}
        """Of a member of a packed file: the files whose names are its own with one of `LOGS_OF_DATABASES` behind it, by that ending."""
        self.generated_dirs: dict[str, Source] = {}
        """After `files`: the folders in it that blogport wrote, each with its manifest; `""` is the folder itself."""
        self.truncation = ""
        """After reading: why the packed file ended early."""

    @property
    def path(self) -> Path | None:
        """Its path on disk; None inside a packed file."""
        return None if self._path is None else Path(self._path)

    @property
    def limits(self) -> Limits:
        """The limits of the run."""
        return self.budget.limits

    @property
    def is_folder(self) -> bool:
        """Whether this is a folder, or a zip or tar file; then there is nothing to `open`."""
        return self._listing is not None

    def files(self) -> "list[Source]":
        """The files of a folder and its subfolders, sorted by `place`; for a file, the file itself."""
        if self._listing is None:
            return [self]
        if self._files is None:
            files, self._problems = self._listing()
            self._files = [file for file in files if not _is_manifest(file.place)]
            self.generated_dirs = {
                file.place.rpartition("/")[0]: file for file in files if _is_manifest(file.place)
            }
        return self._files

    def problems(self) -> Sequence[Problem]:
        """The paths in the folder that cannot be read: links out of it, pipes, damaged members, …"""
        self.files()
        return self._problems

    def subset(self, files: "list[Source]", problems: Sequence[Problem] = ()) -> "Source":
        """The same folder with only these files and problems in it."""
        return Source(
            self.name,
            self._opener,
            self._path,
            place=self.place,
            listing=lambda: Listing(files, problems),
            budget=self.budget,
            depth=self.depth,
            is_member=self.is_member,
        )

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """The bytes, from the start. Raises `FileError` where they cannot be read, or are damaged."""
        try:
            with self._opener() as stream:
                yield stream
        except OSError as error:
            raise FileError(self.name, reason(error)) from error

    def read(self) -> bytes:
        """All bytes, as one record. Raises `FileError` as `open`, and beyond the limit for a record."""
        limit, length, chunks = self.limits.record, 0, []
        with self.open() as stream:
            size = HEAD  # a folder may have very many small files: a buffer of a megabyte for each takes longer than the file
            while chunk := stream.read(size):
                size = _CHUNK
                length += len(chunk)
                if length > limit:
                    raise too_large(self.name, limit)
                chunks.append(chunk)
        return b"".join(chunks)

    def lines(self) -> Iterator[bytes | None]:
        """The lines, each with its end; None for one beyond the limit for a record. Raises `FileError` as `open`."""
        limit = self.limits.record
        with self.open() as stream:
            while line := stream.readline(limit + 1):
                if len(line) <= limit:
                    yield line
                    continue
                while line and not line.endswith(b"\n"):
                    line = stream.readline(_CHUNK)
                yield None

    def head(self) -> bytes:
        """The first `HEAD` bytes; empty for a folder.

        Empty for a member that cannot be read, too: `open` raises the reason. For the source itself, raises
        `FileError`.
        """
        try:
            return self.read_head()
        except FileError:
            if not self.is_member:
                raise
            return b""

    def read_head(self) -> bytes:
        """The first `HEAD` bytes. Raises `FileError` where they cannot be read.

        Those of the source itself are kept; those of a member for as long as `with_head` lasts, since a folder may have very
        many.
        """
        if self.is_folder:
            return b""
        if self._head:
            return self._head
        with self.open() as stream:
            head = stream.read(HEAD)
        if not self.is_member or self._keeps_head:
            self._head = head
        return head

    @contextmanager
    def with_head(self) -> Iterator[None]:
        """Read the first bytes once for all that look at them within."""
        self._keeps_head = True
        try:
            yield
        finally:
            self._keeps_head = False
            if self.is_member:
                self._head = None

    def unpacked_to(self, position: int) -> None:
        """Charge the budget for the bytes up to `position`, once, however often they are read."""
        if position > self._unpacked:
            self.budget.spend(position - self._unpacked, self.name)
            self._unpacked = position


def empty() -> BinaryIO:
    """The opener of a folder: an empty stream."""
    return io.BytesIO()


def reason(error: BaseException) -> str:
    """Why something failed, as a clause."""
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).rstrip(".")


def _is_manifest(place: str) -> bool:
    return place.rpartition("/")[2] == MANIFEST
