"""Renders Lexical, in which Ghost has kept texts since version 5, as HTML: a table of nodes, one function a kind.

Ghost's own HTML has the controls of players and toggles in it, swaps author and publisher of a bookmark, and ends where a
node of an unknown type begins.
"""

import json
from collections.abc import Iterator
from html import escape
from typing import Any, Final

from converters.formats.ghost import cards
from converters.formats.ghost.visibility import is_for_visitors
from converters.markup.html import HEADINGS

Node = dict[str, Any]

_FORMATS: Final = (
    (1, "strong"), (2, "em"), (4, "s"), (8, "u"), (16, "code"), (32, "sub"), (64, "sup"), (128, "mark"),
)  # fmt: skip
"""The bits of a text's `format`, the outermost element first."""
_DEEPEST: Final = 100
"""Levels of nodes. Beyond, texts are kept without their elements."""


class Rendered:
    """The HTML of a document, the types of nodes in it that are not known, and how many cards visitors do not see."""

    def __init__(self, text: str) -> None:
        """Render a document. Raises `ValueError` for what is no Lexical."""
        self.unknown: list[str] = []
        self.hidden = 0
        try:
            root = json.loads(text)["root"]
            self.html = "\n".join(self._blocks(root))
        except (TypeError, KeyError, AttributeError, RecursionError) as error:
            raise ValueError(str(error)) from error

    def _blocks(self, root: Node) -> Iterator[str]:
        for node in root["children"]:
            if block := self._node(node, 0):
                yield block

    def _node(self, node: Node, depth: int) -> str:
        kind = str(node.get("type"))
        if not is_for_visitors(node):
            self.hidden += 1
            return ""
        if depth > _DEEPEST:
            return escape(str(node.get("text") or ""), quote=False)
        if kind in _TEXTS:
            return _text(node)
        if kind in _MARKS or kind in cards.DROPPED:
            return ""
        if kind == "list":
            return self._list(node, depth)
        if kind in ("heading", "extended-heading"):
            tag = node.get("tag") if node.get("tag") in HEADINGS else "h2"
            return f"<{tag}>{self._inner(node, depth)}</{tag}>"
        if kind in ("link", "at-link"):
            return f"<a{_link(node)}>{self._inner(node, depth)}</a>"
        if element := _ELEMENTS.get(kind):
            inner = self._inner(node, depth)
            return f"<{element}>{inner}</{element}>" if inner or element != "p" else ""
        if card := cards.CARDS.get(kind):
            return card(node)
        self.unknown.append(kind)
        return self._inner(node, depth)

    def _inner(self, node: Node, depth: int) -> str:
        return "".join(self._node(child, depth + 1) for child in node.get("children") or ())

    def _list(self, node: Node, depth: int) -> str:
        """A list. A nested one has its own item, and belongs to the item before (as Ghost shows it)."""
        items: list[str] = []
        for item in node.get("children") or ():
            children = item.get("children") or ()
            inner = self._inner(item, depth + 1)
            if items and children and all(child.get("type") == "list" for child in children):
                items[-1] += inner
            else:
                items.append(inner)
        tag = "ol" if node.get("listType") == "number" or node.get("tag") == "ol" else "ul"
        start = node.get("start")
        first = f' start="{start}"' if tag == "ol" and isinstance(start, int) and start != 1 else ""
        return f"<{tag}{first}>" + "".join(f"<li>{item}</li>" for item in items) + f"</{tag}>"


_TEXTS: Final = frozenset({"text", "extended-text", "linebreak", "tab", "code-highlight"})
_MARKS: Final = frozenset({"tk", "zwnj", "at-link-search"})
"""Marks of the editor, which nobody else sees."""
_ELEMENTS: Final = {
    "paragraph": "p",
    "quote": "blockquote",
    "extended-quote": "blockquote",
    "aside": "blockquote",
    "listitem": "li",
}


def _text(node: Node) -> str:
    if node.get("type") == "linebreak":
        return "<br>"
    html = escape(str(node.get("text") or ""), quote=False)
    bits = node.get("format")
    if isinstance(bits, int):
        for bit, tag in reversed(_FORMATS):
            if bits & bit:
                html = f"<{tag}>{html}</{tag}>"
    return html


def _link(node: Node) -> str:
    names = (("url", "href"), ("rel", "rel"), ("target", "target"), ("title", "title"))
    return "".join(f' {attribute}="{escape(str(node[key]))}"' for key, attribute in names if node.get(key))
