"""Dates as people read them on a page, in many languages: `April 5, 2020 at 8:00 am`, `5. Mai 2020 um 8:00 Uhr`.

A page shows the site's wall clock and seldom the zone, so that none is made up. The names of
months stand in `phrases.yml`.
"""

import re
from datetime import datetime
from functools import cache, lru_cache
from typing import NamedTuple

from converters import lazy_re
from converters.readers.page_words import solar_hijri
from converters.readers.page_words.phrases import KEPT_LINES, table

_POSTED = lazy_re.compile(r"(?<=\d)\s?(?:发表|發表|发布|發布|回复|回覆|评论|評論|에 작성|作成)$")
"""What is printed right behind a date."""
_DIGIT = lazy_re.compile(r"\d")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
"""The years that a date on a page may have."""
_WORD = lazy_re.compile(r"[^\s·•|]+")
"""A word: between a name and a date there may be a dot and no space (`Ann·5 May 2020`)."""
_WORDS = 12
"""Words of the longest date."""
_HAS_YEAR = lazy_re.compile(
    r"(?<!\d)(?:(?:19|20|25|13|14)\d\d)(?!\d)|\d\d?[./]\d\d?[./]\d\d(?!\d)|(?<=\d )['’]\d\d(?!\d)"
)


_HAS_CLOCK = lazy_re.compile(r"\d\s*[:.hH時时시]")
"""What each time of day has."""
_SHORT_YEAR = lazy_re.compile(r"(?<=\d )['’](?=\d\d(?!\d))")
"""`May 13 '23`."""


_CLOCK_APART = lazy_re.compile(r"(?<=\d) // (?=\d)")
"""`15.07.2020 // 12:00`."""


class Moment(NamedTuple):
    """A date that was read: ISO 8601, with an offset only where the text has one."""

    text: str
    """Empty for a date that counts from a time which is not known."""
    has_time: bool
    sure: bool
    """False for 3/4/2020 where it is unknown which number is the month."""
    shown: str = ""
    """The text of a date that counts: `3 years ago`."""

    @property
    def is_exact(self) -> bool:
        """Whether it says when as pages do of a comment, and prose seldom does: with a time of day, or counting."""
        return self.has_time or bool(self.shown)


class Dated(NamedTuple):
    """A date within a text, and what stands before and after it."""

    before: str
    moment: Moment
    after: str


def has_year(text: str) -> bool:
    """Whether a text has what every date `within` it has: a look that costs little."""
    return bool(_HAS_YEAR.search(_ascii(text)))


@lru_cache(KEPT_LINES)  # who looks for comments in a text asks several times for each line
def within(text: str, *, month_first: bool | None = None) -> Dated | None:
    """The longest part of a text that is a date with a year; one with a time of day precedes one without."""
    text = _ascii(text)
    if not has_year(text):
        return None
    words = list(_WORD.finditer(text))
    years = [found.start() for found in _HAS_YEAR.finditer(text)]
    fitting = [_may_be_in_date(word[0]) for word in words]
    is_timed = _HAS_CLOCK.search(text) is not None
    best: Dated | None = None
    for start, first in enumerate(words):
        next_year = next((year for year in years if year >= first.start()), None)
        if next_year is None or (best is not None and (best.moment.has_time or not is_timed)):
            break
        weekday = start if any(map(str.isalnum, first[0])) else start + 1
        unfit = next((at for at in range(weekday + 1, len(words)) if not fitting[at]), len(words))
        for end in range(min(unfit, start + _WORDS), start, -1):
            if words[end - 1].end() <= next_year:
                break
            if best is not None and end - start < 2:
                break
            last = words[end - 1]
            found = read(text[first.start() : last.end()], month_first=month_first)
            if found and (best is None or found.has_time):
                start = _latest_start(text, words[start:end], found, month_first)
                best = Dated(text[:start], found, text[last.end() :])
                break
    return best


@lru_cache(4096)
def _may_be_in_date(word: str) -> bool:
    """Whether a word may stand in a date, but at its beginning, where any word may be a day of the week: a look that costs
    little, before all words around a year are read together."""
    if not word.isascii():
        return True
    letters = _LETTERS.findall(word)
    return all(run.lower() in _date_letters() or _ZONE.fullmatch(run) for run in letters)


_LETTERS = lazy_re.compile(r"[A-Za-z]+")
_ZONE = lazy_re.compile(r"[A-Z]{3,5}")
"""The letters of a time zone."""


