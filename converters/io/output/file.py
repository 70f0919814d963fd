"""A target that is one file, several volumes of one, or standard output."""

import gzip
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from filecmp import cmp
from pathlib import Path
from typing import BinaryIO, Final, Self, cast

from converters.errors import TargetError, UsageError
from converters.io.output.base import CAREFUL, Output, WriteMode
from converters.io.output.beside import volume_name
from converters.io.output.stage import take_place_of

_BUFFER: Final = 1 << 17
"""Bytes that are written at once: with Python's 8 KB, each post of a blog would be a call of the system."""


class FileOutput(Output):
    """One file, or standard output (`-`); compressed if its name ends in `.gz`.

    A format that can be split writes volumes beside it instead: `site-1.xml`, `site-2.xml` for `site.xml`.
    `signature` is what every file of the format contains near its start if `blogport` wrote it.
    """

    def __init__(self, target: str | Path, signature: bytes, mode: WriteMode = CAREFUL) -> None:
        # the file behind a link is replaced, not the link
        super().__init__(Path(os.path.realpath(target)), mode)
        self._standard = str(target) == "-"
        self._signature = signature
        self._stack = ExitStack()
        self._staged: dict[Path, Path] = {}
        if not self._standard:
            self._refuse_foreign(self.target)
        elif sys.stdout is None:
            raise TargetError("standard output is closed; write to a file")

    def _refuse_foreign(self, target: Path) -> None:
        refuse_foreign(target, self._signature, force=self._mode.force)

    def open(self, path: str = "") -> BinaryIO:
        """Open the target; or, with a number for a path, a volume of it."""
        if self._standard and path:
            raise UsageError("standard output takes one file, and no parts; write to a file")
        if self._standard and self._mode.dry_run:
            return cast(BinaryIO, self._stack.enter_context(Path(os.devnull).open("wb")))
        if self._standard:
            return cast(BinaryIO, _Unclosed(sys.stdout.buffer))
        target = self._volume(path) if path else self.target
        if path:
            self.volumes.append(target)
            self._refuse_foreign(target)
        if _is_device(target) and not self._mode.dry_run:
            return cast(BinaryIO, self._stack.enter_context(target.open("wb")))
        staged = self.stage() / target.name
        raw = self._stack.enter_context(staged.open("xb", buffering=_BUFFER))
        self._staged[staged] = target
        if target.suffix == ".gz":  # without time and name: the same input gives the same bytes
            compressed = gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0)
            return cast(BinaryIO, self._stack.enter_context(compressed))
        return raw

    def _is_stream(self) -> bool:
        return self._standard or _is_device(self.target)

    def _volume(self, number: str) -> Path:
        return self.target.with_name(volume_name(self.target.name, number))

    def _prepare(self) -> None:
        """A file that is as it was is not replaced."""
        self._stack.close()
        for staged, target in list(self._staged.items()):
            if not target.exists():
                self.changes.new = [*self.changes.new, target.name]
            elif not cmp(staged, target, shallow=False):
                self.changes.changed = [*self.changes.changed, target.name]
            else:
                self.changes.unchanged += 1
                del self._staged[staged]

    def _move(self) -> None:
        """Replace the target in one step, or one volume after the other."""
        total = len(self._staged)
        for done, (staged, target) in enumerate(self._staged.items()):
            try:
                take_place_of(staged, target)
            except OSError as error:
                if not done:
                    raise
                raise TargetError(
                    f"only {done} of {total} parts are in place ({error.strerror or error}): "
                    f"{target} and those after it are not; run the same command again"
                ) from error
        self._remove_old_volumes()

    def _remove_old_volumes(self) -> None:
        """Remove the volumes of an earlier run that had more: an import of all volumes would include them."""
        number = len(self.volumes) + 1
        while (
            self.volumes and (old := self._volume(str(number))).is_file() and _is_ours(old, self._signature)
        ):
            old.unlink()
            self.changes.removed.append(old.name)
            number += 1

    def discard(self) -> None:
        """Remove the staged files; closing them may fail on a full disk, and does not matter then."""
        with suppress(OSError):
            self._stack.close()
        super().discard()


def _is_device(target: Path) -> bool:
    """Whether a path is a device or a pipe: nothing to replace."""
    return target.exists() and not target.is_file()


class _Unclosed:
    """Standard output, which stays open when the writer closes it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, data: bytes) -> int:
        return self._stream.write(data)

    def writelines(self, lines: Iterable[bytes]) -> None:
        self._stream.writelines(lines)

    def close(self) -> None:
        self._stream.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def refuse_foreign(target: Path, signature: bytes, *, force: bool) -> None:
    """Raise `TargetError` for a folder, and, without `force`, for a file that does not contain `signature` near its start."""
    if target.is_dir():
        raise TargetError(f"{target} is a folder, but this format is written to one file; name a file in it")
    if force or not target.is_file() or not target.stat().st_size:
        return
    if not _is_ours(target, signature):
        raise TargetError(f"{target} is there already, and blogport did not write it; --force replaces it")


def _is_ours(path: Path, signature: bytes) -> bool:
    with _uncompressed(path) as stream:
        return signature in stream.read(4096)


@contextmanager
def _uncompressed(path: Path) -> Iterator[BinaryIO]:
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
