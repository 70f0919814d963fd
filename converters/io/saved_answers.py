"""Recognizes a folder of what a server answered to programs, such as feeds or JSON, by the content of its files.

Their names say little: wget names a file after its query, and one without a name `index.html`, whatever is in it.
"""

from collections.abc import Callable
from typing import Final

from converters import lazy_re
from converters.io.extensions import DATABASES, TEXTS
from converters.io.page_extensions import HTML
from converters.io.sources import Source
from converters.io.upload_folders import split_uploads

_NAMES: Final = (
    *DATABASES,
    ".json",
    ".js",
    ".txt",
    ".gz",
    ".bz2",
    ".xz",
    ".xml",
    ".jsonl",
    ".wxr",
    ".rss",
    ".atom",
    ".rdf",
    ".feed",
    ".php",
    ".aspx",
)
_DUMPS: Final = (".sql", ".sql.gz", ".wxr.gz", ".xml.gz")
_EXPORT: Final = lazy_re.compile(rb"wordpress\.org/export/|<wp:wxr_version|^\s*\{\"record\"")
"""What a WordPress export has near its start, or an archive of ours."""
_MOST_HEADS: Final = 200
"""Files of a folder that detection opens."""


def holds_saved(folder: Source, is_one: Callable[[Source], bool]) -> bool:
    """Whether a folder has such answers, and neither Markdown, a readme aside, nor pages nor an export, which says more."""
    _, files = split_uploads(folder)
    if any(file.place.lower().endswith(TEXTS) and not _is_readme(file.place) for file in files):
        return False
    may_be = [file for file in files if _may_be_one(file.place)]
    if any(file.place.lower().endswith(_DUMPS) or _is_export(file.head()) for file in may_be[:_MOST_HEADS]):
        return False
    pages = [file for file in files if file.place.lower().endswith(HTML)]
    if not any(is_one(file) for file in may_be[:_MOST_HEADS] or pages[:1]):
        return False
    return all(is_one(file) or says_nothing(file) for file in pages[:_MOST_HEADS])


def says_nothing(file: Source) -> bool:
    """Whether a file is empty, or an empty list or object: the answer for records that a site does not have."""
    return file.head().strip() in (b"", b"[]", b"{}")


def _may_be_one(place: str) -> bool:
    name = place.rpartition("/")[2].lower()
    return name.endswith(_NAMES) or "." not in name or "=" in name or "?" in name


def _is_export(head: bytes) -> bool:
    return bool(_EXPORT.search(head))


def _is_readme(place: str) -> bool:
    return place.rpartition("/")[2].lower().startswith("readme")
