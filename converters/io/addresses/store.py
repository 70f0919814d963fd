"""Asks the server of an address, by fsspec: again after a pause where it is busy, and with one sentence where it fails.

Credentials are what fsspec takes: variables of the environment, the settings of each platform's own tools, and fsspec's
(`~/.config/fsspec`). Listings are never kept: what another run wrote a moment ago is seen.
"""

import hashlib
import random
import re
import time
from base64 import b64decode
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

from converters.errors import BlogportError, UsageError
from converters.io.addresses.failures import NO_BUCKET, is_local, is_unreachable, may_pass, status_of, why
from converters.io.addresses.names import Scheme, last_name, scheme_of, shown
from converters.io.addresses.settings import end_silence, settings_of, silence_loggers

T = TypeVar("T")
TRIES: Final = 8
"""How often a server is asked that is busy, or not there."""
PAUSE, LONGEST_PAUSE, PATIENCE = 0.5, 20.0, 90.0
"""Seconds before the second try, each further one twice as many up to the second number; and seconds in all."""
NOBODY: Final = 15.0
"""Seconds for which a server is asked that does not answer at all: its name may be wrong."""
AT_ONCE: Final = 8
"""Files that are brought or sent at the same time."""
_NO_CONDITIONS: Final = frozenset({400, 501})
"""What servers of S3 answer that do not know the condition of `create`."""
_VERSIONS: Final = (
    "ETag",
    "etag",
    "md5Hash",
    "generation",
    "LastModified",
    "mtime",
    "last_modified",
    "updated",
    "created",
)
"""What backends call the version of a file, the surest first."""


class AddressError(Exception):
    """Why an address cannot be used; the text is a clause."""

    def __init__(self, clause: str, *, missing: bool = False, passing: bool = False, status: int = 0) -> None:
        """`missing`: there is no such file. `passing`: it is not about the file, and a later run may succeed."""
        super().__init__(clause)
        self.missing, self.passing, self.status = missing, passing, status


class Entry(NamedTuple):
    """A file on a server. `place` is its path below the folder that was listed, `version` changes with its bytes."""

    path: str
    """What fsspec calls it."""
    place: str
    size: int
    version: str
    md5: str = ""
    """The MD5 of its bytes in hexadecimal digits; empty where the server does not tell it."""
    is_file: bool = True


