"""The pages of lists of posts, and the list of all, which is the home page unless a page is."""

from collections.abc import Sequence
from typing import Any

from converters.formats.html.embedded_data import EmbeddedData
from converters.formats.html.writer.article import Article
from converters.formats.html.writer.context import RenderContext
from converters.formats.html.writer.embedding import data_block
from converters.formats.html.writer.lists import (
    Entry,
    List,
    ListName,
    Lists,
    Part,
    author_list,
    newest_first,
    parts,
    term_list,
    type_list,
    year_list,
)
from converters.formats.html.writer.navigation import type_title
from converters.formats.html.writer.page_paths import relative
from converters.formats.html.writer.page_writer import PageWriter
from converters.model import Post


class ListPages:
    """Fills the lists as posts are written, and writes their pages at the end."""

    def __init__(self, context: RenderContext, pages: PageWriter) -> None:
        self._context, self._pages = context, pages
        self.lists = Lists(context.site.language)

    def claim_files(self) -> None:
        """Reserve the files of all lists, in an order that does not depend on the order of the posts."""
        context, summaries = self._context, self._context.paths.posts.values()
        names = [term_list(term) for terms in context.terms_by_taxonomy.values() for term in terms]
        names += [author_list(login) for login in context.site_index.author_logins]
        names += [type_list(summary.type) for summary in summaries if summary.type != "post"]
        names += [year_list(summary.date) for summary in summaries if summary.date]
        context.paths.posts_file()
        for name in sorted(names):
            context.paths.list_file(name)

    def add(self, post: Post, article: Article, entry: Entry) -> None:
        """Put a public post on its lists."""
        if post.type == "post":
            self.lists.home.entries.append(entry)
            if entry.date:
                self.lists.add(year_list(entry.date), entry.date[:4], entry)
            if post.author:
                self.lists.add(author_list(post.author), article["author_name"], entry)
        else:
            self.lists.add(type_list(post.type), type_title(self._context, post.type), entry)
        for ref in article["terms"]:
            self.lists.add(term_list(ref), ref.name or ref.slug, entry)

    def write(self) -> None:
        """Write the pages of all lists but the home page."""
        for list_ in self.lists.all.values():
            self._write_list(list_)

    def _write_list(self, list_: List) -> None:
        for part in self._parts(newest_first(list_.entries)):
            file = self._file(list_.name, part.number)
            self._pages.write(
                "list.html", file, title=list_.title, part=part, **self._neighbours(list_.name, file, part)
            )

    def write_posts(self, menus: list[dict[str, Any]], embedded: EmbeddedData) -> None:
        """Write the list of all posts, which is the home page unless a page is; `menus` and the `embedded` data are on
        its first page.

        Sticky posts come first. A site without posts, a folder of notes, lists its pages.
        """
        name = self._context.paths.posts_list()
        newest = newest_first(self.lists.home.entries or self.lists.entries_of_types())
        entries = [entry for entry in newest if entry.sticky] + [
            entry for entry in newest if not entry.sticky
        ]
        for part in self._parts(entries):
            file = self._file(name, part.number)
            self._pages.write(
                "home.html",
                file,
                title=self._posts_title(),
                part=part,
                menus=menus if part.number == 1 else [],
                data=data_block(embedded) if part.number == 1 else "",
                **self._neighbours(name, file, part),
            )

    def _posts_title(self) -> str:
        """The title of the list of posts; the home page has that of the site."""
        context = self._context
        if not context.paths.has_front:
            return ""
        return context.site_index.posts_title or context.words["posts"]

    def _parts(self, entries: Sequence[Entry]) -> list[Part]:
        return list(parts(entries, self._context.options.per_page))

    def _file(self, name: ListName, number: int) -> str:
        paths = self._context.paths
        return (
            paths.posts_file()
            if name == paths.posts_list() and number == 1
            else paths.list_file(name, number)
        )

    def _neighbours(self, name: ListName, file: str, part: Part) -> dict[str, str]:
        """The links to the pages of a list before and after a part."""
        newer = self._file(name, part.number - 1) if part.number > 1 else ""
        older = self._file(name, part.number + 1) if part.number < part.of else ""
        return {
            "newer": relative(file, newer) if newer else "",
            "older": relative(file, older) if older else "",
        }
