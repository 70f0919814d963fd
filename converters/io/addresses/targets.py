"""A target at an address: the run writes into a local copy of what stands there, and what changed is sent.

So a second run does what it does with a folder on disk: files that the user changed stay, and what is as it was is not sent. The
copy has the manifest and the names of all files; the bytes come at the end, and only those that the run cannot know without.
"""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from shlex import quote
from typing import Final, Self

from converters.errors import BlogportError, StoppedHalfway, StoppedWhenComplete, TargetError, UsageError
from converters.io.addresses.download import sorted_out
from converters.io.addresses.local_copies import LocalCopy
from converters.io.addresses.names import has_secret, joined, last_name, parent, scheme_of, shown
from converters.io.addresses.store import AddressError, Entry, Store
from converters.io.addresses.upload import (
    AGAIN,
    SENT_LAST,
    Found,
    LocalStamp,
    cannot_be_written,
    stamp_of,
    stamps_below,
    upload_file,
    upload_folder,
)
from converters.io.filenames import NO_NAMES
from converters.io.manifest import MANIFEST, UNFINISHED_SENDING
from converters.io.output import FolderOutput
from converters.io.output.beside import is_beside, split_name, uploads_name
from converters.io.output.hashing import Hasher, digest_of
from converters.io.output.installed import not_a_folder

_md5: Final[Hasher] = partial(hashlib.md5, usedforsecurity=False)
"""What servers tell of their files. It says what need not be brought, and protects nothing."""


class RemoteTarget:
    """The target at an address, a context manager; `path` is the file or folder that the run writes.

    Raises `UsageError` for an address that is no place for a target, and `TargetError` where it cannot be asked.
    """

    def __init__(self, address: str, *, single_file: bool, names_alone: bool = True) -> None:
        """`names_alone`: of what stands there the names are enough, until `download_compared`."""
        _refuse_place(address)
        self.address, self._single, self._names_alone = address, single_file, names_alone
        if single_file and (not last_name(address) or address.endswith("/")):
            raise UsageError(
                f"{shown(address)} is a folder, and this format is written to one file; name a file"
            )
        self._copy = LocalCopy(shown(address), last_name(address) or "site")
        self.path = self._copy.path
        self._found: dict[str, Found] = {}
        """What each of the folders beside one another held, by the name of the folder."""
        self._waiting: dict[str, dict[str, Entry]] = {}
        """The files of which the local copy has the names alone, by folder and place."""
        self._files: dict[str, LocalStamp] = {}
        """The single files beside one another as they were brought, by name."""

    def __enter__(self) -> Self:
        try:
            try:
                self._download_file() if self._single else self._download_folder(self.address, self.path)
            except AddressError as error:
                raise cannot_be_written(self.address, error) from None
        except BaseException:
            self._copy.remove()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._copy.remove()

    def in_words(self, text: str) -> str:
        """A text that names the local copy, with the address instead."""
        return self._copy.in_words(text)

    @contextmanager
    def named(self) -> Iterator[None]:
        """Errors within name the address, and not the local copy."""
        try:
            yield
        except (BlogportError, StoppedWhenComplete) as error:
            error.args = (self.in_words(str(error)),)
            raise

    def send(self) -> None:
        """Make what is at the address the same as the local copy. Raises `TargetError`, whose sentence says whether it is whole."""
        try:
            for local in sorted(
                self._written(), key=lambda path: (path.is_file(), path == self.path, path.name)
            ):
                if local.is_dir():
                    upload_folder(local, self.address_of(local), self._found.get(local.name, Found()))
                elif self._files.get(local.name) != stamp_of(local):
                    upload_file(local, self.address_of(local))
            self._remove_gone()
        except KeyboardInterrupt as error:
            raise StoppedHalfway(f"stopped; {shown(self.address)} may not be whole: {AGAIN}") from error

    def _written(self) -> Iterator[Path]:
        """What is sent: the target, its volumes, and a folder of uploads beside it. Not the downloads that a run keeps."""
        for path in self._copy.folder.iterdir():
            if path == self.path or (self._single and is_beside(self.path.name, path.name)):
                yield path

    def steps(self, steps: Iterable[str]) -> Iterator[str]:
        """What the user does now: programs work with a copy of the target on a machine."""
        yield f"copy {quote(shown(self.address))} to a machine as {quote(self.path.name)}"
        yield from (
            step.replace(str(self.path), self.path.name).replace(f"{self._copy.folder}/", "")
            for step in steps
        )

    def address_of(self, local: Path) -> str:
        """The address of a file or folder in the local copy."""
        return self.address if local == self.path else joined(parent(self.address), local.name)

    def _remove_gone(self) -> None:
        gone = [name for name in self._files if not (self._copy.folder / name).exists()]
        try:
            for name in gone:
                store = Store(self.address_of(self._copy.folder / name))
                store.remove([store.path])
        except AddressError as error:
            raise TargetError(
                f"{shown(self.address)} is written, and {gone[0]} beside it cannot be removed: {error}"
            ) from None

    def _download_file(self) -> None:
        """The target itself, the volumes of an earlier run, and the uploads beside it."""
        stem, ending = map(_escaped, split_name(self.path.name))
        found = Store(joined(parent(self.address), f"{stem}-*{ending}")).matches()
        volumes = (each for each in found if is_beside(self.path.name, last_name(each)))
        addresses = [self.address, *volumes]
        for address in addresses:
            entry = _entry_at(address)
            if entry:
                local = self._copy.folder / last_name(address)
                Store(address).get(entry.path, local, _uncounted)
                self._files[local.name] = stamp_of(local)
        uploads = uploads_name(self.path.name)
        self._download_folder(joined(parent(self.address), uploads), self._copy.folder / uploads)

    def _download_folder(self, address: str, local: Path) -> None:
        """The names of the files in a folder, and what says whether it is whole."""
        store = Store(address)
        if local == self.path and _entry_at(address):
            raise not_a_folder(shown(address))
        found = store.files()
        if not found:
            return
        wanted, _ = sorted_out(found)
        local.mkdir(exist_ok=True)
        _touch(local, wanted or found[:1])
        ours = any(entry.place in SENT_LAST for entry in wanted)
        at_once = {entry.place for entry in wanted if not self._names_alone} if ours else set()
        self._get(store, local, [entry for entry in wanted if entry.place in at_once | SENT_LAST])
        self._waiting[local.name] = {
            entry.place: entry for entry in wanted if entry.place not in at_once | SENT_LAST
        }
        manifest, marker = (
            path.read_bytes() if (path := local / name).is_file() else None
            for name in (MANIFEST, UNFINISHED_SENDING)
        )
        self._found[local.name] = Found(manifest, marker, stamps_below(local))
        self._take_up(local)

    def download_compared(self, output: FolderOutput) -> None:
        """Bring the files that a run looks at when it ends. What the server says is the same is taken from the run instead.

        Raises `TargetError`.
        """
        local = output.target
        waiting = self._waiting.pop(local.name, {})
        if not waiting:
            return
        compared = {path: staged for path, staged in output.compared().items() if path in waiting}
        wanted = [
            waiting[path]
            for path, staged in compared.items()
            if not (staged and _is_same(waiting[path], staged) and _linked(staged, local / path))
        ]
        address = self.address_of(local)
        try:
            self._get(Store(address), local, wanted)
        except AddressError as error:
            raise cannot_be_written(address, error) from None
        found = self._found[local.name]
        stamps = {path: stamp_of(local / path) for path in compared}
        self._found[local.name] = found._replace(stamps={**found.stamps, **stamps})

    def _get(self, store: Store, local: Path, entries: Iterable[Entry]) -> None:
        store.each(lambda entry: store.get(entry.path, local / entry.place, _uncounted), entries)

    def _take_up(self, local: Path) -> None:
        """Go on with a folder to which a run did not send all: its manifest is what that run left."""
        marker, manifest = local / UNFINISHED_SENDING, local / MANIFEST
        if not marker.is_file():
            return
        if manifest.is_file():
            marker.unlink()
        else:
            marker.rename(manifest)


