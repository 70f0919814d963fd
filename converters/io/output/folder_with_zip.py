"""A target that is a folder with one zip in it, for programs that take one, and files beside it."""

import zipfile
from typing import ClassVar

from converters.io.output.folder import FolderOutput
from converters.io.output.hashing import digest_of
from converters.io.output.zip_members import add_member


class FolderWithZip(FolderOutput):
    """A folder. What is written below `inside` becomes members of the zip `packed`."""

    inside: ClassVar[str] = "import/"
    packed: ClassVar[str]
    """The path of the zip in the target."""

    def _prepare(self) -> None:
        self._pack()
        super()._prepare()

    def _pack(self) -> None:
        members = sorted(path for path in self._hashes if path.startswith(self.inside))
        if not members:
            return
        target = self._staged(self.packed)
        with zipfile.ZipFile(target, "w") as file:
            for path in members:
                with self._staged(path).open("rb") as source:
                    add_member(file, path.removeprefix(self.inside), source, large=True)
                self._staged(path).unlink()
                del self._hashes[path]
        self._hashes[self.packed] = digest_of(target, self.hasher)
        for folder in sorted(
            {self._staged(path).parent for path in members}, key=lambda path: -len(path.parts)
        ):
            while folder != self.stage() and folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()
                folder = folder.parent
