"""The time of a run: which posts are of the future, and until when the answers stay true.

A reader that asks what is ahead makes the target depend on the time. `watched` notes the first moment at which an answer
would change (see `last_run`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime


class Watch:
    """What was asked of the time in a block of code."""

    def __init__(self) -> None:
        self.until: datetime | None = None
        """The first moment that was ahead; None if none was."""

    def note(self, moment: datetime) -> None:
        """Note a moment that is ahead."""
        self.until = min(moment, self.until) if self.until else moment


_watch: ContextVar[Watch | None] = ContextVar("watch", default=None)


@contextmanager
def watched() -> Iterator[Watch]:
    """Note what `is_ahead` finds to be ahead in the block; a block around it notes it too."""
    watch, around = Watch(), _watch.get()
    before = _watch.set(watch)
    try:
        yield watch
    finally:
        _watch.reset(before)
        if around and watch.until:
            around.note(watch.until)


def now() -> datetime:
    """The moment at which the future begins."""
    return datetime.now(UTC)


def is_ahead(moment: datetime, time: datetime) -> bool:
    """Whether a moment is after `time`, the time of the run. Both have an offset."""
    if moment <= time:
        return False
    if watch := _watch.get():
        watch.note(moment)
    return True
