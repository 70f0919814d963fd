"""Splits a comment section into comments by numbers, indentation and headings."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from converters.formats.text.lines import Line
from converters.page_words import phrases
from converters.page_words.comment_headings import CommentHeading, head

_MARKER = re.compile(r"(\d{1,5})[.)](?:\s+(.*))?|[•◦▪‣·○□☆*+o#-]\s+(.+)")
"""The number of a comment; replies may have the mark of a list without numbers."""


class Entry(NamedTuple):
    """One comment: its heading if it has one, the lines under it, and its depth (from 0)."""

    depth: int
    head: CommentHeading | None
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


class _Start(NamedTuple):
    at: int
    indent: int
    dot: int
    """The column behind the number: numbers may stand flush right."""
    number: int
    first: str | None
    head: CommentHeading | None


def cut(lines: Sequence[Line], declared: int | None) -> SplitComments:
    """The comments in the lines of a section; `declared` is the number that the page declares."""
    marked = list(_marked(lines))
    headed = [start for start in marked if start.head]
    unmarked = list(_unmarked(lines, headed))
    if headed and len(headed) >= sum(1 for start in unmarked if start.head and start.head.type == "comment"):
        pings = [start for start in unmarked if start.head and start.head.type != "comment"]
        starts = sorted([*headed, *pings], key=lambda start: start.at)
        return SplitComments(_entries(lines, starts, _depths(starts)), True, False)
    if unmarked := list(_unmarked(lines, [])):
        depths = _depths(unmarked)
        return SplitComments(_entries(lines, unmarked, depths), any(depths), False)
    starts = _counted(lines, marked, declared)
    return SplitComments(_entries(lines, starts, _depths(starts)), True, True)


def _marked(lines: Sequence[Line]) -> Iterator[_Start]:
    free = 0
    for at, line in enumerate(lines):
        if at < free:
            continue  # within the head of the one before: a name may begin with a number
        if found := _MARKER.fullmatch(line.plain):
            first = found[2] or found[3] or None
            below = head(lines, at, first) if first else head(lines, at + 1)
            if not below and not found[1]:
                continue  # an item of a list
            free = below.end if below else 0
            width = len(found[1] or "")
            yield _Start(at, line.indent, line.indent + width, int(found[1] or 0), first, below)


def _unmarked(lines: Sequence[Line], headed: list[_Start]) -> Iterator[_Start]:
    """Yield headings without a number. They need a date; only pingbacks have none."""
    taken = iter(headed)
    following = next(taken, None)
    at = 0
    while at < len(lines):
        if following and at >= following.at:
            assert following.head
            at = max(at, following.head.end)
            following = next(taken, None)
            continue
        found = head(lines, at) if lines[at].plain else None
        if found and (found.date or found.type != "comment") and not phrases.find("posted", lines[at].plain):
            yield _Start(at, lines[at].indent, lines[at].indent, 0, None, found)
            at = max(found.end, at + 1)
        else:
            at += 1


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
    return [_entry(lines, start, depth, end) for start, depth, end in zip(starts, depths, ends, strict=True)]


def _entry(lines: Sequence[Line], start: _Start, depth: int, end: int) -> Entry:
    above = start.head.links if start.head else ()
    if start.head:
        body = list(lines[start.head.end : end])
    else:
        first = lines[start.at]
        skipped = len(first.text) - len(start.first or "")
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
    start = next((at for at, line in enumerate(body) if line.text), len(body))
    return body[start:], likes, tuple(links)


def _is_boilerplate(text: str) -> bool:
    bare = text.strip("()[] ")
    return any(phrases.find(role, bare) for role in ("reply", "likes", "like", "edit")) or phrases.fixed(
        "navigation", text
    )
