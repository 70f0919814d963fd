"""The properties of a page: lines below its title, or a row of the CSV file of its database."""

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any, Final, NamedTuple

from converters import lazy_re

_TITLE: Final = lazy_re.compile(r"\s*#[ \t]+([^\n]+?)[ \t]*(?:\n|\Z)")
_PROPERTY: Final = lazy_re.compile(r"([^\s:#>|!\[`*<-][^:\n]{0,60}): ([^\n]*\S)[ \t]*")
_DATE: Final = lazy_re.compile(
    r"@?(?:(?P<month>[A-Z][a-z]{2,8}) (?P<day>\d{1,2}), (?P<year>\d{4})|(?P<iso>\d{4}[-/]\d\d?[-/]\d\d?))"
    r"(?: (?P<clock>\d{1,2}:\d\d)(?: ?(?P<half>[AaPp][Mm]))?)?(?: ?\((?:GMT|UTC)(?P<offset>[+-]\d{1,2}(?::\d\d)?)?\))?(?: →.*)?"
)
_KNOWN: Final = frozenset(
    "date tags tag status created updated author authors category categories published publish draft slug url type "
    "summary description excerpt language".split()
)
"""Names that make a single line below a title a property; words before a colon begin many a text."""
_YES: Final = {"Yes": True, "No": False}


class Page(NamedTuple):
    """The title (empty if there is none), the properties, and the text below."""

    title: str
    properties: dict[str, Any]
    text: str


def split(text: str, columns: Collection[str]) -> Page:
    """Split a page. `columns`: the names of the properties, where the database of the page is known."""
    text = text.replace("\r\n", "\n")
    title = _TITLE.match(text)
    rest = text[title.end() :] if title else text
    start = len(rest) - len(rest.lstrip("\n"))
    found: dict[str, str] = {}
    at = start
    for line in rest[start:].split("\n"):
        match = _PROPERTY.fullmatch(line)
        if not match or (columns and match[1] not in columns):
            break
        found[match[1]] = match[2].strip()
        at += len(line) + 1
    ends = not rest[at:].partition("\n")[0].strip()  # an empty line, or the end of the page
    sure = bool(columns) or len(found) > 1 or any(name.lower() in _KNOWN for name in found)
    if not found or not ends or not sure:
        found, at = {}, start
    properties = {name: value_of(value) for name, value in found.items()}
    return Page(title[1] if title else "", properties, rest[at:].lstrip("\n"))


def value_of(text: str) -> Any:
    """A truth for a check box, ISO 8601 for a date as Notion writes it (of a range its start), else the text."""
    if text in _YES:
        return _YES[text]
    return _iso(text) or text


def rows(data: str) -> Iterator[Mapping[str, str]]:
    """The rows of the CSV file of a database, by the names of its columns."""
    try:
        yield from csv.DictReader(io.StringIO(data.removeprefix("\ufeff")))
    except csv.Error:
        return


def _iso(text: str) -> str:
    found = _DATE.fullmatch(text)
    if not found:
        return ""
    if found["iso"]:
        year, month, day = re.split("[-/]", found["iso"])
        date = f"{year}-{month:0>2}-{day:0>2}"
    else:
        try:
            date = (
                datetime.strptime(f"{found['month'][:3]} {found['day']} {found['year']}", "%b %d %Y")
                .date()
                .isoformat()
            )
        except ValueError:
            return ""
    if not found["clock"]:
        return date
    hour, minute = map(int, found["clock"].split(":"))
    if half := (found["half"] or "").lower():
        hour = hour % 12 + (12 if half == "pm" else 0)
    return f"{date}T{hour:02}:{minute:02}:00{_offset(found['offset'])}"


def _offset(text: str | None) -> str:
    if not text:
        return ""
    hours, _, minutes = text[1:].partition(":")
    return f"{text[0]}{hours:0>2}:{minutes or '00'}"
