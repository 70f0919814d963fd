"""Packed files: gzip, bzip2, xz, zip and tar. Their contents are files and folders like any others.

The type is detected by the first bytes, not the name. Nothing is unpacked before it is read; unpacked
bytes count against the budget of the run. Members that cannot be read are problems of the folder.
"""

import bz2
import gzip
import io
import lzma
import re
import shutil
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import partial
from pathlib import PurePosixPath
from posixpath import normpath
from typing import Any, BinaryIO, Final, NamedTuple, cast

from converters.errors import FileError
from converters.io import tar_salvage
from converters.io.folders import path_text
from converters.io.sources import JUNK, LOGS_OF_DATABASES, Listing, Problem, Source, empty, reason
from converters.io.temporary import temporary_file
from converters.io.zip_salvage import Salvaged, check_table, salvage
from converters.io.zip_salvage import Unpacked as ZipData

ZIP, TAR = b"PK\x03\x04", b"ustar"
_Unpack = Callable[[BinaryIO], gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile]
_ONE_FILE: Final[dict[bytes, tuple[str, _Unpack]]] = {
    b"\x1f\x8b": (".gz", lambda packed: gzip.GzipFile(fileobj=packed)),
    b"BZh": (".bz2", bz2.BZ2File),
    b"\xfd7zXZ\x00": (".xz", lzma.LZMAFile),
}
"""How a file begins that one other is packed in -> its usual ending, and what unpacks it."""
_TAR_AT = 257
"""The offset of the `magic` field in a tar file (POSIX.1-1988)."""
_ENCRYPTED = 1
"""The bit of a zip member's flags for encryption (APPNOTE 4.4.4)."""
_UNIX = 3
"""`create_system` of a zip whose members have file modes (APPNOTE 4.4.2)."""
_NO_TABLE = (
    "its table of contents is lost or damaged; what is left of it is read; "
    "files may be missing: download or copy it again"
)
_LONGEST_LINK = 4096
_LONGEST_CHAIN = 40
"""The longest chain of links that is followed, the same as in Linux."""
_DAMAGE = (
    OSError,
    EOFError,
    zlib.error,
    lzma.LZMAError,
    zipfile.BadZipFile,
    tarfile.TarError,
    struct.error,
    RuntimeError,
    NotImplementedError,
    ValueError,
    IndexError,
)
"""What the libraries raise if a packed file is damaged or uses an unknown method."""

Open = Callable[[], AbstractContextManager[BinaryIO]]


class _Member(NamedTuple):
    """A member of a packed file. `link` is the place that a link leads to, `size` what it claims to have."""

    name: str
    size: int = 0
    open: Open | None = None
    link: str = ""
    problem: str = ""


def unpack(source: Source) -> Source:
    """What is in a source, if it is packed; a zip or tar file becomes a folder. Else the source itself.

    Raises `FileError` where it cannot be read or lies too deep, `SourceError` beyond the limit.
    """
    head = source.read_head()
    if found := next((kind for start, kind in _ONE_FILE.items() if head.startswith(start)), None):
        unpacked = _unpacked(source, *found)
        if unpacked.read_head().startswith(TAR, _TAR_AT):
            return _folder(unpacked, _tar_members, unpacked.depth)
        return unpack(unpacked)
    if head.startswith(ZIP):
        return _folder(source, _zip_members, source.depth + 1)
    if head.startswith(TAR, _TAR_AT):
        return _folder(source, _tar_members, source.depth + 1)
    return source


def _folder(packed: Source, members: Callable[[Source], list[_Member]], depth: int) -> Source:
    packed.budget.descend(depth - 1, packed.name)
    listing = _listing(packed, members(packed), depth)
    return Source(
        packed.name,
        empty,
        place=packed.place,
        listing=lambda: listing,
        budget=packed.budget,
        depth=depth,
        is_member=packed.is_member,
    )


@contextmanager
def _readable(name: str) -> Iterator[None]:
    """Damage as `FileError`."""
    try:
        yield
    except _DAMAGE as error:
        raise FileError(name, reason(error)) from error


def _seekable(packed: Source, held: ExitStack) -> BinaryIO:
    """The bytes of a packed file, open as long as one of its members may be asked for."""
    if packed.path is not None:
        return held.enter_context(packed.open())
    copy = held.enter_context(temporary_file())  # to go back in a stream is to unpack it again
    with packed.open() as stream:
        shutil.copyfileobj(stream, copy, 1 << 20)
    copy.seek(0)
    return copy


