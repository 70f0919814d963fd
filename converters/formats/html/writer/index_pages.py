"""The indexes, pages that list lists: the archive by year, the terms of each taxonomy, the authors."""

from converters.formats.html.embedded_data import EmbeddedData
from converters.formats.html.writer.context import RenderContext
from converters.formats.html.writer.embedding import data_block
from converters.formats.html.writer.lists import (
    BY_AUTHOR,
    BY_YEAR,
    List,
    Lists,
    index,
    newest_first,
    term_list,
)
from converters.formats.html.writer.navigation import taxonomy_indexes
from converters.formats.html.writer.page_paths import relative
from converters.formats.html.writer.page_writer import PageWriter
from converters.model import Author, Term


class IndexPages:
    """Writes the indexes when all lists are full."""

    def __init__(self, context: RenderContext, pages: PageWriter, lists: Lists) -> None:
        self._context, self._pages, self._lists = context, pages, lists

    def write(self) -> None:
        """Write the indexes of what there is."""
        context = self._context
        if self._lists.of_kind(BY_YEAR):
            self._write_archive()
        for taxonomy, (title, name) in taxonomy_indexes(context).items():
            self._write_index(taxonomy, title, name, terms=context.terms_by_taxonomy[taxonomy])
        if self._lists.of_kind(BY_AUTHOR) or context.authors:
            self._write_index(BY_AUTHOR, context.words["authors"], "authors", authors=context.authors)
        if self._pages.navigation.contents:
            self._write_contents()

    def _write_archive(self) -> None:
        """The years, the latest first, with the titles of their posts."""
        years = sorted(self._lists.of_kind(BY_YEAR), key=lambda list_: list_.title, reverse=True)
        file = self._context.paths.list_file(index("archive"))
        self._pages.write(
            "index_of.html",
            file,
            title=self._context.words["archive"],
            rows=self._rows(file, years),
            rest=[],
            described={},
            entries={list_.name: newest_first(list_.entries) for list_ in years},
            data="",
        )

    def _write_contents(self) -> None:
        """The lists of post types and the indexes of taxonomies, where every page links only to the first ones."""
        file = self._context.paths.list_file(index("contents"))
        links = [(title, relative(file, target)) for title, target in self._pages.navigation.contents]
        self._pages.write("contents.html", file, title=self._context.words["contents"], links=links)

    def _write_index(
        self,
        kind: str,
        title: str,
        name: str,
        terms: list[Term] | None = None,
        authors: list[Author] | None = None,
    ) -> None:
        """All lists of a kind; with the terms, or authors, of the source, also those without posts."""
        terms, authors = terms or [], authors or []
        lists = self._lists.of_kind(kind)
        listed = {list_.name for list_ in lists}
        file = self._context.paths.list_file(index(name))
        embedded = EmbeddedData(terms=tuple(terms), authors=tuple(authors))
        self._pages.write(
            "index_of.html",
            file,
            title=title,
            rows=self._rows(file, lists),
            rest=[term.name or term.slug for term in terms if term_list(term) not in listed],
            described={term_list(term): term.description for term in terms if term.description},
            entries={},
            data=data_block(embedded) if terms or authors else "",
        )

    def _rows(self, file: str, lists: list[List]) -> list[tuple[List, str]]:
        """The lists, each with the link to it."""
        return [(list_, relative(file, self._context.paths.list_file(list_.name))) for list_ in lists]
