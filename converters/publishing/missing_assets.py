"""Which files a site loads from other servers, since the source has no local copy."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from posixpath import normpath
from urllib.parse import unquote

from converters import lazy_re, messages
from converters.diagnostics import Diagnostics
from converters.io import urls
from converters.io.character_references import unescape
from converters.io.spelling import ascii_lower
from converters.io.temporary.disk_map import blobs
from converters.markup.links import ABSOLUTE_OR_FRAGMENT
from converters.markup.markdown import links_of
from converters.processes.side_by_side import SharedFields
from converters.site.assets import AssetMap, original
from converters.site.assets.used import UsedAssets

_FILE = lazy_re.compile(
    r"""https?://(?:[\w-]{1,100}\.files\.wordpress\.com/|[^\s"'<>()\[\]\\]{1,200}?/wp-content/uploads/)[^\s"'<>()\[\]\\?#]{1,500}""",
    re.IGNORECASE,
)
_BEFORE = r"""<(?:img|audio|video|source)\b[^<>]{0,1000}?\ssrc=["']?|!\[[^\[\]\n]{0,500}\]\(<?"""
"""What precedes the URL of an image or a video, in HTML and in Markdown."""
_REST = r"""[^\s"'<>()\[\]\\]{1,2000}"""
_SHOWN = lazy_re.compile(rf"""(?:{_BEFORE}|url\(\s*(?:&quot;|["'])?)(https?://{_REST})""", re.IGNORECASE)
_IMAGE = lazy_re.compile(rf"(?:{_BEFORE})({_REST})", re.IGNORECASE)
_ADDRESS = lazy_re.compile("https?://")
_BEGINNING = lazy_re.compile(r"<(?:img|audio|video|source)\b|!\[|url\(")
"""How the first of them begins, and how the two others do, in lower case: a search for small letters is three times as fast as
one that ignores case."""


def _starts(beginning: re.Pattern[str], folded: str) -> list[int]:
    """Where a pattern may begin in a text; `folded` is the text in small letters."""
    return [found.start() for found in beginning.finditer(folded)]


def _found(pattern: re.Pattern[str], text: str, starts: Sequence[int]) -> Iterator[re.Match[str]]:
    """What `pattern.finditer` finds, which begins at one of these places."""
    end = 0
    for start in starts:
        if start >= end and (found := pattern.match(text, start)):
            end = found.end()
            yield found


class MissingAssets(SharedFields):
    """Counts files by server, each once, whatever its sizes.

    `site` is the URL of the old site: the files of its server, and uploads of WordPress on any server, are the
    blog's own. Those of all other servers are counted together, without files that are the blog's own by a record.
    """

    shared_fields = ("_missing", "_files", "_others", "_examples")

    def __init__(self, local: AssetMap | UsedAssets, site: str = "") -> None:
        self._local = local
        self._home = urls.server_of(site)
        self._paths = frozenset(local.paths)
        self._missing: dict[str, None] = {}
        self._files, self._others = blobs(), blobs()
        """Servers and paths with a space between them, without values."""
        self._examples: dict[str, str] = {}

    def add(self, url: str, *, own: bool = True) -> None:
        """Add a file by its URL; nothing where that names no server, or the file is local.

        `own`: the file is the blog's own, whatever its server.
        """
        parts = urls.split(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or self._local.has(url):
            return
        file = f"{parts.hostname} {original(parts.path)}"
        if own or urls.server_of(url) == self._home:
            self._files[file] = b""
        else:
            self._others[file] = b""
            self._examples.setdefault(parts.hostname, url)

    def add_text(self, text: str) -> None:
        """Add the uploads that a text shows or links to, and all other files that it shows."""
        folded = ascii_lower(text)
        self._add_text(text, folded, _starts(_BEGINNING, folded))

    def add_page(self, markdown: str, path: str, permalink: str = "") -> None:
        """Add the same, and the images that the text at a path of the target shows from its own site and that are not local.

        `permalink` is the path of its page, to which relative URLs belong on the site.
        """
        folded = ascii_lower(markdown)
        starts = _starts(_BEGINNING, folded)
        self._add_text(markdown, folded, starts)
        self._miss_in(markdown, starts, path, permalink)

    def _add_text(self, text: str, folded: str, starts: Sequence[int]) -> None:
        if "://" not in folded:
            return
        own: dict[str, bool] = {}
        if "/wp-content/uploads/" in folded or ".files.wordpress.com/" in folded:
            files = _found(_FILE, text, _starts(_ADDRESS, folded))
            own = dict.fromkeys((found[0] for found in files), True)
        for found in _found(_SHOWN, text, starts):
            if (url := unescape(found[1])) not in own:
                own[url] = bool(_FILE.match(found[1]))
        for url, is_own in own.items():
            self.add(url, own=is_own)

    def add_missing(self, url: str) -> None:
        """Add a file that a page shows from its own site and that is not local; nothing where the URL names a server."""
        if not ABSOLUTE_OR_FRAGMENT.match(url) and url.partition("?")[0].strip("/"):
            self._missing.setdefault(url)

    def _miss_in(self, markdown: str, starts: Sequence[int], path: str, permalink: str) -> None:
        def is_missing(url: str) -> bool:
            if ABSOLUTE_OR_FRAGMENT.match(url) or self._is_copied(url, path):
                return False
            return not (permalink and self._is_copied(url, permalink.lstrip("/")))

        if any(is_missing(unescape(found[1])) for found in _found(_IMAGE, markdown, starts)):
            for url in filter(is_missing, links_of(markdown, shown=True)):  # in code they are text
                self.add_missing(url)

    def _is_copied(self, url: str, post: str) -> bool:
        """Whether a relative URL in the post at a path of the target means a file that is copied."""
        path = unquote(re.split(r"[?#]", url)[0])
        rooted = path.removeprefix(self._local.home) if path.startswith("/") else ""
        beside = normpath(f"{post.rpartition('/')[0]}/{path}")
        return rooted.lstrip("/") in self._paths or beside in self._paths

    def report(self, diagnostics: Diagnostics) -> None:
        """Report one finding for each server, and one for the files that are missing."""
        if self._missing:
            diagnostics.tally(messages.MISSING_FILES, len(self._missing), example=next(iter(self._missing)))
        for host, number in sorted(Counter(map(_server, self._files)).items()):
            diagnostics.tally(messages.REMOTE_FILES, number, host=host)
        others = Counter(_server(file) for file in self._others if file not in self._files)
        if number := others.total():
            example = next(url for host, url in self._examples.items() if host in others)
            diagnostics.tally(messages.OTHERS_FILES, number, example=example)


def _server(file: str) -> str:
    return file.partition(" ")[0]


def begins_with(text: str, image: str) -> bool:
    """Whether a text begins with this image, in any size."""
    start = text.lstrip()[:_START]
    name = original(image.partition("?")[0]).rpartition("/")[2]
    shown = _FIRST_IMAGE.match(start)
    return bool(name and shown and original(shown[1].partition("?")[0]).endswith(f"/{name}"))


_START = 2000
_FIRST_IMAGE = lazy_re.compile(
    r"""(?:<(?:figure|p|div|a|picture|center)\b[^>]*>|[>\s\[])*(?:!\[[^\]]*\]\(<?|<img\b[^>]*?\bsrc=["'])([^\s"'<>()]+)""",
    re.IGNORECASE,
)
