"""What a run changes in its target."""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, overload

from converters.io.temporary.disk_map import data_of, text_of

_PAGE: Final = 1024
"""How many paths are packed together."""


class PackedPaths(Sequence[str]):
    """Paths in little memory: a new site may have hundreds of thousands, and each takes a hundred bytes as a string."""

    def __init__(self) -> None:
        self._packed: list[bytes] = []
        self._last: list[str] = []

    def append(self, path: str) -> None:
        """Add a path at the end."""
        self._last.append(path)
        if len(self._last) == _PAGE:
            self._packed.append(zlib.compress(data_of("\0".join(self._last)), 1))
            self._last = []

    def __len__(self) -> int:
        return len(self._packed) * _PAGE + len(self._last)

    def __iter__(self) -> Iterator[str]:
        return (path for page in range(len(self._packed) + 1) for path in self._page(page))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    @overload
    def __getitem__(self, index: int) -> str: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...

    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        places = range(len(self))[index]
        if isinstance(places, int):
            return self._page(places // _PAGE)[places % _PAGE]
        return [self[place] for place in places]

    def _page(self, number: int) -> list[str]:
        if number == len(self._packed):
            return self._last
        return text_of(zlib.decompress(self._packed[number])).split("\0")


@dataclass
class Changes:
    """The files of a target, by what a run does with them; paths relative to the target."""

    new: Sequence[str] = ()
    changed: Sequence[str] = ()
    unchanged: int = 0
    """How many files are as they were; they are not touched."""
    merged: list[str] = field(default_factory=list)
    """Files that the user changed, and that got what is new in this run."""
    edited: list[str] = field(default_factory=list)
    """Files that the user changed: they stay, and a new version lies beside as `NAME.new`."""
    beside: list[str] = field(default_factory=list)
    """The new versions beside them that are written in this run."""
    gone: list[str] = field(default_factory=list)
    """Files of an earlier run that this one does not write; they stay."""
    edited_gone: list[str] = field(default_factory=list)
    """Those that the user changed: they stay, whatever was asked for."""
    removed: list[str] = field(default_factory=list)
    """The same, removed: asked for, or of posts that are hidden now."""
    damaged: list[str] = field(default_factory=list)
    """Files of a backup whose bytes are not those of its checksum any more; they stay."""
    withdrawn: list[str] = field(default_factory=list)
    """Those of the removed files that are of posts that are hidden now."""
