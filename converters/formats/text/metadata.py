"""Metadata of a post in the lines around its text: date, author, terms."""

from collections.abc import Sequence

from converters.formats.text import bylines
from converters.formats.text.bylines import Byline
from converters.formats.text.lines import Line
from converters.io import urls
from converters.readers.page_words import dates

SHORT = 100
"""Characters of the longest title or line of metadata."""
_MOST = 24
"""Lines of the longest byline: each word may stand on its own line."""


_CATEGORIES = ("category", "categories", "kategorie", "categorie", "topics")
_TAGS = ("tag", "tags", "label", "search/label")
_AUTHORS = ("author", "profile", "user", "users")
"""What platforms name in the addresses of the pages of terms and authors."""


def _named(words: Sequence[str], path: str) -> bool:
    return any(f"/{word}/" in path for word in words)


_FULL = 50
"""A line that is longer may be wrapped."""


class PostMetadata:
    """Date, author and terms of a post."""

    def __init__(self, title: str = "") -> None:
        self.title = title
        self.date: dates.Moment | None = None
        self.author = ""
        self.categories: list[str] = []
        self.tags: list[str] = []
        self.links: dict[str, str] = {}

    def take_first(self, lines: Sequence[Line], *, near: bool) -> int:
        """Read a byline that begins with the first line; how many lines it has, 0 where none begins."""
        if lines and not self._read(lines[:1], near) and self._take_linked(lines[0]):
            return 1
        label = 0
        # What is not near the title names nothing before a word, a date or a count.
        most = _MOST if near or (lines and bylines.may_begin(lines[0].plain)) else 1
        for number in range(1, min(len(lines), most) + 1):
            found = self._read(lines[:number], near)
            if not found:
                if len(lines[number - 1].plain) > 3 * SHORT:
                    break
                continue
            if not found.says_something:
                label = label or number
                continue
            while number < len(lines) and (
                _goes_on(lines[number - 1], lines[number])
                or (len(lines[number - 1].plain) > _FULL and self._read(lines[: number + 1], near))
            ):
                number += 1
            return self._take(lines[:number], near)
        return label

    def take_last(self, lines: Sequence[Line]) -> int:
        """Read a byline that ends with the last line; how many lines it has, 0 where none ends."""
        for number in range(1, min(len(lines), _MOST) + 1):
            some = lines[len(lines) - number :]
            if len(some[0].plain) > 3 * SHORT:
                break
            if not bylines.may_begin(some[0].plain):
                continue
            if (found := self._read(some, near=False)) and found.says_something:
                longer = lines[len(lines) - number - 1 :] if number < len(lines) else some
                if len(longer[0].plain) > _FULL and self._read(longer, near=False):
                    some = longer
                return self._take(some, near=False)
        return 1 if lines and (self._read(lines[-1:], near=False) or self._take_linked(lines[-1])) else 0

    def take_glued(self, line: Line) -> bool:
        """Read the date of `May 5, 2012Boats, WindAnn`, whose other parts nothing tells apart."""
        found = bylines.glued_date(line.plain)
        self.date = self.date or found
        return found is not None

    def _take_linked(self, line: Line) -> bool:
        """Read a line that is all links to terms, or one to the author; no word introduces them."""
        names = [name.strip() for name in line.plain.split(",") if name.strip()]
        paths = [urls.split(link).path for link in line.links]
        if not names or len(names) != len(paths) or len(line.plain) > 3 * SHORT:
            return False
        if all(_named(_TAGS, path) for path in paths):
            self.tags += [name for name in names if name not in self.tags]
        elif all(_named(_CATEGORIES, path) for path in paths):
            self.categories += [name for name in names if name not in self.categories]
        elif len(names) == 1 and _named(_AUTHORS, paths[0]):
            self.author = self.author or names[0]
        else:
            return False
        self.links.update(zip(names, line.links, strict=True))
        return True

    def _read(self, lines: Sequence[Line], near: bool) -> Byline | None:
        found = bylines.read(" ".join(line.plain for line in lines), near=near, title=self.title)
        if (
            found
            and found.date
            and self.date
            and found.date.text[:10] != self.date.text[:10]
            and not found.more_than_a_date
        ):
            return None  # a date of the text
        return found

    def _take(self, lines: Sequence[Line], near: bool) -> int:
        found = self._read(lines, near)
        if not found:
            return 0
        self.date = self.date or found.date
        self.author = self.author or found.author
        self.categories += [name for name in found.categories if name not in self.categories]
        self.tags += [name for name in found.tags if name not in self.tags]
        self._take_links([link for line in lines for link in line.links], found)
        return len(lines)

    def _take_links(self, links: Sequence[str], found: Byline) -> None:
        """The URLs of terms and author: each kind has its word in the path, or all of them are in order."""
        for names, words in (
            (found.categories, _CATEGORIES),
            (found.tags, _TAGS),
            ([found.author] if found.author else [], _AUTHORS),
        ):
            own = [link for link in links if _named(words, urls.split(link).path)]
            if len(own) == len(names):
                self.links.update(zip(names, own, strict=True))
        names = [*found.categories, *found.tags]
        if names and len(links) == len(names):
            self.links.update(zip(names, links, strict=True))


def _goes_on(above: Line, line: Line) -> bool:
    """Whether a list of terms goes on in the next line, or a word waits for its value there."""
    return above.plain.endswith(",") or line.plain[:1] in _GOES_ON or bylines.is_open(above.plain)


_GOES_ON = tuple(",&—–|·/")
