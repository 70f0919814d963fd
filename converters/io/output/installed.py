"""What blogport knows of the files that it wrote into a folder: the manifest in it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, Final, NamedTuple

from converters.errors import TargetError
from converters.io.manifest import MANIFEST

_START_OF_FILES: Final = b' "files": {'
"""The line of a manifest below which the files are, one a line."""


class Installed(NamedTuple):
    """The files that earlier runs wrote into a folder, by path: the digests that are blogport's own.

    There are several digests for a path if a run was killed while it moved files: the file has one of them.
    """

    digests: Mapping[str, frozenset[str]]

    def is_own(self, path: str, digest: str) -> bool:
        """Whether a file is as blogport wrote it."""
        return digest in self.digests.get(path, ())

    def with_files(self, files: Mapping[str, str]) -> dict[str, list[str]]:
        """All digests by path, with those of files that a run is about to move into the folder."""
        known = {path: sorted(digests) for path, digests in self.digests.items()}
        for path, digest in files.items():
            known[path] = sorted({*known.get(path, ()), digest})
        return known


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
    return Installed({})


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
    except (ValueError, KeyError, TypeError):
        return ""


def _read_manifest(target: Path, format_name: str, force: bool) -> Installed:
    try:
        manifest = json.loads((target / MANIFEST).read_bytes())
        digests = _digests_in(manifest)
        written_format = str(manifest["format"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        if force:
            return Installed({})
        raise TargetError(f"{target / MANIFEST} cannot be understood; --force writes it anew") from error
    if written_format != format_name and not force:
        raise TargetError(
            f"{target} holds what blogport wrote as {written_format}; choose a new folder for {format_name}, "
            "or replace it with --force"
        )
    return Installed({path: frozenset(found) for path, found in digests.items()})


def moving_text(new: bytes, *old: bytes | None, run: str) -> str:
    """The manifest of a folder while its files are replaced elsewhere, made of the manifest that comes and those before.

    By `run` the run that sends them knows it as its own.
    """
    coming = json.loads(new)
    digests: dict[str, set[str]] = {}
    for text in old:
        for path, known in (_digests(text) if text else {}).items():
            digests.setdefault(path, set()).update(known)
    installed = Installed({path: frozenset(known) for path, known in digests.items()})
    return manifest_text(str(coming["format"]), {}, installed.with_files(coming["files"]), run)


def _digests(manifest: bytes) -> dict[str, set[str]]:
    """The digests in a manifest by path; nothing where it cannot be understood."""
    try:
        return _digests_in(json.loads(manifest))
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}


def _digests_in(manifest: Any) -> dict[str, set[str]]:
    """The digests in a manifest by path. Raises what reading any other JSON raises."""
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


def manifest_text(
    format_name: str,
    files: Mapping[str, str],
    moving: Mapping[str, list[str]] | None = None,
    run: str = "",
) -> str:
    """The manifest of a folder: `files` and their digests; or, while files are moved, `Installed.with_files`."""
    return "".join(manifest_pieces(format_name, sorted(files.items()), moving, run))


def manifest_pieces(
    format_name: str,
    files: Iterable[tuple[str, str]],
    moving: Mapping[str, list[str]] | None = None,
    run: str = "",
) -> Iterator[str]:
    """The same in pieces, one for each file; `files` come sorted."""
    yield f'{{\n "blogport": 1,\n "format": {_json(format_name)},\n "files": '
    yield from _object(files)
    if moving is not None:
        yield ',\n "moving": '
        yield from _object(sorted(moving.items()))
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
