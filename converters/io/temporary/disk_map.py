"""Mappings whose entries are in a temporary SQLite database once there are many: for what is known of each post of a large site.

As objects, a text and its place in a dictionary take 150 bytes and more; and a process that was forked copies each page of
memory in which it reads one, for reading counts references.
"""

import heapq
from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping, MutableMapping, ValuesView
from typing import Any, Final, Generic, TypeVar, overload

import msgspec

Value = TypeVar("Value")
Other = TypeVar("Other")

_MOST: Final = 16384
"""Entries that are held in memory, some 4 MB of short texts: with more, all go to a database."""
_BATCH: Final = 2048
"""Changes that are put into the database at once."""
_LAST: Final = 256
"""Entries that are remembered of those that were asked for, in each process."""
_PAGE: Final = 512
"""Entries that are read at once where all are: no process waits long for another that reads."""
_CACHE: Final = 256
"""What SQLite keeps in memory of each mapping, in KB."""


def text_of(data: bytes) -> str:
    """The text of what `data_of` made."""
    return data.decode(errors="surrogatepass")


def data_of(text: str) -> bytes:
    """A text as bytes; one that no file can hold too."""
    return text.encode(errors="surrogatepass")


class _OnDisk(MutableMapping[str, bytes]):
    """A mapping of texts to bytes: what changed last is in memory, all else in a database, which a fork only reads."""

    def __init__(self, entries: Iterable[tuple[str, bytes]]) -> None:
        from converters.io.temporary.database import TemporaryDatabase  # few sites are that large

        self._database = TemporaryDatabase(_CACHE)
        self._database.change(
            "CREATE TABLE entry (place INTEGER PRIMARY KEY, key BLOB UNIQUE, value BLOB)", [()]
        )
        self._changes: dict[str, bytes | None] = {}
        """Those that are not in the database; None: the entry was removed."""
        self._asked: dict[str, bytes | None] = {}
        """What was read last: who works at a post asks for it several times."""
        self.update(entries)

    def copy(self) -> "_OnDisk":
        """The same entries, to which others can be added."""
        return _OnDisk(self.pairs())

    def _found(self, key: str) -> bytes | None:
        if key in self._changes:
            return self._changes[key]
        if key not in self._asked:
            if len(self._asked) >= _LAST:
                self._asked.clear()
            rows = self._database.ask("SELECT value FROM entry WHERE key = ?", data_of(key))
            self._asked[key] = rows[0][0] if rows else None
        return self._asked[key]

    def __getitem__(self, key: str) -> bytes:
        if (value := self._found(key)) is None:
            raise KeyError(key)
        return value

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._found(key) is not None

    def __setitem__(self, key: str, value: bytes) -> None:
        self._change(key, value)

    def __delitem__(self, key: str) -> None:
        if key not in self:
            raise KeyError(key)
        self._change(key, None)

    def _change(self, key: str, value: bytes | None) -> None:
        self._asked.pop(key, None)
        self._changes.pop(key, None)
        self._changes[key] = value
        if len(self._changes) >= _BATCH and self._database.is_ours():
            removed = [(data_of(key),) for key, value in self._changes.items() if value is None]
            put = [(data_of(key), value) for key, value in self._changes.items() if value is not None]
            self._database.change("DELETE FROM entry WHERE key = ?", removed)
            self._database.change("INSERT OR REPLACE INTO entry (key, value) VALUES (?, ?)", put)
            self._changes.clear()

    def __len__(self) -> int:
        return sum(1 for _ in self.pairs())

    def __bool__(self) -> bool:
        return any(True for _ in self.pairs())

    def __iter__(self) -> Iterator[str]:
        return (key for key, _ in self.pairs())

    def pairs(self) -> Iterator[tuple[str, bytes]]:
        """The entries; the iterator does not mind what is put meanwhile."""
        changes, at = dict(self._changes), 0
        ((end,),) = self._database.ask("SELECT COALESCE(MAX(place), 0) FROM entry")
        page = (
            f"SELECT place, key, value FROM entry WHERE place > ? AND place <= ? ORDER BY place LIMIT {_PAGE}"
        )
        while rows := self._database.ask(page, at, end):
            at = rows[-1][0]
            for _, data, value in rows:
                if (key := text_of(data)) not in changes:
                    yield key, value
        for key, value in changes.items():
            if value is not None:
                yield key, value

    def sorted_pairs(self) -> Iterator[tuple[str, bytes]]:
        """The entries in the order of their keys. Nothing may be put meanwhile."""
        changes = dict(self._changes)
        old = (pair for pair in self._sorted_pages() if pair[0] not in changes)
        return heapq.merge(old, sorted((key, value) for key, value in changes.items() if value is not None))

    def _sorted_pages(self) -> Iterator[tuple[str, bytes]]:
        """What is in the database, by key: UTF-8 has the order of the characters."""
        page = f"SELECT key, value FROM entry WHERE key > ? ORDER BY key LIMIT {_PAGE}"
        rows = self._database.ask(page.replace("> ?", ">= ?"), b"")
        while rows:
            yield from ((text_of(data), value) for data, value in rows)
            rows = self._database.ask(page, rows[-1][0])


class PairsView(ItemsView[str, Value]):
    """The entries of a mapping that reads them one after another faster than it finds them: it has `pairs`."""

    _mapping: Any

    def __iter__(self) -> Iterator[tuple[str, Value]]:
        pairs: Iterator[tuple[str, Value]] = self._mapping.pairs()
        return pairs


class PairValuesView(ValuesView[Value]):
    """The values of such a mapping."""

    _mapping: Any

    def __iter__(self) -> Iterator[Value]:
        return (value for _, value in self._mapping.pairs())


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

    def like(self) -> "DiskMap[Value]":
        """A mapping for values of this kind, without entries."""
        return DiskMap(self._pack, self._unpack)

    def copy(self) -> "DiskMap[Value]":
        """The same entries, to which others can be added."""
        other = self.like()
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

    def __bool__(self) -> bool:
        return bool(self._held)

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def pairs(self) -> Iterator[tuple[str, Value]]:
        """The keys with their values."""
        held = self._held
        for key, value in held.items() if isinstance(held, dict) else held.pairs():
            yield key, self._unpack(value)

    def sorted_pairs(self) -> Iterator[tuple[str, Value]]:
        """The keys with their values, in the order of the keys, without a list of all. Nothing may be put meanwhile."""
        held = self._held
        for key, value in sorted(held.items()) if isinstance(held, dict) else held.sorted_pairs():
            yield key, self._unpack(value)

    def items(self) -> ItemsView[str, Value]:
        """The entries, without a search for each."""
        return PairsView(self)

    def values(self) -> ValuesView[Value]:
        """The values, without a search for each."""
        return PairValuesView(self)


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


class _Packer:
    """Packs values of a type as MessagePack. Another process gets it by its type."""

    def __init__(self, form: Any) -> None:
        self._form = form
        self._encode, self._decode = msgspec.msgpack.Encoder().encode, msgspec.msgpack.Decoder(form).decode

    def __reduce__(self) -> tuple[Any, ...]:
        return _Packer, (self._form,)

    def pack(self, value: Any) -> bytes:
        return self._encode(value)

    def unpack(self, data: bytes) -> Any:
        return self._decode(data)


def packed(form: Any) -> DiskMap[Any]:
    """A mapping of texts to values of a type, such as a tuple of texts."""
    packer = _Packer(form)
    return DiskMap(packer.pack, packer.unpack)
