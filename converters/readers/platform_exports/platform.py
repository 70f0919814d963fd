"""What an export of a platform looks like."""

import re
from collections.abc import Iterable
from functools import cached_property

import msgspec


class Platform(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A kind of export: what it looks like, what it is called, what to do with it today."""

    name: str
    """With its article, as in "it is a Ghost export"."""
    advice: str = ""
    """What can be done while no reader reads it, as a clause."""
    trees: tuple[tuple[str, ...], ...] = ()
    """Names in a folder: each of the tuples is enough, with all its patterns below one folder."""
    head: str = ""
    """How a single file begins, byte order mark and white space aside."""
    part: str = ""
    """The name of a single file of such an export that is no whole page; who may read it stands in another file."""
    starts: str = ""
    """The characters that such a beginning can begin with: others need no pattern. Empty: any."""
    private: bool = True
    """Whether it may hold what other people wrote in private; then --from does not open it either."""
    reader: str = ""
    """The name of the reader that reads it; then no other reader is asked."""

    @cached_property
    def _names(self) -> list[list[re.Pattern[str]]]:
        return [[re.compile(f"(?P<root>(?:.*/)?){name}") for name in names] for names in self.trees]

    @cached_property
    def _head(self) -> re.Pattern[str]:
        return re.compile(self.head or r"(?!)", re.DOTALL)

    def is_head(self, text: str) -> bool:
        """Whether a file begins so."""
        if self.starts and not text.startswith(tuple(self.starts)):
            return False
        return bool(self._head.match(text))

    def is_part(self, name: str) -> bool:
        """Whether a file of this name is a part of such an export."""
        return bool(self.part and re.fullmatch(self.part, name))

    def roots(self, places: Iterable[str]) -> set[str]:
        """The folders of a source, each with its slash (`""`: the source itself), that are such an export."""
        places = list(places)
        found: set[str] = set()
        for patterns in self._names:
            roots: set[str] | None = None
            for pattern in patterns:
                if roots is None or roots:  # all of them must be below one folder
                    matched = {match["root"] for place in places if (match := pattern.fullmatch(place))}
                    roots = matched if roots is None else roots & matched
            found |= roots or set()
        return found


def possible(platforms: Iterable[Platform], places: Iterable[str]) -> list[str]:
    """Those of the places that an export of one of the platforms has: the others need not be asked about row by row."""
    names = dict.fromkeys(name for platform in platforms for tree in platform.trees for name in tree)
    pattern = re.compile(f"(?:.*/)?(?:{'|'.join(names)})")
    return [place for place in places if pattern.fullmatch(place)]
