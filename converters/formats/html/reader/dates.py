"""Dates of a page as the model stores them. `page_words.dates` reads dates as people write them,
`page_words.relative` those that are counted from the time of the capture."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Final, NamedTuple

from converters import dates as model_dates
from converters import lazy_re
from converters.formats.html.reader.dom import Node, attribute, elements, folded, text_of
from converters.readers.page_words import dates, relative

_ISO: Final = lazy_re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)[T ]?(?:(\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?",
    re.ASCII,
)
_MOMENT: Final = lazy_re.compile(r"(\d{12,13})|(1\d{9})")
"""Milliseconds, or seconds from 2001 to 2033, since 1970."""
_FARTHEST: Final = 200
"""Characters of a text that are searched for a date."""
_LABEL: Final = lazy_re.compile(r"(?<=[^\W\d]):(?=\S)")
"""The end of a label that a date follows without a space: `published:4 May 2012`."""
_SECONDS: Final = lazy_re.compile(r"1\d{9}")
"""Seconds since 1970, of September 2001 or later."""
_NO_DATES: Final = frozenset("class id href src style rel name".split())
"""Attributes that never state the date that an element shows."""
_MIDNIGHT: Final = "T00:00:00"


class Found(NamedTuple):
    """The date that an element shows."""

    date: str | None = None
    sure: bool = True
    """Whether it can be read in one way only."""
    precision: str = ""
    """The unit that the text counts in (`relative.UNITS`), of a date that is counted from the time of the capture."""
    text: str = ""
    """What the element shows, where that is counted, or could be if the time of the capture were known."""


def iso(text: str) -> str | None:
    """A machine-readable date (`2020-04-05T08:00:00+02:00`, or seconds or milliseconds since 1970), with its offset; None for others."""
    text = text.strip()
    if moments := _MOMENT.fullmatch(text):
        seconds = int(moments[1]) / 1000 if moments[1] else int(text)
        moment = datetime.fromtimestamp(seconds, UTC).replace(microsecond=0)
        return moment.isoformat()
    found = _ISO.fullmatch(text)
    if not found:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    offset = "" if not zone else "+00:00" if zone == "Z" else f"{zone[:3]}:{zone[-2:]}"
    return _sound(f"{year}-{month}-{day}T{hour or '00'}:{minute or '00'}:{second or '00'}", offset)


def mailed(text: str) -> str:
    """A date as in mail, RSS and HTTrack (RFC 5322: `Sun, 05 Apr 2020 08:00:00 GMT`); empty if it is invalid."""
    try:
        return model_dates.iso(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def shown(text: str, language: str = "") -> tuple[str | None, bool]:
    """A date as people write it, also within a short text, and whether it can be read in one way only."""
    return _shown(text[:_FARTHEST], month_first(language))


def of_element(
    node: Node, text: str, language: str = "", captured: str = "", *, of_comment: bool = False
) -> Found:
    """The date of an element that shows `text`, or that has it as a value.

    Where the text counts (`3 years ago`), or has no time, the element may state the date in an attribute, as the
    script timeago does. Else a date is counted from `captured`, an ISO 8601 date of the capture. `of_comment` allows
    shorter forms, which below a post's title may mean another thing: `5 min`, `5 March`.
    """
    date, sure = shown(text, language)
    if date and not date.endswith(_MIDNIGHT):
        return Found(date, sure)
    if date:
        return Found(_with_time(date, node), sure)
    if stated := _stated(node, language):
        return Found(stated)
    return counted(text, language, captured, of_comment=of_comment)


def of_text(text: str, language: str = "", captured: str = "") -> Found:
    """The date that a text shows, or counts from the time of the capture."""
    date, sure = shown(text, language)
    return Found(date, sure) if date else counted(text, language, captured)


def counted(
    text: str, language: str = "", captured: str = "", *, of_comment: bool = False, whole: bool = False
) -> Found:
    """The date of a text that counts (`3 years ago`), from the time of the capture; only the text if it is unknown.

    With `whole`, the text must be that date and nothing else.
    """
    said = relative.read(text, language, bare=of_comment, yearless=of_comment)
    if said is None and not whole:
        said = relative.inside(text, language)
    if said is None:
        return Found()
    text = folded(text)
    now = model_dates.parsed(captured) if captured else None
    found = said.before(now) if now else None
    return Found(found.date, True, found.precision, text) if found else Found(text=text)


def _stated(node: Node, language: str) -> str | None:
    """A whole date in an attribute of an element, of the only link around it, or of an element in it."""
    for holder in _holders(node):
        for name, value in holder.attrs.items():
            if name in _NO_DATES or not value or len(value) > _FARTHEST:
                continue
            if name.startswith("data-") and _SECONDS.fullmatch(value):
                return datetime.fromtimestamp(int(value), UTC).isoformat()
            if (found := shown(value, language)[0]) is not None:
                return found
    return None


def _with_time(date: str, node: Node) -> str:
    """A day with the time that an attribute or the next element states: WordPress's themes of 2010 to 2012 have it in
    the link's `title`, and HTML in `datetime`."""
    texts = [attribute(holder, name) for holder in _holders(node) for name in ("datetime", "title")]
    following = node.next
    while following is not None and not following.is_element_node:
        following = following.next
    if following is not None:
        texts.append(text_of(following))
    for text in texts:
        if not text or len(text) > _FARTHEST:
            continue
        whole = _shown(text, None)[0]
        if whole and whole[:10] == date[:10]:
            return whole
        if not whole and (clock := dates.time_of_day(text)):
            return "{}T{:02d}:{:02d}:{:02d}".format(date[:10], *clock)
    return date


def _holders(node: Node) -> Iterator[Node]:
    """An element, what is around it with the same text, and what is in it."""
    yield node
    text = text_of(node)
    above = node.parent
    while above is not None and above.tag in ("a", "abbr", "time", "span") and text_of(above) == text:
        yield above
        above = above.parent
    for inner in elements(node):
        if inner.tag in ("a", "abbr", "time", "span"):
            yield inner


@lru_cache(maxsize=4096)
def _shown(text: str, month_first: bool | None) -> tuple[str | None, bool]:
    if found := iso(text):
        return found, True
    moment = dates.read(text, month_first=month_first) or _inside(text, month_first)
    if moment is None:
        return None, True
    return _sound(moment.text[:19], moment.text[19:]), moment.sure


def _inside(text: str, month_first: bool | None) -> dates.Moment | None:
    """The longest part of a text that is a date with a year."""
    found = dates.within(_LABEL.sub(": ", text), month_first=month_first)
    return found.moment if found else None


def month_first(language: str) -> bool | None:
    """Whether 3/4/2020 is the 4th of March in a language; None where that is unknown."""
    return True if language.lower().replace("_", "-") in ("en-us", "en-ca", "en-ph") else None


def _sound(stamp: str, offset: str) -> str | None:
    """The date if it is valid. An offset that no time zone has is handled by `converters.border`."""
    moment = model_dates.parsed(stamp + offset)
    return model_dates.iso(moment) if moment else None
