"""Finds tags and comments in a text as WordPress does: without a parser."""

import re
from collections.abc import Callable, Iterator

from converters.markup.placeholders import HiddenCharacters

SPLIT = re.compile(
    r"<(?:!(?=--)(?:.*?-->|.*)|!\[CDATA\[(?:.*?\]\]>|.*)|[^>]*>?)",
    re.DOTALL,
)
"""A comment, a CDATA section, or anything else that begins with `<`; an unclosed one runs to the end."""

_REAL = re.compile(r"<!--.*?(?:-->|\Z)|</?(?:\[|[a-zA-Z][^<>\[\]]*+[\[\]])[^<>]*+>", re.DOTALL)
"""A comment, or a tag with a bracket in it, as a browser reads it (`a < b` is text)."""


def elements(text: str, opening: re.Pattern[str]) -> Iterator[tuple[re.Match[str], int]]:
    """Find elements: the opening tag, whose first group is the name, and where the next closing tag ends.

    Nesting is ignored. A name that no closing tag follows is not searched for again, so the
    time is linear in the length of the text.
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
