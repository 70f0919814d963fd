"""Parses the post above the comments: title, author, date, terms and text."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from converters.formats.text.lines import Line
from converters.formats.text.metadata import SHORT, PostMetadata, byline, joined
from converters.formats.text.titles import key, title_of
from converters.page_words import dates, phrases

_NEAR = 3
"""Lines above a title that may have its author and date."""
_LONGEST_BLOCK = 24
"""Lines of the longest list of terms, each on its own line."""


class Parts(NamedTuple):
    """The parts of a post; `dropped` are lines around it that do not belong to it."""

    title: str
    sure: bool
    """Whether another part of the page confirms the title."""
    body: list[Line]
    dropped: list[str]
    date: dates.Moment | None = None
    author: str = ""
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    links: Mapping[str, str] = MappingProxyType({})
    """URLs of the terms and the author, as far as the text has them."""


def parts(lines: Sequence[Line], named: str) -> Parts:
    """Parse a post; `named` is its title from the heading of the comments, if it has one."""
    title = title_of(lines, named)
    metadata = PostMetadata()
    above = [line for line in lines[: title.start] if line.plain]
    byline_lines = _said_above(above, metadata)
    dropped = [
        line.plain for line in above if line not in byline_lines and key(line.plain) != key(title.text)
    ]
    start = _below_title(lines, title.end, metadata, title.text)
    stop = _above_end(lines, start, metadata, dropped)
    return Parts(
        title.text,
        title.sure,
        list(lines[start:stop]),
        dropped,
        metadata.date,
        metadata.author,
        tuple(metadata.categories),
        tuple(metadata.tags),
        metadata.links,
    )


def _said_above(above: list[Line], metadata: "PostMetadata") -> list[Line]:
    """The lines right above the title that say when and by whom; each word may be on a line of its own."""
    for number in (4, 3, 2):
        if byline(above[-number:], metadata) == number:
            return above[-number:]
    return [line for line in above[-_NEAR:] if metadata.take(line, near=True)]


def _said_below(lines: Sequence[Line], at: int, metadata: PostMetadata) -> int:
    """Past `Posted on`, the date, `by` and the name, where each is on a line of its own."""
    filled = [index for index in range(at, min(at + 3 * _NEAR, len(lines))) if lines[index].plain]
    some = byline([lines[index] for index in filled[:4]], metadata)
    return filled[some - 1] + 1 if some else at


def _below_title(lines: Sequence[Line], at: int, metadata: PostMetadata, title: str) -> int:
    """Past the lines under the title that say when, by whom, and how many comments there are."""
    start = at = _said_below(lines, at, metadata)
    while at < len(lines):
        line = lines[at]
        if line.plain and key(line.plain) != key(title):
            if not (metadata.take(line, near=True) or _light(line.plain)):
                break
            start = at + 1
        at += 1
    return start


def _light(text: str) -> bool:
    """A line between a title and its text that is no part of either."""
    return bool(
        phrases.find("heading", text)
        or phrases.fixed("form", text)
        or phrases.fixed("edit", text)
        or re.fullmatch(r"\d+ min(?:ute)?s? read", text, re.IGNORECASE)
    )


def _above_end(lines: Sequence[Line], start: int, metadata: PostMetadata, dropped: list[str]) -> int:
    """Before the lines at the end of the post that share, relate and file it."""
    end = at = _shared(lines, start)
    dropped += [line.plain for line in lines[end:] if line.plain and not metadata.take(line, near=False)]
    while at > start:
        at -= 1
        if not lines[at].plain:
            continue
        if _sundry(lines[at].plain):
            dropped.append(lines[at].plain)
        elif (first := _start_of_metadata(lines, start, at, metadata)) is not None:
            at = first
        else:
            break
        end = at
    return end


def _start_of_metadata(lines: Sequence[Line], start: int, last: int, metadata: PostMetadata) -> int | None:
    """The first of a few lines, to `last`, that together say when, by whom or under which terms."""
    for first in range(last, max(start - 1, last - _LONGEST_BLOCK), -1):
        some = lines[first : last + 1]
        if not some[0].plain:
            return None
        if metadata.take(joined(some), near=False):
            return first
    return None


def _shared(lines: Sequence[Line], start: int) -> int:
    """Where `Share this:` or `Like this:` begins what stands below a post; all below must be short."""
    end = len(lines)
    for at in range(len(lines) - 1, start, -1):
        text = lines[at].plain
        if len(text) > 2 * SHORT:
            break
        if text.endswith(":") and phrases.fixed("share", text):
            end = at
    return end


def _sundry(text: str) -> bool:
    if len(text) > SHORT:
        return False
    return any(phrases.fixed(role, text) for role in ("share", "navigation", "edit", "form", "like")) or bool(
        phrases.find("likes", text) or phrases.find("heading", text) or re.fullmatch(r"[-_*=~━—\s]{3,}", text)
    )
