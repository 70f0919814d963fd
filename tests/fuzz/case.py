"""A case: an input and the arguments of the run that reads it."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any, Final, NamedTuple

FOLDER: Final = "blog"
"""The name of an input that is a folder."""
SEPARATOR: Final = b"\n=== "
"""Begins the line before each file of a bundle, which has its path."""


class Damage(NamedTuple):
    """`whole` are the files before `what` was done to them.

    `opens` says that it may have taken away what said that a text is not public; `in_field`, that a field may now have
    another meaning, so that its own value may go, but no record.
    """

    whole: Mapping[str, bytes]
    what: str
    opens: bool
    in_field: bool


@dataclass(frozen=True)
class Case:
    """`files` are the paths and bytes of the input: one file at the top, or a folder of files.

    `arguments` are those of `blogport convert` besides the paths and the report; `origin` says how the input was made.
    `damage` is there where the words of the input are known, see `tests.fuzz.exports`.
    """

    files: Mapping[str, bytes]
    is_folder: bool
    arguments: tuple[str, ...]
    origin: str = ""
    damage: Damage | None = None

    @property
    def name(self) -> str:
        """The name of the file or folder."""
        return FOLDER if self.is_folder else next(iter(self.files))

    @property
    def size(self) -> int:
        """Bytes of all files and their paths."""
        return sum(len(path) + len(data) for path, data in self.files.items())

    def with_files(self, files: Mapping[str, bytes]) -> "Case":
        """The same run of other files."""
        return replace(self, files=dict(files))

    def save(self, folder: Path) -> None:
        """Write the input and `case.json` to an empty or new folder."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self.write_input(folder)
        about = {
            "input": self.name,
            "arguments": self.arguments,
            "origin": self.origin,
            "damage": self._damage(),
        }
        (folder / "case.json").write_text(json.dumps(about), encoding="utf-8")

    def _damage(self) -> list[object]:
        if self.damage is None:
            return []
        whole = {path: data.decode("latin-1") for path, data in self.damage.whole.items()}
        return [whole, *self.damage[1:]]

    def write_input(self, folder: Path, name: str = "") -> Path:
        """Write the file or folder into a folder, and return its path."""
        path = folder / (name or self.name)
        for place, data in self.files.items():
            file = path / place if self.is_folder else path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        return path


def load(folder: Path) -> Case:
    """The case that `Case.save` wrote."""
    about = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    case = of_path(folder / about["input"], about["arguments"], about["origin"])
    if not about["damage"]:
        return case
    whole, *more = about["damage"]
    files = {path: data.encode("latin-1") for path, data in whole.items()}
    return replace(case, damage=Damage(files, *more))


def of_path(path: Path, arguments: Any = (), origin: str = "") -> Case:
    """The case of a file or folder on disk."""
    if path.is_dir():
        paths = sorted(each for each in path.rglob("*") if each.is_file())
        files = {each.relative_to(path).as_posix(): each.read_bytes() for each in paths}
        return Case(files, True, tuple(arguments), origin)
    return Case({path.name: path.read_bytes()}, False, tuple(arguments), origin)


def bundle(files: Mapping[str, bytes]) -> bytes:
    """Files as one text of bytes: each after a line `=== path`."""
    return b"".join(SEPARATOR + path.encode() + b"\n" + data for path, data in files.items())


def unbundle(data: bytes) -> dict[str, bytes]:
    """The files of a bundle. Paths that no folder can have, or that lead out of it, are left out."""
    files: dict[str, bytes] = {}
    for part in (b"\n" + data).split(SEPARATOR)[1:]:
        line, _, content = part.partition(b"\n")
        path = PurePosixPath(line.decode("utf-8", "replace").strip().replace("\0", ""))
        names = [name for name in path.parts if name not in ("/", "..") and len(name.encode()) < 200]
        place = "/".join(names[:12])
        if place and not _collides(place, files):
            files[place] = content
    return files


def _collides(place: str, files: Mapping[str, bytes]) -> bool:
    """Whether a path would have to be a file and a folder."""
    return any(f"{known}/".startswith(f"{place}/") or f"{place}/".startswith(f"{known}/") for known in files)
