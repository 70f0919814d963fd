"""A date of the model as the two that WordPress stores, the wall clock's and GMT's."""

import re
from contextlib import suppress
from datetime import datetime

from converters import lazy_re
from converters.dates import utc
from converters.extra_keys import PUB_DATE
from converters.model import Extra
from converters.readers.wordpress.vocabulary import MONTHS, NO_DATE

_WITH_OFFSET = len("2020-01-06T12:00:00+02:00")
_STAMP = lazy_re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", re.ASCII)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def both(date: str | None, field: str, extra: Extra) -> tuple[str, str]:
    """Local and GMT date; a date of the source that the reader kept in `extra` is removed from it and used.

    An invalid date stays there: WordPress would not import an item that has one.
    """
    here = there = ""
    if extra:
        here, there = _stated(extra, field), _stated(extra, f"{field}_gmt")
    if date is None:
        return here, there
    return here or f"{date[:10]} {date[11:19]}", there or _gmt(date)


def _gmt(date: str) -> str:
    """The date of GMT; media may have any text that begins like a date."""
    if len(date) == _WITH_OFFSET:  # nearly always
        with suppress(ValueError, OverflowError):
            moment = datetime.fromisoformat(date)
            if offset := moment.utcoffset():
                return str(moment.replace(tzinfo=None) - offset)[:19]
    found = utc(date)
    return str(found)[:19] if found else NO_DATE


def published(date: str | None, extra: Extra) -> str:
    """`pubDate`: the source's own, or the moment as RSS writes it."""
    if stated := (extra.pop(PUB_DATE) if isinstance(extra.get(PUB_DATE), str) else ""):
        return stated
    moment = utc(date) if date else None
    if not moment:
        return ""
    day, month = _DAYS[moment.weekday()], MONTHS[moment.month - 1]
    return f"{day}, {moment.day:02d} {month} {moment.year:04d} {moment:%H:%M:%S} +0000"


def _stated(extra: Extra, name: str) -> str:
    """A date as WordPress writes it, out of `extra`."""
    text = extra.get(name)
    if not isinstance(text, str) or not _STAMP.fullmatch(text):
        return ""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return ""
    return str(extra.pop(name))
