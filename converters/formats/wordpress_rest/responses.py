"""The objects in saved responses, and what each of them is: by its keys, since a file may have any name.

The keys are those of WordPress's controllers (`WP_REST_Posts_Controller` and its siblings, WordPress 4.7 to 7.0).
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple, cast

import msgspec

from converters import lazy_re
from converters.formats.wordpress_rest import wordpress_com
from converters.io.charset import head_in_utf8
from converters.io.json import HALF
from converters.io.json.rows import Row, outermost_rows, rows
from converters.io.sources import Source

Values = dict[str, Any]

SITE, SETTINGS, POST, MEDIA, COMMENT, TERM, USER = (
    "site", "settings", "post", "media", "comment", "term", "user",
)  # fmt: skip
MENU, MENU_ITEM, TYPE, TAXONOMY, ERROR = "menu", "menu item", "type", "taxonomy", "error"
UNKNOWN: Final = ""

_KINDS: Final[tuple[tuple[str, frozenset[str]], ...]] = tuple(
    (kind, frozenset(keys.split()))
    for kind, keys in (
        (ERROR, "code message data"),
        (SITE, "namespaces routes"),
        (SITE, "gmt_offset home"),
        (SETTINGS, "timezone date_format"),
        (TAXONOMY, "rest_base types"),
        (TYPE, "rest_base name"),
        (MENU, "locations auto_add"),
        (MENU_ITEM, "object_id menu_order"),
        (MEDIA, "source_url"),
        (MEDIA, "media_details"),
        (COMMENT, "author_name post"),
        (COMMENT, "author_avatar_urls"),
        (TERM, "taxonomy slug"),
        (USER, "avatar_urls slug"),
        (POST, "slug link type"),
        (POST, "slug date"),
        (USER, "name slug link"),
    )
)
"""What an object is -> keys of which it has all; the first row that fits counts."""
_TEXTS: Final = ("title", "content", "excerpt", "guid")
"""Keys of a post whose values are objects with `rendered`."""
_WRAPPED: Final = lazy_re.compile(
    r'[^{\[]*\{\s*"(?:(?:found|site|posts|pages|comments|media|categories|tags|users|authors|terms)"\s*:|body"\s*:\s*\[)'
)
"""How a file begins whose records are in arrays of one object, as WordPress.com's responses are, and those to `?_envelope`."""
_TABLES: Final = frozenset(
    "site posts pages comments media categories tags users authors terms attachments body".split()
)


class Item(NamedTuple):
    """One object of a response."""

    kind: str
    values: Values
    number: int
    """Its number in the file, from 1."""
    why: str = ""
    """Why it cannot be read, as a clause."""


def items(file: Source) -> Iterator[Item]:
    """The objects of a file, in order."""
    wrapped = bool(_WRAPPED.match(head_in_utf8(file.head()).decode("utf-8", "replace")))
    with file.open() as stream:
        found = (
            rows(stream, "", _TABLES, file.limits.record)
            if wrapped
            else outermost_rows(stream, file.limits.record)
        )
        for row in found:
            yield from _items(row, file.limits.record)


def _items(row: Row, limit: int) -> Iterator[Item]:
    """The objects of a row: itself, or those in it. `/types` answers with an object for each name, and PHP writes a list
    from which a plug-in took something as one with numbers for names.
    """
    if why := row.problem(limit):
        yield Item(UNKNOWN, {}, row.number, why)
        return
    try:
        values = _decoded(row.data)
    except ValueError as error:
        yield Item(UNKNOWN, {}, row.number, f"it is no JSON ({error})")
        return
    if wordpress_com.is_one(values):
        values = wordpress_com.as_rest(values, row.table)
    kind = _kind(values)
    if kind == UNKNOWN and values and all(isinstance(inner, dict) for inner in values.values()):
        for name, one in values.items():
            named = {"slug": name, **one} if "rest_base" in one else one
            yield Item(_kind(named), named, row.number)
        return
    yield Item(kind, values, row.number)


def _decoded(data: bytes) -> Values:
    """The object of these bytes; control characters in its texts are forgiven. Raises `ValueError` for anything else."""
    try:
        return msgspec.json.decode(data, type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    try:
        text = data.decode("utf-8", "replace")
        found = json.loads(text, strict=False)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    if b"\\ud" in data.lower():
        found = json.loads(HALF.sub("\ufffd", json.dumps(found, ensure_ascii=False)))
    return cast(Values, found)


def _kind(values: Mapping[str, Any]) -> str:
    keys = values.keys()
    for kind, needed in _KINDS:
        if needed <= keys:
            return kind
    return POST if any(isinstance(values.get(name), dict) for name in _TEXTS) else UNKNOWN


def text(values: Mapping[str, Any], name: str) -> str:
    """A value as a text: of an object with `raw` (who may edit gets it) or `rendered` that; empty where there is none."""
    value = values.get(name)
    if isinstance(value, dict):
        value = value.get("raw", value.get("rendered"))
    return "" if value is None or isinstance(value, bool | list | dict) else str(value)


def reference(values: Mapping[str, Any], name: str) -> str:
    """The id of another record; WordPress writes 0 for none."""
    found = text(values, name)
    return "" if found == "0" else found


def has_raw(values: Mapping[str, Any], name: str) -> bool:
    """Whether a text is there as WordPress stores it (`context=edit`)."""
    value = values.get(name)
    return isinstance(value, dict) and isinstance(value.get("raw"), str)


def objects(values: Mapping[str, Any], name: str) -> list[Values]:
    """The objects in a list; also those in lists in it (`wp:term` has a list a taxonomy)."""
    value = values.get(name)
    found: list[Values] = []
    for item in value if isinstance(value, list) else ():
        found += [part for part in (item if isinstance(item, list) else [item]) if isinstance(part, dict)]
    return found


def embedded(values: Mapping[str, Any], name: str) -> list[Values]:
    """What `_embed` put into an object under a relation; what could not be embedded is an error there."""
    within = values.get("_embedded")
    return (
        [record for record in objects(within, name) if "code" not in record]
        if isinstance(within, dict)
        else []
    )


def strings(value: Any) -> list[str]:
    """The texts in a list; none in what is no list."""
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def whole_number(value: Any) -> int | None:
    """A whole number; None for all else."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def status_of(values: Mapping[str, Any], default: str) -> str:
    """The status that is stated; `default` where none is. A value that is no word is no status that is known."""
    return text(values, "status") or ("unknown" if "status" in values else default)
