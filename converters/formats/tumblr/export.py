"""The files that are read, by their names.

An official export also has `conversations/` (private messages) and `payload-N.json` (what Tumblr knows of the account). Neither is
opened; the names of the former tell the name of the blog.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from unicodedata import normalize

from msgspec import Struct, field

from converters import lazy_re
from converters.errors import FileError
from converters.io.archives import unpack
from converters.io.sources import Source
from converters.readers.findings import PAGE_ENDINGS

_PAGE = lazy_re.compile(r"(?:^|.*/)html/(submissions/)?(\d+)\.html")
_LONE_PAGE = lazy_re.compile(r"(\d+)\.html")
RENAMED = lazy_re.compile(rf"(?<![\w-])(\d+)(?: ?\(\d+\))?{PAGE_ENDINGS}", re.IGNORECASE)
"""What the name of a page has that somebody renamed."""
_MEDIA = lazy_re.compile(r"(?:^|.*/)media/((\d+)(?:_(\d+))?\.\w+)")
_OTHER_MEDIA = lazy_re.compile(r"(?:^|.*/)(?:media|images)/([^/]+\.\w+)")
_CONVERSATION = lazy_re.compile(r"convo_\d+_([^_/]+)_([^_/]+)\.html")
_PACKED = "posts.zip"
_PRIVATE = lazy_re.compile(r"(?:^|/)(?:conversations/|payload-\d+\.json)")
_DUMPS = (".json", ".xml")
_TUMBLRS_OWN = frozenset({"tumblrbot", "staff", "support"})


class Page(Struct, frozen=True):
    """A page of an export: the id of its post, and whether somebody else submitted it and it waits."""

    id: str
    file: Source
    is_submission: bool = False


class Files(Struct):
    """The files of one blog."""

    name: str = ""
    """The name of the blog; empty where no file name tells it."""
    pages: list[Page] = field(default_factory=list)
    """The newest first, as ids go."""
    media: dict[str, list[tuple[str, Source]]] = field(default_factory=dict)
    """The id of a post -> the names and files that it shows, in order."""
    named: dict[str, Source] = field(default_factory=dict)
    """Files of a backup by the stem of their names."""
    dumps: list[Source] = field(default_factory=list)
    """Files with answers of the API."""


def find(source: Source) -> Files:
    """The files of a source; the posts of an export may be packed once more (`posts.zip`)."""
    found = Files()
    if not source.is_folder:
        if name := _LONE_PAGE.fullmatch(source.place):
            found.pages.append(Page(name[1], source))
        else:
            found.dumps.append(source)
        return found
    files = {normalize("NFC", file.place): file for file in source.files()}
    pages = _pages(files)
    if not pages and (
        packed := next((file for place, file in files.items() if place.endswith(_PACKED)), None)
    ):
        pages = _pages(_unpacked(packed))
    found.pages = sorted(pages, key=lambda page: int(page.id), reverse=True)
    found.name = _blog(files)
    numbered: defaultdict[str, list[tuple[int, str, Source]]] = defaultdict(list)
    for place, file in files.items():
        if media := _MEDIA.fullmatch(place):
            numbered[media[2]].append((int(media[3] or 0), media[1], file))
        if media := _OTHER_MEDIA.fullmatch(place):
            found.named.setdefault(media[1].rpartition(".")[0], file)
    found.media = {
        post: [(name, file) for _, name, file in sorted(own, key=lambda entry: entry[:2])]
        for post, own in numbered.items()
    }
    if not found.pages:
        found.dumps = [
            file
            for place, file in files.items()
            if place.lower().endswith(_DUMPS) and not _PRIVATE.search(place)
        ]
    return found


def may_be_posts(files: Sequence[Source]) -> bool:
    """Whether all files of a folder are JSON, or pages that are named by a number."""
    return all(file.place.endswith(".json") for file in files) or all(
        _LONE_PAGE.fullmatch(file.place.rpartition("/")[2]) for file in files
    )


def _pages(files: dict[str, Source]) -> list[Page]:
    """The pages of posts: those in a folder `html`; or else all that are named by a number, if nothing else is there."""
    found = [
        Page(name[2], file, bool(name[1]))
        for place, file in files.items()
        if (name := _PAGE.fullmatch(place))
    ]
    is_bare = all(_LONE_PAGE.fullmatch(place.rpartition("/")[2]) for place in files)
    if found or not (is_bare or any(place.endswith("posts_index.html") for place in files)):
        return found
    return [
        Page(name[1], file)
        for place, file in files.items()
        if (name := _LONE_PAGE.fullmatch(place.rpartition("/")[2])) and not _PRIVATE.search(place)
    ]


def _unpacked(packed: Source) -> dict[str, Source]:
    try:
        inner = unpack(packed)
        return {normalize("NFC", f"html/{file.place.rpartition('html/')[2]}"): file for file in inner.files()}
    except FileError:
        return {}


def _blog(files: dict[str, Source]) -> str:
    """The name that all conversations share; of one with Tumblr itself, the other name."""
    pairs = [name.groups() for place in files if (name := _CONVERSATION.fullmatch(place.rpartition("/")[2]))]
    counted = Counter(name for pair in pairs for name in set(pair) if name not in _TUMBLRS_OWN)
    shared = [name for name, number in counted.items() if number == len(pairs)]
    return shared[0] if len(shared) == 1 else ""
