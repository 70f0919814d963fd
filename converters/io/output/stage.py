"""The folder that a run writes into before anything reaches the target.

It has the name `.<target>.blogport-<8 characters>` and is locked while its run lives. A run that was
killed leaves it behind without a lock, and the next run to the same target removes it.
"""

import os
import shutil
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from converters import lazy_re

if sys.platform != "win32":
    import fcntl

_SUFFIX = lazy_re.compile(r"[a-z0-9_]{8}")
"""What `tempfile.mkdtemp` appends to a prefix."""
_LONGEST = 100
"""Bytes of the target's name in that of the stage: names of 255 bytes are the limit of file systems."""
_ABANDONED = 24 * 3600
"""Seconds after which a stage is abandoned, on systems that cannot lock a folder."""


class Stage:
    """A new, locked folder in `folder` for the target called `name`. Raises `OSError`.

    Missing folders above it are made, and removed again by `remove` if they are still empty.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self._made = _make_folders(folder)
        self._lock: int | None = None
        try:
            while self._lock is None:
                self.path = Path(tempfile.mkdtemp(prefix=_prefix(name), dir=folder))
                self._lock = _lock(self.path)
                if not self.path.exists():  # another run took it for abandoned before it was locked
                    self._unlock()
        except OSError:
            self._remove_folders()
            raise

    def remove(self) -> None:
        """Remove the folder with all that is still in it."""
        shutil.rmtree(self.path, ignore_errors=True)
        self._unlock()
        self._remove_folders()

    def _remove_folders(self) -> None:
        for folder in self._made:
            with suppress(OSError):  # it holds something
                folder.rmdir()
        self._made = []

    def _unlock(self) -> None:
        if self._lock is not None and self._lock >= 0:
            os.close(self._lock)
        self._lock = None


def remove_abandoned(folder: Path, name: str) -> None:
    """Remove the stages in `folder` that killed runs to the target called `name` left behind."""
    prefix = _prefix(name)
    try:
        with os.scandir(folder) as entries:
            found = [
                Path(entry)
                for entry in entries
                if entry.name.startswith(prefix)
                and _SUFFIX.fullmatch(entry.name.removeprefix(prefix))
                and entry.is_dir(follow_symlinks=False)
            ]
    except OSError:  # there is no such folder, or it cannot be listed
        return
    for path in found:
        with suppress(OSError):  # of another user, or removed by another run
            if (lock := _lock(path, abandoned=True)) is not None:
                shutil.rmtree(path, ignore_errors=True)
                if lock >= 0:
                    os.close(lock)


def _prefix(name: str) -> str:
    return f".{os.fsencode(name)[:_LONGEST].decode(errors='ignore')}.blogport-"


def _make_folders(folder: Path) -> list[Path]:
    """Make a folder and those above it; returns the new ones, the deepest first."""
    missing = []
    for path in (folder, *folder.parents):
        if path.exists():
            break
        missing.append(path)
    folder.mkdir(parents=True, exist_ok=True)
    return missing


def _lock(path: Path, *, abandoned: bool = False) -> int | None:
    """A descriptor that holds the lock of a folder; None if a running process holds it.

    -1 where folders cannot be locked (Windows, some network file systems). There the age decides
    whether a stage is `abandoned`.
    """
    if sys.platform != "win32":
        try:
            descriptor = os.open(path, os.O_RDONLY)
        except FileNotFoundError:
            return None
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return None
        except OSError:
            os.close(descriptor)
        else:
            return descriptor
    return None if abandoned and time.time() - path.stat().st_mtime < _ABANDONED else -1
