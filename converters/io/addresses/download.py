"""Brings what an address stands for into a temporary folder: a file, or a folder with all that is below it."""

import errno
import os
import shlex
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import PurePosixPath
from typing import Final, NamedTuple
from urllib.parse import unquote

from converters.errors import SourceError
from converters.io.addresses.failures import is_local, why
from converters.io.addresses.local_copies import LocalCopy, Unread
from converters.io.addresses.names import StrPath, is_address, is_pattern, is_pattern_of_hosts, is_web, shown
from converters.io.addresses.store import AddressError, Entry, Store, name_of
from converters.io.limits import Budget
from converters.io.manifest import MANIFEST, UNFINISHED_SENDING
from converters.io.page_extensions import CONTAINERS, HTML
from converters.io.sources import JUNK

_DEEPEST: Final = 200
"""Folders in folders."""
_START: Final = 512
"""Bytes of an answer by which a page is known."""


class RemoteFile(NamedTuple):
    """A file that an address stands for, before it is brought: `version` changes when its bytes do, if the server tells."""

    address: str
    size: int
    version: str


def expanded(sources: Iterable[StrPath]) -> list[StrPath]:
    """Sources with each pattern replaced by the addresses that it stands for, sorted.

    Raises `SourceError` for a pattern that stands for nothing.
    """
    return [
        each for source in sources for each in (matching(str(source)) if is_address(source) else [source])
    ]


def matching(address: str) -> Sequence[str]:
    """The addresses that an address stands for: itself, or what matches it as a pattern. Raises `SourceError` for none."""
    if not is_pattern(address):
        return [address]
    if is_pattern_of_hosts(address):
        raise SourceError(
            f"{shown(address)}: a pattern stands for files of one bucket or host; name that one"
        )
    try:
        store = Store(address)
        found = [address] if store.is_there() else store.matches()  # a name may have brackets in it
    except AddressError as error:
        raise SourceError(f"{shown(address)}: cannot be read: {error}") from None
    if not found:
        raise SourceError(f"{shown(address)}: there is no file with such a name")
    return found


def remote_files(address: str) -> list[RemoteFile]:
    """The files that an address stands for, with size and version; nothing is brought. Raises `SourceError`.

    One of the Web has the size 0 and no version: only the answer says what it is.
    """
    if is_web(address):
        return [RemoteFile(shown(address), 0, "")]
    try:
        store = Store(address)
        entry = store.entry()
        entries = [entry] if entry else store.files()
    except AddressError as error:
        raise _unreadable(address, error) from None
    if entry:
        return [RemoteFile(shown(address), entry.size, entry.version)]
    return [
        RemoteFile(shown(f"{address.rstrip('/')}/{each.place}"), each.size, each.version) for each in entries
    ]


def download(address: str, budget: Budget) -> LocalCopy:
    """A local copy of a file or folder. Bytes that arrive count against `budget`, which has the copies of a run.

    Raises `SourceError` where nothing can be had, and beyond the limit; the copy is gone then.
    """
    if _is_page(address):
        raise _is_site(shown(address))
    try:
        store = Store(address)
        entry = None if is_web(address) else store.entry()
        if entry or is_web(address):
            return _download_file(store, entry, budget)
        return _download_folder(store, store.files(), budget)
    except AddressError as error:
        raise _unreadable(address, error) from None


def _unreadable(address: str, error: AddressError) -> SourceError:
    name = shown(address)
    return SourceError(f"{name}: {error}" if error.missing else f"{name}: cannot be read: {error}")


def _download_file(store: Store, entry: Entry | None, budget: Budget) -> LocalCopy:
    name = shown(store.address)
    last = name_of(store.address)
    with LocalCopy(name, _file_name(last if entry else unquote(last))).kept() as copy:
        if entry:
            budget.expect_brought(entry.size, name)
        store.get(entry.path if entry else store.path, copy.path, lambda number: budget.bring(number, name))
        if is_web(store.address):
            _refuse_site(copy, name)
    return copy


def _refuse_site(copy: LocalCopy, name: str) -> None:
    """Raise `SourceError` where an address of the Web brought a page, and does not say that it is one."""
    if copy.path.suffix.lower() in (*HTML, *CONTAINERS):
        return
    with copy.path.open("rb") as file:
        start = file.read(_START).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        raise _is_site(name)


def _is_page(address: str) -> bool:
    """Whether an address of the Web names no file: what is at `https://old.example/blog/` is a page, so the server is not asked."""
    host, _, path = address.partition("://")[2].partition("?")[0].partition("/")
    return is_web(address) and bool(host) and (not path or path.endswith("/"))


