"""Reads records in their own process, while this one takes in those that were read before.

They come in batches, as lines of an archive, each with what its reading found and counted: all is as if it were read here, in
the same order. Memory: four batches.
"""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Final, NamedTuple

from converters.diagnostics import DiagnosticChanges, Diagnostics
from converters.io.sources import Source
from converters.model import Entity, Post, Record, UnwantedPost
from converters.processes.workers import FORKS, Workers
from converters.storage.record_lines import decode_ahead, encode

LITTLE: Final = 1 << 20
"""Bytes of a source that are read sooner than another process is started."""
_BATCH: Final = 1 << 18
"""Bytes of lines that are sent at a time."""

Reads = Callable[[Diagnostics], Iterator[Entity]]
"""Reads a source of records alone, and reports what is wrong with it. The records are sound (see `border`)."""
_Place = tuple[str, str, str, int]
"""Type and identity of a record, and where it was read."""


def is_worthwhile(source: Source) -> bool:
    """Whether a source is so large that another process should read it. One that is unpacked while it is read is not: what is
    unpacked counts for the whole run."""
    path = source.path
    return FORKS and path is not None and not source.is_folder and _size(path) > LITTLE


def read_ahead(read: Reads, diagnostics: Diagnostics) -> Iterator[Record]:
    """Yield what `read` yields in another process. Raises what it raises, after all that it yielded before."""
    with Workers(1, _batch, _Reading(read)) as pool:
        for steps in pool.map(count()):
            for step in steps:
                for kind, name, file, line in step.places:
                    diagnostics.locate_as(kind, name, file, line)
                if step.changes:
                    diagnostics.merge(step.changes)
                if step.line:
                    record = decode_ahead(step.line)
                    yield UnwantedPost.of(record) if step.unwanted and isinstance(record, Post) else record
                elif step.is_end:
                    return


class _Step(NamedTuple):
    """The line of a record, and what was noted while it was read. Without a line: what was noted after the last record."""

    line: bytes
    unwanted: bool
    is_end: bool
    places: list[_Place]
    changes: DiagnosticChanges | None
    """Findings and counts, if there are any."""


class _Noting(Diagnostics):
    """Diagnostics that note the places of records too, for another process."""

    def __init__(self) -> None:
        super().__init__()
        self.new_places: list[_Place] = []

    def locate_as(self, kind: str, name: str, file: str, line: int) -> None:
        """As in `Diagnostics`."""
        super().locate_as(kind, name, file, line)
        self.new_places.append((kind, name, file, line))

    def step(self, line: bytes = b"", *, unwanted: bool = False, is_end: bool = False) -> _Step:
        """What was noted since the last step."""
        places, self.new_places = self.new_places, []
        changed = self.findings or self.tallies or self.accounts
        return _Step(line, unwanted, is_end, places, self.take_changes() if changed else None)


class _Reading:
    """The reading of a source in its process."""

    def __init__(self, read: Reads) -> None:
        self._notes = _Noting()
        self._records = read(self._notes)
        self._failure: Exception | None = None

    def batch(self) -> list[_Step]:
        """The next records. What ends the reading is raised by the call after that which gave the last record."""
        if self._failure:
            raise self._failure
        steps: list[_Step] = []
        size = 0
        try:
            for record in self._records:
                line = encode(record)  # type: ignore[arg-type] # no file: see `Reader.reads_ahead`
                steps.append(self._notes.step(line, unwanted=isinstance(record, UnwantedPost)))
                size += len(line)
                if size > _BATCH:
                    return steps
        except Exception as failure:
            self._failure = failure
            return [*steps, self._notes.step()]
        return [*steps, self._notes.step(is_end=True)]


def _batch(reading: _Reading, _: int) -> list[_Step]:
    return reading.batch()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
