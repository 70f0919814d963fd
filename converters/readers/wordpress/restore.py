"""Restores the fields that blogport saved when it wrote a record into an export (see `vocabulary.SAVED`)."""

from typing import Any, TypeVar

import msgspec
from msgspec.structs import fields, replace

from converters.extra_keys import POST_MODIFIED
from converters.model import Author, Comment, Extra, Media, Post, Site, Term
from converters.readers.wordpress.vocabulary import SAVED, UNCATEGORIZED

_STARTS = (SAVED, SAVED.removeprefix("_"))
_TYPES: dict[type, dict[str, Any]] = {
    kind: {field.name: field.type for field in fields(kind)}
    for kind in (Site, Author, Term, Media, Post, Comment)
}
Saved = TypeVar("Saved", Site, Author, Term, Media, Post, Comment)


def restore_saved_fields(record: Saved) -> Saved:
    """The record as it was; the very same object where nothing was saved. What makes no sense stays in `extra`."""
    names = [name for name in record.extra if name.startswith(_STARTS)]
    if not names:
        return record
    extra = dict(record.extra)
    changes: dict[str, Any] = {}
    for name in names:
        value = extra.pop(name)
        text = value[0] if isinstance(value, list) and len(value) == 1 else value
        try:
            if not isinstance(text, str):  # given twice, or with attributes: blogport did not write it
                raise LookupError(name)
            _put_back(name.removeprefix("_").removeprefix(_STARTS[1]), text, record, changes, extra)
        except (msgspec.MsgspecError, LookupError):
            extra[name] = value
    return replace(record, extra=extra, **changes)


def _put_back(field: str, text: str, record: Saved, changes: dict[str, Any], extra: Extra) -> None:
    """One field, into `changes` or `extra`. Raises where there is no such field or it cannot have such a value."""
    match field:
        case "extra":
            extra.update(msgspec.json.decode(text, type=dict[str, Any]))
        case "without":
            for name in text.split():
                extra.pop(name, None)
        case "uncategorized" if isinstance(record, Post):
            changes["terms"] = tuple(
                term for term in record.terms if (term.taxonomy, term.slug) != UNCATEGORIZED[:2]
            )
        case "user" if isinstance(record, Comment):
            changes["author"] = replace(record.author, user=text)
        case "modified" if isinstance(record, Media):
            extra[POST_MODIFIED] = max(text, extra.get(POST_MODIFIED, ""))
        case "modified" if isinstance(record, Post):
            # it may have been changed in WordPress since
            changes["modified"] = max(text, record.modified or "")
        case _:
            kind = _TYPES[type(record)][field]
            changes[field] = msgspec.convert(text if text or kind is str else None, kind, strict=False)
