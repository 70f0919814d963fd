"""A target that is one file made of many: they are staged in a folder, and packed when all are written."""

from abc import abstractmethod
from collections.abc import Sequence
from filecmp import cmp
from pathlib import Path
from typing import BinaryIO, ClassVar

from converters.errors import UsageError
from converters.io.manifest import MANIFEST
from converters.io.output.base import CAREFUL, WriteMode
from converters.io.output.file import refuse_foreign
from converters.io.output.stage import take_place_of
from converters.io.output.staged import StagedOutput


class PackedFile(StagedOutput):
    """One file, such as a book or a web archive, that holds the files which are written.

    `format_name` and `prune` change nothing: the file is replaced as a whole. Raises `UsageError` for `merge` and for
    standard output, and `TargetError` for a file that somebody else made, without `force`.
    """

    signature: ClassVar[bytes]
    """What every file of the format contains near its start if `blogport` wrote it."""

    def __init__(self, target: str | Path, format_name: str, mode: WriteMode = CAREFUL) -> None:
        if mode.merge:
            raise UsageError(
                f"--merge keeps what you changed in a folder; {format_name} is one file, which is replaced"
            )
        super().__init__(target, mode)
        refuse_foreign(self.target, self.signature, force=mode.force)

    @property
    def _packed(self) -> Path:
        """Where the new file waits; no staged file can have this name."""
        return self.stage() / f"{MANIFEST}.parts" / self.target.name

    def _prepare(self) -> None:
        self._packed.parent.mkdir()
        with self._packed.open("xb") as stream:
            self.pack(stream, sorted(self._hashes))
        if not self.target.exists():
            self.changes.new = [*self.changes.new, self.target.name]
        elif cmp(self._packed, self.target, shallow=False):
            self.changes.unchanged += 1
        else:
            self.changes.changed = [*self.changes.changed, self.target.name]

    def _move(self) -> None:
        if not self.changes.unchanged:
            take_place_of(self._packed, self.target)

    def read(self, path: str) -> BinaryIO:
        """A file that was written, for `pack`."""
        return self._staged(path).open("rb")

    @abstractmethod
    def pack(self, stream: BinaryIO, paths: Sequence[str]) -> None:
        """Write the target: what is in the staged files at these paths, sorted, and what their writer said of them."""