@cache
def _date_letters() -> frozenset[str]:
    """All letters of ASCII that dates have, in small letters."""
    texts = [*months(), *_BY_STOP, *_halves("am"), *_halves("pm"), *_BETWEEN]
    texts += [word for roles in table().values() for word in roles.get("clock", ())]
    return frozenset(run.lower() for text in texts for run in _LETTERS.findall(text))


_BETWEEN = "st nd rd th er de del of d the le am el il den op em on at dnia h hrs uhr uur val min m gada t z utc gmt".split()
"""The words and letters that the patterns of this module have besides."""


def _latest_start(text: str, words: list[re.Match[str]], found: Moment, month_first: bool | None) -> int:
    """Where a date begins at the latest: a word before it can be a day of the week, or a name."""
    start = words[0].start()
    for word in words[1:2]:
        if read(text[word.start() : words[-1].end()], month_first=month_first) == found:
            start = word.start()
    return start


@lru_cache(KEPT_LINES)  # comments of one day have the same dates, and each is read in several lines
def read(text: str, *, month_first: bool | None = None) -> Moment | None:
    """The date that a whole text is; None for other texts and for relative dates (`3 days ago`).

    `month_first` says how 3/4/2020 is meant, where the caller knows; else the day comes first
    unless it cannot, and the moment is not `sure`. A day of the week before it does not count.
    """
    line = _POSTED.sub("", " ".join(_ascii(text).split()))
    line = _SHORT_YEAR.sub("20", _CLOCK_APART.sub(", ", line)).strip(" .,:;|·•–—-()[]{}#@/")
    if not 6 <= len(line) <= 80 or not _DIGIT.search(line):
        return None
    for reader in (_iso, _east_asian, _named, _numeric, _persian):
        if found := reader(line, month_first):
            return found
    return _clock_within(line, month_first)


def _ascii(text: str) -> str:
    """The text with the digits and commas of ASCII for those of Arabic, Persian and Indian scripts, one for one."""
    return text if text.isascii() else text.translate(_digits())


@cache
def _digits() -> dict[int, str]:
    zeros = (0x0660, 0x06F0, 0x0966, 0x09E6, 0xFF10)
    return {zero + digit: str(digit) for zero in zeros for digit in range(10)} | {0x060C: ","}


_CLOCK_FIRST = lazy_re.compile(
    r"(?P<clock>\d{1,2}[:.h]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?(?: uhr)?)(?:,| -| /| \|)? (?:(?:on|am|le|el|il|op|den|em) )?"
    r"(?P<date>\D*\d.*)",
    re.IGNORECASE,
)
_CLOCK_BETWEEN = lazy_re.compile(
    r"(?P<day>.*\d) (?P<clock>\d\d:\d\d(?::\d\d)?)(?: [A-Z]{3,4}| [+-]\d{4})? (?P<year>\d{4})"
)


def _clock_within(line: str, month_first: bool | None) -> Moment | None:
    """`11:10, 16.06.2008`, and `Thu Jan 5 09:15:00 2012` as C's `ctime` writes it."""
    if found := _CLOCK_FIRST.fullmatch(line):
        day, clock = found["date"], found["clock"]
    elif found := _CLOCK_BETWEEN.fullmatch(line):
        day, clock = f"{found['day']} {found['year']}", found["clock"]
    else:
        return None
    for reader in (_iso, _east_asian, _named, _numeric):
        moment = reader(day, month_first)
        time = time_of_day(clock)
        if moment and time and not moment.has_time:
            hour, minute, second = time
            return Moment(f"{moment.text[:10]}T{hour:02}:{minute:02}:{second:02}", True, moment.sure)
    return None


_ISO = lazy_re.compile(
    r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:(?:T|[ ,]+(?:at |@ )?)(?P<clock>\d\d?:\d\d(?::\d\d)?)(?:\.\d+)? ?(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?)?"
)


def _iso(line: str, month_first: bool | None) -> Moment | None:
    found = _ISO.fullmatch(line)
    if not found:
        return None
    return _moment(
        found["y"], found["m"], found["d"], found["clock"] or "", zone=_offset(found["zone"] or "")
    )


_EAST_ASIAN = lazy_re.compile(
    r"(?P<y>\d{4}) ?[年년] ?(?P<m>\d{1,2}) ?[月월] ?(?P<d>\d{1,2}) ?[日號号일](?: ?[(（]?.{1,3}[)）]| ?.曜日?| ?星期.)?[ ,]*"
    r"(?P<clock>.*)"
)


