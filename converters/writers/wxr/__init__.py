"""Writes WordPress exports (WXR 1.2) that WordPress's importer takes; they hold everything."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import ClassVar

from msgspec.structs import replace

from converters.catalogue import Catalogue, Outline
from converters.diagnostics import Diagnostics
from converters.formats import wxr
from converters.model import Author, Dialect, Media, Post, Record, Site, Term
from converters.output import Output
from converters.writers.wxr import channel
from converters.writers.wxr.items import Items
from converters.writers.wxr.numbers import CommentNumbers, Numbers
from converters.writers.wxr.people import People
from converters.writers.wxr.xml import ILLEGAL


@dataclass(frozen=True)
class Wxr:
    """WordPress's own export, for Tools, Import in WordPress or `wp import`; it holds everything."""

    first_id: int = field(
        default=1, metadata={"help": "ids below this one are taken on the site: give others"}
    )

    single_file: ClassVar[bool] = True
    public: ClassVar[bool] = False
    dialects: ClassVar[tuple[Dialect, ...]] = ("wordpress",)
    comment_dialects: ClassVar[tuple[Dialect, ...]] = ("wordpress", "html")
    no_place_for: ClassVar[frozenset[str]] = frozenset()
    signature: ClassVar[bytes] = b"written by blogport. In WordPress:"

    def path(self, post: Outline, ancestors: tuple[str, ...]) -> str:
        """Not asked: an export is one file."""
        return ""

    def write(self, records: Iterable[Record], out: Output, catalogue: Catalogue, log: Diagnostics) -> None:
        """The head (site, authors, terms), then an item for each media item and post."""
        records = iter(records)
        head, first_item = _until_items(records)
        authors = [one for one in head if isinstance(one, Author)]
        people = People(authors, list(catalogue.bylines))
        numbers = Numbers(catalogue, self.first_id)
        items = Items(numbers, CommentNumbers(catalogue.highest_comment, people.ids, 1), people)
        with out.open() as stream:
            stream.write(channel.START.encode())
            for text in _head(head, people):
                stream.write(_legal(text).encode())
            for record in head:
                log.wrote(record)
            for record in chain(first_item, records):
                if isinstance(record, Post):
                    text = items.post(record)
                else:
                    assert isinstance(record, Media)
                    text = items.media(record)
                stream.write(_legal(text).encode())
                log.wrote(record)
            stream.write(channel.END.encode())


def _until_items(records: Iterable[Record]) -> tuple[list[Record], list[Record]]:
    head: list[Record] = []
    for record in records:
        if isinstance(record, Post | Media):
            return head, [record]
        head.append(record)
    return head, []


def _head(head: list[Record], people: People) -> Iterator[str]:
    yield from (channel.site(one) for one in head if isinstance(one, Site))
    for one in head:
        if isinstance(one, Author):
            yield channel.author(one, people.login(one.login), people.id(one.id), one.email)
    for one in people.added:
        added = replace(one, login=people.login(one.login), extra={wxr.ADDED_AUTHOR: "1"})
        yield channel.author(added, added.login, "", "")
    yield from map(channel.term, channel.parents_first(one for one in head if isinstance(one, Term)))


def _legal(text: str) -> str:
    return ILLEGAL.sub("", text) if ILLEGAL.search(text) else text
