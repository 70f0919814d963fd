"""Where writers write: beside the target first, and into it only when all is there.

A run that ends early leaves the target as it was. A folder that holds something already
is taken only if `blogport` wrote it (it says so in `MANIFEST`) or with `force`; files that
somebody changed since are not overwritten without `force`.
"""

import gzip
import hashlib
import json
import os
import shutil
import sys
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from errno import ENOSPC
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self, cast

from converters.errors import TargetError, UsageError

MANIFEST = ".blogport.json"
"""In a folder that `blogport` wrote: its format, and the hash of each file as written."""

UNFINISHED = "BLOGPORT-UNFINISHED.txt"
"""In a folder while files are moved into it; it is left behind only if that is cut short."""


class Output(ABC):
    """The target of one run, a context manager: `commit` keeps what was written, all else leaves no trace."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.discard()

    @abstractmethod
    def open(self, path: str = "") -> BinaryIO:
        """A new file at a path relative to the target; no path in a target that is one file."""

    @abstractmethod
    def commit(self) -> None:
        """Put what was written in the target's place. Raises `TargetError` where that fails."""

    @abstractmethod
    def discard(self) -> None:
        """Remove what was written and not committed; nothing after `commit`."""


class FileOutput(Output):
    """One file, or standard output (`-`); packed if its name ends in `.gz`.

    A format that can be split writes parts beside it instead: `site-1.xml`, `site-2.xml` for `site.xml`.
    `signature` is what every file of the format has near its start when `blogport` wrote it.
    """

    def __init__(self, target: str | Path, signature: bytes, *, force: bool = False) -> None:
        self._standard = str(target) == "-"
        self.target = Path(os.path.realpath(target))  # what a link points to is replaced, not the link
        self._signature = signature
        self._force = force
        self._stack = ExitStack()
        self._staged: dict[Path, Path] = {}
        self.parts: list[Path] = []
        """The parts, where there are any."""
        self.removed: list[str] = []
        """After `commit`: parts that an earlier run wrote and this one did not."""
        if not self._standard:
            self._refuse_foreign(self.target)

    def _refuse_foreign(self, target: Path) -> None:
        if target.is_dir():
            raise TargetError(f"{target} is a folder, but this format is written to one file")
        if self._force or not target.is_file() or not target.stat().st_size:
            return
        if not self._is_ours(target):
            raise TargetError(
                f"{target} is there already, and blogport did not write it; --force replaces it"
            )

    def _is_ours(self, path: Path) -> bool:
        with _unpacked(path) as stream:
            return self._signature in stream.read(4096)

    def open(self, path: str = "") -> BinaryIO:
        """The stream; or, with a number for a path, that of a part."""
        if self._standard and path:
            raise UsageError("standard output takes one file, and no parts; write to a file")
        if self._standard:
            return cast(BinaryIO, _Unclosed(sys.stdout.buffer))
        target = self._part(path) if path else self.target
        if path:
            self.parts.append(target)
            self._refuse_foreign(target)
        if target.exists() and not target.is_file():  # a device or a pipe: nothing to replace
            return cast(BinaryIO, self._stack.enter_context(target.open("wb")))
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:100]}.", dir=target.parent)
        self._staged[Path(name)] = target
        raw = self._stack.enter_context(os.fdopen(handle, "wb"))
        if target.suffix == ".gz":  # no time and no name in it: the same input gives the same bytes
            packed = gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0)
            return cast(BinaryIO, self._stack.enter_context(packed))
        return cast(BinaryIO, raw)

    def _part(self, number: str) -> Path:
        packed = ".gz" if self.target.suffix == ".gz" else ""
        name = Path(self.target.name.removesuffix(packed))
        return self.target.with_name(f"{name.stem}-{number}{name.suffix}{packed}")

    def commit(self) -> None:
        """Replace the target in one step, or one part after the other."""
        self._stack.close()
        total = len(self._staged)
        for staged in list(self._staged):
            staged.chmod(0o666 & ~_umask())
        for done, (staged, target) in enumerate(list(self._staged.items())):
            try:
                staged.replace(target)
            except OSError as error:
                if not done:
                    raise
                raise TargetError(
                    f"only {done} of {total} parts are in place ({error.strerror or error}): "
                    f"{target} and those after it are not; run the same command again"
                ) from error
            del self._staged[staged]
        self._remove_old_parts()

    def _remove_old_parts(self) -> None:
        """Parts of an earlier run that had more of them: whoever imports all would import those too."""
        number = len(self.parts) + 1
        while self.parts and (old := self._part(str(number))).is_file() and self._is_ours(old):
            old.unlink()
            self.removed.append(old.name)
            number += 1

    def discard(self) -> None:
        """Remove the files that were to replace the target."""
        self._stack.close()
        for staged in self._staged:
            staged.unlink(missing_ok=True)


class FolderOutput(Output):
    """A folder of files."""

    def __init__(self, target: str | Path, format_name: str, *, force: bool = False) -> None:
        self.target = Path(os.path.realpath(target))
        self._format = format_name
        self._force = force
        self._before = self._check()
        self._hashes: dict[str, str] = {}
        self._settings: set[str] = set()
        self.removed: list[str] = []
        """After `commit`: what an earlier run wrote and this one did not."""
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
                    raise unwritten(self.target, error) from error
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

    def offer(self, path: str, data: bytes | str) -> None:
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
            self._stage.chmod(0o777 & ~_umask())
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


class _Unclosed:
    """Standard output, which is not ours to close."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, data: bytes) -> int:
        return self._stream.write(data)

    def close(self) -> None:
        self._stream.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@contextmanager
def _unpacked(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("rb") as raw:
            if raw.read(2) == b"\x1f\x8b":
                raw.seek(0)
                with gzip.GzipFile(fileobj=raw) as stream:
                    yield cast(BinaryIO, stream)
            else:
                raw.seek(0)
                yield raw
    except OSError as error:
        raise TargetError(f"{path} cannot be read: {error.strerror or error}") from error


def unwritten(target: str | Path, error: OSError) -> TargetError:
    """What to say of a target that could not be written, and what to do where the disk is full."""
    hint = f" (room is needed beside it and in {tempfile.gettempdir()})" if error.errno == ENOSPC else ""
    return TargetError(f"{target} cannot be written: {error.strerror or error}{hint}; it is as it was before")


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        digest = hashlib.blake2b(digest_size=16)
        while chunk := stream.read(1 << 20):
            digest.update(chunk)
        return digest.hexdigest()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
