"""What a built site answers, for redirects from old addresses (see `converters.site.new_site`)."""

from urllib.parse import unquote

from converters.generators.site.layout import SiteLayout
from converters.generators.site.menu_targets import SiteMenuTargets
from converters.generators.site.state import SiteState
from converters.site.new_site import NewSite, shown_path
from converters.site.post_summaries import PostSummary


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
