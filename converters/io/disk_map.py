"""Mappings whose entries are in a temporary file once there are many: for what is known of each post of a large site.

As objects, a text and its place in a dictionary take 150 bytes and more; and a process that was forked copies each page of
memory in which it reads one, for reading counts references. In an array and a file it takes about 20 bytes of memory, and
two millionths of a second more.
"""

import os
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from struct import Struct
from typing import Any, Final, Generic, TypeVar, overload
from weakref import finalize

from converters.io.temporary import temporary_file

Value = TypeVar("Value")
Other = TypeVar("Other")

_MOST: Final = 8192
"""Entries that are held in memory: with more, all go to a file."""
_BUFFER: Final = 1 << 17
"""Bytes of new entries that are kept before they are written to the file."""
_SLOTS: Final = 1 << 15
"""Slots of the first table."""
_FEW: Final = 256
"""Bytes that are read of an entry at first: most have less."""
_CHUNK: Final = 1 << 16
"""Bytes that are read at once where all entries are."""
_SIZES: Final = Struct("<II")
_UNIT: Final = 8
"""An entry begins at a multiple of so many bytes: 32 bits are enough for 32 GB."""
_HASH: Final = 0xFFFFFFFF
_REMOVED: Final = 1
"""In the table: what was here was removed, and what follows may have been put behind it."""
_FIRST: Final = 2
"""What is added to the place of an entry: 0 is a free slot."""


def text_of(data: bytes) -> str:
    """The text of what `data_of` made."""
    return data.decode(errors="surrogatepass")


def data_of(text: str) -> bytes:
    """A text as bytes; one that no file can hold too."""
    return text.encode(errors="surrogatepass")


class _Log:
    """Entries one after another: the first of them in a file, the last in memory."""

    def __init__(self) -> None:
        self._process = os.getpid()
        self._file: Any = None
        self._moved = 0
        self._last = bytearray()
        self.number = 0
        """How many entries were added."""

    @property
    def end(self) -> int:
        """Where the next entry begins."""
        return self._moved + len(self._last)

    def add(self, key: bytes, value: bytes) -> int:
        """Add an entry; where it begins."""
        start = self.end
        rest = -(_SIZES.size + len(key) + len(value)) % _UNIT
        self._last += b"".join((_SIZES.pack(len(key), len(value)), key, value, bytes(rest)))
        self.number += 1
        if len(self._last) > _BUFFER and self._process == os.getpid():  # a fork would write where others do
            self._move()
        return start

    def _move(self) -> None:
        if self._file is None:
            self._file = temporary_file()
            finalize(self, self._file.close)
        self._file.seek(self._moved)
        self._file.write(self._last)
        self._file.flush()
        self._moved += len(self._last)
        self._last = bytearray()

    def entry(self, start: int) -> tuple[bytes, bytes]:
        """The key and the value of the entry that begins here."""
        data = self.read(start, _FEW)
        of_key, of_value = _SIZES.unpack_from(data)
        end = _SIZES.size + of_key + of_value
        if end > len(data):
            data = self.read(start, end)
        return data[_SIZES.size : _SIZES.size + of_key], data[_SIZES.size + of_key : end]

    def read(self, start: int, size: int) -> bytes:
        """So many bytes, or fewer: those that are in one place."""
        if start >= self._moved:
            return bytes(self._last[start - self._moved : start - self._moved + size])
        if hasattr(os, "pread"):  # a fork shares the position of the file
            return os.pread(self._file.fileno(), size, start)
        self._file.seek(start)
        data: bytes = self._file.read(size)
        return data


