"""Parses the post above the comments: title, author, date, terms and text."""

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from converters import lazy_re
from converters.formats.text.lines import Line
from converters.formats.text.metadata import SHORT, PostMetadata
from converters.formats.text.shared import is_shared
from converters.formats.text.titles import key, title_of
from converters.readers.page_words import dates, phrases

_ABOVE = 6
"""Lines of the longest byline above a title."""
_LONGEST_BYLINE = 24
"""Lines of the longest byline: each term may stand on its own line."""
_MOST_LINES = 200
"""How many bylines below a title, and lines at the end of a post, are read: no page has more, and each costs a millisecond."""


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


def parts(lines: Sequence[Line], named: str, shared: Collection[str] = ()) -> Parts:
    """Parse a post; `named` is its title from the heading of the comments, if it has one.

    `shared` are the site's lines, which are no part of the post where they stand around it.
    """
    title = title_of(lines, named, shared)
    metadata = PostMetadata(title.text)
    above = [line for line in lines[: title.start] if line.plain]
    kept = len(above) - _said_above(above, metadata)
    dropped = [line.plain for line in above[:kept] if key(line.plain) != key(title.text)]
    filled = [at for at in range(title.end, len(lines)) if lines[at].plain]
    first = _below_title([lines[at] for at in filled], metadata, title.text)
    start = filled[first] if first < len(filled) else len(lines)
    stop = _above_end(lines, start, metadata, dropped, shared)
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


def _said_above(above: list[Line], metadata: PostMetadata) -> int:
    """How many lines right above the title say when, by whom and where it was filed."""
    taken = 0
    while taken < len(above):
        rest = above[: len(above) - taken]
        number = next(
            (
                many
                for many in range(1, _ABOVE + 1)
                if many <= len(rest) and metadata.take_first(rest[-many:], near=True) == many
            ),
            0,
        )
        if not number:
            break
        taken += number
    return taken


def _below_title(filled: Sequence[Line], metadata: PostMetadata, title: str) -> int:
    """Past the lines under the title that say when, by whom, and how many comments there are."""
    at = 0
    while at < min(len(filled), _MOST_LINES):
        if number := metadata.take_first(filled[at : at + _LONGEST_BYLINE], near=True):
            at += number
        elif (
            key(filled[at].plain) == key(title) or _light(filled[at].plain) or metadata.take_glued(filled[at])
        ):
            at += 1
        else:
            break
    return at


def _light(text: str) -> bool:
    """A line between a title and its text that is no part of either."""
    return bool(
        phrases.find("heading", text)
        or phrases.fixed("form", text)
        or phrases.fixed("edit", text)
        or phrases.find("beside", text)
    )


def _above_end(
    lines: Sequence[Line], start: int, metadata: PostMetadata, dropped: list[str], shared: Collection[str]
) -> int:
    """Before the lines at the end of the post that share, relate and file it."""
    end = _leading_away(lines, start)
    filled = [at for at in range(start, len(lines)) if lines[at].plain]
    beyond = [at for at in filled if at >= end]
    read = 0
    while beyond:  # a byline below `Share this:`
        read += 1
        if read <= _MOST_LINES and (
            number := metadata.take_first([lines[at] for at in beyond[:_LONGEST_BYLINE]], near=False)
        ):
            beyond = beyond[number:]
        else:
            dropped.append(lines[beyond.pop(0)].plain)
    filled = [at for at in filled if at < end]
    read = 0
    while filled:
        last = lines[filled[-1]]
        read += 1
        number = 0
        if read <= _MOST_LINES:
            number = metadata.take_last([lines[at] for at in filled[-_LONGEST_BYLINE:]])
        if not number and (_sundry(last.plain) or is_shared(last, shared)):
            dropped.append(last.plain)
            number = 1
        if not number and (
            number := _short_lines_after_a_byline([lines[at] for at in filled[-_LISTED:]], metadata)
        ):
            dropped += [lines[at].plain for at in filled[-number + 1 :]]
        if not number:
            break
        end = filled[-number]
        del filled[-number:]
    return end


def _short_lines_after_a_byline(filled: Sequence[Line], metadata: PostMetadata) -> int:
    """How many lines at the end are a byline, with names, terms and titles of other posts that no word introduces."""
    for number in range(1, min(_LISTED, len(filled)) + 1):
        text = filled[-number].plain
        if number > 1 and metadata.take_first(filled[-number:], near=False):
            return number
        if len(text) > SHORT or text[-1] in ".!?:…;" or _ITEM.match(text):
            return 0
    return 0


_ITEM = lazy_re.compile(r"(?:[•◦▪‣○□☆*+»-]|\d+[.)]) ")
_LISTED = 8
"""Lines of the longest such list."""


def _leading_away(lines: Sequence[Line], start: int) -> int:
    """Where `Share this:` or `Post navigation` begins what stands below a post; all below must be short."""
    end = len(lines)
    for at in range(len(lines) - 1, start, -1):
        text = lines[at].plain
        if len(text) > 2 * SHORT or _is_broken_text(text, lines[at - 1].plain):
            break
        if phrases.find("navigation", text) or (text.endswith(":") and phrases.fixed("share", text)):
            end = at
    return end


def _is_broken_text(text: str, above: str) -> bool:
    """Whether a line and the one above it are of one text that a program broke into lines: links are shorter."""
    return min(len(text), len(above)) > _BROKEN and above[-1] not in ".!?:…;"


_BROKEN = 55
"""Characters that both lines have more than."""


def _sundry(text: str) -> bool:
    if len(text) > SHORT:
        return False
    text = _ITEM.sub("", text)
    return (
        any(phrases.fixed(role, text) for role in ("share", "navigation", "edit", "form", "like", "beside"))
        or bool(
            phrases.find("likes", text)
            or phrases.find("heading", text)
            or phrases.find("bare", text)
            or phrases.find("navigation", text)
        )
        or bool(_ARROW.fullmatch(text) or _RULE.fullmatch(text))
    )


_RULE = lazy_re.compile(r"[-_*=~━—\s]{3,}")
_ARROW = lazy_re.compile(r"(?:[←«‹‹⟵]\s*\S.*|\S.*\s*[→»›⟶]|<<? .+|.+ >>?)|[←→«»‹›|\s]+")
"""A link to another post: `← The boat`, `The boat »`."""
