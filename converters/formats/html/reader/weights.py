"""How much text the parts of a page hold, and how much of it is links: one pass over the page."""

import re
from typing import Final

from converters.formats.html.reader.dom import Node, walk

_COMMAS: Final = re.compile("[,،﹐︐︑⹁⸴⸲，、]")
_UNSEEN: Final = frozenset({"script", "style", "template", "noscript", "svg"})


class Weights:
    """Lengths in characters, white space folded, by `mem_id` of the element."""

    def __init__(self, top: Node) -> None:
        self._text: dict[int, int] = {}
        self._links: dict[int, float] = {}
        self._commas: dict[int, int] = {}
        self._own: dict[int, int] = {}
        self._count(top)

    def text(self, node: Node) -> int:
        """Characters in an element."""
        return self._text.get(node.mem_id, 0)

    def own_text(self, node: Node) -> int:
        """Characters that are the element's own, not of one in it."""
        return self._own.get(node.mem_id, 0)

    def commas(self, node: Node) -> int:
        """Commas of all scripts in an element."""
        return self._commas.get(node.mem_id, 0)

    def link_density(self, node: Node) -> float:
        """The share of the text that is links, 0 to 1."""
        return self._links.get(node.mem_id, 0) / max(1, self.text(node))

    def _count(self, top: Node) -> None:
        order: list[tuple[int, int, float]] = []
        """Elements from the outside in: their own key, their parent's, and the weight of their links."""
        text, commas = self._text, self._commas
        for node in walk(top, _UNSEEN):
            if node.is_text_node:
                parent = node.parent
                said = " ".join((node.text_content or "").split())
                if parent is not None and said:
                    key = parent.mem_id
                    text[key] = text.get(key, 0) + len(said)
                    commas[key] = commas.get(key, 0) + len(_COMMAS.findall(said))
            elif node.is_element_node:
                link = (
                    (0.3 if (node.attrs.get("href") or "").startswith("#") else 1.0)
                    if node.tag == "a"
                    else 0.0
                )
                parent = node.parent
                order.append((node.mem_id, parent.mem_id if parent is not None else 0, link))
        self._own = dict(text)
        links = self._links
        for key, above, link in reversed(order):
            length = text.get(key, 0)
            inside = length * link if link else links.get(key, 0)
            if length:
                text[above] = text.get(above, 0) + length
                commas[above] = commas.get(above, 0) + commas.get(key, 0)
            if inside:
                links[above] = links.get(above, 0) + inside
                links[key] = inside
