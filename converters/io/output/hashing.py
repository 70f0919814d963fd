"""Digests of files, made while they are written, and of files that are there."""

import hashlib
from collections.abc import Callable, MutableMapping
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final, Protocol, Self


class Digest(Protocol):
    """A digest in the making, as those of `hashlib`."""

    def update(self, data: bytes, /) -> None:
        """Take up more bytes."""

    def hexdigest(self) -> str:
        """The digest of all bytes so far."""


Hasher = Callable[[], Digest]
"""What makes a new digest."""
_FIRST: Final = 1 << 16
_CHUNK: Final = 1 << 20
"""Bytes that are read at once: most files have less than the first, and a larger buffer costs more than they do."""
blake: Final[Hasher] = partial(hashlib.blake2b, digest_size=16)


class HashedFile:
    """A file that records its digest when it is closed."""

    def __init__(self, stream: BinaryIO, path: str, hashes: MutableMapping[str, str], digest: Digest) -> None:
        self._stream = stream
        self._hash = digest
        self._path = path
        self._hashes = hashes

    def write(self, data: bytes) -> int:
        """Write bytes, all of them: a disk that is full takes a part, and then raises."""
        self._hash.update(data)
        written = self._stream.write(data)
        while written < len(data):
            written += self._stream.write(data[written:])
        return written

    def close(self) -> None:
        """Close the file; its digest is known then."""
        self._stream.close()
        self._hashes[self._path] = self._hash.hexdigest()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def digest_of(path: str | Path, hasher: Hasher = blake) -> str:
    """The digest of a file. Raises `OSError`."""
    digest = hasher()
    with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 # a folder may have very many small files
        size = _FIRST
        while chunk := stream.read(size):
            digest.update(chunk)
            size = _CHUNK
    return digest.hexdigest()
