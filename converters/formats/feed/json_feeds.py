"""Reads JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/), one item at a time."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from converters import lazy_re
from converters.formats.feed import own
from converters.formats.feed.entries import Entry, Feed, Person, Texts
from converters.formats.feed.xml_feeds import Part
from converters.guard import fault_at
from converters.io.json.parts import object_at, objects_at, text_at
from converters.io.json.rows import Row, rows
from converters.io.sources import Source

_ITEMS: Final = lazy_re.compile(rb',?\s*"items"\s*:\s*\[')
_OMITTED: Final = "<!-- raw HTML omitted -->"
"""What Goldmark leaves of HTML in Markdown; then the text beside it is the whole one (Micro.blog's export)."""
_CONSUMED: Final = frozenset(
    """id url title content_html content_text summary image date_published date_modified author authors tags attachments
    language""".split()
)
"""The names of an item that are read."""
_READ: Final = frozenset(
    """version title home_page_url feed_url description user_comment next_url icon favicon author authors language expired hubs
    items""".split()
) | {own.EXTENSION}
"""The names of a feed (JSON Feed 1.1), which are read, or are about the file."""


def head_of(source: Source) -> Feed:
    """What a feed says of itself: what stands before its items, or else the whole file is read for it."""
    head = _object(_ITEMS.split(source.head(), 1)[0] + b"}") or _object(source.read())
    urls = [head[name] for name in ("next_url",) if isinstance(head.get(name), str)]
    return Feed(
        title=text_at(head, "title"),
        home=text_at(head, "home_page_url"),
        description=text_at(head, "description"),
        language=text_at(head, "language"),
        generator=own.GENERATOR if own.EXTENSION in head else "",
        terms=tuple(_terms({}, object_at(head, own.EXTENSION))),
        complete=object_at(head, own.EXTENSION).get("complete") is True,
        url=text_at(head, "feed_url"),
        person=next(iter(_people(head)), Person()),
        older=tuple(urls),
        others={wanted: value for wanted, value in head.items() if wanted not in _READ and value},
    )


def entries_of(source: Source) -> Iterator[Part]:
    """The items, in order; one that cannot be read says why."""
    with source.open() as stream:
        for row in rows(stream, "", frozenset({"items"}), source.limits.record):
            yield from _parts(row, source.limits.record)


def _parts(row: Row, limit: int) -> Iterator[Part]:
    """An item, and the comments that one of blogport's own feeds has in it."""
    if why := row.problem(limit):
        yield Part(None, 0, f"item {row.number}: {why}")
        return
    values = _object(row.data)
    if not values:
        yield Part(None, 0, f"item {row.number} is no JSON")
        return
    try:
        entries = list(_entries(values))
    except Exception as error:
        yield Part(None, 0, f"item {row.number}: {fault_at(error)}")
        return
    for entry in entries:
        yield Part(entry, 0)


def _entries(values: dict[str, Any]) -> Iterator[Entry]:
    yield _entry(values)
    for comment in objects_at(values, own.EXTENSION, "comments"):
        if text_at(comment, "in_reply_to"):
            answers, type_ = text_at(comment, "in_reply_to"), text_at(comment, "type")
            entry = _entry(comment)
            rest = {name: value for name, value in entry.rest.items() if name not in ("in_reply_to", "type")}
            yield replace(entry, answers=answers, type=type_, rest=rest)


def _object(data: bytes) -> dict[str, Any]:
    """An object; control characters in its texts are forgiven, and what is no object is an empty one."""
    try:
        found = json.loads(data.decode("utf-8-sig", "replace"), strict=False)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _entry(values: dict[str, Any]) -> Entry:
    ours = object_at(values, own.EXTENSION)
    html, plain, summary = (
        text_at(values, "content_html"),
        text_at(values, "content_text"),
        text_at(ours, "summary") or text_at(values, "summary"),
    )
    is_source = bool(plain) and _OMITTED in html
    has: Texts = "full" if html or plain else "summary" if summary else "none"
    return Entry(
        id=text_at(values, "id"),
        link=text_at(values, "url"),
        title=text_at(values, "title"),
        title_is="unsure" if "&" in text_at(values, "title") and not ours else "text",
        content=plain if is_source else html or plain,
        dialect="markdown" if is_source else "html" if html else "plain",
        has=has,
        summary=summary,
        published=text_at(values, "date_published"),
        updated=text_at(values, "date_modified"),
        people=tuple(_people(values)),
        type=text_at(ours, "type"),
        slug=text_at(ours, "slug"),
        terms=tuple(_terms(values, ours)),
        enclosures=tuple(
            (
                text_at(attachment, "url"),
                text_at(attachment, "size_in_bytes"),
                text_at(attachment, "mime_type"),
            )
            for attachment in objects_at(values, "attachments")
            if text_at(attachment, "url")
        ),
        image=text_at(values, "image"),
        language=text_at(values, "language"),
        rest={
            name: value
            for name, value in values.items()
            if (name not in _CONSUMED or not _is_read(name, value))
            and value not in (None, "", [], {})
            and (name != own.EXTENSION or not ours)
        }
        | ({"wp:post-id": number} if (number := text_at(ours, "post_id")) else {}),
    )


def _is_read(name: str, value: Any) -> bool:
    """Whether authors and tags have a type that is read, and all else."""
    if name in ("author", "authors"):
        return all(isinstance(person, dict | str) for person in _listed(value))
    return name != "tags" or all(type(tag) in (str, int, float) for tag in _listed(value))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _terms(values: dict[str, Any], ours: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """The tags; in one of blogport's own feeds the terms, with their taxonomies."""
    stated = objects_at(ours, "terms")
    for term in stated:
        yield text_at(term, "taxonomy"), text_at(term, "slug"), text_at(term, "name") or text_at(term, "slug")
    for tag in () if stated else _listed(values.get("tags")):
        if type(tag) in (str, int, float) and str(tag).strip():
            yield "post_tag", "", str(tag).strip()


def _people(values: dict[str, Any]) -> Iterator[Person]:
    """The authors: a list in version 1.1, one in 1.0; some programs have a name in place of an object."""
    for person in (*_listed(values.get("authors")), *_listed(values.get("author"))):
        if isinstance(person, str) and person.strip():
            yield Person(person.strip())
        elif isinstance(person, dict) and (text_at(person, "name") or text_at(person, "url")):
            yield Person(text_at(person, "name") or text_at(person, "url"), url=text_at(person, "url"))
