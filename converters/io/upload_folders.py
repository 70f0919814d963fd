"""Recognizes folders of WordPress: that of uploads (`wp_upload_dir`), `2014/05/a.jpg` or flat; and the program itself."""

import re
from collections.abc import Iterator

from converters import lazy_re
from converters.io.extensions import DATABASES, TEXTS
from converters.io.media_types import is_media
from converters.io.page_extensions import CONTAINERS, HTML
from converters.io.sources import Source

_MONTH = lazy_re.compile(r"(?:^|/)(?:19|20)\d\d/(?:0[1-9]|1[0-2])/[^/]+$")
_ABOVE = lazy_re.compile(r"^(?:.*/)?uploads/(?:sites/\d+/)?")
_POSTS = (*TEXTS, *HTML, *CONTAINERS, ".jsonl", ".wxr", ".toml", ".yaml", ".yml")
"""Extensions of texts, pages, exports and settings: such files are never uploads."""
_SOURCES = (*_POSTS, *DATABASES, ".xml", ".txt", ".json", ".gz", ".bz2", ".xz", ".zip", ".tar", ".tgz")
"""Extensions of files that may be sources themselves outside a folder of uploads."""
_SERVER_FILE = lazy_re.compile(
    r"^(?P<root>(?:.+/)?)(?:wp-config\.php|wp-settings\.php|wp-includes/version\.php|wp-content/database/\.ht\.sqlite)$"
)
"""Files of WordPress that no server shows: a folder with one is a copy of the server's, and no mirror of pages."""
_PROGRAM = lazy_re.compile(
    r"[^/]+\.(?:php|html?|txt)$|wp-(?:admin|includes)/|wp-content/(?:plugins|mu-plugins|themes|languages|upgrade)/"
)
"""What WordPress, its themes and plug-ins consist of, below the folder in which it is installed."""
_BLANK = lazy_re.compile(r"(?:^|/)index\.html?$", re.IGNORECASE)
_SHORT = 300
"""The largest `index.html`, in bytes, that only prevents a listing of the folder."""


def are_uploads(folder: Source) -> bool:
    """Whether a folder contains uploads, and neither pages or posts nor an export."""
    above = _above(folder)
    found = False
    for file in folder.files():
        among = _is_among(above + file.place)
        if file.place.lower().endswith(_POSTS if among else _SOURCES) and not _is_blank(file):
            return False
        found = found or (among and is_media(file.place))
    return found


def split_uploads(folder: Source) -> tuple[Source | None, list[Source]]:
    """Split a folder that no reader detects into the uploads in it, if there are any, and the other files."""
    above = _above(folder)
    among: list[Source] = []
    others: list[Source] = []
    for file in folder.files():
        (among if _is_among(above + file.place) else others).append(file)
    if not others:  # no reader detected it as uploads either
        return None, among
    return (folder.subset(among) if among else None), others


def without_program(folder: Source) -> tuple[Source, list[Source]]:
    """A folder without the files of the WordPress that is installed in it, and these files.

    What remains is the database, uploads, and what else lies there. A folder without WordPress, or with nothing else,
    stays as it is.
    """
    roots = {found["root"] for file in folder.files() if (found := _SERVER_FILE.match(file.place))}
    program: list[Source] = []
    rest: list[Source] = []
    for file in folder.files() if roots else ():
        inside = any(
            file.place.startswith(root) and _PROGRAM.match(file.place[len(root) :]) for root in roots
        )
        (program if inside else rest).append(file)
    return (folder.subset(rest, folder.problems()), program) if rest else (folder, [])


def _is_among(place: str) -> bool:
    return bool(_ABOVE.match(place) or _MONTH.search(place))


def _is_blank(file: Source) -> bool:
    return bool(_BLANK.search(file.place)) and len(file.head()) < _SHORT


def upload_paths(folder: Source) -> Iterator[tuple[str, Source]]:
    """The files of a folder, each with its place among the uploads."""
    above = _above(folder)
    for file in folder.files():
        yield _ABOVE.sub("", above + file.place, count=1), file


def _above(folder: Source) -> str:
    """The folders above the source from `uploads/` on: the source may be a single year of uploads."""
    if folder.path is None:
        return ""
    _, found, below = f"{folder.path.resolve().as_posix()}/".rpartition("/uploads/")
    return f"uploads/{below}" if found else ""
