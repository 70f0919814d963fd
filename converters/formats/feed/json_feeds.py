"""Reads JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/), one item at a time."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from converters.formats.feed.entries import Entry, Feed, Person, Texts
from converters.formats.feed.xml_feeds import Part
from converters.io.json_rows import Row, rows
from converters.io.sources import Source

_ITEMS: Final = re.compile(rb',?\s*"items"\s*:\s*\[')
_OMITTED: Final = "<!-- raw HTML omitted -->"
"""What Goldmark leaves of HTML in Markdown; then the text beside it is the whole one (Micro.blog's export)."""
_CONSUMED: Final = frozenset(
    """id url title content_html content_text summary image date_published date_modified author authors tags attachments
    language""".split()
)


def head_of(source: Source) -> Feed:
    """What a feed says of itself: what stands before its items, or else the whole file is read for it."""
    head = _object(_ITEMS.split(source.head(), 1)[0] + b"}") or _object(source.read())
    urls = [head[name] for name in ("next_url",) if isinstance(head.get(name), str)]
    return Feed(
        title=_text(head, "title"),
        home=_text(head, "home_page_url"),
        description=_text(head, "description"),
        language=_text(head, "language"),
        url=_text(head, "feed_url"),
        person=next(iter(_people(head)), Person()),
        older=tuple(urls),
    )


def entries_of(source: Source) -> Iterator[Part]:
    """The items, in order; one that cannot be read says why."""
    with source.open() as stream:
        for row in rows(stream, "", frozenset({"items"}), source.limits.record):
            yield _part(row)


def _part(row: Row) -> Part:
    if row.too_large:
        return Part(None, 0, f"item {row.number} is larger than a record may be")
    if row.cut_off:
        return Part(None, 0, f"the file ends in item {row.number}")
    values = _object(row.data)
    if not values:
        return Part(None, 0, f"item {row.number} is no JSON")
    return Part(_entry(values), 0)


def _object(data: bytes) -> dict[str, Any]:
    """An object; control characters in its texts are forgiven, and what is no object is an empty one."""
    try:
        found = json.loads(data.decode("utf-8-sig", "replace"), strict=False)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _entry(values: dict[str, Any]) -> Entry:
    html, plain, summary = (
        _text(values, "content_html"),
        _text(values, "content_text"),
        _text(values, "summary"),
    )
    is_source = bool(plain) and _OMITTED in html
    has: Texts = "full" if html or plain else "summary" if summary else "none"
    return Entry(
        id=_text(values, "id"),
        link=_text(values, "url"),
        title=_text(values, "title"),
        title_is="unsure" if "&" in _text(values, "title") else "text",
        content=plain if is_source else html or plain,
        dialect="markdown" if is_source else "html" if html else "plain",
        has=has,
        summary=summary,
        published=_text(values, "date_published"),
        updated=_text(values, "date_modified"),
        people=tuple(_people(values)),
        terms=tuple(
            ("post_tag", "", tag.strip())
            for tag in _list(values, "tags")
            if isinstance(tag, str) and tag.strip()
        ),
        enclosures=tuple(
            (_text(one, "url"), _text(one, "size_in_bytes"), _text(one, "mime_type"))
            for one in _list(values, "attachments")
            if isinstance(one, dict) and _text(one, "url")
        ),
        image=_text(values, "image"),
        language=_text(values, "language"),
        rest={
            name: value
            for name, value in values.items()
            if name not in _CONSUMED and value not in (None, "", [], {})
        },
    )


def _people(values: dict[str, Any]) -> Iterator[Person]:
    """The authors: a list in version 1.1, one in 1.0."""
    for one in (*_list(values, "authors"), values.get("author")):
        if isinstance(one, dict) and (_text(one, "name") or _text(one, "url")):
            yield Person(_text(one, "name") or _text(one, "url"), url=_text(one, "url"))


def _text(values: dict[str, Any], name: str) -> str:
    value = values.get(name)
    return "" if value is None or isinstance(value, bool | dict | list) else str(value)


def _list(values: dict[str, Any], name: str) -> list[Any]:
    value = values.get(name)
    return value if isinstance(value, list) else []
