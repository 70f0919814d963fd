"""A target that is a BagIt bag with the states of a backup (see `io.bags`).

Each run adds a state. The bag is made anew beside the old one, with its files as hard links, and takes its place in one step:
a run that is killed leaves the old bag, whole.
"""

import hashlib
import os
import shutil
import sys
import time
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from converters.errors import TargetError
from converters.io import bags
from converters.io.bags import Item
from converters.io.manifest import MANIFEST
from converters.io.output.base import CAREFUL, WriteMode
from converters.io.output.folder import FolderOutput
from converters.io.output.hashing import Hasher, digest_of
from converters.io.output.installed import manifest_text
from converters.io.output.stage import copy_permissions, open_to_others

_HERE: Final = -100
"""`AT_FDCWD` of Linux: paths are relative to the current folder."""
_EXCHANGE: Final = 2
"""`RENAME_EXCHANGE` of Linux's renameat2(2), and `RENAME_SWAP` of macOS's renamex_np(2)."""
_sha512: Final[Hasher] = partial(hashlib.new, bags.ALGORITHM)
_EPOCH: Final = "SOURCE_DATE_EPOCH"
"""The variable that states the time of a run, for builds that give the same bytes (reproducible-builds.org)."""


class BagOutput(FolderOutput):
    """A bag. The paths of `open`, `copy` and `write` are those in the new state.

    `force`, `prune` and `merge` change nothing: a bag is never written over anything, and no file of an earlier state is removed.
    """

    hasher = staticmethod(_sha512)
    needs_names_alone = False

    def __init__(self, target: str | Path, format_name: str, mode: WriteMode = CAREFUL) -> None:
        path = Path(os.path.realpath(target))
        if not mode.dry_run:
            _put_back(path)
        super().__init__(path, format_name, WriteMode(force=_is_bag(path), dry_run=mode.dry_run))
        self._old = _checksums(self.target)
        """The checksums of the files in `data/`, as the old bag states them."""
        self.state = _new_state(bags.states_in(self._old))
        self.about: dict[str, tuple[str, str, str]] = {}
        """The last three fields of `Item` for files that have them, by path in the state."""
        self.info: dict[str, str] = {}
        """Fields of `bag-info.txt`."""
        self.pages: dict[str, str] = {}
        """Texts beside `data/`, by name."""

    def _stage_folder(self) -> Path:
        """Beside the target: a bag is replaced as a whole."""
        beside = self.target.parent
        if self.target.is_dir() and (
            beside.stat().st_dev != self.target.stat().st_dev or not os.access(beside, os.W_OK)
        ):
            raise TargetError(
                f"{self.target} cannot be replaced in one step, as a backup is; name a folder within it instead"
            )
        return beside

    def _prepare(self) -> None:
        """Make the whole new bag in the stage, or know what would be in it."""
        items = list(self._items())
        folder = f"{bags.STATES}{self.state}/"
        self.changes.new = sorted({item.stored for item in items if item.stored.startswith(folder)})
        self.changes.unchanged = len({item.stored for item in items} - set(self.changes.new))
        if self._mode.dry_run:
            return
        bag = self._bag()
        if self.target.is_dir():
            _link_all(self.target, bag)
        new = self._new_files(bag, items)
        payload = self._old | new
        size = sum((bag / path).stat().st_size for path in payload if (bag / path).is_file())
        self._write_tags(bag, payload, size)

    def _items(self) -> Iterator[Item]:
        """The files of the state. One whose bytes are in the bag already, and sound there, is not stored again."""
        stored = {digest: path for path, digest in self._old.items()}
        sound: dict[str, bool] = {}
        for path in sorted(self._hashes):
            digest = self._hashes[path]
            place = stored.get(digest, "")
            if place and place not in sound:
                sound[place] = self._is_sound(place, digest)
            if place and not sound[place]:
                self.changes.damaged.append(place)
                place = ""
            if not place:
                place = stored[digest] = f"{bags.STATES}{self.state}/{path}"
                sound[place] = True
            yield Item(path, place, self._staged(path).stat().st_size, digest, *self.about.get(path, ()))

    def _is_sound(self, place: str, digest: str) -> bool:
        """Whether a file of the old bag has the bytes that it should have."""
        file = self.target / place
        return file.is_file() and digest_of(file, self.hasher) == digest

    def _new_files(self, bag: Path, items: list[Item]) -> dict[str, str]:
        """Move the files of the state into the bag, and write its table; their checksums by path in the bag."""
        folder = f"{bags.STATES}{self.state}/"
        new: dict[str, str] = {}
        for item in items:
            if item.stored == f"{folder}{item.name}":
                path = bag / item.stored
                path.parent.mkdir(parents=True, exist_ok=True)
                self._staged(item.name).rename(path)
                new[item.stored] = item.sha512
        table = f"{folder}{bags.CONTENTS}"
        new[table] = _write(bag / table, bags.contents_text(items))
        return new

    def _write_tags(self, bag: Path, payload: Mapping[str, str], size: int) -> None:
        """Write the files beside `data/`."""
        day = self.state[:10]
        info = {**self.info, "Bagging-Date": day, "Payload-Oxum": f"{size}.{len(payload)}"}
        texts = {
            **self.pages,
            bags.DECLARATION: bags.VERSION,
            bags.INFO: bags.info_text(info),
            bags.MANIFEST: bags.manifest_text(payload),
        }
        checksums = {name: _write(bag / name, text) for name, text in texts.items()}
        _write(bag / bags.TAG_MANIFEST, bags.manifest_text(checksums))
        _write(bag / MANIFEST, manifest_text(self._format))

    def _move(self) -> None:
        """Give the new bag the place of the old one. Where the system cannot exchange two folders, the old one has the
        name `_aside` for a moment."""
        if _checksums(self.target) != self._old:
            raise TargetError(
                f"another run changed {self.target} meanwhile; it is as that run left it: run again"
            )
        bag = self._bag()
        if not self.target.exists():
            open_to_others(bag)
            bag.rename(self.target)
            return
        if not exchange(bag, self.target):
            aside = _aside(self.target)
            self.target.rename(aside)
            try:
                bag.rename(self.target)
            except BaseException:
                aside.rename(self.target)
                raise
            shutil.rmtree(aside, ignore_errors=True)

    def _bag(self) -> Path:
        """The new bag in the stage; no file of a state can have this name."""
        return self.stage() / f"{MANIFEST}.bag"


