"""Tags and comments told from text, as WordPress tells them: without parsing."""

import re
from collections.abc import Callable, Iterator

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


def elements(text: str, opening: re.Pattern[str]) -> Iterator[tuple[re.Match[str], int]]:
    """Find elements: the opening tag, whose first group is the name, and where the next closing tag ends.

    Which of several is within which is not asked. A name that no closing tag follows is
    looked for no more, so that this takes no longer than the text is long.
    """
    position = 0
    unclosed: set[str] = set()
    while tag := opening.search(text, position):
        position = tag.end()
        name = tag[1]
        if name in unclosed:
            continue
        closing = "-->" if name == "!--" else f"</{name}>"
        end = text.find(closing, position)
        if end < 0:
            unclosed.add(name)
            continue
        position = end + len(closing)
        yield tag, position


def replace_elements(text: str, opening: re.Pattern[str], make: Callable[[re.Match[str], str], str]) -> str:
    """Replace elements; `make` gets the opening tag and all of the element."""
    pieces: list[str] = []
    done = 0
    for tag, end in elements(text, opening):
        pieces += text[done : tag.start()], make(tag, text[tag.start() : end])
        done = end
    return "".join([*pieces, text[done:]]) if done else text


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