def _is_site(name: str) -> SourceError:
    return SourceError(
        f"{name} is a page of a site, and blogport reads files. Save the blog first, by the export of its platform (in"
        " WordPress: Tools, Export), or its pages: wget --mirror --page-requisites --adjust-extension"
        f" {shlex.quote(name)}; then name the file or the folder"
    )


def _download_folder(store: Store, entries: Sequence[Entry], budget: Budget) -> LocalCopy:
    name = shown(store.address).rstrip("/")
    places = {entry.place for entry in entries}
    if UNFINISHED_SENDING in places and MANIFEST not in places:
        raise SourceError(
            f"{name}: a run was stopped while it sent files there, and it is not whole; run it again first"
        )
    if not entries:
        raise SourceError(f"{name}: there is no such file or folder")
    with LocalCopy(name, _file_name(name_of(store.address))).kept() as copy:
        copy.path.mkdir()
        wanted, unread = sorted_out(entries)
        budget.expect_brought(sum(entry.size for entry in wanted), name)

        def get(entry: Entry) -> None:
            try:
                store.get(entry.path, copy.path / entry.place, lambda number: budget.bring(number, name))
            except AddressError as error:
                if error.passing:  # not about this file: the network is away
                    raise
                (copy.path / entry.place).unlink(missing_ok=True)
                if entry.size or not error.missing:  # else it is what adlfs makes of `folder/`
                    unread.append(Unread(entry.place, str(error)))

        store.each(get, _with_places(wanted, copy, unread))
        if wanted and len(unread) >= len(entries):
            raise SourceError(f"{name}: cannot be read: {unread[-1].why}")
        copy.unread = sorted(unread)
    return copy


def _with_places(entries: Iterable[Entry], copy: LocalCopy, unread: list[Unread]) -> list[Entry]:
    """The files that can each have a path on this machine: not all file systems tell `A.md` from `a.md`."""
    found: list[Entry] = []
    for entry in entries:
        path = copy.path / entry.place
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(exist_ok=False)
        except FileExistsError:
            unread.append(Unread(entry.place, "this machine takes its name for that of another file"))
        except OSError as error:
            if is_local(error) and error.errno != errno.ENAMETOOLONG:
                raise AddressError(why(error, copy.name)) from None
            unread.append(Unread(entry.place, f"this machine cannot have its name ({error.strerror})"))
        else:
            found.append(entry)
    return found


def sorted_out(entries: Iterable[Entry]) -> tuple[list[Entry], list[Unread]]:
    """The files that a local folder can hold at their places, and the others."""
    wanted: list[Entry] = []
    unread: list[Unread] = []
    files: set[str] = set()
    folders: set[str] = set()
    entries = sorted(entries, key=lambda entry: entry.place)
    all_folders = {above for entry in entries for above in _above(entry.place)}
    for entry in entries:
        parts = PurePosixPath(entry.place).parts
        if not entry.size and entry.place in all_folders:  # what tools leave for a folder, without its slash
            continue
        if not JUNK.isdisjoint(parts) or entry.place.endswith("/"):  # what consoles make for an empty folder
            continue
        above = set(_above(entry.place))
        if not entry.is_file:
            unread.append(Unread(entry.place, "it is a link or a device, not a file"))
        elif ".." in parts or "\0" in entry.place or "/".join(parts) != entry.place:
            unread.append(Unread(entry.place, "it has a name that is no path of a file"))
        elif not all(map(_is_encodable, parts)):
            unread.append(Unread(entry.place.encode("utf-8", "replace").decode(), "its name is no text"))
        elif any(len(os.fsencode(part)) > 255 for part in parts):
            unread.append(Unread(entry.place, "its name is longer than 255 bytes"))
        elif len(parts) > _DEEPEST:
            unread.append(Unread(entry.place, f"it is in more than {_DEEPEST} folders"))
        elif files & above or entry.place in folders:
            unread.append(Unread(entry.place, "a file and a folder have the same name there"))
        else:
            files.add(entry.place)
            folders |= above
            wanted.append(entry)
    return wanted, unread


def _above(place: str) -> Iterator[str]:
    """The folders above a place. A place may be deeper than any that is read."""
    return accumulate(place.split("/")[:_DEEPEST][:-1], "{}/{}".format)


def _is_encodable(name: str) -> bool:
    """Whether a local file can have a name."""
    try:
        os.fsencode(name)
    except UnicodeEncodeError:
        return False
    return True


def _file_name(name: str) -> str:
    """A name for the local copy: what comes from a URL may be anything."""
    name = name.replace("/", "_").replace("\0", "_")
    return (
        name.encode(errors="replace")[-200:].decode(errors="ignore")
        if name not in ("", ".", "..")
        else "index"
    )
