"""The posts and files of a site as links and template tags name them: by the paths of their source files."""

import re
from collections import defaultdict
from collections.abc import Iterable
from posixpath import normpath
from typing import Final
from urllib.parse import unquote
from weakref import WeakKeyDictionary

from converters import lazy_re
from converters.extra_keys import AUTHOR
from converters.io import urls
from converters.io.extensions import TEXTS, without_ending
from converters.markup.links import ABSOLUTE_OR_FRAGMENT
from converters.markup.markdown.template_syntax import TagSet, TemplateSyntax
from converters.model import Media, Post, Site
from converters.site.index import SiteIndex
from converters.site.post_summaries import PostSummary

_INDEX: Final = lazy_re.compile(r"/_?index$")
_INTERNAL: Final = lazy_re.compile(r"(?:@/|link://(?P<kind>slug|filename)/)(?P<path>.+)")


class ContentPaths:
    """The posts of a site by the files that they were read from, as their ids say."""

    def __init__(self, summaries: Iterable[PostSummary]) -> None:
        self._posts: defaultdict[str, list[tuple[str, PostSummary]]] = defaultdict(list)
        self._by_id: dict[str, PostSummary] = {}
        self._by_group: defaultdict[str, list[PostSummary]] = defaultdict(list)
        self._by_name: defaultdict[str, list[PostSummary]] = defaultdict(list)
        for summary in summaries:
            path = "/" + _INDEX.sub("", summary.id)
            self._posts[path.rpartition("/")[2]].append((path, summary))
            self._by_id[summary.id] = summary
            if summary.language or summary.group != summary.key:
                self._by_group[summary.group].append(summary)
            self._by_name[summary.name].append(summary)

    def at(self, path: str) -> PostSummary | None:
        """The post whose file, without its extension, has this path; or the only one whose path ends so."""
        path = "/" + _INDEX.sub("", path.strip("/"))
        candidates = self._posts.get(path.rpartition("/")[2], ())
        found = (
            [summary for known, summary in candidates if known == path]
            or [summary for known, summary in candidates if known == f"/content{path}"]
            or [summary for known, summary in candidates if known.endswith(path)]
        )
        return found[0] if len(found) == 1 else None

    def slug(self, name: str) -> PostSummary | None:
        """The only post with this slug."""
        found = self._by_name.get(name, ())
        return found[0] if len(found) == 1 else None

    def translation(self, post: PostSummary, within: str) -> PostSummary:
        """The translation of a post in the language of the post `within`; the post itself where there is none."""
        here = self._by_id.get(within)
        if here is None or here.language == post.language or not post.group:
            return post
        siblings = self._by_group.get(post.group, ())
        return next((sibling for sibling in siblings if sibling.language == here.language), post)

    def named(self, url: str, within: str) -> PostSummary | None:
        """The post that a link to its file means (`../b.md#part`), from the file `within`, without its extension.

        Two generators have links that are no paths: Zola's `@/blog/b.md`, from the folder of all texts, and Nikola's
        `link://slug/b` and `link://filename/posts/b.md`.
        """
        bare = unquote(url.partition("#")[0].partition("?")[0])
        if internal := _INTERNAL.fullmatch(bare):
            kind, path = internal["kind"], internal["path"]
            return self.slug(path) if kind == "slug" else self.at(without_ending(path))
        if not bare.lower().endswith(TEXTS) or ABSOLUTE_OR_FRAGMENT.match(url):
            return None
        if not bare.startswith("/"):
            bare = normpath(f"/{within.rpartition('/')[0]}/{bare}")
        return self.at(without_ending(bare))


class UrlTags:
    """What template tags can ask of one site (`template_syntax.SiteUrls`)."""

    def __init__(self, site: Site, summaries: Iterable[PostSummary], media: Iterable[Media] = ()) -> None:
        parts = urls.split(site.url)
        self.root = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
        self.base_path = parts.path.rstrip("/")
        author = site.extra.get(AUTHOR)
        self.facts = {
            "title": site.title,
            "description": site.description,
            "author": author if isinstance(author, str) else "",
            "lang": site.language,
        }
        self.texts = ContentPaths(summaries)
        self._paths_by_name: defaultdict[str, list[str]] = defaultdict(list)
        self._media = {f"/{item.id}": item.url or f"/{item.id}" for item in media if item.id}
        for path in self._media:
            self._paths_by_name[path.rpartition("/")[2]].append(path)

    def tag_set(self, syntaxes: tuple[TemplateSyntax, ...], post: Post | None = None) -> TagSet:
        """The tags of these languages in the text of a post."""
        return TagSet(syntaxes, self, post.id if post else "", _page(post) if post else {})

    def post(self, path: str, within: str = "") -> str | None:
        """The permalink of the post that was this file, with the fragment of `path`; None if not known.

        `within` is the file of a post: of translations, the one in the language of that post is meant.
        """
        path, mark, fragment = path.partition("#")
        found = self._at(path)
        found = self.texts.translation(found, within) if found else None
        return f"{found.url}{mark}{fragment}" if found and found.url else None

    def title(self, path: str) -> str:
        """The title of the public post that was this file; empty if not known."""
        found = self._at(path)
        return found.title if found and found.status == "publish" else ""

    def file(self, path: str) -> str | None:
        """The URL of the media item with this path, else of the shortest path that ends so: the folder of all
        texts may be within another."""
        if url := self._media.get(path):
            return url
        candidates = self._paths_by_name.get(path.rpartition("/")[2], ())
        shortest = min((known for known in candidates if known.endswith(path)), key=len, default="")
        return self._media[shortest] if shortest else None

    def beside(self, url: str, within: str) -> str | None:
        """The whole URL of the media item that a relative URL means by its path in the source, from the file `within`.

        None where it is not one, or the site is not known: a translation shows the files of the bundle of the original.
        """
        if not within or ABSOLUTE_OR_FRAGMENT.match(url) or url.startswith("/"):
            return None
        bare = unquote(re.split(r"[?#]", url, maxsplit=1)[0])
        found = self._media.get(normpath(f"/{within.rpartition('/')[0]}/{bare}"), "")
        return found if "//" in found else None

    def _at(self, path: str) -> PostSummary | None:
        return self.texts.at(without_ending(path.removesuffix(".html")))


def _page(post: Post) -> dict[str, str]:
    """A post as tags name it; of its custom fields, those that are a text or a number."""
    fields = {name: _text(value) for name, value in post.extra.items()}
    known = {
        "title": post.title,
        "url": post.url,
        "date": post.date or "",
        "slug": post.slug,
        "excerpt": "",
    }
    return {name: value for name, value in fields.items() if value is not None} | known


def _text(value: object) -> str | None:
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else None


_CACHE: WeakKeyDictionary[SiteIndex, UrlTags] = WeakKeyDictionary()


def tags(site_index: SiteIndex) -> UrlTags:
    """The posts and files of a site, when all of it is read."""
    if site_index not in _CACHE:
        _CACHE[site_index] = UrlTags(
            site_index.site, site_index.summaries.values(), site_index.media.values()
        )
    return _CACHE[site_index]
