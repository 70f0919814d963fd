"""Detects the generator of a folder, and the folder in it where the site begins."""

import re
from collections.abc import Mapping, Sequence

from converters.formats.markdown.texts import extension
from converters.generators.about_folder import is_about_folder
from converters.generators.base import Generator
from converters.generators.detection import PAGES, SAMPLES, Detected, by_settings, is_text
from converters.generators.table import DEFAULT, GENERATORS
from converters.io.extensions import ORG
from converters.io.output.installed import format_in
from converters.io.sources import Source
from converters.io.upload_folders import are_uploads

_SITE_FOLDERS = {"posts", "pages", "drafts", "blog", "docs", "data"}.union(
    *(generator.content + generator.content_signs for generator in GENERATORS.values())
)
"""Folders that belong to a site, so that none of them is taken for a folder around it."""


def detect(files: Mapping[str, Source], wanted: str = "") -> Detected:
    """The generator of a folder by its settings, its paths, its front matter; `wanted` overrides."""
    generators = [GENERATORS[wanted]] if wanted else list(GENERATORS.values())
    if found := by_settings(files, generators):
        return found
    root = _outer_folder(files)
    if wanted:
        return Detected(GENERATORS[wanted], root)
    if found := _by_paths(files, generators, root):
        return found
    return Detected(_by_front_matter(files), root)


def is_own_tree(folder: Source) -> bool:
    """Whether blogport wrote a folder as the tree of a generator, and no pages into it: a blog without posts is data files only."""
    manifest = folder.generated_dirs.get("")
    if manifest is None or are_uploads(folder) or format_in(manifest.read()) not in GENERATORS:
        return False
    return not any(extension(file.place) in PAGES for file in folder.files())


def _by_paths(files: Mapping[str, Source], generators: Sequence[Generator], root: str) -> Detected | None:
    for generator in generators:
        for marker in generator.marker_paths:
            pattern = re.compile(marker)
            if any(path.startswith(root) and pattern.fullmatch(path, len(root)) for path in files):
                return Detected(generator, root)
    return None


def _by_front_matter(files: Mapping[str, Source]) -> Generator:
    """What most of the first texts look like; those in Org look like none."""
    paths = (path for path in files if is_text(path) and not is_about_folder(path) and extension(path) != ORG)
    texts = [files[path] for path in paths]
    heads = [file.head()[:4096] for file in texts[:SAMPLES]]
    votes = [generator.name for head in heads if (generator := _by_head(head))]
    return GENERATORS[max(dict.fromkeys(votes), key=votes.count, default=DEFAULT)]


def _by_head(head: bytes) -> Generator | None:
    for generator in GENERATORS.values():
        if any(signature.match(head) for signature in generator.signatures):
            return generator
    return None


def _outer_folder(files: Mapping[str, Source]) -> str:
    """The folder around the site that all files are in, with its slash."""
    first = next(iter(files), "").partition("/")
    start = f"{first[0]}/" if first[1] else ""
    is_of_site = first[0] in _SITE_FOLDERS or first[0].isdecimal()  # a year
    wraps = not is_of_site and all(path.startswith(start) for path in files)
    return start if wraps else ""
