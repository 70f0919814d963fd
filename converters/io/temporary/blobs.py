"""Blobs on disk until they are read: the files in an MHTML or WARC file."""

import io
import shutil
from functools import partial
from typing import Any, BinaryIO, cast

from converters.io.sources import Opener
from converters.io.temporary import temporary_file


class SpooledBlobs:
    """Blobs in one temporary file, which is removed when nothing refers to it any more."""

    def __init__(self) -> None:
        self._file = temporary_file()
        self._end = 0

    def put(self, stream: BinaryIO) -> Opener:
        """Store the rest of a stream; returns a function that opens the blob."""
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
