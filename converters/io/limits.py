"""Limits on what a run unpacks and on the size of a record.

A packed file of 10 MB can unpack to petabytes ("zip bomb"), and a line can be longer than memory.
Beyond a limit the run ends with a sentence that names the option that raises it.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from converters import lazy_re
from converters.errors import FileError, SourceError

_UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9, "t": 10**12}
_SIZE = lazy_re.compile(r"(\d+(?:\.\d+)?)\s*([kmgt]?)b?", re.IGNORECASE)


@dataclass(frozen=True)
class Limits:
    """The limits of a run. Sizes are in bytes."""

    unpacked: int = 10 * 10**9
    """All bytes that are unpacked, together; and all that are brought from addresses."""
    record: int = 10**9
    """One record: an item of an export, a line of an archive, a page, a text."""
    depth: int = 3
    """How many levels of packed files are opened."""


class Copy(Protocol):
    """A file or folder that was brought to this machine (see `io.addresses.local_copies`)."""

    path: Path

    def remove(self) -> None:
        """Remove it."""


class Budget:
    """Counts the unpacked bytes of a run; all its sources share it."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._unpacked = self._brought = 0
        self.copies: dict[str, Copy] = {}
        """What was brought to this machine, by its address."""
        self.held: list[object] = []
        """What must not go before the last source of the run is read."""

    def spend(self, number: int, name: str) -> None:
        """Count bytes that were unpacked from `name`. Raises `SourceError` beyond the limit."""
        self._unpacked += number
        self.expect(0, name)

    def expect(self, number: int, name: str) -> None:
        """Raise `SourceError` if `number` more bytes would exceed the limit."""
        if self._unpacked + number > self.limits.unpacked:
            raise SourceError(
                f"{name}: more than {size(self.limits.unpacked)} would be unpacked; "
                "if that is right, raise the limit with --limit-unpacked"
            )

    def release(self) -> None:
        """Remove what was brought to this machine: the run has read it."""
        for copy in self.copies.values():
            copy.remove()
        self.copies.clear()

    def bring(self, number: int, name: str) -> None:
        """Count bytes that arrived from an address. Raises `SourceError` beyond the limit."""
        self._brought += number
        self.expect_brought(0, name)

    def expect_brought(self, number: int, name: str) -> None:
        """Raise `SourceError` if `number` more bytes from addresses would exceed the limit."""
        if self._brought + number > self.limits.unpacked:
            raise SourceError(
                f"{name}: more than {size(self.limits.unpacked)} would be brought to this machine; "
                "if that is right, raise the limit with --limit-unpacked"
            )

    def descend(self, depth: int, name: str) -> None:
        """Raise `FileError` if a packed file is nested too deeply."""
        if depth >= self.limits.depth:
            raise FileError(name, f"it lies {depth} packed files deep; unpack it first")


def too_large(name: str, limit: int) -> FileError:
    """The error for a record over the limit."""
    return FileError(name, f"a record {over_limit(limit)}")


def over_limit(limit: int) -> str:
    """What is to be said of a record over the limit, as the rest of a clause."""
    return f"is larger than {size(limit)}; if that is right, raise the limit with --limit-record"


def parse_size(text: str) -> int:
    """Parse a size such as `500MB`, `1.5 GB`, `20k` or `1000` to bytes. Units are decimal.

    Raises `ValueError` for anything else, and for 0.
    """
    found = _SIZE.fullmatch(text.strip())
    number = int(float(found[1]) * _UNITS[found[2].lower()]) if found else 0
    if number < 1:
        raise ValueError(f"{text!r} is not a size, such as 500MB or 2GB")
    return number


def size(number: int) -> str:
    """Format a number of bytes in the largest unit of which there is at least one, as in `1.5 GB`."""
    for unit, factor in (("TB", 10**12), ("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if number >= factor:
            return f"{number / factor:.4g} {unit}"
    return "1 byte" if number == 1 else f"{number} bytes"
