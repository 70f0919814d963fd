"""Comments by the post they are on: in a source they may stand before it, anywhere in the file.

They wait in a temporary file, as the bytes that the reader makes of them. Memory: an offset and an id for each comment.
"""

from collections import defaultdict
from collections.abc import Iterator

from converters.storage.spans import Span, SpanFile


class WaitingComments(SpanFile):
    """The comments by the id of their post."""

    def __init__(self) -> None:
        self._spans: defaultdict[str, list[Span]] = defaultdict(list)
        self._ids: dict[str, int] = {}

    def add(self, post: str, id_: str, data: bytes, *, ids_are_unique: bool = False) -> None:
        """Keep the comment of that id on that post; one that is kept already is passed over.

        Comments without an id are all kept; with `ids_are_unique` also one that has taken the id of another: the source has
        each comment once.
        """
        if id_ and id_ in self._ids and (not ids_are_unique or self._ids[id_] == hash(data)):
            return
        self._ids[id_] = hash(data)
        self._spans[post].append(self.put(data))

    def take(self, post: str) -> list[bytes]:
        """The comments on a post, in the order they came; each is given out once."""
        return [self.read(span) for span in self._spans.pop(post, ())]

    def rest(self) -> Iterator[tuple[str, list[bytes]]]:
        """The posts that nobody asked for, with their comments."""
        for post in sorted(self._spans):
            yield post, self.take(post)
