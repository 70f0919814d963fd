"""What the `_index` files of a site say: the front matter of its sections (Hugo, Zola)."""

from collections.abc import Iterator, Mapping
from typing import Any

from converters.generators.damaged_front_matter import says_draft
from converters.generators.front_matter import FrontMatterError, load, split_raw
from converters.generators.front_matter.parse import plain_values
from converters.io.sources import Source


class Sections:
    """The front matter of each `_index` file, by its path. One that cannot be read is not there, or makes drafts if it says so."""

    def __init__(self, files: Mapping[str, Source]) -> None:
        """`files`: path -> file, of the whole site. The start of each `_index` file is read."""
        self._fields = dict(sorted(_fields(files), key=lambda found: found[0].count("/")))

    def __iter__(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """The folder of each `_index` file, with its slash, and the front matter; those above come first."""
        return ((f"{path.rpartition('/')[0]}/", fields) for path, fields in self._fields.items())

    def of(self, path: str) -> dict[str, Any]:
        """The front matter of the `_index` file at a path; empty if there is none."""
        return self._fields.get(path, {})

    def above(self, path: str) -> Iterator[dict[str, Any]]:
        """The front matter of the sections that a file is in, in any language."""
        return (fields for folder, fields in self if path.startswith(folder))


def _fields(files: Mapping[str, Source]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, file in files.items():
        if path.rpartition("/")[2].startswith("_index."):
            raw = split_raw(file.head().decode("utf-8", "replace"))
            try:
                yield path, plain_values(load(raw))
            except FrontMatterError:
                if says_draft(raw):
                    yield path, {"draft": True, "cascade": {"draft": True}}
