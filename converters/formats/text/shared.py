"""The lines that several texts of one site share: its boilerplate."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from converters.errors import FileError
from converters.formats.text.lines import Line, Lines, lines_of
from converters.io.charset import decoded
from converters.io.sources import Source
from converters.readers.page_words import dates, phrases

_SAMPLE = 40
"""So many texts say what all share, however many there are."""
_SHARE = 0.6
"""A line is the site's if so many of the texts have it."""
_LONGEST = 300
"""Characters of the longest line that is looked at."""


Shared = Mapping[str, int]
"""Keys of lines that most texts of a site have, each with how often one text has it."""


def shared_lines(sources: Sequence[Source]) -> Shared:
    """The lines that most of the texts have; none for a single text.

    A line that says who wrote a comment, or when, is never the site's.
    """
    if len(sources) < 2:
        return {}
    step = max(1, len(sources) // _SAMPLE)
    texts: Counter[str] = Counter()
    fewest: dict[str, int] = {}
    read = 0
    for source in sources[::step][:_SAMPLE]:
        try:
            page = lines_of(decoded(source.read_head()).text)
        except FileError:
            continue  # the reader reports it
        read += 1
        for key, number in _counted(page).items():
            texts[key] += 1
            fewest[key] = min(number, fewest.get(key, number))
    needed = max(2, _SHARE * read)
    return {
        key: fewest[key]
        for key, number in texts.items()
        if number >= needed and phrases.says(key) is None and not dates.within(key)
    }


def shared_in(page: Lines, shared: Shared) -> frozenset[str]:
    """The lines of a page that are the site's: the title of a post is in every list of recent posts, but once more here."""
    if not shared:
        return frozenset()
    return frozenset(key for key, number in _counted(page).items() if key in shared and number <= shared[key])


def _counted(page: Lines) -> Counter[str]:
    return Counter(_key(line) for line in page.lines if line.plain and len(line.plain) <= _LONGEST)


def is_shared(line: Line, shared: Collection[str]) -> bool:
    """Whether a line is the site's."""
    return bool(shared) and _key(line) in shared


class Trimmed(NamedTuple):
    """A page without the lines at its top and at its bottom that are the site's; these are `dropped`."""

    page: Lines
    dropped: list[str]


def trimmed(page: Lines, shared: Collection[str]) -> Trimmed:
    """A page without the site's lines at both ends."""
    if not shared:
        return Trimmed(page, [])
    lines = page.lines
    start = next(
        (at for at, line in enumerate(lines) if line.plain and not is_shared(line, shared)), len(lines)
    )
    end = _bottom(lines, shared, start)
    dropped = [line.plain for line in (*lines[:start], *lines[end:]) if line.plain]
    return Trimmed(page._replace(lines=lines[start:end]), dropped)


def _bottom(lines: Sequence[Line], shared: Collection[str], start: int) -> int:
    """Where the site's lines at the bottom begin; one short line of another kind may stand between two of them."""
    end, strange = len(lines), 0
    for at in range(len(lines) - 1, start, -1):
        line = lines[at]
        if not line.plain:
            continue
        if is_shared(line, shared):
            end, strange = at, 0
        else:
            strange += 1
            if strange > 1 or len(line.plain) > _SHORT:
                break
    return end


_SHORT = 60
"""Characters of a link to another post among the site's lines."""


def _key(line: Line) -> str:
    return " ".join(line.plain.casefold().split())
