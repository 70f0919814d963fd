"""The text of a comment of Disqus: HTML with links through Disqus, its uploads as links, and names with `:disqus`."""

import re
from html import escape
from typing import Final
from urllib.parse import unquote

from converters import lazy_re
from converters.io.character_references import unescape
from converters.model import Markup

_REDIRECT: Final = lazy_re.compile(r"https?://(?:disq\.us/url|redirect\.disqus\.com/url)\?[^\s\"'<>]+")
_UPLOAD = lazy_re.compile(
    r"<a\b[^<>]*\bhref=[\"'](https?://uploads\.disquscdn\.com/images/[^\"'\s]+)[\"'][^>]*>[^<]*</a>"
)
_MENTION = lazy_re.compile(r"@([\w.-]+):disqus\b")
_BLOCK = lazy_re.compile(r"<(?:p|br|blockquote|ul|ol|pre|div)\b", re.IGNORECASE)


def body(message: str) -> Markup | None:
    """The body of a comment; None for an empty one.

    Links lead where they led before Disqus counted their visitors, an uploaded image is an image. Older texts have line
    breaks instead of paragraphs, as WordPress stores them.
    """
    text = message.strip()
    if not text:
        return None
    text = _REDIRECT.sub(lambda link: _target(link[0]), text)
    text = _UPLOAD.sub(r'<img src="\1" alt="">', text)
    text = _MENTION.sub(r"@\1", text)
    has_lines = "\n" in text and not _BLOCK.search(text)
    return Markup(text=text, dialect="wordpress" if has_lines else "html")


def _target(link: str) -> str:
    """Where a link through Disqus leads: its parameter `url` without the checksum behind the last colon."""
    for part in unescape(link).partition("?")[2].split("&"):
        name, _, value = part.partition("=")
        if name == "url":
            url = unquote(value)
            address, colon, checksum = url.rpartition(":")
            return escape(address if colon and not checksum.startswith("//") else url)
    return link