def _east_asian(line: str, month_first: bool | None) -> Moment | None:
    found = _EAST_ASIAN.fullmatch(line)
    return _moment(found["y"], found["m"], found["d"], found["clock"]) if found else None


_DAY = r"(?P<d>\d{1,2})(?P<nth>st|nd|rd|th|er|\.|º|ª)?"
_YEAR = r"(?P<y>(?:19|20|25)\d\d)(?: ?(?:г|р)\.?)?"
_STATES_YEAR = lazy_re.compile(r"(?:19|20|25)\d\d")
"""What all dates with the name of a month have here. Most texts with a number have none, and need no pattern of all months."""
_WEEKDAY = r"(?:[^\W\d]{2,12}\.?,? )?"
_YEAR_FIRST = lazy_re.compile(_WEEKDAY + _STATES_YEAR.pattern)


@cache
def _forms(is_year_first: bool) -> tuple[re.Pattern[str], ...]:
    """The patterns of dates that begin with the year, or of all others: most sites need only these, and all months take
    long to compile."""
    words = "|".join(re.escape(word) for word in sorted({*months(), *_BY_STOP}, key=len, reverse=True))
    month = rf"(?P<m>{words})\.?"
    between = r"(?:,? (?:de |del |of |d'|năm |พ\.ศ\. ?)?|[ -])"
    rest = r"(?:[,.;|·–-]? ?(?P<clock>.*))?"
    others = (
        rf"{month} {_DAY},? {_YEAR}",  # April 5, 2020
        rf"(?:den |the |le |am |el |il |dnia |ngày )?{_DAY}{between}{month},?{between}{_YEAR}",  # 5. April 2020, 5 de abril de 2020
    )
    year_first = (
        rf"{_YEAR}[ -]{month}[ -]{_DAY}",  # 2020 April 5
        rf"{_YEAR}\. ?{month} {_DAY}",
        rf"{_YEAR} (?:m\.|gada) {month} {_DAY}(?: d\.)?",  # 2020 m. balandžio 5 d.
        rf"{_YEAR}\. gada {_DAY} {month}",  # 2020. gada 5. aprīlī
    )
    dates = year_first if is_year_first else others
    return tuple(re.compile(_WEEKDAY + date + rest, re.IGNORECASE) for date in dates)


@cache
def months() -> dict[str, int]:
    """Every form of every month's name in every language; one that means two months is left out. The table has `_` in
    a name of several words."""
    found: dict[str, set[int]] = {}
    for roles in table().values():
        for number, forms in enumerate(roles.get("months", ()), 1):
            for form in forms.split():
                found.setdefault(form.replace("_", " ").lower(), set()).add(number)
    return {form: numbers.pop() for form, numbers in found.items() if len(numbers) == 1}


_BY_STOP: dict[str, dict[str, int]] = {"listopada": {"": 11, ".": 10}}
"""Forms that two languages have for two months: Croatian has a full stop behind the day, and Polish none."""


def _named(line: str, month_first: bool | None) -> Moment | None:
    if not _STATES_YEAR.search(line):
        return None
    for pattern in _forms(bool(_YEAR_FIRST.match(line))):
        if found := pattern.fullmatch(line):
            form = found["m"].lower()  # without case, `re` takes a dotless i for an i
            month = months().get(form) or _BY_STOP.get(form, {}).get(found["nth"] or "")
            if month and (
                moment := _moment(_year(found["y"], form), month, found["d"], found["clock"] or "")
            ):
                return moment
    return None


def _year(year: str, month: str) -> str:
    """A year beside the name of a month; Thai pages count years since the Buddha, of which 2543 was the year 2000."""
    return str(int(year) - _BUDDHIST) if year > str(_LAST_YEAR) and "\u0e00" <= month[0] <= "\u0e7f" else year


_BUDDHIST = 543


def _persian(line: str, month_first: bool | None) -> Moment | None:
    if not (found := solar_hijri.read(line)):
        return None
    return _moment(str(found.day.year), str(found.day.month), str(found.day.day), found.clock)


