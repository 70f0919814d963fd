"""The post above the comments: its title, who wrote it when and under which terms, and its lines."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from converters.formats.text.lines import Line
from converters.formats.text.metadata import SHORT, Facts, byline, joined
from converters.formats.text.titles import key, title_of
from converters.page_words import dates, phrases

_NEAR = 3
"""Lines above a title that may say who wrote it and when."""
_FACTS = 24
"""So many lines may hold the names of terms, each on its own."""


class Parts(NamedTuple):
    """What was found of a post; `dropped` are the lines around it that are none of it."""

    title: str
    sure: bool
    """Whether something else on the page says that this is the title."""
    body: list[Line]
    dropped: list[str]
    date: dates.Moment | None = None
    author: str = ""
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    links: Mapping[str, str] = MappingProxyType({})
    """Where the names of terms and author lead, as far as the text says."""


def parts(lines: Sequence[Line], named: str) -> Parts:
    """Take a post apart; `named` is its title as the heading of the comments has it, if it does."""
    title = title_of(lines, named)
    facts = Facts()
    above = [line for line in lines[: title.start] if line.plain]
    said = _said_above(above, facts)
    dropped = [line.plain for line in above if line not in said and key(line.plain) != key(title.text)]
    start = _below_title(lines, title.end, facts, title.text)
    stop = _above_end(lines, start, facts, dropped)
    return Parts(
        title.text,
        title.sure,
        list(lines[start:stop]),
        dropped,
        facts.date,
        facts.author,
        tuple(facts.categories),
        tuple(facts.tags),
        facts.links,
    )


def _said_above(above: list[Line], facts: "Facts") -> list[Line]:
    """The lines right above the title that say when and by whom; each word may be on a line of its own."""
    for number in (4, 3, 2):
        if byline(above[-number:], facts) == number:
            return above[-number:]
    return [line for line in above[-_NEAR:] if facts.take(line, near=True)]


def _said_below(lines: Sequence[Line], at: int, facts: Facts) -> int:
    """Past `Posted on`, the date, `by` and the name, where each is on a line of its own."""
    filled = [one for one in range(at, min(at + 3 * _NEAR, len(lines))) if lines[one].plain]
    some = byline([lines[one] for one in filled[:4]], facts)
    return filled[some - 1] + 1 if some else at


def _below_title(lines: Sequence[Line], at: int, facts: Facts, title: str) -> int:
    """Past the lines under the title that say when, by whom, and how many comments there are."""
    start = at = _said_below(lines, at, facts)
    while at < len(lines):
        line = lines[at]
        if line.plain and key(line.plain) != key(title):
            if not (facts.take(line, near=True) or _light(line.plain)):
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


def _above_end(lines: Sequence[Line], start: int, facts: Facts, dropped: list[str]) -> int:
    """Before the lines at the end of the post that share, relate and file it."""
    end = at = _shared(lines, start)
    dropped += [line.plain for line in lines[end:] if line.plain and not facts.take(line, near=False)]
    while at > start:
        at -= 1
        if not lines[at].plain:
            continue
        if _sundry(lines[at].plain):
            dropped.append(lines[at].plain)
        elif (first := _first_of_facts(lines, start, at, facts)) is not None:
            at = first
        else:
            break
        end = at
    return end


def _first_of_facts(lines: Sequence[Line], start: int, last: int, facts: Facts) -> int | None:
    """The first of a few lines, to `last`, that together say when, by whom or under which terms."""
    for first in range(last, max(start - 1, last - _FACTS), -1):
        some = lines[first : last + 1]
        if not some[0].plain:
            return None
        if facts.take(joined(some), near=False):
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
