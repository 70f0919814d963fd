"""What a blog of Tumblr answered besides its posts, on its own domain or on one of the author's (2007 to today)."""

from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from converters import lazy_re
from converters.redirects.address import Address, Kind, Tail
from converters.redirects.old_site import OldSite

_POST: Final = lazy_re.compile(r"/(?:post|image|private)/\d+")


def addresses(old: OldSite) -> Iterator[Address]:
    """All addresses of the blog. A post answers without the words behind its number, too.

    It also answers with any other words; a rule for all of them would catch the new page itself.
    """
    for post in old.posts:
        for path in filter(None, (post.path, *post.former)):
            yield Address(path, Kind.POST, post.key)
            if found := _POST.match(path):
                yield Address(found[0], Kind.POST, post.key)
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
