"""The facts of the old site, collected while its public records pass to the writer."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final, NamedTuple
from urllib.parse import unquote

from converters import lazy_re
from converters.extra_keys import ALIASES, GENERATOR, GUID, OLD_SLUGS
from converters.io import urls
from converters.io.temporary.disk_map import DiskMap, packed
from converters.model import MENU_ITEM, Post, Record, Term, TermRef
from converters.privacy.post_types import is_internal_taxonomy
from converters.site.index import SiteIndex
from converters.site.permalinks import InvalidPermalink, is_home, plain_path, site_path, valid_url
from converters.site.post_summaries import key, urls_of_old_dates

_LINK: Final = lazy_re.compile(r"""href=["']([^"'#?<>\s]+)""")


class OldPost(NamedTuple):
    """A public post of the old site. Fields as in `PostSummary`."""

    key: str
    id: str
    type: str
    name: str
    date: str
    path: str
    """Its path on the old site; empty where its URL was an id, or is not known."""
    former: tuple[str, ...] = ()
    """Paths that led to it besides."""


class OldSite:
    """The public posts, terms, authors and dates of the old site. Nothing of what only some visitors saw is here."""

    def __init__(self, index: SiteIndex) -> None:
        self.index = index
        self.url = valid_url(index.site.url)
        self._hidden_terms = index.hidden_terms.keys() | index.draft_terms
        self._posts: DiskMap[tuple[Any, ...]] = packed(tuple[str, str, str, str, str, tuple[str, ...]])
        self.terms: dict[tuple[str, str], TermRef | Term] = {
            name: term for name, term in index.terms.items() if self._is_public(*name)
        }
        self.authors: dict[str, str] = {}
        """The ids of the authors of public posts, by login."""
        self.dates: set[str] = set()
        """The days of public posts."""
        self.dialects: Counter[str] = Counter()
        self.generators: set[str] = {str(index.site.extra.get(GENERATOR, "")).lower()}
        self.linked: Counter[str] = Counter()
        """Paths of this site that texts link to, as far as they end in the slug of a term."""
        self._slugs = {slug for _, slug in self.terms}
        self._named: dict[tuple[str, str], TermRef] = {}
        """The terms that posts name."""

    @property
    def posts(self) -> Iterator[OldPost]:
        """The public posts."""
        return (OldPost(key, *packed) for key, packed in self._posts.items())

    def note(self, record: Record) -> None:
        """Note what is needed of a public post, as it passes to the writer; nothing of other records."""
        if isinstance(record, Post) and record.status == "publish" and record.type != MENU_ITEM:
            self._add(record)

    def _add(self, post: Post) -> None:
        summary = self.index.summaries.get(key(post))
        if not summary:
            return
        path = old_path(post.url, self.url)
        text = post.body.text if post.body else ""
        former = tuple(self._former(post, path))
        self._posts[summary.key] = (summary.id, summary.type, summary.name, summary.date, path, former)
        if post.body:
            self.dialects[post.body.dialect] += 1
        if post.extra.get(GUID):
            self.generators.add("wordpress")
        if stated := post.extra.get(GENERATOR):
            self.generators.add(str(stated).lower())
        for ref in post.terms:
            if self._is_public(ref.taxonomy, ref.slug):
                self._named.setdefault((ref.taxonomy, ref.slug), ref)
                self.terms.setdefault((ref.taxonomy, ref.slug), ref)
        if post.type == "post":
            if post.author and post.author not in self.index.hidden_authors:
                author = self.index.authors.get(post.author)
                self.authors[post.author] = author.id if author else ""
            if post.date:
                self.dates.add(post.date[:10])
        if "href" in text:
            self._note_links(text)

    def take_changes(self) -> "_Noted":
        """What was noted since the last call (see `side_by_side.Shared`)."""
        changes = (
            dict(self._posts.items()),
            self._named,
            self.authors,
            self.dates,
            self.dialects,
            self.generators,
            self.linked,
        )
        self._posts.clear()
        self._named, self.authors, self.dates = {}, {}, set()
        self.dialects, self.generators, self.linked = Counter(), set(), Counter()
        return changes

    def merge(self, changes: "_Noted") -> None:
        """Add what a worker noted."""
        posts, named, authors, dates, dialects, generators, linked = changes
        self._posts.update(posts)
        for name, ref in named.items():
            self.terms.setdefault(name, ref)
        self.authors |= authors
        self.dates |= dates
        self.dialects.update(dialects)
        self.generators |= generators
        self.linked.update(linked)

    def _is_public(self, taxonomy: str, slug: str) -> bool:
        internal = is_internal_taxonomy(taxonomy)
        return bool(slug) and not internal and (taxonomy, slug) not in self._hidden_terms

    def _former(self, post: Post, path: str) -> Iterator[str]:
        """The paths with old slugs and dates (WordPress's fields `_wp_old_slug`, `_wp_old_date`), and those that front matter states."""
        above = path.rstrip("/").rpartition("/")[0]
        for slug in _texts(post.extra.get(OLD_SLUGS)) if path else ():
            if slug.strip("/ "):
                yield from _plain(f"{above}/{slug}")
        for alias in (*_texts(post.extra.get(ALIASES)), *urls_of_old_dates(post)):
            if found := old_path(alias, self.url):
                yield found

    def _note_links(self, text: str) -> None:
        for url in _LINK.findall(text):
            slug = url.rstrip("/").rpartition("/")[2]
            if slug in self._slugs and (path := old_path(url, self.url)):
                self.linked[path.rstrip("/")] += 1


_Noted = tuple[
    dict[str, tuple[Any, ...]],
    dict[tuple[str, str], TermRef],
    dict[str, str],
    set[str],
    Counter[str],
    set[str],
    Counter[str],
]
"""What `OldSite` notes of posts."""


def _texts(value: object) -> list[str]:
    return [str(item) for item in (value if isinstance(value, list) else [value]) if item]


def _plain(path: str) -> Iterator[str]:
    try:
        yield plain_path(path)
    except InvalidPermalink:
        return


def old_path(url: str, site_url: str) -> str:
    """The path that a URL had on the old site, decoded; `""` for the home page, an id, another site.

    Also of one that no built site can have (see `permalinks.InvalidPermalink`): a web server can redirect from it.
    """
    if not url or not urls.is_address(url):
        return ""
    try:
        return site_path(url, site_url) or ""
    except InvalidPermalink:
        pass
    parts, site = urls.split(url), urls.split(site_url)
    if parts.query or is_home(url, site_url) or (parts.netloc and urls.host(parts) != urls.host(site)):
        return ""
    path = unquote(parts.path, errors="replace")
    home = site.path.rstrip("/")
    return path.removeprefix(home) if path.startswith("/") else ""
