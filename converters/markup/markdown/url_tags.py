"""Template tags that only name an address: Jekyll's `post_url`, `link`, `relative_url`, Hugo's `ref`, Pelican's `{static}`.

What they stand for is known without the generator. All other tags stay for `foreign` to show.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from posixpath import normpath
from typing import Final
from urllib.parse import unquote
from weakref import WeakKeyDictionary

from converters.io import urls
from converters.io.extensions import TEXTS, without_ending
from converters.markup.links import ABSOLUTE_OR_FRAGMENT
from converters.model import Media
from converters.site_index import PostSummary, SiteIndex

_FILTERED: Final = re.compile(r"""\{\{-?\s*["']([^"'{}]*)["']\s*\|\s*(relative_url|absolute_url)\s*-?\}\}""")
_SITE: Final = re.compile(r"\{\{-?\s*site\.(url|baseurl)\s*-?\}\}")
_POST: Final = re.compile(
    r"""\{%-?\s*(?:post_url|link)\s+([^\s{}]+)\s*-?%\}|\{\{[<%]\s*(?:rel)?ref\s+["']?([^"'\s]+)["']?\s*[%>]\}\}"""
)
_INTRASITE: Final = re.compile(r"[{|](filename|static|attach|index)[}|](.*)", re.S)
_INDEX: Final = re.compile(r"/_?index$")


class ContentPaths:
    """The posts of a site by the files that they were, as their ids say."""

    def __init__(self, outlines: Iterable[PostSummary]) -> None:
        self._posts: defaultdict[str, list[tuple[str, PostSummary]]] = defaultdict(list)
        for one in outlines:
            place = "/" + _INDEX.sub("", one.id)
            self._posts[place.rpartition("/")[2]].append((place, one))

    def at(self, place: str) -> PostSummary | None:
        """The post whose file, without its ending, was there; or was the only one in a place that ends so."""
        place = "/" + _INDEX.sub("", place.strip("/"))
        here = self._posts.get(place.rpartition("/")[2], ())
        exact = [one for where, one in here if where == place]
        found = exact or [one for where, one in here if where.endswith(place)]
        return found[0] if len(found) == 1 else None

    def named(self, url: str, within: str) -> PostSummary | None:
        """The post that a link to its file means (`../b.md#part`), from the file `within`, without its ending."""
        bare = unquote(re.split(r"[?#]", url, maxsplit=1)[0])
        if not bare.lower().endswith(TEXTS) or ABSOLUTE_OR_FRAGMENT.match(url):
            return None
        if not bare.startswith("/"):
            bare = normpath(f"/{within.rpartition('/')[0]}/{bare}")
        return self.at(without_ending(bare))


class UrlTags:
    """What the tags of one site stand for: by its address, and by the files that its posts and media were."""

    def __init__(self, site: str, outlines: Iterable[PostSummary], media: Iterable[Media] = ()) -> None:
        parts = urls.split(site)
        self._url = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
        self._base = parts.path.rstrip("/")
        self.texts = ContentPaths(outlines)
        self._media_named: defaultdict[str, list[str]] = defaultdict(list)
        self._media = {f"/{one.id}": one.url or f"/{one.id}" for one in media if one.id}
        for file in self._media:
            self._media_named[file.rpartition("/")[2]].append(file)

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
        if what == "filename":
            return self._post(place + mark + fragment)
        url = self._media.get(place) or self._by_end(place)
        # A file that is not at hand has the place on the site that it has among the texts.
        return url or (f"{self._url}{self._base}{place}" if name.startswith("/") else None)

    def _by_end(self, place: str) -> str:
        """The file whose place ends so, of several the one least deep: the folder of all texts may be within another."""
        found = [one for one in self._media_named.get(place.rpartition("/")[2], ()) if one.endswith(place)]
        shortest = min(found, key=len, default="")
        return self._media[shortest] if shortest else ""

    def _post(self, name: str) -> str | None:
        place, mark, fragment = name.partition("#")
        found = self.texts.at(without_ending(place.removesuffix(".html")))
        return f"{found.url}{mark}{fragment}" if found and found.url else None


_MADE: WeakKeyDictionary[SiteIndex, UrlTags] = WeakKeyDictionary()


def tags(site_index: SiteIndex) -> UrlTags:
    """What the tags of a site stand for, when all of it is read."""
    if site_index not in _MADE:
        _MADE[site_index] = UrlTags(
            site_index.site.url, site_index.summaries.values(), site_index.media.values()
        )
    return _MADE[site_index]
