"""Moves a site to another URL: changes the URLs in records and their texts."""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from converters import messages
from converters.diagnostics import Diagnostics
from converters.extra_keys import ATTACHMENT_URL, LINK, MENU_ITEM_URL
from converters.markup.links import SiteMove
from converters.model import Author, Comment, Extra, Markup, Media, Post, Record, Site, Term

_ADDRESSES = frozenset({LINK, "content", "base_site_url", MENU_ITEM_URL, ATTACHMENT_URL, "image"})
"""Names in `extra` that contain URLs or texts of the site; a `guid` is an identifier and never changes."""


class MovedRecords:
    """Changes records; custom fields with the old URL are reported and kept (most are serialized)."""

    def __init__(self, old: str, new: str, diagnostics: Diagnostics) -> None:
        self._move = SiteMove(old, new)
        self._new = new.rstrip("/")
        self._diagnostics = diagnostics

    def records(self, records: Iterable[Record]) -> Iterator[Record]:
        """Yield the records with the new URL, in their order."""
        yield from map(self._record, records)

    def _record(self, record: Record) -> Record:
        move = self._move
        extra = self._extra(record.extra)
        match record:
            case Site():
                return replace(record, url=self._new, extra=extra)
            case Author():
                return replace(record, url=move(record.url), extra=extra)
            case Term():
                return replace(record, description=move(record.description), extra=extra)
            case Media():
                return replace(record, url=move(record.url), caption=move(record.caption), extra=extra)
            case Post():
                return replace(
                    record,
                    url=move(record.url),
                    body=self._markup(record.body),
                    excerpt=move(record.excerpt),
                    comments=tuple(map(self._comment, record.comments)),
                    extra=extra,
                )

    def _comment(self, comment: Comment) -> Comment:
        author = replace(comment.author, url=self._move(comment.author.url))
        return replace(
            comment, author=author, body=self._markup(comment.body), extra=self._extra(comment.extra)
        )

    def _markup(self, markup: Markup | None) -> Markup | None:
        return replace(markup, text=self._move(markup.text)) if markup else None

    def _extra(self, extra: Extra) -> Extra:
        changed = {}
        for name, value in extra.items():
            if name == "comments" and isinstance(value, list):
                changed[name] = [self._deep(item, {"text", "url"}) for item in value]
            elif name in _ADDRESSES:
                changed[name] = self._deep(value, None)
            elif name != "guid" and isinstance(value, list) and self._is_old(value):
                self._diagnostics.tally(messages.OLD_ADDRESS_STAYS, name=name)
        return extra | changed if changed else extra

    def _is_old(self, values: list[Any]) -> bool:
        return any(isinstance(value, str) and self._move.concerns(value) for value in values)

    def _deep(self, value: Any, names: set[str] | None) -> Any:
        """The texts in a value, all of them or those under some names."""
        if isinstance(value, dict):
            return {
                name: self._deep(inner, names)
                if names is None or name in names or isinstance(inner, dict | list)
                else inner
                for name, inner in value.items()
            }
        if isinstance(value, list):
            return [self._deep(item, names) for item in value]
        return self._move(value) if isinstance(value, str) else value
