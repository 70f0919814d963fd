"""The files of a feed: one that is complete, or one with the newest posts and archives of all older ones (RFC 5005)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import BinaryIO, Final, NamedTuple, Protocol

from converters.formats.feed.writer.items import Item
from converters.io.output import Output
from converters.io.temporary import temporary_file
from converters.model import TermRef

NEWEST: Final = "feed"
"""The name of the file with the newest posts, without its extension: the one that readers of feeds subscribe to."""
_CHUNK: Final = 1 << 20


@dataclass(frozen=True)
class Links:
    """What a file says of itself and of the others: relation (`self`, `current`, `prev-archive`) -> address; and, in the
    newest alone, the terms that no post has."""

    relations: dict[str, str] = field(default_factory=dict)
    complete: bool = False
    archive: bool = False
    terms: tuple[TermRef, ...] = ()


class Form(Protocol):
    """Atom or JSON Feed. `between` stands between items, `end` behind the last one."""

    extension: str
    between: bytes
    end: bytes

    def head(self, links: Links, updated: str) -> bytes:
        """All before the first item."""

    def item(self, item: Item) -> bytes:
        """An item with its comments."""


class _Place(NamedTuple):
    moment: str
    updated: str
    start: int
    size: int


class Waiting:
    """The items, on disk until the newest is known. Memory: the place of each, and its dates."""

    def __init__(self, form: Form) -> None:
        self._form, self._file = form, temporary_file()
        self._places: list[_Place] = []
        self._size = 0

    def add(self, item: Item) -> None:
        """Keep an item."""
        data = self._form.item(item)
        self._file.write(data)
        self._places.append(_Place(item.moment, item.updated, self._size, len(data)))
        self._size += len(data)

    def write(self, out: Output, address: str, per_file: int, unused: Iterable[TermRef]) -> None:
        """Write all items, the newest first: `per_file` to a file, or all to one (0). `address`: where the files will lie;
        `unused`: the terms that no post has."""
        places = sorted(self._places, key=lambda place: place.moment, reverse=True)
        with self._file:
            if not per_file:
                links = Links({"self": f"{address}{NEWEST}.{self._form.extension}"}, complete=True)
                self._write(out.open(), replace(links, terms=tuple(unused)), places)
                return
            for name, links, part in _parts(places, address, per_file, self._form.extension):
                terms = () if links.archive else tuple(unused)
                self._write(out.open(name), replace(links, terms=terms), part)

    def _write(self, target: BinaryIO, links: Links, places: Sequence[_Place]) -> None:
        updated = max((place.updated for place in places), default="", key=_in_utc)
        with target:
            target.write(self._form.head(links, updated))
            for number, place in enumerate(places):
                target.write(self._form.between if number else b"")
                self._copy(place, target)
            target.write(self._form.end)

    def _copy(self, place: _Place, target: BinaryIO) -> None:
        self._file.seek(place.start)
        left = place.size
        while left > 0:
            chunk = self._file.read(min(left, _CHUNK))
            target.write(chunk)
            left -= len(chunk)


def _parts(
    places: Sequence[_Place], address: str, per_file: int, extension: str
) -> Iterator[tuple[str, Links, Sequence[_Place]]]:
    """The files, each with its name, links and items. An archive is full, and stays as it is when posts are added: it is
    filled from the oldest post on."""
    archives = max(len(places) - 1, 0) // per_file
    newest = f"{NEWEST}.{extension}"

    def name(number: int) -> str:
        return f"archive-{number}.{extension}"

    rest = len(places) - archives * per_file
    relations = {"self": f"{address}{newest}"}
    if archives:
        relations["prev-archive"] = f"{address}{name(archives)}"
    yield newest, Links(relations, complete=not archives), places[:rest]
    for number in range(archives, 0, -1):
        start = rest + (archives - number) * per_file
        relations = {"self": f"{address}{name(number)}", "current": f"{address}{newest}"}
        if number > 1:
            relations["prev-archive"] = f"{address}{name(number - 1)}"
        if number < archives:
            relations["next-archive"] = f"{address}{name(number + 1)}"
        yield name(number), Links(relations, archive=True), places[start : start + per_file]


def _in_utc(date: str) -> str:
    from converters.formats.feed.when import in_utc

    return in_utc(date)
