"""Splits a comment section into comments: by the lines that say who wrote and when, by numbers, by indentation."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from converters.formats.text.comment_controls import (
    is_answered,
    is_boilerplate,
    is_pending,
    is_text,
    without_boilerplate,
)
from converters.formats.text.comment_edges import without_repeated
from converters.formats.text.comment_frames import frames_of, without_frames
from converters.formats.text.comment_heading_texts import heading_text, read_heading
from converters.formats.text.comment_layouts import LAYOUTS, Way, learned
from converters.formats.text.comment_marks import Mark, Marks
from converters.formats.text.comment_notes import last_note, note_beyond, without_notes
from converters.formats.text.comment_periods import dates_alike
from converters.formats.text.comment_starts import Start, counted, depths_of, with_names
from converters.formats.text.lines import Line, visible
from converters.readers.page_words import dates, phrases


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
    """Lines above the first comment and below the last one that are no text of theirs."""
    frames: tuple[str, ...] = ()
    """Lines that stand in every comment, and that are taken for the theme's."""
    seen: int = 0
    """How many comments there are by their dates, or by their links to reply."""


def cut(lines: Sequence[Line], declared: int | None) -> SplitComments:
    """The comments in the lines of a section; `declared` is the number that the page declares."""
    marks = Marks(lines)
    frames = frames_of(marks)
    bare = without_frames(lines, marks, frames) if frames else lines
    best = _best(marks, declared)
    dropped: tuple[str, ...] = ()
    if (
        frames
        and (other := _best(Marks(bare), declared))
        and (not best or other.sure(declared) >= best.sure(declared))
    ):
        best, lines, dropped = other, bare, tuple(sorted(frames))
    by_number = _with_pings(counted(lines, declared), best)
    if best and not _is_better(by_number, best, declared):
        starts, guessed = best.starts, False
        threaded = 2 * sum(start.marked for start in starts) > len(starts)
    else:
        starts, guessed = with_names(lines, by_number), True
        threaded = not by_number or any(start.marked for start in by_number)
    depths = depths_of(starts)
    end = _end(lines, starts)
    entries = _entries(lines[:end], starts, depths)
    bodies = without_repeated([entry.lines for entry in entries])
    repeated = [
        line.plain
        for entry, body in zip(entries, bodies, strict=True)
        for line in (entry.lines if len(body) < len(entry.lines) else ())
        if line.plain and line not in body
    ]
    entries = [entry._replace(lines=body) for entry, body in zip(entries, bodies, strict=True)]
    first = starts[0].at if starts else len(lines)
    return SplitComments(
        entries,
        threaded or any(depths),
        guessed,
        (*lines[:first], *lines[end:]),
        (*dropped, *repeated),
        _seen(marks),
    )


def _with_pings(by_number: Sequence[Start], best: Way | None) -> list[Start]:
    """The comments by numbers, with the headings of those that are pingbacks."""
    pings = {start.at: start for start in (best.starts if best else ()) if _is_ping(start)}
    return [pings.get(start.at, start) for start in by_number]


def _is_ping(start: Start) -> bool:
    return start.head is not None and start.head.type != "comment"


def _is_better(by_number: Sequence[Start], best: Way, declared: int | None) -> bool:
    """Whether numbers say better where comments begin: as the page declares, or where a layout found pingbacks alone."""
    sure = 2 if any(start.marked for start in by_number) else _UNMARKED
    if len(by_number) == declared and sure * len(best.starts) < declared:
        return True
    return declared is not None and len(by_number) > len(best.starts) and all(map(_is_ping, best.starts))


_UNMARKED = 4
"""How many times as many comments there must be, where they are paragraphs alone."""


def _seen(marks: Marks) -> int:
    """How many dates of a section look alike, or how many times links to reply stand below a text."""
    answers, said = 0, False
    for line in marks.lines:
        is_link = phrases.find("reply", line.plain.strip("()[] ")) is not None
        answers += said and is_link
        said = not is_link and (said or is_text(line))
    return max(len(dates_alike(marks)), answers)


def begins_within(lines: Sequence[Line]) -> str:
    """The line within the text of a comment that looks as if it ended or began one; empty where there is none."""
    filled = [line.plain for line in lines if line.plain]
    for text in filled[1:-1]:
        if phrases.find("reply", text.strip("()[] ")):
            return text
        heading = read_heading(heading_text(text)) if dates.has_year(text) else None
        if heading and heading.date and heading.date.is_exact and heading.name and not heading.spare:
            return text
    return ""


