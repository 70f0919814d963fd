"""The links that every page has: home, archive, post types, taxonomies, authors, media."""

import hashlib
from collections.abc import Iterator

from converters.formats.html.writer.context import RenderContext
from converters.formats.html.writer.lists import index, type_list
from converters.formats.html.writer.page_paths import HOME
from converters.io.filenames import slug_filename

TAXONOMY_INDEXES = {"category": "categories", "post_tag": "tags"}
"""Taxonomy -> the folder of its index, which is also the key of its title in `words.yml`."""
OWN_INDEXES = frozenset({*TAXONOMY_INDEXES.values(), "archive", "authors", "media"})
"""Names of index pages that no other taxonomy can have."""

NavigationLink = tuple[str, str]
"""A title, and the file that it leads to."""


class Navigation:
    """The links, made once: when the first page is written, all authors, terms and media are known."""

    def __init__(self, context: RenderContext) -> None:
        self._context = context
        self._links: list[NavigationLink] = []

    @property
    def links(self) -> list[NavigationLink]:
        """The links in the order of the page."""
        if not self._links:
            self.make()
        return self._links

    def make(self) -> None:
        """Make the links, which reserves the files that they lead to."""
        self._links = list(self._make_links())

    @property
    def is_made(self) -> bool:
        """Whether the links are made."""
        return bool(self._links)

    def _make_links(self) -> Iterator[NavigationLink]:
        context, file, words = self._context, self._context.paths.list_file, self._context.words
        public = [summary for summary in context.paths.posts.values() if summary.status == "publish"]
        types = {summary.type for summary in public}
        yield words["home"], HOME
        if context.paths.has_front:
            yield context.site_index.posts_title or words["posts"], context.paths.posts_file()
        if any(summary.date for summary in public if summary.type == "post"):
            yield words["archive"], file(index("archive"))
        for type_ in sorted(types - {"post"}, key=lambda name: (name != "page", name)):
            yield type_title(context, type_), file(type_list(type_))
        for taxonomy in dict.fromkeys(term.taxonomy for term in context.visible_terms):
            title, name = taxonomy_index(context, taxonomy)
            yield title, file(index(name))
        if context.authors:
            yield words["authors"], file(index("authors"))
        if context.site_index.media:
            yield words["media"], file(index("media"))


def taxonomy_index(context: RenderContext, taxonomy: str) -> tuple[str, str]:
    """The title of the index of a taxonomy, and the folder that it should have."""
    name = TAXONOMY_INDEXES.get(taxonomy, "")
    if name:
        return context.words[name], name
    name = slug_filename(taxonomy)
    alike = (
        term.taxonomy
        for term in context.visible_terms
        if slug_filename(term.taxonomy).lower() == name.lower()
    )
    if name.lower() in OWN_INDEXES or next(alike) != taxonomy:  # `x` and `x/` would share a page
        name += f"-{hashlib.sha256(taxonomy.encode()).hexdigest()[:8]}"
    return taxonomy, name


def type_title(context: RenderContext, type_: str) -> str:
    """The title of the list of a post type."""
    return context.words["pages"] if type_ == "page" else type_
