"""Comments of a feed by the post they are on: they may stand before it, anywhere in the file.

They wait in a temporary file. Memory: an offset for each comment.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Self

import msgspec

from converters.io.temporary import temporary_file
from converters.model import Comment


class WaitingComments:
    """A context manager; its file goes when it ends."""

    def __enter__(self) -> Self:
        self._stack = ExitStack()
        self._file = self._stack.enter_context(temporary_file())
        self._offsets: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        self._ids: set[str] = set()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def add(self, post: str, comment: Comment) -> None:
        """Keep a comment on the post of that id; a comment that is kept already is passed over."""
        if comment.id in self._ids:
            return
        self._ids.add(comment.id)
        data = msgspec.json.encode(comment)
        self._offsets[post].append((self._file.tell(), len(data)))
        self._file.write(data)

    def take(self, post: str) -> tuple[Comment, ...]:
        """The comments on a post, by date; each is given out once."""
        found = []
        end = self._file.tell()
        for start, size in self._offsets.pop(post, ()):
            self._file.seek(start)
            found.append(msgspec.json.decode(self._file.read(size), type=Comment))
        self._file.seek(end)
        return tuple(sorted(found, key=lambda comment: (comment.date or "", comment.id)))

    def rest(self) -> Iterator[tuple[str, tuple[Comment, ...]]]:
        """The posts that nobody asked for, with their comments."""
        for post in sorted(self._offsets):
            yield post, self.take(post)
