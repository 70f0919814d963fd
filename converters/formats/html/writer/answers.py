"""What the folder of pages answers, for redirects from old addresses (see `converters.site.new_site`)."""

from converters.formats.html.writer.context import RenderContext
from converters.formats.html.writer.lists import BY_YEAR, OF_TYPE, Lists, author_list, index, term_list
from converters.formats.html.writer.page_paths import FEED, HOME, SITEMAP
from converters.site.new_site import NewSite, SitePages, shown_path


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
