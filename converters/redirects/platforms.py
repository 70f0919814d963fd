"""What sites of other platforms than WordPress answered besides their posts, on the host of the platform or a custom domain."""

from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from converters import lazy_re
from converters.io import urls
from converters.redirects.address import ANY, Address, Kind, Tail
from converters.redirects.old_site import OldSite

_BLOGGER_PATH: Final = lazy_re.compile(r"/\d{4}/\d\d/[^/]+\.html|/p/[^/]+\.html")
"""The paths of posts and pages."""
BLOGGER_FEEDS: Final = (
    "/feeds/posts/default",
    "/feeds/posts/summary",
    "/feeds/posts/full",
    "/atom.xml",
    "/rss.xml",
)
"""The last two are those of the time before 2007, which Blogger redirects."""
_GHOST_ID: Final = lazy_re.compile(r"[0-9a-f]{24}")
"""The ids of Ghost, as MongoDB makes them."""
GHOST_SITEMAPS: Final = (
    "sitemap.xml sitemap-pages.xml sitemap-posts.xml sitemap-authors.xml sitemap-tags.xml".split()
)
_TUMBLR_PATH: Final = lazy_re.compile(r"/(?:post|image|private)/\d+")
USUAL_BASES: Final = {"category": ("categories", "category"), "post_tag": ("tags", "tag")}
"""Taxonomy -> the folders of its terms: of Hugo, Hexo, Jekyll's plug-ins, Pelican."""
USUAL_FEEDS: Final = (
    "/index.xml /feed.xml /atom.xml /rss.xml /feed /feeds/all.atom.xml /feeds/all.rss.xml".split()
)
"""Of Hugo, jekyll-feed, Hexo and others, Nikola, many, Pelican (two)."""


def _posts(old: OldSite) -> Iterator[tuple[str, str]]:
    """Each path of each post, former ones too, with the key of the post."""
    for post in old.posts:
        for path in filter(None, (post.path, *post.former)):
            yield path, post.key


def blogger_addresses(old: OldSite) -> Iterator[Address]:
    """All addresses of a blog on Blogger (Blogger Help, and the links of its themes and feeds).

    Its mobile pages (`?m=1`) are the pages themselves for a static site.
    """
    yield from (Address(path, Kind.POST, key) for path, key in _posts(old))
    labels = [(term.name, name) for name, term in old.terms.items() if term.name]
    slugs = [(unquote(slug), (taxonomy, slug)) for taxonomy, slug in old.terms]
    for label, name in (*labels, *slugs):  # slugs last: that of “C++” is the label “c”
        yield Address(f"/search/label/{label}", Kind.TERM, name)
        yield Address(f"/feeds/posts/default/-/{label}", Kind.TERM_FEED, name, certain=False)
    for date in sorted({day[:length] for day in old.dates for length in (4, 7)}):
        yield Address(f"/{date.replace('-', '/')}", Kind.DATE, date)
    for month in sorted({day[:7] for day in old.dates}):
        yield Address(f"/{month.replace('-', '_')}_01_archive.html", Kind.DATE, month)
    for path in BLOGGER_FEEDS:
        yield Address(path, Kind.FEED, certain=path == BLOGGER_FEEDS[0])
    yield Address("/feeds", Kind.OTHER_FEED, tail=Tail.BELOW, certain=False)
    yield Address("/search", Kind.POSTS)
    yield Address("/search", Kind.POSTS, tail=Tail.BELOW, certain=False)
    yield Address("/sitemap-pages.xml", Kind.SITEMAP, certain=False)


def is_blogger(old: OldSite) -> bool:
    """Whether it is a blog on Blogger: by its host, what says so, or the form of all its URLs (a custom domain)."""
    host = urls.server_of(old.url)
    if ".blogspot." in host or any("blogger" in name for name in old.generators):
        return True
    return any(old.posts) and all(_BLOGGER_PATH.fullmatch(post.path) for post in old.posts)


