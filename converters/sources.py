"""What a reader reads: a file, a folder or standard input, unpacked where compressed."""

import gzip
import io
import os
import re
import shutil
import sys
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, cast

from converters.errors import SourceError
from converters.io.manifest import MANIFEST

HEAD = 65536
"""How many bytes of a source detection looks at."""

GZIP, ZIP, TAR = b"\x1f\x8b", b"PK\x03\x04", b"ustar"
_TAR_AT = 257
"""Where a tar file has its mark (POSIX.1-1988, `magic`)."""
JUNK = frozenset(
    {
        "__MACOSX",
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
        ".git",
        ".hg",
        ".svn",
        "node_modules",
    }
)
"""Files and folders that programs add by themselves: no part of a blog."""


@contextmanager
def _in_words(name: str) -> Iterator[None]:
    """What makes a file unreadable, as `SourceError`."""
    try:
        yield
    except (
        OSError,
        EOFError,
        zlib.error,
        zipfile.BadZipFile,
        tarfile.TarError,
        RuntimeError,
        NotImplementedError,
        UnicodeError,
        IndexError,
    ) as error:
        raise SourceError(f"{name}: cannot be read: {_reason(error)}") from error


Opener = Callable[[], AbstractContextManager[BinaryIO]]


class Source:
    """One thing to read, a file or a folder. `name` is what findings call it; `path` is where it lies,
    if it does as it is; `place` is where in the folder it was found in, with `/` between names."""

    __slots__ = (
        "_files",
        "_head",
        "_listing",
        "_opener",
        "damage",
        "leads_out",
        "name",
        "path",
        "place",
        "written",
    )

    def __init__(
        self,
        name: str,
        opener: Opener,
        path: Path | None = None,
        *,
        place: str = "",
        listing: "Callable[[], list[Source]] | None" = None,
    ) -> None:
        self.name = name
        self.path = path
        self.place = place or PurePosixPath(name).name
        self._opener = opener
        self._listing = listing
        self._files: list[Source] | None = None
        self._head: bytes | None = None
        self.written: set[str] = set()
        """After `files`: the folders in it that blogport wrote; `""` is itself."""
        self.leads_out = False
        """Whether it is a link to what lies outside of the folder that it was found in, or is hidden there."""
        self.damage = ""
        """After reading: why the packed file broke off before its end."""

    @property
    def is_folder(self) -> bool:
        """Whether this is a folder, or a zip or tar file; then there is nothing to `open`."""
        return self._listing is not None

    def files(self) -> "list[Source]":
        """The files of a folder, those of its folders too, in the order of their places; of a file, itself."""
        if self._listing is None:
            return [self]
        if self._files is None:
            listed = self._listing()
            self._files = [file for file in listed if not _is_manifest(file.place)]
            self.written = {file.place.rpartition("/")[0] for file in listed if _is_manifest(file.place)}
        return self._files

    def only(self, files: "list[Source]") -> "Source":
        """The same folder with only these files in it."""
        return Source(self.name, self._opener, self.path, place=self.place, listing=lambda: files)

    def unpacked(self) -> "Source":
        """What is in it, if it is packed (by its first bytes: names lie); a zip or tar file is a folder."""
        head = self.head()
        if head.startswith(GZIP):
            unpacked = _unzipped(self)
            return unpacked.unpacked() if unpacked.head().startswith(TAR, _TAR_AT) else unpacked
        listed = _zip_files if head.startswith(ZIP) else _tar_files if head.startswith(TAR, _TAR_AT) else None
        if listed:
            files = listed(self)
            return Source(self.name, self._opener, place=self.place, listing=lambda: files)
        return self

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """The bytes, from the start. Raises `SourceError` where they cannot be had, or end badly."""
        with _in_words(self.name), self._opener() as stream:
            yield stream

    @contextmanager
    def open_within(self) -> Iterator[BinaryIO]:
        """The same; raises `SourceError` too for a link to what lies outside of the folder it was found in."""
        if self.leads_out:
            raise SourceError(f"{self.name}: it is a link to what lies outside of its folder")
        with self.open() as stream:
            yield stream

    def head(self) -> bytes:
        """The first `HEAD` bytes; nothing of a folder."""
        if self._head is None:
            if self.is_folder:
                self._head = b""
            else:
                with self.open() as stream:
                    self._head = stream.read(HEAD)
        return self._head


