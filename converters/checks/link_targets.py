"""What there is in a blog, and where: to tell whether what names it leads to anything."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import parse_qs, unquote

from converters import lazy_re
from converters.extra_keys import LINK, OLD_SLUGS
from converters.io import urls
from converters.model import MENU_ITEM, Media, Post, Record, Term
from converters.site.assets import original
from converters.site.index import SiteIndex
from converters.site.links import POST_IDS
from converters.site.permalinks import InvalidPermalink, folded, is_home, site_path
from converters.site.post_summaries import PostSummary, key

_PART: Final = lazy_re.compile(r"/(?:feed|trackback|embed|amp|attachment|comment-page-\d+|page/\d+|\d+)$")
"""What WordPress shows of a post under a separate URL."""

_NO_POST: Final = lazy_re.compile(
    r"(?:^|/)(?:category|tag|author|feed|comments|page|search|type|wp-[^/]*|xmlrpc\.php)(?:/|$)"
    r"|^\d{4}(?:/\d{1,2}){0,2}$|\.[a-z0-9]{2,5}$",
    re.IGNORECASE,
)
"""URLs of a site that are not of posts: lists of terms, authors and dates, feeds, files."""

_UPLOAD: Final = lazy_re.compile(
    r"/(?:uploads|files)/|^https?://[^/]+\.files\.wordpress\.com/", re.IGNORECASE
)
"""URLs of what was uploaded to a WordPress site."""


class LinkTargets:
    """Ids, URLs and slugs of what is there."""

    def __init__(self, site_index: SiteIndex) -> None:
        self._site_index = site_index
        self._site = site_index.site.url
        self.terms: set[tuple[str, str]] = set()
        self.taxonomies: set[str] = set()
        """Those of which the source lists terms."""
        self.parents: list[Term] = []
        """Terms that have one."""
        self._slugs: set[str] = set()
        self._paths: dict[str, PostSummary | None] = {}
        self._hosts = {urls.server_of(self._site)} - {""}
        self._files: set[int] = set()
        self.same_addresses: list[tuple[PostSummary, PostSummary, str]] = []
        self.same_slugs: list[tuple[PostSummary, PostSummary]] = []
        self._by_slug: dict[tuple[str, str, str], PostSummary] = {}
        for summary in site_index.summaries.values():
            if summary.type != MENU_ITEM:
                self._add(summary)
        for media in site_index.media.values():
            self._hosts.add(urls.server_of(media.url))
            self._files.add(_file(media.url))
        self._hosts.discard("")

    def _add(self, summary: PostSummary) -> None:
        self._slugs.add(unquote(summary.name))
        path = self._path(summary.url)
        if not path:
            return
        public = summary.status == "publish"
        if public and (first := self._paths.get(path)):
            self.same_addresses.append((summary, first, summary.url))
        elif not self._paths.get(path):
            self._paths[path] = summary if public else None

    def add(self, record: Record) -> None:
        """Take up what a record adds: lists of terms, pages of media, former URLs of posts."""
        match record:
            case Term():
                self.terms.add((record.taxonomy, record.slug))
                self.taxonomies.add(record.taxonomy)
                self._slugs.add(unquote(record.slug))
            case Media():
                if path := self._path(str(record.extra.get(LINK, ""))):
                    self._paths.setdefault(path, None)
            case Post():
                self._take_slug(record)
                for slug in _texts(record.extra.get(OLD_SLUGS)):
                    self._slugs.add(unquote(slug))

    def _take_slug(self, post: Post) -> None:
        """Two posts with one slug are fine if their URLs differ, as in two sections of a site."""
        if post.status != "publish" or not post.slug or post.type == MENU_ITEM:
            return
        summary = self._site_index.summaries[key(post)]
        first = self._by_slug.setdefault((post.type, post.parent, post.slug), summary)
        if first is not summary and not (self._path(summary.url) and self._path(first.url)):
            self.same_slugs.append((summary, first))

    def has_parent(self, parent: str) -> bool:
        """Whether a post or media item has this id."""
        return parent in self._site_index.summaries or parent in self._site_index.media

    def is_dead(self, url: str) -> bool:
        """Whether a URL is of this site, and leads to nothing that is there."""
        parts = urls.split(url)
        try:
            if not self._site or (is_home(url, self._site) and not parts.query):
                return False
        except InvalidPermalink:
            return False
        if parts.netloc and urls.server_of(url) not in self._hosts:
            return False
        if parts.scheme not in ("", "http", "https") or not (parts.netloc or url.startswith(("/", "?"))):
            return False
        ids = [ids[0] for name, ids in parse_qs(parts.query).items() if name in POST_IDS]
        if ids:
            return not self.has_parent(ids[0])
        path = self._path(url)
        return bool(path) and not self._is_there(path)

    def _is_there(self, path: str) -> bool:
        while path not in self._paths:
            shorter = _PART.sub("", path)
            if shorter == path:
                return bool(_NO_POST.search(path)) or not self.taxonomies.isdisjoint(path.split("/"))
            path = shorter
        return True

    def leads_by_slug(self, url: str) -> bool:
        """Whether the last part of a URL is the slug of something that is there, or was called so."""
        return unquote(urls.split(url).path).rstrip("/").rpartition("/")[2] in self._slugs

    def is_unlisted_file(self, url: str) -> bool:
        """Whether a URL is of an upload to this site that is no media item."""
        if not self._site_index.media or urls.server_of(url) not in self._hosts:
            return False
        return bool(_UPLOAD.search(url)) and _file(url) not in self._files

    def _path(self, url: str) -> str:
        """The path of a URL within the site, folded; None for a URL elsewhere."""
        try:
            return folded(site_path(url, self._site) or "")
        except InvalidPermalink:
            return ""


def _texts(value: object) -> Iterator[str]:
    return (str(text) for text in value) if isinstance(value, list) else iter(())


def _file(url: str) -> int:
    return hash(original(urls.split(url).path))
