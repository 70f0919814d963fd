"""Finds an element that swallows the rest of a page: its text is no markup (WHATWG HTML 13.2.5), and nothing ends it.

Pages that were cut, edited or put together have such: a browser shows nothing of what follows either.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from converters import lazy_re

_SWALLOWING: Final = (
    "script",
    "style",
    "textarea",
    "title",
    "template",
    "iframe",
    "xmp",
    "noembed",
    "noframes",
)
_PAIRS: Final = (("<!--", "-->"), *((f"<{name}", f"</{name}") for name in _SWALLOWING))
"""How each begins and ends."""
_HOLD_NONE: Final = frozenset({"<style", "<textarea", "<title", "<xmp"})
"""Those that never hold another of their kind: the end tag that ends the first is that of the second."""
_BLOCK: Final = lazy_re.compile(r"</(?:p|div|li|td|h[1-6]|article|section)\s*>")
"""The end of an element with text, which shows that more than a script was swallowed."""
_VALUE: Final = lazy_re.compile(
    r"""(=\s?["'])[^"'<]{0,2000}</?(?:p|div|h[1-6]|article|section|li|ul|ol|td|tr|br|span|strong|em)\b"""
)
"""A value in which another element begins or ends: its quotation mark is missing, and the next one ends it."""
_ATTRIBUTE: Final = lazy_re.compile(
    r"""<[a-z][\w-]*\s[^<>]{0,300}?\b((?:class|id|style|href|src|name|rel)\s?=\s?["'])"""
)
"""A tag up to the quotation mark of such a value."""
_MOST: Final = 20
"""How many of these are looked at: scripts that make elements have them too."""


def unclosed(html: str) -> str:
    """The start of what swallows markup, as `<!--` or `<style>`: an element up to the end of a page, or an attribute up to
    the next quotation mark; empty for none."""
    lower = html.lower()
    for start, end in _PAIRS:
        if start not in lower:  # looked for from the front, which is many times as fast
            continue
        at = lower.rfind(start)
        if lower.find(end, at) < 0 and _is_markup(lower, at, start) and _BLOCK.search(lower, at):
            return start if start == "<!--" else f"{start}>"
        if start in _HOLD_NONE and _holds_another(lower, start, end):
            return f"{start}>"
    for found in islice(_attributes(lower), _MOST):
        if _is_outside(lower, found.start()):
            return found[1]
    return ""


def _holds_another(lower: str, start: str, end: str) -> bool:
    """Whether an element holds the end of a block, and then another of its kind."""
    at = ended = lower.find(start)
    tried = 0
    while at >= 0 and tried < _MOST:
        after = lower.find(start, at + 1)
        if ended <= at and (ended := lower.find(end, at)) < 0:
            return False
        if 0 <= after < ended and _BLOCK.search(lower, at, after):
            if _is_markup(lower, at, start):
                return True
            tried += 1
        at = after
    return False


def _attributes(lower: str) -> Iterator[re.Match[str]]:
    """The tags with such values, which are looked for first: to ask each tag of a page takes many times as long."""
    done = 0
    for value in _VALUE.finditer(lower):
        tag = lower.rfind("<", done, value.start())
        if tag >= 0 and (found := _ATTRIBUTE.fullmatch(lower, tag, value.end(1))):
            done = value.end()
            yield found


def _is_markup(lower: str, at: int, start: str) -> bool:
    """Whether what looks like a start tag is one, and neither the start of another name nor in a script or a comment."""
    after = lower[at + len(start) : at + len(start) + 1]
    is_whole = start == "<!--" or after in (">", " ", "\n", "\t", "\r")
    return is_whole and _is_outside(lower, at)


def _is_outside(lower: str, at: int) -> bool:
    """Whether a place is neither in a script nor in a comment."""
    return all(
        lower.rfind(around, 0, at) <= lower.rfind(its_end, 0, at)
        for around, its_end in (("<script", "</script"), ("<!--", "-->"))
    )
