"""Reads the posts that only lists of posts show, when it is known which posts have a page."""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from msgspec.structs import replace

from converters.diagnostics import Diagnostics
from converters.formats.html.reader import post as posts
from converters.formats.html.reader.addresses import path_of
from converters.formats.html.reader.joining import PageKey
from converters.formats.html.reader.page import Page
from converters.formats.html.reader.parsed_page import ListEntry, NonPost, ParsedPost
from converters.formats.html.reader.urls import slug, view
from converters.guard import guard
from converters.io.slugs import sanitize_title
from converters.io.urls import split

_NO_PAGE: Final = frozenset({"empty", "missing", "notice", "redirect", "scripted"})
"""Kinds of pages whose address may be that of a post."""
VIEW: Final = "listed"
"""`ParsedPost.view` of what a list shows."""


class ListedPosts:
    """The posts of all lists, each once, by where the entry with the longest text is stored."""

    def __init__(self) -> None:
        self.best: dict[str, tuple[int, int]] = {}
        """The key of a post -> the length of its entry, and a number by which the caller keeps it."""
        self._not_posts: set[str] = set()
        self._numbers: set[str] = set()
        """Those of posts whose address a list shows."""
        self._led_on: dict[str, str] = {}

    def better(self, found: NonPost) -> Iterator[ListEntry]:
        """Take what is not a post; yield its entries that show more than those known before."""
        if found.kind not in _NO_PAGE:
            self._not_posts.update(found.keys)
        if found.address and found.target:
            self._led_on[view(found.address).post] = view(found.target).post
        self._numbers.update(entry.number for entry in found.entries if entry.number and "#" not in entry.key)
        for entry in found.entries:
            if entry.key not in self.best or len(entry.html) > self.best[entry.key][0]:
                yield entry

    def unknown(self, pages: Collection[PageKey]) -> list[tuple[str, int]]:
        """The posts whose address no page has: their keys and numbers."""
        known = {key for page in pages for key in (page.key, page.own_key) if key} | self._not_posts
        paths = {path_of(key).rstrip("/") for key in known} - {""}
        return [
            (key, number)
            for key, (_, number) in self.best.items()
            if key.partition("#")[2] not in self._numbers and not self._is_known(key, known, paths)
        ]

    def _is_known(self, key: str, known: set[str], paths: set[str]) -> bool:
        return any(
            at in known or path_of(at).rstrip("/") in paths for at in (key, self._led_on.get(key, key))
        )


def read_entries(
    entries: Iterable[tuple[ListEntry, str]],
    pages: Collection[PageKey],
    site: str,
    diagnostics: Diagnostics,
    missing: list[str],
) -> Iterator[ParsedPost]:
    """Read entries, each with the name of the page of its list, whose posts have no page by number or title either.

    The URLs of those with a start of a text only, or without one, are added to `missing`.
    """
    numbers = {page.id for page in pages if page.id}
    days: dict[str, set[str]] = {}
    for page in pages:
        days.setdefault(sanitize_title(page.title), set()).add(page.date[:10])
    for entry, place in entries:
        titled = days.get(sanitize_title(entry.title), set()) if entry.title else set()
        if entry.number in numbers or (titled and not entry.html):
            continue
        leaf = None
        if entry.html:
            with guard(diagnostics, "post", file=place):
                found = posts.read(Page(place=place, address=entry.url, html=entry.html, site=site))
                leaf = found if isinstance(found, ParsedPost) else None
        if leaf is None:
            missing.append(entry.url)
            continue
        day = (leaf.post.date or "")[:10]
        if titled and (not day or day in titled or "" in titled):
            continue
        yield _at_place(leaf, entry)


def _at_place(leaf: ParsedPost, entry: ListEntry) -> ParsedPost:
    """An entry with its own address, which may be a place on the page of its list."""
    post = replace(leaf.post, url=entry.url) if "#" in entry.key else leaf.post
    if "#" in entry.key:
        post = replace(post, slug=sanitize_title(post.title) or slug(split(entry.url).fragment))
    return replace(leaf, key=entry.key, own_key="", own_url="", view=VIEW, post=post)
