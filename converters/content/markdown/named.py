"""Template tags that only name an address: Jekyll's `post_url`, `link`, `relative_url`, Hugo's `ref`, Pelican's `{static}`.

What they stand for is known without the generator. All other tags stay for `foreign` to show.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from posixpath import normpath
from typing import Final
from urllib.parse import urlsplit

from converters.catalogue import Outline
from converters.model import Media

_FILTERED: Final = re.compile(r"""\{\{-?\s*["']([^"'{}]*)["']\s*\|\s*(relative_url|absolute_url)\s*-?\}\}""")
_SITE: Final = re.compile(r"\{\{-?\s*site\.(url|baseurl)\s*-?\}\}")
_POST: Final = re.compile(
    r"""\{%-?\s*(?:post_url|link)\s+([^\s{}]+)\s*-?%\}|\{\{[<%]\s*(?:rel)?ref\s+["']?([^"'\s]+)["']?\s*[%>]\}\}"""
)
_INTRASITE: Final = re.compile(r"[{|](filename|static|attach|index)[}|](.*)", re.S)
_ENDING: Final = re.compile(r"\.(?:md|markdown|html|adoc|rst)$")
_INDEX: Final = re.compile(r"/_?index$")


class Tags:
    """What the tags of one site stand for: by its address, and by the files that its posts and media were."""

    def __init__(self, site: str, outlines: Iterable[Outline], media: Iterable[Media] = ()) -> None:
        parts = urlsplit(site)
        self._url = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
        self._base = parts.path.rstrip("/")
        self._files: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for one in outlines:
            if one.url and one.id:
                self._know(_INDEX.sub("", one.id), one.url)
        for file in media:
            if file.url and file.id:
                self._know(file.id, file.url)

    def _know(self, place: str, url: str) -> None:
        self._files[place.rpartition("/")[2]].append((f"/{place}", url))

    def address(self, tag: str, within: str = "") -> str | None:
        """The address that a tag stands for; None where that is not known, or it stands for something else.

        `within` is the file that the tag is in, without its ending, as the id of its post says it.
        """
        if found := _SITE.fullmatch(tag):
            return (self._url or None) if found[1] == "url" else self._base
        if found := _FILTERED.fullmatch(tag):
            return (self._url if found[2] == "absolute_url" else "") + f"{self._base}/{found[1].lstrip('/')}"
        if found := _POST.fullmatch(tag):
            return self._post(found[1] or found[2])
        if found := _INTRASITE.fullmatch(tag):
            return self._intrasite(found[1], found[2], within)
        return None

    def _intrasite(self, what: str, name: str, within: str) -> str | None:
        """A place from the folder of all texts (`/a.md`), or from that of the file."""
        if what == "index":
            return f"{self._url}{self._base}/"
        place, mark, fragment = name.partition("#")
        if not place.startswith("/"):
            place = normpath(f"/{within.rpartition('/')[0]}/{place}")
        if found := self._post(place) if what == "filename" else self._file(place):
            return f"{found}{mark}{fragment}"
        # A file that is not at hand has the place on the site that it has among the texts.
        return f"{self._url}{self._base}{place}" if what != "filename" and name.startswith("/") else None

    def _post(self, name: str) -> str | None:
        name, mark, fragment = name.partition("#")
        place = "/" + _INDEX.sub("", _ENDING.sub("", name.strip("/")))
        return self._file(place, mark + fragment)

    def _file(self, place: str, fragment: str = "") -> str | None:
        urls = {url for file, url in self._files.get(place.rpartition("/")[2], ()) if file.endswith(place)}
        return f"{urls.pop()}{fragment}" if len(urls) == 1 else None
