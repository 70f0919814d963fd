"""What a page says of a post beside its text: when, by whom, under which terms."""

import re
from collections.abc import Sequence

from converters.formats.text.comment_headings import date_of
from converters.formats.text.lines import Line
from converters.page_words import dates, phrases

SHORT = 100
"""A line that is longer is no title, and nothing of what stands around a post."""
_WORDS = 6
"""No term has more words."""


class Facts:
    """What is said of a post beside its text."""

    def __init__(self) -> None:
        self.date: dates.Moment | None = None
        self.author = ""
        self.categories: list[str] = []
        self.tags: list[str] = []
        self.links: dict[str, str] = {}

    def take(self, line: Line, *, near: bool) -> bool:
        """Whether a line says only such things; `near` to the title `by Ann` says one too."""
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
        self.categories += [one for one in filed if one not in self.categories]
        self.tags += [one for one in tagged if one not in self.tags]
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
        one.split("{")[0].strip()
        for roles in phrases.table().values()
        for one in roles.get(role, ())
        if one[0] != "{"
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
    if len(terms) > 3 * SHORT or terms[-1] in ".!?:…" or any(len(one.split()) > _WORDS for one in names):
        return []
    return [one for one in names if one]


def byline(some: Sequence[Line], facts: Facts) -> int:
    """How many lines from the first say together when and by whom, each a part of it."""
    for number in range(len(some), 1, -1):
        line = joined(some[:number])
        found = phrases.find("posted", line.plain) if len(line.plain) < SHORT else None
        if found and found.name and dates.read(found.date) and facts.take(line, near=True):
            return number
    return 0


def joined(some: Sequence[Line]) -> Line:
    """Several lines as one."""
    text = " ".join(line.plain for line in some)
    return Line(some[0].indent, text, text, tuple(link for line in some for link in line.links))
