"""Dates of records: WordPress has each on the clock of the site and in UTC, both without an offset."""

from datetime import UTC, tzinfo
from typing import Any

from converters import dates
from converters.formats.wordpress_rest.responses import Values, text


def date(values: Values, name: str, zone: tzinfo | None, key: str, extra: dict[str, Any]) -> str | None:
    """The date of that name with its offset, which is the difference of the two; with one of them, that of the zone.

    What is no date, and a clock that no place has, goes to `extra` under `key`.
    """
    local, gmt = (
        "" if stated.startswith("0000") else stated
        for stated in (text(values, name), text(values, f"{name}_gmt"))
    )
    clock, utc = dates.parsed(local), dates.parsed(gmt)
    if clock and utc and clock.tzinfo is None:
        found = dates.joined(clock, utc.replace(tzinfo=None))
        if found.stated:
            extra[key] = found.stated
        return found.date
    if clock is None and utc:
        moment = dates.in_zone(f"{gmt}Z" if utc.tzinfo is None else gmt, zone or UTC)
        return dates.kept(dates.iso(moment) if moment else gmt, key, extra)
    if clock and clock.tzinfo is None and zone:
        return dates.kept(dates.iso(clock.replace(tzinfo=zone)), key, extra)
    return dates.kept(local or gmt, key, extra)
