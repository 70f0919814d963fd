"""Values of a row, by its names: JSON, a database, or what a damaged file has in their place.

Nothing here raises. Dates come as texts of ISO 8601, as numbers since 1970 in seconds or milliseconds, and in the
wrappings of LeanCloud (`__type`) and of MongoDB's extended JSON (`$date`, `$oid`, `$numberLong`).
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from converters import dates, lazy_re
from converters.extra_keys import DATE, DISLIKES, EDITED, SCORE

Row = Mapping[str, Any]

_WRAPPINGS: Final = ("$oid", "$date", "$numberLong", "$numberInt", "$numberDouble", "iso")
_HOST: Final = lazy_re.compile(r"(?![\w+.-]*:[^\d])[\w-]+(?:\.[\w-]+)+(?:[:/?#]|$)")
"""How an address begins that has a host and no scheme."""
_TRUE: Final = (True, 1, "1", "true", "True", "TRUE", "t", "yes")
_NOTHING: Final = ("0", "null", "None", "root", "undefined", "anonymous")
"""Words that stand for nothing where the id of a parent, a link or an author would be."""
_LONGEST_NUMBER: Final = 18
"""Digits of a number that counts something, or is a time."""
_MILLISECONDS: Final = 100_000_000_000
"""Seconds since 1970 that are past the year 5000: so large a number counts milliseconds."""


def part(row: Row, name: str) -> Row:
    """The object of that name; an empty one where there is none."""
    value = row.get(name)
    return value if isinstance(value, dict) else {}


def objects(value: Any) -> list[Row]:
    """The objects in a list; also of a connection of GraphQL (`nodes`, `edges`), and of a single object."""
    if isinstance(value, dict):
        inner = value.get("nodes", value.get("edges"))
        if inner is None:
            return [value] if value else []
        value = inner
    found = [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
    return [item["node"] if isinstance(item.get("node"), dict) else item for item in found]


def text(row: Row, *names: str) -> str:
    """The first value with these names that is a text or a number; empty where there is none."""
    for name in names:
        value = _unwrapped(row.get(name))
        if isinstance(value, bytes):
            value = value.decode("utf-8", "replace")
        if isinstance(value, str | int | float) and not isinstance(value, bool) and value != "":
            return str(value)
    return ""


def word(row: Row, name: str) -> str:
    """A word that says who may see something; a value that is no text is a word that nobody knows."""
    value = row.get(name)
    return text(row, name) or ("" if value in (None, "") else repr(value))


def stated(row: Row, *names: str) -> str:
    """As `text`; empty for a word that stands for nothing, such as `0` for the parent of a comment that answers none."""
    found = text(row, *names)
    return "" if found in _NOTHING else found


def website(row: Row, *names: str) -> str:
    """The address of a page of somebody; one without a scheme (`cem.example`) is of HTTP, as the systems show it."""
    found = stated(row, *names).strip()
    return f"http://{found}" if _HOST.match(found) else found


def number(row: Row, *names: str) -> int | None:
    """The first value with these names that is a whole number, also as text."""
    for name in names:
        value = _unwrapped(row.get(name))
        if isinstance(value, bool):
            continue
        if isinstance(value, int):
            return value if abs(value) < 10**_LONGEST_NUMBER else None
        if isinstance(value, str) and _is_number(value.strip()):
            return int(value)
    return None


def flag(row: Row, *names: str) -> bool:
    """Whether any value with these names says yes."""
    return any(isinstance(value := row.get(name), bool | int | str) and value in _TRUE for name in names)


def likes(row: Row, *names: str) -> int | None:
    """A number of votes; None for none."""
    found = number(row, *names)
    return found if found and found > 0 else None


def score(row: Row, *, extra: dict[str, Any]) -> int | None:
    """The votes for a comment less those against it; where these are more, the number goes to `extra`."""
    found = number(row, "score")
    if found and found < 0:
        extra[SCORE] = found
    return found if found and found > 0 else None


def dislikes(row: Row, name: str, *, extra: dict[str, Any]) -> None:
    """Keep a number of votes against a comment in `extra`."""
    if found := likes(row, name):
        extra[DISLIKES] = found


def date(row: Row, *names: str, extra: dict[str, Any]) -> str | None:
    """The date of the model that the first of these names has; what it cannot hold goes to `extra`."""
    return dates.kept(moment(row, *names), DATE, extra)


def edited(row: Row, changed: str, *made: str, extra: dict[str, Any]) -> None:
    """Keep in `extra` when a comment was last changed, where that is not when it was made."""
    if moment(row, changed) != moment(row, *made):
        changed_at(row, changed, extra=extra)


def changed_at(row: Row, *names: str, extra: dict[str, Any]) -> None:
    """Keep in `extra` when a text was edited, if the first of these names says so."""
    if when := moment(row, *names):
        extra[EDITED] = dates.settled(when).date or when


def moment(row: Row, *names: str) -> str:
    """The first value with these names that is not empty, as a text of ISO 8601 if it is a time."""
    for name in names:
        value = _unwrapped(row.get(name))
        if isinstance(value, str) and _is_number(value.strip()):
            value = int(value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            if value:
                return _of_number(value)
        elif found := text(row, name):
            return found
    return ""


def _of_number(value: float) -> str:
    try:
        seconds = value / 1000 if abs(value) > _MILLISECONDS else value
        return dates.iso(datetime.fromtimestamp(seconds, UTC))
    except (ValueError, OverflowError, OSError):
        return str(value)


def _is_number(value: str) -> bool:
    digits = value.removeprefix("-")
    return digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST_NUMBER


def _unwrapped(value: Any) -> Any:
    for _ in _WRAPPINGS:  # a wrapping may be in another: {"$date": {"$numberLong": "1"}}
        if not isinstance(value, dict):
            break
        value = next((value[name] for name in _WRAPPINGS if name in value), None)
    return value
