"""The grammar of blocks: comments that open, close and hold, as `WP_Block_Parser` reads them."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from converters import lazy_re
from converters.io.json import loads


class Block(NamedTuple):
    """A block: its name in full, its attributes, and its content, text and inner blocks in order.

    Text outside of blocks is a block without a name. `void` ones had no content.
    """

    name: str
    attributes: dict[str, Any]
    content: "list[str | Block]"
    void: bool = False

    def text(self, name: str) -> str:
        """An attribute as a text; nothing if it is not there or is no text or number."""
        value = self.attributes.get(name)
        return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


class Delimiter(NamedTuple):
    """A comment that opens or closes a block, or is one: where it stands, and what it says."""

    start: int
    end: int
    closes: bool
    void: bool
    name: str
    attributes: dict[str, Any]


_DEEPEST = 100
"""Levels of nested blocks that are parsed."""

_START = lazy_re.compile(r"<!--\s+(/?)wp:((?:[a-z][a-z0-9_-]*/)?[a-z][a-z0-9_-]*)\s+(?:(/?)-->)?", re.ASCII)
"""The beginning of a comment of a block, or all of one without attributes."""
_ATTRIBUTES_END = lazy_re.compile(r"\}\s+(/?)-->", re.ASCII)


def parse(text: str) -> list[Block]:
    """Parse content into blocks.

    As in WordPress a closer closes whatever is open, its name is not compared. Where
    WordPress gives up we go on, so that nothing is lost: a closer for nothing is passed
    over, and blocks that are still open at the end hold the rest, one within the other.
    """
    top: list[str | Block] = []
    stack: list[Block] = []
    done = 0
    for delimiter in delimiters(text):
        into = stack[-1].content if stack else top
        if delimiter.start > done:
            into.append(text[done : delimiter.start])
        done = delimiter.end
        if delimiter.closes:
            if stack:
                stack.pop()
            continue
        block = Block(delimiter.name, delimiter.attributes, [], delimiter.void)
        into.append(block)
        if not delimiter.void:
            # Deeper than any real post: what is in it goes on in the block around it.
            stack.append(block if len(stack) < _DEEPEST else stack[-1])
    if done < len(text):
        (stack[-1].content if stack else top).append(text[done:])
    return [Block("", {}, [part]) if isinstance(part, str) else part for part in top]


def delimiters(text: str, position: int = 0) -> Iterator[Delimiter]:
    """The comments that make blocks of a text, in order, from a position in it on."""
    while delimiter := _next(text, position):
        yield delimiter
        position = delimiter.end


def _next(text: str, position: int) -> Delimiter | None:
    while found := _START.search(text, position):
        closes, name = bool(found[1]), found[2]
        full = name if "/" in name else f"core/{name}"
        position = found.end()
        if found[3] is not None:
            return Delimiter(found.start(), position, closes, bool(found[3]) and not closes, full, {})
        if text.startswith("{", position) and (end := _ATTRIBUTES_END.search(text, position)):
            attributes = _attributes(text[position : end.start() + 1])
            return Delimiter(found.start(), end.end(), closes, bool(end[1]) and not closes, full, attributes)
    return None


def _attributes(text: str) -> dict[str, Any]:
    try:
        value = loads(text)
    except (ValueError, RecursionError):  # the block is kept without them
        return {}
    return value if isinstance(value, dict) else {}
