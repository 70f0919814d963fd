"""The HTML tree of a page, and functions to query it.

The HTML5 parser is lexbor: its tree has no depth limit of its own (see `markup.nesting`), and a selector over a large page takes less than
a millisecond. The selectors of profiles are in `profile`.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from converters.io.xml.text import NOT_XML
from converters.markup.html import BREAKING, PRE_NEWLINE
from converters.markup.nesting import tamed

Node = LexborNode

_CONTROL_BYTES: Final = bytes({*range(0x20)} - {9, 10, 13})
_UNSEEN: Final = frozenset({"script", "style", "template", "svg"})
_BREAKING: Final = BREAKING | {"caption"}
"""Elements around which words are apart."""


def parsed(html: str) -> Node:
    """The `html` element of a page, without control characters."""
    root = LexborHTMLParser(tamed(_without_controls(html)).encode()).root
    assert root is not None  # the parser makes an `html` element of anything
    return root


def _without_controls(html: str) -> str:
    """The text without control characters. Most pages have none, which their bytes show in a tenth of the time."""
    try:
        data = html.encode()
    except UnicodeEncodeError:  # a surrogate
        return NOT_XML.sub("", html)
    has_any = len(data.translate(None, _CONTROL_BYTES)) < len(data) or "\ufffe" in html or "\uffff" in html
    return NOT_XML.sub("", html) if has_any else html


def find(node: Node, selector: str) -> Node | None:
    """The first element in or at `node` that matches a CSS selector."""
    return node.css_first(selector)


def attribute(node: Node, name: str) -> str:
    """The value of an attribute, its name in lower case; empty where it is missing."""
    return node.attributes.get(name) or ""  # `attrs` makes an object for each question, at twice the time


def classes(node: Node) -> list[str]:
    """The classes of an element."""
    return attribute(node, "class").split()


def folded(text: str) -> str:
    """A text with white space collapsed as HTML does: one space for each run, none at the ends."""
    return " ".join(text.split())


def text_of(node: Node) -> str:
    """The visible text of an element on one line, with a space between blocks."""
    return _text(node, None) or ""


def short_text(node: Node, longest: int) -> str | None:
    """The same of an element with at most `longest` characters of text; None for one with more, of which only the start is read."""
    text = _text(node, longest)
    return text if text is not None and len(text) <= longest else None


def _text(node: Node, longest: int | None) -> str | None:
    """The text of an element; None as soon as it is longer than `longest` characters."""
    parts: list[str] = []
    number = 0
    top, at = node.mem_id, node
    while True:
        child: Node | None = None
        if at.is_text_node:
            text = at.text_content or ""
            parts.append(text)
            if longest is not None:
                number += len(folded(text))
                if number > longest:
                    return None
        else:
            tag = at.tag
            if tag in _BREAKING:
                parts.append(" ")
            if tag not in _UNSEEN or not at.is_element_node:
                child = at.first_child
        while child is None:
            if at.mem_id == top:
                return folded("".join(parts))
            child = at.next
            if child is None:
                above = at.parent
                if above is None:
                    return folded("".join(parts))
                at = above
        at = child


def length(node: Node) -> int:
    """The approximate length of the visible text, in characters."""
    return len(folded(node.text()))


def walk(node: Node, skipped: frozenset[str] = frozenset()) -> Iterator[Node]:
    """Yield the node and all in it, in document order, without elements of `skipped` names."""
    at: Node | None = node
    top = node.mem_id
    while at is not None:
        inside = at.is_element_node and at.tag in skipped
        if not inside:
            yield at
        child = None if inside else at.first_child
        while child is None:
            if at.mem_id == top:
                return
            child = at.next
            if child is None:
                at = at.parent
                if at is None:
                    return
        at = child


def measured(top: Node, longest: int, skipped: frozenset[str] = frozenset()) -> Iterator[Node]:
    """Yield the elements in `top` with some text and at most about `longest` characters, in document order.
    Elements of `skipped` names, and what is in them, are not given; their text counts.

    Of elements with the same text, one within the other, only the outermost is given; so reading the text of
    each costs no more than the page is long.
    """
    order = [node for node in walk(top) if not node.is_comment_node]
    lengths: dict[int, int] = {}
    for node in reversed(order):
        if node.is_text_node:
            lengths[node.mem_id] = len(folded(node.text_content or ""))
        if (above := node.parent) is not None:
            lengths[above.mem_id] = lengths.get(above.mem_id, 0) + lengths.get(node.mem_id, 0)
    for node in walk(top, skipped):
        if not node.is_element_node or node.mem_id == top.mem_id:
            continue
        number, above = lengths.get(node.mem_id, 0), node.parent
        around = lengths.get(above.mem_id, 0) if above is not None and above.mem_id != top.mem_id else -1
        if 0 < number <= longest and number != around:
            yield node


def elements(node: Node) -> Iterator[Node]:
    """Yield the child elements of a node."""
    child = node.first_child
    while child is not None:
        following = child.next
        if child.is_element_node:
            yield child
        child = following


def ancestors(node: Node) -> Iterator[Node]:
    """Yield the elements around a node, the nearest first."""
    at = node.parent
    while at is not None and at.is_element_node:
        yield at
        at = at.parent


def inner(node: Node) -> str:
    """The inner HTML of an element, which parses to the same tree again."""
    html = node.inner_html or ""
    if "\n" in html and "<pre" in html:
        html = PRE_NEWLINE.sub("\\1\n", html)  # a parser takes the first line break in a `pre` away
    return html.strip(" \t\n\r")


@lru_cache(maxsize=1024)
def joined(selectors: tuple[str, ...]) -> str:
    """One selector that matches what any of the selectors matches."""
    return ", ".join(selectors)


def all_of(node: Node, selectors: tuple[str, ...]) -> list[Node]:
    """The elements in or at `node` that match any of the selectors, in document order."""
    return node.css(joined(selectors)) if selectors else []
