"""What a reader reads: a file, a folder or standard input, unpacked where compressed."""

import gzip
import io
import shutil
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, cast

from converters.errors import SourceError

HEAD = 65536
"""How many bytes of a source detection looks at."""

GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"
JUNK = ("__MACOSX/", ".DS_Store", "Thumbs.db")
"""What archivers add to a zip by themselves."""


Opener = Callable[[], AbstractContextManager[BinaryIO]]


class Source:
    """One thing to read. `name` is what findings call it; `path` is where it lies, if it does as it is."""

    def __init__(self, name: str, opener: Opener, path: Path | None = None) -> None:
        self.name = name
        self.path = path
        self._opener = opener
        self._head: bytes | None = None
        self.damage = ""
        """After reading: why the packed file broke off before its end."""

    @property
    def is_folder(self) -> bool:
        """Whether this is a folder; then there is nothing to `open`."""
        return self.path is not None and self.path.is_dir()

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """The bytes, from the start. Raises `SourceError` where they cannot be had, or end badly."""
        try:
            with self._opener() as stream:
                yield stream
        except (
            OSError,
            EOFError,
            zlib.error,
            zipfile.BadZipFile,
            RuntimeError,
            NotImplementedError,
        ) as error:
            raise SourceError(f"{self.name}: cannot be read: {_reason(error)}") from error

    def head(self) -> bytes:
        """The first `HEAD` bytes; nothing of a folder."""
        if self._head is None:
            if self.is_folder:
                self._head = b""
            else:
                with self.open() as stream:
                    self._head = stream.read(HEAD)
        return self._head


def sources(path: str | Path) -> list[Source]:
    """What lies at a path, unpacked: one source, or one for each file of a zip.

    `-` is standard input. Raises `SourceError` where there is nothing or it cannot be read.
    """
    if str(path) == "-":
        return _unpack("<stdin>", *_standard_input())
    path = Path(path)
    try:
        path.stat()
    except FileNotFoundError:
        raise SourceError(f"{path}: there is no such file or folder") from None
    except (OSError, ValueError) as error:  # a name that is too long, a link to itself
        raise SourceError(f"{path}: cannot be read: {_reason(error)}") from error
    if path.is_dir():
        return [Source(str(path), lambda: io.BytesIO(), path)]
    return _unpack(str(path), lambda: path.open("rb"), path)


def _unpack(name: str, opener: Opener, path: Path | None) -> list[Source]:
    """Tell by its first bytes what packs it; names lie."""
    plain = Source(name, opener, path)
    head = plain.head()
    if head.startswith(GZIP):
        return [_unzipped(name, opener)]
    if head.startswith(ZIP):
        return _members(plain)
    return [plain]


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


def _unzipped(name: str, opener: Opener) -> Source:
    @contextmanager
    def stream() -> Iterator[BinaryIO]:
        source.damage = ""
        with opener() as packed, io.BufferedReader(_Gunzipped(packed, source), 1 << 18) as unpacked:
            yield cast(BinaryIO, unpacked)

    source = Source(name, stream)
    return source


def _members(packed: Source) -> list[Source]:
    with packed.open() as stream, zipfile.ZipFile(stream) as archive:
        names = sorted(i.filename for i in archive.infolist() if not i.is_dir())

    @contextmanager
    def member(name: str) -> Iterator[BinaryIO]:
        with packed.open() as stream, zipfile.ZipFile(stream) as archive, archive.open(name) as inner:
            yield cast(BinaryIO, inner)

    found = [
        Source(f"{packed.name}/{name}", partial(member, name))
        for name in names
        if not name.startswith(JUNK) and not name.endswith(JUNK)
    ]
    if not found:
        raise SourceError(f"{packed.name}: the zip file has no files in it")
    return found


def _standard_input() -> tuple[Opener, None]:
    """Standard input can be read once; detection and reading both want it."""
    kept = tempfile.TemporaryFile()  # lives as long as the source does
    shutil.copyfileobj(sys.stdin.buffer, kept)

    def opener() -> BinaryIO:
        kept.seek(0)
        return io.BufferedReader(io.FileIO(kept.fileno(), closefd=False))

    return opener, None


def _reason(error: BaseException) -> str:
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).rstrip(".")
