"""A row of the tables of what a target does not give back when it is read again (see `Writer.losses`)."""

from collections.abc import Callable
from typing import Any, NamedTuple


class Loss(NamedTuple):
    """One loss."""

    field: str
    """The field of the record: `post.extra`, `comment.author.url`."""
    why: str
    """What becomes of it, in the words of the report."""
    applies: Callable[[Any], bool]
    """Whether a post, or a comment, has the loss."""
    explains: Callable[[Any, Any], bool] = lambda written, read: True
    """Whether the loss makes the second value, which was read back, of the first. `None` is a value that is not set."""
