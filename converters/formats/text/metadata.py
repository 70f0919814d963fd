"""Metadata of a post in the lines around its text: date, author, terms."""

import re
from collections.abc import Sequence

from converters.formats.text.lines import Line
from converters.page_words import dates, phrases
from converters.page_words.comment_headings import date_of

SHORT = 100
"""Characters of the longest title or line of metadata."""
_WORDS = 6
"""Words of the longest term."""


class PostMetadata:
    """Date, author and terms of a post."""

    def __init__(self) -> None:
        self.date: dates.Moment | None = None
        self.author = ""
        self.categories: list[str] = []
        self.tags: list[str] = []
        self.links: dict[str, str] = {}

    def take(self, line: Line, *, near: bool) -> bool:
        """Read a line; whether it holds metadata only. `near` the title, `by Ann` alone counts too."""
        text = line.plain
        if len(text) > 3 * SHORT:
            return False
        if date := date_of(text):
            if self.date and self.date.text[:10] != date.text[:10]:
                return False
            self.date = self.date or date
            return True
        found = phrases.find("posted", text)
        date = dates.read(found.date) if found and found.date else None
        if found and (date or (near and not found.date and len(text) < SHORT)):
            self.date = self.date or date
            self.author = self.author or found.name
            if found.name:
                self.links.setdefault(found.name, line.links[-1] if line.links else "")
            return True
        return self._terms(line)

    def _terms(self, line: Line) -> bool:
        filed, tagged = _filed(line.plain)
        if not (filed or tagged):
            return False
        self.categories += [name for name in filed if name not in self.categories]
        self.tags += [name for name in tagged if name not in self.tags]
        if len(line.links) == len(filed) + len(tagged):
            self.links.update(zip([*filed, *tagged], line.links, strict=True))
        return True


def _filed(text: str) -> tuple[list[str], list[str]]:
    """The categories and the tags in a line; both may stand in one, and close behind their words."""
    split = re.split(rf"(?<=[\w,.;]) +(?=(?:{_openings('tagged')}))", text, maxsplit=1, flags=re.IGNORECASE)
    if len(split) == 2 and (filed := _names("filed", split[0])):
        return filed, _names("tagged", split[1], glued=True)
    return _names("filed", text), _names("tagged", text)


def _openings(role: phrases.Role) -> str:
    words = {
        phrase.split("{")[0].strip()
        for roles in phrases.table().values()
        for phrase in roles.get(role, ())
        if phrase[0] != "{"
    }
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _names(role: phrases.Role, text: str, *, glued: bool = False) -> list[str]:
    """The names after words such as `Tags:`; without a space between only where they begin with a capital."""
    found = re.fullmatch(rf"(?P<word>{_openings(role)})(?P<space>\s*)(?P<terms>\S.*)", text, re.IGNORECASE)
    if not found:
        return []
    if not (found["space"] or glued or found["terms"][0].isupper()) and found["word"][-1].isalnum():
        return []
    terms = re.sub(r"\.? Bookmark the permalink\.?$|\s+and$", "", found["terms"])
    names = [part.strip(" .") for part in re.split(r"[,،、，|]| and (?=\S+$)", terms)]
    if len(terms) > 3 * SHORT or terms[-1] in ".!?:…" or any(len(name.split()) > _WORDS for name in names):
        return []
    return [name for name in names if name]


def byline(some: Sequence[Line], metadata: PostMetadata) -> int:
    """How many of the first lines together are one byline, with date and author."""
    for number in range(len(some), 1, -1):
        line = joined(some[:number])
        found = phrases.find("posted", line.plain) if len(line.plain) < SHORT else None
        if found and found.name and dates.read(found.date) and metadata.take(line, near=True):
            return number
    return 0


def joined(some: Sequence[Line]) -> Line:
    """Several lines joined to one."""
    text = " ".join(line.plain for line in some)
    return Line(some[0].indent, text, text, tuple(link for line in some for link in line.links))
