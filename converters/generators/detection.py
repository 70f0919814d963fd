"""Detects a generator by its settings. The readers of Markdown and of web pages both ask: a site may be either."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from converters.generators.base import Generator
from converters.generators.table import GENERATORS
from converters.io.sources import Source

MOST_FOLDERS = 3
"""Number of folders above a settings file that is still taken for the site's."""


class Detected(NamedTuple):
    """A generator, and the folder of the site with its slash (empty: the source itself)."""

    generator: Generator
    root: str


def has_settings(files: Sequence[Source]) -> bool:
    """Whether a folder has settings that only the site of a generator has. Its templates are no pages of a blog."""
    sure = [generator for generator in GENERATORS.values() if generator.config_suffices]
    return by_settings({file.place: file for file in files}, sure) is not None


def by_settings(files: Mapping[str, Source], generators: Sequence[Generator]) -> Detected | None:
    """By the settings file with the fewest folders above it."""
    found: list[tuple[int, int, int, str]] = []
    names = {name.rpartition("/")[2] for generator in generators for name in generator.config_files}
    for path, file in files.items():
        if path.rpartition("/")[2] not in names:
            continue
        for order, generator in enumerate(generators):
            for rank, name in enumerate(generator.config_files):
                if path == name or path.endswith(f"/{name}"):
                    root = path.removesuffix(name)
                    depth = root.count("/")
                    if depth <= MOST_FOLDERS and _has_signature(generator, name, file):
                        found.append((depth, order, rank, root))
    if not found:
        return None
    _, order, _, root = min(found)
    return Detected(generators[order], root)


def _has_signature(generator: Generator, name: str, file: Source) -> bool:
    pattern = generator.config_signatures.get(name)
    return not pattern or bool(re.search(pattern, file.head().decode("utf-8", "replace")))
