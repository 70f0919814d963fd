"""The permalinks that WordPress will give to posts: the slug, and for pages those of the parent pages."""

import re
from urllib.parse import SplitResult, unquote

from converters import lazy_re
from converters.io import urls
from converters.io.slugs import sanitize_title
from converters.model import MENU_ITEM, Post

_RESERVED = lazy_re.compile("embed|feed|rdf|rss2?|atom")
_NUMBER = lazy_re.compile(r"(?:page)?\d+", re.ASCII)
_UNFIT = lazy_re.compile(r"[^a-z0-9_-]|--|^-|-$")


def split(url: str) -> SplitResult | None:
    """The parts of a URL; empty if it is invalid."""
    return urls.split(url) if urls.is_address(url) else None


def path(url: str) -> str:
    """The path of a URL, without its query."""
    return urls.split(url).path


def is_file(url: str) -> bool:
    """Whether a URL ends in a file name: WordPress assigns no such permalinks."""
    return "." in path(url).rpartition("/")[2]


def slug_of(post: Post) -> str:
    """Its slug, or the end of its address: of the title WordPress would make another. `/?p=12` says none."""
    if post.slug or post.type == MENU_ITEM:
        return post.slug
    parts = split(post.url)
    if not parts or parts.query or is_file(post.url):
        return ""
    return parts.path.rstrip("/").rpartition("/")[2]


def taken_as(slug: str, type_: str) -> str:
    """What WordPress makes of the slug of a post of this type (`wp_unique_post_slug` sees the parts of a page in a number)."""
    if _RESERVED.fullmatch(slug) or (type_ == "page" and _NUMBER.fullmatch(slug)):
        return f"{slug}-2"
    if "%" not in slug and slug.islower() and not _UNFIT.search(slug):
        return slug  # nearly always
    return sanitize_title(slug)


def ends_in(url: str, slug: str) -> bool:
    """Whether a URL ends in a slug, in any spelling."""
    return bool(slug) and unquote(path(url)).rstrip("/").rpartition("/")[2] == unquote(slug)


class Pages:
    """Where pages come to be. Memory: a path a page."""

    def __init__(self, site: str) -> None:
        self._root = path(site).strip("/")
        self._paths: dict[str, str] = {}

    def moves(self, page: Post, slug: str) -> bool:
        """Whether a page gets another URL; its parent pages must be checked first.

        `slug` is as WordPress takes it. A page below a page that is not checked yet does not count.
        """
        above = self._paths.get(page.parent) if page.parent else ""
        if above is None or not slug:
            return False
        self._paths[page.id] = here = f"{above}{unquote(slug)}/"
        old = split(page.url)
        stated = unquote(old.path).strip("/") if old and not old.query else ""
        return stated not in ("", self._root) and stated != f"{self._root}/{here}".strip("/")
