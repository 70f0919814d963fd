"""Makes Lexical, in which Ghost keeps texts, of HTML: a table of elements, one function a kind of block.

A node holds what its element says, or there is none: then the block goes into an HTML card, as it is. Whether it does is not
believed but proved (`proof`): the node is rendered again, and must say the same. Node types and their keys are those of
Ghost 6 (`@tryghost/kg-default-nodes`); a type that Ghost does not know would end its page there.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from lxml import etree

from converters.formats.ghost.writer import proof
from converters.markup.html import is_comment, name_of, parse, serialise

Node = dict[str, Any]

_BITS: Final[Mapping[str, int]] = {
    "strong": 1, "b": 1, "em": 2, "i": 2, "s": 4, "del": 4, "strike": 4, "u": 8, "code": 16, "sub": 32, "sup": 64, "mark": 128,
}  # fmt: skip
"""Elements -> the bits of a text's `format`."""
_SPACE: Final = re.compile(r"[ \t\n\r\f]+")
_LANGUAGE: Final = re.compile(r"(?:^|\s)(?:language|lang)-([\w+#.-]+)")
_IGNORED: Final = frozenset("class loading decoding fetchpriority srcset sizes".split())
"""Attributes that say how something looks or loads: Ghost makes its own."""
_INLINE: Final = frozenset(
    {*_BITS, "a", "br", "span", "img", "small", "abbr", "kbd", "q", "cite", "ins", "font", "time", "wbr"}
)
_BLOCK: Final = {"direction": "ltr", "format": "", "indent": 0, "version": 1}
_DEEPEST: Final = 20
"""Lists in lists."""


class NoNode(Exception):
    """An element has no node that says all that it says."""


class Document:
    """The Lexical of a text, and how many of its blocks are HTML cards."""

    def __init__(self, html: str) -> None:
        self.cards = self.blocks = 0
        body = parse(html)
        self._targets = frozenset(
            href[1:]
            for link in body.iter("a")
            if (href := link.get("href") or "").startswith("#") and len(href) > 1
        )
        self._children: list[Node] = []
        for block in _blocks(body):
            self._add(block)
        children = self._children or [_block("paragraph", [])]
        self.text = json.dumps(
            {"root": {**_BLOCK, "type": "root", "children": children}},
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
            self._add_card(serialise(block))
            return
        self._children += nodes

    def _add_card(self, html: str) -> None:
        """An HTML card; one that follows another joins it."""
        last = self._children[-1] if self._children else {}
        if last.get("type") == "html":
            last["html"] += f"\n{html}"
        else:
            self._children.append({"type": "html", "version": 1, "html": html})

    def _nodes(self, block: etree._Element) -> list[Node]:
        make = _MAKERS.get(name_of(block))
        if make is None:
            raise NoNode
        for element in block.iter(etree.Element):
            if element.get("id") in self._targets or element.get("name") in self._targets:
                raise NoNode  # a place that a link of this text leads to
        return make(block)


def _blocks(body: etree._Element) -> Iterator[etree._Element]:
    """The blocks of a text. Text between them, with what is inline there, is a paragraph; comments say nothing."""
    loose: etree._Element | None = None

    def add_text(text: str | None) -> None:
        nonlocal loose
        if not text or (loose is None and not text.strip()):
            return
        loose = etree.Element("p") if loose is None else loose
        if len(loose):
            loose[-1].tail = (loose[-1].tail or "") + text
        else:
            loose.text = (loose.text or "") + text

    add_text(body.text)
    for child in list(body):
        tail, child.tail = child.tail, None
        if name_of(child) in _INLINE:
            loose = etree.Element("p") if loose is None else loose
            loose.append(child)
        elif name_of(child):
            if loose is not None:
                yield loose
            loose = None
            yield child
        elif not is_comment(child):
            pass
        add_text(tail)
    if loose is not None:
        yield loose


def _block(kind: str, children: list[Node], **more: Any) -> Node:
    return {**_BLOCK, "type": kind, "children": children, **more}


def _plain(element: etree._Element, *allowed: str) -> None:
    """Raise `NoNode` for an element with an attribute that means something, but for these."""
    for name in element.attrib:
        if (
            str(name) not in allowed
            and str(name) not in _IGNORED
            and not str(name).startswith("data-")
            and name != "id"
        ):
            raise NoNode


def _inline(element: etree._Element, bits: int = 0, *, in_link: bool = False) -> list[Node]:
    """The nodes of what is in an element; with the bits of the elements around it."""
    nodes = _texts(element.text, bits)
    for child in element:
        name = name_of(child)
        if name == "br":
            nodes.append({"type": "linebreak", "version": 1})
        elif name in _BITS:
            _plain(child)
            nodes += _inline(child, bits | _BITS[name], in_link=in_link)
        elif name == "span":
            _plain(child)
            nodes += _inline(child, bits, in_link=in_link)
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
        "type": "extended-text", "version": 1, "text": _SPACE.sub(" ", text), "format": bits, "detail": 0, "mode": "normal", "style": "",
    }]  # fmt: skip


