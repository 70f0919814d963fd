"""Which record of one blog is which of another: by what they are known by, in a table of ways.

A way gives a record a key. Two records that alone have a key, each on its side, are the same
one; those that are left try the next way. The surest ways come first: an id alone says little
where another platform has numbered anew, so it counts last.
"""

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, NamedTuple
from urllib.parse import unquote

from converters.io import urls
from converters.model import Author, Comment, Markup, Media, Post, Record, Site, Term

MatchKey = Callable[[Any], tuple[object, ...]]
"""A record's key; one with an empty part is none, save where `_NONE` stands for it."""


def _address(url: str) -> str:
    """An address without its host and scheme: a blog that moved has the same posts."""
    if not urls.is_address(url):
        return url
    parts = urls.split(url)
    path = unquote(parts.path).rstrip("/")
    return f"{path}?{parts.query}" if parts.query else path


def _file(url: str) -> str:
    return _address(url).rpartition("/")[2]


def _said(body: Markup | None) -> str:
    return " ".join(body.text.split()) if body else ""


_NONE: Final = " "
"""Stands for a part that may be empty on both sides."""

AUTHORS: Final[tuple[MatchKey, ...]] = (
    lambda one: (one.login,),
    lambda one: (one.email.lower(),),
    lambda one: (one.id, one.name),
    lambda one: (one.name,),
    lambda one: (one.id,),
)
TERMS: Final[tuple[MatchKey, ...]] = (
    lambda one: (one.taxonomy, one.slug),
    lambda one: (one.taxonomy, one.name),
    lambda one: (one.taxonomy, one.id),
)
MEDIA: Final[tuple[MatchKey, ...]] = (
    lambda one: (one.id, one.url),
    lambda one: (one.url,),
    lambda one: (one.path,),
    lambda one: (_address(one.url),),
    lambda one: (one.id, _file(one.url)),
    lambda one: (_file(one.url), one.title),
    lambda one: (one.id, one.title),
    lambda one: (one.id,),
)
POSTS: Final[tuple[MatchKey, ...]] = (
    lambda one: (one.type, one.id, one.slug or _NONE),
    lambda one: (one.type, one.id, one.title),
    lambda one: (one.type, one.url),
    lambda one: (one.type, _address(one.url)),
    lambda one: (one.type, one.slug, one.date),
    lambda one: (one.type, one.slug),
    lambda one: (one.type, one.id, one.date),
    lambda one: (one.type, one.title, one.date),
    lambda one: (one.type, one.title),
    lambda one: (one.type, one.id),
    lambda one: (one.id,),
)
COMMENTS: Final[tuple[MatchKey, ...]] = (
    lambda one: (one.id, one.author.name or _NONE, one.date or _NONE),
    lambda one: (one.author.name or _NONE, one.date, _said(one.body)),
    lambda one: (one.author.name or _NONE, one.date),
    lambda one: (one.id, one.date),
    lambda one: (one.id, _said(one.body)),
    lambda one: (one.author.name, _said(one.body)),
    lambda one: (one.id,),
)

MATCH_KEYS: Final[dict[type, tuple[MatchKey, ...]]] = {
    Author: AUTHORS,
    Term: TERMS,
    Media: MEDIA,
    Post: POSTS,
    Comment: COMMENTS,
}
"""The ways of each kind, the surest first. Of sites there is one."""


class Card(NamedTuple):
    """What is kept of a record: to find its like, a number for the key of each way, 0 for none;
    its id, and the other name that references have for it."""

    keys: "array[int]"
    id: str = ""
    name: tuple[str, ...] = ()


def card(record: Record | Comment) -> Card:
    """The card of a record."""
    if isinstance(record, Site):
        return Card(array("q", (1,)))
    keys = (way(record) for way in MATCH_KEYS[type(record)])
    found = array("q", (hash(key) if all(key) else 0 for key in keys))
    match record:
        case Author():
            return Card(found, record.id, (record.login,))
        case Term():
            return Card(found, record.id, (record.taxonomy, record.slug))
    return Card(found, record.id)


def matched(a: Sequence[Card], b: Sequence[Card]) -> dict[int, int]:
    """The place in `a` -> the place in `b` of the same record, for all that have a like."""
    found: dict[int, int] = {}
    left, right = dict.fromkeys(range(len(a))), dict.fromkeys(range(len(b)))
    for way in range(len(a[0].keys) if a else 0):
        _pair(_alone(a, left, way), _alone(b, right, way), found, left, right)
        if not left or not right:
            return found
    for way in range(len(a[0].keys) if a else 0):  # what is there several times: one after the other
        ours, theirs = _several(a, left, way), _several(b, right, way)
        for key, places in ours.items():
            for one, other in zip(places, theirs.get(key, ()), strict=False):
                found[one] = other
                del left[one], right[other]
    return found


def _pair(
    ours: dict[int, int],
    theirs: dict[int, int],
    found: dict[int, int],
    left: dict[int, None],
    right: dict[int, None],
) -> None:
    for key, one in ours.items():
        if one >= 0 and (other := theirs.get(key, -1)) >= 0:
            found[one] = other
            del left[one], right[other]


def _alone(cards: Sequence[Card], places: Iterable[int], way: int) -> dict[int, int]:
    """Key -> the one place that has it; -1 where several do."""
    found: dict[int, int] = {}
    for place in places:
        if key := cards[place].keys[way]:
            found[key] = -1 if key in found else place
    return found


def _several(cards: Sequence[Card], places: Iterable[int], way: int) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for place in places:
        if key := cards[place].keys[way]:
            found.setdefault(key, []).append(place)
    return found
