"""The entry points by which packages add to the program, looked up once: each time asks every package that is installed.

They are read here, as `importlib.metadata` reads them: to import that takes longer than to read a short blog.
"""

import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Any, Final, NamedTuple

_OURS: Final = "converters."
"""How the names of our groups begin."""


class EntryPoint(NamedTuple):
    """What a package offers under a name: an object in one of its modules."""

    name: str
    group: str
    value: str
    """The module and the object, as `pkg.module:Name`."""
    package: str
    """The name of the distribution."""

    @property
    def module(self) -> str:
        """The module that has the object."""
        return self.value.partition("[")[0].partition(":")[0].strip()

    def load(self) -> Any:
        """The object. Raises whatever the import of its module raises, and `AttributeError` if it is not there."""
        found: Any = import_module(self.module)
        for name in filter(None, self.value.partition("[")[0].partition(":")[2].strip().split(".")):
            found = getattr(found, name)
        return found


def entry_points(group: str) -> list[EntryPoint]:
    """The entry points of one of our groups."""
    return [point for point in _on_path(tuple(sys.path)) if point.group == group]


@cache
def _on_path(path: tuple[str, ...]) -> list[EntryPoint]:
    infos = [info for folder in path for info in _infos_in(folder)]
    finders = [finder for finder in sys.meta_path if hasattr(finder, "find_distributions")]
    in_folders = finders == [PathFinder] and not any(map(os.path.isfile, path))
    if not in_folders or any(info.suffix == ".egg" for info in infos):
        return list(_of_any_package())
    return list(_in_folders(infos))


def _infos_in(folder: str) -> list[Path]:
    """The metadata of the packages in a folder."""
    try:
        return [info for info in Path(folder).iterdir() if info.suffix in (".dist-info", ".egg-info", ".egg")]
    except OSError:
        return []


def _in_folders(infos: list[Path]) -> Iterator[EntryPoint]:
    """Those of packages in folders; of a package that is there twice, the first."""
    seen: set[str] = set()
    for info in infos:
        package = re.sub(r"[-_.]+", "-", info.stem.partition("-")[0]).lower()
        if package in seen:
            continue
        seen.add(package)
        text = _text(info / "entry_points.txt")
        if f"[{_OURS}" in text:
            stated = re.search(
                r"^Name:[ \t]*(\S+)", _text(info / "METADATA") or _text(info / "PKG-INFO"), re.M
            )
            yield from _points(text, stated[1] if stated else package)


def _points(text: str, package: str) -> Iterator[EntryPoint]:
    """Those in a text in the form of INI files."""
    group = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("[") and line.endswith("]"):
            group = line.strip("[]")
        elif line and not line.startswith("#") and group.startswith(_OURS):
            name, _, value = line.partition("=")
            yield EntryPoint(name.strip(), group, value.strip(), package)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _of_any_package() -> Iterator[EntryPoint]:
    """Those of packages that are in no folder: in an archive, or found by an importer of somebody else."""
    from importlib.metadata import entry_points as installed

    points: Any = installed()
    for group in points.groups:
        for point in points.select(group=group) if group.startswith(_OURS) else ():
            yield EntryPoint(point.name, group, point.value, point.dist.name if point.dist else point.value)
