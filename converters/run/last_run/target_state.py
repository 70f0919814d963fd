"""The state of a target: a digest of the files that blogport wrote, as they are now."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from converters.io.manifest import MANIFEST
from converters.io.output.hashing import digest_of
from converters.io.output.installed import files_in


def state_of(target: Path, written: Iterable[str] = ()) -> str:
    """The state of a file, or of a folder with a manifest; empty where there is neither, or it cannot be read.

    `written` are the files of the folder that a run has just written, sorted as in the manifest: they are as that says, and
    not read again. One that stands elsewhere is read.
    """
    try:
        return _state_of_folder(target, written) if target.is_dir() else digest_of(target)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return ""


def _state_of_folder(target: Path, written: Iterable[str]) -> str:
    digest = hashlib.blake2b(digest_size=32)
    with (target / MANIFEST).open("rb") as manifest:
        for line in manifest:
            digest.update(line)
        manifest.seek(0)
        coming = iter(written)
        next_written = next(coming, None)
        for path, known in files_in(manifest):
            while next_written is not None and next_written < path:
                next_written = next(coming, None)
            digest.update(f"\n{known if path == next_written else _digest_now(target / path)}".encode())
    return digest.hexdigest()


def _digest_now(file: Path) -> str:
    return digest_of(file) if file.is_file() else ""
