"""A target that is a folder of files.

One that holds something already is taken only if `blogport` wrote it (it says so in `MANIFEST`)
or with `force`; files that somebody changed since are not overwritten without `force`.
"""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Self, cast

from converters.errors import TargetError
from converters.io.manifest import MANIFEST, UNFINISHED
from converters.io.output.base import Output, target_error, umask


class FolderOutput(Output):
    """A folder of files."""

    def __init__(self, target: str | Path, format_name: str, *, force: bool = False) -> None:
        super().__init__()
        self.target = Path(os.path.realpath(target))
        self._format = format_name
        self._force = force
        self._before = self._check()
        self._hashes: dict[str, str] = {}
        self._settings: set[str] = set()
        try:
            self.target.parent.mkdir(parents=True, exist_ok=True)
            self._stage = Path(tempfile.mkdtemp(prefix=f".{self.target.name[:100]}.", dir=self.target.parent))
        except OSError as error:
            raise TargetError(f"{self.target} cannot be written: {error.strerror}") from error

    def _check(self) -> dict[str, str]:
        """The hashes of the files that an earlier run wrote. Raises `TargetError` for a folder of somebody else."""
        if self.target.is_dir():
            if (self.target / MANIFEST).is_file():
                return self._read_manifest()
            if not self._force and any(self.target.iterdir()):
                raise TargetError(
                    f"{self.target} is not empty, and blogport did not write it; "
                    "choose a new folder, or write into this one with --force"
                )
        elif self.target.exists():
            raise TargetError(f"{self.target} is a file, but this format is written to a folder")
        return {}

    def _read_manifest(self) -> dict[str, str]:
        try:
            manifest = json.loads((self.target / MANIFEST).read_bytes())
            files = {str(path): str(digest) for path, digest in manifest["files"].items()}
            known = str(manifest["format"])
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            if self._force:
                return {}
            raise TargetError(
                f"{self.target / MANIFEST} cannot be understood; --force writes it anew"
            ) from error
        if known != self._format and not self._force:
            raise TargetError(
                f"{self.target} holds what blogport wrote as {known}; choose a new folder for {self._format}, "
                "or replace it with --force"
            )
        return files

    def open(self, path: str = "") -> BinaryIO:
        """A new file; folders above it are made. Raises `ValueError` for a path that leaves the target or is taken."""
        return cast(BinaryIO, _Hashed(self._new(path), path, self._hashes))

    def copy(self, path: str, stream: BinaryIO) -> None:
        """A file as a stream has it; none where that breaks off. Raises `TargetError` where it cannot be written."""
        copy = self.open(path)
        try:
            while chunk := stream.read(1 << 20):
                try:
                    copy.write(chunk)
                except OSError as error:  # not to be taken for one of the stream's
                    raise target_error(self.target, error) from error
        except BaseException:
            copy.close()
            self._stage.joinpath(*path.split("/")).unlink()
            del self._hashes[path]
            raise
        copy.close()

    def write(self, path: str, data: bytes | str) -> None:
        """A whole file at once; text in UTF-8."""
        with self.open(path) as stream:
            stream.write(data.encode() if isinstance(data, str) else data)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """What is written within belongs together: where that fails, none of its files stays."""
        before = len(self._hashes)
        try:
            yield
        except BaseException:
            for path in list(self._hashes)[before:]:
                self._stage.joinpath(*path.split("/")).unlink()
                del self._hashes[path]
            raise

    def write_default(self, path: str, data: bytes | str) -> None:
        """A file for the user to change (settings, layouts): one that is there already stays."""
        self._settings.add(path)
        self.write(path, data)

    def _new(self, path: str) -> Path:
        parts = path.split("/")
        if not all(parts) or {".", ".."} & set(parts) or "\\" in path or "\0" in path:
            raise ValueError(f"not a path inside the target: {path!r}")
        staged = self._stage.joinpath(*parts)
        if staged.exists():
            raise ValueError(f"written twice: {path!r}")
        staged.parent.mkdir(parents=True, exist_ok=True)
        return staged

    def commit(self) -> None:
        """Put the files in place: a new folder in one step, an old one file by file."""
        fresh = not self.target.exists()
        if not fresh:
            self._settle_changes()
        manifest = {"blogport": 1, "format": self._format, "files": dict(sorted(self._hashes.items()))}
        (self._stage / MANIFEST).write_text(
            json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
        )
        if fresh:
            self._stage.chmod(0o777 & ~umask())
            self._stage.rename(self.target)
        else:
            self._move_in()

    def _settle_changes(self) -> None:
        """Keep the settings that are there; refuse to overwrite what somebody changed."""
        changed = []
        for path in sorted(self._hashes):
            there = self.target / path
            if not there.parent.resolve().is_relative_to(self.target):
                raise TargetError(
                    f"{there} lies outside {self.target}, by way of a link; nothing was written"
                )
            if there.is_dir():
                raise TargetError(f"{there} is a folder, where a file is to be written; nothing was written")
            if blocked := next((one for one in there.parents if one.is_file()), None):
                raise TargetError(f"{blocked} is a file, where a folder is to be made; nothing was written")
            if not there.exists() or _digest(there) in (self._hashes[path], self._before.get(path)):
                continue
            if path in self._settings:
                (self._stage / path).unlink()
                self._hashes[path] = self._before.get(path, self._hashes[path])
            else:
                changed.append(path)
        if changed and not self._force:
            more = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
            raise TargetError(
                f"{self.target / changed[0]}{more} changed since blogport wrote it; "
                "choose a new folder, or overwrite with --force"
            )

    def _move_in(self) -> None:
        note = self.target / UNFINISHED
        note.write_text(
            "blogport was stopped while it moved new files into this folder: some files here are of the new run,\n"
            "others of the one before. Nothing else was touched. Run the same command again to finish.\n",
            encoding="utf-8",
        )
        try:
            self._move_files()
        except OSError as error:
            raise TargetError(
                f"{self.target} is half written ({error.strerror or error}); {UNFINISHED} in it says how to go on"
            ) from error
        note.unlink()

    def _move_files(self) -> None:
        for staged in sorted(path for path in self._stage.rglob("*") if path.is_file()):
            relative = staged.relative_to(self._stage)
            if relative.name != MANIFEST:
                (self.target / relative).parent.mkdir(parents=True, exist_ok=True)
                staged.replace(self.target / relative)
        self._remove_old()
        (self._stage / MANIFEST).replace(self.target / MANIFEST)

    def _remove_old(self) -> None:
        """Remove what an earlier run wrote and this one did not, unless somebody changed it."""
        for path in sorted(self._before.keys() - self._hashes.keys()):
            old = self.target.joinpath(*path.split("/"))
            if not old.parent.resolve().is_relative_to(self.target):
                continue
            if old.is_file() and _digest(old) == self._before[path]:
                old.unlink()
                self.removed.append(path)
                for folder in old.parents:
                    if folder == self.target or any(folder.iterdir()):
                        break
                    folder.rmdir()

    def discard(self) -> None:
        """Remove the staged files."""
        shutil.rmtree(self._stage, ignore_errors=True)


class _Hashed:
    """A file that knows its hash when it is closed."""

    def __init__(self, staged: Path, path: str, hashes: dict[str, str]) -> None:
        self._stream = staged.open("xb")
        self._hash = hashlib.blake2b(digest_size=16)
        self._path = path
        self._hashes = hashes

    def write(self, data: bytes) -> int:
        self._hash.update(data)
        return self._stream.write(data)

    def close(self) -> None:
        self._stream.close()
        self._hashes[self._path] = self._hash.hexdigest()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        digest = hashlib.blake2b(digest_size=16)
        while chunk := stream.read(1 << 20):
            digest.update(chunk)
        return digest.hexdigest()
