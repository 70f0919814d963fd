"""Dates: the wall clock is stored, its zone is not; local minus GMT gives it.

WordPress stores `0000-00-00 00:00:00` where there is no date (a draft that was never
published has no GMT date); PHP prints that as a day in November of the year -1.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from converters import dates, lazy_re, messages
from converters.extra_keys import PUB_DATE
from converters.model import Extra
from converters.readers.wordpress.vocabulary import MONTHS

Note = Callable[..., None]
"""Takes a finding about the record in hand: its kind and the words of its sentence."""

_STAMP = lazy_re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d")
_ZERO = lazy_re.compile(r"0000-00-00|-0001-11-30|.*\s-0001\s")


def read_date(local: str, gmt: str, field: str, extra: Extra, note: Note, pub_date: str = "") -> str | None:
    """A date of the model from WordPress's local and GMT dates; a `pubDate` that differs is kept in `extra`.

    `field` is the element with the local one; what is no date is kept under its name in `extra`, and reported.
    """
    if _STAMP.fullmatch(local) and _STAMP.fullmatch(gmt):  # nearly always
        try:
            here, there = datetime.fromisoformat(local), datetime.fromisoformat(gmt)
        except ValueError:
            pass
        else:
            if pub_date and not _says(pub_date, gmt):
                _published(pub_date, extra, note, there)
            if offset := dates.OFFSETS.get(here - there):
                return f"{local[:10]}T{local[11:]}{offset}"
            return _joined(here, there, field, local, extra, note)
    return _read_odd(local.strip(), gmt.strip(), field, extra, note, pub_date.strip())


def _read_odd(local: str, gmt: str, field: str, extra: Extra, note: Note, pub_date: str) -> str | None:
    """As `read_date`, if a date is missing, zero, invalid or in another notation."""
    here, there = _time(local, field, extra, note), _time(gmt, f"{field}_gmt", extra, note)
    if here and here.tzinfo:
        return _stated(here, field, extra, note)
    if there and there.tzinfo:
        there = dates.in_utc(there)
    if here and there:
        _published(pub_date, extra, note, there)
        return _joined(here, there, field, local, extra, note)
    if there:
        _published(pub_date, extra, note, there)
        return there.isoformat() + "+00:00"
    published = _published(pub_date, {}, note, None)
    if published and not here:
        return _stated(published, PUB_DATE, extra, note)
    if published and here and (there := dates.in_utc(published)):
        both = dates.joined(here, there)
        if not both.offset_is_bad:
            return both.date
    if pub_date and not _ZERO.match(pub_date):
        extra[PUB_DATE] = pub_date
    return here.isoformat() if here else None


def _joined(here: datetime, there: datetime, field: str, local: str, extra: Extra, note: Note) -> str | None:
    """The date with the offset between local time and UTC; `local` is the text of the first."""
    made = dates.joined(here, there)
    if made.offset_is_bad:
        note(messages.BAD_OFFSET, local=local, utc=there)
        extra[field] = local
    return made.date


def _stated(moment: datetime, field: str, extra: Extra, note: Note) -> str | None:
    """The date of a time that has its own offset."""
    made = dates.stated(moment)
    if made.offset_is_bad:
        note(messages.BAD_OFFSET, local=made.stated, utc=made.date)
    elif made.stated:
        note(messages.BAD_DATE, field=field, text=made.stated)
    if made.stated:
        extra.setdefault(field, made.stated)
    return made.date


def _time(text: str, field: str, extra: Extra, note: Note) -> datetime | None:
    """Read one of WordPress's dates; None if it is missing or zero."""
    if not text or _ZERO.match(text):
        return None
    if moment := dates.parsed(text):
        return moment
    note(messages.BAD_DATE, field=field, text=text)
    extra[field] = text
    return None


def _says(pub_date: str, gmt: str) -> bool:
    """Whether a `pubDate` in WordPress's notation is this time (cheaper than parsing it)."""
    return pub_date[5:] == f"{gmt[8:10]} {MONTHS[int(gmt[5:7]) - 1]} {gmt[:4]} {gmt[11:]} +0000"


def _published(text: str, extra: Extra, note: Note, utc: datetime | None) -> datetime | None:
    """Read `pubDate`; its text is kept in `extra` unless it is the same time as `utc`."""
    if not text or _ZERO.match(text):
        return None
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        if utc is None:  # otherwise nothing depends on it
            note(messages.BAD_DATE, field="pubDate", text=text)
        extra[PUB_DATE] = text
        return None
    moment = moment.replace(tzinfo=moment.tzinfo or UTC)
    if utc is not None and moment != utc.replace(tzinfo=UTC):
        extra[PUB_DATE] = text
    return moment
