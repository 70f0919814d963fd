"""Finds tags and comments in a text as WordPress does: without a parser."""

import re
from collections.abc import Callable

from converters import lazy_re
from converters.markup.placeholders import HiddenCharacters

SPLIT = lazy_re.compile(r"<(?:!(?=--)(?:.*?-->|.*)|!\[CDATA\[(?:.*?\]\]>|.*)|[^>]*>?)", re.DOTALL)
"""A comment, a CDATA section, or anything else that begins with `<`; an unclosed one runs to the end."""

_REAL = lazy_re.compile(r"<!--.*?(?:-->|\Z)|</?(?:\[|[a-zA-Z][^<>\[\]]*+[\[\]])[^<>]*+>", re.DOTALL)
"""A comment, or a tag with a bracket in it, as a browser reads it (`a < b` is text)."""

_EMPTY = lazy_re.compile(r"""<(iframe|script)((?:\s[^<>]*(?<=["'\s]))?)/>(?!\s*</\1)""", re.IGNORECASE)
"""An element without an end tag that is empty in XML."""


def end_empty_elements(text: str) -> str:
    """Give `<script … />` and `<iframe … />` their end tags.

    HTML reads all that follows as their content (HTML Living Standard, section 13.1.2.1), but the author meant it to be read.
    """
    return _EMPTY.sub(r"<\1\2></\1>", text) if "/>" in text else text


def hide_brackets(text: str) -> tuple[str, Callable[[str], str]]:
    """Hide the brackets inside tags and comments from the search for shortcodes; the function shows them again.

    `do_shortcodes_in_html_tags` runs shortcodes in attribute values; ours make elements,
    which its kses check would refuse there, so none is run.
    """
    if "<" not in text:
        return text, str
    brackets = HiddenCharacters(text, "[]")
    hidden = _REAL.sub(lambda tag: brackets.hide(tag[0]) if "[" in tag[0] or "]" in tag[0] else tag[0], text)
    return (hidden, brackets.show) if hidden != text else (text, str)
