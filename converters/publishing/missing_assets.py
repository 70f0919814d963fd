"""What a site still loads from elsewhere: files that the source has not at hand."""

import re
from html import unescape
from posixpath import normpath
from urllib.parse import unquote

from converters import messages
from converters.assets import AssetMap, original
from converters.diagnostics import Diagnostics
from converters.io import urls
from converters.markup.links import ABSOLUTE_OR_FRAGMENT
from converters.markup.markdown import links_of

_FILE = re.compile(
    r"""https?://(?:[\w-]{1,100}\.files\.wordpress\.com/|[^\s"'<>()\[\]\\]{1,200}?/wp-content/uploads/)[^\s"'<>()\[\]\\?#]{1,500}""",
    re.IGNORECASE,
)
_BEFORE = r"""<(?:img|audio|video|source)\b[^<>]{0,1000}?\ssrc=["']?|!\[[^\[\]\n]{0,500}\]\(<?"""
"""What stands before the address of something shown, in HTML and in Markdown."""
_REST = r"""[^\s"'<>()\[\]\\]{1,2000}"""
_SHOWN = re.compile(rf"""(?:{_BEFORE}|url\(\s*(?:&quot;|["'])?)(https?://{_REST})""", re.IGNORECASE)
_PICTURE = re.compile(rf"(?:{_BEFORE})({_REST})", re.IGNORECASE)


class MissingAssets:
    """Counts files by the server they are on, each once, whatever its sizes; memory: a number for each.

    `site` is the address of the old site: its server, and all that have uploads of a WordPress, are the
    blog's own. All others are counted together.
    """

    def __init__(self, at_hand: AssetMap, site: str = "") -> None:
        self._at_hand = at_hand
        self._home = urls.server_of(site)
        self._missing: dict[str, None] = {}
        self._files: dict[str, set[int]] = {}
        self._coming = frozenset(at_hand.paths)
        self._others: set[tuple[str, int]] = set()
        self._other = ""

    def add(self, url: str, *, own: bool = True) -> None:
        """One file by its address; nothing where that names no server, or the file comes along.

        `own`: it is known to be the blog's own, whatever server it is on.
        """
        parts = urls.split(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or self._at_hand.has(url):
            return
        one = hash(original(parts.path))
        if own or urls.server_of(url) == self._home:
            self._files.setdefault(parts.hostname, set()).add(one)
        else:
            self._other = self._other or url
            self._others.add((parts.hostname, one))

    def add_text(self, text: str) -> None:
        """The uploads that a text shows or links to, and all else that it shows."""
        for found in _FILE.finditer(text):
            self.add(found[0])
        for found in _SHOWN.finditer(text):
            self.add(unescape(found[1]), own=bool(_FILE.match(found[1])))

    def add_missing(self, url: str) -> None:
        """A file that a page shows from the site, and that does not come along; nothing where it names a server."""
        if not ABSOLUTE_OR_FRAGMENT.match(url) and url.partition("?")[0].strip("/"):
            self._missing.setdefault(url)

    def miss_in(self, markdown: str, place: str) -> None:
        """The pictures that the text at a place of the target shows from the site, and that do not come along."""

        def is_gone(url: str) -> bool:
            return not ABSOLUTE_OR_FRAGMENT.match(url) and not self._comes(url, place)

        if any(is_gone(unescape(found[1])) for found in _PICTURE.finditer(markdown)):
            for url in filter(is_gone, links_of(markdown, shown=True)):  # in code they are no pictures
                self.add_missing(url)

    def _comes(self, url: str, place: str) -> bool:
        path = unquote(re.split(r"[?#]", url)[0])
        rooted = path.removeprefix(self._at_hand.home) if path.startswith("/") else ""
        return (
            rooted.lstrip("/") in self._coming
            or normpath(f"{place.rpartition('/')[0]}/{path}") in self._coming
        )

    def report(self, diagnostics: Diagnostics) -> None:
        """One finding a server, and one for what is nowhere."""
        if self._missing:
            diagnostics.tally(messages.MISSING_FILES, len(self._missing), example=next(iter(self._missing)))
        for host, files in sorted(self._files.items()):
            diagnostics.tally(messages.REMOTE_FILES, len(files), host=host)
        if self._others:
            diagnostics.tally(messages.OTHERS_FILES, len(self._others), example=self._other)


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
