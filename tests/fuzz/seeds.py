"""Seeds: inputs of each reader whose bytes are changed. Fixtures, what our own writers write, and the corpus where it is."""

import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

import converters
from tests.comment_systems.exports import EXPORTS
from tests.conftest import CORPUS, FIXTURES
from tests.fuzz.case import Case, of_path
from tests.targets import TREES

LARGEST: Final = 120_000
"""Bytes of a seed file. Of a tree of the corpus a few files are taken."""
_MOST_FILES: Final = 14
_SINGLE: Final = {
    "wxr": ((FIXTURES, "wxr/*.xml"), (FIXTURES, "border/*.xml"), (FIXTURES, "example.xml"), (CORPUS, "wxr/peer/*.xml")),
    "html": ((FIXTURES, "html/**/*.html"), (CORPUS, "html/*/*.html"), (CORPUS, "html/readability/*/*.html")),
    "text": ((FIXTURES, "text/*.txt"), (FIXTURES, "html/read/*.txt"), (CORPUS, "../seed.txt")),
    "archive": ((FIXTURES, "border/*.jsonl"),),
    "markdown": ((CORPUS, "suites/commonmark/*.md"),),
    "uploads": ((FIXTURES, "platforms/*.zip"),),
    "": (*((FIXTURES, export.path) for export in EXPORTS.values()), (FIXTURES, "attack/*"), (FIXTURES, "platforms/*.zip"), (CORPUS, "exports/*/*")),
}  # fmt: skip
"""Reader -> files; those without a reader are of no format that blogport reads, or packed."""
_TREES: Final = {
    "markdown": ((FIXTURES, "border/yaml-*"), (FIXTURES, "border/date-*"), (CORPUS, "markdown/*")),
    "html": ((FIXTURES, "border/mirror-*"), (FIXTURES, "border/feed-*"), (CORPUS, "html/tut/*")),
}


@cache
def seeds(reader: str, *, corpus: bool) -> tuple[Case, ...]:
    """The seeds of a reader, without arguments: those of the corpus, or all others."""
    found = [*_files(reader, corpus), *_trees(reader, corpus), *_files("", corpus)]
    return tuple(found if corpus else [*found, *_written(reader)])


def _files(reader: str, corpus: bool) -> Iterator[Case]:
    for root, pattern in _SINGLE.get(
        reader, ((FIXTURES, f"{reader}/**/*"), (CORPUS, f"exports/{reader}*/*"))
    ):
        for path in sorted(root.glob(pattern)):
            if (root == CORPUS) == corpus and path.is_file() and path.stat().st_size <= LARGEST:
                yield of_path(path)


def _trees(reader: str, corpus: bool) -> Iterator[Case]:
    for root, pattern in _TREES.get(reader, ()):
        for path in sorted(root.glob(pattern)):
            if (root == CORPUS) == corpus and path.is_dir():
                yield from _samples(path)


def _samples(tree: Path) -> Iterator[Case]:
    """A small tree as it is; of a large one several parts, with the settings at its top."""
    paths = [
        path for path in sorted(tree.rglob("*"))
        if path.is_file() and ".git" not in path.parts and path.stat().st_size <= LARGEST
    ]  # fmt: skip
    top = [path for path in paths if path.parent == tree][:4]
    below = [path for path in paths if path not in top]
    chance = Random(7)
    for _ in range(1 if len(paths) <= _MOST_FILES else 5):
        chosen = [*top, *chance.sample(below, min(len(below), _MOST_FILES - len(top)))]
        if chosen:
            files = {path.relative_to(tree).as_posix(): path.read_bytes() for path in sorted(chosen)}
            yield Case(files, True, ())


@cache
def _written(reader: str) -> tuple[Case, ...]:
    """The example as our writers write it, for the readers that read it back."""
    wanted = {"archive": ("archive",), "html": ("html",), "markdown": tuple(TREES), "wxr": ("wxr",)}
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for to in wanted.get(reader, ()):
            target = Path(folder, {"archive": "a.jsonl", "wxr": "a.xml"}.get(to, to))
            converters.convert(FIXTURES / "example.xml", target, to=to)
            if target.is_file():
                found.append(of_path(target))
            else:
                found.extend(_samples(target))
    return tuple(found)
