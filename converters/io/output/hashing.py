"""Digests of files, made while they are written, and of files that are there."""

import hashlib
from collections.abc import Callable
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
blake: Final[Hasher] = partial(hashlib.blake2b, digest_size=16)


class HashedFile:
    """A file that records its digest when it is closed."""

    def __init__(self, stream: BinaryIO, path: str, hashes: dict[str, str], digest: Digest) -> None:
        self._stream = stream
        self._hash = digest
        self._path = path
        self._hashes = hashes

    def write(self, data: bytes) -> int:
        """Write bytes."""
        self._hash.update(data)
        return self._stream.write(data)

    def close(self) -> None:
        """Close the file; its digest is known then."""
        self._stream.close()
        self._hashes[self._path] = self._hash.hexdigest()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def digest_of(path: Path, hasher: Hasher = blake) -> str:
    """The digest of a file. Raises `OSError`."""
    with path.open("rb") as stream:
        digest = hasher()
        while chunk := stream.read(1 << 20):
            digest.update(chunk)
        return digest.hexdigest()
