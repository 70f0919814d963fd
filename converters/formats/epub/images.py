"""The images of a book: only types that every reading system shows, known by their bytes (EPUB 3.3, 3.2)."""

import re
from pathlib import PurePosixPath
from typing import Final

from converters import lazy_re, messages
from converters.diagnostics import Diagnostics
from converters.errors import SourceError
from converters.formats.epub.output import FILES, TEXT
from converters.model import Asset, Media, Post
from converters.plan import Run

_HEAD: Final = 16
_CHUNK: Final = 1 << 20
_BEGINNINGS: Final = (
    (lazy_re.compile(rb"\x89PNG\r\n\x1a\n", re.DOTALL), "image/png", "png"),
    (lazy_re.compile(rb"\xff\xd8\xff"), "image/jpeg", "jpg"),
    (lazy_re.compile(rb"GIF8[79]a"), "image/gif", "gif"),
    (lazy_re.compile(rb"RIFF.{4}WEBP", re.DOTALL), "image/webp", "webp"),
)
"""How the files begin; their media types and endings."""
_NOT_PLAIN: Final = lazy_re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST: Final = 60


def type_of(head: bytes) -> tuple[str, str]:
    """The media type and the ending of an image that a book can hold, by its first bytes; empty for all others."""
    return next(((kind, ending) for start, kind, ending in _BEGINNINGS if start.match(head)), ("", ""))


class Images:
    """The images that posts show, each once. Memory: a name for each local file."""

    def __init__(self, run: Run, diagnostics: Diagnostics) -> None:
        self._assets, self._diagnostics = run.assets, diagnostics
        self._files: dict[str, Asset] = {path: file for path, file in run.plan.assets.files() if path}
        self._names: dict[str, str] = {}
        """The name in the book by the path that a file is copied to; empty for one that it cannot hold."""
        self._taken: set[str] = set()
        self.types: dict[str, str] = {}
        """The media type of each image of the book, by its name."""

    @property
    def packed(self) -> dict[str, str]:
        """The path in the zip of each image, by the path that it is copied to."""
        return {f"{FILES}{path}": f"{TEXT}{name}" for path, name in self._names.items() if name}

    def of_url(self, url: str, post: Post) -> str:
        """The name in the book of the image that a URL in a post means; empty for one that is not in it."""
        path = self._assets.resolve(url, post)
        if path and (name := self._named(path)):
            self._assets.mark_used(url, post)
            return name
        if path:
            self._diagnostics.tally(messages.BOOK_IMAGE_TYPE)
        elif not url.startswith("data:"):
            self._diagnostics.tally(messages.BOOK_IMAGE_MISSING)
        return ""

    def of_media(self, media: Media, post: Post) -> str:
        """The same of a media item: a featured image. A file whose URL is not known is known by its path."""
        if media.url:
            return self.of_url(media.url, post)
        path = self._assets.use_media(media)
        return self._named(path) if path else ""

    def _named(self, path: str) -> str:
        if path not in self._names:
            kind, ending = self._type(self._files[path])
            name = self._free(path, ending) if kind else ""
            self._names[path] = name
            if name:
                self.types[name] = kind
        return self._names[path]

    def _type(self, file: Asset) -> tuple[str, str]:
        """The type of a file that can be read to its end."""
        try:
            with file.open() as stream:
                head = stream.read(_HEAD)
                while stream.read(_CHUNK):
                    pass
        except (SourceError, OSError):
            return "", ""
        return type_of(head)

    def _free(self, path: str, ending: str) -> str:
        """A name of plain letters that no other image has, with the ending of what it is."""
        stem = _NOT_PLAIN.sub("-", PurePosixPath(path).stem).strip("-.")[:_LONGEST] or "image"
        name, number = f"images/{stem}.{ending}", 1
        while name.lower() in self._taken:
            number += 1
            name = f"images/{stem}-{number}.{ending}"
        self._taken.add(name.lower())
        return name
