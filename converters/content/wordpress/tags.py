"""Tags and comments told from text, as WordPress tells them: without parsing."""

import re

SPLIT = re.compile(
    r"<(?:!(?=--)(?:.*?-->|.*)|!\[CDATA\[(?:.*?\]\]>|.*)|[^>]*>?)",
    re.DOTALL,
)
"""A comment, a CDATA section, or anything else that begins with `<`; an unclosed one runs to the end."""

_REAL = re.compile(r"<!--.*?(?:-->|\Z)|</?[a-zA-Z\[][^<>]*>", re.DOTALL)
"""A comment or a tag that a browser would take for one (`a < b` is none)."""

_HIDE = {ord("["): "\ufdd0", ord("]"): "\ufdd1"}
_SHOW = {0xFDD0: "[", 0xFDD1: "]"}
# U+FDD0 and U+FDD1 are noncharacters: no text has them.


def html_split(text: str) -> list[str]:
    """Split as `wp_html_split`: text and tags by turns, text first and last (maybe empty)."""
    pieces: list[str] = []
    end = 0
    for tag in SPLIT.finditer(text):
        pieces += text[end : tag.start()], tag[0]
        end = tag.end()
    pieces.append(text[end:])
    return pieces


def hide_brackets(text: str) -> str:
    """Make the brackets inside tags and comments invisible to the search for shortcodes.

    `do_shortcodes_in_html_tags` runs shortcodes in attribute values; ours make elements,
    which its kses check would refuse there, so none is run.
    """
    return _REAL.sub(_hide, text) if "<" in text else text


def show_brackets(text: str) -> str:
    """Undo `hide_brackets`."""
    return text.translate(_SHOW) if "\ufdd0" in text or "\ufdd1" in text else text


def _hide(tag: re.Match[str]) -> str:
    return tag[0].translate(_HIDE) if "[" in tag[0] or "]" in tag[0] else tag[0]
