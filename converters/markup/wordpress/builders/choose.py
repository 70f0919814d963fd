"""Which of two texts is a post's: its body, or the page that a builder keeps for it in a custom field."""

import re
from collections import Counter

from converters import lazy_re, messages
from converters.markup.html import parse, serialise
from converters.markup.wordpress.builders.values import words_of
from converters.markup.wordpress.context import Context

_WORD = lazy_re.compile(r"\w+")
_MEDIUM = lazy_re.compile(r"<(?:img|iframe|video|audio|source)\b[^>]*?\ssrc=[\"']([^\"'?]+)", re.IGNORECASE)
_LONGEST = 3000
"""Characters of a text that a finding quotes."""


def holds_all(html: str, other: str) -> bool:
    """Whether HTML has every word and every image, film and sound of another."""
    return not _beyond(html, other) and set(_MEDIUM.findall(other)) <= set(_MEDIUM.findall(html))


def holds_more(html: str, other: str) -> bool:
    """Whether HTML has more words that another lacks than the other way round."""
    return _beyond(other, html).total() > _beyond(html, other).total()


def rest(html: str, other: str) -> str:
    """The top elements of another HTML that have a word, an image, a film or a sound that HTML lacks."""
    words, media = _words(html), set(_MEDIUM.findall(html))
    parts = [serialise(node) for node in parse(other) if isinstance(node.tag, str)]
    return "\n".join(part for part in parts if _words(part) - words or set(_MEDIUM.findall(part)) - media)


def report_rest(page: str, body: str, context: Context) -> None:
    """Report the texts of a body that the page does not have; the site shows the page instead of them."""
    parts = [words_of(part) for part in re.split(r"</(?:p|li|h\d|div|td|th|figcaption|a)>", body)]
    known = _words(page)
    if left := [part for part in parts if _words(part) - known]:
        text = " / ".join(left)
        context.note(messages.OTHER_BODY, text=text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")


def _beyond(html: str, other: str) -> Counter[str]:
    """The words of another HTML that HTML lacks, with their numbers."""
    return _words(other) - _words(html)


def _words(html: str) -> Counter[str]:
    return Counter(_WORD.findall(words_of(html).lower()))
