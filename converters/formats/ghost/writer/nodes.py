"""Makes Lexical, in which Ghost keeps texts, of HTML: a table of elements, one function a kind of block.

A node holds what its element says, or there is none: then the block goes into an HTML card, as it is. Whether it does is not
believed but proved (`proof`): the node is rendered again, and must say the same. Node types and their keys are those of
Ghost 6 (`@tryghost/kg-default-nodes`); a type that Ghost does not know would end its page there.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from lxml import etree

from converters.formats.ghost.writer import media, proof
from converters.formats.ghost.writer.media import Files
from converters.formats.ghost.writer.parts import (
    BITS,
    Node,
    NoNode,
    block_node,
    copy_of,
    html_of,
    inline,
    only_child,
    plain,
    trimmed,
)
from converters.markup.emphasis import within_blocks
from converters.markup.html import is_comment, name_of, parse, serialise
from converters.markup.markdown.tree import too_deep

_INLINE: Final = frozenset(
    {*BITS, "a", "br", "span", "img", "small", "abbr", "kbd", "q", "cite", "ins", "font", "time", "wbr"}
)
_DEEPEST: Final = 20
"""Lists in lists."""
_LEVELS: Final = 50
"""Elements in elements: a block that is deeper is an HTML card."""


class Document:
    """The Lexical of a text, and how many of its blocks are HTML cards; `files` knows the local files that it shows."""

    def __init__(self, html: str, files: Files = media.NO_FILES) -> None:
        self._files = files
        self.cards = self.blocks = 0
        body = parse(html)
        within_blocks(body)
        self._targets = frozenset(
            href[1:]
            for link in body.iter("a")
            if (href := link.get("href") or "").startswith("#") and len(href) > 1
        )
        self._children: list[Node] = []
        self._cards: list[str] = []
        """The blocks of the HTML card that is the last node."""
        for block in _blocks(body):
            self._add(block)
        self._end_card()
        children = self._children or [block_node("paragraph", [])]
        self.text = json.dumps(
            {"root": block_node("root", children)},
            ensure_ascii=False,
            separators=(",", ":"),
        )

    def _add(self, block: etree._Element) -> None:
        self.blocks += 1
        try:
            nodes = self._nodes(block)
            if not proof.says_the_same(block, nodes):
                raise NoNode
        except NoNode:
            self.cards += 1
            self._cards.append(serialise(block))
            return
        self._end_card()
        self._children += nodes

    def _end_card(self) -> None:
        """Make one card of the blocks that follow one another without a node."""
        if self._cards:
            self._children.append({"type": "html", "version": 1, "html": "\n".join(self._cards)})
            self._cards.clear()

    def _nodes(self, block: etree._Element) -> list[Node]:
        if too_deep(block, _LEVELS):
            raise NoNode
        for element in block.iter(etree.Element):
            if element.get("id") in self._targets or element.get("name") in self._targets:
                raise NoNode  # a place that a link of this text leads to
        if media.is_shown(block):
            return [media.node(block, self._files)]
        make = _MAKERS.get(name_of(block))
        if make is None:
            raise NoNode
        return make(block)


class _Loose:
    """A paragraph of what stands between blocks: texts, and what is inline."""

    def __init__(self) -> None:
        self._paragraph = etree.Element("p")
        self._last: etree._Element | None = None
        self._texts: list[str] = []
        self.is_empty = True

    def add(self, part: "etree._Element | str") -> None:
        """Add a text, or an element without its tail; white space begins no paragraph."""
        if isinstance(part, str):
            if part and (not self.is_empty or part.strip()):
                self._texts.append(part)
                self.is_empty = False
            return
        self._set_text()
        self._paragraph.append(part)
        self._last, self.is_empty = part, False

    def made(self) -> etree._Element:
        """The paragraph."""
        self._set_text()
        return self._paragraph

    def _set_text(self) -> None:
        text = "".join(self._texts)
        self._texts.clear()
        if self._last is None:
            self._paragraph.text = text
        else:
            self._last.tail = text


def _blocks(body: etree._Element) -> Iterator[etree._Element]:
    """The blocks of a text. Text between them, with what is inline there, is a paragraph; comments say nothing."""
    loose = _Loose()
    loose.add(body.text or "")
    for child in list(body):
        tail, child.tail = child.tail or "", None
        if name_of(child) in _INLINE:
            loose.add(child)
        elif name_of(child):
            if not loose.is_empty:
                yield loose.made()
            loose = _Loose()
            yield child
        loose.add(tail)
    if not loose.is_empty:
        yield loose.made()


def _paragraph(element: etree._Element) -> list[Node]:
    plain(element)
    return [block_node("paragraph", trimmed(inline(element)))]


def _heading(element: etree._Element) -> list[Node]:
    plain(element)
    return [block_node("extended-heading", trimmed(inline(element)), tag=name_of(element))]


def _quote(element: etree._Element) -> list[Node]:
    plain(element)
    inner = only_child(element)
    if inner is None or name_of(inner) != "p":
        inner = element
    plain(inner)
    return [block_node("extended-quote", trimmed(inline(inner)))]


def _rule(element: etree._Element) -> list[Node]:
    plain(element)
    return [{"type": "horizontalrule", "version": 1}]


def _list(element: etree._Element, depth: int = 0) -> list[Node]:
    if depth > _DEEPEST or (element.text or "").strip():
        raise NoNode
    is_numbered = name_of(element) == "ol"
    plain(element, *(["start"] if is_numbered else []))
    start = element.get("start") or "1"
    if not start.isascii() or not start.isdecimal() or len(start) > 9:
        raise NoNode
    items: list[Node] = []
    for item in element:
        if is_comment(item):
            continue
        if name_of(item) != "li" or (item.tail or "").strip():
            raise NoNode
        items += _items(item, depth, len(items) + 1)
    kind, tag = ("number", "ol") if is_numbered else ("bullet", "ul")
    return [block_node("list", items, listType=kind, start=int(start), tag=tag)]


def _items(item: etree._Element, depth: int, value: int) -> Iterator[Node]:
    """An item; a list that ends it is its own item, and belongs to it."""
    plain(item)
    lists: list[etree._Element] = []
    while len(item) and name_of(item[-1]) in ("ul", "ol") and not (item[-1].tail or "").strip():
        lists.insert(0, item[-1])
        item.remove(item[-1])
    inner = item[0] if len(item) == 1 and name_of(item[0]) == "p" and not (item.text or "").strip() else item
    plain(inner)
    children = trimmed(inline(inner))
    for nested in lists:
        item.append(nested)
    yield block_node("listitem", children, value=value)
    for nested in lists:
        yield block_node("listitem", _list(nested, depth + 1), value=value + 1)


def _toggle(element: etree._Element) -> list[Node]:
    plain(element)
    if not len(element) or name_of(element[0]) != "summary" or (element.text or "").strip():
        raise NoNode
    inline(element[0])
    rest = etree.Element("div")
    rest.text = element[0].tail
    for child in element[1:]:
        if name_of(child) not in ("p", "ul", "ol"):
            raise NoNode
        rest.append(copy_of(child))
    return [{"type": "toggle", "version": 1, "heading": html_of(element[0]), "content": html_of(rest)}]


_MAKERS: Final[Mapping[str, Callable[[etree._Element], list[Node]]]] = {
    "p": _paragraph, **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading), "ul": _list, "ol": _list, "blockquote": _quote,
    "hr": _rule, "details": _toggle,
}  # fmt: skip
"""Element -> what makes the nodes of one; what is shown in its own frame is in `media`."""
