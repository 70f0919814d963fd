"""Finds comments, and texts of whole pages, that only the data of a script has: a program makes the page in the browser (Next.js, Nuxt, Apollo), or
JSON-LD repeats what a script shows. They are not read, but reported."""

import re
from typing import Final

from converters import lazy_re

_SCRIPT: Final = lazy_re.compile(r"<script\b([^<>]{0,1000})>", re.IGNORECASE)
_NAME: Final = lazy_re.compile(r"""\b(?:id|type)\s*=\s*["']?([\w/+.-]+)""", re.IGNORECASE)
_LIST: Final = lazy_re.compile(r"""comments?\w{0,10}\\?["']?\s{0,9}:\s{0,9}\[\s{0,9}\{""", re.IGNORECASE)
"""A list of comments that is not empty: a key that ends with this word or goes on a little, in JSON, in JavaScript, or in JSON that is a text in JavaScript."""
_TEXT: Final = lazy_re.compile(
    r"""(?:text|body|content|message|html|rendered)\\?["']?\s{0,9}:\s{0,9}\\?["'{]""", re.IGNORECASE
)
_REACH: Final = 2_000
"""Characters of the first comment in which its text stands."""
_END: Final = "</script"
_DATA: Final = lazy_re.compile(
    r"""\bid\s*=\s*["']?__N(?:EXT|UXT)_DATA__|\btype\s*=\s*["']?application/json\b|\bid\s*=\s*["']?__APOLLO|\bid\s*=\s*["']?ng-state""",
    re.IGNORECASE,
)
_ASSIGNED: Final = lazy_re.compile(
    r"\s*(?:window|self)\s*(?:\.|\[[\"'])[\w$]{1,60}(?:[\"']\])?\s*=\s*(?:JSON\.parse\(\s*[\"']|\(?function|[{\[])"
)
"""How such a script begins: `window.__INITIAL_STATE__={`, `window._preloads = JSON.parse("`."""
FEWEST: Final = 500
"""Characters of data that may hold the text of a post."""


def comments_in_data(html: str) -> str:
    """The script with comments, by its id or type; empty for a page without one. Each character is looked at once."""
    done = 0
    while start := _SCRIPT.search(html, done):
        end = html.find(_END, start.end())
        done = end if end >= 0 else len(html)
        found = _LIST.search(html, start.end(), done)
        if found and _TEXT.search(html, found.end(), min(done, found.end() + _REACH)):
            name = _NAME.search(start[1])
            return f"script {name[1]}" if name else "script"
    return ""


def has_text_in_data(html: str) -> bool:
    """Whether a script of a page has as much data as a post needs, of which a program makes the page in the browser."""
    done = 0
    while start := _SCRIPT.search(html, done):
        end = html.find(_END, start.end())
        done = end if end >= 0 else len(html)
        is_data = _DATA.search(start[1]) or _ASSIGNED.match(html, start.end())
        if is_data and done - start.end() >= FEWEST and _TEXT.search(html, start.end(), done):
            return True
    return False
