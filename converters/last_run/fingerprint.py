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
from typing import Final

from converters import registry
from converters.io.folders import list_folder
from converters.io.limits import Budget
from converters.io.output.hashing import digest_of

PATHS: Final = ("template",)
"""The options of our formats that name a folder or a file. No other is looked at: `base-url=/` is no wish to read all disks."""
_METADATA: Final = (".dist-info", ".egg-info")
"""The endings of what the name and version of an installed package are in."""


def fingerprint_of(
    sources: Iterable[str | Path],
    options: Mapping[str, str],
    settings: object,
    version: Sequence[str] | None = None,
) -> str:
    """The fingerprint; empty for a source that is no file or folder, such as standard input.

    `settings` is all else that a caller asks for; its `repr` tells all values. `version` stands for code and packages where
    several machines must agree on it (see `batch.fingerprint`). Raises `OSError` or `SourceError` for a source
    that cannot be read.
    """
    digest = hashlib.blake2b(digest_size=32)
    paths = [Path(path) for path in sources]
    if not all(path.is_file() or path.is_dir() for path in paths):
        return ""
    if version is None:
        version = (sys.version, *_packages(), *_code())
    for text in (repr(sorted(options.items())), repr(settings), *version):
        _add(digest, text)
    for path in _read(paths, options):
        _add(digest, str(path))
        for text in _contents(path):
            _add(digest, text)
    return digest.hexdigest()


def stamps_of(sources: Iterable[str | Path], options: Mapping[str, str]) -> list[str]:
    """Size and time of all files that the fingerprint has read: whether one changed meanwhile, without reading all again.

    Raises as `fingerprint_of` does.
    """
    return [
        stamp
        for path in _read(map(Path, sources), options)
        for stamp in ((_stamp(str(path), path.stat()),) if path.is_file() else _stamps_within(path))
    ]


def _read(sources: Iterable[Path], options: Mapping[str, str]) -> Iterator[Path]:
    """The sources, and the files and folders that options name."""
    yield from sources
    yield from (path for name in PATHS if (value := options.get(name)) and (path := Path(value)).exists())


def _stamps_within(folder: Path) -> Iterator[str]:
    for file in list_folder(folder, Budget()).files:
        yield _stamp(file.place, file.path.stat()) if file.path else file.place


def _add(digest: "hashlib.blake2b", text: str) -> None:
    data = text.encode("utf-8", "surrogateescape")
    digest.update(len(data).to_bytes(8, "big") + data)


def _contents(path: Path) -> Iterator[str]:
    """A file, or the files of a folder as readers see them: names and digests; and what cannot be read there."""
    if not path.is_dir():
        yield digest_of(path)
        return
    listing = list_folder(path, Budget())
    for file in listing.files:
        yield file.place
        yield digest_of(file.path) if file.path else ""
    for problem in listing.problems:
        yield repr(problem)


def _packages() -> Iterator[str]:
    """The names and versions of all installed packages, as the folders of their metadata have them."""
    for folder in sys.path:
        if (path := Path(folder)).is_dir():
            yield from sorted(entry.name for entry in path.iterdir() if entry.suffix in _METADATA)


@cache
def _code() -> tuple[str, ...]:
    """The files of blogport and of plug-ins, with size and time: a version that is being worked on keeps its number."""
    return tuple(_files_of_packages())


def _files_of_packages() -> Iterator[str]:
    for package in sorted({"converters", *registry.packages()}):
        spec = find_spec(package)
        for folder in (spec and spec.submodule_search_locations) or ():
            yield from _files(folder)
        if spec and spec.origin and (file := Path(spec.origin)).is_file():
            yield _stamp(spec.origin, file.stat())


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
