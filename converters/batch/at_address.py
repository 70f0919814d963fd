"""What `places` asks of addresses such as `s3://bucket/exports`: the same questions, by way of fsspec.

Raises `OSError` with a sentence in place of the errors of a server.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import unquote

from converters.errors import SourceError
from converters.io.addresses import names
from converters.io.addresses.bringing import RemoteFile, matching, remote_files
from converters.io.addresses.names import is_web, joined, shown
from converters.io.addresses.store import AddressError, Store
from converters.io.manifest import MANIFEST, UNFINISHED_SENDING


@contextmanager
def _sentences(address: str) -> Iterator[None]:
    try:
        yield
    except AddressError as error:
        raise OSError(None, str(error), shown(address)) from None
    except SourceError as error:
        raise OSError(None, str(error)) from None


def is_pattern(address: str) -> bool:
    """Whether an address stands for several files."""
    return names.is_pattern(address) and not exists(address)


def is_folder(address: str) -> bool:
    """Whether there is such a folder."""
    if is_web(address):
        return False
    with _sentences(address):
        store = Store(address)
        return store.is_there() and store.entry() is None


def exists(address: str) -> bool:
    """Whether there is such a file or folder."""
    with _sentences(address):
        return is_web(address) or Store(address).is_there()


def matches(pattern: str) -> list[str]:
    """The addresses that a pattern stands for, sorted."""
    return list(matching(pattern))


def entries(folder: str) -> list[str]:
    """The files and folders of a folder, without those that are hidden, sorted."""
    with _sentences(folder):
        found = Store(joined(folder, "*")).matches()
    return [address for address in found if not names.last_name(address).startswith(".")]


def data(address: str) -> bytes:
    """The bytes of a file. Raises `FileNotFoundError` where there is none."""
    found = read(address)
    if found is None:
        raise FileNotFoundError(2, "there is no such file", shown(address))
    return found


def name(address: str) -> str:
    """The last name of an address."""
    last = names.last_name(address)
    return unquote(last) if is_web(address) else last


def size_of(address: str) -> int:
    """The bytes of all files that an address stands for; 0 for one of the Web, which says it only when it is asked."""
    with _sentences(address):
        return sum(file.size for file in remote_files(address))


def versions(address: str) -> list[RemoteFile] | None:
    """All files that an address stands for, with versions; None where a server tells no versions."""
    with _sentences(address):
        found = remote_files(address)
    return found if found and all(file.version for file in found) else None


def state(target: str) -> str:
    """A digest of what stands at a target; empty where it is not whole."""
    with _sentences(target):
        found = remote_files(target)
    file_names = {file.address.rpartition("/")[2] for file in found}
    is_folder = [file.address for file in found] != [shown(target)]
    if not found or (is_folder and (MANIFEST not in file_names or UNFINISHED_SENDING in file_names)):
        return ""
    return hashlib.blake2b(repr(found).encode("utf-8", "surrogateescape"), digest_size=32).hexdigest()


def read(address: str) -> bytes | None:
    """The bytes of a small file; None where there is none."""
    with _sentences(address):
        store = Store(address)
        return store.read(store.path)


def write(data: bytes, address: str) -> None:
    """Write a small file; it is there whole or not at all."""
    with _sentences(address):
        store = Store(address)
        store.write(data, store.path)
