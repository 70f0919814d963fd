"""Dates of a page as the model stores them. `page_words.dates` reads dates as people write them."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Final

from converters import dates as model_dates
from converters.page_words import dates

_ISO: Final = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)[T ]?(?:(\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?",
    re.ASCII,
)
_MOMENT: Final = re.compile(r"(\d{12,13})|(1\d{9})")
"""Milliseconds, or seconds from 2001 to 2033, since 1970."""
_FARTHEST: Final = 200
"""Characters of a text that are searched for a date."""


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
    found = dates.within(text, month_first=month_first)
    return found.moment if found else None


def month_first(language: str) -> bool | None:
    """Whether 3/4/2020 is the 4th of March in a language; None where that is unknown."""
    return True if language.lower().replace("_", "-") in ("en-us", "en-ca", "en-ph") else None


def _sound(stamp: str, offset: str) -> str | None:
    """The date if it is valid. An offset that no time zone has is handled by `converters.border`."""
    moment = model_dates.parsed(stamp + offset)
    return model_dates.iso(moment) if moment else None
