"""Which files belong to a blog, by their extensions: images, audio, video, documents and other downloads."""

import mimetypes
from functools import cache, lru_cache

from converters import lazy_re

_MORE = {
    "webp": "image/webp", "avif": "image/avif", "heic": "image/heic", "jxl": "image/jxl", "ico": "image/x-icon",
    "ogg": "audio/ogg", "oga": "audio/ogg", "opus": "audio/opus", "m4a": "audio/mp4", "flac": "audio/flac",
    "weba": "audio/webm", "mid": "audio/midi", "midi": "audio/midi", "ogv": "video/ogg", "m4v": "video/mp4",
    "mkv": "video/x-matroska", "wmv": "video/x-ms-wmv", "flv": "video/x-flv", "3gp": "video/3gpp",
}  # fmt: skip
"""Extensions that Python does not know on every machine, or knows as something else."""

SHOWN = ("image", "video", "audio")
"""The top-level media types of files that pages show."""
_DOCUMENTS = frozenset("pdf zip epub mobi doc docx odt rtf xls xlsx ods csv ppt pptx odp gpx kml".split())
_LINKED = frozenset(
    "txt json ics vtt srt tar gz tgz bz2 xz 7z rar tex bib ps djvu azw3 py patch diff ipynb asc sig".split()
)
"""Extensions of files that posts link to, but that WordPress's media library does not accept."""
_HIDDEN = lazy_re.compile(r"(?:^|/)\.(?!\.?(?:/|$))")
_ASKED = lazy_re.compile(r"(?<=[A-Za-z0-9])[?@][^./]*$")
"""The query string that mirroring programs keep in a name: `a.jpg?w=300`, `a.jpg@w=300`."""


def is_media(path: str) -> bool:
    """Whether a file is content of the site, as opposed to its styles, scripts and fonts."""
    return _kind(path) in SHOWN or _suffix(path) in _DOCUMENTS


def is_copied(path: str) -> bool:
    """Whether a file is copied if a page shows it or links to it: media and other downloads."""
    return is_media(path) or (_suffix(path) in _LINKED and not _HIDDEN.search(path))


def safe_extension(path: str) -> str:
    """A path with an extension that no site generator treats as source: `.img` is appended to unknown ones."""
    return path if is_copied(path) else f"{path}.img"


def is_copied_for_comment(url: str) -> bool:
    """Whether a file is copied because a comment links to it: media and PDF, but no archives of files."""
    path = url.partition("?")[0]
    return _kind(path) in SHOWN or _suffix(path) == "pdf"


def is_image(path: str) -> bool:
    """Whether a file is an image."""
    return _kind(path) == "image"


def mime_of(*paths: str) -> str:
    """The media type of the first path whose extension is known (`image/png`); empty if none is."""
    return next(filter(None, map(_mime, filter(None, paths))), "")


def _mime(path: str) -> str | None:
    if path.startswith("data:"):
        return path[len("data:") :].partition(",")[0].partition(";")[0]
    # The name alone: newer Pythons (3.13 does, 3.11 does not) parse all of an address, and raise `ValueError` where they cannot.
    return _types().guess_type(path.rpartition("/")[2], strict=False)[0]


def _kind(path: str) -> str:
    name = _name(path)
    stem, dot, rest = name.partition(".")
    if not stem or ":" in name:  # a hidden file, or a URL
        return mime_of(name).partition("/")[0]
    return _kind_by_ending(f"{dot}{rest}")


@cache
def _types() -> mimetypes.MimeTypes:
    """Python's own table, the same on every machine, and ours; made when a file is first asked about."""
    types = mimetypes.MimeTypes()
    for ending, type_ in _MORE.items():
        types.add_type(type_, f".{ending}", strict=True)
    return types


@lru_cache(1024)
def _kind_by_ending(ending: str) -> str:
    return mime_of(f"a{ending}").partition("/")[0]


def _suffix(path: str) -> str:
    return _name(path).rpartition(".")[2].lower()


def _name(path: str) -> str:
    return _ASKED.sub("", path.rpartition("/")[2])
