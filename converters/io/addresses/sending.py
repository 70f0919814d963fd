"""Sends what was written on this machine to object storage, so that a target is whole or not seen.

A folder is whole if its manifest is there. While files are sent the manifest is away, and `UNFINISHED_SENDING` stands in its
place: it has the digests of the files before and after, by which the next run knows which files are its own.
"""

import os
import time
import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from converters.errors import TargetError
from converters.io.addresses.names import joined, shown
from converters.io.addresses.store import AddressError, Store
from converters.io.manifest import MANIFEST, UNFINISHED_SENDING
from converters.io.output.installed import moving_text

LocalStamp = tuple[int, int, int]
"""By which a local file is known that was not written since: inode, time and size."""
AGAIN: Final = "run the same command again to finish"
_LOOK: Final = 2.0
"""Seconds between two looks at the marker."""
SENT_LAST: Final = frozenset({MANIFEST, UNFINISHED_SENDING})
"""The files that say whether a folder is whole: by one of them a folder is known as ours."""


def send_file(local: Path, address: str) -> None:
    """Send one file: it is there whole, or what was there stays. Raises `TargetError`."""
    try:
        store = Store(address)
        store.put(local, store.path)
    except AddressError as error:
        raise cannot_be_written(address, error) from None


class Found(NamedTuple):
    """What stood in a folder at an address when a run began: by this the run knows whether another one wrote meanwhile."""

    manifest: bytes | None = None
    marker: bytes | None = None
    """What `UNFINISHED_SENDING` held."""
    stamps: Mapping[str, LocalStamp] = {}
    """The files that the local copy got, as `stamps_below` saw them."""


def send_folder(local: Path, address: str, found: Found) -> None:
    """Make the folder at an address the same as a local one, which was made of what was `found` there.

    Nothing is sent if nothing changed. Raises `TargetError`; the folder is as it was, or it is not whole and the next run goes
    on with it.
    """
    now = stamps_below(local)
    changed = [place for place in sorted(now) if now[place] != found.stamps.get(place)]
    gone = sorted(found.stamps.keys() - now.keys() - SENT_LAST)
    try:
        store = Store(address)
        root = store.path.rstrip("/")
        manifest = joined(root, MANIFEST)
        marker = _Marker(store, joined(root, UNFINISHED_SENDING), found.marker)
        if changed or gone:
            marker.put((local / MANIFEST).read_bytes(), manifest, found.manifest)
            if found.manifest is not None:
                store.remove([manifest])

            def send(place: str) -> None:
                marker.look_now_and_then()
                store.put(local / place, joined(root, place))

            try:
                store.each(send, (place for place in changed if place not in SENT_LAST))
                store.remove(joined(root, place) for place in gone)
                marker.look()
                store.put(local / MANIFEST, manifest)
            except AddressError as error:
                raise TargetError(f"{shown(address)} is not whole: {error}; {AGAIN}") from None
        if changed or found.marker is not None:
            store.remove([marker.path])
    except AddressError as error:
        raise cannot_be_written(address, error) from None


class _Marker:
    """The file that stands for the manifest while files are sent. A run that finds another run's in its place stops.

    Object storage has no locks. A server that heeds conditions lets one run alone put a marker where none is. A run cannot tell
    the marker of a killed run from that of one at work: it takes it over, and the other run sees that and stops.
    """

    def __init__(self, store: Store, path: str, found: bytes | None) -> None:
        self._store, self.path, self._found = store, path, found
        self._ours = b""
        self._looked = 0.0

    def put(self, coming: bytes, manifest: str, found_manifest: bytes | None) -> None:
        """Put it there; `coming` is the manifest that is sent at the end. Raises `TargetError` where another run was faster."""
        name = shown(self._store.address)
        run = uuid.uuid4().hex
        self._ours = moving_text(coming, found_manifest, self._found, run=run).encode()
        free = self._store.holds(self._found, self.path)
        if free and self._found is None:
            free = self._store.create(self._ours, self.path)
        elif free:
            self._store.write(self._ours, self.path)
        if not free:
            raise TargetError(
                f"another run writes to {name} at the moment, so this one sent nothing: let that one end, and run the same "
                "command again"
            )
        if not self._store.holds(found_manifest, manifest):
            self._store.remove([self.path])
            raise TargetError(
                f"another run wrote to {name} meanwhile, and it is as that run left it: run the same command again"
            )
        self._looked = time.monotonic()

    def look_now_and_then(self) -> None:
        """Do `look` if the last one was a while ago."""
        if time.monotonic() - self._looked > _LOOK:
            self.look()

    def look(self) -> None:
        """Raise `AddressError` where another run took over."""
        self._looked = time.monotonic()
        if not self._store.holds(self._ours, self.path):
            raise AddressError("another run writes there at the same time; let that one end")


def stamps_below(folder: Path) -> dict[str, LocalStamp]:
    """The files of a local folder by their place, each with its stamp."""
    return {path.relative_to(folder).as_posix(): stamp_of(path) for path in _files(folder)}


def stamp_of(path: Path) -> LocalStamp:
    """The stamp of a local file."""
    stat = path.stat()
    return stat.st_ino, stat.st_mtime_ns, stat.st_size


def _files(folder: Path) -> Iterator[Path]:
    for above, _, names in os.walk(folder):
        yield from (Path(above, name) for name in names)


def cannot_be_written(address: str, error: AddressError) -> TargetError:
    """The error for a target to which nothing was sent."""
    return TargetError(f"{shown(address)} cannot be written: {error}; it is as it was before")


def read_bytes(address: str) -> bytes | None:
    """The bytes of a small file; None where there is none. Raises `TargetError` where that cannot be known."""
    try:
        store = Store(address)
        return store.read(store.path)
    except AddressError as error:
        raise TargetError(f"{shown(address)}: cannot be read: {error}") from None
