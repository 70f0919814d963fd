"""Text of a comment that a browser does not show, since a tag or an element before it does not end."""

import re
from itertools import takewhile
from typing import Final

from converters import lazy_re
from converters.io.character_references import unescape
from converters.markup.elements import replace_elements

_UNSEEN: Final = lazy_re.compile(r"<(!--|(?:script|style|template)(?=[\s>]))")
"""What begins an element that nobody is meant to read."""
_INSIDE: Final = r"""(?:[^<>"']|"[^"<]*"|'[^'<]*')*+"""
_TAG: Final = lazy_re.compile(rf"</?[a-z][^\s<>/]*+{_INSIDE}>", re.IGNORECASE)
_UNENDED: Final = lazy_re.compile(
    rf"""<(?=[a-z/!?]{_INSIDE}(?:["'<]|\Z)|[a-z/][^<>"]*+(?:"[^<>"]*+"[^<>"]*+)*+"[^<>"]*+>)""", re.IGNORECASE
)
"""A `<` that begins a tag without an end, or with a quote that does not end before its `>`."""
_SPACE: Final = lazy_re.compile(r"\s+")


def swallowed(source: str, shown: str) -> str:
    """The words that the HTML `source` has and `shown`, which was made of it, lacks; `""` where it has all of them."""
    before, after = _visible(source), _visible(shown)
    missing = len(before) - len(after)
    if missing <= 0:
        return ""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))
    return before[same : same + missing].strip()


def show_unended_tags(html: str) -> str:
    """HTML in which a `<` that begins a tag without an end is text."""
    return _UNENDED.sub("&lt;", html)


def _visible(html: str) -> str:
    """The text of HTML, of which only what is well-formed counts as markup."""
    text = _TAG.sub(" ", replace_elements(html, _UNSEEN, lambda tag, whole: " "))
    return _SPACE.sub(" ", unescape(text)).strip()
