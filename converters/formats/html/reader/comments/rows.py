"""The rows of an element as a reader sees them, with the nodes that they come from.

A row ends where a block, a table cell or a line break does. The parts of a row that different elements hold stay
apart: where `<b>Ann</b><span>January 5, 2012</span>` has no space, the elements still show where the name ends.
"""

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from converters import lazy_re
from converters.formats.html.reader import dates
from converters.formats.html.reader.dom import Node, attribute, folded, text_of
from converters.markup.html import BREAKING
from converters.readers.page_words import comment_line, heading_words
from converters.readers.page_words import dates as written_dates
from converters.readers.page_words.comment_line import HeadingLine

OF_NAMES: Final = frozenset("a address b big cite dt em h1 h2 h3 h4 h5 h6 i legend strong summary th".split())
"""Elements that a name without a date stands in."""
BREAKS: Final = BREAKING | {"caption", "legend", "summary", "body"}
"""Elements that begin and end a row."""
SKIPPED: Final = frozenset(
    "script style template svg select textarea form noscript head object canvas".split()
)
"""Elements without text of a comment."""
LONGEST_UNIT: Final = 60
"""Characters of the longest text that a machine-readable date is about."""
LONGEST_SAYER: Final = 120
"""Characters of the longest name before a verb: pingbacks have the title of a page."""
LONGEST_VERB: Final = 80
"""Characters of the longest heading of a comment without a date."""
_DATED_ATTRIBUTES: Final = (
    "datetime",
    "title",
    "data-timestamp",
    "data-time",
    "data-utime",
    "data-date",
    "data-created",
    "data-ts",
    "content",
)
_DATED: Final = ", ".join(("time", "meta[itemprop]", *(f"[{name}]" for name in _DATED_ATTRIBUTES)))
"""The elements that may have a machine-readable date, as a CSS selector."""
_SECONDS: Final = lazy_re.compile(r"1\d{9}")


class Segment(NamedTuple):
    """Text that one element holds directly, or an element with a machine-readable date."""

    text: str
    node: Node
    stamp: str | None = None
    """A date that an attribute states; empty for a `time` without one."""

    @property
    def holder(self) -> Node:
        """The element that holds the text."""
        return self.node if self.node.is_element_node or self.node.parent is None else self.node.parent


class Row(NamedTuple):
    """The text between two breaks."""

    segments: Sequence[Segment]
    text: str
    """The text of all segments, with a space between them."""

    @property
    def parts(self) -> "Parts":
        """What is written in each segment."""
        return tuple([(segment.text, segment.stamp) for segment in self.segments])


Parts = tuple[tuple[str, str | None], ...]
"""The text and the machine-readable date of each segment of a row."""


class RowReading(NamedTuple):
    """What the grammar of headings finds in a row."""

    line: HeadingLine
    date: str | None = None
    sure: bool = True
    shown: str = ""
    """The date as the page shows it."""
    name: Segment | None = None
    """Where the name is."""
    answered: Segment | None = None
    """Where the name is of the person whom the comment answers."""
    dated: Segment | None = None
    """The element with a machine-readable date, or with the age of the comment."""
    control: bool = False
    """Whether the row has links and labels of the page's only."""

    @property
    def has_date(self) -> bool:
        """Whether there is a date, or an element for one."""
        return self.date is not None or self.dated is not None

    @property
    def is_heading(self) -> bool:
        """Whether the row is all heading."""
        spare = self.line.spare
        return (
            (self.has_date or bool(self.line.name))
            and self.line._replace(name="x").is_heading
            and len(spare) <= comment_line.SPARE
        )

    @property
    def is_name(self) -> bool:
        """Whether the row is a name and nothing else."""
        return bool(self.line.name) and not self.line.spare and not self.has_date


