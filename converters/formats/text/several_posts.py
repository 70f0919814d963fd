"""Divides a text that has several posts, each with its comments: by the headings that name the posts, or by rules."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from converters import lazy_re
from converters.formats.text import section as sections
from converters.formats.text.lines import Line, Lines
from converters.formats.text.titles import key
from converters.readers.page_words import phrases

_RULE: Final = lazy_re.compile(r"([-=*_#~])\1{4,}|(?:[-=*_#~] ){4,}[-=*_#~]?")
"""What people put between posts that they paste into one file."""


def pages_of(page: Lines) -> list[Lines]:
    """The pages in a text: one for each post. A text is divided only where two parts have comments."""
    for starts in (_at_titles(page.lines), _at_rules(page.lines)):
        parts = [page.lines[start:end] for start, end in pairwise([0, *starts, len(page.lines)])]
        if sum(map(_has_comments, parts) if starts else ()) > 1:
            first, *others = parts
            rest = [page._replace(lines=part, dropped=()) for part in others]
            return [page._replace(lines=first), *rest]
    return [page]


def _at_titles(lines: Sequence[Line]) -> list[int]:
    """Where all posts but the first begin: at the title that the heading of their comments names."""
    starts: list[int] = []
    titles: dict[str, int] = {}
    named = set[str]()
    above = 0
    for at, line in enumerate(lines):
        if not line.plain or len(line.plain) > phrases.LONGEST:
            continue
        heading = phrases.find("heading", line.plain)
        if not heading or not heading.title:
            titles.setdefault(key(line.plain), at)
            continue
        title = key(heading.title)
        start = titles.get(title)
        if title and start is not None and start >= above and title not in named:
            if named:
                starts.append(start)
            named.add(title)
            above = at
            titles.clear()
    return starts


def _at_rules(lines: Sequence[Line]) -> list[int]:
    """Where all posts but the first begin: below a rule, where each part has a heading that counts comments."""
    starts = [at for at, line in enumerate(lines) if _RULE.fullmatch(line.plain)]
    parts = [lines[start:end] for start, end in pairwise([0, *starts, len(lines)])]
    filled = [part for part in parts if any(line.plain.strip("-=*_#~ ") for line in part)]
    return starts if len(filled) == len(parts) and all(map(_is_counted, parts)) else []


def _is_counted(lines: Sequence[Line]) -> bool:
    return any(heading.number for heading in _headings(lines))


def _headings(lines: Sequence[Line]) -> Iterator[phrases.Phrase]:
    for line in lines:
        if line.plain and (heading := phrases.find("heading", line.plain)):
            yield heading


def _has_comments(lines: Sequence[Line]) -> bool:
    found = sections.find(lines)
    return found is not None and bool(found.cut.entries)
