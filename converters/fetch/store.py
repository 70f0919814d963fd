"""The files of earlier runs, in a folder: each once by its hash, known by its URL; and the halves of those that broke off.

- `index.jsonl`: an entry a line, appended as soon as a file is whole. The last line of a URL counts.
- `files/ab/cdef…`: the bytes, by their SHA-256.
- `parts/NAME`, `parts/NAME.json`: what arrived of a file, and what its server called this version of it.
"""

import hashlib
import json
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, BinaryIO, Final, cast

import msgspec

from converters.errors import FileError, TargetError
from converters.io.manifest import MANIFEST
from converters.io.output.installed import manifest_text
from converters.io.sources import reason

if sys.platform != "win32":
    import fcntl

FORMAT: Final = "downloads"
"""What the manifest calls the folder; one with a manifest is not read as a part of a source."""
INDEX: Final = "index.jsonl"


class Entry(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What is known of a URL: a file (`digest`), or only the status of the answer."""

    url: str
    digest: str = ""
    """The SHA-256 of the bytes; empty where there is no file."""
    size: int = 0
    etag: str = ""
    modified: str = ""
    """`Last-Modified`, as the server wrote it."""
    status: int = 0
    """The status of an answer without a file."""
    extension: str = ""
    """What the content calls for, such as `jpg`."""
    checked: int = 0
    """When the server was asked, in seconds since 1970."""


class Part:
    """What arrived of a file."""

    def __init__(self, path: Path, url: str) -> None:
        self.path = path
        self._notes = path.with_suffix(".json")
        self._url = url
        self.validator = ""
        """The strong entity tag, or the date, by which the server knows this version; empty for none."""
        with suppress(OSError, ValueError, AttributeError):
            notes = json.loads(self._notes.read_bytes())
            if notes.get("url") == url and isinstance(notes.get("validator"), str):
                self.validator = notes["validator"]

    @property
    def size(self) -> int:
        """How many bytes can be gone on from: 0 without a validator."""
        try:
            return self.path.stat().st_size if self.validator else 0
        except OSError:
            return 0

    def begin(self, validator: str) -> None:
        """Begin anew, with what the server calls this version."""
        self.drop()
        self.validator = validator
        if validator:
            self._notes.write_text(json.dumps({"url": self._url, "validator": validator}), encoding="utf-8")

    def drop(self) -> None:
        """Forget what arrived."""
        self.validator = ""
        for path in (self.path, self._notes):
            path.unlink(missing_ok=True)


class Store:
    """A context manager. Many threads may use it; one run at a time. Memory: an entry for each URL.

    Raises `TargetError` if the folder cannot be used.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._index: IO[bytes] | None = None
        self._lock = threading.Lock()
        self._entries: dict[str, Entry] = {}
        self._guard: int | None = None

    def __enter__(self) -> "Store":
        try:
            self._open()
        except OSError as error:
            raise TargetError(f"{self.folder} cannot keep the downloads: {reason(error)}") from error
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            if self._index:
                self._index.close()
                self._index = None
        if self._guard is not None:
            os.close(self._guard)

    def _open(self) -> None:
        for name in ("files", "parts"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        manifest = self.folder / MANIFEST
        if not manifest.exists():
            manifest.write_text(manifest_text(FORMAT), encoding="utf-8")
        self._take_alone()
        path = self.folder / INDEX
        lines = 0
        if path.exists():
            with path.open("rb") as stream:
                for line in stream:
                    lines += 1
                    # a run was killed while it wrote this line, or the disk is bad
                    with suppress(ValueError):
                        entry = msgspec.json.decode(line, type=Entry)
                        self._entries[entry.url] = entry
        if lines > len(self._entries):
            whole = b"".join(msgspec.json.encode(entry) + b"\n" for entry in self._entries.values())
            new = path.with_suffix(".new")
            new.write_bytes(whole)
            new.replace(path)
        self._index = path.open("ab")

    def _take_alone(self) -> None:
        if sys.platform == "win32":
            return
        self._guard = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.flock(self._guard, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(self._guard)
            self._guard = None
            raise TargetError(f"{self.folder} is in use by another run; wait for its end") from error
        except OSError:  # some network file systems lock nothing
            pass

    def entry(self, url: str) -> Entry | None:
        """What is known of a URL. A file that is not there any more, or not the same, is not known."""
        entry = self._entries.get(url)
        return entry if entry and (not entry.digest or self._is_whole(entry)) else None

    def _is_whole(self, entry: Entry) -> bool:
        path = self._path(entry.digest)
        try:
            if path.stat().st_size != entry.size:
                return False
            with path.open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest() == entry.digest
        except (OSError, ValueError):  # a digest that no file can be called
            return False

    def note(self, entry: Entry) -> None:
        """Remember what is known of a URL, at once and on disk."""
        with self._lock:
            self._entries[entry.url] = entry
            if self._index:
                self._index.write(msgspec.json.encode(entry) + b"\n")
                self._index.flush()

    def part(self, url: str) -> Part:
        """What arrived of a URL in this run, or in one before."""
        return Part(self.folder / "parts" / hashlib.sha256(url.encode()).hexdigest()[:32], url)

    def keep(self, part: Part, digest: str) -> None:
        """Keep a whole file by its digest; its part is gone then."""
        path = self._path(digest)
        path.parent.mkdir(exist_ok=True)
        part.path.replace(path)
        part.drop()

    @contextmanager
    def open(self, entry: Entry) -> Iterator[BinaryIO]:
        """The bytes of a file. Raises `FileError`."""
        try:
            with self._path(entry.digest).open("rb") as stream:
                yield cast(BinaryIO, stream)
        except OSError as error:
            raise FileError(entry.url, reason(error)) from error

    def _path(self, digest: str) -> Path:
        return self.folder / "files" / digest[:2] / digest[2:]