def _zip_members(packed: Source) -> list[_Member]:
    """The members of a zip; by their local headers where its table is lost."""
    held = ExitStack()
    stream = _seekable(packed, held)
    try:
        archive = zipfile.ZipFile(stream)
        check_table(stream, [info.header_offset for info in archive.infolist()])
    except _DAMAGE as error:  # the table is at the end: mostly a download that broke off
        return _salvaged_members(packed, stream, held, error)

    @contextmanager
    def opened(info: zipfile.ZipInfo) -> Iterator[BinaryIO]:
        assert held  # keeps the file open
        with archive.open(info) as inner:
            yield cast(BinaryIO, inner)

    def member(info: zipfile.ZipInfo) -> _Member:
        name = _zip_name(info)
        if info.flag_bits & _ENCRYPTED:
            return _Member(name, problem="it is encrypted; unpack it with its password first")
        if info.create_system == _UNIX and stat.S_ISLNK(info.external_attr >> 16):
            return _zip_link(name, info, archive)
        return _Member(name, info.file_size, partial(opened, info))

    return [member(info) for info in archive.infolist() if not _zip_name(info).endswith("/")]


def _zip_name(info: zipfile.ZipInfo) -> str:
    """The whole name of a member, without NUL characters, at which `filename` ends; some programs of Windows write `\\`.

    Else it is `filename`: newer Pythons put the name in Unicode there that is in an extra field of the member.
    """
    whole = info.orig_filename
    return (whole.replace("\0", "") if "\0" in whole else info.filename).replace("\\", "/")


def _salvaged_members(packed: Source, stream: BinaryIO, held: ExitStack, damage: Exception) -> list[_Member]:
    """The members of a zip without a table. Raises `FileError` where there are none."""

    @contextmanager
    def opened(found: Salvaged) -> Iterator[BinaryIO]:
        assert held  # keeps the file open
        yield cast(BinaryIO, ZipData(stream, found.at, found.deflated, None, found.size))

    members = [
        _Member(found.name, found.size, partial(opened, found) if found.readable else None, "", found.problem)
        for found in salvage(stream, lambda size: packed.budget.expect(size, packed.name))
    ]
    if not any(member.open for member in members):
        raise FileError(packed.name, "it is no complete .zip file; download or copy it again") from damage
    return [*members, _Member("", problem=_NO_TABLE)]


def _zip_link(name: str, info: zipfile.ZipInfo, archive: zipfile.ZipFile) -> _Member:
    """A link in a zip: its bytes are the path that it leads to."""
    if info.file_size > _LONGEST_LINK:
        return _Member(name, problem="it is a link that leads nowhere")
    try:
        target = archive.read(info).decode("utf-8", "replace")
    except _DAMAGE as error:
        return _Member(name, problem=reason(error))
    return _Member(name, link=_beside(name, target))


def _tar_members(packed: Source) -> list[_Member]:
    """The members of a tar, as WordPress.com exports the uploads of a blog."""
    held = ExitStack()
    stream = _seekable(packed, held)
    with _readable(packed.name):
        archive = tarfile.TarFile(fileobj=stream)

    @contextmanager
    def opened(entry: tarfile.TarInfo) -> Iterator[BinaryIO]:
        assert held  # keeps the file open
        with cast(BinaryIO, archive.extractfile(entry)) as inner:
            yield inner

    members: list[_Member] = []
    problems: list[str] = []
    try:
        for entry in tar_salvage.entries(archive, stream, problems):
            if entry.isfile():
                members.append(_Member(entry.name, entry.size, partial(opened, entry)))
            elif entry.islnk():
                members.append(_Member(entry.name, link=safe_place(entry.linkname)))
            elif entry.issym():
                members.append(_Member(entry.name, link=_beside(entry.name, entry.linkname)))
            elif not entry.isdir():
                members.append(_Member(entry.name, problem="it is a pipe or a device, not a file"))
    except _DAMAGE as error:
        if not members:
            raise FileError(packed.name, reason(error)) from error
        problems.append(tar_salvage.BREAKS_OFF.format(reason(error)))
    if packed.truncation:
        problems.append(tar_salvage.BREAKS_OFF.format(packed.truncation))
    return [*members, *(_Member("", problem=problem) for problem in problems[-1:])]


