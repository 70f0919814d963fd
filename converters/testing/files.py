"""The files of a target, as tests look at them: what is in a zip counts as a file of its own."""

import zipfile
from pathlib import Path


def written_files(target: Path) -> dict[str, bytes]:
    """Name -> bytes of the files of a folder, or of a file; a member of a zip is `NAME.zip/MEMBER`."""
    if target.is_file():
        return {target.name: target.read_bytes()}
    found: dict[str, bytes] = {}
    for path in sorted(path for path in target.rglob("*") if path.is_file()):
        name = path.relative_to(target).as_posix()
        if not zipfile.is_zipfile(path):
            found[name] = path.read_bytes()
            continue
        with zipfile.ZipFile(path) as packed:
            found |= {f"{name}/{member}": packed.read(member) for member in packed.namelist()}
    return found