_NUMERIC = lazy_re.compile(
    r"(?:(?P<weekday>[^\W\d]{2,12})\.?,? )?(?P<a>\d{1,4})(?P<by>[./-]) ?(?P<b>\d{1,2})(?:(?P=by) ?(?P<c>\d{4}|\d\d?)|, (?P<year>\d{4}))"
    r"(?: ?\([^\W\d]{1,3}\))?(?: ?г)?\.?,?(?:(?: ?-? | ?(?=\())(?P<clock>.*))?"
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""The starts of the English names, in the order of `datetime.weekday`."""


def _numeric(line: str, month_first: bool | None) -> Moment | None:
    found = _NUMERIC.fullmatch(line)
    if not found:
        return None
    first, second, third = found["a"], found["b"], found["c"] or found["year"]
    clock = found["clock"] or ""
    if len(first) == 4:
        return _moment(first, second, third, clock) if len(third) <= 2 else None
    if len(first) == 3 or len(third) == 1:
        return None
    year = third if len(third) == 4 else f"20{third}"
    swap = int(second) > 12 or (month_first is True and found["by"] == "/")
    if (fitting := _month_first_by_weekday(found["weekday"] or "", year, first, second)) is not None:
        swap, month_first = fitting, fitting
    day, month = (second, first) if swap and int(first) <= 12 else (first, second)
    sure = (
        found["by"] == "."
        or int(first) > 12
        or int(second) > 12
        or first == second
        or month_first is not None
    )
    return _moment(year, month, day, clock, sure=sure)


def _month_first_by_weekday(name: str, year: str, first: str, second: str) -> bool | None:
    """Whether the month comes first in `Mon, 03/10/2014`: only one of the two orders is on that day of the week."""
    if name[:3].lower() not in _WEEKDAYS:
        return None
    fitting = []
    for month_first, month, day in ((True, first, second), (False, second, first)):
        try:
            weekday = datetime(int(year), int(month), int(day)).weekday()
        except ValueError:
            continue
        if weekday == _WEEKDAYS.index(name[:3].lower()):
            fitting.append(month_first)
    return fitting[0] if len(fitting) == 1 else None


@cache
def _clock() -> re.Pattern[str]:
    words = {word for roles in table().values() for word in roles.get("clock", ())}
    before = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    halves = "|".join(
        re.escape(word).removesuffix(r"\.") + r"\.?" for half in ("am", "pm") for word in _halves(half)
    )
    return re.compile(
        rf"(?:(?:{before}|[-–|@·(])? ?)*(?P<before>{halves})? ?(?P<h>\d{{1,2}})(?: ?[:.hH時时시] ?(?P<min>\d\d)(?: ?min| ?分)?(?:[:.](?P<s>\d\d))?| ?h)"
        rf" ?(?P<after>{halves})?\.? ?(?:uhr|h|hrs|ч|น|val|uur)?\)?(?: ?\(?(?P<zone>(?:UTC|GMT)?[+-]\d\d:?\d\d|UTC|GMT|Z|[A-Z]{{2,4}}T)\)?)?",
        re.IGNORECASE,
    )


@cache
def _halves(half: str) -> tuple[str, ...]:
    return tuple({word for roles in table().values() for word in roles.get(half, ())})


def time_of_day(text: str) -> tuple[int, int, int] | None:
    """Hours, minutes and seconds of what follows a date; None where it is no time of day."""
    found = _clock().fullmatch(text.strip(" .,"))
    if not found:
        return None
    hour = int(found["h"])
    half = (found["before"] or found["after"] or "").lower().replace(".", "")
    if half and hour <= 12:
        is_pm = half in {word.replace(".", "") for word in _halves("pm")}
        hour = hour % 12 + (12 if is_pm else 0)
    return hour, int(found["min"] or 0), int(found["s"] or 0)


def _zone(text: str) -> str:
    """The offset of a time of day; empty for none, and for letters (`CET`), of which many mean more than one."""
    found = _clock().fullmatch(text.strip(" .,"))
    return _offset(found["zone"] or "") if found else ""


def _offset(zone: str) -> str:
    """`+01:00` for `GMT+0100`, `+00:00` for `UTC`; empty for other letters."""
    if zone.upper() in ("Z", "UTC", "GMT"):
        return "+00:00"
    digits = zone.upper().removeprefix("UTC").removeprefix("GMT")
    return f"{digits[:3]}:{digits[-2:]}" if digits[:1] in ("+", "-") else ""


def _moment(
    year: str | int, month: str | int, day: str | int, clock: str, *, zone: str = "", sure: bool = True
) -> Moment | None:
    time = time_of_day(clock) if clock else (0, 0, 0)
    if time is None:
        return None
    if not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return None  # a year of the Persian or Buddhist calendar
    try:
        when = datetime(int(year), int(month), int(day), *time)
    except ValueError:
        return None
    return Moment(when.isoformat() + (zone or _zone(clock)), bool(clock), sure)