def ghost_addresses(old: OldSite) -> Iterator[Address]:
    """All addresses of a site of Ghost by its default routes (Ghost 1.0 to 6.x, `routes.yaml`)."""
    for path, key in _posts(old):
        yield Address(path, Kind.POST, key)
        yield Address(path, Kind.POST, key, Tail.FORMS)
    for taxonomy, slug in old.terms:
        base = "tag" if taxonomy == "post_tag" else taxonomy
        yield from _list(f"/{base}/{unquote(slug)}", Kind.TERM, (taxonomy, slug), Kind.TERM_FEED)
    for login in old.authors:
        yield from _list(f"/author/{login}", Kind.AUTHOR, login, Kind.AUTHOR_FEED)
    yield Address("/", Kind.POSTS, tail=Tail.PAGES)
    yield Address("/rss", Kind.FEED)
    for name in GHOST_SITEMAPS:
        yield Address(f"/{name}", Kind.SITEMAP, certain=name == GHOST_SITEMAPS[0])
    yield Address("/ghost", Kind.MACHINERY, certain=False)
    yield Address("/ghost", Kind.MACHINERY, tail=Tail.BELOW, certain=False)
    yield Address(ANY, Kind.SAME, tail=Tail.FORMS)


def _list(path: str, kind: Kind, key: object, feed: Kind) -> Iterator[Address]:
    yield Address(path, kind, key)
    yield Address(path, kind, key, Tail.PAGES)
    yield Address(f"{path}/rss", feed, key)


def is_ghost(old: OldSite) -> bool:
    """Whether it is a site of Ghost: it says so, or all posts have ids as Ghost makes them."""
    return any("ghost" in name for name in old.generators) or (
        any(old.posts) and all(_GHOST_ID.fullmatch(post.id) for post in old.posts)
    )


def tumblr_addresses(old: OldSite) -> Iterator[Address]:
    """All addresses of a blog of Tumblr (2007 to today). A post answers without the words behind its number, too.

    It also answers with any other words; a rule for all of them would catch the new page itself.
    """
    for path, key in _posts(old):
        yield Address(path, Kind.POST, key)
        if found := _TUMBLR_PATH.match(path):
            yield Address(found[0], Kind.POST, key)
    for taxonomy, slug in old.terms:
        path = f"/tagged/{unquote(slug)}"
        yield Address(path, Kind.TERM, (taxonomy, slug))
        yield Address(path, Kind.TERM, (taxonomy, slug), Tail.PAGES)
        yield Address(f"{path}/rss", Kind.TERM_FEED, (taxonomy, slug))
    yield Address("/", Kind.POSTS, tail=Tail.PAGES)
    yield Address("/archive", Kind.POSTS)
    yield Address("/rss", Kind.FEED)
    yield Address("/sitemap.xml", Kind.SITEMAP)


def is_tumblr(old: OldSite) -> bool:
    """Whether it is a blog of Tumblr."""
    return any("tumblr" in name for name in old.generators)


def substack_addresses(old: OldSite) -> Iterator[Address]:
    """All addresses of a publication on Substack; `/p/slug/comments` is the page of the comments of a post."""
    for path, key in _posts(old):
        yield Address(path, Kind.POST, key)
        yield Address(f"{path}/comments", Kind.POST, key)
    yield Address("/archive", Kind.POSTS)
    yield Address("/feed", Kind.FEED)
    yield Address("/feed.xml", Kind.FEED)
    yield Address("/sitemap.xml", Kind.SITEMAP)


def is_substack(old: OldSite) -> bool:
    """Whether it is a publication on Substack."""
    return any("substack" in name for name in old.generators)


def usual_addresses(old: OldSite) -> Iterator[Address]:
    """The addresses of the posts, and what most site generators make of lists and feeds: nothing that is certain."""
    yield from (Address(path, Kind.POST, key) for path, key in _posts(old))
    for taxonomy, slug in old.terms:
        for base in USUAL_BASES.get(taxonomy, (taxonomy,)):
            path = f"/{base}/{unquote(slug)}"
            yield Address(path, Kind.TERM, (taxonomy, slug), certain=False)
            yield Address(path, Kind.TERM, (taxonomy, slug), Tail.PAGES, certain=False)
    for path in USUAL_FEEDS:
        yield Address(path, Kind.FEED, certain=False)
    yield Address("/", Kind.POSTS, tail=Tail.PAGES, certain=False)
