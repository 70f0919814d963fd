"""What a site still loads from the old server: files that the source has not at hand."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from converters import kinds
from converters.content.links import ELSEWHERE
from converters.diagnostics import Diagnostics
from converters.files import Files, original

_FILE = re.compile(
    r"""https?://(?:[\w-]{1,100}\.files\.wordpress\.com/|[^\s"'<>()\[\]\\]{1,200}?/wp-content/uploads/)[^\s"'<>()\[\]\\?#]{1,500}""",
    re.IGNORECASE,
)


class Remote:
    """Counts files by the server they are on, each once, whatever its sizes; memory: a number for each."""

    def __init__(self, at_hand: Files) -> None:
        self._at_hand = at_hand
        self._missing: dict[str, None] = {}
        self._files: dict[str, set[int]] = {}

    def add(self, url: str) -> None:
        """One file by its address; nothing where that names no server, or the file comes along."""
        try:
            parts = urlsplit(url)
        except ValueError:
            return
        if parts.scheme in ("http", "https") and parts.hostname and not self._at_hand.has(url):
            self._files.setdefault(parts.hostname, set()).add(hash(original(parts.path)))

    def add_text(self, text: str) -> None:
        """The uploads that a text shows or links to."""
        for url in _uploads(text):
            self.add(url)

    def miss(self, url: str) -> None:
        """A file that a page shows from the site, and that does not come along; nothing where it names a server."""
        if not ELSEWHERE.match(url) and url.partition("?")[0].strip("/"):
            self._missing.setdefault(url)

    def tell(self, log: Diagnostics) -> None:
        """One finding a server, and one for what is nowhere."""
        if self._missing:
            log.tally(kinds.MISSING_FILES, len(self._missing), example=next(iter(self._missing)))
        for host, files in sorted(self._files.items()):
            log.tally(kinds.REMOTE_FILES, len(files), host=host)


def _uploads(text: str) -> Iterator[str]:
    return (found[0] for found in _FILE.finditer(text))


def begins_with(text: str, image: str) -> bool:
    """Whether what a text shows first is this image, in whatever size."""
    start = text.lstrip()[:_START]
    name = original(image.partition("?")[0]).rpartition("/")[2]
    shown = _FIRST_IMAGE.match(start)
    return bool(name and shown and original(shown[1].partition("?")[0]).endswith(f"/{name}"))


_START = 2000
_FIRST_IMAGE = re.compile(
    r"""(?:<(?:figure|p|div|a|picture|center)\b[^>]*>|[>\s\[])*(?:!\[[^\]]*\]\(<?|<img\b[^>]*?\bsrc=["'])([^\s"'<>()]+)""",
    re.IGNORECASE,
)
