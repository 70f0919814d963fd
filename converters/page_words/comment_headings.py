"""The grammar of comment headings, for every reader: author, date and type in the lines above a comment's text."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple, Protocol

from converters.page_words import dates, phrases


class Line(Protocol):
    """One line of a page as people see it."""

    @property
    def text(self) -> str:
        """The line as it stands; empty for a blank line."""

    @property
    def plain(self) -> str:
        """The line without links and emphasis."""

    @property
    def links(self) -> tuple[str, ...]:
        """The URLs of its links."""


class CommentHeading(NamedTuple):
    """The heading of a comment. `end` is the index of the first line after it."""

    end: int
    name: str = ""
    date: dates.Moment | None = None
    type: str = "comment"
    links: tuple[str, ...] = ()
    """URLs of the name, and then of the date."""


_IMAGE = re.compile(r"^(?:\[[^\]]{0,80}\]|avatar|gravatar|image)\s*(?=\S)", re.IGNORECASE)
_BETWEEN = re.compile(r"\s+(?:on|am|at|le|el|em|il|op|den|d\.)\s+|\s*[|·•–—]\s*|\s+-\s+|,\s+", re.IGNORECASE)
_REACH = 4
"""A heading is within this many lines that are not blank."""


def head(lines: Sequence[Line], at: int, first: str | None = None) -> CommentHeading | None:
    """The heading of a comment that begins at a line; None where none does. `first` replaces that line.

    A name alone is not a heading: it takes a word such as `says:`, or a date.
    """
    seen = _next(lines, at, first)
    if not seen:
        return None
    (index, text), *below = seen
    links = lines[index].links
    if kind := _ping(text):
        return _pinged(lines, index, text[len(kind) :], kind)
    name = phrases.says(text)
    if name == "":
        return None
    if name is None and below and phrases.says(below[0][1]) == "":  # the verb on a line of its own
        (verb, _), *below = below
        return _dated(lines, _without_image(text), verb, below, links, required=False)
    if name is not None:
        name = _without_image(name)
        if both := _both(name):
            return CommentHeading(index + 1, *both, links=links)
        return _dated(lines, name, index, below, links, required=False)
    if both := _both(_without_image(text)):
        return CommentHeading(index + 1, *both, links=links)
    if below and below[0][0] == index + 1 and len(text) < 100:  # the line broke within the date
        both = _both(f"{_without_image(text)} {below[0][1]}")
        if both and both[0] in text:
            return CommentHeading(index + 2, *both, links=(*links, *lines[index + 1].links))
    if len(text) <= 80 and "/" not in text and not text.endswith((".", "!", "?", ":", "…")):
        return _dated(lines, _without_image(text), index, below, links, required=True)
    return None


def date_of(text: str) -> dates.Moment | None:
    """The date that a line consists of, ignoring links that only authors see."""
    return dates.read(_without_edit_links(text))


def _without_edit_links(text: str) -> str:
    """A text without links for authors at its end: `(Edit)`, `#`."""
    while (words := text.rsplit(None, 1)) and len(words) == 2 and phrases.find("edit", words[1]):
        text = words[0]
    return text


def _next(lines: Sequence[Line], at: int, first: str | None) -> list[tuple[int, str]]:
    found = []
    for index in range(at, min(at + 3 * _REACH, len(lines))):
        text = first if index == at and first is not None else lines[index].plain
        if text and not re.fullmatch(r"\[[^\]]*\]|!\[.*\]\(.*\)|avatar", text):
            found.append((index, text))
            if len(found) == _REACH:
                break
    return found


def _dated(
    lines: Sequence[Line],
    name: str,
    index: int,
    below: list[tuple[int, str]],
    links: tuple[str, ...],
    *,
    required: bool,
) -> CommentHeading | None:
    """The heading with its date on one of the next two lines; a wrapped date is joined."""
    for at, (line, text) in enumerate(below[:2]):
        longer = f"{text} {below[at + 1][1]}" if at + 1 < len(below) else ""
        if date := date_of(text):
            if required and (at or not date.has_time):
                return None
            return CommentHeading(line + 1, name, date, links=(*links, *lines[line].links))
        if longer and len(text) < 40 and (date := date_of(longer)):
            return CommentHeading(below[at + 1][0] + 1, name, date, links=(*links, *lines[line].links))
        if len(text) > 80:
            break
    return None if required else CommentHeading(index + 1, name, links=links)


def _both(text: str) -> tuple[str, dates.Moment] | None:
    """Name and date in one line: `Ann on April 5, 2020 at 8:00 am`, `April 5, 2020 | Ann`."""
    if len(text) > 120 or not any(char.isdigit() for char in text):
        return None
    for between in _BETWEEN.finditer(text):
        left, right = text[: between.start()].strip(), text[between.end() :].strip()
        if left and (date := date_of(right)) and date.has_time:
            return _without_verb(left), date
        if right and (date := date_of(left)) and date.has_time:
            return right, date
    return None


def _without_verb(name: str) -> str:
    """`Ann said,` is Ann."""
    return phrases.says(name.rstrip(", ") + ":") or name


def _ping(text: str) -> str:
    """The word that marks a line as a pingback; empty for other lines."""
    return next((word for word in _pings() if text.lower().startswith(word)), "")


def _pinged(lines: Sequence[Line], index: int, rest: str, word: str) -> CommentHeading:
    """Where a pingback came from, in the lines to the next blank one: it has no text of its own."""
    parts = [_without_edit_links(rest.strip())]
    end = index + 1
    while end < len(lines) and end < index + _REACH and (lines[end].text or not parts[0]):
        text = lines[end].plain
        if re.match(r"\d+[.)](\s|$)", text) or _ping(text) or phrases.find("reply", text):
            break
        if parts[0] and (following := head(lines, end)) and following.date:
            break
        if not phrases.find("edit", text):
            parts.append(_without_edit_links(text))
        end += 1
        parts = [" ".join(part for part in parts if part)]
    links = tuple(link for line in lines[index:end] for link in line.links)
    kind = "trackback" if "track" in word or "トラ" in word else "pingback"
    return CommentHeading(end, parts[0], type=kind, links=links)


@cache
def _pings() -> tuple[str, ...]:
    return tuple(phrase for roles in phrases.table().values() for phrase in roles.get("ping", ()))


def _without_image(name: str) -> str:
    return _IMAGE.sub("", name).strip(" ,:|·•-–—")
