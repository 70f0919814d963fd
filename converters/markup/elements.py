"""Finds elements in a text without a parser: a tag, and the next end tag of its name."""

import re
from collections.abc import Callable, Iterator


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
