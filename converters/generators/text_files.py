"""Which files of a folder may be texts of a blog, by their names and how they begin, whoever reads the folder."""

import re
from typing import Final

from converters import lazy_re
from converters.generators.about_folder import is_about_folder
from converters.generators.detection import extension, has_front_matter
from converters.generators.front_matter import FENCED, FrontMatterError, load, split_raw
from converters.io.extensions import OTHER_TEXTS, TEXTS
from converters.io.media_types import is_media
from converters.io.sources import Source

TEXT_ENDINGS: Final = frozenset((*TEXTS, *OTHER_TEXTS))
"""Extensions that only texts have."""
WITH_FRONT_MATTER: Final = frozenset(
    ".txt .text .html .htm .erb .haml .slim .liquid .njk .hbs .pug .jade .twig .tex .wiki .svx .svelte .vue".split()
)
"""Extensions of files that are texts if they begin with front matter."""
_OF_PROGRAMS: Final = frozenset(
    ".xml .json .css .scss .sass .less .styl .js .ts .jsx .tsx .mjs .cjs .coffee .yml .yaml .toml .csv .tsv .svg .map .lock".split()
)
"""Extensions of files that a generator may fill in, by the front matter with which they begin, and that are no texts."""
_TITLE_LINE: Final = lazy_re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:Title|Date|Author)[ \t]*:[ \t]*\S", re.I)
"""How a plain text begins that has fields in lines."""
_NO_POSTS: Final = lazy_re.compile(
    r"(?:.*/)?(?:[_.][^/]*|layouts?|templates?|includes?|partials?|themes?|archetypes|scaffolds|plugins|node_modules|vendor|"
    r"tests?|examples?|\.?github)/.*|(?:.*/)?\$__[^/]*",
    re.IGNORECASE,
)
"""Folders whose texts are those of a program, and not of a blog; and the texts of TiddlyWiki itself."""
_POSTS: Final = lazy_re.compile(
    r"(?:.*/)?_(?:posts|drafts|pages|articles|notes|blog|entries|content)\b.*/.*", re.IGNORECASE
)
"""Folders that begin like those of a program, and hold posts all the same."""


def is_of_program(path: str) -> bool:
    """Whether a text is about its folder, or in a folder of a program."""
    return is_about_folder(path) or bool(_NO_POSTS.fullmatch(path) and not _POSTS.fullmatch(path))


def may_be_text(path: str, file: Source) -> bool:
    """Whether a file is a text by its extension, or by the front matter with which it begins."""
    suffix = extension(path)
    return suffix in TEXT_ENDINGS or (suffix in WITH_FRONT_MATTER and _has_fields(file, suffix))


def begins_like_a_text(path: str, file: Source) -> bool:
    """Whether a file of another extension begins with front matter that has a title."""
    if (
        extension(path) in _OF_PROGRAMS
        or is_media(path)
        or not file.head().lstrip().startswith((b"---", b"+++"))
    ):
        return False
    document = split_raw(file.head().decode("utf-8", "replace"), FENCED)
    try:
        return any(name.lower() == "title" for name in load(document)) if document.style else False
    except FrontMatterError:
        return False


def _has_fields(file: Source, suffix: str) -> bool:
    return has_front_matter(file) or (suffix == ".txt" and bool(_TITLE_LINE.match(file.head())))
