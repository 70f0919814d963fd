"""Zip files whose table of contents, which is at the end, is lost or damaged: their members by the local headers.

A header (APPNOTE 4.3.7) stands before the bytes of each member, with its name and checksum, and mostly with its size. Each member
is unpacked once to find its end and to check it. Sound ones are given; of damaged ones only exports, which are read as far as they go.
"""

import io
import struct
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, BinaryIO, Final, NamedTuple
from zipfile import BadZipFile

_SIGNATURE: Final = b"PK\x03\x04"
_HEADER: Final = struct.Struct("<6x2H4x2L4x2H")
_ENDS: Final = (_SIGNATURE, b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06", b"PK\x07\x08")
"""How what follows the bytes of a member begins: a header, a data descriptor, or the table of contents (APPNOTE 4.3)."""
_ENCRYPTED, _SIZES_FOLLOW, _UTF_8 = 1, 8, 0x800
"""Bits of the flags (APPNOTE 4.4.4)."""
_STORED, _DEFLATED = 0, 8
_IN_ZIP64, _ZIP64 = 0xFFFFFFFF, 1
_CHUNK: Final = 1 << 14
_STEP: Final = 1 << 10
"""How many bytes are checked at once: where they are damaged, those of one step are lost."""
_LONGEST_END: Final = 22 + 0xFFFF
"""The last record of a zip with the longest comment."""
_EXPORTS: Final = (".xml", ".json", ".jsonl", ".ndjson", ".sql", ".atom", ".rss", ".zip")
"""What is read as far as it goes: files of many records. Half a page or picture is worth less than none."""


class Salvaged(NamedTuple):
    """A member: `at` is the offset of its bytes in the zip, `size` how many of its unpacked bytes are good."""

    name: str
    at: int = 0
    size: int = 0
    deflated: bool = False
    problem: str = ""
    readable: bool = True


class _Header(NamedTuple):
    name: str
    at: int
    flags: int
    method: int
    crc: int
    packed: int


def check_table(stream: BinaryIO, offsets: list[int]) -> None:
    """Raise `BadZipFile` where the table has less than it should, or missing bytes shift all that it says."""
    stream.seek(min(offsets, default=0))
    start = stream.read(len(_SIGNATURE))
    stream.seek(max(0, stream.seek(0, io.SEEK_END) - _LONGEST_END))
    _, _, end = stream.read().rpartition(b"PK\x05\x06")
    count = int.from_bytes(end[6:8], "little")  # APPNOTE 4.3.16
    if start != _SIGNATURE or count not in (len(offsets) & 0xFFFF, 0xFFFF):
        raise BadZipFile


def salvage(stream: BinaryIO, expect: Callable[[int], None]) -> Iterator[Salvaged]:
    """The members of a zip, in order. `expect` gets the number of bytes that were unpacked, and raises beyond the limit.

    After damage the search goes on behind the header; together these steps back are no longer than the file.
    """
    length = stream.seek(0, io.SEEK_END)
    back, total, at = length, 0, 0
    while (at := _find(stream, at)) >= 0:
        header = _header(stream, at)
        if header is None:
            at += len(_SIGNATURE)
            continue
        member, end, unpacked = _checked(stream, header, length, partial(_expect_more, expect, total))
        total += unpacked
        if member.name and not member.name.endswith("/"):
            yield member
        if member.problem and back >= (step := end - header.at):
            back -= step
            known_end = header.at + header.packed
            if header.packed and _follows(stream, known_end):
                end = known_end
            else:  # the members of a zip are in it, and not beside it
                end = max(end, known_end) if _follows(stream, header.at, _SIGNATURE) else header.at
        at = end


def _expect_more(expect: Callable[[int], None], done: int, size: int) -> None:
    expect(done + size)


def _find(stream: BinaryIO, at: int) -> int:
    """The offset of the next header; -1 if there is none."""
    stream.seek(at)
    kept = b""
    while chunk := stream.read(_CHUNK):
        if (found := (kept + chunk).find(_SIGNATURE)) >= 0:
            return at - len(kept) + found
        at += len(chunk)
        kept = (kept + chunk)[1 - len(_SIGNATURE) :]
    return -1


def _follows(stream: BinaryIO, at: int, *signatures: bytes) -> bool:
    stream.seek(at)
    return stream.read(len(_SIGNATURE)) in (signatures or _ENDS)


def _header(stream: BinaryIO, at: int) -> _Header | None:
    """The header at an offset; None for one that breaks off or has no name."""
    stream.seek(at)
    fixed = stream.read(_HEADER.size)
    if len(fixed) < _HEADER.size:
        return None
    flags, method, crc, packed, name_length, extra_length = _HEADER.unpack(fixed)
    name, extra = stream.read(name_length), stream.read(extra_length)
    if not name or len(name) + len(extra) < name_length + extra_length:
        return None
    while len(extra) >= 4 and packed == _IN_ZIP64:
        kind, extent = struct.unpack_from("<2H", extra)
        if kind == _ZIP64 and extent >= 16 and len(extra) >= 20:
            packed = struct.unpack_from("<Q", extra, 12)[0]
        extra = extra[4 + extent :]
    text = name.decode("utf-8" if flags & _UTF_8 else "cp437", "replace").partition("\0")[0]
    start = at + _HEADER.size + name_length + extra_length
    return _Header(text.replace("\\", "/"), start, flags, method, crc, packed)


def _checked(
    stream: BinaryIO, header: _Header, length: int, expect: Callable[[int], None]
) -> tuple[Salvaged, int, int]:
    """A member, where its bytes end, and how many were unpacked."""
    name, at, flags, method, crc, packed = header
    if flags & _ENCRYPTED:
        return _lost(header, "it is encrypted; unpack it with its password first", length)
    if method not in (_STORED, _DEFLATED):
        return _lost(
            header, f"it is packed by method {method}, which cannot be read in a damaged zip", length
        )
    if method == _STORED and flags & _SIZES_FOLLOW and not packed:
        return _lost(header, "its size is lost with the end of the zip", length)
    data = Unpacked(stream, at, method == _DEFLATED, packed if method == _STORED else None)
    found = size = 0
    problem = ""
    try:
        while chunk := data.read(_STEP):
            found = zlib.crc32(chunk, found)
            size += len(chunk)
            expect(size)
    except zlib.error as error:
        problem = str(error)
    if not problem and not data.complete:
        problem = "it breaks off"
    if not problem and found != (_crc_behind(stream, data.at) if flags & _SIZES_FOLLOW else crc):
        problem = "its checksum is wrong"
    if not problem:
        return Salvaged(name, at, size, method == _DEFLATED), data.at, size
    if size and name.lower().endswith(_EXPORTS):
        why = f"it is damaged ({problem}); it is read as far as it goes"
        return Salvaged(name, at, size, method == _DEFLATED, why), data.at, size
    return Salvaged(name, problem=f"it is damaged ({problem})", readable=False), data.at, size


def _lost(header: _Header, problem: str, length: int) -> tuple[Salvaged, int, int]:
    end = min(header.at + header.packed, length)
    return Salvaged(header.name, problem=problem, readable=False), end, 0


def _crc_behind(stream: BinaryIO, at: int) -> int:
    """The checksum in the data descriptor, whose signature may be missing (APPNOTE 4.3.9)."""
    stream.seek(at)
    descriptor = stream.read(8).removeprefix(b"PK\x07\x08")[:4]
    return int.from_bytes(descriptor, "little") if len(descriptor) == 4 else -1


class Unpacked(io.RawIOBase):
    """The bytes of a member from `at` in a zip: `packed` stored ones, or deflated ones up to their end; at most `size` come out."""

    def __init__(
        self, stream: BinaryIO, at: int, deflated: bool, packed: int | None, size: int | None = None
    ) -> None:
        self._stream = stream
        self._inflate = zlib.decompressobj(-zlib.MAX_WBITS) if deflated else None
        self._packed = packed
        self._left = size
        self.at = at

    def readable(self) -> bool:
        """True, for `io.BufferedReader`."""
        return True

    @property
    def complete(self) -> bool:
        """Whether the end of the member was reached."""
        return self._inflate.eof if self._inflate else not self._packed

    def readinto(self, buffer: Any) -> int:
        """Read the next bytes. Raises `zlib.error` where they are damaged."""
        wanted = len(buffer) if self._left is None else min(len(buffer), self._left)
        data = (self._inflated if self._inflate else self._stored)(wanted) if wanted else b""
        if self._left is not None:
            self._left -= len(data)
        buffer[: len(data)] = data
        return len(data)

    def _stored(self, wanted: int) -> bytes:
        self._stream.seek(self.at)  # other members are read from the same stream
        data = self._stream.read(wanted if self._packed is None else min(wanted, self._packed))
        self.at += len(data)
        if self._packed is not None:
            self._packed -= len(data)
        return data

    def _inflated(self, wanted: int) -> bytes:
        inflate = self._inflate
        assert inflate
        while not inflate.eof:
            packed = inflate.unconsumed_tail or self._stored(_CHUNK)
            data = inflate.decompress(packed, wanted)
            if inflate.eof:
                self.at -= len(inflate.unused_data)
            if data or not packed:
                return data
        return b""
