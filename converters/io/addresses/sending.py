"""Sends what was written on this machine to object storage, so that a target is whole or not seen.

A folder is whole if its manifest is there. While files are sent the manifest is away, and `UNFINISHED_SENDING` stands in its
place: it has the digests of the files before and after, by which the next run knows which files are its own.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from converters.errors import TargetError
from converters.io.addresses.names import joined, shown
from converters.io.addresses.store import AddressError, Store
from converters.io.manifest import MANIFEST, UNFINISHED_SENDING
from converters.io.output.installed import moving_text

LocalStamp = tuple[int, int, int]
"""By which a local file is known that was not written since: inode, time and size."""
AGAIN: Final = "run the same command again to finish"
SENT_LAST: Final = frozenset({MANIFEST, UNFINISHED_SENDING})
"""The files that say whether a folder is whole: by one of them a folder is known as ours."""


def send_file(local: Path, address: str) -> None:
    """Send one file: it is there whole, or what was there stays. Raises `TargetError`."""
    try:
        store = Store(address)
        store.put(local, store.path)
    except AddressError as error:
        raise cannot_be_written(address, error) from None


def send_folder(local: Path, address: str, before: dict[str, LocalStamp]) -> None:
    """Make the folder at an address the same as a local one; `before` are the files that both had, as `stamps_below` saw them.

    Nothing is sent if nothing changed. Raises `TargetError`; the folder is not whole then, and the next run goes on with it.
    """
    now = stamps_below(local)
    changed = [place for place in sorted(now) if now[place] != before.get(place)]
    gone = sorted(before.keys() - now.keys() - SENT_LAST)
    try:
        store = Store(address)
        root = store.path.rstrip("/")
        marker, manifest = (joined(root, name) for name in (UNFINISHED_SENDING, MANIFEST))
        if changed or gone:
            moving = moving_text((local / MANIFEST).read_bytes(), store.read(manifest), store.read(marker))
            store.write(moving.encode(), marker)
            if MANIFEST in before:
                store.remove([manifest])
            try:
                store.each(
                    lambda place: store.put(local / place, joined(root, place)),
                    (place for place in changed if place not in SENT_LAST),
                )
                store.remove(joined(root, place) for place in gone)
                store.put(local / MANIFEST, manifest)
            except AddressError as error:
                raise TargetError(f"{shown(address)} is not whole: {error}; {AGAIN}") from None
        store.remove([marker] if changed or UNFINISHED_SENDING in before else [])
    except AddressError as error:
        raise cannot_be_written(address, error) from None


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
