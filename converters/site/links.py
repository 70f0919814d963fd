"""What a link within the old site means: by an id (`?p=12`), or by the URL of a page that no target has.

The query variables are WordPress's (`WP::$public_query_vars`, `WP_Query::parse_query`): `p`, `page_id`, `attachment_id`;
`cat`, `tag`, `category_name`; `author`, `author_name`; the name of a taxonomy.
"""

from typing import Final
from urllib.parse import parse_qs, unquote
from weakref import WeakKeyDictionary

from converters.extra_keys import LINK
from converters.io import urls
from converters.model import Author, Media, Term
from converters.site.index import SiteIndex
from converters.site.permalinks import InvalidPermalink, folded, is_home, site_path, valid_url
from converters.site.post_summaries import PostSummary

POST_IDS: Final = ("p", "page_id", "attachment_id")
"""Query variables with the id of a post, a page, or a file."""
TERM_IDS: Final = {"cat": "category", "tag_id": "post_tag"}
"""Query variable with the id of a term -> taxonomy."""
TERM_SLUGS: Final = {"category_name": "category", "tag": "post_tag"}
"""Query variable with the slug of a term -> taxonomy; that of another taxonomy has its name."""

Meaning = PostSummary | Media | Term | Author


class SiteLinks:
    """Finds what links within one site mean."""

    def __init__(self, site_index: SiteIndex) -> None:
        self._index = site_index
        self._posts, self._media = site_index.summaries, site_index.media
        self._authors = site_index.authors
        self._home = site_index.site.url
        self._folder = urls.split(valid_url(self._home)).path.rstrip("/")
        self._term_ids = {term.id: term for term in site_index.terms.values() if term.id}
        self._author_ids = {author.id: author for author in site_index.authors.values() if author.id}
        self._term_slugs = {(name, unquote(slug)): term for (name, slug), term in site_index.terms.items()}
        """The terms by taxonomy and decoded slug: WordPress keeps slugs percent-encoded, and queries are decoded."""
        not_shown = (*site_index.hidden_terms, *site_index.draft_terms)
        self._hidden_slugs = {(taxonomy, unquote(slug)) for taxonomy, slug in not_shown}
        self._taxonomies = {taxonomy for taxonomy, _ in (*site_index.terms, *site_index.hidden_terms)}
        self._at: dict[str, Meaning] = {}
        """What is at a path of the old site and has no page in a target, by folded path."""
        if front := site_index.summaries.get(site_index.front_page):
            self._at[folded(front.name)] = front  # WordPress leads from there to the home page
        for media in site_index.media.values():
            if isinstance(link := media.extra.get(LINK), str) and (path := self._path(link)):
                self._at.setdefault(path, media)
                self._at.setdefault(path.rpartition("/")[2], media)  # so does `redirect_guess_404_permalink`
        for post in site_index.summaries.values() if self._at else ():
            if post.url and (path := self._path(post.url)):
                self._at.pop(path, None)  # the page of a post

    def _path(self, url: str) -> str:
        """The folded path of a URL within the site; empty for others."""
        try:
            return folded(site_path(self._within(url), self._home) or "")
        except InvalidPermalink:
            return ""

    def _within(self, url: str) -> str:
        """A URL from the root of the host as one from the root of the site, which may be a folder of the host."""
        inside = self._folder and (url + "/").startswith(f"{self._folder}/")
        return url[len(self._folder) :] or "/" if inside else url

    def query(self, url: str) -> tuple[str, str]:
        """The query variable and its value by which a link within the site names something; empty for other links."""
        if "?" not in url:
            return "", ""
        bare = self._within(url).replace("/index.php?", "/?", 1).removeprefix("index.php")
        try:
            if not is_home(bare, self._home):
                return "", ""
        except InvalidPermalink:
            return "", ""
        asked = parse_qs(urls.split(bare).query)
        known = (*POST_IDS, *TERM_IDS, *TERM_SLUGS, "author", "author_name", *sorted(self._taxonomies))
        name = next((name for name in known if asked.get(name)), "")
        return (name, asked[name][0].strip()) if name else ("", "")

    def is_hidden(self, url: str) -> bool:
        """Whether a link by id or slug names a term or an author that not everyone may see."""
        name, value = self.query(url)
        if name in TERM_IDS:
            return value in self._index.hidden_term_ids
        if name == "author_name":
            return value in self._index.hidden_authors
        return (TERM_SLUGS.get(name, name), unquote(value)) in self._hidden_slugs

    def meaning(self, url: str) -> Meaning | None:
        """What a link means, if it is one by id, or to a page that no target has; None for all others."""
        name, value = self.query(url)
        if not name:
            return self._at_path(url) if "?" not in url and self._at else None
        if name in POST_IDS:
            return self._posts.get(value) or self._media.get(value)
        if name in TERM_IDS:
            return self._term_ids.get(value)
        if name == "author":
            return self._author_ids.get(value)
        if name == "author_name":
            return self._authors.get(value)
        slug = value.rstrip("/").rpartition("/")[2]
        return self._term_slugs.get((TERM_SLUGS.get(name, name), unquote(slug)))

    def _at_path(self, url: str) -> Meaning | None:
        bare = url.partition("#")[0]
        if not bare.startswith("/") and "//" not in bare:
            return None  # relative to a page
        return self._at.get(self._path(bare))


_CACHE: WeakKeyDictionary[SiteIndex, SiteLinks] = WeakKeyDictionary()


def site_links(site_index: SiteIndex) -> SiteLinks:
    """The links of a site, when all of it is read."""
    if site_index not in _CACHE:
        _CACHE[site_index] = SiteLinks(site_index)
    return _CACHE[site_index]
