"""What the nodes of all kinds are made of: texts with their marks, links, and what an element may have beside its texts."""

from collections.abc import Mapping
from typing import Any, Final

from lxml import etree

from converters import lazy_re
from converters.markup.html import is_comment, name_of, parse, serialise

Node = dict[str, Any]

BITS: Final[Mapping[str, int]] = {
    "strong": 1, "b": 1, "em": 2, "i": 2, "s": 4, "del": 4, "strike": 4, "u": 8, "code": 16, "sub": 32, "sup": 64, "mark": 128,
}  # fmt: skip
"""Elements -> the bits of a text's `format`."""
SPACE: Final = lazy_re.compile(r"[ \t\n\r\f]+")
_IGNORED: Final = frozenset("class loading decoding fetchpriority srcset sizes".split())
"""Attributes that say how something looks or loads: Ghost makes its own."""
_BLOCK: Final = {"direction": "ltr", "format": "", "indent": 0, "version": 1}


class NoNode(Exception):
    """An element has no node that says all that it says."""


def block_node(kind: str, children: list[Node], **more: Any) -> Node:
    """A node that has others in it."""
    return {**_BLOCK, "type": kind, "children": children, **more}


def plain(element: etree._Element, *allowed: str) -> None:
    """Raise `NoNode` for an element with an attribute that means something, but for these."""
    for name in element.attrib:
        if (
            str(name) not in allowed
            and str(name) not in _IGNORED
            and not str(name).startswith("data-")
            and name != "id"
        ):
            raise NoNode


def inline(element: etree._Element, bits: int = 0, *, in_link: bool = False) -> list[Node]:
    """The nodes of what is in an element; with the bits of the elements around it."""
    nodes = _texts(element.text, bits)
    for child in element:
        name = name_of(child)
        if name == "br":
            nodes.append({"type": "linebreak", "version": 1})
        elif name in BITS:
            plain(child)
            nodes += inline(child, bits | BITS[name], in_link=in_link)
        elif name == "span":
            plain(child)
            nodes += inline(child, bits, in_link=in_link)
        elif name == "a" and not in_link and child.get("href"):
            nodes.append(_link(child, bits))
        elif not is_comment(child):
            raise NoNode
        nodes += _texts(child.tail, bits)
    return nodes


def _texts(text: str | None, bits: int) -> list[Node]:
    if not text:
        return []
    return [{
        "type": "extended-text", "version": 1, "text": SPACE.sub(" ", text), "format": bits, "detail": 0, "mode": "normal", "style": "",
    }]  # fmt: skip


def _link(element: etree._Element, bits: int) -> Node:
    plain(element, "href", "rel", "target", "title")
    about = {name: element.get(name) for name in ("rel", "target", "title")}
    return block_node("link", inline(element, bits, in_link=True), url=element.get("href"), **about)


def trimmed(nodes: list[Node]) -> list[Node]:
    """The nodes without the blanks at both ends, which nobody sees."""
    for at, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while nodes and nodes[at]["type"] == "extended-text":
            nodes[at]["text"] = strip(nodes[at]["text"])
            if nodes[at]["text"]:
                break
            del nodes[at]
    return nodes


def only_child(element: etree._Element) -> etree._Element | None:
    """The element that is all of an element; None where there are others, or a text."""
    if len(element) != 1 or (element.text or "").strip() or (element[0].tail or "").strip():
        return None
    return element[0]


def html_of(element: etree._Element) -> str:
    """The HTML in an element."""
    html = serialise(element)
    return html[html.index(">") + 1 : html.rindex("</")].strip()


def copy_of(element: etree._Element) -> etree._Element:
    """An element by itself, without what surrounds it."""
    (copied,) = parse(serialise(element)) if name_of(element) else (element,)
    return copied
