"""Dates: the wall clock is stored, its zone is not; local minus GMT gives it.

WordPress stores `0000-00-00 00:00:00` where there is no date (a draft that was never
published has no GMT date); PHP prints that as a day in November of the year -1.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from converters import messages
from converters.model import Extra

Note = Callable[..., None]
"""Takes a finding about the record in hand: its kind and the words of its sentence."""

_STAMP = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d").fullmatch
_LOOSE = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d)(:\d\d)?(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?", re.ASCII
).fullmatch
_ZERO = re.compile(r"0000-00-00|-0001-11-30|.*\s-0001\s").match
_QUARTER = timedelta(minutes=15)
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def _offset(quarters: int) -> str:
    hours, rest = divmod(abs(quarters), 4)
    return f"{'-' if quarters < 0 else '+'}{hours:02d}:{rest * 15:02d}"


OFFSETS = {quarters * _QUARTER: _offset(quarters) for quarters in range(-12 * 4, 14 * 4 + 1)}
"""The offsets that some place on earth has or had, as ISO 8601 writes them."""


def read_date(local: str, gmt: str, field: str, extra: Extra, note: Note, pub_date: str = "") -> str | None:
    """A date of the model from the two that WordPress stores (and RSS's `pubDate`, of which extra keeps what differs).

    `field` is the element with the local one; what is no date is kept under its name in `extra`, and reported.
    """
    if _STAMP(local) and _STAMP(gmt):  # nearly always
        try:
            here, there = datetime.fromisoformat(local), datetime.fromisoformat(gmt)
        except ValueError:
            pass
        else:
            if pub_date and not _says(pub_date, there):
                _published(pub_date, extra, note, there)
            if (offset := OFFSETS.get(here - there)) is not None:
                return f"{local[:10]}T{local[11:]}{offset}"
            note(messages.BAD_OFFSET, local=local, utc=gmt)
            extra[field] = local
            return f"{gmt[:10]}T{gmt[11:]}+00:00"
    return _read_odd(local.strip(), gmt.strip(), field, extra, note, pub_date.strip())


def _read_odd(local: str, gmt: str, field: str, extra: Extra, note: Note, pub_date: str) -> str | None:
    """The same where one of them is missing, zero, wrong or written otherwise."""
    here, there = _time(local, field, extra, note), _time(gmt, f"{field}_gmt", extra, note)
    if here and here.tzinfo:
        return _iso(here, field, extra)
    if there and there.tzinfo:
        there = there.astimezone(UTC).replace(tzinfo=None)
    if here and there:
        if (offset := OFFSETS.get(here - there)) is None:
            note(messages.BAD_OFFSET, local=local, utc=gmt)
            extra[field] = local
            here, offset = there, "+00:00"
        _published(pub_date, extra, note, there)
        return here.isoformat() + offset
    if there:
        _published(pub_date, extra, note, there)
        return there.isoformat() + "+00:00"
    published = _published(pub_date, {}, note, None)
    if published and not here:
        return _iso(published, "pubDate", extra)
    if published and here:
        offset = OFFSETS.get(here - published.astimezone(UTC).replace(tzinfo=None))
        if offset is not None:
            return here.isoformat() + offset
    if pub_date and not _ZERO(pub_date):
        extra["pubDate"] = pub_date
    return here.isoformat() if here else None


def _iso(moment: datetime, field: str, extra: Extra) -> str:
    """A moment that states its own offset; one that no place has is turned into UTC."""
    offset = OFFSETS.get(moment.utcoffset() or timedelta(), "")
    if not offset:
        extra.setdefault(field, moment.isoformat())
        moment, offset = moment.astimezone(UTC), "+00:00"
    return moment.replace(tzinfo=None).isoformat() + offset


def _time(text: str, field: str, extra: Extra, note: Note) -> datetime | None:
    """Read one of WordPress's dates; None for none."""
    if not text or _ZERO(text):
        return None
    if found := _LOOSE(text):
        day, minute, second, zone = found.groups()
        try:
            return datetime.fromisoformat(f"{day}T{minute or '00:00'}{second or ':00'}{zone or ''}")
        except ValueError:
            pass
    note(messages.BAD_DATE, field=field, text=text)
    extra[field] = text
    return None


def _says(pub_date: str, utc: datetime) -> bool:
    """Whether a `pubDate` as WordPress writes it is this moment (cheaper than to read it)."""
    return pub_date[5:] == f"{utc.day:02d} {_MONTHS[utc.month - 1]} {utc.year:04d} {utc.time()} +0000"


def _published(text: str, extra: Extra, note: Note, utc: datetime | None) -> datetime | None:
    """Read `pubDate`; its text is kept in `extra` unless it is the moment `utc`."""
    if not text or _ZERO(text):
        return None
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        if utc is None:  # otherwise nothing depends on it
            note(messages.BAD_DATE, field="pubDate", text=text)
        extra["pubDate"] = text
        return None
    moment = moment.replace(tzinfo=moment.tzinfo or UTC)
    if utc is not None and moment != utc.replace(tzinfo=UTC):
        extra["pubDate"] = text
    return moment
