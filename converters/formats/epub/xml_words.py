"""Texts, attributes and identifiers as XML takes them."""

import re
from typing import Final

from converters import lazy_re
from converters.io.xml.text import escaped, escaped_attribute

_FORBIDDEN: Final = lazy_re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]"
)
"""What XML 1.0 does not have (2.2), and what it discourages."""


def clean(text: str) -> str:
    """A text without characters that XML does not have."""
    return _FORBIDDEN.sub("", text)


def line(value: str) -> str:
    """A text of one line, such as a title, without such characters."""
    return " ".join(clean(value).split())


def text(value: str) -> str:
    """A text as XML."""
    return escaped(clean(value))


def attribute(name: str, value: str) -> str:
    """An attribute with a space before it."""
    return f' {name}="{escaped_attribute(clean(value))}"'


def identifier(value: str, prefix: str) -> str:
    """The `id` of a place as XML takes it (a name without a colon); two that differ stay two."""
    return prefix + re.sub(r"[^A-Za-z0-9.-]", lambda found: f"_{ord(found[0]):x}", value)
