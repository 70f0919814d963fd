"""The state of a target: a digest of the files that blogport wrote, as they are now."""

import hashlib
import json
from pathlib import Path

from converters.io.manifest import MANIFEST
from converters.io.output.hashing import digest_of


def state_of(target: Path) -> str:
    """The state of a file, or of a folder with a manifest; empty where there is neither, or it cannot be read."""
    try:
        return _state_of_folder(target) if target.is_dir() else digest_of(target)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return ""


def _state_of_folder(target: Path) -> str:
    text = (target / MANIFEST).read_bytes()
    digest = hashlib.blake2b(text, digest_size=32)
    for path in json.loads(text)["files"]:
        file = target / path
        digest.update(f"\n{digest_of(file) if file.is_file() else ''}".encode())
    return digest.hexdigest()
