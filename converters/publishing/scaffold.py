"""The files of a site that are the same for every blog: themes, layouts, scripts, style sheets."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import PurePosixPath


def scaffold_files(
    package: str, folder: str = "scaffold", stylesheet: str = ""
) -> Iterator[tuple[str, bytes]]:
    """The files below `folder` of a Python package: (path in the target, content).

    `stylesheet` is the path in the target of the style sheet that all generators share; empty: the target has none.
    """
    yield from _walk(files(package) / folder, PurePosixPath())
    if stylesheet:
        yield stylesheet, (files(__package__) / "theme" / "style.css").read_bytes()


def _walk(folder: Traversable, path: PurePosixPath) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _walk(entry, path / entry.name)
        elif not entry.name.endswith(".pyc"):
            yield str(path / entry.name), entry.read_bytes()