class Store:
    """The file system that an address is on. Raises `UsageError` if what reads it is not installed.

    All methods raise `AddressError`.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self._fs, self.path = _opened(address)

    def entry(self) -> Entry | None:
        """The file that the address names; None for a folder. Raises `AddressError` with `missing` for neither."""
        info = self._ask(lambda: self._fs.info(self.path))
        if info["type"] == "directory" or self.address.endswith("/"):
            return None
        return _entry(info, self.path, self.path.rpartition("/")[0])

    def is_there(self) -> bool:
        """Whether there is a file or folder of exactly this name."""
        return bool(self._ask(lambda: self._fs.info(self.path), missing=None))

    def files(self) -> list[Entry]:
        """The files in the folder and below it, sorted by place; empty where there is no such folder."""
        found = self._ask(lambda: self._fs.find(self.path.rstrip("/"), detail=True), missing={})
        return self._entries(found, self.path.rstrip("/"))

    def matches(self) -> list[str]:
        """The addresses of the files and folders that a pattern stands for, sorted."""
        found = self._ask(lambda: self._fs.glob(self.path), missing=[])
        before = self.address[: len(self.address) - len(self.path)]
        if not self.address.endswith(self.path):  # the address has more in it, such as a port
            return sorted(str(self._fs.unstrip_protocol(path)) for path in found)
        return sorted(f"{before}{path}" for path in found)

    def get(self, path: str, local: Path, counted: Callable[[int], None]) -> None:
        """Bring a file; `counted` is called with numbers of bytes as they arrive, and may raise."""
        from fsspec.callbacks import Callback

        class Counting(Callback):  # type: ignore[misc] # fsspec has no types
            def relative_update(self, inc: int = 1) -> None:
                counted(inc)

        self._ask(lambda: self._fs.get_file(path, str(local), callback=Counting()))

    def put(self, local: Path, path: str) -> None:
        """Send a file. It is there whole, or as it was before."""
        self._write(lambda: self._fs.put_file(str(local), path))

    def write(self, data: bytes, path: str) -> None:
        """Send the bytes of a small file."""
        self._write(lambda: self._fs.pipe_file(path, data))

    def create(self, data: bytes, path: str) -> bool:
        """Send the bytes of a small file that is not there yet; whether it was not. A server may not heed the condition."""
        try:
            self._write(lambda: self._fs.pipe_file(path, data, mode="create"))
        except AddressError as error:
            if error.status not in _NO_CONDITIONS:
                raise
            self.write(data, path)
        except FileExistsError:
            return self.holds(data, path)  # a first try, whose answer was lost
        return True

    def read(self, path: str) -> bytes | None:
        """The bytes of a small file; None where there is none."""
        found: bytes | None = self._ask(lambda: bytes(self._fs.cat_file(path)), missing=None)
        return found

    def holds(self, data: bytes | None, path: str) -> bool:
        """Whether a file has these bytes; with None, whether there is none. Where the server tells MD5s, it is not brought."""
        info = self._ask(lambda: self._fs.info(path), missing=None)
        if not info or data is None:
            return not info and data is None
        if told := _md5(info):
            return told == hashlib.md5(data, usedforsecurity=False).hexdigest()
        return self.read(path) == data

    def remove(self, paths: Iterable[str]) -> None:
        """Remove files; one that is gone already is no error."""
        for path in paths:
            self._ask(lambda path=path: self._fs.rm_file(path), missing=None)  # type: ignore[misc]

    def each(self, work: Callable[[T], object], items: Iterable[T]) -> None:
        """Do `work` with each item, several at a time; raises what the first raises that fails."""
        from concurrent.futures import ThreadPoolExecutor  # most runs have no address

        pool = ThreadPoolExecutor(AT_ONCE if scheme_of(self.address).target else 1)
        try:
            for done in [pool.submit(work, item) for item in items]:
                done.result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _entries(self, found: Mapping[str, Mapping[str, Any]], root: str) -> list[Entry]:
        entries = (_entry(info, path, root) for path, info in found.items() if info["type"] != "directory")
        return sorted((entry for entry in entries if entry.place), key=lambda entry: entry.place)

    def _write(self, call: Callable[[], Any]) -> None:
        """Do what sends a file: to object storage only a bucket can be missing for that."""
        try:
            self._ask(call)
        except AddressError as error:
            if error.missing:
                raise AddressError(NO_BUCKET) from None
            raise

    def _ask(self, call: Callable[[], Any], **default: Any) -> Any:
        """What a call returns; with `missing` that for a file or folder which is not there."""
        try:
            return asked(call)
        except (AddressError, BlogportError, FileExistsError):
            raise
        except Exception as error:  # each backend has its own
            clause = why(error, self.address)
            missing = isinstance(error, FileNotFoundError) and clause != NO_BUCKET
            if missing and "missing" in default:
                return default["missing"]
            raise AddressError(
                clause, missing=missing, passing=may_pass(error), status=status_of(error)
            ) from None


def asked(call: Callable[[], T]) -> T:
    """What a call returns: again after a pause while what it raises may pass. Raises what the last try raised.

    Many runs that met the same busy server do not all come back at the same moment. Nothing is logged: the exceptions of
    backends name addresses.
    """
    began, pause = time.monotonic(), PAUSE
    for tries_left in reversed(range(TRIES)):
        try:
            return call()
        except Exception as error:
            waited = time.monotonic() - began
            patience = NOBODY if is_unreachable(error) else PATIENCE
            if not tries_left or waited > patience or not _again(error):
                raise
        time.sleep(pause * random.uniform(0.5, 1.5))
        pause = min(2 * pause, LONGEST_PAUSE)
    raise AssertionError  # the last try returns or raises


def _again(error: Exception) -> bool:
    return not isinstance(error, AddressError | BlogportError) and not is_local(error) and may_pass(error)


def _opened(address: str) -> tuple[Any, str]:
    """The file system of fsspec, and what it calls the path."""
    scheme = scheme_of(address)
    try:
        from fsspec import get_filesystem_class

        kind = _class_of(scheme) or get_filesystem_class(address.partition("://")[0].lower())
    except ImportError as error:
        raise UsageError(
            f"{shown(address)}: what reads such addresses is not installed ({error.name}): "
            f'pip install "blogport[{scheme.extra}]"'
        ) from None
    name, _, rest = address.partition("://")
    if not rest.strip("/"):
        raise UsageError(f"{shown(address)}: an address names a host or bucket, and a file or folder")
    silence_loggers()
    name = name.lower()
    url = f"{name}://{rest}"
    try:
        # Not `url_to_fs`: to it `::` in a name begins another address.
        file_system = asked(lambda: kind(**{**settings_of(name), **kind._get_kwargs_from_urls(url)}))
    except BlogportError:
        raise
    except Exception as error:
        raise AddressError(why(error, address)) from None
    end_silence(file_system)
    return file_system, kind._strip_protocol(url)


def _class_of(scheme: Scheme) -> Any:
    """The class that a scheme has instead of the one that fsspec would take; None for none. Raises `ImportError`."""
    package, _, name = scheme.package.partition(":")
    found = import_module(package)
    return getattr(found, name) if name else None


def _entry(info: Mapping[str, Any], path: str, root: str) -> Entry:
    version = next((str(info[name]) for name in _VERSIONS if info.get(name) is not None), "")
    place = path.removeprefix(root).lstrip("/")
    return Entry(path, place, int(info.get("size") or 0), version, _md5(info), info["type"] == "file")


def _md5(info: Mapping[str, Any]) -> str:
    """The MD5 of a file as each platform tells it, or empty.

    In S3 the ETag is it, unless a file was sent in parts or is encrypted with its own key; then it is something else, and
    never the MD5 of other bytes. An ETag of Azure has another length.
    """
    if found := info.get("md5Hash"):
        return b64decode(found).hex()
    if found := (info.get("content_settings") or {}).get("content_md5"):
        return bytes(found).hex()
    etag = str(info.get("ETag") or "").strip('"')
    return etag if re.fullmatch(r"[0-9a-f]{32}", etag) else ""


def name_of(address: str) -> str:
    """The name that a local copy of a file or folder gets."""
    return last_name(address) or "index"
