"""Which of two texts is a post's: its body, or the page that a builder keeps for it in a custom field."""

import re
from collections import Counter

from converters import messages
from converters.markup.wordpress.builders.values import words_of
from converters.markup.wordpress.context import Context

_WORD = re.compile(r"\w+")
_MEDIUM = re.compile(r"<(?:img|iframe|video|audio|source)\b[^>]*?\ssrc=[\"']([^\"'?]+)", re.IGNORECASE)
_LONGEST = 1000
"""Characters of a text that a finding quotes."""


def holds_all(html: str, other: str) -> bool:
    """Whether HTML has every word and every image, film and sound of another."""
    return not _words(other) - _words(html) and set(_MEDIUM.findall(other)) <= set(_MEDIUM.findall(html))


def report_rest(page: str, body: str, context: Context) -> None:
    """Report the parts of a body that the page does not have; the site shows the page instead of them."""
    known = _words(page)
    rest = [part for line in re.split(r"\n|</(?:p|li|h\d|div)>", body) if (part := words_of(line)) and _words(part) - known]
    if rest:
        text = " / ".join(rest)
        context.note(messages.OTHER_BODY, text=text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")


def _words(html: str) -> Counter[str]:
    return Counter(_WORD.findall(words_of(html).lower()))
