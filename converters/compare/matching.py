"""Matches the records of two blogs by keys, in a table of match keys for each record type.

Two records match that alone have a key, each on its side; the rest is matched by the next key. The
surest keys come first. An id alone comes last, since another platform may have assigned new ids.
"""

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, NamedTuple
from urllib.parse import unquote

from converters.io import urls
from converters.model import Author, Comment, Markup, Media, Post, Record, Site, Term

MatchKey = Callable[[Any], tuple[object, ...]]
"""Gives the key of a record. A key with an empty part does not count, unless `_NONE` stands for the part."""


def _path(url: str) -> str:
    """A URL without scheme and host: a blog that moved has the same posts."""
    if not urls.is_address(url):
        return url
    parts = urls.split(url)
    path = unquote(parts.path).rstrip("/")
    return f"{path}?{parts.query}" if parts.query else path


def _file(url: str) -> str:
    return _path(url).rpartition("/")[2]


def _words(body: Markup | None) -> str:
    return " ".join(body.text.split()) if body else ""


_NONE: Final = " "
"""Stands for a part that may be empty on both sides."""

AUTHORS: Final[tuple[MatchKey, ...]] = (
    lambda record: (record.login,),
    lambda record: (record.email.lower(),),
    lambda record: (record.id, record.name),
    lambda record: (record.name,),
    lambda record: (record.id,),
)
TERMS: Final[tuple[MatchKey, ...]] = (
    lambda record: (record.taxonomy, record.slug),
    lambda record: (record.taxonomy, record.name),
    lambda record: (record.taxonomy, record.id),
)
MEDIA: Final[tuple[MatchKey, ...]] = (
    lambda record: (record.id, record.url),
    lambda record: (record.url,),
    lambda record: (record.path,),
    lambda record: (_path(record.url),),
    lambda record: (record.id, _file(record.url)),
    lambda record: (_file(record.url), record.title),
    lambda record: (record.id, record.title),
    lambda record: (record.id,),
)
POSTS: Final[tuple[MatchKey, ...]] = (
    lambda record: (record.type, record.id, record.slug or _NONE),
    lambda record: (record.type, record.id, record.title),
    lambda record: (record.type, record.url),
    lambda record: (record.type, _path(record.url)),
    lambda record: (record.type, record.slug, record.date),
    lambda record: (record.type, record.slug),
    lambda record: (record.type, record.id, record.date),
    lambda record: (record.type, record.title, record.date),
    lambda record: (record.type, record.title),
    lambda record: (record.type, record.id),
    lambda record: (record.id,),
)
COMMENTS: Final[tuple[MatchKey, ...]] = (
    lambda record: (record.id, record.author.name or _NONE, record.date or _NONE),
    lambda record: (record.author.name or _NONE, record.date, _words(record.body)),
    lambda record: (record.author.name or _NONE, record.date),
    lambda record: (record.id, record.date),
    lambda record: (record.id, _words(record.body)),
    lambda record: (record.author.name, _words(record.body)),
    lambda record: (_words(record.body) if not record.author.name and not record.date else "",),
    lambda record: (record.id,),
)

MATCH_KEYS: Final[dict[type, tuple[MatchKey, ...]]] = {
    Author: AUTHORS,
    Term: TERMS,
    Media: MEDIA,
    Post: POSTS,
    Comment: COMMENTS,
}
"""The match keys of each record type, the surest first. There is one site."""


class Card(NamedTuple):
    """The part of a record that is kept to match it: a hash of each match key, 0 for a key that does not
    count; its id, and the other name that references have for it."""

    keys: "array[int]"
    id: str = ""
    name: tuple[str, ...] = ()


def card(record: Record | Comment) -> Card:
    """The card of a record."""
    if isinstance(record, Site):
        return Card(array("q", (1,)))
    keys = (match_key(record) for match_key in MATCH_KEYS[type(record)])
    found = array("q", (hash(key) if all(key) else 0 for key in keys))
    match record:
        case Author():
            return Card(found, record.id, (record.login,))
        case Term():
            return Card(found, record.id, (record.taxonomy, record.slug))
    return Card(found, record.id)


def matched(a: Sequence[Card], b: Sequence[Card]) -> dict[int, int]:
    """The number in `a` -> the number in `b` of the same record, for all that match."""
    found: dict[int, int] = {}
    left, right = dict.fromkeys(range(len(a))), dict.fromkeys(range(len(b)))
    for rank in range(len(a[0].keys) if a else 0):
        _pair(_alone(a, left, rank), _alone(b, right, rank), found, left, right)
        if not left or not right:
            return found
    for rank in range(len(a[0].keys) if a else 0):  # keys that several records share: in their order
        ours, theirs = _several(a, left, rank), _several(b, right, rank)
        for key, numbers in ours.items():
            for number_a, number_b in zip(numbers, theirs.get(key, ()), strict=False):
                found[number_a] = number_b
                del left[number_a], right[number_b]
    return found


def _pair(
    ours: dict[int, int],
    theirs: dict[int, int],
    found: dict[int, int],
    left: dict[int, None],
    right: dict[int, None],
) -> None:
    for key, number_a in ours.items():
        if number_a >= 0 and (number_b := theirs.get(key, -1)) >= 0:
            found[number_a] = number_b
            del left[number_a], right[number_b]


def _alone(cards: Sequence[Card], numbers: Iterable[int], rank: int) -> dict[int, int]:
    """Key -> the number of the only record that has it; -1 where several have it."""
    found: dict[int, int] = {}
    for number in numbers:
        if key := cards[number].keys[rank]:
            found[key] = -1 if key in found else number
    return found


def _several(cards: Sequence[Card], numbers: Iterable[int], rank: int) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for number in numbers:
        if key := cards[number].keys[rank]:
            found.setdefault(key, []).append(number)
    return found
