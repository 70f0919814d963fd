"""The files of a site that are the same for every blog: layouts, and the look that all targets share."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import PurePosixPath
from typing import Final

STYLE: Final = "style.css"
SCRIPT: Final = "blog.js"
"""Files of the folder `theme`: the look of the pages; search, and the button for light and dark."""
COMMENTS_SCRIPT: Final = "comments.js"
"""Another file there: it shows the form of a comment system."""


def scaffold_files(package: str, shared: Mapping[str, str] | None = None) -> Iterator[tuple[str, bytes]]:
    """The files below the folder `scaffold` of a Python package: (path in the target, content).

    `shared`: file of the theme that all targets share -> its path in the target.
    """
    yield from _walk(files(package) / "scaffold", PurePosixPath())
    for name, path in (shared or {}).items():
        yield path, theme_file(name)


def theme_file(name: str) -> bytes:
    """A file of the theme that all targets share."""
    return (files(__package__) / "theme" / name).read_bytes()


def _walk(folder: Traversable, path: PurePosixPath) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _walk(entry, path / entry.name)
        elif not entry.name.endswith(".pyc"):
            yield str(path / entry.name), entry.read_bytes()
