"""The links that every page has: home, archive, post types, taxonomies, authors, media."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import Final

from converters.formats.html.writer.context import RenderContext
from converters.formats.html.writer.lists import index, type_list
from converters.formats.html.writer.page_paths import HOME
from converters.io.filenames import slug_filename

TAXONOMY_INDEXES = {"category": "categories", "post_tag": "tags"}
"""Taxonomy -> the folder of its index, which is also the key of its title in `words.yml`."""
OWN_INDEXES = frozenset({*TAXONOMY_INDEXES.values(), "archive", "authors", "contents", "media"})
"""Names of index pages that no other taxonomy can have."""
MOST_LINKS: Final = 24
"""The most post types and taxonomies that every page links to; of more, there is a page of contents."""

NavigationLink = tuple[str, str]
"""A title, and the file that it leads to."""


class Navigation:
    """The links, made once: when the first page is written, all authors, terms and media are known."""

    def __init__(self, context: RenderContext) -> None:
        self._context = context
        self._links: list[NavigationLink] = []
        self.contents: list[NavigationLink] = []
        """All lists of post types and indexes of taxonomies, if there are too many for every page."""

    @property
    def links(self) -> list[NavigationLink]:
        """The links in the order of the page."""
        if not self._links:
            self.make()
        return self._links

    def make(self) -> None:
        """Make the links, which reserves the files that they lead to."""
        self._links = list(self._make_links())

    def _make_links(self) -> Iterator[NavigationLink]:
        context, file, words = self._context, self._context.paths.list_file, self._context.words
        public = [summary for summary in context.paths.posts.values() if summary.status == "publish"]
        yield words["home"], HOME
        if context.paths.has_front:
            yield context.site_index.posts_title or words["posts"], context.paths.posts_file()
        if any(summary.date for summary in public if summary.type == "post"):
            yield words["archive"], file(index("archive"))
        types = {summary.type for summary in public} - {"post"}
        lists = [
            (type_title(context, type_), file(type_list(type_)))
            for type_ in sorted(types, key=lambda name: (name != "page", name))
        ]
        lists += [(title, file(index(name))) for title, name in taxonomy_indexes(context).values()]
        yield from lists[:MOST_LINKS]
        if len(lists) > MOST_LINKS:
            self.contents = lists
            yield words["contents"], file(index("contents"))
        if context.authors:
            yield words["authors"], file(index("authors"))
        if context.site_index.media:
            yield words["media"], file(index("media"))


def taxonomy_indexes(context: RenderContext) -> dict[str, tuple[str, str]]:
    """Each taxonomy -> the title of its index, and the folder that it should have."""
    found: dict[str, tuple[str, str]] = {}
    alike: Counter[str] = Counter()
    for taxonomy in context.terms_by_taxonomy:
        if name := TAXONOMY_INDEXES.get(taxonomy, ""):
            found[taxonomy] = context.words[name], name
            continue
        name = slug_filename(taxonomy)
        alike[name.lower()] += 1
        if name.lower() in OWN_INDEXES or alike[name.lower()] > 1:  # `x` and `x/` would share a page
            name += f"-{hashlib.sha256(taxonomy.encode()).hexdigest()[:8]}"
        found[taxonomy] = taxonomy, name
    return found


def type_title(context: RenderContext, type_: str) -> str:
    """The title of the list of a post type."""
    return context.words["pages"] if type_ == "page" else type_