def rows_of(top: Node, without: Collection[int] = frozenset()) -> list[Row]:
    """The rows in an element, without those in elements whose `mem_id` is in `without`."""
    rows: list[Row] = []
    current: list[Segment] = []
    dated = {node.mem_id for node in top.css(_DATED)}

    def end() -> None:
        if current:
            text = " ".join([segment.text for segment in current if segment.text])
            rows.append(Row(tuple(current), text))
            current.clear()

    top_id, node = top.mem_id, top.first_child
    while node is not None:
        inside: Node | None = None
        if node.is_text_node:
            if text := folded(node.text_content or ""):
                current.append(Segment(text, node))
        elif node.is_element_node:
            tag, id_ = node.tag, node.mem_id
            breaks = tag in BREAKS
            if breaks:
                end()
            if tag not in SKIPPED and id_ not in without:
                stamp = _stamp(node) if id_ in dated else None
                if stamp is None:
                    inside = node.first_child
                else:
                    current.append(Segment(text_of(node), node, stamp))
            if breaks and inside is None:
                end()
        if inside is not None:
            node = inside
            continue
        while (following := node.next) is None:
            above = node.parent
            if above is None or above.mem_id == top_id:
                end()
                return rows
            node = above
            if node.tag in BREAKS:
                end()
        node = following
    end()
    return rows


def _stamp(node: Node) -> str | None:
    """The machine-readable date of a short element; None for an element without one."""
    attributes = node.attrs
    if node.tag == "meta" and "date" in (attribute(node, "itemprop") or "").lower():
        return attribute(node, "content")
    values = [
        value
        for name in _DATED_ATTRIBUTES
        if (value := attributes.get(name)) and any(map(str.isdigit, value))
    ]
    if node.tag != "time" and not values:
        return None
    if len(node.text() or "") > 4 * LONGEST_UNIT or len(text_of(node)) > LONGEST_UNIT:
        return None
    for value in values:
        moment = f"{value}000" if _SECONDS.fullmatch(value) else value
        if len(moment) <= LONGEST_UNIT and dates.shown(moment)[0]:
            return moment
    return "" if node.tag == "time" else None


def read_row(row: Row, language: str, labels: Collection[str] = frozenset()) -> RowReading:
    """Read a row as the heading of a comment. `labels` are texts that all comments of a page have: no names."""
    parts = row.parts
    if len(row.text) > comment_line.LONGEST:
        at = _stamped(parts)
        date, sure = _stated(parts[at], language) if at is not None else (None, True)
        stamped = row.segments[at] if at is not None else None
        return RowReading(
            HeadingLine(spare=row.text), date, sure, stamped.text if stamped else "", dated=stamped
        )
    own = frozenset(labels).intersection([text.casefold() for text, _ in parts]) if labels else frozenset()
    found, *places = _read(parts, row.text, language, own)
    name, answered, dated = (row.segments[at] if at is not None else None for at in places)
    return found._replace(name=name, answered=answered, dated=dated)


@lru_cache(maxsize=4096)
def may_head(parts: Parts, text: str) -> bool:
    """Whether a row can have a date, an age or a verb, and no prose: a look that costs little, before `read_row`."""
    if _stamped(parts) is not None:
        return True
    if len(text) > comment_line.LONGEST:
        return False
    if any(map(str.isdigit, text)) or comment_line.is_age(text):
        return True
    return len(text) <= LONGEST_VERB and any(comment_line.may_say(part) for part, _ in parts)


Places = tuple[RowReading, int | None, int | None, int | None]
"""A reading, and which segments have the name, the name of the person who is answered, and the date."""


