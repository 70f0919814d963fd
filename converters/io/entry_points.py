"""The entry points of all packages that are installed, looked up once: each time reads a file of every one of them."""

import importlib.metadata
import sys
from functools import cache
from typing import Any


def entry_points(group: str) -> importlib.metadata.EntryPoints:
    """The entry points of a group."""
    found: importlib.metadata.EntryPoints = _on_path(tuple(sys.path)).select(group=group)
    return found


@cache
def _on_path(path: tuple[str, ...]) -> Any:
    return importlib.metadata.entry_points()
