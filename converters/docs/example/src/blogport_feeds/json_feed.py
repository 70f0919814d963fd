"""Reads JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from converters.plugins import (
    Author,
    Diagnostics,
    Entity,
    Extra,
    Markup,
    Media,
    Post,
    Reader,
    Site,
    Source,
    SourceError,
    TermRef,
    guard,
    sanitize_title,
    settled,
    unreadable_item,
)

FEED_FIELDS: Final = {"title", "home_page_url", "description", "language", "items", "version"}
ITEM_FIELDS: Final = {
    "id", "url", "title", "content_html", "content_text", "summary", "image", "date_published", "date_modified",
    "author", "authors", "tags", "attachments",
}  # fmt: skip
ATTACHMENT_FIELDS: Final = {"url", "mime_type", "title"}


@dataclass(frozen=True)
class JsonFeedReader(Reader):
    """A feed in JSON Feed, with all its items."""

    def detects(self, source: Source) -> bool:
        """Whether it is a JSON object whose start names the version of the format."""
        head = source.head()
        return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and b"jsonfeed.org/version/" in head

    def read(self, source: Source, diagnostics: Diagnostics) -> Iterator[Entity]:
        """Yield the site, then the author, attachments and post of each item. Raises `SourceError`."""
        try:
            feed = json.loads(source.read())
        except (ValueError, RecursionError) as error:
            raise SourceError(f"{source.name}: it is no JSON ({error}); download the feed again") from error
        items = feed.get("items") if isinstance(feed, dict) else None
        if not isinstance(items, list):
            raise SourceError(f"{source.name}: it has no list of items, so it is no JSON Feed")
        yield Site(
            title=_text(feed, "title"),
            url=_text(feed, "home_page_url"),
            description=_text(feed, "description"),
            language=_text(feed, "language"),
            extra=_rest(feed, FEED_FIELDS),
        )
        for number, item in enumerate(items, 1):
            if isinstance(item, dict):
                with guard(diagnostics, "post", file=source.name):
                    yield from _item(item, number, feed)
            else:
                unreadable_item(diagnostics, "post", f"item {number} is no object", file=source.name)


def _item(item: dict[str, Any], number: int, feed: dict[str, Any]) -> Iterator[Entity]:
    extra = _rest(item, ITEM_FIELDS)
    authors = [person for holder in (item, feed) for person in _authors(holder)]
    login = ""
    if authors:
        name, url = _text(authors[0], "name"), _text(authors[0], "url")
        login = sanitize_title(name) or url
        yield Author(login=login, name=name, url=url, extra=_rest(authors[0], {"name", "url"}))
    if len(_authors(item)) > 1:
        extra["authors"] = item["authors"]
    post_id = str(item.get("id") or number)
    for position, attachment in enumerate(_objects(item, "attachments", extra), 1):
        yield Media(
            id=f"{post_id}-{position}",
            url=_text(attachment, "url"),
            mime=_text(attachment, "mime_type"),
            title=_text(attachment, "title"),
            parent=post_id,
            extra=_rest(attachment, ATTACHMENT_FIELDS),
        )
    image = ""
    if url := _text(item, "image"):
        image = f"{post_id}-image"
        yield Media(id=image, url=url)
    tags = item.get("tags", [])
    names = [tag for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else []
    if names != tags:
        extra["tags"] = tags
    yield Post(
        id=post_id,
        title=_text(item, "title"),
        url=_text(item, "url"),
        date=_date(item, "date_published", extra),
        modified=_date(item, "date_modified", extra),
        author=login,
        body=_body(item, extra),
        excerpt=_text(item, "summary"),
        featured=image,
        terms=tuple(TermRef(taxonomy="post_tag", slug=sanitize_title(name), name=name) for name in names),
        extra=extra,
    )


def _body(item: dict[str, Any], extra: Extra) -> Markup | None:
    html, plain = _text(item, "content_html"), _text(item, "content_text")
    if html and plain:
        extra["content_text"] = plain
    if html or plain:
        return Markup(text=html or plain, dialect="html" if html else "plain")
    return None


def _date(item: dict[str, Any], name: str, extra: Extra) -> str | None:
    if not (text := _text(item, name)):
        return None
    date = settled(text)
    if date.stated:  # not a date, or with an offset that no place has
        extra[name] = date.stated
    return date.date


def _authors(holder: dict[str, Any]) -> list[dict[str, Any]]:
    """The authors: `authors`, or `author` of version 1.0."""
    found = holder.get("authors") or [holder.get("author")]
    return [person for person in found if isinstance(person, dict)] if isinstance(found, list) else []


def _objects(item: dict[str, Any], name: str, extra: Extra) -> list[dict[str, Any]]:
    found = item.get(name, [])
    objects = [value for value in found if isinstance(value, dict)] if isinstance(found, list) else []
    if objects != found:
        extra[name] = found
    return objects


def _text(holder: dict[str, Any], name: str) -> str:
    value = holder.get(name)
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def _rest(holder: dict[str, Any], known: set[str]) -> Extra:
    """What the model has no field for, and known fields whose value is no text."""
    return {
        name: value
        for name, value in holder.items()
        if name not in known or (value is not None and not isinstance(value, str | list | dict))
    }