def _link(element: etree._Element, bits: int) -> Node:
    _plain(element, "href", "rel", "target", "title")
    about = {name: element.get(name) for name in ("rel", "target", "title")}
    return _block("link", _inline(element, bits, in_link=True), url=element.get("href"), **about)


def _trimmed(nodes: list[Node]) -> list[Node]:
    """Without the blanks at both ends, which nobody sees."""
    for at, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while nodes and nodes[at]["type"] == "extended-text":
            nodes[at]["text"] = strip(nodes[at]["text"])
            if nodes[at]["text"]:
                break
            del nodes[at]
    return nodes


def _paragraph(element: etree._Element) -> list[Node]:
    _plain(element)
    if (
        len(element) == 1
        and not (element.text or "").strip()
        and not (element[0].tail or "").strip()
        and _image_in(element) is not None
    ):
        return _image(element)
    return [_block("paragraph", _trimmed(_inline(element)))]


def _heading(element: etree._Element) -> list[Node]:
    _plain(element)
    return [_block("extended-heading", _trimmed(_inline(element)), tag=name_of(element))]


def _quote(element: etree._Element) -> list[Node]:
    _plain(element)
    inner = element
    if (
        len(element) == 1
        and name_of(element[0]) == "p"
        and not (element.text or "").strip()
        and not (element[0].tail or "").strip()
    ):
        inner = element[0]
        _plain(inner)
    return [_block("extended-quote", _trimmed(_inline(inner)))]


def _rule(element: etree._Element) -> list[Node]:
    _plain(element)
    return [{"type": "horizontalrule", "version": 1}]


def _list(element: etree._Element, depth: int = 0) -> list[Node]:
    if depth > _DEEPEST or (element.text or "").strip():
        raise NoNode
    is_numbered = name_of(element) == "ol"
    _plain(element, *(["start"] if is_numbered else []))
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
    return [_block("list", items, listType=kind, start=int(start), tag=tag)]


def _items(item: etree._Element, depth: int, value: int) -> Iterator[Node]:
    """An item; a list that ends it is an item of its own, and belongs to it."""
    _plain(item)
    lists: list[etree._Element] = []
    while len(item) and name_of(item[-1]) in ("ul", "ol") and not (item[-1].tail or "").strip():
        lists.insert(0, item[-1])
        item.remove(item[-1])
    inner = item[0] if len(item) == 1 and name_of(item[0]) == "p" and not (item.text or "").strip() else item
    _plain(inner)
    children = _trimmed(_inline(inner))
    for nested in lists:
        item.append(nested)
    yield _block("listitem", children, value=value)
    for nested in lists:
        yield _block("listitem", _list(nested, depth + 1), value=value + 1)


def _code(element: etree._Element) -> list[Node]:
    inner = element[0] if len(element) == 1 and name_of(element[0]) == "code" else element
    if len(inner) or (inner is not element and ((element.text or "").strip() or (inner.tail or "").strip())):
        raise NoNode
    for part in (element, inner):
        _plain(part)
    language = _LANGUAGE.search(f"{element.get('class') or ''} {inner.get('class') or ''}")
    code = (inner.text or "").removesuffix("\n")
    return [
        {
            "type": "codeblock",
            "version": 1,
            "code": code,
            "language": language[1] if language else "",
            "caption": "",
        }
    ]


