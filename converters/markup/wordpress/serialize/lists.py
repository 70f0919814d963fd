"""Lists, their items, and lists in items: the inner one stands in the item, each item in its own block."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from converters.io.numbers import parse_int
from converters.markup.html import name_of
from converters.markup.markdown.elements import SPACE
from converters.markup.markdown.nodes import Source
from converters.markup.wordpress.serialize import escape
from converters.markup.wordpress.serialize.block_comments import Attributes, block, classes
from converters.markup.wordpress.serialize.inline import anchor, contents, is_line, line
from converters.markup.wordpress.serialize.state import WriterState

STYLES: Final = {"A": "upper-alpha", "a": "lower-alpha", "I": "upper-roman", "i": "lower-roman"}
"""The `type` of a numbered list, as the editor saves it."""
_LISTS: Final = ("ul", "ol")
_DEEPEST: Final = 12


def listed(element: etree._Element, state: WriterState) -> Iterator[str]:
    """`core/list`, of points or numbered."""
    if (made := _list(element, 0)) is not None:
        yield made


def _list(element: etree._Element, depth: int) -> str | None:
    """A list; None if there is something in it that no list block can hold."""
    items: list[str] = []
    for kid in contents(element):
        if isinstance(kid, str):
            if kid.strip(SPACE):
                return None
        elif isinstance(kid.tag, str):
            item = _item(kid, depth) if kid.tag == "li" and depth < _DEEPEST else None
            if item is None:
                return None
            items.append(item)
    if not items:
        return None
    attributes, written = _numbering(element) if element.tag == "ol" else ({}, "")
    name = name_of(element)
    html = f"<{name}{written}{classes('wp-block-list')}{anchor(element)}>"
    inner = "\n\n".join(items)
    return block("list", f"{html}{inner}</{name}>", attributes)


def _numbering(element: etree._Element) -> tuple[Attributes, str]:
    """How a list counts: for the block, and in its tag."""
    attributes: Attributes = {"ordered": True}
    written = ""
    if style := STYLES.get(element.get("type", "")):
        attributes["type"] = style
        written += escape.attribute("style", f"list-style-type:{style}")
    if element.get("reversed") is not None:
        attributes["reversed"] = True
        written += " reversed"
    start = element.get("start", "").strip()
    digits = parse_int(start.removeprefix("-"))
    if digits is not None and (number := -digits if start.startswith("-") else digits) != 1:
        attributes["start"] = number
        written += escape.attribute("start", str(number))
    return attributes, written


def _item(li: etree._Element, depth: int) -> str | None:
    """An item: a line, and lists after it."""
    head: list[Source] = []
    inner: list[str] = []
    paragraph = False  # a loose item's one; the editor has no such lists
    for kid in contents(li):
        if not isinstance(kid, str) and name_of(kid) in _LISTS:
            made = _list(kid, depth + 1)
            if made is None:
                return None
            inner.append(made)
        elif inner and (not isinstance(kid, str) or kid.strip(SPACE)):
            return None
        elif not isinstance(kid, str) and kid.tag == "p" and not any(_shows(item) for item in head):
            head = contents(kid)
            paragraph = True
        elif paragraph and _shows(kid):
            return None
        else:
            head.append(kid)
    if not is_line(head) or li.get("value") is not None:
        return None
    after = "\n\n".join(inner)
    return block("list-item", f"<li{anchor(li)}>{line(head)}{after}</li>")


def _shows(item: Source) -> bool:
    return not isinstance(item, str) or bool(item.strip(SPACE))
