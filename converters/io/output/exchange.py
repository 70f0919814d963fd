"""Exchanges a folder for another in one step, so that no program and no crash meets a half of each."""

import os
import sys
from pathlib import Path
from typing import Final

_HERE: Final = -100
"""`AT_FDCWD` of Linux: paths are relative to the current folder."""
_EXCHANGE: Final = 2
"""`RENAME_EXCHANGE` of Linux's renameat2(2), and `RENAME_SWAP` of macOS's renamex_np(2)."""


def exchange(one: Path, other: Path) -> bool:
    """Give each of two paths on one file system the name of the other; False where the system cannot do that in one step."""
    import ctypes  # only a backup needs it

    first, second = os.fsencode(one), os.fsencode(other)
    try:
        system = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            return bool(system.renameat2(_HERE, first, _HERE, second, _EXCHANGE) == 0)
        if sys.platform == "darwin":
            return bool(system.renamex_np(first, second, _EXCHANGE) == 0)
    except (OSError, AttributeError, TypeError):  # no such function, or no C library to ask
        pass
    return False
