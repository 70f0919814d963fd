"""Keeps the records of a run on disk between reading and writing, as the lines of an archive.

It sorts them into the archive's order, whatever the order of the sources, and detects a record that comes twice
(from exports that overlap).
"""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from enum import Enum
from typing import NamedTuple, Self

from converters.io.temporary import temporary_file
from converters.io.temporary.disk_map import DiskMap, numbers
from converters.model import RECORD_TYPES, Record, comments_of, record_type
from converters.storage.record_lines import decode, encode


class Added(Enum):
    """What `Spool.add` did: kept a new record; found the same record; found a different record of that name."""

    NEW = 1
    DUPLICATE = 2
    CONFLICT = 3


class Offset(NamedTuple):
    """Where a kept record is: its kind, and the byte at which its line begins."""

    kind: str
    start: int


class Batch(NamedTuple):
    """Records of one kind whose lines follow one another: the kind, and the bytes from `start` to `end`."""

    kind: str
    start: int
    end: int


class Spool:
    """A context manager; its files go when it ends. Memory: about 20 bytes for each record."""

    def __enter__(self) -> Self:
        self._stack = ExitStack()
        self._files = {name: self._stack.enter_context(temporary_file()) for name in RECORD_TYPES}
        self._starts: dict[str, DiskMap[int]] = {kind: numbers() for kind in RECORD_TYPES}
        """Where the line of each record begins, by kind and name."""
        self._ends = dict.fromkeys(RECORD_TYPES, 0)
        self.numbers: Counter[str] = Counter()
        """How many records of each kind are kept, and how many comments in them."""
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def add(self, record: Record, name: str) -> Added:
        """Keep a record, unless one of that kind and name is kept already."""
        line = encode(record)
        kind = record_type(record)
        end = self._ends[kind]
        start = self._starts[kind].get(name)
        if start is not None:
            same = self.line(Offset(kind, start)) == line
            self._files[kind].seek(end)
            return Added.DUPLICATE if same else Added.CONFLICT
        self._starts[kind][name] = end
        self._files[kind].write(line)
        self._ends[kind] = end + len(line)
        self.numbers[kind] += 1
        self.numbers["comment"] += len(comments_of(record))
        return Added.NEW

    def has(self, record_kind: str, name: str) -> bool:
        """Whether a record of that kind and name is kept."""
        return name in self._starts[record_kind]

    def records(self, kinds: Iterable[str] = RECORD_TYPES) -> Iterator[Record]:
        """All that was kept: site, authors, terms, media, posts, each kind in the order it came."""
        return (decode(line) for _, line in self.lines_by_kind(kinds))

    def size(self, kind: str) -> int:
        """How many bytes the lines of a kind are."""
        return self._ends[kind]

    def batches(self, kind: str, size: int) -> Iterator[Batch]:
        """All lines of a kind, in batches of about so many bytes."""
        total, start = self.size(kind), 0
        self._files[kind].flush()
        while start < total:
            self._files[kind].seek(min(start + size, total) - 1)
            self._files[kind].readline()
            end = self._files[kind].tell()
            yield Batch(kind, start, end)
            start = end

    def lines_of(self, batch: Batch) -> list[bytes]:
        """The lines of a batch. A process that was forked may ask too: the position of the file does not move."""
        file = self._files[batch.kind]
        if not hasattr(os, "pread"):  # where no process is forked
            file.seek(batch.start)
            return file.read(batch.end - batch.start).splitlines(keepends=True)
        parts, at = [], batch.start
        while at < batch.end and (part := os.pread(file.fileno(), batch.end - at, at)):
            parts.append(part)
            at += len(part)
        return b"".join(parts).splitlines(keepends=True)

    def lines_by_kind(self, kinds: Iterable[str] = RECORD_TYPES) -> Iterator[tuple[str, bytes]]:
        """The kind and the line of the same, as in an archive."""
        for kind in kinds:
            file = self._files[kind]
            file.seek(0)
            for line in file:
                yield kind, line

    def lines(self) -> Iterator[tuple[Offset, bytes]]:
        """The lines of the same, each with its place, to ask for it again."""
        for name in RECORD_TYPES:
            start = 0
            while line := self.line(Offset(name, start)):
                yield Offset(name, start), line
                start += len(line)

    def line(self, place: Offset) -> bytes:
        """The line of a kept record, as in an archive."""
        self._files[place.kind].seek(place.start)
        return self._files[place.kind].readline()
