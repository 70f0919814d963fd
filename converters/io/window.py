"""The part of a large file that is in memory, while something is searched for in it."""

import codecs
from typing import BinaryIO

CHUNK = 1 << 20
"""Bytes that are read at least at once."""


def contains(stream: BinaryIO, *words: bytes) -> bool:
    """Whether one of these words stands anywhere in a stream, which is UTF-16 if it begins with the mark of that."""
    window, longest = Window(stream), max(map(len, words))
    while not any(word in window.data for word in words):
        if window.ended:
            return False
        window.more(max(0, len(window.data) - longest))
    return True


class Window:
    """The bytes of a stream from some place on; `data` grows and is forgotten by `more`.

    UTF-16, by the mark at its start, is UTF-8 in it: PowerShell and some editors write what they get so.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._decoder: codecs.IncrementalDecoder | None = None
        self.data = stream.read(CHUNK)
        self.ended = not self.data
        """Whether the stream has no more bytes than `data`."""
        if self.data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            self._decoder = codecs.getincrementaldecoder("utf-16")("replace")
            self.data = self._in_utf8(self.data)

    def more(self, keep: int) -> int:
        """Read on, and forget what is before `keep`; returns how many bytes went."""
        chunk = self._stream.read(max(CHUNK, len(self.data) - keep))
        self.ended = not chunk
        self.data = self.data[keep:] + (self._in_utf8(chunk) if self._decoder else chunk)
        return keep

    def _in_utf8(self, chunk: bytes) -> bytes:
        assert self._decoder
        return self._decoder.decode(chunk, final=not chunk).encode("utf-8", "replace")