def _best(marks: Marks, declared: int | None) -> Way | None:
    """The layout that fits best. One that is learned misses no more than those that are known, of which none has its texts
    near its headings where it misses as much."""
    ways = [way for layout in LAYOUTS if (way := layout(marks, declared))]
    best = max(ways, key=lambda way: way.fits(declared), default=None)
    other = max(learned(marks), key=lambda way: way.sure(declared), default=None)
    if best and other and (*best.sure(declared), best.is_near) > (*other.sure(declared), False):
        return best
    return other or best


def _end(lines: Sequence[Line], starts: Sequence[Start]) -> int:
    """The end of the last comment: behind its link to reply, where the others end with one."""
    if not starts:
        return len(lines)
    last = starts[-1]
    if last.end is not None:
        return len(lines)
    others = [
        is_answered(lines[start.at : next_.at], within=1)
        for start, next_ in pairwise(starts)
        if start.head and start.head.type == "comment"
    ]
    if sum(others) * 2 < len(others):
        return len(lines)
    begin = last.head.end if last.head else last.at + 1
    below = range(begin, len(lines))
    reply = next((at for at in below if phrases.find("reply", lines[at].plain.strip("()[] "))), None)
    if reply is None:
        reply = next((at for at in below[1:] if lines[at].plain and is_boilerplate(lines[at].plain)), None)
    if reply is None:
        return len(lines)
    return next((at for at in range(reply + 1, len(lines)) if is_text(lines[at])), len(lines))


def _entries(lines: Sequence[Line], starts: Sequence[Start], depths: Sequence[int]) -> list[Entry]:
    ends = [*(start.at for start in starts[1:]), len(lines)][: len(starts)]
    above = [line.plain for line in lines[: starts[0].at if starts else 0] if line.plain]
    noted_above = bool(above) and is_pending(above[-1])
    entries = []
    for start, depth, end in zip(starts, depths, ends, strict=True):
        stop = end if start.end is None else start.end
        beyond = note_beyond(lines[stop:end])
        note = last_note(lines[start.at : stop]) if end < len(lines) else None
        if note:
            stop = start.at + note.at
        note = note or beyond
        entry = _entry(lines, start, depth, stop)
        pending = entry.pending or noted_above or (note is not None and note.of_this)
        entries.append(entry._replace(pending=pending))
        noted_above = note is not None and note.of_next
    return entries


def _without_name(body: list[Line], name: str) -> list[Line]:
    """The lines of a comment without the name that begins them: `ann: It is salt.`"""
    first = body[0] if body else None
    if not first or not name or first.text != first.plain or not first.text.startswith(name):
        return body
    said = first.text[len(name) :].lstrip()
    if said[:1] not in (":", "："):
        return body
    said = said[1:].lstrip()
    return [first._replace(text=said, plain=said), *body[1:]]


def _skipped(line: Line, said: str) -> int:
    """How many characters of a line stand before a text that ends it; in Markdown that text may have links."""
    if line.text == line.plain:
        return len(line.text) - len(said)
    starts = (
        at
        for at in range(len(line.text))
        if line.text[at] in said[:1] + "[*_!" and visible(line.text[at:]) == said
    )
    return next(starts, max(0, len(line.text) - len(said)))


def _entry(lines: Sequence[Line], start: Start, depth: int, end: int) -> Entry:
    above = start.head.links if start.head else ()
    if start.head and start.head.end > start.at:
        body = list(lines[start.head.end : end])
    else:  # the text begins beside its number
        first = lines[start.at]
        skipped = _skipped(first, (start.first or first.text) if start.head else start.first or "")
        inner = first.indent if start.head and start.head.said else first.indent + skipped
        body = [
            Line(inner, first.text[skipped:], start.first or ""),
            *lines[start.at + 1 : end],
        ]
    body, likes, below = without_boilerplate(_without_name(body, start.head.name if start.head else ""))
    said_above = any(
        is_pending(line.plain)
        for line in lines[start.at : max(start.at, start.head.end if start.head else 0)]
    )
    body, noted = without_notes(body)
    return Entry(depth, start.head, body, likes, said_above or noted, (*above, *below))
