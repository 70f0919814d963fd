"""What a publication on Substack answered besides its posts, on its own domain or on one of the author's."""

from collections.abc import Iterator

from converters.redirects.address import Address, Kind
from converters.redirects.old_site import OldSite


def addresses(old: OldSite) -> Iterator[Address]:
    """All addresses of the publication; `/p/slug/comments` is the page of the comments of a post."""
    for post in old.posts:
        for path in filter(None, (post.path, *post.former)):
            yield Address(path, Kind.POST, post.key)
            yield Address(f"{path}/comments", Kind.POST, post.key)
    yield Address("/archive", Kind.POSTS)
    yield Address("/feed", Kind.FEED)
    yield Address("/feed.xml", Kind.FEED)
    yield Address("/sitemap.xml", Kind.SITEMAP)


def is_substack(old: OldSite) -> bool:
    """Whether it is a publication on Substack."""
    return any("substack" in name for name in old.generators)
