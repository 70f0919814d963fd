"""Words that stand in one place each of an export: what is public, what is not, and what only drafts have."""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

Content = str | bytes


class Words:
    """Makes the words of one source, and knows them by the places where they stand."""

    def __init__(self, name: str) -> None:
        self._start = "".join(letter for letter in name if letter.isalpha())
        self.public: dict[str, str] = {}
        self.private: dict[str, str] = {}
        self.drafted: dict[str, str] = {}
        """Those of drafts, which a tree of a site generator may hold, as a draft."""

    def _add(self, where: dict[str, str], place: str) -> str:
        number = len(self.public) + len(self.private) + len(self.drafted)
        letters = "".join("bcdfghklmn"[int(digit)] for digit in f"{number:03}")
        where[place] = f"zq{self._start}{letters}"
        return where[place]

    def shown(self, place: str) -> str:
        """A new word of a place that visitors see."""
        return self._add(self.public, place)

    def kept(self, place: str) -> str:
        """A new word of a place that no visitor sees."""
        return self._add(self.private, place)

    def draft(self, place: str) -> str:
        """A new word of a draft."""
        return self._add(self.drafted, place)


class Planted(NamedTuple):
    """A source: its files by their places in a folder, and its words."""

    files: Mapping[str, Content]
    words: Words


Make = Callable[[Words], Mapping[str, Content]]
HOST: Final = "https://pier.example"
