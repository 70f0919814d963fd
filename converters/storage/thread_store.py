"""The public comments of each post with what only a comment system may have of them, on disk until its file is written.

The spool of a public target has no addresses of commenters. Memory: two numbers for each post with comments.
"""

from typing import Final

import msgspec

from converters.model import Comment
from converters.storage.spans import Span, SpanFile

_DECODER: Final = msgspec.json.Decoder(tuple[Comment, ...])


class ThreadStore(SpanFile):
    """The comments by the key of their post."""

    def __init__(self) -> None:
        self._spans: dict[str, Span] = {}

    def add(self, key: str, comments: tuple[Comment, ...]) -> None:
        """Keep the comments of a post; of a post that comes twice those of the first."""
        if comments and key not in self._spans:
            self._spans[key] = self.put(msgspec.json.encode(comments))

    def of(self, key: str) -> tuple[Comment, ...]:
        """The comments of a post, as often as they are asked for."""
        return _DECODER.decode(self.read(self._spans[key])) if key in self._spans else ()