def _listing(packed: Source, members: list[_Member], depth: int) -> Listing:
    """The files of a packed file, sorted by place; a folder that all of them are in is only a wrapping.

    Where the packed file is damaged (a member without a name says so), nothing is a wrapping: all that is left may lie in `drafts/`.
    """
    by_place: dict[str, _Member] = {}
    twice: dict[str, None] = {}
    for member in members:  # the last of a name stands, as in tar
        place = safe_place(member.name)
        if place in by_place:
            twice.setdefault(place)
        by_place[place] = member
    places = sorted(place for place in by_place if JUNK.isdisjoint(PurePosixPath(place).parts))
    found: list[tuple[str, _Member]] = []
    problems: list[Problem] = []
    for place in places:
        member = _target(by_place, by_place[place])
        if member.problem:
            problems.append(Problem(f"{packed.name}/{place}".rstrip("/"), member.problem))
        elif member.open and not place:
            problems.append(Problem(packed.name, "a file in it has no name; pack it again with one"))
        if place and member.open:
            found.append((place, member))
            if place in twice:
                problems.append(
                    Problem(
                        f"{packed.name}/{place}",
                        "it is in the packed file more than once; the last one is read",
                    )
                )
    if not found:
        why = problems[0].why if problems else "the packed file has no files in it"
        raise FileError(packed.name, why)
    start = 0 if "" in by_place else len(_wrapping([place for place, _ in found]))
    files = []
    for place, member in found:
        assert member.open
        file = Source(
            f"{packed.name}/{place}",
            empty,
            place=place[start:],
            budget=packed.budget,
            depth=depth,
            is_member=True,
        )
        file._opener = partial(_metered, file, member.open, member.size)
        files.append(file)
    by_name = {file.name: file for file in files}
    for file in files:
        logs = ((ending, by_name.get(f"{file.name}{ending}")) for ending in LOGS_OF_DATABASES)
        file.beside = {ending: log for ending, log in logs if log}
    return Listing(files, problems)


def _target(members: dict[str, _Member], member: _Member) -> _Member:
    """The member that a link leads to in the end, or one with the problem."""
    for _ in range(_LONGEST_CHAIN):
        if not member.link:
            return member
        if member.link == "..":
            return _Member(member.name, problem="it is a link to what lies outside of the packed file")
        if member.link not in members:
            what = f"it is a link to {member.link}, which is no file of the packed file"
            return _Member(member.name, problem=what)
        member = members[member.link]
    return _Member(member.name, problem="its links lead in a circle")


def _wrapping(places: list[str]) -> str:
    """The folder, with its slash, that all files are in; not a year, with which the path of an upload begins."""
    top = places[0].partition("/")[0] + "/"
    wraps = all(place.startswith(top) for place in places) and not re.fullmatch(r"\d{4}/", top)
    return top if wraps else ""


def safe_place(name: str) -> str:
    """The name of a member as a path that stays within the packed file: `/a`, `../../a` and `./a` are `a`."""
    parts: list[str] = []
    for part in path_text(name).split("/"):
        if part == "..":
            parts.clear()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def _beside(name: str, target: str) -> str:
    """The place that a symbolic link leads to; `..` for one that leads out."""
    if target.startswith("/"):
        return ".."
    place = normpath(f"{safe_place(name).rpartition('/')[0]}/{target}".lstrip("/"))
    return ".." if place == ".." or place.startswith("../") else place


@contextmanager
def _metered(file: Source, opened: Open, size: int) -> Iterator[BinaryIO]:
    """A member, whose bytes count against the budget."""
    file.budget.expect(size - file._unpacked, file.name)
    with ExitStack() as stack:
        with _readable(file.name):
            inner = stack.enter_context(opened())
        yield stack.enter_context(cast(BinaryIO, io.BufferedReader(_Metered(inner, file), 1 << 18)))


class _Metered(io.RawIOBase):
    """What comes out of a packed file: counted, and damage in words."""

    def __init__(self, stream: BinaryIO, source: Source) -> None:
        self._stream = stream
        self._source = source
        self._at = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        with _readable(self._source.name):
            data = self._stream.read(len(buffer))
        self._at += len(data)
        self._source.unpacked_to(self._at)
        buffer[: len(data)] = data
        return len(data)


class _Unpacked(io.RawIOBase):
    """What is packed, as far as it can be unpacked; `Source.truncation` says why it ends too early."""

    def __init__(self, packed: BinaryIO, source: Source, unpack: _Unpack) -> None:
        self._stream = unpack(packed)
        self._source = source
        self._at = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._source.truncation:
            return 0
        try:
            data = self._stream.read1(len(buffer))
        except (EOFError, zlib.error, lzma.LZMAError, OSError) as error:
            if not self._at:  # nothing can be had at all
                raise FileError(self._source.name, reason(error)) from error
            self._source.truncation = reason(error)
            return 0
        self._at += len(data)
        self._source.unpacked_to(self._at)
        buffer[: len(data)] = data
        return len(data)


def _unpacked(packed: Source, ending: str, unpack: _Unpack) -> Source:
    packed.budget.descend(packed.depth, packed.name)
    source = Source(
        packed.name,
        empty,
        place=packed.place.removesuffix(ending),
        budget=packed.budget,
        depth=packed.depth + 1,
        is_member=packed.is_member,
    )

    @contextmanager
    def stream() -> Iterator[BinaryIO]:
        source.truncation = ""
        with (
            packed.open() as bytes_,
            io.BufferedReader(_Unpacked(bytes_, source, unpack), 1 << 18) as unpacked,
        ):
            yield cast(BinaryIO, unpacked)

    source._opener = stream
    return source
