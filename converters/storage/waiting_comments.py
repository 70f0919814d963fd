"""Comments by the post they are on: in a source they may stand before it, anywhere in the file.

They wait in a temporary file, as the bytes that the reader makes of them. Memory: an offset and an id for each comment.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Self

from converters.io.temporary import temporary_file


class WaitingComments:
    """A context manager; its file goes when it ends."""

    def __enter__(self) -> Self:
        self._stack = ExitStack()
        self._file = self._stack.enter_context(temporary_file())
        self._end = 0
        self._offsets: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        self._ids: dict[str, int] = {}
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def add(self, post: str, id_: str, data: bytes, *, ids_are_unique: bool = False) -> None:
        """Keep the comment of that id on that post; one that is kept already is passed over.

        Comments without an id are all kept; with `ids_are_unique` also one that has taken the id of another: the source has
        each comment once.
        """
        if id_ and id_ in self._ids and (not ids_are_unique or self._ids[id_] == hash(data)):
            return
        self._ids[id_] = hash(data)
        self._file.seek(self._end)
        self._file.write(data)
        self._offsets[post].append((self._end, len(data)))
        self._end += len(data)

    def take(self, post: str) -> list[bytes]:
        """The comments on a post, in the order they came; each is given out once."""
        found = []
        for start, size in self._offsets.pop(post, ()):
            self._file.seek(start)
            found.append(self._file.read(size))
        return found

    def rest(self) -> Iterator[tuple[str, list[bytes]]]:
        """The posts that nobody asked for, with their comments."""
        for post in sorted(self._offsets):
            yield post, self.take(post)
