"""The blog as a folder of pages: hands each record to the parts that write pages, lists, feed and search index."""

from collections.abc import Iterable

from msgspec.structs import replace

from converters.diagnostics import Diagnostics
from converters.formats.html.embedded_data import EmbeddedData
from converters.formats.html.writer.context import RenderContext
from converters.formats.html.writer.embedding import hidden_post, public_extra
from converters.formats.html.writer.feed import FEED_LENGTH, Feed
from converters.formats.html.writer.index_pages import IndexPages
from converters.formats.html.writer.list_pages import ListPages
from converters.formats.html.writer.lists import (
    BY_YEAR,
    OF_TYPE,
    Lists,
    author_list,
    entry,
    index,
    newest_first,
    term_list,
)
from converters.formats.html.writer.media_pages import MediaPages
from converters.formats.html.writer.menu_site import MenuSite
from converters.formats.html.writer.options import PageOptions
from converters.formats.html.writer.page_paths import FEED, HOME, SEARCH, SITEMAP
from converters.formats.html.writer.page_writer import PageWriter
from converters.formats.html.writer.post_pages import PostPages
from converters.formats.html.writer.redirect_pages import RedirectPages
from converters.formats.html.writer.search import Search
from converters.guard import guarded
from converters.io.output import StagedOutput
from converters.model import MENU_ITEM, Author, Media, Post, Record, Site, Term
from converters.processes.side_by_side import write_each
from converters.publishing.menus import Menus
from converters.site.new_site import NewSite, SitePages, shown_path
from converters.site.plan import Run
from converters.site.post_summaries import key


class SiteWriter:
    """Writes one site."""

    def __init__(self, options: PageOptions, out: StagedOutput, run: Run, diagnostics: Diagnostics) -> None:
        self._out, self._run, self._diagnostics = out, run, diagnostics
        self._context = RenderContext(options, run, diagnostics)
        self._pages = PageWriter(self._context, out)
        self._posts = PostPages(self._context, self._pages)
        self._media = MediaPages(self._context, self._pages)
        self._lists = ListPages(self._context, self._pages)
        self._redirects = RedirectPages(self._context, out)
        self._feed = Feed(self._context, out)
        self._menus = Menus(MenuSite(self._context))
        self._latest = self._posts.latest(FEED_LENGTH)
        self._front: Post | None = None
        """The page that is the home page: it waits for the menus, which it shows."""
        self._posts_page: Post | None = None
        """The page that stands for the list of posts, which embeds it."""

    def write(self, records: Iterable[Record]) -> None:
        """Write the pages of the records: posts as they come, lists and indexes last."""
        with Search(self._out.open(SEARCH)) as search, self._media:

            def write(record: Record) -> None:
                with guarded(self._diagnostics, record), self._out.attempt():
                    self._write_record(record, search)

            parts = (
                self._context.missing_assets,
                self._lists.lists,
                self._feed,
                self._redirects,
                self._menus,
            )
            write_each(records, write, (*parts, search, self), before_posts=self._claim_files)
            self._media.write()
            self._menus.settle()
            if front := self._front:
                with guarded(self._diagnostics, front), self._out.attempt():
                    self._write_post(front, search)
                    self._diagnostics.wrote(front)
        self._lists.write()
        IndexPages(self._context, self._pages, self._lists.lists).write()
        self._write_posts_list()
        self._write_feed()
        self._redirects.write()
        if not self._context.options.has_queries:
            self._redirects.write_map()
        self._pages.write_assets()
        self._context.missing_assets.report(self._diagnostics)
        self._run.new_site = answers(self._context, self._lists.lists)

    def _claim_files(self) -> None:
        """Reserve the files of all lists, when all authors and terms are known."""
        self._pages.navigation.make()
        self._lists.claim_files()

    def take_changes(self) -> tuple[Post | None, Post | None]:
        """The pages that wait, as far as they came since the last call (see `side_by_side.Shared`)."""
        changes = self._front, self._posts_page
        self._front = self._posts_page = None
        return changes

    def merge(self, changes: tuple[Post | None, Post | None]) -> None:
        """Keep the pages of a worker that wait."""
        front, posts_page = changes
        self._front, self._posts_page = front or self._front, posts_page or self._posts_page

    def _write_record(self, record: Record, search: Search) -> None:
        match record:
            case Post(type=type_) if type_ == MENU_ITEM:
                self._menus.add(record)  # counted when the menus are settled
                return
            case Post() if key(record) == self._context.site_index.front_page:
                self._front = record
                self._menus.remember(record)
                return
            case Post():
                self._write_post(record, search)
            case Media():
                self._media.add(record)
            case Term():
                self._context.add_term(record)
            case Author():
                self._context.authors.append(record)
            case Site():
                pass  # the context has it
        self._diagnostics.wrote(record)

    def _write_post(self, post: Post, search: Search) -> None:
        index = self._context.site_index
        if key(post) == index.posts_page:
            article = self._posts.article(post)
            self._posts_page = hidden_post(post, None, self._diagnostics)
        else:
            menus = self._menus.found if key(post) == index.front_page else ()
            article = self._posts.write(post, menus)
        if post.status != "publish":
            return
        self._menus.remember(post)
        listed = entry(post, article)
        self._lists.add(post, article, listed)
        if key(post) in self._latest:
            self._feed.add(article)
        search.add(listed, article)
        self._redirects.add(post)

    def _write_posts_list(self) -> None:
        """The list of posts embeds the site, and what no other page has: internal terms and menu items."""
        items = [replace(item, extra=public_extra(item, self._diagnostics)) for item in self._menus.shown]
        embedded = EmbeddedData(
            site=self._context.site,
            terms=tuple(self._context.internal_terms),
            items=tuple(items),
            post=self._posts_page,
        )
        self._lists.write_posts([] if self._front else self._menus.found, embedded)

    def _write_feed(self) -> None:
        lists = self._lists.lists
        self._feed.write(newest_first([*lists.home.entries, *lists.entries_of_types()]))


def answers(context: RenderContext, lists: Lists) -> NewSite:
    """The pages that are written: posts where the plan has them, lists that have entries."""
    paths, site_index = context.paths, context.site_index
    shown = {name: shown_path(paths.list_file(name)) for name in lists.all}
    feed = f"/{FEED}" if context.absolute(HOME) else ""
    archive = shown_path(paths.list_file(index("archive"))) if lists.of_kind(BY_YEAR) else ""
    return NewSite(
        post=lambda summary: shown_path(paths.file(summary)),
        pages=SitePages(feed=feed, archive=archive, sitemap=feed and f"/{SITEMAP}"),
        posts_list=shown_path(paths.posts_file()),
        terms={
            name: shown[term_list(term)]
            for name, term in site_index.terms.items()
            if term_list(term) in shown
        },
        authors={
            login: shown[author_list(login)]
            for login in site_index.author_logins
            if author_list(login) in shown
        },
        dates={name.path: path for name, path in shown.items() if name.kind == BY_YEAR},
        types={name.path: path for name, path in shown.items() if name.kind == OF_TYPE},
        server=".blogport/server/",
    )