def _image_in(element: etree._Element) -> etree._Element | None:
    """The image that is all of an element, alone or within a link."""
    only = element[0] if len(element) else None
    if only is not None and name_of(only) == "a" and len(only) == 1 and not (only.text or "").strip():
        only = only[0] if not (only[0].tail or "").strip() else None
    return only if only is not None and name_of(only) == "img" else None


def _image(element: etree._Element, caption: str = "") -> list[Node]:
    """The card of the image in an element, or of an image."""
    image = element if name_of(element) == "img" else _image_in(element)
    if image is None or not image.get("src"):
        raise NoNode
    _plain(image, "src", "alt", "title", "width", "height")
    href = ""
    above = image.getparent()
    if above is not None and name_of(above) == "a":
        _plain(above, "href", "rel", "target")
        href = above.get("href") or ""
    size = {name: _pixels(image.get(name)) for name in ("width", "height")}
    return [{
        "type": "image", "version": 1, "src": image.get("src"), **size, "title": image.get("title") or "", "alt": image.get("alt") or "",
        "caption": caption, "cardWidth": "regular", "href": href,
    }]  # fmt: skip


def _pixels(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 6 else None


def _figure(element: etree._Element) -> list[Node]:
    """An image, a code block or what another site shows, with its caption."""
    _plain(element)
    children = [child for child in element if name_of(child)]
    if (element.text or "").strip() or any((child.tail or "").strip() for child in children):
        raise NoNode
    captions = [child for child in children if name_of(child) == "figcaption"]
    others = [child for child in children if name_of(child) != "figcaption"]
    if len(captions) > 1 or len(others) != 1:
        raise NoNode
    caption = _html_of(captions[0]) if captions else ""
    if captions:
        _inline(captions[0])  # Ghost keeps in captions what has a node
    only = others[0]
    while (
        name_of(only) == "div"
        and len(only) == 1
        and not (only.text or "").strip()
        and not (only[0].tail or "").strip()
    ):
        _plain(only)
        only = only[0]
    if name_of(only) in ("img", "a"):
        holder = etree.Element("p")
        holder.append(_copy(only))
        return _image(holder, caption)
    if name_of(only) == "pre":
        (node,) = _code(only)
        return [{**node, "caption": caption}]
    if name_of(only) == "iframe":
        (node,) = _embed(only)
        return [{**node, "caption": caption}]
    raise NoNode


def _embed(element: etree._Element) -> list[Node]:
    if not element.get("src"):
        raise NoNode
    html = serialise(element)
    return [{
        "type": "embed", "version": 1, "url": element.get("src"), "embedType": "video", "html": html, "metadata": {}, "caption": "",
    }]  # fmt: skip


def _toggle(element: etree._Element) -> list[Node]:
    _plain(element)
    if not len(element) or name_of(element[0]) != "summary" or (element.text or "").strip():
        raise NoNode
    _inline(element[0])
    rest = etree.Element("div")
    rest.text = element[0].tail
    for child in element[1:]:
        if name_of(child) not in ("p", "ul", "ol"):
            raise NoNode
        rest.append(_copy(child))
    return [{"type": "toggle", "version": 1, "heading": _html_of(element[0]), "content": _html_of(rest)}]


def _html_of(element: etree._Element) -> str:
    """The HTML in an element."""
    html = serialise(element)
    return html[html.index(">") + 1 : html.rindex("</")].strip()


def _copy(element: etree._Element) -> etree._Element:
    (copied,) = parse(serialise(element)) if name_of(element) else (element,)
    return copied


_MAKERS: Final[Mapping[str, Callable[[etree._Element], list[Node]]]] = {
    "p": _paragraph, **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading), "ul": _list, "ol": _list, "blockquote": _quote,
    "hr": _rule, "pre": _code, "figure": _figure, "iframe": _embed, "details": _toggle, "img": _image,
}  # fmt: skip
"""Element -> what makes the nodes of one."""
