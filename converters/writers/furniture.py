"""The files that come with a site as they are: themes, layouts, the plug-in that shows comments."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import PurePosixPath

SHARED: Mapping[str, Mapping[str, str]] = {
    "hugo": {"style.css": "themes/blogport/layouts/partials/style.css"},
    "jekyll": {"style.css": "assets/blogport.css"},
    "pelican": {"style.css": "theme/static/blogport.css"},
}
"""Flavour -> file in `templates/shared` -> where it has it."""


def templates(folder: str) -> Iterator[tuple[str, bytes]]:
    """The files of a flavour in the package: (path in the target, content)."""
    all_ = files("converters.writers") / "templates"
    yield from _walk(all_ / folder, PurePosixPath())
    for name, path in SHARED.get(folder, {}).items():
        yield path, (all_ / "shared" / name).read_bytes()


def _walk(folder: Traversable, path: PurePosixPath) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _walk(entry, path / entry.name)
        elif not entry.name.endswith(".pyc"):
            yield str(path / entry.name), entry.read_bytes()
