"""The files of a target, as tests look at them: what is in a zip counts as its own file."""

import zipfile
from pathlib import Path


def written_files(target: Path) -> dict[str, bytes]:
    """Name -> bytes of the files of a folder, or of a file; a member of a zip is `NAME.zip/MEMBER`."""
    if target.is_file():
        return _unpacked(target, target.name)
    found: dict[str, bytes] = {}
    for path in sorted(path for path in target.rglob("*") if path.is_file()):
        found |= _unpacked(path, path.relative_to(target).as_posix())
    return found


def _unpacked(path: Path, name: str) -> dict[str, bytes]:
    if not zipfile.is_zipfile(path):
        return {name: path.read_bytes()}
    with zipfile.ZipFile(path) as packed:
        return {f"{name}/{member}": packed.read(member) for member in packed.namelist()}
