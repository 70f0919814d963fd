"""Pieces of bytes in a temporary file, each read again by its place."""

from typing import BinaryIO, NamedTuple, Self

from converters.io.temporary import temporary_file


class Span(NamedTuple):
    """Where a piece is: the offset of its first byte, and how many there are."""

    start: int
    size: int


class SpanFile:
    """A context manager; its file goes when it ends."""

    _file: BinaryIO
    _end: int

    def __enter__(self) -> Self:
        self._file, self._end = temporary_file(), 0
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def put(self, data: bytes) -> Span:
        """Write a piece behind all others."""
        span = Span(self._end, len(data))
        self._file.seek(span.start)
        self._file.write(data)
        self._end += span.size
        return span

    def read(self, span: Span) -> bytes:
        """The bytes of a piece."""
        self._file.seek(span.start)
        return self._file.read(span.size)
