"""Which files are of a blog: pictures, sound, films and documents, by their endings."""

import mimetypes
import re

KINDS = ("image", "video", "audio")
"""The first parts of the types of files that pages show."""
_DOCUMENTS = frozenset(
    "pdf zip epub mobi doc docx odt rtf xls xlsx ods csv ppt pptx odp key pages numbers gpx kml".split()
)
_ASKED = re.compile(r"(?<=[A-Za-z0-9])[?@][^./]*$")
"""What fetchers keep of a question in a name: `a.jpg?w=300`, `a.jpg@w=300`."""


def is_media(path: str) -> bool:
    """Whether a file is for readers of the site; not what makes its pages (styles, scripts, fonts)."""
    return _kind(path) in KINDS or _name(path).rpartition(".")[2].lower() in _DOCUMENTS


def is_picture(path: str) -> bool:
    """Whether a file is an image."""
    return _kind(path) == "image"


def _kind(path: str) -> str:
    return (mimetypes.guess_type(_name(path))[0] or "").partition("/")[0]


def _name(path: str) -> str:
    return _ASKED.sub("", path.rpartition("/")[2])
