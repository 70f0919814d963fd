"""The folder of a user for what blogport may keep between runs, and can do without."""

import os
import sys
from pathlib import Path
from typing import Final

VARIABLE: Final = "BLOGPORT_CACHE"
"""The environment variable that names the folder; if it is empty, nothing is kept."""


def cache_folder() -> Path | None:
    """The folder; None where nothing is kept. It may not exist yet.

    By default what the system calls the place for it: `XDG_CACHE_HOME` or `~/.cache` (XDG Base Directory Specification),
    `~/Library/Caches` on macOS, `LOCALAPPDATA` on Windows.
    """
    if (stated := os.environ.get(VARIABLE)) is not None:
        return Path(stated) if stated else None
    of_system = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", "")
    if of_system and Path(of_system).is_absolute():
        return Path(of_system, "blogport")
    try:
        home = Path.home()
    except RuntimeError:  # a user without a home folder
        return None
    return home / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "blogport"
