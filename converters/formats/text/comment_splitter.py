"""Splits a comment section into comments: by the lines that say who wrote and when, by numbers, by indentation."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from converters.formats.text.comment_marks import MARKER, NO_TEXT, Mark, Marks
from converters.formats.text.lines import Line
from converters.page_words import phrases


class Entry(NamedTuple):
    """One comment: who and when if the page says it, the lines of its text, and its depth (from 0)."""

    depth: int
    head: Mark | None
    lines: list[Line]
    likes: int | None
    pending: bool
    links: tuple[str, ...]
    """URLs of the heading and of the controls below the comment."""


class SplitComments(NamedTuple):
    """The comments of a section. `threaded` is false where the text does not show which comments are replies."""

    entries: list[Entry]
    threaded: bool
    guessed: bool
    """Whether numbers alone say where a comment begins."""
    rest: tuple[Line, ...] = ()
    """Lines below the last comment that are not its text."""


class _Start(NamedTuple):
    """Where a comment begins. `end` is the last line of its text, None for the line before the next comment."""

    at: int
    indent: int
    dot: int
    """The column behind the number: numbers may stand flush right."""
    number: int
    first: str | None
    head: Mark | None
    end: int | None = None
    marked: bool = False
    """Whether a number or a bullet stands before it."""


class _Way(NamedTuple):
    """One way to split a section, and how well it fits."""

    starts: list[_Start]
    left: int
    """Lines of text that would belong to no comment."""
    textless: int
    """Comments without a text."""

    def fits(self, declared: int | None) -> tuple[bool, bool, bool, int, int]:
        """For the choice of the best way; `declared` is the number of comments that the page states."""
        comments = sum(1 for start in self.starts if start.head and start.head.type == "comment")
        return (
            declared is not None
            and declared in (len(self.starts), comments)
            and self.textless * 2 <= comments,
            self.left < _STRAY,
            self.textless * 2 <= comments,
            len(self.starts),
            -self.textless - bool(self.left),
        )


_STRAY = 3
"""So many lines that belong to no comment say that a way is wrong."""


def cut(lines: Sequence[Line], declared: int | None) -> SplitComments:
    """The comments in the lines of a section; `declared` is the number that the page declares."""
    marks = Marks(lines)
    ways = [way for layout in _LAYOUTS if (way := layout(marks, declared))]
    counted = _counted(lines, list(_numbered(lines)), declared)
    best = max(ways, key=lambda way: way.fits(declared), default=None)
    if best and not (len(counted) == declared and 2 * len(best.starts) < declared):
        starts, threaded, guessed = (
            best.starts,
            2 * sum(start.marked for start in best.starts) > len(best.starts),
            False,
        )
    else:
        starts, threaded, guessed = counted, True, True
    depths = _depths(starts)
    end = _end(lines, starts)
    entries = _entries(lines[:end], starts, depths)
    return SplitComments(entries, threaded or any(depths), guessed, tuple(lines[end:]))


def _above(marks: Marks, declared: int | None) -> _Way | None:
    """`Ann says:`, the date, and the text."""
    found = list(marks.above())
    marked = {mark.at for mark in found if _marker(marks.lines, mark.at)}
    return _headed(
        marks, [mark for mark in found if mark.date or mark.type != "comment" or mark.at in marked], declared
    )


def _date_first(marks: Marks, declared: int | None) -> _Way | None:
    """The date, the name, and the text."""
    return _headed(marks, list(marks.date_above()), declared)


def _headed(marks: Marks, found: list[Mark], declared: int | None) -> _Way | None:
    heads = _with_numbers(marks.lines, _alike(found, declared))
    if not any(head.type == "comment" for head in heads):
        return None if not heads else _Way([_start(marks.lines, head) for head in heads], 0, 0)
    starts = [_start(marks.lines, head) for head in heads]
    if subjects := _subjects(marks.lines, starts):
        starts = subjects
    ends = [*(start.at for start in starts[1:]), len(marks.lines)]
    textless = sum(
        1
        for head, end in zip(heads, ends, strict=True)
        if head.type == "comment" and not any(_is_text(line) for line in marks.lines[head.end : end])
    )
    return _Way(starts, sum(map(_is_text, marks.lines[: starts[0].at])), textless)


def _subjects(lines: Sequence[Line], starts: Sequence[_Start]) -> list[_Start]:
    """The comments with the subjects that stand above their headings; empty where not every comment has one."""
    found = []
    for start in starts:
        row = next((row for row in range(start.at - 1, -1, -1) if lines[row].plain), None)
        if (
            row is None
            or len(lines[row].plain) > _LONGEST_CONTROLS
            or not _is_text(lines[row])
            or not start.head
        ):
            return []
        above = next((lines[at] for at in range(row - 1, -1, -1) if lines[at].plain), None)
        if above is not None and _is_text(above):
            return []
        found.append(start._replace(at=row, head=start.head._replace(subject=lines[row].plain)))
    return found


def _below(marks: Marks, declared: int | None) -> _Way | None:
    """The text, and `Comment by Ann — January 5, 2012` below it."""
    return _footed(marks, _alike(list(marks.below()), declared))


def _between(marks: Marks, declared: int | None) -> _Way | None:
    """`Ann said:`, the text, and the date below it; the name may have no verb."""
    feet = list(marks.dates_alone())
    if not feet:
        return None
    names = list(marks.names())
    joined = []
    start = 0
    for foot in feet:
        name = next((mark for mark in names if start <= mark.at < foot.at), None) or marks.short_line_at(
            start
        )
        if not name or name.at >= foot.at:
            return None
        joined.append(foot._replace(name=name.name, links=(*name.links, *foot.links), shape=f"{name.end}"))
        start = foot.end
    return _footed(marks, joined)


def _footed(marks: Marks, feet: list[Mark]) -> _Way | None:
    if not feet:
        return None
    starts = []
    at = textless = 0
    for foot in feet:
        begin = next((row for row in range(at, foot.at) if _is_text(marks.lines[row])), foot.at)
        if foot.shape.isdigit():  # the name stands above the text
            body = int(foot.shape)
            begin = min(begin, body - 1)
        else:
            body = begin
        textless += not any(_is_text(line) for line in marks.lines[body : foot.at])
        start = _start(marks.lines, foot._replace(at=begin, end=body))
        starts.append(start._replace(end=foot.at))
        at = foot.end
    return _Way(starts, sum(map(_is_text, marks.lines[at:])), textless)


def _end(lines: Sequence[Line], starts: Sequence[_Start]) -> int:
    """The end of the last comment: behind its link to reply, where the others end with one."""
    if not starts:
        return len(lines)
    last = starts[-1]
    if last.end is not None:
        return len(lines)
    others = [
        _ends_with_reply(lines[start.at : next_.at])
        for start, next_ in pairwise(starts)
        if start.head and start.head.type == "comment"
    ]
    if sum(others) * 2 < len(others):
        return len(lines)
    begin = last.head.end if last.head else last.at + 1
    reply = next(
        (at for at in range(begin, len(lines)) if phrases.find("reply", lines[at].plain.strip("()[] "))), None
    )
    if reply is None:
        return len(lines)
    return next((at for at in range(reply + 1, len(lines)) if _is_text(lines[at])), len(lines))


def _ends_with_reply(lines: Sequence[Line]) -> bool:
    last = next(
        (line.plain for line in reversed(lines) if line.plain and not NO_TEXT.fullmatch(line.plain)), ""
    )
    return _is_boilerplate(last)


_LAYOUTS: tuple[Callable[[Marks, int | None], _Way | None], ...] = (_above, _date_first, _below, _between)


def _is_text(line: Line) -> bool:
    """Whether a line has more than a number, an image or a control."""
    return bool(line.plain) and not NO_TEXT.fullmatch(line.plain) and not _is_boilerplate(line.plain)


def _alike(found: list[Mark], declared: int | None) -> list[Mark]:
    """The marks that belong to comments of the page, and not to what somebody quotes.

    Marks of one shape belong together. Those that are few, and those without a time of day where others have
    one, count only if the page declares as many comments.
    """
    pings = [mark for mark in found if mark.type != "comment"]
    comments = [mark for mark in found if mark.type == "comment"]
    shapes = Counter(mark.shape for mark in comments)
    top = shapes.most_common(1)[0][1] if shapes else 0
    timed = [mark for mark in comments if not mark.date or mark.date.has_time]
    many = [mark for mark in comments if shapes[mark.shape] * _FEW >= top]
    ways = (
        comments,
        [mark for mark in many if mark in timed],
        timed,
        many,
        [mark for mark in comments if shapes[mark.shape] == top],
    )
    for way in ways:
        if declared is not None and declared in (len(way), len(way) + len(pings)):
            return _without_counter(sorted([*way, *pings]))
    likely = ways[1] or (many if len(many) > 1 or declared is not None else [])
    return _without_counter(sorted([*likely, *pings]))


_FEW = 5
"""A shape that is so much rarer than the most frequent one is a quote."""


def _with_numbers(lines: Sequence[Line], heads: list[Mark]) -> list[Mark]:
    """The heads with names that begin with a number: `1. FC Quay` is a name where other comments have no number."""
    numbers = {
        head.at: found[1]
        for head in heads
        if head.type == "comment" and (found := MARKER.fullmatch(lines[head.at].plain)) and found[1]
    }
    marked = sum(1 for head in heads if MARKER.fullmatch(lines[head.at].plain))
    if 2 * marked >= len(heads):
        return heads
    return [
        head._replace(name=f"{numbers[head.at]}. {head.name}") if head.at in numbers else head
        for head in heads
    ]


def _without_counter(found: list[Mark]) -> list[Mark]:
    """The marks without numbers before the names that count the comments: `1 Ann`, `2 Bo`."""
    counted = [_COUNTER.match(mark.name) for mark in found if mark.type == "comment"]
    numbers = [int(match[1]) for match in counted if match]
    if (
        not numbers
        or len(numbers) < len(counted)
        or any(later <= number for number, later in pairwise(numbers))
    ):
        return found
    if numbers[0] > len(numbers) + 1 or numbers[-1] - numbers[0] >= 2 * len(numbers):
        return found
    return [mark._replace(name=_COUNTER.sub("", mark.name, count=1)) for mark in found]


_COUNTER = re.compile(r"#?(\d{1,5})[.:)]?\s+(?=\S)")


def _start(lines: Sequence[Line], head: Mark) -> _Start:
    """Where a comment with a heading begins: at its number, which may stand on a line of its own."""
    at = _marker(lines, head.at)
    if at is None:
        indent = lines[head.at].indent if head.at < len(lines) else 0
        return _Start(head.at, indent, indent, 0, None, head)
    number = MARKER.fullmatch(lines[at].plain)
    assert number
    width = len(number[1] or "")
    first = number[2] or number[3] or None
    if head.end == head.at > at:  # the text begins below its number
        head = head._replace(end=at + 1)
    return _Start(
        at, lines[at].indent, lines[at].indent + width, int(number[1] or 0), first, head, None, True
    )


def _marker(lines: Sequence[Line], at: int) -> int | None:
    """The line with the number of a comment that begins at a line: that line, or the one above."""
    if at and (alone := MARKER.fullmatch(lines[at - 1].plain)) and not (alone[2] or alone[3]):
        return at - 1
    if at < len(lines) and MARKER.fullmatch(lines[at].plain):
        return at
    above = next((row for row in range(at - 1, max(-1, at - 4), -1) if lines[row].plain), None)
    if above is None or not MARKER.fullmatch(lines[above].plain) or not NO_TEXT.fullmatch(lines[above].plain):
        return None
    return above


def _numbered(lines: Sequence[Line]) -> Iterator[_Start]:
    """Every number that may count a comment."""
    for at, line in enumerate(lines):
        if (found := MARKER.fullmatch(line.plain)) and found[1]:
            first = found[2] or None
            yield _Start(at, line.indent, line.indent + len(found[1]), int(found[1]), first, None, None, True)


def _counted(lines: Sequence[Line], marked: list[_Start], declared: int | None) -> list[_Start]:
    """Of numbers without heads, those that count comments and not items of a list in one.

    They count up from 1 at each depth. Several ways to take them are tried; the first that gives
    as many as the page says is right, else all are taken.
    """
    loose = _in_order(marked)
    apart = _in_order([start for start in marked if not start.at or not lines[start.at - 1].text])
    closed = _in_order([start for start in marked if _follows_boilerplate(lines, start.at)])
    top = [start for start in apart if apart and start.indent == apart[0].indent]
    return next((ways for ways in (apart, closed, loose, top) if len(ways) == declared), loose)


def _follows_boilerplate(lines: Sequence[Line], at: int) -> bool:
    """Whether what stands above, blank lines aside, ends a comment (`Reply`, `Liked by 2 people`)."""
    above = next((line.plain for line in reversed(lines[max(0, at - 4) : at]) if line.plain), "")
    return not above or _is_boilerplate(above)


def _in_order(marked: list[_Start]) -> list[_Start]:
    levels: list[_Start] = []
    taken = []
    for start in marked:
        while levels and not _same(levels[-1], start) and levels[-1].indent > start.indent:
            levels.pop()
        if levels and _same(levels[-1], start):
            if start.number != levels[-1].number + 1:
                continue
            levels[-1] = start
        elif start.number == 1 or not levels:
            levels.append(start)
        else:
            continue
        taken.append(start)
    return taken


def _same(level: _Start, start: _Start) -> bool:
    return level.indent == start.indent or level.dot == start.dot


def _depths(starts: Sequence[_Start]) -> list[int]:
    levels: list[_Start] = []
    depths = []
    for start in starts:
        while levels and not _same(levels[-1], start) and levels[-1].indent > start.indent:
            levels.pop()
        if levels and _same(levels[-1], start):
            levels[-1] = start
        else:
            levels.append(start)
        depths.append(len(levels) - 1)
    return depths


def _entries(lines: Sequence[Line], starts: Sequence[_Start], depths: Sequence[int]) -> list[Entry]:
    ends = [*(start.at for start in starts[1:]), len(lines)][: len(starts)]
    return [
        _entry(lines, start, depth, end if start.end is None else start.end)
        for start, depth, end in zip(starts, depths, ends, strict=True)
    ]


def _entry(lines: Sequence[Line], start: _Start, depth: int, end: int) -> Entry:
    above = start.head.links if start.head else ()
    if start.head and start.head.end > start.at:
        body = list(lines[start.head.end : end])
    else:  # the text begins beside its number
        first = lines[start.at]
        skipped = len(first.text) - len(start.first or first.text if start.head else start.first or "")
        body = [
            Line(first.indent + skipped, first.text[skipped:], start.first or ""),
            *lines[start.at + 1 : end],
        ]
    body, likes, below = _without_boilerplate(body)
    pending = bool(body) and phrases.find("pending", body[0].plain) is not None
    return Entry(depth, start.head, body[1:] if pending else body, likes, pending, (*above, *below))


def _without_boilerplate(body: list[Line]) -> tuple[list[Line], int | None, tuple[str, ...]]:
    """Without the links below a comment, and what they say of likes."""
    likes: int | None = None
    links: list[str] = []
    while body and (not body[-1].text or _is_boilerplate(body[-1].plain)):
        last = body.pop()
        links += last.links
        if found := phrases.find("likes", last.plain):
            likes = found.number
    start = next(
        (at for at, line in enumerate(body) if line.text and not _is_row_of_links(line.plain)), len(body)
    )
    return body[start:], likes, tuple(links)


def _is_boilerplate(text: str) -> bool:
    bare = text.strip("()[] ")
    return (
        any(phrases.find(role, bare) for role in ("reply", "likes", "like", "edit"))
        or phrases.fixed("navigation", text)
        or (len(text) < _LONGEST_CONTROLS and bool(_controls().fullmatch(text)))
    )


def _is_row_of_links(text: str) -> bool:
    """Whether a line is `| Reply`: what is left of a heading that was wrapped."""
    return text[:1] in ("|", "·", "•") and _is_boilerplate(text)


_LONGEST_CONTROLS = 80
"""Characters of the longest line of links below a comment."""


@cache
def _controls() -> re.Pattern[str]:
    """Several links below a comment in one line: `Permalink | Reply`, `ReplyDelete`."""
    words = {
        phrases.folded(phrase)
        for roles in phrases.table().values()
        for role in ("reply", "edit", "like")
        for phrase in roles.get(role, ())
        if "{" not in phrase and len(phrase) > 2
    }
    word = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"[\W_]*(?:(?:{word})[\W_]*)+", re.IGNORECASE)
