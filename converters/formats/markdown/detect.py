"""Detects the generator of a folder, and the folder in it where the site begins."""

import re
from collections.abc import Mapping, Sequence

from converters.formats.markdown.texts import extension
from converters.generators.base import Generator
from converters.generators.detection import Detected, by_settings, has_settings
from converters.generators.front_matter import FENCED, FrontMatterError, Style, load, split_raw
from converters.generators.table import DEFAULT, GENERATORS
from converters.io.page_extensions import HTML, SERVED
from converters.io.sources import Source

SAMPLES = 8
"""Number of texts whose first bytes are looked at if neither settings nor paths decide."""
PAGES = frozenset((*HTML, *SERVED))
TEXTS = (
    frozenset(suffix for generator in GENERATORS.values() for suffix in generator.extensions)
    - PAGES
    - {".txt"}
)
"""Extensions that only texts of some generator have."""
_ABOUT_FOLDER = re.compile(
    r"(readme|licen[cs]e|changelog|changes|contributing|code_of_conduct|security|authors|history|notice)(\..*)?",
    re.IGNORECASE,
)
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


def has_posts(files: Sequence[Source]) -> bool:
    """Whether a folder is one of Markdown, and not a mirror of pages with a README."""
    texts = [file for file in files if is_text(file.place) and not is_about_folder(file.place)]
    if has_settings(files):
        return True
    if not texts:
        return False
    pages = sum(extension(file.place) in PAGES for file in files)
    return pages <= len(texts) or any(has_front_matter(file) for file in texts[:SAMPLES])


def is_own_tree(folder: Source) -> bool:
    """Whether blogport wrote a folder, and no pages into it: a blog without posts is data files only."""
    return "" in folder.generated_dirs and not any(extension(file.place) in PAGES for file in folder.files())


def is_text(path: str) -> bool:
    """Whether a file is Markdown, or the like, by its name."""
    return extension(path) in TEXTS


def is_about_folder(path: str) -> bool:
    """Whether a file is a README, a licence or the like."""
    return bool(_ABOUT_FOLDER.fullmatch(path.rpartition("/")[2]))


def has_front_matter(file: Source, styles: Sequence[Style] = FENCED) -> bool:
    """Whether a text begins with front matter that can be read."""
    document = split_raw(file.head().decode("utf-8", "replace"), styles)
    try:
        return bool(document.style and load(document))
    except FrontMatterError:
        return False


def _by_paths(files: Mapping[str, Source], generators: Sequence[Generator], root: str) -> Detected | None:
    for generator in generators:
        for marker in generator.marker_paths:
            pattern = re.compile(marker)
            if any(path.startswith(root) and pattern.fullmatch(path, len(root)) for path in files):
                return Detected(generator, root)
    return None


def _by_front_matter(files: Mapping[str, Source]) -> Generator:
    """What most of the first texts look like."""
    texts = [file for path, file in files.items() if is_text(path) and not is_about_folder(path)]
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
    wraps = first[0] not in _SITE_FOLDERS and all(path.startswith(start) for path in files)
    return start if wraps else ""
