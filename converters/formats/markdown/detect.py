"""Which flavour a tree is of, and where in it the site begins."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from converters.formats.markdown.texts import ending
from converters.generators.base import Generator
from converters.generators.front_matter import FENCED, FrontMatterError, Style, load, split_raw
from converters.generators.table import GENERATORS
from converters.io.page_extensions import HTML, SERVED
from converters.io.sources import Source

SAMPLES = 8
"""Texts whose headers are looked at where neither settings nor places tell."""

PAGES = frozenset((*HTML, *SERVED))
ENDINGS = frozenset(ending for one in GENERATORS.values() for ending in one.extensions) - PAGES - {".txt"}
"""What texts of some flavour end in, and nothing else does."""
_ABOUT_ITSELF = re.compile(
    r"(readme|licen[cs]e|changelog|changes|contributing|code_of_conduct|security|authors|history|notice)(\..*)?",
    re.IGNORECASE,
)
"""Texts that are about a folder, and no posts."""
_OF_SITES = {"posts", "pages", "drafts", "blog", "docs", "data"}.union(
    *(one.content + one.content_signs for one in GENERATORS.values())
)
"""Folders that are of a site, and no wrapping around one."""

_HEADER_SIGNS = (
    ("nikola", re.compile(rb"(?:<!--\s*)?\.\. title:")),
    ("zola", re.compile(rb"\+\+\+\r?\n(?:.*\n)*?\[(?:extra|taxonomies)\]")),
    ("hugo", re.compile(rb"\+\+\+\r?\n")),
    ("eleventy", re.compile(rb"---(?:json|js)?\r?\n(?:(?!---).*\n)*?(?:eleventy|permalink:.*\{\{)")),
    (
        "pelican",
        re.compile(
            rb"(?:\xef\xbb\xbf)?Title: .*\r?\n(?:[A-Z][A-Za-z_-]*:.*\r?\n|    .*\r?\n)*\r?\n", re.IGNORECASE
        ),
    ),
    ("pelican", re.compile(rb"(?:.*\n)?.+\r?\n[#=*~-]{3,}\r?\n\s*\r?\n?(?::[A-Za-z_]+:.*\r?\n)+")),
)
"""What the first bytes of a text look like -> flavour."""


class Detected(NamedTuple):
    """A flavour, and the folder of the site with its slash (`""`: the tree itself)."""

    generator: Generator
    root: str


def detect(files: Mapping[str, Source], wanted: str = "") -> Detected:
    """The flavour of a tree by its settings, its places, its headers; `wanted` says which, if the user does."""
    generators = [GENERATORS[wanted]] if wanted else list(GENERATORS.values())
    if found := _by_settings(files, generators):
        return found
    root = _wrapping(files)
    if wanted:
        return Detected(GENERATORS[wanted], root)
    if found := _by_places(files, generators, root):
        return found
    return Detected(GENERATORS[_by_headers(files)], root)


def has_posts(files: Sequence[Source]) -> bool:
    """Whether a folder is one of Markdown, and not a mirror of pages that has a README."""
    places = {file.place: file for file in files}
    texts = [file for file in files if is_text(file.place) and not about_itself(file.place)]
    if _by_settings(places, [one for one in GENERATORS.values() if one.config_suffices]):
        return True
    if not texts:
        return False
    pages = sum(ending(file.place) in PAGES for file in files)
    return pages <= len(texts) or any(has_header(file) for file in texts[:SAMPLES])


def is_text(place: str) -> bool:
    """Whether a file is Markdown by its name."""
    return ending(place) in ENDINGS


def about_itself(place: str) -> bool:
    """Whether a file is about the folder that it is in."""
    return bool(_ABOUT_ITSELF.fullmatch(place.rpartition("/")[2]))


def has_header(file: Source, styles: Sequence[Style] = FENCED) -> bool:
    """Whether a text begins with a header that can be read."""
    parted = split_raw(file.head().decode("utf-8", "replace"), styles)
    try:
        return bool(parted.style and load(parted))
    except FrontMatterError:
        return False


def _by_settings(files: Mapping[str, Source], generators: Sequence[Generator]) -> Detected | None:
    """By the settings that lie nearest to the top."""
    found: list[tuple[int, int, int, str]] = []
    names = {name.rpartition("/")[2] for generator in generators for name in generator.config_files}
    for place, file in files.items():
        if place.rpartition("/")[2] not in names:
            continue
        for order, generator in enumerate(generators):
            for rank, name in enumerate(generator.config_files):
                if place == name or place.endswith(f"/{name}"):
                    root = place.removesuffix(name)
                    if root.count("/") <= 3 and _proven(generator, name, file):
                        found.append((root.count("/"), order, rank, root))
    if not found:
        return None
    _, order, _, root = min(found)
    return Detected(generators[order], root)


def _proven(generator: Generator, name: str, file: Source) -> bool:
    pattern = generator.config_signatures.get(name)
    return not pattern or bool(re.search(pattern, file.head().decode("utf-8", "replace")))


def _by_places(files: Mapping[str, Source], generators: Sequence[Generator], root: str) -> Detected | None:
    for generator in generators:
        for sign in generator.marker_paths:
            pattern = re.compile(sign)
            if any(place.startswith(root) and pattern.fullmatch(place, len(root)) for place in files):
                return Detected(generator, root)
    return None


def _by_headers(files: Mapping[str, Source]) -> str:
    texts = [file for place, file in files.items() if is_text(place) and not about_itself(place)]
    heads = [file.head()[:4096] for file in texts[:SAMPLES]]
    found = (next((name for name, sign in _HEADER_SIGNS if sign.match(head)), "") for head in heads)
    votes = [name for name in found if name]
    return max(dict.fromkeys(votes), key=votes.count, default="markdown")


def _wrapping(files: Mapping[str, Source]) -> str:
    """The folder that all files are in, if it is but a wrapping."""
    first = next(iter(files), "").partition("/")
    start = f"{first[0]}/" if first[1] else ""
    wraps = first[0] not in _OF_SITES and all(place.startswith(start) for place in files)
    return start if wraps else ""
