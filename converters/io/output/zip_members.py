"""Members of zips: the same files are the same bytes on every run."""

import shutil
import zipfile
from typing import BinaryIO, Final

_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The date of all members, the first that a zip can state."""


def add_member(
    packed: zipfile.ZipFile, path: str, content: BinaryIO, *, compressed: bool = True, large: bool = False
) -> None:
    """Add a member with what a stream has left; `large`: it may have more than 2 GiB (ZIP64), which not every program reads."""
    entry = zipfile.ZipInfo(path, _FIRST_DAY)
    entry.create_system, entry.external_attr = 3, 0o644 << 16  # as on Unix, whatever machine this is
    entry.compress_type = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
    with packed.open(entry, "w", force_zip64=large) as member:
        shutil.copyfileobj(content, member, 1 << 20)
