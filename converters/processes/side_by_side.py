"""Writes posts side by side: what a writer whose posts do not depend on one another asks for.

A writer that iterates over its records gets each post with its body converted, and writes in one process. One that
hands `write_each` a function instead writes whole posts in worker processes, if the run has any. What the function
changes must then be files of the target, or a `Shared`: a worker has a copy of all else.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar, Protocol, runtime_checkable

from converters.io.temporary.disk_map import DiskMap
from converters.model import Post, Record


class Shared(Protocol):
    """What changes while posts are written: counts, names, lines of a file that all posts share.

    `SharedFields` does it for most. Each worker has its own copy. The changes of each batch of posts reach the copy of the run in the order of
    the posts, so that the end is the same whoever wrote them.
    """

    def take_changes(self) -> Any:
        """What has changed since the last call, for another process: forgotten here, and not written to any file."""

    def merge(self, changes: Any) -> None:
        """Add what `take_changes` gave in a worker."""


class SharedFields:
    """A `Shared` whose changes are all in fields: lists, sets, mappings (on disk too), counters and numbers."""

    shared_fields: ClassVar[tuple[str, ...]]
    """The names of these fields. Each begins empty."""

    def take_changes(self) -> dict[str, Any]:
        """The fields, which are empty then (see `Shared.take_changes`)."""
        changes = {name: getattr(self, name) for name in self.shared_fields}
        for name, value in changes.items():
            setattr(self, name, value.like() if isinstance(value, DiskMap) else type(value)())
        return changes

    def merge(self, changes: dict[str, Any]) -> None:
        """Add the fields of a worker (see `Shared.merge`)."""
        for name, value in changes.items():
            setattr(self, name, _sum(getattr(self, name), value))


def _sum(ours: Any, theirs: Any) -> Any:
    """Both together; of two texts under one key the first stays."""
    match ours:
        case Counter() | set() | DiskMap():
            ours.update(theirs)
        case dict():
            for key, value in theirs.items():
                ours[key] = _sum(ours[key], value) if key in ours else value
        case list() | int():
            ours += theirs
    return ours


@runtime_checkable
class WritesInWorkers(Protocol):
    """The records of a run that has worker processes."""

    def write_each(
        self, write: Callable[[Record], None], shared: Sequence[Shared], before_posts: Callable[[], None]
    ) -> None:
        """See `write_each`."""


def write_each(
    records: Iterable[Record],
    write: Callable[[Record], None],
    shared: Sequence[Shared] = (),
    before_posts: Callable[[], None] = lambda: None,
) -> None:
    """Call `write` for each record: for posts in the worker processes, for all others here, before the first post.

    `before_posts` is called in between, also where there is no post. `shared` is what `write` changes, besides files,
    findings, and the files that are marked as used. An exception that `write` does not handle ends the run.
    """
    if isinstance(records, WritesInWorkers):
        records.write_each(write, shared, before_posts)
        return
    begun = False
    for record in records:
        if isinstance(record, Post) and not begun:
            begun = True
            before_posts()
        write(record)
    if not begun:
        before_posts()
