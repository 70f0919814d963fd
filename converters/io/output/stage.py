"""The folder that a run writes into before anything reaches the target.

It has the name `.<target>.blogport-<8 characters>` and is locked while its run lives. So it also says that
a run is writing to the target: a second one ends (see `TargetInUseError`). The system takes the lock away with the process: a run
that was killed leaves the folder behind without it, and the next run to the same target removes it.
"""

import hashlib
import os
import random
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from converters import lazy_re
from converters.errors import TargetInUseError
from converters.io.folder_lock import NO_LOCKS, lock_folder

_SUFFIX = lazy_re.compile(r"[a-z0-9_]{8}")
"""What `tempfile.mkdtemp` appends to a prefix."""
_LONGEST = 100
"""Bytes of the target's name in that of the stage: names of 255 bytes are the limit of file systems. Of a longer name a digest follows."""
_ABANDONED = 24 * 3600
"""Seconds after which a stage is abandoned, on systems that cannot lock a folder."""
_LOOKS: Final = 5
"""How often it is looked whether another run writes to the target: two that begin at once see each other, and both step back."""
_PAUSE: Final = 0.2
"""The most seconds between two looks."""


def alone(folder: Path, target: Path) -> "Stage":
    """A new stage in `folder` for a target that no other run writes to.

    What killed runs left behind is removed. Raises `TargetInUseError`, or `OSError` where no folder can be made. Where folders
    cannot be locked (Windows, some network file systems), another run is not seen.
    """
    for _ in range(_LOOKS):
        stage = Stage(folder, target.name)
        if not remove_abandoned(folder, target.name, stage.path):
            return stage
        stage.remove()
        time.sleep(random.uniform(0, _PAUSE))
    raise TargetInUseError(
        f"another run is writing to {target} now; wait until it has ended, or write to another place"
    )


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
                with suppress(BlockingIOError):  # another run looks whether it is abandoned, and removes it
                    self._lock = lock_folder(self.path)
                if not self.path.exists():  # it has removed it already
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


def remove_abandoned(folder: Path, name: str, own: Path | None = None) -> bool:
    """Remove the stages in `folder` that killed runs to the target called `name` left behind; whether a run that lives has one,
    other than `own`.
    """
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
        return False
    in_use = False
    for path in found:
        if path == own:
            continue
        try:
            lock = lock_folder(path)
            if lock == NO_LOCKS and time.time() - path.stat().st_mtime < _ABANDONED:
                continue  # it may be in use
        except BlockingIOError:
            in_use = True
            continue
        except OSError:  # of another user, or removed by another run
            continue
        if lock is not None:
            shutil.rmtree(path, ignore_errors=True)
            if lock >= 0:
                os.close(lock)
    return in_use


def _prefix(name: str) -> str:
    data = os.fsencode(name)
    if len(data) > _LONGEST:  # two long names may begin alike
        digest = hashlib.blake2b(data, digest_size=4).hexdigest()
        return f".{data[:_LONGEST].decode(errors='ignore')}-{digest}.blogport-"
    return f".{data.decode(errors='ignore')}.blogport-"


def _make_folders(folder: Path) -> list[Path]:
    """Make a folder and those above it; returns the new ones, the deepest first."""
    missing = []
    for path in (folder, *folder.parents):
        if path.exists():
            break
        missing.append(path)
    folder.mkdir(parents=True, exist_ok=True)
    return missing


def open_to_others(folder: Path) -> None:
    """Give a folder that `tempfile` made for its user alone the permissions of any new folder.

    Some file systems refuse that, and need it not: they have no permissions (network shares, drives of Windows under WSL).
    """
    mask = os.umask(0)
    os.umask(mask)
    with suppress(OSError):
        folder.chmod(0o777 & ~mask)


def take_place_of(new: Path, old: Path) -> None:
    """Move a file over another, if there is one. It gets the permissions of that: a user may have closed it to others."""
    copy_permissions(old, new)
    new.replace(old)


def copy_permissions(old: Path, new: Path) -> None:
    """Give a file or folder the permissions of another, if there is one and the file system has them.

    Windows only has a mark against writing, with which a file that is staged could not be removed.
    """
    if os.name == "posix":
        with suppress(OSError):
            shutil.copymode(old, new)
