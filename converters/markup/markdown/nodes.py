"""What the tree of a body is made of."""

from html import escape

from lxml import etree

from converters.markup.html import serialise, tidy
from converters.markup.markdown.elements import BLOCKS, SPACE, TRANSPARENT_BLOCKS

Source = etree._Element | str


class Node:
    """An element: its name as Markdown knows it, what is in it, and where it came from.

    `text` is the bare run of inlines in a tight list item or a cell. `html` is a block that
    stays as it is; `embed` an inline that does; `anchor` a place that a link of the body leads to.
    `anchors` are such places at the start of a block that cannot have them in its text.
    """

    __slots__ = ("anchors", "el", "kids", "source", "tag", "value")

    def __init__(
        self,
        tag: str,
        kids: "list[Inline] | list[Node] | None" = None,
        el: etree._Element | None = None,
        source: list[Source] | None = None,
        value: str = "",
    ) -> None:
        self.tag = tag
        self.kids: list[Inline] = kids or []  # type: ignore[assignment] # see `blocks`
        self.el = el
        self.source = source
        self.value = value
        self.anchors: tuple[str, ...] = ()

    @property
    def blocks(self) -> "list[Node]":
        """The blocks in a container."""
        return [kid for kid in self.kids if isinstance(kid, Node)]

    def html(self) -> str:
        """The HTML this came from, without a blank line."""
        if self.source is not None:
            inner = "".join(
                escape(item, quote=False) if isinstance(item, str) else serialise(item)
                for item in self.source
            ).strip(SPACE)
            # What is no paragraph to a browser must not be made one.
            bare = any(not isinstance(item, str) and holds_blocks(item) for item in self.source)
            return tidy(inner if bare else f"<p>{inner}</p>")
        return tidy(serialise(self.el)) if self.el is not None else ""


Inline = str | Node

BOUNDARY = Node("boundary")
"""Where a wrapper without meaning starts or ends in a line."""


def holds_blocks(el: etree._Element) -> bool:
    """Whether there are blocks in it."""
    return any(isinstance(kid.tag, str) and kid.tag in BLOCKS for kid in el.iterdescendants())


def has_paragraph(li: etree._Element) -> bool:
    """Whether the item of a list is loose: it, or a wrapper in it, holds a paragraph."""
    return any(
        kid.tag == "p" or (kid.tag in TRANSPARENT_BLOCKS and has_paragraph(kid))
        for kid in li
        if isinstance(kid.tag, str)
    )
