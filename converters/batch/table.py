"""The table of results: written row by row as jobs end, and at the end in the order of the jobs, as JSON Lines and Parquet."""

import os
from array import array
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import msgspec

from converters.batch.results import JobResult
from converters.errors import TargetError
from converters.io.folder_lock import NO_LOCKS, lock_folder

LINES: Final = "results.jsonl"
PARQUET: Final = "results.parquet"
PART: Final = "results.part.jsonl"
"""The rows so far, in the order in which the jobs ended; it is there during a run, and after one that was killed."""
_ROWS: Final = 1000
"""Rows of a row group of Parquet: so many are in memory at a time."""
_MISSING: Final = -1


class Table:
    """The table in a folder, a context manager. Nothing of a row stays in memory but where it is: 8 bytes a job.

    Raises `TargetError` where it cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._places = array("q")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._lock = lock_folder(folder)
            self._part = (folder / PART).open("wb")
        except BlockingIOError:
            raise TargetError(
                f"another batch is writing its results to {folder} now; name another folder with --results"
            ) from None
        except OSError as error:
            raise TargetError(f"the results cannot be written to {folder}: {error.strerror}") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):  # a disk that is full: that was said already
            self._part.close()
        if self._lock is not None and self._lock != NO_LOCKS:
            os.close(self._lock)

    def add(self, result: JobResult) -> bool:
        """Write a row, and whether it is the first one of its job. Raises `TargetError`."""
        while len(self._places) < result.number:
            self._places.append(_MISSING)
        if self._places[result.number - 1] != _MISSING:
            return False
        self._places[result.number - 1] = self._part.tell()
        try:
            self._part.write(msgspec.json.encode(result) + b"\n")
            self._part.flush()
        except OSError as error:
            raise unwritable(self.folder, error) from error
        return True

    def finish(self) -> None:
        """Write the table in the order of the jobs. The one of an earlier run is replaced now."""
        self._part.close()
        new = self.folder / f"{LINES}.new"
        with (self.folder / PART).open("rb") as part, new.open("wb") as lines:
            for place in self._places:
                if place != _MISSING:
                    part.seek(place)
                    lines.write(part.readline())
        new.replace(self.folder / LINES)
        (self.folder / PART).unlink()

    def rows(self) -> Iterator[JobResult]:
        """The rows of the finished table."""
        with (self.folder / LINES).open("rb") as lines:
            for line in lines:
                yield msgspec.json.decode(line, type=JobResult)

    def write_parquet(self) -> bool:
        """Write the same table as Parquet; False where `pyarrow` is not installed."""
        try:
            import pyarrow as arrow
            from pyarrow import parquet
        except ImportError:
            return False
        schema = arrow.schema(list(_columns(arrow)))
        new = self.folder / f"{PARQUET}.new"
        with parquet.ParquetWriter(new, schema, compression="zstd") as writer:
            rows: list[dict[str, Any]] = []
            for result in self.rows():
                rows.append(_row(result))
                if len(rows) == _ROWS:
                    writer.write_table(arrow.Table.from_pylist(rows, schema))
                    rows = []
            writer.write_table(arrow.Table.from_pylist(rows, schema))
        new.replace(self.folder / PARQUET)
        return True


def unwritable(folder: Path, error: OSError) -> TargetError:
    """The error for a table that cannot be written any more."""
    return TargetError(
        f"the results cannot be written to {folder}: {error.strerror or error}; the jobs that are done stay,"
        " and the same command does the others"
    )


def _columns(arrow: Any) -> Iterator[tuple[str, Any]]:
    """The columns: those of `JobResult`, numbers by name as maps."""
    types = {
        int: arrow.int64(),
        float: arrow.float64(),
        list[str]: arrow.list_(arrow.string()),
        dict[str, int]: arrow.map_(arrow.string(), arrow.int64()),
    }
    for field in msgspec.structs.fields(JobResult):
        yield field.name, types.get(field.type, arrow.string())


def _row(result: JobResult) -> dict[str, Any]:
    """A result with its maps as pairs, which is how Arrow takes them."""
    values = msgspec.to_builtins(result)
    return {name: list(value.items()) if isinstance(value, dict) else value for name, value in values.items()}
