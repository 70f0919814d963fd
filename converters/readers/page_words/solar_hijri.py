"""Dates of the Solar Hijri calendar of Iran, as blogs in Persian show them: `۲۱ اسفند ۱۳۸۸`.

Dates in numbers alone are not read: the lunar calendar has such years too.

Source of the rules: the calendar's year begins on the day of the spring equinox; six months have 31 days, five have 30,
the last one 29, or 30 in a leap year; 8 of 33 years are leap years, those with these remainders by 33 (right for the years
1206 to 1498, as tables of the equinox show).
"""

import re
from datetime import date
from functools import cache
from typing import Final, NamedTuple

MONTHS: Final = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip
_LEAP: Final = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
_CYCLE: Final = 33
_KNOWN_YEAR, _KNOWN_DAY = 1388, date(2009, 3, 21).toordinal()
"""A year, and the day on which it began."""
_LONG_MONTHS: Final = 6
"""The months with 31 days."""
_ARABIC_FORMS: Final = str.maketrans("يىك", "ییک")
"""Letters that keyboards for Arabic have for those of Persian."""


class Day(NamedTuple):
    """A day of the Gregorian calendar, and the text behind it, with its time if it has one."""

    day: date
    clock: str


def read(line: str) -> Day | None:
    """The day that a line with digits of ASCII begins with, after a day of the week; None for other lines."""
    if line.isascii() or not (found := _names().fullmatch(line.translate(_ARABIC_FORMS))):
        return None
    day = to_gregorian(int(found["y"]), MONTHS.index(found["m"]) + 1, int(found["d"]))
    return Day(day, found["clock"] or "") if day else None


def to_gregorian(year: int, month: int, day: int) -> date | None:
    """The Gregorian date; None where the calendar has no such day."""
    if not 1 <= month <= len(MONTHS):
        return None
    longest = 31 if month <= _LONG_MONTHS else 30
    if month == len(MONTHS) and year % _CYCLE not in _LEAP:
        longest = 29
    if not 1 <= day <= longest:
        return None
    begins = _KNOWN_DAY + 365 * (year - _KNOWN_YEAR) + _leap_years(year) - _leap_years(_KNOWN_YEAR)
    return date.fromordinal(begins + 30 * (month - 1) + min(month - 1, _LONG_MONTHS) + day - 1)


def _leap_years(year: int) -> int:
    """How many leap years are before a year."""
    cycles, rest = divmod(year, _CYCLE)
    return cycles * len(_LEAP) + sum(each < rest for each in _LEAP)


@cache
def _names() -> re.Pattern[str]:
    weekday = r"(?:[^\W\d]{2,10}(?:[ \u200c][^\W\d]{3,8})?[،, ]{1,2})?"
    names = "|".join(MONTHS)
    return re.compile(
        rf"{weekday}(?P<d>\d{{1,2}}) ?(?:ام )?(?P<m>{names})(?: ماه)?[،, ]{{1,2}}(?P<y>1[34]\d\d)(?:[،, –-]{{1,3}}(?P<clock>.*))?"
    )
