"""The files of an export that are read, by their names: posts, and the page of the profile.

An export also holds claps, bookmarks, followed people, sessions and IP addresses. None of these is opened.
"""

import re
from typing import NamedTuple
from unicodedata import normalize

from converters import lazy_re
from converters.io.sources import Source
from converters.readers.findings import PAGE_ENDINGS

_POST = lazy_re.compile(r"(?P<kind>\d{4}-\d\d-\d\d|draft)_(?P<title>.*)-(?P<id>[0-9a-f]{8,12})\.html")
RENAMED = lazy_re.compile(
    rf"((?:\d{{4}}-\d\d-\d\d|draft)_.*-[0-9a-f]{{8,12}})(?: ?\(\d+\))?{PAGE_ENDINGS}", re.IGNORECASE
)
"""What the name of a post has that somebody renamed."""
_ID = lazy_re.compile(r"-([0-9a-f]{8,12})\.html")
_START = lazy_re.compile(r"\s*(?:<!DOCTYPE html>\s*)?<html\b", re.IGNORECASE)
_MARKS = ('<article class="h-entry">', 'data-field="body"')
"""What the page of each post has."""


class Name(NamedTuple):
    """What the name of a file says: the id of the post (or ""), words of its title, its day, whether it is a draft."""

    id: str
    words: str = ""
    day: str = ""
    is_draft: bool = False


def name_of(file: Source) -> Name:
    """The parts of the name of a file."""
    name = _place(file).rpartition("/")[2]
    if found := _POST.fullmatch(name):
        is_draft = found["kind"] == "draft"
        return Name(found["id"], found["title"], "" if is_draft else found["kind"], is_draft)
    ending = _ID.search(name)
    return Name(ending[1] if ending else "", name.removesuffix(".html"), is_draft=name.startswith("draft_"))


def posts(source: Source) -> list[Source]:
    """The files of posts, by path: those that are named as Medium names them, and all pages in a folder `posts`.

    Where there are none, all pages that lie in one folder, since somebody may have renamed them.
    """
    if not source.is_folder:
        return [source]
    found = [file for file in source.files() if _is_post(_place(file))]
    return found or renamed(source)


def renamed(source: Source) -> list[Source]:
    """The pages of a folder that holds nothing else than pages."""
    files = source.files()
    pages = [file for file in files if file.place.endswith(".html")]
    return pages if len(pages) == len(files) else []


def profile(source: Source) -> Source | None:
    """The page with the name of who has the account."""
    files = source.files() if source.is_folder else ()
    return next((file for file in files if f"/{_place(file)}".endswith("/profile/profile.html")), None)


def is_post(file: Source) -> bool:
    """Whether a file is the page of a post, by its first bytes."""
    head = file.head().decode("utf-8", "replace").lstrip("\ufeff")
    return bool(_START.match(head)) and all(mark in head for mark in _MARKS)


def _is_post(place: str) -> bool:
    folder, _, name = place.rpartition("/")
    return bool(_POST.fullmatch(name)) or (
        name.endswith(".html") and folder.rpartition("/")[2].lower() == "posts"
    )


def _place(file: Source) -> str:
    """The path of a file; names from a Mac are decomposed (Unicode NFD)."""
    return normalize("NFC", file.place)
