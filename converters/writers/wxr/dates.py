"""A date of the model as the two that WordPress stores, the wall clock's and GMT's."""

from datetime import UTC, datetime

from converters.formats.wxr import NO_DATE
from converters.model import Extra

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def both(date: str | None, field: str, extra: Extra) -> tuple[str, str]:
    """Local and GMT date; what the reader kept of those of the source is taken out of `extra`, and stands."""
    here, there = _taken(extra, field), _taken(extra, f"{field}_gmt")
    if date is None:
        return here, there
    moment = utc(date)
    gmt = moment.strftime("%Y-%m-%d %H:%M:%S").rjust(19, "0") if moment else NO_DATE
    return here or f"{date[:10]} {date[11:19]}", there or gmt


def utc(date: str) -> datetime | None:
    """The moment of a date in UTC; None for one without an offset, or before or after all that Python counts."""
    if len(date) == 19:
        return None
    try:
        return datetime.fromisoformat(date).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def published(date: str | None, extra: Extra) -> str:
    """`pubDate`: the source's own, or the moment as RSS writes it."""
    if stated := _taken(extra, "pubDate"):
        return stated
    moment = utc(date) if date else None
    if not moment:
        return ""
    day, month = _DAYS[moment.weekday()], _MONTHS[moment.month - 1]
    return f"{day}, {moment.day:02d} {month} {moment.year:04d} {moment:%H:%M:%S} +0000"


def _taken(extra: Extra, name: str) -> str:
    return extra.pop(name) if isinstance(extra.get(name), str) else ""
