"""Finds the blogs in a Takeout, by the names of its files: only those that a blog is made of are opened.

A Takeout also holds followers, profiles, administrators' addresses, and comments on the blogs of other people.
"""

from collections.abc import Iterable
from typing import NamedTuple
from unicodedata import normalize

from converters.io.sources import Source

_FEED, _SETTINGS = "feed.atom", "settings.csv"
_ALBUMS, _COMMENTS = "albums", "comments"
"""Folders of a Takeout, in lower case."""
_PROFILE_PICTURES = "blogger pictures"
"""The album of pictures in profiles, which are no blog's."""
_SIDE_FILES = (".json", ".csv", ".html", ".xml", ".atom", ".ico")
"""Extensions in albums of what is no image, and of what is no upload beside a feed."""


class BlogFiles(NamedTuple):
    """The files of one blog. `uploads` are images and films: those of albums, which all blogs share, and its own."""

    name: str
    """The name of its folder, which is the title of the blog, shortened."""
    feed: Source
    settings: Source | None
    uploads: tuple[Source, ...]


def find_blogs(sources: Iterable[Source]) -> list[BlogFiles]:
    """The blogs in folders or packed files, which may be parts of one Takeout, sorted by name."""
    files = [file for source in sources for file in source.files()]
    by_folder: dict[str, dict[str, Source]] = {}
    for file in files:
        folder, _, name = _place(file).rpartition("/")
        by_folder.setdefault(folder, {}).setdefault(name.lower(), file)
    albums = tuple(file for file in files if _is_album_file(file))
    blogs = [
        BlogFiles(
            folder.rpartition("/")[2] or named[_FEED].name,
            named[_FEED],
            named.get(_SETTINGS),
            (*albums, *(file for file in named.values() if not _is_side_file(file))),
        )
        for folder, named in by_folder.items()
        if _FEED in named and _COMMENTS not in [name.lower() for name in folder.split("/")[:-1]]
    ]
    return sorted(blogs, key=lambda blog: blog.name)


def _place(file: Source) -> str:
    """The path of a file; names from a Mac are decomposed (Unicode NFD)."""
    return normalize("NFC", file.place)


def _is_album_file(file: Source) -> bool:
    above = [name.lower() for name in _place(file).split("/")[:-1]]
    return _ALBUMS in above and _PROFILE_PICTURES not in above and not _is_side_file(file)


def _is_side_file(file: Source) -> bool:
    return file.place.lower().endswith(_SIDE_FILES)
