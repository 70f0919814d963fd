"""Which fields of `extra` a public site shows, and where: in the front matter, or in a data file beside the posts."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from converters import lazy_re, messages
from converters.diagnostics import Diagnostics
from converters.extra_keys import (
    ALIASES,
    BUILDER_FIELDS,
    CATEGORY,
    FOOTNOTES,
    GUID,
    LANGUAGE,
    MENU_ITEM_KEYS,
    OLD_SLUGS,
    PING_STATUS,
    POST_DATE,
    POST_DATE_GMT,
    POST_MODIFIED_GMT,
    PUB_DATE,
    THUMBNAIL,
    TITLE_RAW,
    TRANSLATION_KEY,
    meta_key,
    single,
)
from converters.io import php
from converters.markup.wordpress.builders.stored import hides_parts
from converters.model import Extra, Post
from converters.publishing import seo
from converters.publishing.housekeeping import is_housekeeping, is_reference, kind_of

USED_FIELDS: Final = frozenset(
    {OLD_SLUGS, THUMBNAIL, TITLE_RAW, ALIASES, LANGUAGE, TRANSLATION_KEY, *MENU_ITEM_KEYS}
)
"""Fields that are in the front matter, or in a menu, under another name."""

ELEMENTS: Final = frozenset(
    {GUID, PING_STATUS, PUB_DATE, POST_DATE, POST_DATE_GMT, POST_MODIFIED_GMT, FOOTNOTES, CATEGORY}
)
"""Elements of an export that are no custom fields and that no page shows."""

LONGEST: Final = 500
"""Characters of a text that front matter holds."""

_BASE64: Final = lazy_re.compile(r"(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[A-Za-z0-9+/_-]{48,}={0,2}")
_PERCENT: Final = lazy_re.compile(r"(?:[\w.~-]*%[0-9A-Fa-f]{2}){6,}[\w.~%-]*", re.ASCII)


class PublicFields(NamedTuple):
    """The fields of a post that are no secret, by where they belong."""

    shown: Extra
    """For people: short texts, numbers, lists."""
    data: Extra
    """For programs: long or encoded values."""
    seo: Extra
    """What a plug-in for search engines keeps, as it is stored (see `seo`)."""
    housekeeping: Extra
    """The state of WordPress and its plug-ins."""

    @property
    def beside(self) -> Extra:
        """What a data file has instead of the front matter."""
        return {**self.data, **self.seo, **self.housekeeping}


def public_fields(post: Post, diagnostics: Diagnostics) -> PublicFields:
    """Sort the fields of `extra`; hidden ones that nobody knows are left out and counted in the report."""
    found = PublicFields({}, {}, {}, {})
    for name, value in post.extra.items():
        key = meta_key(name)
        if name in USED_FIELDS or name in seo.OWN_KEYS:
            continue
        if not key:  # damage has cost its name: nobody can say what it was
            diagnostics.tally(messages.HIDDEN_FIELD, name=kind_of(name))
            continue
        if name in ELEMENTS:
            diagnostics.tally(messages.HOUSEKEEPING)
        elif key in seo.KEYS:
            found.seo[name] = value
        elif name in BUILDER_FIELDS and hides_parts(name, value):
            diagnostics.tally(messages.HIDDEN_FIELD, name=kind_of(name))
        elif name in BUILDER_FIELDS or is_housekeeping(name) or is_reference(name, value, post.extra):
            found.housekeeping[name] = value
        elif key.startswith("_"):
            diagnostics.tally(messages.HIDDEN_FIELD, name=kind_of(name))
        elif is_for_programs(value):
            found.data[name] = value
        else:
            found.shown[name] = value
    return found


def custom_fields(fields: PublicFields) -> Iterator[tuple[str, Any]]:
    """The custom fields for the front matter, under the keys of the source; a list of one value as the value."""
    for name, value in fields.shown.items():
        yield meta_key(name), single(value)


def is_for_programs(value: Any) -> bool:
    """Whether a value, or one of several, is a text that is serialized, encoded, or longer than `LONGEST`."""
    texts = value if isinstance(value, list) else [value]
    return any(isinstance(text, str) and _is_for_programs(text.strip()) for text in texts)


def _is_for_programs(text: str) -> bool:
    if len(text) > LONGEST:
        return True
    is_encoded = _BASE64.fullmatch(text) or _PERCENT.fullmatch(text)
    return bool(is_encoded) or php.looks_serialized(text) or _is_json(text)


def _is_json(text: str) -> bool:
    """Whether a text is a list or an object of JSON; `[gallery]` is not."""
    if text[:1] + text[-1:] not in ("{}", "[]"):
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
