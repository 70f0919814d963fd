"""What a blog on Blogger answered besides its posts (Blogger Help, and the links of its own themes and feeds)."""

from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from converters import lazy_re
from converters.io import urls
from converters.redirects.address import Address, Kind, Tail
from converters.redirects.old_site import OldSite

_POST: Final = lazy_re.compile(r"/\d{4}/\d\d/[^/]+\.html|/p/[^/]+\.html")
"""The paths of posts and pages."""
FEEDS: Final = (
    "/feeds/posts/default",
    "/feeds/posts/summary",
    "/feeds/posts/full",
    "/atom.xml",
    "/rss.xml",
)
"""The last two are those of the time before 2007, which Blogger redirects."""


def addresses(old: OldSite) -> Iterator[Address]:
    """All addresses of the blog. Its mobile pages (`?m=1`) are the pages themselves for a static site."""
    for post in old.posts:
        for path in filter(None, (post.path, *post.former)):
            yield Address(path, Kind.POST, post.key)
    labels = [(term.name, name) for name, term in old.terms.items() if term.name]
    slugs = [(unquote(slug), (taxonomy, slug)) for taxonomy, slug in old.terms]
    for label, name in (*labels, *slugs):  # slugs last: that of “C++” is the label “c”
        yield Address(f"/search/label/{label}", Kind.TERM, name)
        yield Address(f"/feeds/posts/default/-/{label}", Kind.TERM_FEED, name, certain=False)
    for date in sorted({day[:length] for day in old.dates for length in (4, 7)}):
        yield Address(f"/{date.replace('-', '/')}", Kind.DATE, date)
    for month in sorted({day[:7] for day in old.dates}):
        yield Address(f"/{month.replace('-', '_')}_01_archive.html", Kind.DATE, month)
    for path in FEEDS:
        yield Address(path, Kind.FEED, certain=path == FEEDS[0])
    yield Address("/feeds", Kind.OTHER_FEED, tail=Tail.BELOW, certain=False)
    yield Address("/search", Kind.POSTS)
    yield Address("/search", Kind.POSTS, tail=Tail.BELOW, certain=False)
    yield Address("/sitemap-pages.xml", Kind.SITEMAP, certain=False)


def is_blogger(old: OldSite) -> bool:
    """Whether it is a blog on Blogger: by its host, what says so, or the form of all its URLs (a custom domain)."""
    host = urls.server_of(old.url)
    if ".blogspot." in host or any("blogger" in name for name in old.generators):
        return True
    paths = [post.path for post in old.posts]
    return any(map(_POST.fullmatch, paths)) and all(map(_POST.fullmatch, paths))
