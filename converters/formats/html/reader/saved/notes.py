"""Programs that note in a page where and when they saved it, and change nothing else: each has its pattern in `NOTES`.

Sources: monolith 2.7 (`create_metadata_tag`), Save Page WE 28 (`savepage-*`), WebScrapBook 2 (`data-scrapbook-*`, times in
UTC), wget's `--save-headers` (the HTTP response's header, RFC 9110, before the page).
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final, NamedTuple

from converters import lazy_re
from converters.dates import parsed
from converters.formats.html.reader.dates import mailed
from converters.formats.html.reader.page import Page

_NEAR: Final = 65536
"""Characters of the start of a page in which a note is looked for."""
_SCRIPTED: Final = lazy_re.compile(r"\w{3} (\w{3} \d\d? \d{4} \d\d:\d\d:\d\d) GMT([+-]\d{4})")
_HTTP: Final = lazy_re.compile(r"\s*HTTP/[\d.]+ 200\b[^\n]*\n(?P<header>(?:[\w-]+:[^\n]*\n){1,80})\r?\n")
_DATE: Final = lazy_re.compile(r"^Date:[ \t]*(?P<date>[^\r\n]+)", re.IGNORECASE | re.MULTILINE)


class _Note(NamedTuple):
    """How a program notes a capture."""

    sign: str
    """A text that every such page has."""
    url: re.Pattern[str]
    date: re.Pattern[str]
    moment: Callable[[str], str]
    """The ISO 8601 date of what `date` finds; empty if it is invalid."""


def _iso(text: str) -> str:
    moment = parsed(text)
    return moment.isoformat() if moment else ""


def _scripted(text: str) -> str:
    """A date as JavaScript writes it: `Sun Jan 05 2020 10:00:00 GMT+0100 (CET)`."""
    found = _SCRIPTED.search(text)
    try:
        return (
            datetime.strptime(f"{found[1]} {found[2]}", "%b %d %Y %H:%M:%S %z").isoformat() if found else ""
        )
    except ValueError:
        return ""


def _digits(text: str) -> str:
    """`20200105100000000`, in UTC."""
    try:
        return datetime.strptime(text[:14], "%Y%m%d%H%M%S").replace(tzinfo=UTC).isoformat()
    except ValueError:
        return ""


_MONOLITH: Final = r"<!--\s*Saved from (?P<url>\S+) at (?P<date>\S+) using monolith\b"
NOTES: Final = (
    _Note("using monolith", lazy_re.compile(_MONOLITH), lazy_re.compile(_MONOLITH), _iso),
    _Note(
        'name="savepage-date"',
        lazy_re.compile(r'<meta name="savepage-url" content="(?P<url>[^"]*)"'),
        lazy_re.compile(r'<meta name="savepage-date" content="(?P<date>[^"]*)"'),
        _scripted,
    ),
    _Note(
        "data-scrapbook-create",
        lazy_re.compile(r'<html\b[^>]*\bdata-scrapbook-source="(?P<url>[^"]*)"'),
        lazy_re.compile(r'<html\b[^>]*\bdata-scrapbook-create="(?P<date>\d{14,17})"'),
        _digits,
    ),
)


def read_note(page: Page) -> Page:
    """The page with the URL and the time that a program noted in it; a page without a note unchanged."""
    head = page.html[:_NEAR]
    for note in NOTES:
        if note.sign in head and (date := note.date.search(head)):
            url = note.url.search(head)
            address = url["url"] if url and url["url"].startswith(("http:", "https:")) else ""
            return page._replace(
                address=page.address or address, captured=page.captured or note.moment(date["date"])
            )
    return page


def strip_http_header(page: Page) -> Page:
    """The page without the header of its HTTP response, with the date that it has."""
    found = _HTTP.match(page.html)
    if not found:
        return page
    date = _DATE.search(found["header"])
    return page._replace(
        html=page.html[found.end() :], captured=page.captured or (mailed(date["date"]) if date else "")
    )