def _escaped(text: str) -> str:
    """A text as part of a pattern."""
    return re.sub(r"([*?\[])", r"[\1]", text)


def _entry_at(address: str) -> Entry | None:
    try:
        return Store(address).entry()
    except AddressError as error:
        if error.missing:
            return None
        raise


def _is_same(entry: Entry, local: Path) -> bool:
    """Whether a file at an address is known to have the bytes of a local one."""
    return (
        bool(entry.md5)
        and local.is_file()
        and local.stat().st_size == entry.size
        and digest_of(local, _md5) == entry.md5
    )


def _linked(old: Path, new: Path) -> bool:
    """Give a file a second place; whether the file system can do that."""
    new.unlink()
    try:
        os.link(old, new)
    except OSError:
        new.touch()
        return False
    return True


def _touch(folder: Path, entries: Iterable[Entry]) -> None:
    """Empty files with the names of others."""
    for entry in entries:
        path = folder / (entry.place.rstrip("/") or "file")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def _uncounted(_: int) -> None:
    """What stands in a target is no source: it has no limit."""


def _refuse_place(address: str) -> None:
    """Raise `UsageError` for an address that is no place for a target."""
    if address.lower().startswith("sftp://"):
        raise UsageError(
            f"{shown(address)}: over SFTP a file is seen before it is whole, and a run that breaks off cannot be told from one "
            "that ended; write a folder here, and copy it there: rsync -a FOLDER/ HOST:PATH/"
        )
    if not scheme_of(address).target:
        raise UsageError(
            f"{shown(address)}: a target is written to this machine or to object storage (s3://, gs://, az://); write a "
            "folder here, and copy it there"
        )
    if not NO_NAMES.isdisjoint(address.partition("://")[2].rstrip("/").split("/")):
        raise UsageError(f"{shown(address)}: a target has no empty name, and neither . nor .. in it")
    if has_secret(address):
        raise UsageError(
            f"{shown(address)}: a target is named without user, password and signature; fsspec takes them from the "
            "environment, or from its settings"
        )


@contextmanager
def placed(address: str, *, single_file: bool, names_alone: bool = True) -> "Iterator[RemoteTarget]":
    """The target at an address, with errors in its name; the arguments of `RemoteTarget`."""
    with RemoteTarget(address, single_file=single_file, names_alone=names_alone) as target, target.named():
        yield target
