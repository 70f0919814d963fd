"""Pages saved from archive.today and its other names: its frame is removed, and URLs are restored.

It writes the page anew: links lead through `/o/ID/URL`, or to `/DATE/URL` where it has a copy; its own header and
footer stand around `#CONTENT`. The class names of the page are mostly gone, so that comments are read by structure.
"""

import re
from typing import Final

from converters import lazy_re
from converters.formats.html.reader.page import Page

_NAMES: Final = r"archive\.(?:today|ph|is|li|vn|fo|md)"
_SELF: Final = lazy_re.compile(
    rf"""<(?:link|meta)\b[^<>]*?\b(?:href|content)\s*=\s*["']https?://{_NAMES}/(?P<stamp>\d{{4}}\.?\d\d\.?\d\d-?\d{{0,6}})/(?P<url>https?://[^"'\s]+)""",
    re.IGNORECASE,
)
"""A link of the head to this copy: with its time and the URL of the page."""
_LINK: Final = lazy_re.compile(
    rf"""(?<=["'(,\s=])(?:https?:)?(?://{_NAMES})?/(?:o/\w+|\d{{14}}|\d{{4}}\.\d\d\.\d\d-\d{{6}})/(?=https?://)""",
    re.IGNORECASE,
)
_CONTENT: Final = lazy_re.compile(r"""<div\b[^>]*\bid\s*=\s*["']?CONTENT\b[^>]*>""")
_HEADER: Final = lazy_re.compile(r"""<(?:div|table)\b[^>]*\bid\s*=\s*["']?HEADER\b""")
_HEAD_END: Final = lazy_re.compile(r"</head\s*>", re.IGNORECASE)
_OWN_TAGS: Final = lazy_re.compile(rf"""<(?:link|meta)\b[^>]*{_NAMES}/[^>]*>""", re.IGNORECASE)


def strip_frame(page: Page) -> Page:
    """The page as it was captured, with its URL and the time of the capture. Other pages stay unchanged."""
    html = page.html
    itself = _SELF.search(html)
    content = _CONTENT.search(html)
    if not itself or content is None or not _HEADER.search(html):
        return page
    head_end = _HEAD_END.search(html)
    head = html[: head_end.end()] if head_end and head_end.end() < content.start() else ""
    return page._replace(
        html=_LINK.sub("", f"{_OWN_TAGS.sub('', head)}<body>{html[content.start() :]}"),
        address=page.address or itself["url"],
        captured=page.captured or _moment(itself["stamp"]),
    )


def _moment(stamp: str) -> str:
    """`20140312070000` as an ISO 8601 date in UTC; empty where the time of day is missing."""
    digits = re.sub(r"\D", "", stamp)
    if len(digits) != 14:
        return ""
    year, *rest = digits[:4], *(digits[at : at + 2] for at in range(4, 14, 2))
    return "{}-{}-{}T{}:{}:{}+00:00".format(year, *rest)
