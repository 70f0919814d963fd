"""Which media items are written, where a target has no list of them: those that it shows."""

from collections.abc import Callable

from converters.diagnostics import Diagnostics
from converters.model import Media, comments_of
from converters.site.plan import Run

NOT_LOCAL, NOT_SHOWN = "not local", "shown nowhere"
"""Why one is left out: its file is not there, or nothing shows it."""


class MediaAccount:
    """Counts the media items of one run. Memory: an id and a path for each."""

    def __init__(self, run: Run, diagnostics: Diagnostics) -> None:
        self._assets, self._diagnostics = run.plan.assets, diagnostics
        self._items: list[tuple[str, str | None]] = []

    def add(self, media: Media) -> None:
        """Know an item; it is counted by `settle`. Comments below the page of a file have no place."""
        self._items.append((media.id, self._assets.of(media)))
        if number := len(comments_of(media)):
            self._diagnostics.leave_out_comments(number, "no place")

    def settle_files(self, has: Callable[[str], bool]) -> None:
        """Count the items as written whose files the target has; `has` takes the path that a file is copied to."""
        for id_, path in self._items:
            self._count(id_, "" if path and has(path) else NOT_SHOWN if path else NOT_LOCAL)

    def settle_shown(self, has: Callable[[str], bool]) -> None:
        """Count the items as written that something names; `has` takes the id of one."""
        for id_, _ in self._items:
            self._count(id_, "" if has(id_) else NOT_SHOWN)

    def _count(self, id_: str, reason: str) -> None:
        if reason:
            self._diagnostics.leave_out(Media(id=id_), reason)
        else:
            self._diagnostics.wrote(Media(id=id_))
