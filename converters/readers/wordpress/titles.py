"""Titles and names as people see them (entities resolved once, no markup), and as WordPress stores them."""

import html
import re

from converters import lazy_re
from converters.io.character_references import unescape

_KNOWN = (
    "a abbr acronym b bdi bdo big blockquote br center cite code del dfn div em font h1 h2 h3 h4 h5 h6 hr i img ins"
    " kbd li mark nobr noscript ol p pre q rp rt ruby s samp script small span strike strong style sub sup svg time"
    " tt u ul var wbr"
)
_UNSEEN = lazy_re.compile(r"<(script|style)\b[^>]*>.*?</\1\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
# Only elements that are used in titles: `Vec<T>` and `a <b and c` are text.
_TAGS = lazy_re.compile(rf"</?(?:{'|'.join(_KNOWN.split())})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_SPACES = lazy_re.compile(r"[ \t\r\n]{2,}")
_BREAKS = lazy_re.compile(r"<(?:br|hr|p|div|li|h[1-6])\b[^<>]*>", re.IGNORECASE)


def decode_title(text: str) -> str:
    """A stored title or name as people see it."""
    if "<" in text:
        text = _TAGS.sub("", _BREAKS.sub(" ", _UNSEEN.sub("", text)))
        text = _SPACES.sub(" ", text)
    if "&" in text:
        text = unescape(text)
    return text.strip()


def has_markup(text: str) -> bool:
    """Whether `plain` takes away more than entities and outer space; then the raw text is worth keeping."""
    return "<" in text and (_TAGS.search(text) is not None or _UNSEEN.search(text) is not None)


def encode_title(text: str) -> str:
    """A title or name as WordPress may store it, so that `plain` gives it back: escaped only where it must be."""
    return text if decode_title(text) == text else html.escape(text, quote=False)
