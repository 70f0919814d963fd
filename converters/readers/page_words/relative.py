"""Dates that are counted from the time when a page was shown, in the languages of `relative_dates.yml`.

`3 years ago`, `vor 3 Jahren`, `3年前`, `yesterday at 5:10`, `5y`; and dates without a year (`5 March, 8:12 pm`), which are
of the last twelve months. A date is only as exact as its text: see `Counted.precision`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

from converters import lazy_re
from converters.io import yaml
from converters.io.numbers import parse_int
from converters.readers.page_words import dates, phrases

UNITS: Final = ("second", "minute", "hour", "day", "week", "month", "year")
"""The units, and the values of `Counted.precision`, the finest first."""
LONGEST: Final = 100
"""Characters of the longest text that is looked at."""

_SPELLED: Final = 40
"""Characters of the longest line in which a number may be a word: `a year ago`."""
_SECONDS: Final = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 7 * 86400}
_MONTHS: Final = {"month": 1, "year": 12}
_MOST: Final = {
    "second": 10_000,
    "minute": 10_000,
    "hour": 5_000,
    "day": 5_000,
    "week": 1_500,
    "month": 500,
    "year": 40,
}
"""The largest believable number of each unit: no blog is older."""
_AROUND: Final = " .,;|·•–—-()[]#@:"
_NO_SPACES: Final = frozenset({"ja", "zh", "ko"})
"""Languages in which a number, its unit and what follows may stand together."""


class Counted(NamedTuple):
    """A date that was counted back from another."""

    date: str
    """ISO 8601; with the offset of the other one where it is exact to an hour or less, else the day at midnight."""
    precision: str
    """The unit of `UNITS` that the text counts in."""


class Relative(NamedTuple):
    """What a text says of a date."""

    amounts: tuple[tuple[int, str], ...] = ()
    """Numbers with units."""
    clock: tuple[int, int, int] | None = None
    """Hours, minutes and seconds, where the text has them: the others count the day then."""
    month: int = 0
    """The month of a date without a year, and its day."""
    day: int = 0

    def before(self, now: datetime) -> Counted | None:
        """The date, counted back from `now`; None past what Python counts."""
        try:
            return self._yearless(now) if self.month else self._counted(now)
        except (ValueError, OverflowError):
            return None

    def _counted(self, now: datetime) -> Counted:
        moment = now
        for number, unit in self.amounts:
            if unit in _MONTHS:
                moment = _months_before(moment, number * _MONTHS[unit])
            else:
                moment -= timedelta(seconds=number * _SECONDS[unit])
        precision = min((unit for _, unit in self.amounts), key=UNITS.index)
        if self.clock:
            return Counted(_wall(moment, self.clock), "minute")
        if UNITS.index(precision) >= UNITS.index("day"):
            return Counted(_wall(moment, (0, 0, 0)), precision)
        return Counted(moment.replace(microsecond=0).isoformat(), precision)

    def _yearless(self, now: datetime) -> Counted:
        """The last such day; tomorrow is also possible, where it is later than at `now`."""
        latest = now + timedelta(days=1)
        years = (now.year + 1, now.year, *range(now.year - 1, now.year - 9, -1))  # February 29
        for year in years:
            try:
                moment = now.replace(year=year, month=self.month, day=self.day)
            except ValueError:
                continue
            if moment <= latest:
                return Counted(_wall(moment, self.clock or (0, 0, 0)), "minute" if self.clock else "day")
        raise ValueError(f"no such day: {self.month}-{self.day}")


def read(text: str, language: str = "", *, bare: bool = False, yearless: bool = False) -> Relative | None:
    """What a whole text says, or what a phrase such as `Posted {date} by {name}` has in it; None for other texts.

    With `bare`, numbers with units alone count (`5y`); with `yearless`, a month and a day do.
    """
    line = _line(text)
    if not line:
        return None
    code = language[:2].lower()
    found = _whole(line, code)
    if found is None and bare:
        found = _bare(line, code)
    if found is None and yearless:
        found = _month_and_day(line)
    if found is None and (phrase := phrases.find("posted", line, language)) and phrase.date:
        found = _whole(_line(phrase.date), code)
    return found


def inside(text: str, language: str = "") -> Relative | None:
    """What the first part of a text that counts back says: `Ann · 3 years ago · Reply`."""
    line = _line(text)
    return _inside(line, language[:2].lower()) if line else None


def within(text: str) -> tuple[str, str, str] | None:
    """What stands before the first part of a text that counts back, that part, and what stands after it."""
    if len(text) > LONGEST or (len(text) > _SPELLED and not any(map(str.isdigit, text))):
        return None
    line = phrases.folded(text)
    lowered = line.lower()
    if len(lowered) != len(line):
        return None
    for words in _likely(lowered, ""):
        for pattern in words.ago_inside:
            if (found := pattern.search(lowered)) and words.amounts(found["amount"]):
                start, end = found.span()
                return line[:start], line[start:end], line[end:]
        bare = lowered.strip(_AROUND)
        if bare in words.moments or bare in words.days:
            return "", line, ""
    return None


def yearless_within(text: str) -> tuple[str, str, str] | None:
    """What stands before a month and a day with a time of day that end a text, and these: `Ann Jun 20th at 2:41 am`."""
    if len(text) > LONGEST or not _HAS_CLOCK.search(text):
        return None
    line = phrases.folded(text)
    lowered = line.lower()
    if len(lowered) != len(line):
        return None
    for form in _yearless_forms():
        found = form.search(lowered)
        if not found or not found["clock"] or line[: found.start()][-1:].isalnum():
            continue
        if found["m"] in dates.months() and dates.time_of_day(found["clock"]):
            return line[: found.start()], line[found.start() : found.end()], line[found.end() :]
    return None


_HAS_CLOCK = lazy_re.compile(r"\d[:.h]\d\d")


def _line(text: str) -> str:
    return phrases.folded(text).lower().strip(_AROUND) if len(text) <= LONGEST else ""


@lru_cache(maxsize=phrases.KEPT_LINES)
def _whole(line: str, code: str) -> Relative | None:
    for words in _likely(line, code):
        if amount := words.moments.get(line):
            return Relative((amount,))
        for pattern in words.ago:
            if (found := pattern.fullmatch(line)) and (amounts := words.amounts(found["amount"])):
                return Relative(amounts)
        if found := words.day.match(line):
            rest = line[found.end() :].strip(" ,")
            clock = dates.time_of_day(rest) if rest else None
            if clock or not rest:
                return Relative(((words.days[found[0]], "day"),), clock)
    return None


@lru_cache(maxsize=phrases.KEPT_LINES)
def _inside(line: str, code: str) -> Relative | None:
    if whole := _whole(line, code):
        return whole
    for words in _likely(line, code):
        for pattern in words.ago_inside:
            if (found := pattern.search(line)) and (amounts := words.amounts(found["amount"])):
                return Relative(amounts)
    return None


def _bare(line: str, code: str) -> Relative | None:
    for words in _in_order(code or "en"):
        if words.ends_with_unit(line) and words.bare.fullmatch(line) and (amounts := words.amounts(line)):
            return Relative(amounts)
    return None


def _month_and_day(line: str) -> Relative | None:
    for form in _yearless_forms():
        if found := form.fullmatch(line):
            clock = dates.time_of_day(found["clock"]) if found["clock"] else None
            if found["clock"] and clock is None:
                continue
            if month := dates.months().get(found["m"]):  # without case, `re` takes a dotless i for an i
                return Relative((), clock, month, int(found["d"]))
    return None


@cache
def _yearless_forms() -> tuple[re.Pattern[str], ...]:
    words = "|".join(re.escape(word) for word in sorted(dates.months(), key=len, reverse=True))
    day, rest = r"(?P<d>\d{1,2})(?:st|nd|rd|th|er|\.|º)?", r"(?:[, ]+(?P<clock>.*\d.*))?"
    return (
        re.compile(rf"(?P<m>{words})\.? {day}{rest}"),
        re.compile(rf"{day} ?(?:de |of )?(?P<m>{words})\.?{rest}"),
        re.compile(rf"(?P<m>\d{{1,2}})[月월] ?(?P<d>\d{{1,2}})[日일]{rest}"),
    )


class _Words:
    """The words of one language. Its patterns are made when they are asked for: most sites are in one language."""

    def __init__(self, code: str, table: Mapping[str, Any]) -> None:
        self.code = code
        self._table, self._spaced = table, code not in _NO_SPACES
        self._edges = (r"(?<!\w)", r"(?!\w)") if self._spaced else ("", "")
        self.units = {str(form).lower(): unit for unit in UNITS for form in table[unit]}
        self._numbers: Mapping[str, int] = table["numbers"]
        self.moments: dict[str, tuple[int, str]] = {
            str(text).lower(): (number, unit) for text, (number, unit) in table["moments"].items()
        }
        self.days: Mapping[str, int] = table["days"]
        counting = {str(form).lower() for form in table["ago"]} | set(self.moments) | set(self.days)
        self.signs = (counting - {"{amount}"}) | (set(self.units) if "{amount}" in counting else set())
        """The phrases that count back, and the units, where these do so alone."""

    def ends_with_unit(self, line: str) -> bool:
        """Whether a line can be a number with its unit, likewise."""
        return line.removesuffix(".").endswith(tuple(self.units))

    @cached_property
    def _one(self) -> str:
        """A number with its unit."""
        space = " " if self._spaced else " ?"
        return rf"(?:\d{{1,5}}|(?:{_any(self._numbers)})(?={space})) ?(?:{_any(self.units)})\.?"

    @cached_property
    def _forms(self) -> list[str]:
        """The phrases that count back."""
        about, joint = _any(str(word) for word in self._table["about"]), _any(self._table["and"])
        between = rf"(?: ?, ?(?:{joint} )?| (?:{joint} )?|{'(?!)' if self._spaced else ''})"
        amount = rf"(?:(?:{about}) ?)?(?P<amount>{self._one}(?:{between}{self._one}){{0,2}})"
        return [
            re.escape(str(form).lower()).replace(r"\{amount\}", amount, 1).replace(r"\ ", " ")
            for form in self._table["ago"]
        ]

    @cached_property
    def ago(self) -> tuple[re.Pattern[str], ...]:
        return tuple(map(re.compile, self._forms))

    @cached_property
    def ago_inside(self) -> tuple[re.Pattern[str], ...]:
        start, end = self._edges
        return tuple(re.compile(start + form + end) for form in self._forms)

    @cached_property
    def bare(self) -> re.Pattern[str]:
        return re.compile(self._one)

    @cached_property
    def day(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{_any(self.days)}){self._edges[1]}")

    @cached_property
    def _pair(self) -> re.Pattern[str]:
        return re.compile(rf"(?P<number>\d+|{_any(self._numbers)}) ?(?P<unit>{_any(self.units)})")

    def amounts(self, text: str) -> tuple[tuple[int, str], ...]:
        """The numbers with their units in an amount; empty where one is not believable."""
        found = []
        for match in self._pair.finditer(text):
            number, unit = match["number"], self.units[match["unit"]]
            value = parse_int(number) if number.isdecimal() else self._numbers[number]
            if value is None or value > _MOST[unit]:
                return ()
            found.append((value, unit))
        return tuple(found)


def units() -> set[str]:
    """The words of all languages for seconds to years."""
    return {unit for words in _all().values() for unit in words.units}


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that are known."""
    return tuple(_all())