def opened(path: str | Path) -> Source:
    """What lies at a path, unpacked; `-` is standard input.

    Raises `SourceError` where there is nothing or it cannot be read.
    """
    if str(path) == "-":
        return Source("<stdin>", _standard_input()).unpacked()
    path = Path(path)
    try:
        path.stat()
    except FileNotFoundError:
        raise SourceError(f"{path}: there is no such file or folder") from None
    except (OSError, ValueError) as error:  # a name that is too long, a link to itself
        raise SourceError(f"{path}: cannot be read: {_reason(error)}") from error
    if path.is_dir():
        return Source(_said(str(path)), lambda: io.BytesIO(), path, listing=partial(_folder_files, path))
    return Source(_said(str(path)), partial(_bytes, path), path).unpacked()


def _bytes(path: Path) -> BinaryIO:
    return path.open("rb")


def _folder_files(folder: Path) -> list[Source]:
    def unreadable(error: OSError) -> None:
        raise SourceError(f"{error.filename}: cannot be read: {_reason(error)}") from error

    found = []
    whole = folder.resolve()
    for above, folders, files in os.walk(folder, onerror=unreadable):  # it does not follow links to folders
        folders[:] = [name for name in folders if name not in JUNK]
        for path in (Path(above, name) for name in files if name not in JUNK):
            if _holds_something(path):
                place = _said(path.relative_to(folder).as_posix())
                found.append(Source(_said(str(path)), partial(_bytes, path), path, place=place))
                found[-1].leads_out = path.is_symlink() and _leads_out(path.resolve(), whole)
    return sorted(found, key=lambda one: (one.place, str(one.path)))


def _leads_out(path: Path, folder: Path) -> bool:
    """Whether a path is not in a folder, or in a hidden one of it."""
    return not path.is_relative_to(folder) or any(
        part.startswith(".") for part in path.relative_to(folder).parts
    )


def _is_manifest(place: str) -> bool:
    return place.rpartition("/")[2] == MANIFEST


def _holds_something(path: Path) -> bool:
    """Whether it is a file, or will be a finding; not pipes and sockets, nor the links by which editors lock files."""
    return path.is_file() or not (path.exists() or path.name.startswith("."))


def _said(path: str) -> str:
    """A path as text; parts of it that are not UTF-8 are of systems that wrote Latin-1."""
    if not any("\udc80" <= letter <= "\udcff" for letter in path):
        return path
    return "/".join(_in_latin(part) for part in path.split("/"))


def _in_latin(part: str) -> str:
    try:
        part.encode()
    except UnicodeEncodeError:
        return os.fsencode(part).decode("latin-1")
    return part


def _zip_files(packed: Source) -> list[Source]:
    """The files of a zip."""
    held = ExitStack()  # open as long as one of its files may be asked for
    stream = held.enter_context(packed.open())
    with _in_words(packed.name):
        archive = zipfile.ZipFile(stream)
    names = [entry.filename for entry in archive.infolist() if not entry.is_dir()]

    @contextmanager
    def member(name: str) -> Iterator[BinaryIO]:
        assert held  # keeps the file open
        with archive.open(name) as inner:
            yield cast(BinaryIO, inner)

    return _members(packed, names, member)


