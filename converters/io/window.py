"""The part of a large file that is in memory, while something is searched for in it."""

from typing import BinaryIO

CHUNK = 1 << 20
"""Bytes that are read at least at once."""


class Window:
    """The bytes of a stream from some place on; `data` grows and is forgotten by `more`."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.data = stream.read(CHUNK)
        self.ended = not self.data
        """Whether the stream has no more bytes than `data`."""

    def more(self, keep: int) -> int:
        """Read on, and forget what is before `keep`; returns how many bytes went."""
        chunk = self._stream.read(max(CHUNK, len(self.data) - keep))
        self.ended = not chunk
        self.data = self.data[keep:] + chunk
        return keep
