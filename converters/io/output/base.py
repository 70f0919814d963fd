"""What the two kinds of target share."""

import os
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOSPC
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from converters.errors import TargetError


class Output(ABC):
    """The target of one run, a context manager: `commit` keeps what was written, all else leaves no trace."""

    def __init__(self) -> None:
        self.volumes: list[Path] = []
        """The files, where one would have been too large."""
        self.removed: list[str] = []
        """After `commit`: what an earlier run wrote and this one did not."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.discard()

    @abstractmethod
    def open(self, path: str = "") -> BinaryIO:
        """A new file at a path relative to the target; no path in a target that is one file."""

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """What is written within belongs together: where that fails, none of its files stays."""
        yield

    @abstractmethod
    def commit(self) -> None:
        """Put what was written in the target's place. Raises `TargetError` where that fails."""

    @abstractmethod
    def discard(self) -> None:
        """Remove what was written and not committed; nothing after `commit`."""


def target_error(target: str | Path, error: OSError) -> TargetError:
    """What to say of a target that could not be written, and what to do where the disk is full."""
    hint = f" (room is needed beside it and in {tempfile.gettempdir()})" if error.errno == ENOSPC else ""
    return TargetError(f"{target} cannot be written: {error.strerror or error}{hint}; it is as it was before")


def umask() -> int:
    """The bits that new files and folders of this process do not get."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
