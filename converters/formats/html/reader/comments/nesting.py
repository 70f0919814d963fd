"""Finds list items that a page wrote directly inside another; an HTML parser does not show it.

WordPress's block themes print an answer below the deepest level of nesting as a `li` in the `li` that it
answers; to an HTML parser, the second ends the first. The tags themselves still show it.
"""

import re
from typing import Final

from converters import lazy_re

_TAG: Final = lazy_re.compile(r"<(/?)li\b([^>]*)>", re.IGNORECASE)
_ID: Final = lazy_re.compile(r"""\bid\s*=\s*["']?(?:li-)?comment-(\d+)""", re.IGNORECASE)


def answered(html: str) -> dict[str, str]:
    """Ids of comments -> id of the comment whose tags are around it; empty where the tags do not match."""
    parents: dict[str, str] = {}
    around: list[str] = []
    for tag in _TAG.finditer(html):
        if tag[1]:
            if not around:
                return {}
            around.pop()
            continue
        found = _ID.search(tag[2])
        if found:
            parents[found[1]] = next((id_ for id_ in reversed(around) if id_), "")
        around.append(found[1] if found else "")
    return {} if around else parents
