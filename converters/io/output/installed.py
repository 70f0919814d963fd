"""What blogport knows of the files that it wrote into a folder: the manifest in it."""

import heapq
import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, BinaryIO, Final

from converters.errors import TargetError
from converters.io.manifest import MANIFEST
from converters.io.temporary.disk_map import DiskMap, data_of, text_of

_START_OF_FILES: Final = b' "files": {'
"""The line of a manifest below which the files are, one a line."""

_NO_MANIFEST: Final = (ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What reading any other JSON as a manifest raises."""


class Installed:
    """The files that earlier runs wrote into a folder, by path: the digests that are blogport's own.

    There are several digests for a path if a run was killed while it moved files: the file has one of them.
    """

    def __init__(self) -> None:
        self.digests: DiskMap[frozenset[str]] = DiskMap(_packed, _unpacked)

    def is_own(self, path: str, digest: str) -> bool:
        """Whether a file is as blogport wrote it."""
        return digest in self.digests.get(path, ())

    def with_files(self, files: Iterable[tuple[str, str]]) -> Iterator[tuple[str, list[str]]]:
        """All digests by path, with those of files that a run is about to move into the folder. `files` come sorted."""
        known = ((path, digest) for path, digests in self.digests.sorted_pairs() for digest in digests)
        for path, pairs in groupby(heapq.merge(known, files, key=itemgetter(0)), itemgetter(0)):
            yield path, sorted({digest for _, digest in pairs})


def _packed(digests: frozenset[str]) -> bytes:
    return data_of("\n".join(digests))


def _unpacked(data: bytes) -> frozenset[str]:
    return frozenset(text_of(data).split("\n"))


def read_installed(target: Path, format_name: str, *, force: bool) -> Installed:
    """What earlier runs wrote. Raises `TargetError` for a folder of somebody else, or of another format.

    With `force`, a folder of somebody else and a manifest that cannot be read are taken as empty.
    """
    if target.is_dir():
        if (target / MANIFEST).is_file():
            return _read_manifest(target, format_name, force)
        if not force and any(target.iterdir()):
            raise TargetError(
                f"{target} is not empty, and blogport did not write it; "
                "choose a new folder, or write into this one with --force"
            )
    elif target.exists():
        raise not_a_folder(target)
    return Installed()


def not_a_folder(target: Path | str) -> TargetError:
    """The error of a format that is written to a folder, where the target is a file."""
    return TargetError(
        f"{target} is a file, but this format is written to a folder; the target stands last, and needs another name"
    )


def written_format(folder: Path) -> str:
    """The format of a folder that blogport wrote; empty for anything else."""
    try:
        return format_in((folder / MANIFEST).read_bytes())
    except OSError:
        return ""


def format_in(manifest: bytes) -> str:
    """The format that a manifest names; empty for what is no manifest."""
    try:
        return str(json.loads(manifest)["format"])
    except _NO_MANIFEST:
        return ""


def _read_manifest(target: Path, format_name: str, force: bool) -> Installed:
    installed = Installed()
    try:
        with (target / MANIFEST).open("rb") as manifest:
            written_format = _read_into(installed, manifest)
    except (OSError, *_NO_MANIFEST) as error:
        if force:
            return Installed()
        raise TargetError(f"{target / MANIFEST} cannot be understood; --force writes it anew") from error
    if written_format != format_name and not force:
        raise TargetError(
            f"{target} holds what blogport wrote as {written_format}; choose a new folder for {format_name}, "
            "or replace it with --force"
        )
    return installed


def _read_into(installed: Installed, manifest: BinaryIO) -> str:
    """Take in the files of a manifest; its format. One that was changed, or lists files that are moved, is read as a whole."""
    with suppress(ValueError):
        head = b""
        while (line := manifest.readline()) and not line.startswith(_START_OF_FILES):
            head += line
        manifest.seek(0)
        for path, digest in files_in(manifest):
            installed.digests[path] = frozenset((str(digest),))
        if manifest.read().strip() == b"}":
            return str(json.loads(head + b'"files": {}}')["format"])
    installed.digests.clear()
    manifest.seek(0)
    whole = json.load(manifest)
    installed.digests.update((path, frozenset(found)) for path, found in _digests_in(whole).items())
    return str(whole["format"])


def moving_text(new: bytes, *old: bytes | None, run: str) -> str:
    """The manifest of a folder while its files are replaced elsewhere, made of the manifest that comes and those before.

    By `run` the run that sends them knows it as its own.
    """
    coming = json.loads(new)
    digests: dict[str, set[str]] = {}
    for text in old:
        for path, known in (_digests(text) if text else {}).items():
            digests.setdefault(path, set()).update(known)
    installed = Installed()
    installed.digests.update((path, frozenset(known)) for path, known in digests.items())
    files = sorted(coming["files"].items())
    return "".join(manifest_pieces(str(coming["format"]), (), installed.with_files(files), run))


def _digests(manifest: bytes) -> dict[str, set[str]]:
    """The digests in a manifest by path; nothing where it cannot be understood."""
    try:
        return _digests_in(json.loads(manifest))
    except _NO_MANIFEST:
        return {}


def _digests_in(manifest: Any) -> dict[str, set[str]]:
    """The digests in a manifest by path. Raises `_NO_MANIFEST`."""
    digests: dict[str, set[str]] = {}
    for path, digest in manifest["files"].items():
        digests[str(path)] = {str(digest)}
    for path, several in manifest.get("moving", {}).items():
        digests.setdefault(str(path), set()).update(map(str, several))
    return digests


def files_in(manifest: BinaryIO) -> Iterator[tuple[str, str]]:
    """The files in a manifest and their digests, one after another: as one object they would be the most memory of a run.

    Raises `ValueError` for a manifest with other lines than `manifest_pieces` makes.
    """
    lines = iter(manifest)
    start = next((line for line in lines if line.startswith(_START_OF_FILES)), b"")
    for line in lines if start.endswith(b"{\n") else ():
        if line.startswith(b" }"):
            return
        yield from json.loads(b"{%b}" % line.rstrip(b",\n")).items()
    if not start.endswith((b"{}\n", b"{},\n")):
        raise ValueError("no manifest of ours")


def manifest_text(format_name: str) -> str:
    """The manifest of a folder whose files are known otherwise."""
    return "".join(manifest_pieces(format_name, ()))


def manifest_pieces(
    format_name: str,
    files: Iterable[tuple[str, str]],
    moving: Iterable[tuple[str, list[str]]] | None = None,
    run: str = "",
) -> Iterator[str]:
    """The manifest of a folder in pieces, one for each file: `files` and their digests; or, while files are moved, none of them
    and as `moving` what `Installed.with_files` has. Both come sorted."""
    yield f'{{\n "blogport": 1,\n "format": {_json(format_name)},\n "files": '
    yield from _object(files)
    if moving is not None:
        yield ',\n "moving": '
        yield from _object(moving)
    if run:
        yield f',\n "run": {_json(run)}'
    yield "\n}\n"


def _object(pairs: Iterable[tuple[str, object]]) -> Iterator[str]:
    """An object of the manifest."""
    before = "{\n"
    for name, value in pairs:
        yield f"{before}  {_json(name)}: {_json(value)}"
        before = ",\n"
    yield "{}" if before == "{\n" else "\n }"


def _json(value: object) -> str:
    """A value as the manifest has it, two levels deep."""
    indent = 1 if isinstance(value, list) else None  # with an indent it takes ten times as long
    return json.dumps(value, indent=indent, ensure_ascii=False).replace("\n", "\n  ")
