"""Whether a post is shown at the time of the run: not before its date, nor after it has expired."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from converters.clock import is_ahead, now
from converters.errors import UsageError
from converters.formats.markdown.source_site import SourceSite
from converters.generators.front_matter.dates import parsed
from converters.model import Extra


def moment_of(text: str) -> datetime:
    """The time of the run that `-o now` states, or the clock's. Raises `UsageError` for what is no date."""
    if not text:
        return now()
    if (date := parsed(text, UTC)) is None:
        raise UsageError(f"-o now={text}: it takes a date such as 2026-01-31, or 2026-01-31T12:00:00+01:00")
    return datetime.fromisoformat(date)


def status_by_date(
    site: SourceSite, type_: str, date: str | None, metadata: Mapping[str, Any], extra: Extra
) -> str:
    """`future` for a post that the generator leaves out until its date, `private` for one that has expired.

    In a site that blogport wrote, what is published is so whatever its date.
    """
    if site.written_by_us:
        return "publish"
    start = metadata.get("published_at") or date
    if site.rules.hides_future(type_) and start and is_ahead(_moment(site, str(start)), site.context.now):
        return "future"
    keys = site.rules.expiry_keys
    ends = [parsed(str(extra[name]), site.timezone) for name in extra if name.lower() in keys]
    if any(end and not is_ahead(_moment(site, end), site.context.now) for end in ends):
        return "private"
    return "publish"


def _moment(site: SourceSite, date: str) -> datetime:
    moment = datetime.fromisoformat(date)
    return moment if moment.tzinfo else moment.replace(tzinfo=site.timezone or UTC)
