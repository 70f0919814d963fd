"""What the folder looks like that WordPress keeps uploads in (`wp_upload_dir`): `2014/05/a.jpg`, or flat."""

import re

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
    return any(_MONTH.search(file.place) for file in media) or bool(_ABOVE.match(_whole(folder, media[0])))


def _is_blank(file: Source) -> bool:
    return bool(_BLANK.search(file.place)) and len(file.head()) < _SHORT


def within(folder: Source, file: Source) -> str:
    """The place of a file among the uploads, whatever folders above these the source has."""
    return _ABOVE.sub("", _whole(folder, file), count=1)


def _whole(folder: Source, file: Source) -> str:
    """The place with the folders above that are called as WordPress calls them: the source may be one year of them."""
    if folder.path is None:
        return file.place
    _, found, below = f"{folder.path.resolve().as_posix()}/".rpartition("/uploads/")
    return f"{found}{below}{file.place}".lstrip("/") if found else file.place
