"""Where comments begin: at a heading, at the number of a comment, and how deep each stands."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from converters.formats.text.comment_controls import is_boilerplate, is_prose, is_text
from converters.formats.text.comment_heading_texts import MARKER, has_no_text, whole_name
from converters.formats.text.comment_marks import Mark
from converters.formats.text.lines import Line


class Start(NamedTuple):
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


def start_of(lines: Sequence[Line], head: Mark) -> Start:
    """Where a comment with a heading begins: at its number, which may stand on its own line."""
    at = marker_line(lines, head.at)
    if at is None or head.said:
        indent = lines[head.at].indent if head.at < len(lines) else 0
        return Start(head.at, indent, indent, 0, head.said or None, head)
    number = MARKER.fullmatch(lines[at].plain)
    assert number
    width = len(number[1] or "")
    first = number[2] or number[3] or None
    if head.end == head.at > at:  # the text begins below its number
        head = head._replace(end=at + 1)
    return Start(at, lines[at].indent, lines[at].indent + width, int(number[1] or 0), first, head, None, True)


def marker_line(lines: Sequence[Line], at: int) -> int | None:
    """The line with the number of a comment that begins at a line: that line, or the one above."""
    if at and (alone := MARKER.fullmatch(lines[at - 1].plain)) and not (alone[2] or alone[3]):
        return at - 1
    if at < len(lines) and MARKER.fullmatch(lines[at].plain):
        return at
    above = next((row for row in range(at - 1, max(-1, at - 4), -1) if lines[row].plain), None)
    if above is None or not MARKER.fullmatch(lines[above].plain) or not has_no_text(lines[above].plain):
        return None
    return above


def counted(lines: Sequence[Line], declared: int | None) -> list[Start]:
    """The comments without heads: at those numbers that count comments and not items of a list in one.

    They count up from 1 at each depth. Several ways to take them are tried, and then what else may stand where comments
    begin; the first that gives as many as the page says is right, else all numbers are taken.
    """
    marked = list(_numbered(lines))
    loose = _in_order(marked)
    below_blank = [start for start in marked if not start.at or not lines[start.at - 1].text]
    apart = _in_order(below_blank)
    closed = _in_order([start for start in marked if _follows_boilerplate(lines, start.at)])
    top = [start for start in apart if apart and start.indent == apart[0].indent]
    known = next((ways for ways in (apart, closed, loose, top) if len(ways) == declared), None)
    if known is not None or not declared:
        return loose if known is None else known
    others = (_restarted(marked), *_bulleted(lines), _after_controls(lines), _paragraphs(lines))
    way = next((ways for ways in others if len(ways) == declared and _are_texts(lines, ways)), None)
    return way or max(loose, _rising(below_blank, declared), key=len)


def with_names(lines: Sequence[Line], starts: Sequence[Start]) -> list[Start]:
    """The comments with the names that stand beside their numbers, where most have one and a text below a blank line."""
    ends = [*(start.at for start in starts[1:]), len(lines)][: len(starts)]
    names = [
        whole_name(start.first or "") if start.head is None and _has_text_below(lines, start.at, end) else ""
        for start, end in zip(starts, ends, strict=True)
    ]
    if sum(map(bool, names)) < max(2, _NAMED * len(starts)):
        return list(starts)
    return [
        start._replace(head=Mark(start.at, start.at + 1, name, links=lines[start.at].links))
        if name
        else start
        for start, name in zip(starts, names, strict=True)
    ]


_NAMED = 0.8
"""The share of comments with a name that says that the lines beside the numbers are names."""


def _has_text_below(lines: Sequence[Line], at: int, end: int) -> bool:
    """Whether a blank line and a text stand below a line."""
    return at + 2 < end and not lines[at + 1].plain and any(map(is_text, lines[at + 2 : end]))


def _are_texts(lines: Sequence[Line], starts: Sequence[Start]) -> bool:
    """Whether most comments begin with running text, and not with a label."""
    return 2 * sum(is_prose(start.first or lines[start.at].plain) for start in starts) > len(starts)


def numbered_and_answered(lines: Sequence[Line]) -> list[Start]:
    """The comments by numbers where links that end comments (`Reply`) stand between most of them; empty where not."""
    starts = _in_order(list(_numbered(lines)))
    closed = sum(_follows_boilerplate(lines, start.at) for start in starts[1:])
    return starts if len(starts) > 2 and 2 * closed >= len(starts) - 1 else []


def _restarted(marked: Sequence[Start]) -> list[Start]:
    """The numbers of a text that has lost its indentation: a 1 begins the answers to the comment above it."""
    levels: list[int] = []
    taken = []
    for start in marked:
        depth = next((at for at in range(len(levels) - 1, -1, -1) if levels[at] + 1 == start.number), -1)
        if depth < 0 and start.number != 1:
            continue
        depth = len(levels) if depth < 0 else depth
        levels[depth:] = [start.number]
        taken.append(start._replace(indent=depth * _COLUMNS, dot=depth * _COLUMNS))
    return taken


_COLUMNS = 4
"""Columns that stand for one depth."""


def _bulleted(lines: Sequence[Line]) -> Iterator[list[Start]]:
    """The marks of lists without numbers: all of them, those below a blank line, and those below the end of a comment."""
    found = [
        Start(at, line.indent, line.indent, 0, mark[3], None, None, True)
        for at, line in enumerate(lines)
        if (mark := MARKER.fullmatch(line.plain)) and mark[3]
    ]
    yield found
    yield [start for start in found if not start.at or not lines[start.at - 1].text]
    yield [start for start in found if _follows_boilerplate(lines, start.at)]


def _after_controls(lines: Sequence[Line]) -> list[Start]:
    """The first line, and each one below links that end a comment."""
    filled = [at for at, line in enumerate(lines) if line.plain]
    said = [at for at in filled if is_text(lines[at])]
    texts = set(said)
    return [
        _unmarked(lines, at)
        for place, at in enumerate(filled)
        if at in said[:1] or (at in texts and place and is_boilerplate(lines[filled[place - 1]].plain))
    ]


def _paragraphs(lines: Sequence[Line]) -> list[Start]:
    """Each paragraph."""
    return [
        _unmarked(lines, at)
        for at, line in enumerate(lines)
        if is_text(line) and (not at or not lines[at - 1].plain)
    ]


def _unmarked(lines: Sequence[Line], at: int) -> Start:
    indent = lines[at].indent
    return Start(at, indent, indent, 0, lines[at].plain, None)


def _numbered(lines: Sequence[Line]) -> Iterator[Start]:
    """Every number that may count a comment."""
    for at, line in enumerate(lines):
        if (found := MARKER.fullmatch(line.plain)) and found[1]:
            first = found[2] or None
            yield Start(at, line.indent, line.indent + len(found[1]), int(found[1]), first, None, None, True)


def _follows_boilerplate(lines: Sequence[Line], at: int) -> bool:
    """Whether what stands above, blank lines aside, ends a comment (`Reply`, `Liked by 2 people`)."""
    above = next((line.plain for line in reversed(lines[max(0, at - 4) : at]) if line.plain), "")
    return not above or is_boilerplate(above)


def _in_order(marked: list[Start]) -> list[Start]:
    levels: list[Start] = []
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


def _rising(marked: Sequence[Start], declared: int) -> list[Start]:
    """The numbers that count up at each depth, where some are missing: programs that look for the text of a page drop
    short comments. No number is larger than that of all comments."""
    levels: list[Start] = []
    taken = []
    for start in marked:
        while levels and not _same(levels[-1], start) and levels[-1].indent > start.indent:
            levels.pop()
        below = levels[-1].number if levels and _same(levels[-1], start) else 0
        if not below < start.number <= declared:
            continue
        levels[len(levels) - bool(below) :] = [start]
        taken.append(start)
    return taken if len(taken) <= declared else []


def _same(level: Start, start: Start) -> bool:
    return level.indent == start.indent or level.dot == start.dot


def depths_of(starts: Sequence[Start]) -> list[int]:
    """How deep each comment stands, from 0, by the indentation of its number or heading."""
    levels: list[Start] = []
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
