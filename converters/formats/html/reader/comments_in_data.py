"""Finds comments that only the data of a script has: a program makes the page in the browser (Next.js, Nuxt, Apollo), or
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
