"""Dates and offsets: text or `datetime` in, the model's date or nothing out.

The rule (`docs/archive.md`, "Conventions"): a date is the site's wall clock with its offset. Where no place has
that offset, the UTC date stands, the local one is kept in `extra`, and a warning says so. Nothing here
raises for a date that does not exist, or that Python cannot count (30 February, the year 0 or 10000).

Readers may yield any date of ISO 8601, with any offset: `converters.border` settles each.
"""

import re
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any, Final, NamedTuple, get_args
from zoneinfo import ZoneInfo

from converters import lazy_re
from converters.errors import UsageError
from converters.model import Date

QUARTER: Final = timedelta(minutes=15)
SAME: Final = timedelta(minutes=1)
"""Two times that are less apart are one."""

NO_DATE: Final = "1970-01-01T00:00:00Z"
"""What a target states that must have a date, such as `updated` of Atom (RFC 4287, section 4.1.2), where none is known."""

_MODEL = lazy_re.compile(get_args(Date)[1].pattern, re.ASCII)
_LOOSE = lazy_re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d(?::\d\d)?)?",
    re.ASCII | re.IGNORECASE,
)


def _written(quarters: int) -> str:
    hours, rest = divmod(abs(quarters), 4)
    return f"{'-' if quarters < 0 else '+'}{hours:02d}:{rest * 15:02d}"


OFFSETS: Final = {quarters * QUARTER: _written(quarters) for quarters in range(-12 * 4, 14 * 4 + 1)}
"""The offsets that some place on earth has or had, as ISO 8601 writes them."""


class Settled(NamedTuple):
    """A date of the model, or None; `stated` is the text of the source, where `date` does not hold all of it."""

    date: str | None
    stated: str = ""

    @property
    def offset_is_bad(self) -> bool:
        """Whether the date is that of UTC, since no place has the offset of the source."""
        return bool(self.date and self.stated)


def is_model_date(text: str) -> bool:
    """Whether a text is a date as the model has it."""
    return _MODEL.fullmatch(text) is not None


def named_zone(name: str) -> tzinfo | None:
    """A time zone by its name; `None` if there is no such zone."""
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # also a name that leaves the folder of zones
        return None


def stated_zone(name: str) -> tzinfo | None:
    """The time zone of `-o zone=`; None for an empty name. Raises `UsageError` where there is no such zone."""
    zone = named_zone(name) if name else None
    if name and zone is None:
        raise UsageError(f"-o zone={name}: there is no such time zone; one is named as in Europe/Berlin")
    return zone


def settled(value: str | date) -> Settled:
    """The date of the model for a text of ISO 8601 or a `datetime`; None, with the text, for an invalid date.

    `settled("2020-04-05T08:00:00+09:20")` is the moment in UTC and the text. `Z` is `+00:00`, a day alone is
    midnight, parts of a second are dropped.
    """
    if isinstance(value, str):
        if _MODEL.fullmatch(value):
            return Settled(value)
        moment = parsed(value)
    else:
        moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
    return stated(moment, str(value)) if moment else Settled(None, str(value))


def kept(text: str | None, field: str, extra: dict[str, Any]) -> str | None:
    """The date of the model for a text of ISO 8601; what the model cannot hold of it goes to `extra`, under `field`."""
    found = settled(text) if text else Settled(None)
    if found.stated:
        extra[field] = found.stated
    return found.date


def parsed(text: str) -> datetime | None:
    """The moment of a text of ISO 8601; white space around it, and missing seconds, are forgiven."""
    found = _LOOSE.fullmatch(text.strip())
    if not found:
        return None
    day, minute, second, zone = found.groups()
    zone = "+00:00" if zone and zone.upper() in ("Z", "UTC", "GMT") else zone
    try:
        return datetime.fromisoformat(f"{day}T{minute or '00:00'}{second or ':00'}{zone or ''}")
    except ValueError:
        return None


def stated(moment: datetime, source_text: str = "") -> Settled:
    """The date of a moment with its own offset, if it has one; `source_text` is the text of the source."""
    moment = moment.replace(microsecond=0)
    try:
        offset = moment.utcoffset()
    except (ValueError, OverflowError):  # a zone of somebody else's
        return Settled(None, source_text or moment.replace(tzinfo=None).isoformat())
    clock = moment.replace(tzinfo=None)
    if offset is None:
        return Settled(clock.isoformat())
    if (known := OFFSETS.get(offset)) is not None:
        return Settled(clock.isoformat() + known)
    source_text = source_text or moment.isoformat()
    try:
        return Settled((clock - offset).replace(microsecond=0).isoformat() + "+00:00", source_text)
    except OverflowError:
        return Settled(None, source_text)


def joined(local: datetime, gmt: datetime) -> Settled:
    """The date of a wall clock's time and UTC's, both without an offset: their difference is the offset.

    Seconds do not count: a program that asks for the time twice writes 18:00:00 and 10:00:01.
    """
    difference = local - gmt
    offset = OFFSETS.get(difference)
    if offset is None:
        nearest = round(difference / QUARTER) * QUARTER
        offset = OFFSETS.get(nearest) if abs(difference - nearest) < SAME else None
    if offset is None:
        return Settled(f"{gmt.isoformat()}+00:00", local.isoformat(" "))
    return Settled(local.isoformat() + offset)


def in_utc(moment: datetime) -> datetime | None:
    """The clock of UTC at a moment that has an offset; none past what Python counts."""
    try:
        return moment.astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return None


def iso(moment: datetime) -> str:
    """A moment as ISO 8601 with whatever offset it has, to the second; `settled` makes the model's date of it."""
    return moment.isoformat(timespec="seconds")


def in_zone(date: str | None, zone: tzinfo | None = UTC) -> datetime | None:
    """A date of the model as it is in a zone; as it stands where it has no offset, none past what Python counts."""
    moment = parsed(date) if date else None
    if moment is None or moment.tzinfo is None or zone is None:
        return moment
    try:
        return moment.astimezone(zone)
    except (ValueError, OverflowError):
        return None


def utc_text(date: str | None) -> str:
    """A date of the model in UTC, as `2020-01-05T08:00:00Z` (RFC 3339); one without an offset is taken for UTC.

    Empty for none, and for a year before 1000, which Python writes without its zeros.
    """
    moment = in_zone(date)
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}" if moment and moment.year >= 1000 else ""


def utc(date: str | None) -> datetime | None:
    """A date of the model in UTC; none for one without an offset, or past what Python counts."""
    moment = in_zone(date)
    return moment if moment and moment.tzinfo else None