def _is_bag(path: Path) -> bool:
    """Whether a folder is a bag with states. Raises `TargetError` for a folder that holds something else."""
    if (path / bags.DECLARATION).is_file() and (path / bags.STATES).is_dir():
        return True
    if path.is_dir() and any(path.iterdir()):
        raise TargetError(f"{path} is not empty, and no backup; a backup has its own folder")
    return False


def _checksums(bag: Path) -> dict[str, str]:
    """What the manifest of an old bag says. Raises `TargetError` where it cannot be read."""
    if not (bag / bags.STATES).is_dir():
        return {}
    try:
        return bags.read_manifest((bag / bags.MANIFEST).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise TargetError(
            f"{bag / bags.MANIFEST} cannot be read, so nobody knows whether this backup is whole; it is not added to: choose a "
            "new folder"
        ) from error


def _new_state(states: list[str]) -> str:
    """The name of a new state: the time in UTC, in characters that every system has in names, later than all others."""
    now = time.gmtime(int(os.environ.get(_EPOCH) or time.time()))
    name = time.strftime("%Y-%m-%dT%H-%M-%SZ", now)
    number, unique = 1, name
    while unique in states:
        number += 1
        unique = f"{name}-{number:02}"
    return unique


def _aside(target: Path) -> Path:
    return target.with_name(f".{target.name}.blogport-old")


def _put_back(target: Path) -> None:
    """Give an old bag its name again, if a run was killed between the two steps in which it was to be replaced.

    One that a killed run did not remove is removed if all its states are in the new one.
    """
    aside = _aside(target)
    if aside.is_dir() and not target.exists():
        aside.rename(target)
    elif aside.is_dir() and _states(aside) <= _states(target):
        shutil.rmtree(aside, ignore_errors=True)


def _states(bag: Path) -> set[str]:
    folder = bag / bags.STATES
    return {state.name for state in folder.iterdir()} if folder.is_dir() else set()


def _link_all(old: Path, new: Path) -> None:
    """A new folder with the files and the permissions of another."""
    new.mkdir()
    with os.scandir(old) as entries:
        for entry in entries:
            again = _link_all if entry.is_dir(follow_symlinks=False) else _link
            again(Path(entry), new / entry.name)
    copy_permissions(old, new)


def _link(old: Path, new: Path) -> None:
    """The same file at another path; a copy where the file system has no hard links."""
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError:
        shutil.copyfile(old, new, follow_symlinks=False)
        copy_permissions(old, new)


def _write(path: Path, text: str) -> str:
    """Write a new file, which does not change the file that it was a link to; its checksum."""
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    data = text.encode()
    path.write_bytes(data)
    return _sha512_of(data)


def _sha512_of(data: bytes) -> str:
    digest = _sha512()
    digest.update(data)
    return digest.hexdigest()


def exchange(one: Path, other: Path) -> bool:
    """Give each of two paths on one file system the name of the other; False where the system cannot do that in one step."""
    import ctypes  # only a backup needs it

    first, second = os.fsencode(one), os.fsencode(other)
    try:
        system = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            return bool(system.renameat2(_HERE, first, _HERE, second, _EXCHANGE) == 0)
        if sys.platform == "darwin":
            return bool(system.renamex_np(first, second, _EXCHANGE) == 0)
    except (OSError, AttributeError, TypeError):  # no such function, or no C library to ask
        pass
    return False