class _OnDisk(MutableMapping[str, bytes]):
    """A mapping of texts to bytes that are in a log; an entry takes about 20 bytes of memory."""

    def __init__(self, entries: Iterable[tuple[str, bytes]]) -> None:
        self._log = _Log()
        self._table = array("Q", bytes(8 * _SLOTS))
        """Of each entry a part of the hash of its key, and its place: an open addressing table with a power of two of slots."""
        self._length = self._used = 0
        for key, value in entries:
            self[key] = value

    def copy(self) -> "_OnDisk":
        """The same entries, to which others can be added."""
        other = _OnDisk(())
        other._log, other._table = self._log, self._table[:]
        other._length, other._used = self._length, self._used
        return other

    def _find(self, key: str) -> tuple[int, bytes | None]:
        """The slot of a key with its value; or the slot where it goes."""
        number = hash(key) & _HASH
        table = self._table
        mask = len(table) - 1
        slot, free = number & mask, -1
        while entry := table[slot]:
            if entry == _REMOVED:
                free = slot if free < 0 else free
            elif entry >> 32 == number:
                found, value = self._log.entry(((entry & _HASH) - _FIRST) * _UNIT)
                if found == data_of(key):
                    return slot, value
            slot = slot + 1 & mask
        return (slot if free < 0 else free), None

    def __getitem__(self, key: str) -> bytes:
        value = self._find(key)[1]
        if value is None:
            raise KeyError(key)
        return value

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._find(key)[1] is not None

    def __setitem__(self, key: str, value: bytes) -> None:
        slot, known = self._find(key)
        start = self._log.add(data_of(key), value)
        if known is None:
            self._length += 1
            self._used += self._table[slot] != _REMOVED
        self._table[slot] = (hash(key) & _HASH) << 32 | start // _UNIT + _FIRST
        if 3 * self._used > 2 * len(self._table):
            self._grow()

    def __delitem__(self, key: str) -> None:
        slot, known = self._find(key)
        if known is None:
            raise KeyError(key)
        self._table[slot] = _REMOVED
        self._length -= 1

    def _grow(self) -> None:
        old = self._table
        self._table = table = array("Q", bytes(16 * len(old)))
        mask = len(table) - 1
        for entry in old:
            if entry > _REMOVED:
                slot = entry >> 32 & mask
                while table[slot]:
                    slot = slot + 1 & mask
                table[slot] = entry
        self._used = self._length

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[str]:
        return (key for key, _ in self.items())

    def items(self) -> Any:
        """The entries; unlike those of a dictionary, an iterator, which does not mind what is put meanwhile."""
        log, at, size = self._log, 0, _CHUNK
        end, whole = log.end, log.number == self._length
        while at < end:
            data = log.read(at, min(size, end - at))
            done = 0
            for start, stop, key, value in _split(data):
                done, name = stop, text_of(key)
                if whole or self._is_current(name, at + start):
                    yield name, value
            size = _CHUNK if done else 2 * size
            at += done

    def _is_current(self, key: str, start: int) -> bool:
        """Whether the entry that begins here is the last of its key, and is in this mapping."""
        number, mask = hash(key) & _HASH, len(self._table) - 1
        entry, slot = number << 32 | start // _UNIT + _FIRST, number & mask
        while found := self._table[slot]:
            if found == entry:
                return True
            slot = slot + 1 & mask
        return False


def _split(data: bytes) -> Iterator[tuple[int, int, bytes, bytes]]:
    """The whole entries of a piece: where each begins and where the next may, its key and its value."""
    start = 0
    while start + _SIZES.size <= len(data):
        of_key, of_value = _SIZES.unpack_from(data, start)
        middle = start + _SIZES.size + of_key
        end = middle + of_value
        if end > len(data):
            return
        stop = end + -end % _UNIT
        yield start, stop, data[start + _SIZES.size : middle], data[middle:end]
        start = stop


class DiskMap(MutableMapping[str, Value], Generic[Value]):
    """A mapping of texts in the order in which they were put; what is put again moves to the end.

    `pack` makes bytes of a value, and `unpack` a value of them. A forked process has the entries that were there; what it puts
    stays its own.
    """

    def __init__(self, pack: Callable[[Value], bytes], unpack: Callable[[bytes], Value]) -> None:
        self._pack, self._unpack = pack, unpack
        self._held: dict[str, bytes] | _OnDisk = {}

    def clear(self) -> None:
        """Remove all entries."""
        self._held = {}

    def copy(self) -> "DiskMap[Value]":
        """The same entries, to which others can be added."""
        other = DiskMap(self._pack, self._unpack)
        other._held = self._held.copy()
        return other

    def __reduce__(self) -> tuple[Any, ...]:
        return _filled, (self._pack, self._unpack, dict(self.items()))

    def __getitem__(self, key: str) -> Value:
        return self._unpack(self._held[key])

    @overload
    def get(self, key: str, /) -> Value | None: ...

    @overload
    def get(self, key: str, /, default: Value | Other) -> Value | Other: ...

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a key; `default` where there is none."""
        value = self._held.get(key)
        return default if value is None else self._unpack(value)

    def __contains__(self, key: object) -> bool:
        return key in self._held

    def __setitem__(self, key: str, value: Value) -> None:
        held = self._held
        if isinstance(held, dict):
            held.pop(key, None)
            if len(held) == _MOST:
                self._held = held = _OnDisk(held.items())
        held[key] = self._pack(value)

    def __delitem__(self, key: str) -> None:
        del self._held[key]

    def __len__(self) -> int:
        return len(self._held)

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def items(self) -> Any:
        """The entries; unlike those of a dictionary, an iterator."""
        return ((key, self._unpack(value)) for key, value in self._held.items())

    def values(self) -> Any:
        """The values; unlike those of a dictionary, an iterator."""
        return (value for _, value in self.items())


def _filled(
    pack: Callable[[Value], bytes], unpack: Callable[[bytes], Value], entries: Mapping[str, Value]
) -> DiskMap[Value]:
    found = DiskMap(pack, unpack)
    found.update(entries)
    return found


def texts() -> DiskMap[str]:
    """A mapping of texts to texts."""
    return DiskMap(data_of, text_of)


def numbers() -> DiskMap[int]:
    """A mapping of texts to whole numbers from 0."""
    return DiskMap(_of_number, _number_of)


def _of_number(number: int) -> bytes:
    return number.to_bytes(8, "little")


def _number_of(data: bytes) -> int:
    return int.from_bytes(data, "little")


def blobs() -> DiskMap[bytes]:
    """A mapping of texts to bytes."""
    return DiskMap(bytes, bytes)
