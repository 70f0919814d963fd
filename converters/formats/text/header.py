"""What a program wrote above the text of a page: its title, its URL, its date and its author.

Jina's reader writes `Title:`, `URL Source:` and `Markdown Content:`; others write such lines with other words, with dashes
around them or without.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from converters import lazy_re
from converters.formats.text.lines import Line, Lines
from converters.readers.page_words import dates

_FIELD: Final = lazy_re.compile(r"([A-Za-z][A-Za-z _-]{1,30}):(?:\s+(.*))?")
_FIELDS: Final = {
    "title": "title",
    "url": "url",
    "url source": "url",
    "source": "url",
    "source url": "url",
    "link": "url",
    "permalink": "url",
    "author": "author",
    "byline": "author",
    "published": "date",
    "published time": "date",
    "date": "date",
}
"""The fields that are read, by their names in small letters."""
_OTHERS: Final = frozenset(
    "created description excerpt hostname sitename site tags categories language image fingerprint license id warning "
    "clipped saved".split()
)
"""Fields that stand among them; they are reported as boilerplate of the page."""
_CONTENT: Final = "markdown content"
"""What ends such a header where it stands alone."""
_LONGEST: Final = 20
"""Lines of the longest header."""


class Header(NamedTuple):
    """The fields of a header, and its lines. All is empty where a text has none."""

    title: str = ""
    url: str = ""
    author: str = ""
    date: dates.Moment | None = None
    dropped: tuple[str, ...] = ()
    """Lines of it that say more than these."""


def without_header(page: Lines) -> tuple[Lines, Header]:
    """A page without its header, with the title in place of it, and what the header says."""
    found: dict[str, str] = {}
    dropped = []
    end = 0
    for at, line in enumerate(page.lines[:_LONGEST]):
        text = line.plain
        if not text or set(text) == {"-"}:
            continue
        field = _FIELD.fullmatch(text)
        name = field[1].lower() if field else ""
        if not field or not (name in _FIELDS or name in _OTHERS or name == _CONTENT):
            break
        end = at + 1
        if name == _CONTENT:
            break
        value = (field[2] or "").strip(" \"'")
        if name in _FIELDS and _FIELDS[name] not in found:
            found[_FIELDS[name]] = value
        else:
            dropped.append(text)
    if not {"title", "url"} <= found.keys() or "://" not in found["url"]:
        return page, Header()
    date = dates.read(found.get("date", ""))
    header = Header(found["title"], found["url"], found.get("author", ""), date, tuple(dropped))
    title = Line(0, header.title, header.title)
    return page._replace(lines=[title, *_without_rule(page.lines[end:])]), header


def _without_rule(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without the dashes that close a header."""
    first = next((at for at, line in enumerate(lines) if line.plain), 0)
    return lines[first + 1 :] if lines and set(lines[first].plain) == {"-"} else lines
