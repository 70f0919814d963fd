"""A target that is a folder with one zip in it, for programs that take one, and files beside it."""

import zipfile
from typing import ClassVar, Final

from converters.io.output.folder import FolderOutput
from converters.io.output.hashing import digest_of

_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The date of all members: the same files are the same bytes on every run."""


class PackedOutput(FolderOutput):
    """A folder. What is written below `inside` becomes members of the zip `packed`."""

    inside: ClassVar[str] = "import/"
    packed: ClassVar[str] = "ghost-import.zip"

    def _prepare(self) -> None:
        self._pack()
        super()._prepare()

    def _pack(self) -> None:
        members = sorted(path for path in self._hashes if path.startswith(self.inside))
        if not members:
            return
        target = self._staged(self.packed)
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
            for path in members:
                entry = zipfile.ZipInfo(path.removeprefix(self.inside), _FIRST_DAY)
                entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
                with (
                    self._staged(path).open("rb") as source,
                    file.open(entry, "w", force_zip64=True) as member,
                ):
                    while chunk := source.read(1 << 20):
                        member.write(chunk)
                self._staged(path).unlink()
                del self._hashes[path]
        self._hashes[self.packed] = digest_of(target, self.hasher)
        for folder in sorted(
            {self._staged(path).parent for path in members}, key=lambda path: -len(path.parts)
        ):
            while folder != self.stage() and folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()
                folder = folder.parent
