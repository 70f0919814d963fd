"""The rows of an element as a reader sees them, with the nodes that they come from.

A row ends where a block, a table cell or a line break does. The parts of a row that different elements hold stay
apart: where `<b>Ann</b><span>January 5, 2012</span>` has no space, the elements still show where the name ends.
"""

import re
from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from converters.formats.html.reader import dates
from converters.formats.html.reader.dom import Node, attribute, folded, text_of
from converters.markup.html import BREAKING
from converters.page_words import comment_line
from converters.page_words import dates as written_dates
from converters.page_words.comment_line import HeadingLine

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
_SECONDS: Final = re.compile(r"1\d{9}")


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

    @property
    def text(self) -> str:
        """The text of a row, with a space between its parts."""
        return " ".join(segment.text for segment in self.segments if segment.text)


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

    def end() -> None:
        if current:
            rows.append(Row(tuple(current)))
            current.clear()

    node = top.first_child
    while node is not None:
        inside: Node | None = None
        if node.is_text_node:
            if text := folded(node.text_content or ""):
                current.append(Segment(text, node))
        elif node.is_element_node:
            breaks = node.tag in BREAKS
            if breaks:
                end()
            if node.tag not in SKIPPED and node.mem_id not in without:
                stamp = _stamp(node)
                if stamp is None:
                    inside = node.first_child
                else:
                    current.append(Segment(text_of(node), node, stamp))
            if breaks and inside is None:
                end()
        if inside is not None:
            node = inside
            continue
        while node.next is None:
            above = node.parent
            if above is None or above.mem_id == top.mem_id:
                end()
                return rows
            node = above
            if node.tag in BREAKS:
                end()
        node = node.next
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
    text = row.text
    if len(text) > comment_line.LONGEST:
        stamped = _stamped(row)
        date, sure = _stated(stamped, language) if stamped else (None, True)
        return RowReading(HeadingLine(spare=text), date, sure, stamped.text if stamped else "", dated=stamped)
    stamped = _stamped(row)
    date, sure, shown = None, True, ""
    if stamped is not None:
        date, sure = _stated(stamped, language)
        shown = stamped.text
    start = end = -1
    if date is None and (found := written_dates.within(text, month_first=dates.month_first(language))):
        date, sure = dates.shown(found.moment.text, language)
        sure = sure and found.moment.sure
        start, end = len(found.before), len(text) - len(found.after)
        shown = text[start:end]
    reading = _parts(row, language, labels, (start, end))
    if stamped is None and reading.dated is not None:
        return reading._replace(date=date, sure=sure, shown=shown or reading.dated.text)
    return reading._replace(date=date, sure=sure, shown=shown, dated=stamped)


def _parts(row: Row, language: str, labels: Collection[str], dated: tuple[int, int]) -> RowReading:
    """The name in a row, and the other words; `dated` is where in its text the date is."""
    start, end = dated
    name, answered, age, spare, verb, at = None, None, None, [], False, 0
    line = HeadingLine()
    covered: list[Segment] = []
    expects_answered = False
    for segment in row.segments:
        if not segment.text:
            continue
        text, begin = segment.text, at
        at += len(text) + 1
        if segment.stamp is not None:
            continue
        if start < begin + len(text) and end > begin:
            pieces = [text[: max(0, start - begin)], text[max(0, end - begin) :]]
            pieces = [comment_line.without_weekday(piece) for piece in pieces]
            if not any(pieces) and len(covered) < 1:
                covered.append(segment)
        else:
            pieces = [text]
        if text.casefold() in labels and not comment_line.is_age(text):
            continue
        if age is None and start < 0 and comment_line.is_age(text):
            age = segment
            continue
        found = comment_line.named(tuple(pieces), language)
        verb |= found.verb
        if found.answered:
            answered = answered or segment
            line = line._replace(answered=line.answered or found.answered)
        if expects_answered and found.name:
            answered, line = segment, line._replace(answered=found.name)
            found = found._replace(name="")
        expects_answered = any(map(comment_line.introduces_answered, pieces))
        if found.name and name is None:
            name, line = segment, line._replace(name=found.name)
        elif found.name:
            spare.append(found.name)
        if found.spare:
            spare.append(found.spare)
    whole = [
        segment
        for segment in row.segments
        if segment.stamp is None and not comment_line.is_control(segment.text)
    ]
    if (
        verb
        and spare
        and end < 0
        and len(whole) == 1
        and len(row.segments) > 1
        and len(whole[0].text) <= LONGEST_SAYER
    ):
        name, spare = whole[0], []  # all that somebody who says something is called
        line = line._replace(name=whole[0].text)
    if name is None and (
        rank := next((part for part in row.segments if comment_line.is_rank(part.text)), None)
    ):
        name, line = rank, line._replace(name=rank.text)
    line = line._replace(spare=" ".join(spare), verb=verb)
    if age is None and covered and name is not None and line.spare and row.segments.index(covered[0]) <= 2:
        age = covered[0]  # name, date and text in one row
    control = not (line.name or line.spare or line.answered or end > start >= 0 or age or _stamped(row))
    return RowReading(line, name=name, answered=answered, dated=age, control=control)


def _stamped(row: Row) -> Segment | None:
    return next((segment for segment in row.segments if segment.stamp is not None), None)


def _stated(segment: Segment, language: str) -> tuple[str | None, bool]:
    """The date of an element: the attribute's, or that of its text."""
    for text in (segment.stamp or "", segment.text):
        date, sure = dates.shown(text, language) if text else (None, True)
        if date:
            return date, sure
    return None, True
