"""Finds the comment section of a page: from its heading to the reply form."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from converters.formats.text.comment_controls import ends_with_reply, is_answered, is_boilerplate, is_text
from converters.formats.text.comment_heading_texts import MARKER
from converters.formats.text.comment_marks import SAYS, Mark, Marks
from converters.formats.text.comment_periods import dates_alike
from converters.formats.text.comment_splitter import SplitComments, cut
from converters.formats.text.comment_starts import marker_line, numbered_and_answered
from converters.formats.text.lines import Line
from converters.readers.page_words import dates, phrases, relative
from converters.readers.page_words.phrases import QUOTES, Phrase

_MOST = 12
"""How many headings with a number are tried, from the last, and how many without: threads of Blogger have one for each."""
_OPENING = frozenset(QUOTES) - frozenset("'’‘")


class Section(NamedTuple):
    """The lines `start` to `end` are the comments with their heading; `heading` is the phrase of the heading."""

    start: int
    end: int
    heading: Phrase | None
    cut: SplitComments
    elsewhere: int = 0
    """How many comments stand below other headings."""


def find(lines: Sequence[Line]) -> Section | None:
    """The comment section of a page; None for a page without one.

    Of several headings, the one that has as many comments below it as it says; else the one with
    the most. Without a heading, comments begin at the first that has a name and a date.
    """
    found = list(_sections(lines))
    best = max(found, key=_rank, default=None)
    if best and (best.cut.entries or (best.heading and (best.heading.number or best.heading.title))):
        return best._replace(elsewhere=_elsewhere(best, found))
    return _unheaded(lines)


def _elsewhere(best: Section, found: Sequence[Section]) -> int:
    """How many comments are in sections that lie beside one: of other posts in the text."""
    number, above = 0, -1
    for section in sorted(found, key=lambda section: section.start):
        apart = section.end <= best.start or section.start >= best.end
        if apart and section.start >= above and section.cut.entries and not section.cut.guessed:
            number += len(section.cut.entries)
            above = section.end
    return number


def _rank(section: Section) -> int:
    """How likely a section is the one: by its comments, more so if they are as many as its heading says."""
    found = len(section.cut.entries)
    return found * _AGREED if section.heading and section.heading.number == found else found


_AGREED = 4
"""How many comments of a section that says another number weigh as much as one of a section that agrees."""


def end_of(lines: Sequence[Line], start: int) -> int:
    """The first line from `start` that ends the comments: reply form, navigation, footer."""
    return next(
        (at for at in range(start, len(lines)) if _ends(lines[at].plain) or _is_field(lines[at : at + 2])),
        len(lines),
    )


def _is_field(lines: Sequence[Line]) -> bool:
    """Whether lines are a field of a form, of several lines, as lynx prints it; one such line is a rule."""
    return len(lines) > 1 and all(len(line.plain) >= _FIELD and not line.plain.strip("_") for line in lines)


_FIELD = 20
"""Columns of the narrowest such field."""


def _ends(text: str) -> bool:
    if not text or len(text) > 200:
        return False
    return bool(
        phrases.find("form", text)
        or phrases.find("closed", text)
        or phrases.fixed("footer", text)
        or (len(text) >= _SURE and phrases.find("inside", text))
        or (phrases.fixed("navigation", text) and text.lower() in _ENDS)
    )


_SURE = 20
"""Shorter words of the form can be a comment's."""
_ENDS = frozenset(
    "post navigation|posts navigation|beitragsnavigation|navigation de l'article|navegación de entradas|"
    "navegação de post|navegação de posts|navigazione articoli|navigazione articolo|berichtnavigatie".split(
        "|"
    )
)
"""Ways to other posts; those to other pages of comments stand above comments too."""


def _sections(lines: Sequence[Line]) -> Iterator[Section]:
    tried = Counter[bool]()
    for at in range(len(lines) - 1, -1, -1):
        text = lines[at].plain
        if not text or len(text) > phrases.LONGEST:
            continue
        heading = phrases.find("heading", text) or phrases.find("bare", text) or _in_list(text)
        start, heading = _whole(lines, at, heading) if heading else _in_pieces(lines, at)
        if not heading or tried[heading.number is None] == _MOST:
            continue
        end = end_of(lines, start)
        made = cut(lines[start:end], heading.number)
        if not made.entries and end < len(lines):  # the form can stand above the comments
            below = _past_form(lines, end)
            further = end_of(lines, below)
            later = cut(lines[below:further], heading.number)
            if later.entries and not later.guessed:
                end, made = further, later
        yield Section(at, end, heading, made)
        tried[heading.number is None] += 1


def _in_list(text: str) -> Phrase | None:
    """A heading that is the first item of the list of comments: `1. 4 Responses to “Salt”`."""
    item = MARKER.fullmatch(text)
    return phrases.find("heading", item[2]) if item and item[2] else None


def _past_form(lines: Sequence[Line], start: int) -> int:
    at = start
    while at < len(lines) and (
        not any(char.isalnum() for char in lines[at].plain)
        or _ends(lines[at].plain)
        or lines[at].plain.startswith(("_", "[ ", "("))
    ):
        at += 1
    return at


