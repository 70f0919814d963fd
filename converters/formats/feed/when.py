"""Dates of feeds: of mail (RSS, RFC 822 and its followers), of ISO 8601 (Atom, Dublin Core, JSON Feed), and near misses."""

import re
from calendar import month_abbr
from datetime import date as date_
from datetime import tzinfo
from email.utils import parsedate_tz
from typing import Final

from converters import dates, lazy_re

_ZONES: Final = {
    "cet": 60, "cest": 120, "met": 60, "mez": 60, "mesz": 120, "bst": 60, "wet": 0, "west": 60, "eet": 120, "eest": 180,
    "msk": 180, "ist": 330, "jst": 540, "kst": 540, "hkt": 480, "sgt": 480, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780,
    "brt": -180, "art": -180, "akst": -540, "hst": -600, "utc": 0, "z": 0,
}  # fmt: skip
"""Names of zones that RFC 822 does not have -> minutes from UTC."""
_ZONE: Final = lazy_re.compile(r"\b([A-Za-z]{1,4})\s*$")
_WEEKDAY: Final = lazy_re.compile(r"^\s*[^\W\d]{2,12}\.?,?\s+(?=\d)")
_GMT_OFFSET: Final = lazy_re.compile(r"\b(?:GMT|UTC)\s*([+-]\d{1,2}):?(\d\d)?\s*$", re.IGNORECASE)
_MONTH: Final = lazy_re.compile(r"[^\W\d_]{3,}\.?")
_DAY: Final = lazy_re.compile(r"/((?:19|20)\d\d)/(\d\d?)/(\d\d?)/")
_COLON: Final = lazy_re.compile(r"([+-]\d\d):(\d\d)\s*$")
_HAS_ZONE: Final = lazy_re.compile(r":\d\d\s*(?:[+-]\d{4}|[A-Za-z]{1,5})\s*$")
"""A zone behind a time. `-0000` says that nobody knows it (RFC 5322 section 3.3); the clock is that of UTC."""


def iso(text: str) -> str:
    """A date as ISO 8601, with its offset where it states one; the text itself where it is no date."""
    text = " ".join(text.split())
    if not text or dates.parsed(text):
        return text
    found = _mailed(_WEEKDAY.sub("", text))
    return found or text


def on_clock(text: str, zone: tzinfo | None) -> str:
    """A date of UTC on the clock of a zone, if there is one; one with another offset as it is."""
    date = iso(text)
    if zone is None or not date.endswith(("Z", "+00:00")):
        return date
    moment = dates.in_zone(date, zone)
    return dates.iso(moment) if moment else date


def is_another_day(text: str, url: str) -> bool:
    """Whether a permalink names the day before or after that of a date: then the clock of the site is not that of the date."""
    found, moment = _DAY.search(url), dates.parsed(iso(text))
    if not found or not moment:
        return False
    try:
        stated = date_(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return False
    return abs((stated - moment.date()).days) == 1


def in_utc(text: str) -> str:
    """The same in UTC, to compare; empty where it is no date."""
    moment = dates.in_zone(iso(text)) if text else None
    return moment.replace(tzinfo=None).isoformat() if moment else ""


def _in_english(text: str) -> str:
    """A date with the English name of its month."""
    from converters.readers.page_words.dates import months  # few feeds need it

    def month(found: re.Match[str]) -> str:
        number = months().get(found[0].lower()) or months().get(found[0].lower().rstrip("."))
        return month_abbr[number] if number else found[0]

    return _MONTH.sub(month, text)


def _mailed(text: str) -> str:
    if found := _GMT_OFFSET.search(text):
        text = f"{text[: found.start()]}{int(found[1]):+03d}{found[2] or '00'}"
    text = _COLON.sub(r"\1\2", text)
    parts = parsedate_tz(text) or parsedate_tz(f"{text} 00:00:00") or parsedate_tz(_in_english(text))
    if not parts:
        return ""
    year, month, day, hour, minute, second = parts[:6]
    clock = f"{year:04d}-{month:02d}-{day:02d}T{hour:02d}:{minute:02d}:{min(second, 59):02d}"
    minutes = (parts[9] or 0) // 60 if _HAS_ZONE.search(text) else None
    if zone := _ZONE.search(text):
        minutes = _ZONES.get(zone[1].lower(), minutes)
    if minutes is None:
        return clock
    hours, rest = divmod(abs(minutes), 60)
    return f"{clock}{'-' if minutes < 0 else '+'}{hours:02d}:{rest:02d}"
