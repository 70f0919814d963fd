"""Whether a post is shown at the time of the run: not before its date, nor after it has expired.

Of a date that lost its end, or has numbers that no date has (`20`, `2031-13-40`), nobody knows: such a post is a draft.
"""

import re
from collections.abc import Iterator, Mapping, Set
from datetime import UTC, datetime
from typing import Any, Final

from converters import lazy_re, messages
from converters.clock import is_ahead, now
from converters.errors import UsageError
from converters.formats.markdown.source_site import SourceSite
from converters.generators.content_file import ContentFile
from converters.generators.front_matter.dates import ORDERS, parsed
from converters.generators.visibility_marks import NO_DATES, NOT_YET, START_KEYS, Mark
from converters.model import Extra
from converters.privacy.visibility_words import AROUND_VALUES, plain

_NUMBERS: Final = lazy_re.compile(r"\d[\d\s:./TZ+-]*", re.IGNORECASE)
"""A value of a date without a word."""
_DAY: Final = 10
"""Characters of a day in ISO 8601, behind which the time may be damaged."""
_YEAR: Final = 4
_LONGEST_WORD: Final = 12
"""Characters of the longest word of `NOT_YET`, with a space in it."""
_FIRST_YEAR: Final = 1000
"""Four digits below that are no year."""


def moment_of(text: str) -> datetime:
    """The time of the run that `-o now` states, or the clock's. Raises `UsageError` for what is no date."""
    if not text:
        return now()
    if (date := parsed(text, UTC)) is None:
        raise UsageError(f"-o now={text}: it takes a date such as 2026-01-31, or 2026-01-31T12:00:00+01:00")
    return datetime.fromisoformat(date)


def status_by_date(
    site: SourceSite,
    file: ContentFile,
    type_: str,
    date: str | None,
    metadata: Mapping[str, Any],
    extra: Extra,
) -> str:
    """`future` for a post that waits for its date, `private` for one that has expired.

    The date of a post counts where its generator leaves it out until then; other dates say what they are for.

    In a site that blogport wrote, what is published is so whatever its date.
    """
    if site.written_by_us:
        return "publish"
    start = metadata.get("published_at") or date
    is_early = bool(start) and is_ahead(_moment(site, str(start)), site.context.now)
    if is_early and site.rules.hides_future(type_):
        return "future"
    if any(is_ahead(_moment(site, start), site.context.now) for start in _dates(site, extra, START_KEYS)):
        return "future"
    ends = _dates(site, extra, site.rules.expiry_keys)
    if any(not is_ahead(_moment(site, end), site.context.now) for end in ends):
        return "private"
    if is_early:
        site.diagnostics.report(
            messages.DATED_AHEAD, file=file.source.name, line=1, date=start, generator=site.generator_title
        )
    return "publish"


def _dates(site: SourceSite, extra: Extra, keys: Set[str]) -> Iterator[str]:
    for name, value in extra.items():
        if plain(name) in keys and (date := parsed(str(value), site.timezone)):
            yield date


def damaged_date(site: SourceSite, file: ContentFile, extra: Extra) -> Mark | None:
    """The mark of a field that decides when the post is shown: its numbers are no date, or its word says that the day is to come.

    A past day is a date, whatever the time behind it, and so is a past year; but not where it ends the post. There a word for
    later is no mark: `expires: never`.
    """
    own = site.generator.date_keys if site.rules.hides_future(file.type or "post") else frozenset()
    for name, value in extra.items():
        text = str(value).strip(AROUND_VALUES) if isinstance(value, str | int | float) else ""
        is_word = len(text) <= _LONGEST_WORD and plain(text) in NOT_YET
        is_ahead_by_year = text[:4].isdecimal() and int(text[:4]) > site.context.now.year
        if not (_NUMBERS.fullmatch(text) or is_ahead_by_year or is_word) or text in NO_DATES:
            continue
        key, lowered = plain(name), name.lower()
        is_end = key in site.rules.expiry_keys and not is_word
        starts = (
            lowered in own
            or key in START_KEYS
            or (is_word and site.generator.metadata_keys.get(lowered) == "date")
        )
        if (is_end or starts) and not _is_date(site, text, may_be_cut=not is_end):
            return Mark("draft", f"{name}: {text[:40]}")
    return None


def _is_date(site: SourceSite, text: str, *, may_be_cut: bool) -> bool:
    if parsed(text, site.timezone, (*ORDERS["dm"], *ORDERS["md"])):
        return True
    if len(text) == _YEAR and text.isdecimal():
        return may_be_cut and _FIRST_YEAR <= int(text) < site.context.now.year
    day = parsed(text[:_DAY], site.timezone) if may_be_cut and text[_DAY:] else None
    return bool(day) and not is_ahead(_moment(site, str(day)), site.context.now)


def _moment(site: SourceSite, date: str) -> datetime:
    moment = datetime.fromisoformat(date)
    return moment if moment.tzinfo else moment.replace(tzinfo=site.timezone or UTC)
