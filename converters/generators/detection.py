"""Detects a generator by its settings, and whether a folder is one of texts. The readers of Markdown and of web pages both
ask, so that exactly one of them takes a folder.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from converters.generators.about_folder import is_about_folder
from converters.generators.base import Generator, root_of_config
from converters.generators.front_matter import FENCED, FrontMatterError, Style, load, split_raw
from converters.generators.table import GENERATORS
from converters.io.page_extensions import HTML, SERVED
from converters.io.sources import Source

MOST_FOLDERS = 3
"""Number of folders above a settings file that is still taken for the site's."""
_TEMPLATES = frozenset("_layouts _includes layouts layout themes theme templates".split())
"""Folders whose pages are templates of a site."""
SAMPLES = 8
"""Number of texts whose first bytes are looked at if neither settings nor paths decide."""
PAGES = frozenset((*HTML, *SERVED))
TEXTS = (
    frozenset(suffix for generator in GENERATORS.values() for suffix in generator.extensions)
    - PAGES
    - {".txt"}
)
"""Extensions that only texts of some generator have."""
_CERTAIN: tuple[Style, ...] = (*FENCED, "rst_comment")
"""The styles of front matter that nothing else looks like."""


_OF_SOURCES = frozenset({".lr", ".mdwn", ".mdx", ".qmd", ".smd", ".svx"})
"""Extensions of texts that no build or copy of a site has: where they are, pages beside them were built of them."""


_NAMES: Final = Counter(name for generator in GENERATORS.values() for name in generator.config_files)
_SHARED: Final = frozenset(name for name, number in _NAMES.items() if number > 1)
"""Names of settings that several generators have."""


class Detected(NamedTuple):
    """A generator, and the folder of the site with its slash (empty: the source itself)."""

    generator: Generator
    root: str


def _by_sure_settings(files: Sequence[Source]) -> Detected | None:
    sure = [generator for generator in GENERATORS.values() if generator.config_suffices]
    return by_settings({file.place: file for file in files}, sure)


def has_posts(files: Sequence[Source]) -> bool:
    """Whether a folder is one of texts, and not a mirror of pages with a README."""
    texts = [file for file in files if is_text(file.place) and not is_about_folder(file.place)]
    pages = [file for file in files if extension(file.place) in PAGES]
    if found := _by_sure_settings(files):
        return bool(texts) or _has_own_text(files, found) or not _are_built(pages)
    if not texts:
        return False
    if any(extension(file.place) in _OF_SOURCES for file in texts):
        return True
    return len(pages) <= len(texts) or any(has_front_matter(file, _CERTAIN) for file in texts[:SAMPLES])


def _has_own_text(files: Sequence[Source], site: Detected) -> bool:
    """Whether a site has a text that only its generator takes for one, such as `.txt`."""
    own = frozenset(site.generator.extensions) - PAGES
    places = (file.place for file in files if file.place.startswith(site.root))
    return any(extension(place) in own and not is_about_folder(place) for place in places)


def _are_built(pages: Sequence[Source]) -> bool:
    """Whether pages are those of a site that was built, beside whose settings no text is; a source has front matter."""
    outside = [page for page in pages if not _TEMPLATES & set(page.place.split("/"))]
    first = sorted(outside, key=lambda page: "_posts/" not in page.place)[:SAMPLES]
    return any(b"<title" in page.head() for page in first) and not any(map(has_front_matter, first))


def is_text(path: str) -> bool:
    """Whether a file is Markdown, or the like, by its name."""
    return extension(path) in TEXTS


def has_front_matter(file: Source, styles: Sequence[Style] = FENCED) -> bool:
    """Whether a text begins with front matter that can be read."""
    document = split_raw(file.head().decode("utf-8", "replace"), styles)
    try:
        return bool(document.style and load(document))
    except FrontMatterError:
        return False


def extension(path: str) -> str:
    """The extension of a file, with its dot, in lower case: no `Path` of each, since a folder may have very many."""
    name = path.rpartition("/")[2]
    dot = name.rfind(".")
    return name[dot:].lower() if 0 < dot < len(name) - 1 else ""


def by_settings(files: Mapping[str, Source], generators: Sequence[Generator]) -> Detected | None:
    """By the settings file with the fewest folders above it.

    Settings in a folder that has none of the texts are of something else. Beside others, a name that several generators
    have decides nothing by itself: `_config.yml` may be that of a service for comments.
    """
    found: list[tuple[int, bool, int, int, str]] = []
    names = {name.rpartition("/")[2] for generator in generators for name in generator.config_files}
    for path, file in files.items():
        if names.isdisjoint((path.rpartition("/")[2], f"*{extension(path)}")):
            continue
        for order, generator in enumerate(generators):
            for rank, name in enumerate(generator.config_files):
                if (root := root_of_config(path, name)) is not None:
                    depth = root.count("/")
                    if depth <= MOST_FOLDERS and _has_signature(generator, name, file):
                        is_weak = name in _SHARED and name not in generator.config_signatures
                        found.append((depth, is_weak, order, rank, root))
    if not found:
        return None
    with_texts = [place for place in found if not place[-1] or _has_text(files, place[-1])]
    if not with_texts and _has_text(files, ""):
        return None
    _, _, order, _, root = min(with_texts or found)
    return Detected(generators[order], root)


def _has_text(files: Mapping[str, Source], root: str) -> bool:
    return any(path.startswith(root) and is_text(path) and not is_about_folder(path) for path in files)


def _has_signature(generator: Generator, name: str, file: Source) -> bool:
    pattern = generator.config_signatures.get(name)
    return not pattern or bool(re.search(pattern, file.head().decode("utf-8", "replace")))
