"""Dates as people write them in front matter, with the offset that the time zone of the site had then."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_tz
from functools import lru_cache

from converters import dates, lazy_re

_ISO = lazy_re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"
    r"(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*((?:UTC|GMT)?[+-]\d{4}|(?:UTC|GMT)?[+-]\d{1,2}:\d{2}|[+-]\d{1,2}|Z|UTC|GMT)?(?:\s*[A-Z]{3,4}|[+-]\d{3})?)?",
    re.IGNORECASE,
)
"""An offset of three digits, `-500`, is ignored: Ruby, and so Jekyll, takes the clock alone."""
_USUAL = lazy_re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[+-]\d\d:\d\d)?", re.ASCII)
"""What `datetime` reads by itself, in a tenth of the time."""
_COMPACT = lazy_re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(?:(\d{2})(?:\d{3})?)?)?")
_EPOCH = lazy_re.compile(r"([12]\d{9})(?:\d{3}|\.\d+)?", re.ASCII)
"""Seconds, or milliseconds, since 1970, of the years 2001 to 2065."""
_SHORT_YEAR = lazy_re.compile(r"(\d{2})-(\d{1,2})-(\d{1,2})")
_DAY_AND_MONTH = lazy_re.compile(
    r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?", re.ASCII
)
"""The day may come first: it does where dots are between, or where the first number is that of no month."""
_LAST_MONTH = 12
_WORDS = (
    "%d %b %Y",
    "%d %B %Y",
    "%b %d, %Y",
    "%B %d, %Y",
    "%b %d %Y",
    "%B %d %Y",
    "%d %b %Y %H:%M",
    "%B %d, %Y %H:%M",
)

_DECORATION = lazy_re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th)\b(?: of\b)?|^(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+", re.IGNORECASE
)
"""What English writes around the number of a day: `Sunday, 1st March 2023`."""
_LONGEST = 100
"""Characters of the longest date in words."""
_CLOCKS = ("", " %H:%M:%S", " %H:%M", " %I:%M:%S %p", " %I:%M %p", " %I:%M%p", " %I%p", " %I %p")
_DAYS = ("%m/%d/%Y", "%m-%d-%Y", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y")
DATEUTIL_FORMATS = tuple(f"{day}{clock}" for day in _DAYS for clock in _CLOCKS)
"""What generators in Python read with `dateutil`: the month goes before the day."""
_STATED_DATE = lazy_re.compile(
    r"^[ \t]*[\"']?\w{0,20}?(?:date|creat|publish|modifi|posted)\w{0,20}[\"']?[ \t]*[:=][ \t]*[\"']?(\d{1,2})([-/])(\d{1,2})\2\d{4}\b",
    re.I | re.M,
)
"""A line of front matter with a date in which day and month may stand in either order."""
ORDERS = {
    order: tuple(f"%{order[0]}{mark}%{order[1]}{mark}%Y{clock}" for mark in "-/" for clock in _CLOCKS[:3])
    for order in ("dm", "md")
}
"""Day before month, month before day -> formats of such dates."""


def parsed(
    text: str, zone: tzinfo | None, formats: Sequence[str] = (), *, rolls_over: bool = False
) -> str | None:
    """The date of a text as ISO 8601; `None` if it is no date. A date without an offset gets that of `zone`.

    `formats` are more formats that a generator reads, for `datetime.strptime`. `rolls_over`: see `Generator`.

    `converters.border` decides about an offset that no place has.
    """
    text = text.strip("\"' \t\r\n")
    moment = _moment(text, formats)
    if moment is None and rolls_over:
        moment = _rolled_over(text)
    if moment is None:
        return None
    if moment.tzinfo is None and zone:
        moment = moment.replace(tzinfo=zone)
    return dates.iso(moment)


def stated_orders(text: str) -> set[str]:
    """The keys of `ORDERS` by which dates in the front matter of a text are written, where one number is that of no month."""
    pairs = ((int(found[1]), int(found[3])) for found in _STATED_DATE.finditer(text))
    return {
        "dm" if left > right else "md"
        for left, right in pairs
        if max(left, right) > _LAST_MONTH >= min(left, right)
    }


def _moment(text: str, formats: Sequence[str]) -> datetime | None:
    try:
        if _USUAL.fullmatch(text):
            return datetime.fromisoformat(text)
        if found := _ISO.fullmatch(text):
            year, month, day, hour, minute, second, offset = found.groups()
            moment = datetime(
                int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0)
            )
            return moment.replace(tzinfo=_offset(offset)) if offset else moment
        if found := _EPOCH.fullmatch(text):
            return datetime.fromtimestamp(int(found[1]), UTC)
        if found := _COMPACT.fullmatch(text):
            return datetime(*(int(part or 0) for part in found.groups()))  # type: ignore[arg-type] # at most seven, by the pattern
        if found := _SHORT_YEAR.fullmatch(text):
            return datetime(2000 + int(found[1]), int(found[2]), int(found[3]))
        if mail := parsedate_tz(text):
            moment = datetime(*mail[:6])
            return moment if mail[9] is None else moment.replace(tzinfo=_fixed(mail[9]))
    except (ValueError, OverflowError, TypeError):
        return None
    if len(text) <= _LONGEST and (bare := _DECORATION.sub(r"\1", text)) != text:
        return _moment(bare, formats)
    bare = text.removesuffix(" UTC")
    for pattern in (*_WORDS, *formats):
        try:
            moment = datetime.strptime(bare, pattern)
            return moment if bare == text else moment.replace(tzinfo=UTC)
        except ValueError:
            continue
    return _by_numbers(text)


def _by_numbers(text: str) -> datetime | None:
    """The date of `25-02-2022`, `02/25/2022` or `5.2.2022`; None where it is not certain which number is the month."""
    if not (found := _DAY_AND_MONTH.fullmatch(text)):
        return None
    left, right = int(found[1]), int(found[3])
    if found[2] == "." or left > _LAST_MONTH:
        day, month = left, right
    elif right > _LAST_MONTH:
        day, month = right, left
    else:
        return None
    try:
        hour, minute, second = (int(part or 0) for part in found.groups()[4:])
        return datetime(int(found[4]), month, day, hour, minute, second)
    except ValueError:
        return None


def _rolled_over(text: str) -> datetime | None:
    """The date of `2017-02-29`: days and months past the last one go on in the next."""
    if not (found := _ISO.fullmatch(text)) or text[4] != "-":
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    try:
        first = datetime(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
        moment = first + timedelta(days=day - 1, hours=hour, minutes=minute, seconds=second)
        return moment.replace(tzinfo=_offset(found[7])) if found[7] else moment
    except (ValueError, OverflowError):
        return None


@lru_cache(64)  # a site has two of them, and a date each post and comment
def _offset(text: str) -> tzinfo:
    if text.upper() in ("Z", "UTC", "GMT"):
        return UTC
    text = text.upper().removeprefix("UTC").removeprefix("GMT")
    hours, _, minutes = text[1:].partition(":") if ":" in text else (text[1:3], "", text[3:])
    return _fixed((-1 if text[0] == "-" else 1) * (int(hours) * 3600 + int(minutes or 0) * 60))


def _fixed(seconds: int) -> tzinfo:
    return timezone(timedelta(seconds=seconds))
