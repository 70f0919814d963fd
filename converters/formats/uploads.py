"""What the folder looks like that WordPress keeps uploads in (`wp_upload_dir`): `2014/05/a.jpg`, or flat."""

import re
from collections.abc import Iterator

from converters.formats.files import is_media
from converters.sources import Source

_MONTH = re.compile(r"(?:^|/)(?:19|20)\d\d/(?:0[1-9]|1[0-2])/[^/]+$")
_ABOVE = re.compile(r"^(?:.*/)?uploads/(?:sites/\d+/)?")
_TEXTS = re.compile(
    r"\.(?:md|mdx|markdown|mkd|rst|x?html?|mht|mhtml|warc|jsonl|wxr|toml|ya?ml)$", re.IGNORECASE
)
_BLANK = re.compile(r"(?:^|/)index\.html?$", re.IGNORECASE)
_SHORT = 300
"""Bytes of an `index.html` that is only there so that no one lists the folder."""


def are_uploads(folder: Source) -> bool:
    """Whether a folder holds uploads, and no pages or posts."""
    files = folder.files()
    media = [file for file in files if is_media(file.place)]
    if not media or any(_TEXTS.search(file.place) and not _is_blank(file) for file in files):
        return False
    above = _above(folder)
    return any(_MONTH.search(file.place) for file in media) or bool(_ABOVE.match(above + media[0].place))


def _is_blank(file: Source) -> bool:
    return bool(_BLANK.search(file.place)) and len(file.head()) < _SHORT


def places(folder: Source) -> Iterator[tuple[str, Source]]:
    """The files of a folder for readers of the site, each with its place among the uploads."""
    above = _above(folder)
    for file in folder.files():
        if is_media(file.place):
            yield _ABOVE.sub("", above + file.place, count=1), file


def _above(folder: Source) -> str:
    """The folders above that are called as WordPress calls them: the source may be one year of the uploads."""
    if folder.path is None:
        return ""
    _, found, below = f"{folder.path.resolve().as_posix()}/".rpartition("/uploads/")
    return f"uploads/{below}" if found else ""
