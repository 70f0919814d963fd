"""The public comments of each post with what only a comment system may have of them, on disk until its file is written.

The spool of a public target has no addresses of commenters. Memory: two numbers for each post with comments.
"""

from contextlib import ExitStack
from typing import Final, Self

import msgspec

from converters.io.temporary import temporary_file
from converters.model import Comment

_DECODER: Final = msgspec.json.Decoder(tuple[Comment, ...])


class ThreadStore:
    """A context manager; its file goes when it ends."""

    def __enter__(self) -> Self:
        self._stack = ExitStack()
        self._file = self._stack.enter_context(temporary_file())
        self._end = 0
        self._places: dict[str, tuple[int, int]] = {}
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def add(self, key: str, comments: tuple[Comment, ...]) -> None:
        """Keep the comments of a post; of a post that comes twice those of the first."""
        if key in self._places or not comments:
            return
        data = msgspec.json.encode(comments)
        self._file.seek(self._end)
        self._file.write(data)
        self._places[key] = (self._end, len(data))
        self._end += len(data)

    def of(self, key: str) -> tuple[Comment, ...]:
        """The comments of a post, as often as they are asked for."""
        if key not in self._places:
            return ()
        start, size = self._places[key]
        self._file.seek(start)
        return _DECODER.decode(self._file.read(size))
