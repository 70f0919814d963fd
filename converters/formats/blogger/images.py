"""The images of a body among the files of a Takeout, by their names: an album does not say where a file was shown.

Addresses such as `…/img/a/AVv…=s320` have no name; their files cannot be told.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from unicodedata import normalize
from urllib.parse import unquote_plus

from converters import lazy_re
from converters.io.character_references import unescape
from converters.io.sources import Source
from converters.model import Asset

_URL = lazy_re.compile(
    r"""\b(?:src|href)\s*=\s*["']((?:https?:)?//(?:[\w-]+\.bp\.blogspot\.com|(?:blogger|lh\d)\.googleusercontent\.com)/[^"'\s>]+)""",
    re.IGNORECASE,
)
_SIZE = lazy_re.compile(r"/(?:[swh]\d+[\w-]*)/(?=[^/]+$)|=[swh]\d+[\w-]*$")
"""How large an image is to be: `/s320/`, `/w640-h480/` before the name, or `=s1600` behind it."""
_COPY = lazy_re.compile(r"\(\d+\)(?=\.\w+$)")
"""The second file of a name in an album is `IMG(1).jpg`."""


class Matched(NamedTuple):
    """The files that images mean; how many images have no file, and how many could be several."""

    assets: list[Asset]
    missing: int
    ambiguous: int


class BodyImages:
    """Collects the images of bodies. Memory: their URLs."""

    def __init__(self) -> None:
        self._urls: defaultdict[str, defaultdict[str, dict[str, None]]] = defaultdict(
            lambda: defaultdict(dict)
        )

    def collect(self, body: str) -> None:
        """Remember the images of one body: by name, then by address without a size."""
        for found in _URL.finditer(body):
            url = unescape(found[1])
            name = _name(url)
            place = _SIZE.sub("/", url)
            self._urls[name][place.rpartition("/")[0] if name else place].setdefault(url)

    def match(self, files: Iterable[Source]) -> Matched:
        """Match them to files. Where one name means several images or several files, nothing is matched."""
        named: defaultdict[str, list[Source]] = defaultdict(list)
        for file in files:
            named[_folded(file.place.rpartition("/")[2])].append(file)
        assets: list[Asset] = []
        missing = ambiguous = 0
        for name, images in self._urls.items():
            found = named.get(name, []) if name else []
            if len(found) == len(images) == 1:
                assets += _assets(next(iter(images.values())), found[0])
            elif found:
                ambiguous += len(images)
            else:
                missing += len(images)
        return Matched(assets, missing, ambiguous)


def _assets(urls: Iterable[str], file: Source) -> Iterator[Asset]:
    return (Asset(url=url, name=file.name, open=file.open) for url in urls)


def _name(url: str) -> str:
    """The name of a file in a URL; empty where it has none."""
    last = url.rpartition("/")[2]
    return _folded(unquote_plus(last)) if "." in last and "=" not in last else ""


def _folded(name: str) -> str:
    return _COPY.sub("", normalize("NFC", name)).lower()
