"""Keeps the records of a run on disk between reading and writing, as the lines of an archive.

It brings them into the archive's order, whatever order the sources had, and says when one
comes a second time (exports that overlap).
"""

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Self

from converters.formats.archive import decode, encode
from converters.model import KINDS, Record, Site, kind


class Spool:
    """A context manager; its files go when it ends. Memory: 16 bytes a record."""

    def __enter__(self) -> Self:
        self._stack = ExitStack()
        self._files = {name: self._stack.enter_context(tempfile.TemporaryFile()) for name in KINDS}
        self._seen: set[bytes] = set()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def put(self, record: Record) -> bool:
        """Keep a record; false where the very same one is kept already."""
        line = encode(record)
        digest = hashlib.blake2b(line, digest_size=16).digest()
        if digest in self._seen and not isinstance(record, Site):
            return False
        self._seen.add(digest)
        self._files[kind(record)].write(line)
        return True

    def records(self) -> Iterator[Record]:
        """All that was kept: site, authors, terms, media, posts, each kind in the order it came."""
        for name in KINDS:
            file = self._files[name]
            file.seek(0)
            for line in file:
                yield decode(line)
