"""Reads many pages as one site: views and parts of a post are merged, and pages that are not posts are counted.

The posts of pages are kept on disk until all pages are read; memory holds a key for each.
"""

import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, Self, TypeVar

import msgspec
from msgspec.structs import replace

from converters import messages
from converters.border import settle
from converters.diagnostics import Diagnostics
from converters.errors import SourceError
from converters.extra_keys import GENERATOR
from converters.formats.html.reader import own_pages
from converters.formats.html.reader import post as posts
from converters.formats.html.reader.feed_merge import Feeds, fill_from_feed
from converters.formats.html.reader.manual_edits import EditedPost, KnownNames
from converters.formats.html.reader.merge import merged
from converters.formats.html.reader.page import Page
from converters.formats.html.reader.parsed_page import NonPost, ParsedPost
from converters.guard import guard
from converters.model import Asset, Author, Entity, Media, Record, Site, Term

T = TypeVar("T")

Span = tuple[int, int]
"""The offset of a value in the temporary file, and its length."""

SKIPPED: Final = {
    "list": "lists of posts (home, archives, categories, tags, authors)",
    "search": "search results",
    "missing": "not there (404)",
    "attachment": "pages of one file",
    "feed": "feeds",
    "empty": "without a text",
}
"""Kinds of pages that are not posts, in words."""


def records(
    pages: Iterable[Page | Asset], name: str, diagnostics: Diagnostics, feeds: Feeds | None = None
) -> Iterator[Entity]:
    """Yield the records of all pages, merged with feeds, and the files. Raises `SourceError` where no page is a post."""
    with _Waiting() as waiting:
        places: defaultdict[str, list[Span]] = defaultdict(list)
        edited: list[tuple[Span, str]] = []
        seen, known = _Seen(), KnownNames()
        ours = False
        faults = diagnostics.lost_to_faults
        for page in pages:
            if isinstance(page, Asset):
                yield own_pages.file(page) if ours else page
                continue
            with guard(diagnostics, "post", file=page.place) as reading:
                own_records = own_pages.records(page)
                found = posts.read(page) if own_records is None else None
                if isinstance(found, ParsedPost):
                    found = replace(
                        found, post=settle(found.post, diagnostics, "the reader html", page.place)
                    )
                    places[found.key].append(waiting.put(found))
            if reading.failed:
                continue
            if own_records is not None:
                ours = True
                for record in own_records:
                    if isinstance(record, EditedPost):
                        record = replace(
                            record, post=settle(record.post, diagnostics, "the reader html", page.place)
                        )
                        edited.append((waiting.put(record), page.place))
                        continue
                    known.take(record)
                    diagnostics.locate(record, page.place, 0)
                    yield record
                continue
            assert found is not None
            seen.take(found)
        for span, place in edited:
            for record in known.settled(waiting.get(span, EditedPost)):
                diagnostics.locate(record, place, 0)
                yield record
        if not places and (ours or diagnostics.lost_to_faults > faults):
            return
        if not places:
            raise SourceError(f"{name}: {seen.nothing()}")
        for kind, number in sorted(seen.skipped.items()):
            diagnostics.tally(messages.NO_POST, number, what=SKIPPED[kind])
        yield seen.site()
        for spans in places.values():
            leaves = [waiting.get(span, ParsedPost) for span in spans]
            with guard(diagnostics, "post", file=leaves[0].place):
                yield from _of_post(leaves, seen, feeds, diagnostics)
        yield from seen.rest()


class _Waiting:
    """Values kept in a temporary file; a context manager."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()
        self._at = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def put(self, value: ParsedPost | EditedPost) -> Span:
        """Store a value; returns its span."""
        line = msgspec.json.encode(value)
        self._file.seek(self._at)
        self._file.write(line)
        self._at += len(line)
        return self._at - len(line), len(line)

    def get(self, span: Span, type_: type[T]) -> T:
        """Read a value back."""
        self._file.seek(span[0])
        return msgspec.json.decode(self._file.read(span[1]), type=type_)


def _of_post(
    leaves: list[ParsedPost], seen: "_Seen", feeds: Feeds | None, diagnostics: Diagnostics
) -> Iterator[Record]:
    post, media, place = merged(leaves, diagnostics)
    diagnostics.locate(post, place, 0)
    if feeds and (entries := feeds.of(post.url)):
        post = fill_from_feed(post, entries, diagnostics)
    for file in media:
        if seen.is_new(file):
            yield file
    seen.terms.update(((ref.taxonomy, ref.slug), ref.name) for ref in post.terms)
    yield post


class _Seen:
    """What the pages say about the whole site."""

    def __init__(self) -> None:
        self.skipped: Counter[str] = Counter()
        self.authors: dict[str, Author] = {}
        self.terms: dict[tuple[str, str], str] = {}
        self._media: set[str] = set()
        self._said: dict[str, Counter[str]] = {
            name: Counter() for name in ("title", "url", "description", "language")
        }
        self._generators: Counter[str] = Counter()
        self._pages = 0

    def take(self, found: ParsedPost | NonPost) -> None:
        self._pages += 1
        for name, counter in self._said.items():
            if value := getattr(found.site, name):
                counter[value] += 1
        if generator := found.site.extra.get(GENERATOR):
            self._generators[generator] += 1
        if isinstance(found, NonPost):
            self.skipped[found.kind] += 1
        elif found.author and found.view == "whole":
            known = self.authors.setdefault(found.author.login, found.author)
            if found.author.url and not known.url:
                self.authors[known.login] = replace(known, url=found.author.url)

    def site(self) -> Site:
        """The site, each field as most pages have it."""
        best = {
            name: next((value for value, _ in counter.most_common(1)), "")
            for name, counter in self._said.items()
        }
        generators = self._generators.most_common(1)
        extra = {"generator": generators[0][0]} if generators else {}
        return Site(**best, extra=extra)

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
        return f"none of its pages is a post ({what}); save the pages of the posts themselves"
