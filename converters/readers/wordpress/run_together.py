"""Finds the elements of an export in its own texts: a text without its end that has swallowed the record after it."""

import re
from typing import Final

from converters import lazy_re
from converters.readers.wordpress import vocabulary

_NAMES: Final = frozenset(
    name.removeprefix("wp:")
    for table in (vocabulary.ITEM, vocabulary.COMMENT, vocabulary.CONTAINERS, vocabulary.META)
    for name in table
    if name.startswith("wp:")
)
_OF_LISTS: Final = frozenset(name.removeprefix("wp:") for name in (*vocabulary.AUTHOR, *vocabulary.TERM))
_OF_NO_OTHER: Final = "|".join(sorted(name for name in _NAMES if "_" in name or name.endswith("meta")))
"""Names that are WordPress's with any prefix; `fb:comments` is not."""
_PREFIXED: Final = rf"(?:wp:(?:{'|'.join(sorted(_NAMES))})|[\w.-]+:(?:{_OF_NO_OTHER})|(?:content|excerpt):encoded|dc:creator)"
_ATTRIBUTES: Final = r"(?:\s[^<>]*)?"
_ELEMENT: Final = lazy_re.compile(
    rf"<{_PREFIXED}{_ATTRIBUTES}>|<item>(?=\s*<title\b)|<\s*(?:wp:)+(?:{'|'.join(sorted(_NAMES))})\s*>"
)
_CDATA: Final = "<![CDATA["
_BEFORE_SECTION: Final = lazy_re.compile(
    rf"<(?:{_PREFIXED}|title|link|description|guid|category){_ATTRIBUTES}>\s*\Z"
)
_LONGEST_TAG: Final = 1000
_OTHERS: Final = frozenset({"content:encoded", "excerpt:encoded", "dc:creator", "ping_status"})
"""Elements of items that are in no table, or have another prefix."""


def is_of_export(name: str) -> bool:
    """Whether the name of an element in `extra`, without WordPress's prefix, is that of an element of an export."""
    local = re.sub(r"^wp[._-]", "", name.lower())
    return local in _NAMES or local in _OF_LISTS or name in _OTHERS


def holds_export(text: str) -> bool:
    """Whether a text has an element of an export in it. Comments about exports have it escaped, as WordPress asks for."""
    return _ELEMENT.search(text) is not None


def ends_in_export(text: str) -> bool:
    """Whether a text has swallowed the beginning of another element: a CDATA section begins in it, and has no end.

    For the texts of posts, which may have elements of an export in them: those that do have them whole.
    """
    at = text.rfind(_CDATA)
    return (
        at >= 0
        and text.find("]]>", at) < 0
        and _BEFORE_SECTION.search(text[max(at - _LONGEST_TAG, 0) : at]) is not None
    )
