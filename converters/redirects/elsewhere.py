"""What sites of other programs answered besides their posts: what most site generators make, and nothing that is certain."""

from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from converters.redirects.address import Address, Kind, Tail
from converters.redirects.old_site import OldSite

BASES: Final = {"category": ("categories", "category"), "post_tag": ("tags", "tag")}
"""Taxonomy -> the folders of its terms: of Hugo, Hexo, Jekyll's plug-ins, Pelican."""
FEEDS: Final = "/index.xml /feed.xml /atom.xml /rss.xml /feed /feeds/all.atom.xml /feeds/all.rss.xml".split()
"""Of Hugo, jekyll-feed, Hexo and others, Nikola, many, Pelican (two)."""


def addresses(old: OldSite) -> Iterator[Address]:
    """The addresses of the posts, and the usual ones of lists and feeds."""
    for post in old.posts:
        for path in filter(None, (post.path, *post.former)):
            yield Address(path, Kind.POST, post.key)
    for taxonomy, slug in old.terms:
        for base in BASES.get(taxonomy, (taxonomy,)):
            path = f"/{base}/{unquote(slug)}"
            yield Address(path, Kind.TERM, (taxonomy, slug), certain=False)
            yield Address(path, Kind.TERM, (taxonomy, slug), Tail.PAGES, certain=False)
    for path in FEEDS:
        yield Address(path, Kind.FEED, certain=False)
    yield Address("/", Kind.POSTS, tail=Tail.PAGES, certain=False)
