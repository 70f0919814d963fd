"""What a site of Ghost answered besides its posts, by its default routes (Ghost 1.0 to 6.x, `routes.yaml`)."""

from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from converters import lazy_re
from converters.redirects.address import ANY, Address, Kind, Tail
from converters.redirects.old_site import OldSite

_ID: Final = lazy_re.compile(r"[0-9a-f]{24}")
"""The ids of Ghost, as MongoDB makes them."""
SITEMAPS: Final = (
    "sitemap.xml sitemap-pages.xml sitemap-posts.xml sitemap-authors.xml sitemap-tags.xml".split()
)


def addresses(old: OldSite) -> Iterator[Address]:
    """All addresses of the site."""
    for post in old.posts:
        for path in filter(None, (post.path, *post.former)):
            yield Address(path, Kind.POST, post.key)
            yield Address(path, Kind.POST, post.key, Tail.FORMS)
    for taxonomy, slug in old.terms:
        base = "tag" if taxonomy == "post_tag" else taxonomy
        yield from _list(f"/{base}/{unquote(slug)}", Kind.TERM, (taxonomy, slug), Kind.TERM_FEED)
    for login in old.authors:
        yield from _list(f"/author/{login}", Kind.AUTHOR, login, Kind.AUTHOR_FEED)
    yield Address("/", Kind.POSTS, tail=Tail.PAGES)
    yield Address("/rss", Kind.FEED)
    for name in SITEMAPS:
        yield Address(f"/{name}", Kind.SITEMAP, certain=name == SITEMAPS[0])
    yield Address("/ghost", Kind.MACHINERY, certain=False)
    yield Address("/ghost", Kind.MACHINERY, tail=Tail.BELOW, certain=False)
    yield Address(ANY, Kind.SAME, tail=Tail.FORMS)


def _list(path: str, kind: Kind, key: object, feed: Kind) -> Iterator[Address]:
    yield Address(path, kind, key)
    yield Address(path, kind, key, Tail.PAGES)
    yield Address(f"{path}/rss", feed, key)


def is_ghost(old: OldSite) -> bool:
    """Whether it is a site of Ghost: it says so, or all posts have ids as Ghost makes them."""
    ids = [post.id for post in old.posts]
    return any("ghost" in name for name in old.generators) or (bool(ids) and all(map(_ID.fullmatch, ids)))
