"""Reads many pages as one site: views and parts of a post are merged, and pages that are not posts are counted.

The posts of pages are kept on disk until all pages are read; memory holds a key for each.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

import msgspec
from msgspec.structs import replace

from converters import messages
from converters.border import settle
from converters.diagnostics import Diagnostics
from converters.errors import SourceError
from converters.extra_keys import ALIASES, GENERATOR
from converters.formats.html.reader import own_pages
from converters.formats.html.reader import post as posts
from converters.formats.html.reader.addresses import root_of, site_url
from converters.formats.html.reader.feed_merge import Feeds, fill_from_feed
from converters.formats.html.reader.guesses import Guesses
from converters.formats.html.reader.joining import PageKey, same_posts
from converters.formats.html.reader.listed_posts import ListedPosts, read_entries
from converters.formats.html.reader.manual_edits import EditedPost, KnownNames
from converters.formats.html.reader.merge import merged
from converters.formats.html.reader.page import Page
from converters.formats.html.reader.page_workers import MaybeRead
from converters.formats.html.reader.parsed_page import SKIPPED, ListEntry, NonPost, ParsedPost
from converters.formats.html.reader.shared_titles import SharedTitles
from converters.formats.html.reader.urls import slug as page_slug
from converters.formats.html.reader.urls import view
from converters.guard import guard
from converters.io import urls
from converters.model import Asset, Author, Entity, Media, Post, Record, Site, Term
from converters.storage.spans import Span, SpanFile

T = TypeVar("T")

_LONGEST_CHAIN: Final = 5
"""Redirects that are followed from one page."""

_LOSSES: Final = {"scripted": messages.TEXT_OF_SCRIPTS, "notice": messages.NOTICE_IN_PLACE}
"""Kinds of pages that may have been posts, each with its message."""


def records(
    pages: Iterable[MaybeRead],
    name: str,
    diagnostics: Diagnostics,
    feeds: Feeds | None = None,
    site: str = "",
) -> Iterator[Entity]:
    """Yield the records of all pages, merged with feeds, and the files; pages that are not read yet are read. Raises `SourceError` where no page is a post.

    `site` is the URL of the site, where the user stated it.
    """
    with _Waiting() as waiting:
        found = _Pages(waiting, diagnostics, site)
        faults = diagnostics.lost_to_faults
        for page, read in pages:
            if isinstance(page, Asset):
                yield own_pages.file(page) if found.ours else page
            else:
                yield from found.take(page, read)
        yield from found.edited_records()
        found.take_listed()
        if found.spans:
            yield from found.posts(feeds)
        elif not found.ours and diagnostics.lost_to_faults == faults:
            raise SourceError(f"{name}: {found.everything.nothing()}")


class _Pages:
    """The pages of a source: those with our own records, which are changed by hand or not, and all others."""

    def __init__(self, waiting: "_Waiting", diagnostics: Diagnostics, site: str) -> None:
        self._waiting, self._diagnostics, self._site = waiting, diagnostics, site
        self.spans: list[Span] = []
        self._keys: list[PageKey] = []
        self._edited: list[tuple[Span, str]] = []
        self.everything, self._own, self._known = _Seen(site), _Seen(site), KnownNames()
        self._listed = ListedPosts()
        self._listed_spans: list[tuple[Span, str]] = []
        """The entries of lists that may have to be read, each with the name of the page of its list."""
        self.ours = False
        """Whether some page has our own records."""

    def take(self, page: Page, found: ParsedPost | NonPost | None) -> Iterator[Record]:
        """Keep what a page is, which is read if it was not; yield the records that it states itself."""
        with guard(self._diagnostics, "post", file=page.place) as reading:
            own_records = own_pages.records(page)
            if own_records is None:
                found = found or posts.read(page._replace(site=self._site))
            if isinstance(found, ParsedPost):
                found = replace(found, post=self._settled(found.post, page))
                self._keys.append(_key(len(self.spans), found))
                self.spans.append(self._waiting.keep(found))
        if reading.failed:
            return
        if own_records is not None:
            self.ours = True
            yield from self._own_records(own_records, page)
            return
        assert found is not None
        if isinstance(found, NonPost):
            for entry in self._listed.better(found):
                self._listed.best[entry.key] = len(entry.html), len(self._listed_spans)
                self._listed_spans.append((self._waiting.keep(entry), page.place))
        self.everything.take(found)
        if self._site and not _is_elsewhere(found, self._site):
            self._own.take(found)

    def _own_records(self, records: Iterable[Record | EditedPost], page: Page) -> Iterator[Record]:
        for record in records:
            if isinstance(record, EditedPost):
                record = replace(record, post=self._settled(record.post, page))
                self._edited.append((self._waiting.keep(record), page.place))
            else:
                self._known.take(record)
                self._diagnostics.locate(record, page.place, 0)
                yield record

    def _settled(self, post: Post, page: Page) -> Post:
        return settle(post, self._diagnostics, "the reader html", page.place)

    def edited_records(self) -> Iterator[Record]:
        """The posts that were changed by hand, with what they name: when all names are known."""
        for span, place in self._edited:
            for record in self._known.settled(self._waiting.get(span, EditedPost)):
                self._diagnostics.locate(record, place, 0)
                yield record

    def take_listed(self) -> None:
        """Take the posts that only lists show; report those of which they show a part."""
        if self.ours:
            return
        missing: list[str] = []
        known = list(self._keys)
        spans = (self._listed_spans[number] for _, number in self._listed.unknown(known))
        entries = ((self._waiting.get(span, ListEntry), place) for span, place in spans)
        for leaf in read_entries(entries, known, self._site, self._diagnostics, missing):
            leaf = replace(leaf, post=settle(leaf.post, self._diagnostics, "the reader html", leaf.place))
            self._keys.append(_key(len(self.spans), leaf))
            self.spans.append(self._waiting.keep(leaf))
            self.everything.take(leaf)
            if self._site and not _is_elsewhere(leaf, self._site):
                self._own.take(leaf)
        if missing:
            self._diagnostics.report(messages.POSTS_NOT_GIVEN, number=len(missing), example=missing[0])

    def posts(self, feeds: Feeds | None) -> Iterator[Record]:
        """The site, each post of all its pages, and what belongs to all."""
        diagnostics = self._diagnostics
        groups = same_posts(self._keys)
        of_site = _of_site(groups, self._keys, self._site) if self._site else []
        seen = self._own if of_site else self.everything  # else it is a new address for all of them
        if left := len(groups) - len(of_site) if of_site else 0:
            diagnostics.tally(messages.NO_POST, left, what=SKIPPED["elsewhere"])
        for kind, number in sorted(seen.skipped.items()):
            if kind in _LOSSES:
                diagnostics.report(_LOSSES[kind], number=number, example=seen.first[kind])
                continue
            diagnostics.tally(messages.NO_POST, number, what=SKIPPED[kind])
        seen.report(diagnostics)
        yield seen.site()
        shared = _shared(groups, self._keys)
        for numbers in of_site or groups:
            pages = [self._waiting.get(self.spans[number], ParsedPost) for number in numbers]
            leaves = [_of_own_address(page, shared) for page in pages]
            with guard(diagnostics, "post", file=leaves[0].place):
                yield from _of_post(leaves, seen, feeds, diagnostics)
        seen.guesses.report(diagnostics)
        yield from seen.rest()


def _key(number: int, found: ParsedPost) -> PageKey:
    post = found.post
    return PageKey(
        number, found.key, found.own_key, post.id, post.title, post.date or "", found.site.url, found.amp_key
    )


def _is_elsewhere(found: ParsedPost | NonPost, site: str) -> bool:
    """Whether a page has the address of another host than the stated site."""
    host = urls.host(urls.split(found.post.url if isinstance(found, ParsedPost) else found.site.url))
    return bool(host) and host != urls.host(urls.split(site))


def _of_site(groups: list[list[int]], keys: list[PageKey], site: str) -> list[list[int]]:
    """The posts of the stated site, and those of an unknown host; none if no page has an address there."""
    found = [numbers for numbers in groups if _is_below(view(site).post, keys[numbers[0]])]
    return found if any(keys[numbers[0]].host for numbers in found) else []


def _is_below(home: str, page: PageKey) -> bool:
    """Whether a page is of a site; one whose host is unknown may be of any."""
    key = page.key or page.own_key
    return not page.host or key == home or key.startswith((f"{home}/", f"{home}?"))


def _shared(groups: list[list[int]], keys: list[PageKey]) -> set[str]:
    """The addresses that pages of several posts state."""
    stated = Counter(key for numbers in groups for key in {keys[number].key for number in numbers} if key)
    return {key for key, number in stated.items() if number > 1}


def _of_own_address(leaf: ParsedPost, shared: set[str]) -> ParsedPost:
    """The page; if other posts state the same address, with the one that its file has."""
    if leaf.key not in shared or not leaf.own_url or leaf.own_key == leaf.key:
        return leaf
    slug = page_slug(leaf.own_url) or leaf.post.slug
    return replace(leaf, key=leaf.own_key, post=replace(leaf.post, url=leaf.own_url, slug=slug))


class _Waiting(SpanFile):
    """Values kept in a temporary file; a context manager."""

    def keep(self, value: ParsedPost | EditedPost | ListEntry) -> Span:
        """Store a value; returns its span."""
        return self.put(msgspec.json.encode(value))

    def get(self, span: Span, type_: type[T]) -> T:
        """Read a value back."""
        return msgspec.json.decode(self.read(span), type=type_)


def _of_post(
    leaves: list[ParsedPost], seen: "_Seen", feeds: Feeds | None, diagnostics: Diagnostics
) -> Iterator[Record]:
    pages = seen.without_shared_texts(seen.with_titles(leaves))
    post, media, place = merged(pages, seen.guesses, diagnostics)
    if former := seen.former_paths(leaves):
        post = replace(post, extra=post.extra | {ALIASES: former})
    diagnostics.locate(post, place, 0)
    if feeds and (entries := feeds.of(post.url, post.id)):
        post = fill_from_feed(post, entries, diagnostics)
    for file in media:
        if seen.is_new(file):
            yield file
    seen.terms.update(((ref.taxonomy, ref.slug), ref.name) for ref in post.terms)
    yield post


class _Seen:
    """What the pages say about the whole site."""

    def __init__(self, site: str) -> None:
        self._stated = f"{site.rstrip('/')}/" if site else ""
        self.skipped: Counter[str] = Counter()
        self.first: dict[str, str] = {}
        """The first page of each kind."""
        self.authors: dict[str, Author] = {}
        self.terms: dict[tuple[str, str], str] = {}
        self._media: set[str] = set()
        self._said: dict[str, Counter[str]] = {
            name: Counter() for name in ("title", "url", "description", "language")
        }
        self._roots: Counter[str] = Counter()
        """How many posts have their address below each `https://host/`; the empty text counts those without a host."""
        self._homes: Counter[str] = Counter()
        """How many posts are below each home page that they state, as host and path."""
        self._generators: Counter[str] = Counter()
        self._redirects: dict[str, str] = {}
        """The address of each page that leads to another, and that of the other, as URLs."""
        self._leading: defaultdict[str, list[str]] = defaultdict(list)
        """The redirects by the address of the post where each ends."""
        self._beside: Counter[str] = Counter()
        """How many pages have a text beside the post, by its start."""
        self._pages = 0
        self._titles, self.guesses = SharedTitles(), Guesses()

    def take(self, found: ParsedPost | NonPost) -> None:
        self._pages += 1
        self._titles.add(found.window)
        for name, counter in self._said.items():
            if value := getattr(found.site, name):
                counter[value] += 1
        if generator := found.site.extra.get(GENERATOR):
            self._generators[generator] += 1
        if isinstance(found, NonPost):
            self.skipped[found.kind] += 1
            self.first.setdefault(found.kind, found.place)
            if found.address and found.target:
                self._redirects[found.address] = found.target
            return
        if found.beside[0]:
            self._beside[found.beside[1]] += 1
        self._roots[root_of(found.post.url)] += bool(found.post.url)
        home = found.site.url
        if home and found.post.url.startswith(home) and found.post.url.rstrip("/") != home.rstrip("/"):
            self._homes[urls.host(urls.split(home)) + urls.split(home).path.rstrip("/")] += 1
        if found.author and found.view == "whole":
            known = self.authors.setdefault(found.author.login, found.author)
            if found.author.url and not known.url:
                self.authors[known.login] = replace(known, url=found.author.url)

    def site(self) -> Site:
        """The site, each field as most pages have it; its URL never is a service's."""
        best = {
            name: next((value for value, _ in counter.most_common(1)), "")
            for name, counter in self._said.items()
        }
        best["url"] = self._stated or site_url(self._roots, self._said["url"])
        best["title"] = best["title"] or self._titles.site()
        generators = self._generators.most_common(1)
        extra = {"generator": generators[0][0]} if generators else {}
        return Site(**best, extra=extra)

    def report(self, diagnostics: Diagnostics) -> None:
        """Report what the user should know of the addresses: of several sites, or of none."""
        hosts: Counter[str] = Counter()
        for root, number in self._roots.items():
            hosts[urls.host(urls.split(root))] += number
        folders = Counter({home: number for home, number in self._homes.items() if "/" in home})
        sites = folders if len(folders) > 1 else hosts
        if len(known := [host for host, _ in sites.most_common() if host]) > 1:
            rows = ", ".join(f"{host} ({sites[host]})" for host in known)
            diagnostics.report(messages.SEVERAL_SITES, sites=rows, number=len(known))
        if hosts[""] and not self._stated:
            diagnostics.tally(messages.NO_HOST, hosts[""])

    def former_paths(self, leaves: list[ParsedPost]) -> list[str]:
        """The paths of the pages that lead to the post of these."""
        if not self._redirects:
            return []
        if not self._leading:
            for start in self._redirects:
                self._leading[view(self._end(start)).post].append(start)
        keys = dict.fromkeys(key for leaf in leaves for key in (leaf.key, leaf.own_key) if key)
        paths = (urls.split(start).path for key in keys for start in self._leading.get(key, ()))
        own = {urls.split(leaf.post.url).path for leaf in leaves}
        return [path for path in dict.fromkeys(paths) if path.strip("/") and path not in own]

    def _end(self, start: str) -> str:
        """Where a chain of pages that lead on ends."""
        by_key = {view(url).post: target for url, target in self._redirects.items()}
        for _ in range(_LONGEST_CHAIN):
            if (following := by_key.get(view(start).post)) is None:
                break
            start = following
        return start

    def with_titles(self, leaves: list[ParsedPost]) -> list[ParsedPost]:
        """Pages with titles without what all pages share: of titles that no heading has, or that are the site's name."""
        site = self._titles.site().casefold()
        return [
            replace(leaf, post=replace(leaf.post, title=title))
            if (leaf.title_is_window or (site and leaf.post.title.casefold() == site))
            and (title := self._titles.without(leaf.window))
            else leaf
            for leaf in leaves
        ]

    def without_shared_texts(self, leaves: list[ParsedPost]) -> list[ParsedPost]:
        """Pages without the place of a text beside the post that other posts have too: it is the site's."""
        return [
            replace(leaf, beside=("", "")) if self._beside.get(leaf.beside[1], 0) > len(leaves) else leaf
            for leaf in leaves
        ]

    def is_new(self, media: Media) -> bool:
        key = media.id or media.url
        new = key not in self._media
        self._media.add(key)
        return new

    def rest(self) -> Iterator[Record]:
        """Authors and terms, collected from the posts."""
        yield from self.authors.values()
        for (taxonomy, slug), name in self.terms.items():
            yield Term(taxonomy=taxonomy, slug=slug, name=name)

    def nothing(self) -> str:
        """Why there is nothing to read, as a clause."""
        if not self._pages:
            return "there is no web page in it; name the folder or file that holds the pages"
        what = ", ".join(f"{number} {SKIPPED[kind]}" for kind, number in self.skipped.items())
        how = (
            ", from a browser and as it shows them: a script may load the text"
            if self.skipped["empty"] or self.skipped["scripted"]
            else ""
        )
        return f"none of its pages is a post ({what}); save the pages of the posts themselves{how}"
