"""The files of a book: images, sound and films that posts show, of types that a book can hold (`types`)."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final

from converters import lazy_re, messages
from converters.diagnostics import Diagnostics
from converters.errors import SourceError
from converters.formats.epub.drawings import LARGEST, clean
from converters.formats.epub.output import FILES, TEXT
from converters.formats.epub.types import HEAD, SVG, UNKNOWN, FileType, type_of
from converters.model import Asset, Media, Post
from converters.site.plan import Run

_CHUNK: Final = 1 << 20
_NOT_PLAIN: Final = lazy_re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST: Final = 60
_FOLDERS: Final = {"image": "images"}
"""Kind of a file -> its folder in the book, where that is not `media`."""
_FITTING: Final[Mapping[str, tuple[str, ...]]] = {
    "image": ("image",), "audio": ("audio", "video"), "video": ("video", "audio", "image"), "text": ("text",),
}  # fmt: skip
"""What is wanted -> the kinds of files that can stand there: the file says what shows it."""


class Files:
    """The files that posts show, each once. Memory: a name for each local file."""

    def __init__(self, run: Run, diagnostics: Diagnostics) -> None:
        self._assets, self._diagnostics = run.assets, diagnostics
        self._files: dict[str, Asset] = {path: file for path, file in run.plan.assets.files() if path}
        self._names: dict[str, str] = {}
        """The name in the book by the path that a file is copied to."""
        self._found: dict[str, FileType] = {}
        """The type of each file that a post names, by the same path."""
        self._taken: set[str] = set()
        self.types: dict[str, str] = {}
        """The media type of each file of the book, by its name."""

    @property
    def packed(self) -> dict[str, str]:
        """The path in the zip of each file, by the path that it is copied to; drawings are apart."""
        return {
            f"{FILES}{path}": f"{TEXT}{name}"
            for path, name in self._names.items()
            if self.types[name] != SVG.mime
        }

    def drawings(self) -> Iterator[tuple[str, bytes]]:
        """The name of each drawing, and the drawing as the book has it."""
        for path, name in self._names.items():
            if self.types[name] == SVG.mime:
                yield name, clean(_content(self._files[path]))

    def is_here(self, path: str) -> bool:
        """Whether the book has the file that is copied to a path."""
        return path in self._names

    def image(self, url: str, post: Post, *, missed: bool = True) -> str:
        """The name in the book of the image that a URL in a post means; empty for one that is not in it, which is counted
        where it is `missed`."""
        path = self._assets.resolve(url, post)
        if path and (name := self._named(path, "image")):
            self._assets.mark_used(url, post)
            return name
        if not missed:
            return ""
        if path:
            self._diagnostics.tally(messages.BOOK_IMAGE_TYPE)
        elif not url.startswith("data:"):
            self._diagnostics.tally(messages.BOOK_IMAGE_MISSING)
        return ""

    def of_media(self, media: Media, post: Post) -> str:
        """The same of a media item: a featured image. A file whose URL is not known is known by its path."""
        if media.url:
            return self.image(media.url, post)
        path = self._assets.use_media(media)
        return self._named(path, "image") if path else ""

    def played(self, url: str, post: Post, kind: str) -> tuple[str, str]:
        """The name and media type of what a player (`audio`, `video`) plays, or of a text beside it (`text`); empty for what
        is not in the book."""
        path = self._assets.resolve(url, post) if url else None
        if not path or not (name := self._named(path, kind)):
            return "", ""
        self._assets.mark_used(url, post)
        return name, self.types[name]

    def _named(self, path: str, wanted: str) -> str:
        """The name of a file; empty for one that cannot stand where this kind is `wanted`."""
        if path not in self._found:
            found = self._type(self._files[path])
            if wanted == "audio" and found.mime == "video/mp4":  # the file does not tell
                found = FileType("audio/mp4", "m4a")
            self._found[path] = found
        found = self._found[path]
        if found.kind not in _FITTING[wanted]:
            return ""
        if path not in self._names:
            name = self._free(path, found)
            self._names[path], self.types[name] = name, found.mime
        return self._names[path]

    def _type(self, file: Asset) -> FileType:
        """The type of a file that can be read to its end."""
        try:
            with file.open() as stream:
                head = stream.read(HEAD)
                while stream.read(_CHUNK):
                    pass
            found = type_of(head)
            return found if found is not SVG or clean(_content(file)) else UNKNOWN
        except (SourceError, OSError):
            return UNKNOWN

    def _free(self, path: str, found: FileType) -> str:
        """A name of plain letters that no other file has, with the ending of what it is."""
        folder = _FOLDERS.get(found.kind, "media")
        stem = _NOT_PLAIN.sub("-", PurePosixPath(path).stem).strip("-.")[:_LONGEST] or found.kind
        name, number = f"{folder}/{stem}.{found.ending}", 1
        while name.lower() in self._taken:
            number += 1
            name = f"{folder}/{stem}-{number}.{found.ending}"
        self._taken.add(name.lower())
        return name


def _content(file: Asset) -> bytes:
    with file.open() as stream:
        return stream.read(LARGEST + 1)
