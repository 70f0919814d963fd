"""The lock of a folder. The system takes it away with the process that holds it, so none is ever left behind."""

import os
import sys
from pathlib import Path
from typing import Final

if sys.platform != "win32":
    import fcntl

NO_LOCKS: Final = -1


def lock_folder(path: Path) -> int | None:
    """A descriptor that holds the lock of a folder until it is closed; None where there is no folder, `NO_LOCKS` where folders
    cannot be locked (Windows, some network file systems).

    Raises `BlockingIOError` if another descriptor holds it.
    """
    if sys.platform == "win32":
        return NO_LOCKS
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise
    except OSError:
        os.close(descriptor)
        return NO_LOCKS
    return descriptor
