"""The permalinks of a post as its front matter states them."""

from urllib.parse import quote

from converters import messages
from converters.extra_keys import ALIASES, OLD_SLUGS
from converters.generators.permalinks import permalink
from converters.generators.site.layout import SiteLayout
from converters.generators.site.metadata import Links
from converters.generators.site.state import SiteState
from converters.model import Post
from converters.permalinks import InvalidPermalink, site_path
from converters.post_summaries import key
from converters.publishing.custom_fields import values


def post_links(layout: SiteLayout, site: SiteState, post: Post) -> Links:
    """The permalinks of a post; reported: one that cannot be kept, and former ones that do not redirect."""
    name, permalinks = key(post), site.plan.permalinks
    path = _path(layout, site, post)
    old_slugs = [slug for value in values(post, OLD_SLUGS) if (slug := str(value)).strip()]
    former = site.claims.former(name, permalinks.original(name), old_slugs)
    aliases = [value for value in values(post, ALIASES) if isinstance(value, str)]
    implied = [old.rstrip("/").rpartition("/")[2] for old in former]
    former += [old for old in site.claims.aliases(name, aliases) if old not in former]
    if former and layout.redirects:
        site.diagnostics.tally(layout.redirects.message, len(former), **layout.redirects.words)
    read_back = permalink(site.site_index.site.url, quote(path), post.slug) if path else ""
    return {
        "address": path,
        "post_url": post.url if post.url != read_back else None,
        "permalink": post.url,
        "aliases": aliases,
        "former": former,
        "old_slugs": old_slugs,
        "old_slugs_stated": old_slugs if old_slugs != implied else None,
    }


def _path(layout: SiteLayout, site: SiteState, post: Post) -> str | None:
    """The path that front matter states; reported: one that is invalid, or that another post has."""
    name, permalinks, diagnostics = key(post), site.plan.permalinks, site.diagnostics
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