@lru_cache(maxsize=4096)
def _read(parts: Parts, text: str, language: str, labels: frozenset[str]) -> Places:
    """Read the texts of a row. Sites repeat most rows of a page on all pages, so each is read once."""
    stamped = _stamped(parts)
    date, sure, shown = None, True, ""
    if stamped is not None:
        date, sure = _stated(parts[stamped], language)
        shown = parts[stamped][0]
    start = end = -1
    if date is None and (found := written_dates.within(text, month_first=dates.month_first(language))):
        date, sure = dates.shown(found.moment.text, language)
        sure = sure and found.moment.sure
        start, end = len(found.before), len(text) - len(found.after)
        shown = text[start:end]
    reading, name, answered, dated = _heading_of(parts, language, labels, (start, end))
    if stamped is None and dated is not None:
        return reading._replace(date=date, sure=sure, shown=shown or parts[dated][0]), name, answered, dated
    return reading._replace(date=date, sure=sure, shown=shown), name, answered, stamped


def _heading_of(parts: Parts, language: str, labels: Collection[str], dates_at: tuple[int, int]) -> Places:
    """The name in a row, and the other words; `dates_at` is where in its text the date is."""
    start, end = dates_at
    spare: list[str] = []
    covered: int | None = None
    name: int | None = None
    answered: int | None = None
    age: int | None = None
    verb, expects_answered, begin = False, False, 0
    line = HeadingLine()
    for at, (text, stamp) in enumerate(parts):
        if not text:
            continue
        first = begin
        begin += len(text) + 1
        if stamp is not None:
            continue
        pieces = _around(text, start - first, end - first)
        if not any(pieces) and covered is None:
            covered = at
        if text.casefold() in labels and not comment_line.is_age(text):
            continue
        if age is None and start < 0 and comment_line.is_age(text):
            age = at
            continue
        found = comment_line.named(tuple(pieces), language)
        verb |= found.verb
        if found.answered:
            answered = at if answered is None else answered
            line = line._replace(answered=line.answered or found.answered)
        if expects_answered and found.name:
            answered, line = at, line._replace(answered=found.name)
            found = found._replace(name="")
        expects_answered = any(map(comment_line.introduces_answered, pieces))
        if found.name and name is None:
            name, line = at, line._replace(name=found.name)
        elif found.name:
            spare.append(found.name)
        if found.spare:
            spare.append(found.spare)
    if verb and spare and end < 0 and (sayer := _only_text(parts)) is not None:
        name, spare = sayer, []  # all that somebody who says something is called
        line = line._replace(name=parts[name][0])
    if name is None:
        name = next((at for at, (text, _) in enumerate(parts) if comment_line.is_rank(text)), None)
        line = line._replace(name=parts[name][0]) if name is not None else line
    line = line._replace(spare=" ".join(spare), verb=verb)
    if age is None and covered is not None and name is not None and line.spare and covered <= 2:
        age = covered  # name, date and text in one row
    is_dated = end > start >= 0 or age is not None or _stamped(parts) is not None
    control = not (line.name or line.spare or line.answered or is_dated)
    return RowReading(line, control=control), name, answered, age


def _around(text: str, start: int, end: int) -> list[str]:
    """What stands before and after the date in a text, without its weekday; the text itself where the date is elsewhere.

    `start` and `end` are where the date is, counted from the beginning of the text.
    """
    if start >= len(text) or end <= 0:
        return [text]
    return [heading_words.without_weekday(piece) for piece in (text[: max(0, start)], text[max(0, end) :])]


def _only_text(parts: Parts) -> int | None:
    """The one segment of several that is no date and no control, where it may be what somebody is called."""
    texts = [
        at for at, (text, stamp) in enumerate(parts) if stamp is None and not comment_line.is_control(text)
    ]
    return texts[0] if len(parts) > len(texts) == 1 and len(parts[texts[0]][0]) <= LONGEST_SAYER else None


def _stamped(parts: Parts) -> int | None:
    return next((at for at, (_, stamp) in enumerate(parts) if stamp is not None), None)


def _stated(part: tuple[str, str | None], language: str) -> tuple[str | None, bool]:
    """The date of an element: the attribute's, or that of its text."""
    for text in (part[1] or "", part[0]):
        date, sure = dates.shown(text, language) if text else (None, True)
        if date:
            return date, sure
    return None, True
