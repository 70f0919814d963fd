"""The entries of a tar that is damaged, or that breaks off."""

import tarfile
from collections.abc import Iterator
from typing import BinaryIO, Final

BREAKS_OFF: Final = "it breaks off ({}); what came before is read"
_DAMAGED: Final = (
    "the header of a file in it is damaged: that file is lost, the others are read; download or copy it again"
)


def entries(archive: tarfile.TarFile, stream: BinaryIO, problems: list[str]) -> Iterator[tarfile.TarInfo]:
    """The entries of a tar; also those after a damaged header, which `tarfile` takes for the end: it is added to `problems`.

    A sound tar ends with blocks of zeros (POSIX.1-1988).
    """
    while entry := archive.next():
        yield entry
    stream.seek(archive.offset)
    if stream.read(tarfile.BLOCKSIZE).strip(b"\0"):
        problems.append(_DAMAGED)
        archive.ignore_zeros = True  # also skips blocks that are no headers
        while entry := archive.next():
            yield entry