def _tar_files(packed: Source) -> list[Source]:
    """The files of a tar, as WordPress.com gives out the uploads of a blog."""
    held = ExitStack()  # open as long as one of its files may be asked for
    seekable = held.enter_context(packed.open() if packed.path else tempfile.TemporaryFile())
    if packed.path is None:  # it is packed once more, and to go back in it would be to unpack it again
        with packed.open() as stream:
            shutil.copyfileobj(stream, seekable)
        seekable.seek(0)
    with _in_words(packed.name):
        archive = tarfile.TarFile(fileobj=seekable)
        entries = {entry.name: entry for entry in archive if entry.isfile() or entry.islnk()}

    @contextmanager
    def member(name: str) -> Iterator[BinaryIO]:
        assert held  # keeps the file open
        with cast(BinaryIO, archive.extractfile(entries[name])) as inner:
            yield inner

    return _members(packed, list(entries), member)


def _members(
    packed: Source, names: list[str], member: Callable[[str], AbstractContextManager[BinaryIO]]
) -> list[Source]:
    """The files in a packed file, in the order of their places; a folder that all of them are in is but a wrapping."""
    places = {name: _said(name.removeprefix("./")) for name in names if name.strip("/.")}
    found = sorted(
        (place, name) for name, place in places.items() if JUNK.isdisjoint(PurePosixPath(place).parts)
    )
    if not found:
        raise SourceError(f"{packed.name}: the packed file has no files in it")
    wrapping = found[0][0].partition("/")[0] + "/"
    wrapped = all(place.startswith(wrapping) for place, _ in found) and not re.fullmatch(r"\d{4}/", wrapping)
    start = len(wrapping) if wrapped else 0  # a year is the first part of the place of an upload
    return [
        Source(f"{packed.name}/{place}", partial(member, name), place=place[start:]) for place, name in found
    ]


class _Gunzipped(io.RawIOBase):
    """What is packed, as far as it can be unpacked; the source hears of an end that is none."""

    def __init__(self, packed: BinaryIO, source: Source) -> None:
        self._stream = gzip.GzipFile(fileobj=packed)
        self._source = source
        self._given = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._source.damage:
            return 0
        try:
            data = self._stream.read1(len(buffer))
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            if not self._given:  # nothing to be had at all
                raise
            self._source.damage = _reason(error)
            return 0
        self._given = self._given or bool(data)
        buffer[: len(data)] = data
        return len(data)


def _unzipped(packed: Source) -> Source:
    @contextmanager
    def stream() -> Iterator[BinaryIO]:
        source.damage = ""
        with packed.open() as bytes_, io.BufferedReader(_Gunzipped(bytes_, source), 1 << 18) as unpacked:
            yield cast(BinaryIO, unpacked)

    source = Source(packed.name, stream, place=packed.place.removesuffix(".gz"))
    return source


class Kept:
    """Bytes that are inside of something else, kept on disk until they are asked for."""

    def __init__(self) -> None:
        self._file = cast(BinaryIO, tempfile.TemporaryFile())  # Windows has a wrapper of it
        self._end = 0

    def put(self, stream: BinaryIO) -> Opener:
        """Keep what is left of a stream; gives what opens it."""
        start = self._end
        self._file.seek(start)
        shutil.copyfileobj(stream, self._file, 1 << 20)
        self._end = self._file.tell()
        return partial(_span, self._file, start, self._end)


def _span(file: BinaryIO, start: int, end: int) -> BinaryIO:
    return cast(BinaryIO, _Span(file, start, end))


class _Span(io.RawIOBase):
    """A part of a file."""

    def __init__(self, file: BinaryIO, start: int, end: int) -> None:
        self._file, self._at, self._end = file, start, end

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._file.seek(self._at)
        data = self._file.read(min(len(buffer), self._end - self._at))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)


def _standard_input() -> Opener:
    """Standard input can be read once; detection and reading both want it."""
    kept = tempfile.TemporaryFile()  # lives as long as the source does
    shutil.copyfileobj(sys.stdin.buffer, kept)

    def opener() -> BinaryIO:
        kept.seek(0)
        return io.BufferedReader(io.FileIO(kept.fileno(), closefd=False))

    return opener


def _reason(error: BaseException) -> str:
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).rstrip(".")
