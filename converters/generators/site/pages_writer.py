"""Sites of which our theme makes all pages out of texts and data: the paths of lists, terms and authors, as data.

What a generator cannot make a page of by itself, the theme makes: `pages` says which there are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from converters.generators.site.metadata import PostMetadata
from converters.generators.site.state import SiteState
from converters.generators.site.term_paths import planned_term_path, term_pages, term_path
from converters.generators.site.terms import TAXONOMIES
from converters.generators.site.theme import (
    ARCHIVE,
    AUTHORS,
    LISTS,
    ThemedWriter,
    languages,
    listed_authors,
    term_order,
    words_of,
)
from converters.io import urls
from converters.io.languages import primary_language
from converters.model import Term
from converters.site.new_site import SitePages
from converters.site.permalinks import shown_file, valid_url
from converters.site.plan import Plan

FEED: Final = "/feed.xml"
SITEMAP: Final = "/sitemap.xml"


@dataclass(frozen=True)
class PagesWriter(ThemedWriter):
    """A writer of a site whose theme has a page for each list, term and author. Not a format by itself."""

    site_pages: ClassVar[SitePages] = SitePages(feed=FEED, sitemap=SITEMAP)

    def adapt(self, metadata: PostMetadata) -> Mapping[str, Any]:
        """Every public text states its path: so none depends on the settings."""
        if metadata["draft"]:
            return metadata
        path = metadata["address"] or self.default_path(f"{metadata['stem']}.md")
        if path.endswith("/") or shown_file(path) == path.strip("/"):
            return {**metadata, "address": path}
        # Of a path without a slash at its end, and without an extension, each generator makes another file.
        return {**metadata, "address": f"{path}/", "post_url": metadata["post_url"] or metadata["permalink"]}

    def term_url(self, site: SiteState, term: Term) -> str | None:
        """Every term has a page."""
        return self.href(term_path(site, term, site.terms.languages(term)[0]))

    def term_address(self, term: Term, plan: Plan) -> str | None:
        """Every term has a page, unless a post has its path."""
        return planned_term_path(term, plan) if self.has_theme else None

    def list_pages(self, site: SiteState) -> SitePages:
        """Feed, sitemap and archive, where no post has their paths."""
        if not self.has_theme:
            return SitePages()
        found = super().list_pages(site)
        return found._replace(feed=self._file(site, FEED), sitemap=self._file(site, SITEMAP))

    def pages(self, site: SiteState) -> dict[str, Any]:
        """What `blogport/pages.mjs` needs to know besides texts, authors, menus and the site."""
        address = urls.split(valid_url(site.site_index.site.url))
        lists = {name: path for name in LISTS if (path := self._list(site, name))}
        words = {primary_language(code) or "en": words_of(code) for code in languages(site)}
        pages = {
            "language": next(iter(words)),
            "words": words,
            "url": f"{address.scheme}://{address.netloc}" if address.netloc else "",
            "root": address.path.rstrip("/"),
            "posts_path": site.posts_path,
            "posts_title": site.posts_title,
            "archive": f"/{ARCHIVE}/" if self.has_archive(site) else "",
            "feed": self._file(site, FEED),
            "sitemap": self._file(site, SITEMAP),
            "term_lists": {name: path for name, path in lists.items() if name != AUTHORS},
            "authors_list": lists.get(AUTHORS, "") if any(listed_authors(site)) else "",
            "author_pages": [{"title": name, "url": path} for name, _, path in self.author_pages(site)],
            "order": term_order(site),
            "terms": self._terms(site),
        }
        return pages if self.has_theme else {name: pages[name] for name in ("language", "words", "root")}

    def _list(self, site: SiteState, name: str) -> str:
        """The path of a list of terms or authors; `""` where a post has it."""
        return f"/{name}/" if site.claims.claim(f"the list of {name}", f"/{name}/") else ""

    def _file(self, site: SiteState, path: str) -> str:
        return path if self.has_theme and site.claims.claim(f"the file {path}", path) else ""

    def write_term_pages(self, site: SiteState) -> None:
        """Claim the paths of terms before menus link to them; reported: two terms of one name."""
        if self.has_theme:
            self._terms(site, report=True)

    def _terms(self, site: SiteState, *, report: bool = False) -> dict[str, list[dict[str, Any]]]:
        """The page of each term, by the front matter key of its taxonomy: categories and tags first."""
        pages = term_pages(site, report=report)
        first = [key for key in TAXONOMIES.values() if key in pages]
        return {
            key: [{name: value for name, value in page.items() if name != "parent"} for page in pages[key]]
            for key in dict.fromkeys([*first, *pages])
        }
