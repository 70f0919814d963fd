"""The fingerprint of a run: a digest of all that its result depends on, besides the target.

These are the bytes of the sources and of files that options name, the options, the code of blogport and of plug-ins, and
the versions of all packages and of Python. What depends on the time is not in it (see `clock`).
"""

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple

from converters import registry
from converters.io.folders import FoundFile, files_within
from converters.io.output.hashing import digest_of
from converters.io.sources import Problem

PATHS: Final = ("template", "cover")
"""The options of our formats that name a folder or a file. No other is looked at: `base-url=/` is no wish to read all disks."""
_METADATA: Final = (".dist-info", ".egg-info")
"""The endings of what the name and version of an installed package are in."""


class Fingerprint(NamedTuple):
    """The fingerprint of a run, and the stamps of the files that it has read (see `stamps_of`)."""

    digest: str
    stamps: str


def fingerprint_of(
    sources: Iterable[str | Path],
    options: Mapping[str, str],
    settings: object,
    version: Sequence[str] | None = None,
) -> Fingerprint | None:
    """The fingerprint; None for a source that is no file or folder, such as standard input.

    `settings` is all else that a caller asks for; its `repr` tells all values. `version` stands for code and packages where
    several machines must agree on it (see `batch.fingerprint`). Raises `OSError` or `SourceError` for a source
    that cannot be read.
    """
    digest, stamps = _Digest(), _Digest()
    paths = [Path(path) for path in sources]
    if not all(path.is_file() or path.is_dir() for path in paths):
        return None
    if version is None:
        version = (sys.version, *_packages(), *_code())
    for text in (repr(sorted(options.items())), repr(settings), *version):
        digest.add(text)
    for path in _read(paths, options):
        digest.add(str(path))
        files, problems = _found(path)
        for file in files:
            stamps.add(_stamp_of(file))
            digest.add(file.place)
            digest.add(digest_of(file.path))
        for problem in problems:
            digest.add(repr(problem))
    return Fingerprint(digest.text(), stamps.text())


def stamps_of(sources: Iterable[str | Path], options: Mapping[str, str]) -> str:
    """A digest of size and time of all files that the fingerprint has read: whether one changed meanwhile, without reading
    all again. Raises as `fingerprint_of` does.
    """
    stamps = _Digest()
    for path in _read(map(Path, sources), options):
        for file in _found(path)[0]:
            stamps.add(_stamp_of(file))
    return stamps.text()


class _Digest:
    """A digest of texts."""

    def __init__(self) -> None:
        self._hash = hashlib.blake2b(digest_size=32)

    def add(self, text: str) -> None:
        data = text.encode("utf-8", "surrogateescape")
        self._hash.update(len(data).to_bytes(8, "big") + data)

    def text(self) -> str:
        return self._hash.hexdigest()


def _read(sources: Iterable[Path], options: Mapping[str, str]) -> Iterator[Path]:
    """The sources, and the files and folders that options name."""
    yield from sources
    yield from (path for name in PATHS if (value := options.get(name)) and (path := Path(value)).exists())


def _found(path: Path) -> tuple[list[FoundFile], list[Problem]]:
    """The files of a folder as readers see them, and what cannot be read there; or the file."""
    if path.is_dir():
        return files_within(path)
    stat = path.stat()
    return [FoundFile("", str(path), stat.st_size, stat.st_mtime_ns)], []


def _stamp_of(file: FoundFile) -> str:
    return f"{file.place} {file.size} {file.changed}"


def _packages() -> Iterator[str]:
    """The names and versions of all installed packages, as the folders of their metadata have them."""
    for folder in sys.path:
        if (path := Path(folder)).is_dir():
            yield from sorted(entry.name for entry in path.iterdir() if entry.suffix in _METADATA)


@cache
def _code() -> tuple[str, ...]:
    """What blogport and the plug-ins are made of: a version that is being worked on keeps its number."""
    return tuple(_files_of_packages())


def _files_of_packages() -> Iterator[str]:
    """The files of each package, with size and time.

    Where blogport is installed it is the digest of the list of its files, which has the digest of each (PyPA, "Recording
    installed projects"). That list is read at once, and is the same after each installation of the same version.
    """
    for package in sorted({"converters", *registry.packages()}):
        spec = find_spec(package)
        for folder in (spec and spec.submodule_search_locations) or ():
            record = _record(Path(folder)) if package == "converters" else None
            if record:
                yield digest_of(record)
            else:
                yield from _files(folder)
        if spec and spec.origin and not spec.submodule_search_locations:
            yield _stamp(spec.origin, Path(spec.origin).stat())


def _record(package: Path) -> Path | None:
    """The list of files with which an installed package came; None for a checkout."""
    return next(package.parent.glob("blogport-*.dist-info/RECORD"), None)


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry.path)
        else:
            yield _stamp(entry.path, entry.stat())


def _stamp(path: str, stat: os.stat_result) -> str:
    return f"{path} {stat.st_size} {stat.st_mtime_ns}"
