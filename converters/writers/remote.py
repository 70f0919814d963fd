"""What a site still loads from the old server: no export has the files themselves."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from converters import kinds
from converters.diagnostics import Diagnostics

_FILE = re.compile(
    r"""https?://[^\s"'<>()\[\]\\]{1,200}?/wp-content/uploads/[^\s"'<>()\[\]\\?#]{1,500}""", re.IGNORECASE
)
_SIZE = re.compile(r"(?:-\d+x\d+|-scaled)+(?=\.\w+$)")
"""What WordPress adds to the name of an image that it made smaller."""

_TAIL = 60
"""Characters at the end of a name that a size can be in."""


class Remote:
    """Counts files by the server they are on, each once, whatever its sizes; memory: a number for each."""

    def __init__(self) -> None:
        self._files: dict[str, set[int]] = {}

    def add(self, url: str) -> None:
        """One file by its address; nothing where that names no server."""
        try:
            parts = urlsplit(url)
        except ValueError:
            return
        if parts.scheme in ("http", "https") and parts.hostname:
            self._files.setdefault(parts.hostname, set()).add(hash(file_name(parts.path)))

    def add_text(self, text: str) -> None:
        """The uploads that a text shows or links to."""
        for url in _uploads(text):
            self.add(url)

    def tell(self, log: Diagnostics) -> None:
        """One finding a server."""
        for host, files in sorted(self._files.items()):
            log.tally(kinds.REMOTE_FILES, len(files), host=host)


def _uploads(text: str) -> Iterator[str]:
    return (found[0] for found in _FILE.finditer(text))


def file_name(path: str) -> str:
    """The path of an upload as it was before WordPress made smaller ones of it."""
    name = unquote(path)
    return name[:-_TAIL] + _SIZE.sub("", name[-_TAIL:])


def begins_with(text: str, image: str) -> bool:
    """Whether what a text shows first is this image, in whatever size."""
    start = text.lstrip()[:_START]
    name = file_name(image.partition("?")[0]).rpartition("/")[2]
    shown = _FIRST_IMAGE.match(start)
    return bool(name and shown and file_name(shown[1].partition("?")[0]).endswith(f"/{name}"))


_START = 2000
_FIRST_IMAGE = re.compile(
    r"""(?:<(?:figure|p|div|a|picture|center)\b[^>]*>|[>\s\[])*(?:!\[[^\]]*\]\(<?|<img\b[^>]*?\bsrc=["'])([^\s"'<>()]+)""",
    re.IGNORECASE,
)
