"""Writes the source of a site for a generator: Markdown files with front matter, comments, data, and a scaffold.

What differs from generator to generator are the hooks of `layout.SiteLayout`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from converters.diagnostics import Diagnostics
from converters.generators.site import data_files
from converters.generators.site.former_paths import former_paths
from converters.generators.site.layout import SiteLayout
from converters.generators.site.menu_targets import SiteMenuTargets
from converters.generators.site.post_files import PostFiles
from converters.generators.site.site_data import SiteData
from converters.generators.site.state import SiteState
from converters.generators.site.terms import TermIndex
from converters.guard import guarded
from converters.io.output import FolderOutput, Output
from converters.model import MENU_ITEM, Post, Record
from converters.processes.side_by_side import write_each
from converters.publishing import plain_permalinks
from converters.publishing.menus import Menus
from converters.publishing.missing_assets import MissingAssets
from converters.publishing.scaffold import scaffold_files
from converters.site.new_site import NewSite, shown_path
from converters.site.permalinks import UrlClaims
from converters.site.plan import Run
from converters.site.post_summaries import PostSummary, pages_of


@dataclass(frozen=True)
class SsgWriter(SiteLayout):
    """A writer for one site generator. Not a format by itself."""

    def write(self, records: Iterable[Record], out: Output, run: Run, diagnostics: Diagnostics) -> None:
        """Write posts, comments, data, and what else the generator needs to build the site."""
        assert isinstance(out, FolderOutput)
        site = self._start(out, run, diagnostics)
        menus = Menus(SiteMenuTargets(self, site))
        with SiteData(self, site) as data, PostFiles(self, site) as posts:

            def write(record: Record) -> None:
                with guarded(diagnostics, record), out.attempt():
                    if not isinstance(record, Post):
                        data.write(record)
                    elif record.type == MENU_ITEM:
                        menus.add(record)
                    else:
                        posts.write(record)
                        menus.remember(record)

            shared = (site.terms, site.missing_assets, posts.beside, menus)
            write_each(records, write, shared, before_posts=site.add_terms_of_posts)
        self.write_term_pages(site)
        site.missing_assets.report(diagnostics)
        self._report_moved(site)
        menus.settle()
        for item in (*menus.shown, *menus.unshown):  # not those that lead to what is not public
            with guarded(diagnostics, item), out.attempt():
                posts.keep_menu_item(item)
        site.menus = menus.found
        self.write_scaffold(site)
        run.new_site = answers(self, site)

    def _start(self, out: FolderOutput, run: Run, diagnostics: Diagnostics) -> SiteState:
        index = run.site_index
        posts = pages_of(index.summaries)
        folders = {self.type_folder(post.type) for post in posts.values()}
        claims = run.plan.permalinks.claims()
        posts_path = _path_of_posts(run, claims)  # before former paths of posts can take it
        return SiteState(
            run,
            out,
            diagnostics,
            posts,
            TermIndex(self.generator, folders, diagnostics),
            claims,
            former_paths(run.plan, claims),
            MissingAssets(run.assets, index.site.url),
            posts_path,
        )

    def _report_moved(self, site: SiteState) -> None:
        """Write the map of URLs that were ids, if there are any."""
        targets = SiteMenuTargets(self, site)
        if moved := plain_permalinks.moved_posts(site.site_index, targets.page_address):
            path = self.generator.data.format(name="old_addresses")
            data_files.write_list(site.out, path, [post._asdict() for post in moved])
            plain_permalinks.report(moved, path, site.diagnostics)

    def write_term_pages(self, site: SiteState) -> None:
        """Write the pages of terms, where they are not the generator's own. Called before menus link to them."""

    def write_scaffold(self, site: SiteState) -> None:
        """Write what makes it a site: settings, layouts, the partial that shows comments; and the menus."""
        for name, data in scaffold_files(self.scaffold, self.shared) if self.scaffold else ():
            if self.template(site, name):
                site.out.write_default(name, data)
        if site.menus:
            path = self.menu_file or self.generator.data.format(name="menus")
            data_files.write_list(site.out, path, site.menus)


def _path_of_posts(run: Run, claims: UrlClaims) -> str:
    """The path of the list of posts: `/`; in a site with a page as its home page that of the page for posts, or
    `/posts/`."""
    index = run.site_index
    if not index.front_page:
        return "/"
    assigned = run.plan.permalinks.assigned(index.posts_page) if index.posts_page else None
    return assigned or claims.closest_free("list of posts", "/posts/")


def answers(layout: SiteLayout, site: SiteState) -> NewSite:
    """The pages of a site that is written: posts where the plan has them, lists as menus link to them."""
    targets, plan = SiteMenuTargets(layout, site), site.plan

    def post(summary: PostSummary) -> str:
        path = plan.permalinks.assigned(summary.key) or layout.default_path(plan.paths[summary.key])
        return shown_path(layout.page_file(path).lstrip("/"))

    terms = {
        (term.taxonomy, term.slug): _decoded(url)
        for term in site.terms.all.values()
        if (term.taxonomy, term.slug) not in site.site_index.draft_terms
        and (url := targets.term_address(term))
    }
    types = {type_: _decoded(url) for type_ in site.types if (url := targets.archive_address(type_))}
    return NewSite(
        post=post,
        pages=layout.list_pages(site),
        posts_list=site.posts_path,
        terms=terms,
        authors=layout.author_paths(site),
        types=types,
        published=layout.files if layout.published is None else layout.published,
        server=layout.server,
        dynamic=layout.published_file,
    )


def _decoded(url: str) -> str:
    """The path of a link, decoded; its fragment stays as it is."""
    path, mark, fragment = url.partition("#")
    return f"{unquote(path)}{mark}{fragment}"
