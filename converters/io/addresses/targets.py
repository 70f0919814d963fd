"""A target at an address: what stands there is brought to a local copy, the run writes into it, and what changed is sent.

So a second run does what it does with a folder on disk: files that the user changed stay, and what is as it was is not sent.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shlex import quote
from typing import Self

from converters.errors import BlogportError, StoppedHalfway, StoppedWhenComplete, TargetError, UsageError
from converters.io.addresses.bringing import sorted_out
from converters.io.addresses.local_copies import LocalCopy
from converters.io.addresses.names import has_secret, joined, last_name, parent, scheme_of, shown
from converters.io.addresses.sending import (
    AGAIN,
    SENT_LAST,
    LocalStamp,
    cannot_be_written,
    send_file,
    send_folder,
    stamp_of,
    stamps_below,
)
from converters.io.addresses.store import AddressError, Entry, Store
from converters.io.manifest import MANIFEST, UNFINISHED_SENDING
from converters.io.output.beside import is_beside, split_name, uploads_name


class RemoteTarget:
    """The target at an address, a context manager; `path` is the file or folder that the run writes.

    Raises `UsageError` for an address that is no place for a target, and `TargetError` where it cannot be asked.
    """

    def __init__(self, address: str, *, single_file: bool) -> None:
        _refuse_place(address)
        self.address, self._single = address, single_file
        if single_file and (not last_name(address) or address.endswith("/")):
            raise UsageError(
                f"{shown(address)} is a folder, and this format is written to one file; name a file"
            )
        self._copy = LocalCopy(shown(address), last_name(address) or "site")
        self.path = self._copy.path
        self._before: dict[str, dict[str, LocalStamp]] = {}
        """The files of each folder beside one another as they were brought, by the name of the folder."""
        self._files: dict[str, LocalStamp] = {}
        """The single files beside one another as they were brought, by name."""

    def __enter__(self) -> Self:
        try:
            try:
                self._bring_file() if self._single else self._bring_folder(self.address, self.path)
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
                    send_folder(local, self.address_of(local), self._before.get(local.name, {}))
                elif self._files.get(local.name) != stamp_of(local):
                    send_file(local, self.address_of(local))
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

    def _bring_file(self) -> None:
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
        self._bring_folder(joined(parent(self.address), uploads), self._copy.folder / uploads)

    def _bring_folder(self, address: str, local: Path) -> None:
        """A folder that blogport wrote; of any other only the names, so that it is refused, or written into with `force`."""
        store = Store(address)
        if local == self.path and _entry_at(address):
            raise TargetError(f"{shown(address)} is a file, but this format is written to a folder")
        found = store.files()
        if not found:
            return
        ours = any(entry.place in SENT_LAST for entry in found)
        wanted, _ = sorted_out(found)
        for entry in wanted:
            (local / entry.place).parent.mkdir(parents=True, exist_ok=True)
        if ours:
            store.each(lambda entry: store.get(entry.path, local / entry.place, _uncounted), wanted)
        else:
            local.mkdir(exist_ok=True)
            _touch(local, wanted or found[:1])
        self._before[local.name] = stamps_below(local)
        self._take_up(local)

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
    if not scheme_of(address).target:
        raise UsageError(
            f"{shown(address)}: a target is written to this machine or to object storage (s3://, gs://, az://); write a "
            "folder here, and copy it there"
        )
    if has_secret(address):
        raise UsageError(
            f"{shown(address)}: a target is named without user, password and signature; fsspec takes them from the "
            "environment, or from its settings"
        )


@contextmanager
def placed(address: str, *, single_file: bool) -> "Iterator[RemoteTarget]":
    """The target at an address, with errors in its name."""
    with RemoteTarget(address, single_file=single_file) as target, target.named():
        yield target
