"""Words that stand in one place each of an export: what is public, what is not, and what only drafts have."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple

Content = str | bytes
SHOWN, KEPT, DRAFT = "p", "k", "d"
"""The third letter of a word: whether visitors see it, nobody does, or it is that of a draft."""
_WORD: Final = re.compile(f"zq[{SHOWN}{KEPT}{DRAFT}][a-z]+?z(?![a-z])")


def words_in(text: str) -> set[str]:
    """The words of any source that stand in a text."""
    return set(_WORD.findall(text))


class Words:
    """Makes the words of one source, and knows them by the places where they stand."""

    def __init__(self, name: str) -> None:
        self._start = "".join(letter for letter in name if letter.isalpha())
        self.public: dict[str, str] = {}
        self.private: dict[str, str] = {}
        self.drafted: dict[str, str] = {}
        """Those of drafts, which a tree of a site generator may hold, as a draft."""

    def _add(self, where: dict[str, str], mark: str, place: str) -> str:
        number = len(self.public) + len(self.private) + len(self.drafted)
        letters = "".join("bcdfghklmn"[int(digit)] for digit in f"{number:03}")
        where[place] = f"zq{mark}{self._start}{letters}z"
        return where[place]

    def shown(self, place: str) -> str:
        """A new word of a place that visitors see."""
        return self._add(self.public, SHOWN, place)

    def kept(self, place: str) -> str:
        """A new word of a place that no visitor sees."""
        return self._add(self.private, KEPT, place)

    def draft(self, place: str) -> str:
        """A new word of a draft."""
        return self._add(self.drafted, DRAFT, place)


class Planted(NamedTuple):
    """A source: its files by their places in a folder, and its words."""

    files: Mapping[str, Content]
    words: Words


Make = Callable[[Words], Mapping[str, Content]]
HOST: Final = "https://pier.example"
Files = Mapping[str, Content]
DAY: Final = "2020-01-06T10:00:00Z"
FUTURE: Final = "2090-01-06T10:00:00Z"


def csv_of(rows: Iterable[Iterable[str]]) -> str:
    """Rows as CSV, each cell in quotation marks."""
    return "".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n" for row in rows)
