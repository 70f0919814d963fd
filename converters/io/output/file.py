"""A target that is one file, or standard output; or one in parts."""

import gzip
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, Self, cast

from converters.errors import TargetError, UsageError
from converters.io.output.base import Output, umask


class FileOutput(Output):
    """One file, or standard output (`-`); packed if its name ends in `.gz`.

    A format that can be split writes parts beside it instead: `site-1.xml`, `site-2.xml` for `site.xml`.
    `signature` is what every file of the format has near its start when `blogport` wrote it.
    """

    def __init__(self, target: str | Path, signature: bytes, *, force: bool = False) -> None:
        super().__init__()
        self._standard = str(target) == "-"
        self.target = Path(os.path.realpath(target))  # what a link points to is replaced, not the link
        self._signature = signature
        self._force = force
        self._stack = ExitStack()
        self._staged: dict[Path, Path] = {}
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
            self.volumes.append(target)
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
            staged.chmod(0o666 & ~umask())
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
        number = len(self.volumes) + 1
        while self.volumes and (old := self._part(str(number))).is_file() and self._is_ours(old):
            old.unlink()
            self.removed.append(old.name)
            number += 1

    def discard(self) -> None:
        """Remove the files that were to replace the target."""
        self._stack.close()
        for staged in self._staged:
            staged.unlink(missing_ok=True)


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
