"""The permalinks of a post as its front matter states them."""

from urllib.parse import quote

from converters import messages
from converters.generators.permalinks import permalink
from converters.generators.site.former_paths import NO_FORMER_PATHS
from converters.generators.site.layout import SiteLayout
from converters.generators.site.metadata import Links
from converters.generators.site.state import SiteState
from converters.model import Post
from converters.site.permalinks import InvalidPermalink, site_path
from converters.site.post_summaries import key


def post_links(layout: SiteLayout, site: SiteState, post: Post) -> Links:
    """The permalinks of a post; reported: one that cannot be kept, and former ones that do not redirect."""
    name = key(post)
    path = _path(layout, site, post)
    summary = site.posts[name]
    of_slugs, stated = site.former.get(name, NO_FORMER_PATHS)
    implied = [old.rstrip("/").rpartition("/")[2] for old in of_slugs]
    former, old_slugs = of_slugs + stated, list(summary.old_slugs)
    if former and (finding := layout.redirect_finding):
        site.diagnostics.tally(finding.message, len(former), **finding.words)
    read_back = permalink(site.site_index.site.url, quote(path), post.slug) if path else ""
    return {
        "address": path,
        "post_url": post.url if post.url != read_back else None,
        "permalink": post.url,
        "aliases": list(summary.aliases),
        "former": former,
        "old_slugs": old_slugs,
        "old_slugs_stated": old_slugs if old_slugs != implied else None,
    }


def _path(layout: SiteLayout, site: SiteState, post: Post) -> str | None:
    """The path that front matter states; reported: one that is invalid, or that another post has."""
    name, permalinks, diagnostics = key(post), site.plan.permalinks, site.diagnostics
    if post.status == "publish" and permalinks.original(name):
        return permalinks.explicit(name)  # it keeps the permalink of the source
    assigned = permalinks.assigned(name)
    wish = "/" if name == site.site_index.front_page else None
    try:
        wish = wish or site_path(post.url, site.site_index.site.url)
    except InvalidPermalink:
        diagnostics.report(messages.UNFIT_ADDRESS, post, url=post.url)
    if post.status != "publish":
        return None
    if wish and wish != assigned:
        diagnostics.report(messages.ADDRESS_TAKEN, post, url=wish)
    default = layout.default_path_in(site.plan.path(post), site.posts[name].language)
    if assigned and assigned not in (wish, default):
        diagnostics.report(messages.DEFAULT_TAKEN, post, url=default, given=assigned)
    return permalinks.explicit(name)