def _whole(lines: Sequence[Line], at: int, heading: Phrase) -> tuple[int, Phrase]:
    """A heading whose title goes on in the next line."""
    text = lines[at].plain
    if at + 1 < len(lines) and lines[at + 1].plain and heading.title and text[-1] not in QUOTES:
        longer = f"{text} {lines[at + 1].plain}"
        if longer[-1] in _OPENING and (found := phrases.find("heading", longer, heading.language)):
            return at + 2, found
    return at + 1, heading


def _in_pieces(lines: Sequence[Line], at: int) -> tuple[int, Phrase | None]:
    """A heading whose parts stand on lines of their own: `6 thoughts on`, `The Sea`; `3`, `comments… read them below or`, `add one`."""
    text = lines[at].plain
    if not text[0].isdigit() or len(text) > _PIECE:
        return at, None
    end = at
    for more in (1, 2):
        end = next((to for to in range(end + 1, min(end + 4, len(lines))) if lines[to].plain), end)
        text = f"{text} {lines[end].plain}"
        found = phrases.find("heading", text) if len(text) <= phrases.LONGEST else None
        if found and (found.title or more == 2):
            return end + 1, found
    return at, None


_PIECE = 50
"""The first of several pieces of a heading is no longer."""


def _unheaded(lines: Sequence[Line]) -> Section | None:
    """Comments without a heading: they begin at the first name with a date and a time of day.

    A verb says that it is no byline, or that others look like it. Days alone head comments where links to reply end them.
    """
    if not any(dates.has_year(line.plain) or relative.within(line.plain) for line in lines):
        numbered = islice((line for line in lines if MARKER.fullmatch(line.plain)), 2)
        return (_said(Marks(lines)) if len(list(numbered)) == 2 else None) or _unnamed(lines)
    marks = Marks(lines)
    dated = [mark for mark in marks.above() if mark.date]
    exact = [mark for mark in dated if mark.date and mark.date.is_exact]
    found = _repeated(exact) or _repeated(dated) or _repeated([mark for mark in marks.beside() if mark.date])
    if not found:
        return _said(marks) or _unnamed(lines) or _dated_below(marks)
    ends = [*(mark.at for mark in found[1:]), end_of(lines, found[-1].at)]
    answered = [
        is_answered(lines[mark.at : end], within=_NEAR_END) or _is_glued(lines[mark.at : end])
        for mark, end in zip(found, ends, strict=True)
    ]
    first = answered.index(True) if sum(answered) > 1 and all(answered[answered.index(True) :]) else 0
    if not any(mark.date and mark.date.is_exact for mark in found) and not answered[first]:
        return None
    start = found[first].at
    if start and lines[start - 1].plain.strip("0123456789") in (".", ")"):
        start -= 1
    end = end_of(lines, start)
    return Section(start, end, None, cut(lines[start:end], None))


def _is_glued(lines: Sequence[Line]) -> bool:
    """Whether a link to reply is glued to the end of a text."""
    return ends_with_reply(next((line.plain for line in reversed(lines) if line.plain), ""), glued=True)


def _said(marks: Marks) -> Section | None:
    """Comments without heading and dates: numbered names with a verb."""
    said = [mark.at for mark in marks.above() if mark.shape == SAYS]
    numbers = [number for at in said if (number := marker_line(marks.lines, at)) is not None]
    if len(numbers) < 2:
        return None
    start = numbers[0]
    end = end_of(marks.lines, start)
    return Section(start, end, None, cut(marks.lines[start:end], None))


def _dated_below(marks: Marks) -> Section | None:
    """Comments without a heading whose names stand above the text, and whose dates below it have links to reply."""
    places = [
        place
        for place in dates_alike(marks)
        if (date := marks.read[place].date) and date.is_exact and _is_replied(marks, place)
    ]
    if len(places) < 2:
        return None
    above = range(places[0] - 2, max(-1, places[0] - _LONGEST), -1)
    first = next(
        (place for place in above if marks.name_at(place) and is_text(marks.lines[marks.filled[place + 1]])),
        None,
    )
    if first is None:
        return None
    start = marks.filled[first]
    end = end_of(marks.lines, marks.filled[places[-1]])
    return Section(start, end, None, cut(marks.lines[start:end], None))


_LONGEST = 12
"""Lines from the name to the date of the first such comment."""


def _is_replied(marks: Marks, place: int) -> bool:
    """Whether the line of a date, or one of the next, is or has a link to reply."""
    return any(
        is_boilerplate(text) and ends_with_reply(text) for text in marks.texts[place : place + _NEAR_END]
    ) or ends_with_reply(marks.texts[place])


def _unnamed(lines: Sequence[Line]) -> Section | None:
    """Comments without heading, names and dates: numbers, and links to reply between them."""
    starts = numbered_and_answered(lines)
    if not starts:
        return None
    start = starts[0].at
    end = end_of(lines, starts[-1].at)
    return Section(start, end, None, cut(lines[start:end], None))


_NEAR_END = 3
"""Lines at the end of a comment, among which its link to reply is."""


def _repeated(marks: Sequence[Mark]) -> list[Mark]:
    """The marks with a verb, and those that look like another one."""
    shapes = Counter(mark.shape for mark in marks)
    return [mark for mark in marks if mark.shape == SAYS or shapes[mark.shape] > 1]
