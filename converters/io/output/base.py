"""What targets of one file and targets of a folder have in common."""

import tempfile
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOSPC
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, NamedTuple, Self

from converters.errors import StoppedHalfway, StoppedWhenComplete, TargetError
from converters.io.output.changes import Changes
from converters.io.output.signals import deferred
from converters.io.output.stage import Stage, alone


class WriteMode(NamedTuple):
    """How a target is written where there is one already (see `pipeline.convert`)."""

    force: bool = False
    prune: bool = False
    merge: bool = False
    dry_run: bool = False


CAREFUL: Final = WriteMode()
"""Nothing is overwritten or removed that an earlier run did not write as it is."""


class Output(ABC):
    """The target of one run, a context manager: `commit` keeps what was written; otherwise nothing is left.

    A signal that arrives during `commit` waits until the target is complete.
    """

    def __init__(self, target: Path, mode: WriteMode = CAREFUL) -> None:
        self.target = target
        self._mode = mode
        self.volumes: list[Path] = []
        """The files of a target that is split because one file would be too large."""
        self.changes = Changes()
        """After `commit` or `rehearse`: what is changed in the target."""
        self._stage: Stage | None = None
        self._committed = False

    def __enter__(self) -> Self:
        """From now on the target is this run's alone. Raises `TargetInUseError`, or `TargetError` for one that cannot be written."""
        if self._is_stream():
            return self
        try:
            self.stage()
        except OSError as error:
            raise TargetError(f"{self.target} cannot be written: {error.strerror or error}") from error
        except BaseException:
            self.discard()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with deferred():
            self.discard()
        if self._committed and isinstance(error, KeyboardInterrupt) and not isinstance(error, StoppedHalfway):
            raise StoppedWhenComplete(f"stopped; {self.target} is complete") from error

    def stage(self) -> Path:
        """The folder to write into, made on first use and removed on exit. Raises `OSError`."""
        if self._stage is None:
            with deferred():
                if self._mode.dry_run:
                    self._stage = Stage(Path(tempfile.gettempdir()), self.target.name)
                else:
                    self._stage = alone(self._stage_folder(), self.target)
        return self._stage.path

    def _is_stream(self) -> bool:
        """Whether the target is written as it comes, and not replaced: standard output, a device, a pipe."""
        return False

    def _stage_folder(self) -> Path:
        """The folder that the stage is made in: it must be on the file system of the target."""
        return self.target.parent

    @abstractmethod
    def open(self, path: str = "") -> BinaryIO:
        """Open a new file at a path relative to the target; without a path if the target is one file."""

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Keep all files that are written in the block, or none if it raises."""
        yield

    def commit(self) -> None:
        """Move what was written to the target.

        Raises `TargetError`, whose sentence says what is half written, or `OSError` if nothing was moved.
        """
        self._prepare()
        with deferred():
            self._move()
            self._committed = True

    def rehearse(self) -> None:
        """Check all that can be checked, and know what `commit` would change; nothing is moved. Raises as `commit`."""
        self._prepare()

    @abstractmethod
    def _prepare(self) -> None:
        """Finish the staged files, and check all that can be checked before the first of them is moved."""

    @abstractmethod
    def _move(self) -> None:
        """Move the staged files into place."""

    def discard(self) -> None:
        """Remove what was written and not committed."""
        if self._stage is not None:
            self._stage.remove()
            self._stage = None


def target_error(target: str | Path, error: OSError) -> TargetError:
    """The error for a target that cannot be written; it says what to do if the disk is full."""
    if str(target) == "-":
        why = error.strerror or error
        return TargetError(f"standard output cannot be written: {why}; what it got so far is incomplete")
    hint = f" (room is needed beside it and in {_temporary_folder()})" if error.errno == ENOSPC else ""
    return TargetError(f"{target} cannot be written: {error.strerror or error}{hint}; it is as it was before")


def _temporary_folder() -> str:
    try:
        return tempfile.gettempdir()
    except OSError:
        return "the folder for temporary files"
