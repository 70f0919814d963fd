"""Reads answers of Blogger's API (version 3) that somebody saved: lists of posts, pages and comments, in JSON.

A list (`"kind": "blogger#postList"`), an array of resources or of lists, or several of these one after another. Memory is
that of the largest resource; a list that does not begin the file counts as one.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from converters import lazy_re
from converters.diagnostics import Diagnostics
from converters.formats.blogger.entries import Entry, Person
from converters.guard import unreadable_item
from converters.io.character_references import unescape
from converters.io.charset import head_in_utf8
from converters.io.json.parts import object_at, objects_at, text_at
from converters.io.json.rows import UnreadableRow, outermost_rows, rows, values
from converters.io.sources import Source
from converters.readers.source_fields import Shape

_KIND: Final = lazy_re.compile(rb'"kind"\s*:\s*"blogger#(\w+)"')
KINDS: Final = frozenset({"post", "page", "comment"})
"""The kinds of resources that are records."""
_COMMENTS_OPEN: Final = {"ALLOW": True, "DONT_ALLOW_SHOW_EXISTING": False, "DONT_ALLOW_HIDE_EXISTING": False}
"""`readerComments` of a post -> whether it takes comments."""
_HIDDEN: Final = "DONT_ALLOW_HIDE_EXISTING"
_PERSON: Final = Shape(texts="id displayName url", anything="image", is_one=True)
_ID: Final = Shape(texts="id", anything="selfLink totalItems items", is_one=True)
RESOURCE: Final = Shape(
    texts="kind id title content published updated trashed url readerComments customMetaData titleLink",
    lists="labels",
    anything="status etag selfLink blog images adminComments",
    parts={
        "author": _PERSON, "post": _ID, "inReplyTo": _ID, "replies": Shape(is_open=True),
        "location": Shape(texts="name lat lng span", is_one=True),
    },
)  # fmt: skip
"""A post, a page or a comment."""
_PLACE: Final = {"name": "name", "latitude": "lat", "longitude": "lng", "span": "span"}
"""The name of a part of a place in `extra` -> the API's."""


def is_dump(source: Source) -> bool:
    """Whether a file begins as an answer of the API does."""
    head = head_in_utf8(source.head()).lstrip(b"\xef\xbb\xbf \t\r\n")
    return (
        head[:1] in (b"[", b"{")
        and not head[1:].lstrip().startswith(b'"record"')
        and bool(_KIND.search(head))
    )


def dumps(sources: Sequence[Source]) -> list[Source]:
    """The answers among files, and in folders."""
    files = [file for source in sources for file in (source.files() if source.is_folder else [source])]
    return [file for file in files if is_dump(file)]


def resources(file: Source, diagnostics: Diagnostics | None) -> Iterator[dict[str, Any]]:
    """Yield the resources of a file, each with its `kind`. What cannot be read is reported, where `diagnostics` are given."""
    head = head_in_utf8(file.head())
    first = _KIND.search(head)
    limit = file.limits.record
    in_list = bool(first and first[1].endswith(b"List"))
    number = 0
    with file.open() as stream:
        for row in rows(stream, "", {"items"}, limit) if in_list else outermost_rows(stream, limit):
            number += 1
            try:
                found = values(row, limit)
            except UnreadableRow as error:
                if diagnostics:
                    unreadable_item(diagnostics, "post", str(error), file=file.name)
                continue
            yield from _unpacked(found)
    if in_list and not number and diagnostics and len(_KIND.findall(head)) > 1:
        unreadable_item(diagnostics, "post", "the list that they are in is damaged", file=file.name)


def _unpacked(value: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    items = value.get("items")
    if kind(value).endswith("List") and isinstance(items, list):
        yield from (item for item in items if isinstance(item, dict))
    else:
        yield dict(value)


def kind(value: Mapping[str, Any]) -> str:
    """The kind of a resource, without `blogger#`; empty where it says none."""
    return text_at(value, "kind").removeprefix("blogger#")


def comments(value: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The comments of a resource: itself, or those that came with a post (`replies.items`)."""
    if kind(value) == "comment":
        yield value
    for reply in objects_at(value, "replies", "items"):
        yield {"kind": "blogger#comment", "post": {"id": value.get("id")}} | reply


def entry(value: Mapping[str, Any]) -> Entry:
    """The entry of a post, page or comment, in the words of the feeds. Texts are the API's: `content` is HTML."""
    author = object_at(value, "author")
    profile = text_at(author, "id")
    total = text_at(value, "replies", "totalItems")
    labels = value.get("labels")
    return Entry(
        id=text_at(value, "id"),
        kind=kind(value),
        status=str(value.get("status", "LIVE")),  # one that is no text is no status that is known
        title=text_at(value, "title"),
        content=text_at(value, "content"),
        published=text_at(value, "published"),
        updated=text_at(value, "updated"),
        trashed=text_at(value, "trashed"),
        person=Person(
            unescape(text_at(author, "displayName")),
            text_at(author, "url"),
            profile if profile.strip("0") else "",
        ),
        labels=tuple(
            dict.fromkeys(
                unescape(label).strip() for label in labels if isinstance(label, str) and label.strip()
            )
        )
        if isinstance(labels, list)
        else (),
        url=text_at(value, "url"),
        post=text_at(value, "post", "id"),
        parent=text_at(value, "inReplyTo", "id"),
        declared=int(total) if total.isdecimal() and len(total) < 10 else None,
        about=_about(value),
    )


def comments_open(value: Mapping[str, Any]) -> bool | None:
    """Whether a post takes comments; None where it does not say so."""
    return _COMMENTS_OPEN.get(text_at(value, "readerComments"))


def hides_comments(value: Mapping[str, Any]) -> bool:
    """Whether the comments that a post has are not shown."""
    word = value.get("readerComments")
    return word is not None and (word == _HIDDEN or str(word) not in _COMMENTS_OPEN)


def site_settings(value: Mapping[str, Any]) -> dict[str, str]:
    """What a resource `blogger#blog` says of the blog, by the names of the settings; `home` is its address."""
    locale = object_at(value, "locale")
    language = "_".join(part for name in ("language", "country") if (part := text_at(locale, name)))
    found = {
        "blog_name": unescape(text_at(value, "name")),
        "blog_description": text_at(value, "description"),
        "blog_locale": language,
        "home": text_at(value, "url"),
    }
    return {name: text for name, text in found.items() if text}


def _about(value: Mapping[str, Any]) -> dict[str, object]:
    about: dict[str, object] = {}
    place = object_at(value, "location")
    if found := {name: text for name, key in _PLACE.items() if (text := text_at(place, key))}:
        about["location"] = found
    for name, key in (("custom_meta_data", "customMetaData"), ("title_link", "titleLink")):
        if text := text_at(value, key):
            about[name] = text
    return about
