"""Shortcodes: a table of handlers, run over rendered content as `do_shortcode` does."""

import re

from converters.content.wordpress.context import Context
from converters.content.wordpress.shortcodes.grammar import (
    Attributes,
    Shortcode,
    parse_attributes,
    replace,
    strip_shortcodes,
    unautop,
)
from converters.content.wordpress.shortcodes.table import GROUP, Handler, Table, table

__all__ = [
    "GROUP",
    "Attributes",
    "Handler",
    "Shortcode",
    "Table",
    "expand",
    "expand_body",
    "parse_attributes",
    "replace",
    "strip_shortcodes",
    "table",
    "unautop",
]

_BLOCK = re.compile(r"\s*<(?:figure|div|p|pre|ul|ol|dl|table|blockquote|h[1-6]|hr|section|details)\b")
_PARAGRAPH = re.compile(r"<p(?:\s[^>]*)?>")
_INLINE_TAG = re.compile(r"<(/?)(?:a|b|strong|em|i|span|u|s|del|ins|small|big|font|code|sup|sub)\b")
_EMPTY = re.compile(r"<p(?:\s[^>]*)?>(?:\s|<br />)*</p>\n?")
_BREAK_AT_START = re.compile(r"(<p(?:\s[^>]*)?>)\s*(?:<br />\s*)+")
_BREAK_AT_END = re.compile(r"(?:\s*<br />)+\s*(?=</p>)")


def expand(text: str, context: Context) -> str:
    """Run the shortcodes of a stretch of content (`do_shortcode`)."""
    return replace(text, table, lambda shortcode: table.run(shortcode, context))


def expand_body(html: str, context: Context) -> str:
    """Run the shortcodes of a whole body; a paragraph ends before a block that one makes, and goes on after it.

    WordPress leaves a figure in the paragraph and browsers do the rest; what follows it
    would be no paragraph's.
    """
    split = False

    def place(before: str, made: str) -> str:
        nonlocal split
        if not _BLOCK.match(made) or not _in_paragraph(before):
            return made
        split = True
        return f"</p>\n{made}\n<p>"

    html = replace(html, table, lambda shortcode: table.run(shortcode, context), place)
    if split:
        html = _BREAK_AT_END.sub("", _BREAK_AT_START.sub(r"\1", html))
        html = _EMPTY.sub("", html)
    return html


def _in_paragraph(before: str) -> bool:
    """Whether a text ends within a paragraph, and in no link or other inline element of it."""
    end = before.rfind("</p>")
    starts = [paragraph.end() for paragraph in _PARAGRAPH.finditer(before, end + 1)]
    if not starts:
        return False
    depth = 0
    for tag in _INLINE_TAG.finditer(before, starts[-1]):
        depth += -1 if tag[1] else 1
    return depth <= 0
