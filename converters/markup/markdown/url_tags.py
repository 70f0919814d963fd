"""The posts and files of a site as links and template tags name them: by the paths of their source files."""

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
from converters.markup.markdown.template_syntax import TagSet, TemplateSyntax
from converters.model import Media
from converters.post_summaries import PostSummary
from converters.site_index import SiteIndex

_INDEX: Final = re.compile(r"/_?index$")


class ContentPaths:
    """The posts of a site by the files that they were read from, as their ids say."""

    def __init__(self, summaries: Iterable[PostSummary]) -> None:
        self._posts: defaultdict[str, list[tuple[str, PostSummary]]] = defaultdict(list)
        for summary in summaries:
            path = "/" + _INDEX.sub("", summary.id)
            self._posts[path.rpartition("/")[2]].append((path, summary))

    def at(self, path: str) -> PostSummary | None:
        """The post whose file, without its extension, has this path; or the only one whose path ends so."""
        path = "/" + _INDEX.sub("", path.strip("/"))
        candidates = self._posts.get(path.rpartition("/")[2], ())
        found = [summary for known, summary in candidates if known == path] or [
            summary for known, summary in candidates if known.endswith(path)
        ]
        return found[0] if len(found) == 1 else None

    def named(self, url: str, within: str) -> PostSummary | None:
        """The post that a link to its file means (`../b.md#part`), from the file `within`, without its extension."""
        bare = unquote(re.split(r"[?#]", url, maxsplit=1)[0])
        if not bare.lower().endswith(TEXTS) or ABSOLUTE_OR_FRAGMENT.match(url):
            return None
        if not bare.startswith("/"):
            bare = normpath(f"/{within.rpartition('/')[0]}/{bare}")
        return self.at(without_ending(bare))


class UrlTags:
    """What template tags can ask of one site (`template_syntax.SiteUrls`)."""

    def __init__(self, site: str, summaries: Iterable[PostSummary], media: Iterable[Media] = ()) -> None:
        parts = urls.split(site)
        self.root = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
        self.base_path = parts.path.rstrip("/")
        self.texts = ContentPaths(summaries)
        self._paths_by_name: defaultdict[str, list[str]] = defaultdict(list)
        self._media = {f"/{item.id}": item.url or f"/{item.id}" for item in media if item.id}
        for path in self._media:
            self._paths_by_name[path.rpartition("/")[2]].append(path)

    def tag_set(self, syntaxes: tuple[TemplateSyntax, ...], within: str = "") -> TagSet:
        """The tags of these languages in the text of the file `within`, which is the id of its post."""
        return TagSet(syntaxes, self, within)

    def post(self, path: str) -> str | None:
        """The permalink of the post that was this file, with the fragment of `path`; None if not known."""
        path, mark, fragment = path.partition("#")
        found = self.texts.at(without_ending(path.removesuffix(".html")))
        return f"{found.url}{mark}{fragment}" if found and found.url else None

    def file(self, path: str) -> str | None:
        """The URL of the media item with this path, else of the shortest path that ends so: the folder of all
        texts may be within another."""
        if url := self._media.get(path):
            return url
        candidates = self._paths_by_name.get(path.rpartition("/")[2], ())
        shortest = min((known for known in candidates if known.endswith(path)), key=len, default="")
        return self._media[shortest] if shortest else None


_CACHE: WeakKeyDictionary[SiteIndex, UrlTags] = WeakKeyDictionary()


def tags(site_index: SiteIndex) -> UrlTags:
    """The posts and files of a site, when all of it is read."""
    if site_index not in _CACHE:
        _CACHE[site_index] = UrlTags(
            site_index.site.url, site_index.summaries.values(), site_index.media.values()
        )
    return _CACHE[site_index]
