"""How much one run may unpack, and how large one record may be.

A packed file of 10 MB can unpack to petabytes ("zip bomb"), and one line can be longer than memory.
The limits turn both into a sentence that names the option to raise.
"""

import re
from dataclasses import dataclass

from converters.errors import FileError, SourceError

_UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9, "t": 10**12}
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([kmgt]?)b?", re.IGNORECASE)


@dataclass(frozen=True)
class Limits:
    """What a run stops at. Sizes are in bytes."""

    unpacked: int = 10 * 10**9
    """All that comes out of packed files, together."""
    record: int = 10**9
    """One record: an item of an export, a line of an archive, a page, a text."""
    depth: int = 3
    """How many packed files are opened within one another."""


class Budget:
    """What one run has unpacked so far; all sources of the run share it."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._unpacked = 0

    def spend(self, number: int, name: str) -> None:
        """Count bytes that were unpacked out of `name`. Raises `SourceError` beyond the limit."""
        self._unpacked += number
        self.expect(0, name)

    def expect(self, number: int, name: str) -> None:
        """Raise `SourceError` if `number` more bytes are beyond the limit."""
        if self._unpacked + number > self.limits.unpacked:
            raise SourceError(
                f"{name}: more than {size(self.limits.unpacked)} would be unpacked; "
                "if that is right, raise the limit with --limit-unpacked"
            )

    def descend(self, depth: int, name: str) -> None:
        """Raise `FileError` if a packed file lies within too many others."""
        if depth >= self.limits.depth:
            raise FileError(name, f"it lies in {depth} packed files within one another; unpack it first")


def too_large(name: str, limit: int) -> FileError:
    """The error for a record beyond the limit."""
    why = f"a record is larger than {size(limit)}; if that is right, raise the limit with --limit-record"
    return FileError(name, why)


def parse_size(text: str) -> int:
    """Bytes of a size as people write it: `500MB`, `1.5 GB`, `20k`, `1000`. Units are decimal.

    Raises `ValueError` for anything else, and for 0.
    """
    found = _SIZE.fullmatch(text.strip())
    number = int(float(found[1]) * _UNITS[found[2].lower()]) if found else 0
    if number < 1:
        raise ValueError(f"{text!r} is not a size, such as 500MB or 2GB")
    return number


def size(number: int) -> str:
    """A number of bytes as people write it: the largest unit that leaves no remainder beyond a tenth."""
    for unit, factor in (("TB", 10**12), ("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if number >= factor:
            return f"{number / factor:.4g} {unit}"
    return f"{number} bytes"
