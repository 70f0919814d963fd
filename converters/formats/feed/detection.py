"""Tells feeds from other XML and JSON by their beginning."""

import re
from typing import Final

from converters import lazy_re
from converters.io.sources import Source
from converters.readers.platform_exports import find_platform

_START: Final = lazy_re.compile(
    r"(?:<\?xml[^>]*>|<\?[\w-]+[^>]*\?>|<!--(?:(?!-->).)*-->|<!DOCTYPE\s+(?:rss|rdf|feed)[^>\[]*(?:\[[^\]]*\])?\s*>|<br\s*/?>|\s)*"
    r"<(?:[\w.-]+:)?(?:rss|feed|rdf:RDF|RDF)\b[^>]*>",
    re.IGNORECASE | re.DOTALL,
)
_ITEM: Final = lazy_re.compile(r"<(?:[\w.-]+:)?(?:channel|entry|item|title|id)\b", re.IGNORECASE)
_OTHERS: Final = lazy_re.compile(
    r"wordpress\.org/export/|<wp:|<livejournal\b"
    r"|<[\w.-]+:(?:wxr_version|base_blog_url|post_type|post_password|comment_approved)[\s>/]",
    re.IGNORECASE,
)
"""What only exports have in them, which are RSS too."""


def head_text(file: Source) -> str:
    """The beginning of a file as text."""
    head = file.head()
    encoding = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    return head.decode(encoding, "replace").lstrip("\ufeff \t\r\n")


def is_feed(file: Source) -> bool:
    """Whether a file is a feed, and no export."""
    found = find_platform(file)
    if found:
        return found.platform.reader == "feed"
    text = head_text(file)
    start = _START.match(text)
    return bool(start and not _OTHERS.search(text) and _ITEM.search(text, start.end()))