@cache
def _all() -> dict[str, _Words]:
    text = files(__package__).joinpath("relative_dates.yml").read_text(encoding="utf-8")
    return {str(code): _Words(str(code), table) for code, table in yaml.load(text).items()}


def _likely(line: str, code: str) -> Iterator[_Words]:
    """The same, of those languages of which a line has a word that counts back: most lines have none."""
    by_word, by_piece = _signs()
    found = {code for word in phrases.words_of(line) & by_word.keys() for code in by_word[word]}
    if not line.isascii():
        found |= {code for piece, code in by_piece if piece in line}
    yield from (words for words in _in_order(code) if words.code in found) if found else ()


@cache
def _signs() -> tuple[Mapping[str, set[str]], Sequence[tuple[str, str]]]:
    """The codes of languages by a word of each phrase that counts back, and pieces of phrases with theirs, where no space
    stands between words."""
    by_word: defaultdict[str, set[str]] = defaultdict(set)
    by_piece = []
    for code, words in _all().items():
        for phrase in words.signs:
            rest = phrase.replace("{amount}", " ")
            if _GLUED.search(phrase) or not rest.isascii():
                by_piece.append((max(rest.split(), key=len), code))
            else:
                by_word[max(phrases.words_of(rest), key=len)].add(code)
    return by_word, by_piece


_GLUED = lazy_re.compile(r"\}\w|\w\{")


def _in_order(code: str) -> Iterator[_Words]:
    """The words of all languages, those of one first."""
    words = _all()
    if code in words:
        yield words[code]
    yield from (other for name, other in words.items() if name != code)


def _any(texts: Iterable[str]) -> str:
    """A pattern of alternatives, the longest first; one that never matches for none."""
    return "|".join(re.escape(text) for text in sorted(set(texts), key=len, reverse=True)) or "(?!)"


def _months_before(moment: datetime, months: int) -> datetime:
    """The same day so many months earlier, or the last of that month."""
    year, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    for day in range(moment.day, 27, -1):
        try:
            return moment.replace(year=year, month=month + 1, day=day)
        except ValueError:  # February 30
            continue
    return moment.replace(year=year, month=month + 1)


def _wall(moment: datetime, clock: tuple[int, int, int]) -> str:
    """A day with a time of the site's clock, whose offset nothing says."""
    return datetime.combine(moment.date(), time(*clock)).isoformat()
