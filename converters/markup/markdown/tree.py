"""HTML read as blocks and inlines, the way Markdown is made: what the rules write from.

Wrappers are gone, text is folded, spaces stand outside of emphasis, bare text among blocks
is a paragraph. Each node knows the HTML it came from, to fall back on.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from converters.markup.html import HEADINGS, is_comment, name_of
from converters.markup.markdown.elements import (
    BLOCKS,
    EMBEDDED_QUOTES,
    EMBEDS,
    SAME,
    SPACE,
    TRANSPARENT_BLOCKS,
)
from converters.markup.markdown.hints import (
    comment_mark,
    footnote_number,
    is_footnotes,
    is_wrapper,
    kept,
    language,
    leads_back,
)
from converters.markup.markdown.nodes import BOUNDARY, Inline, Node, Source, has_paragraph, holds_blocks
from converters.markup.markdown.whitespace import fold_whitespace, words

DEEPEST: Final = 40
"""Levels of elements in one block that become Markdown; deeper ones stay HTML."""

_ANCHORED: Final = frozenset({"blockquote", "ul", "ol", "pre", "hr", "table"})
_ANCHORED_INLINES: Final = frozenset({"a", "code", "del", "em", "img", "span", "strong"})
"""What loses its id when it becomes Markdown; headings and items of lists keep theirs."""

_RULED: Final = HEADINGS | frozenset({"p", "blockquote", "ul", "ol", "pre", "hr", "table"})


def blocks(
    body: etree._Element,
    *,
    footnotes: bool = False,
    keep: frozenset[str] = frozenset(),
    wanted: frozenset[str] = frozenset(),
) -> list[Node]:
    """The blocks of the top level. What has an id that is `wanted` keeps its place."""
    return list(_Reader(footnotes, keep, wanted).flow(_items(body), "p"))


def _items(el: etree._Element) -> Iterator[Source]:
    if el.text:
        yield el.text
    for kid in el:
        yield kid
        if kid.tail:
            yield kid.tail


class _Reader:
    def __init__(
        self, footnotes: bool, keep: frozenset[str] = frozenset(), wanted: frozenset[str] = frozenset()
    ) -> None:
        self.footnotes = footnotes
        self.keep = keep
        self.wanted = wanted
        self.anchors: list[Node] = []  # they wait for the block that comes next

    def keeps(self, el: etree._Element) -> bool:
        """Whether the user wants something kept of the element, so that it cannot be left out."""
        return bool(self.keep) and any(kept(el, self.keep))

    def is_plain(self, depth: int) -> bool:
        """Whether an element at this depth that holds only text is no more than that, whatever its attributes."""
        return depth < DEEPEST and not self.keep and not self.wanted

    def flow(self, items: Iterator[Source], bare: str, depth: int = 0) -> Iterator[Node]:
        """The blocks among `items`; runs of inlines become nodes named `bare`.

        A stack instead of recursion: wrappers nest a thousand deep.
        """
        run: list[Source] = []
        stack = [(items, False)]
        while stack:
            items, wrapper = stack[-1]
            item = next(items, None)
            if item is None:
                stack.pop()
                if wrapper:
                    if bare == "p":
                        yield from self.run(run, bare, depth)
                        run = []
                    elif run and not (isinstance(run[-1], str) and run[-1] == "\0"):
                        run.append("\0")
                continue
            if isinstance(item, str):
                if run or item.strip(SPACE):
                    run.append(item)
                continue
            tag = item.tag
            if not isinstance(tag, str):
                if not is_comment(item) or not (mark := comment_mark(item.text or "")):
                    continue
                if bare == "text":
                    run.append(item)
                    continue
                yield from self.run(run, bare, depth)
                run = []
                yield Node("comment", el=item, value=mark)
                continue
            if tag == "p" and not len(item) and self.is_plain(depth):
                if run:
                    yield from self.run(run, bare, depth)
                    run = []
                if node := _text_node(item, "p"):
                    yield node
            elif (_wraps(item) and not self.keeps(item)) or (
                self.footnotes and is_footnotes(item) and tag != "ol"
            ):
                if bare == "p":
                    yield from self.run(run, bare, depth)
                    run = []
                elif run:
                    run.append("\0")
                stack.append((self.anchored(item), True))
            elif tag == "span" and holds_blocks(item) and not self.keeps(item):
                stack.append((_items(item), False))
            elif tag in BLOCKS:
                yield from self.run(run, bare, depth)
                run = []
                for node in self.block(item, depth):
                    if self.anchors and node.tag != "p":
                        node.anchors = tuple(anchor.value for anchor in self.anchors)
                        self.anchors = []
                    yield node
            else:
                run.append(item)
        yield from self.run(run, bare, depth)

    def anchored(self, el: etree._Element) -> Iterator[Source]:
        """What is in an element that will not be written, after its place if a link leads to it."""
        if el.get("id") in self.wanted:
            yield etree.Element("span", id=el.get("id", ""))
        yield from _items(el)

    def block(self, el: etree._Element, depth: int) -> Iterator[Node]:
        """One block element: usually one node; a paragraph cut in two by `<!--more-->` is three."""
        tag = SAME.get(name_of(el), name_of(el))
        if self.footnotes and tag == "ol" and is_footnotes(el):
            yield self.notes(el, depth)
            return
        if tag not in _RULED or too_deep(el, DEEPEST - depth):
            yield Node("html", el=el, value=tag)
            return
        if tag in _ANCHORED and el.get("id") in self.wanted:
            self.anchors.append(Node("anchor", value=el.get("id", "")))
        if tag == "p":
            nodes = list(self.paragraph(el, depth))
            yield from [Node("html", el=el, value=tag)] if len(nodes) == 1 and self.keeps(el) else nodes
        elif tag in HEADINGS:
            kids = self.inlines(list(_items(el)), depth + 1)
            if kids:
                yield Node(tag, kids, el)
        elif tag == "pre":
            yield Node(tag, el=el, value=language(el))
        elif tag == "hr":
            yield Node(tag, el=el)
        elif tag == "blockquote":
            if EMBEDDED_QUOTES & set(el.get("class", "").split()):
                yield Node("html", el=el, value=tag)
                return
            kids_ = list(self.flow(_items(el), "p", depth + 1))
            if kids_:
                yield Node(tag, kids_, el)
        elif tag == "table":
            yield Node(tag, el=el, value=str(depth))
        else:
            yield from self.listed(el, tag, depth)

    def paragraph(self, el: etree._Element, depth: int) -> Iterator[Node]:
        run: list[Source] = []
        for item in self.anchored(el):
            if not isinstance(item, str) and is_comment(item) and (mark := comment_mark(item.text or "")):
                yield from self.run(run, "p", depth)
                run = []
                yield Node("comment", el=item, value=mark)
            else:
                run.append(item)
        yield from self.run(run, "p", depth)

    def listed(self, el: etree._Element, tag: str, depth: int) -> Iterator[Node]:
        items: list[Node] = []
        for kid in _items(el):
            if isinstance(kid, str):
                if kid.strip(SPACE):
                    yield Node("html", el=el, value=tag)
                    return
            elif isinstance(kid.tag, str):
                if kid.tag != "li":
                    yield Node("html", el=el, value=tag)
                    return
                if not len(kid) and self.is_plain(depth):
                    node = _text_node(kid, "text")
                    items.append(Node("li", [node] if node else [], kid))
                    continue
                bare = "p" if has_paragraph(kid) else "text"
                items.append(Node("li", list(self.flow(_items(kid), bare, depth + 2)), kid))
        if items:
            yield Node(tag, items, el)

    def notes(self, el: etree._Element, depth: int) -> Node:
        items = [Node("li", list(self.flow(_items(li), "p", depth + 2)), li) for li in el.findall("li")]
        return Node("footnotes", items, el)

    def run(self, run: list[Source], bare: str, depth: int) -> Iterator[Node]:
        while run and isinstance(run[-1], str) and run[-1] == "\0":
            run.pop()
        if not run:
            return
        kids = self.inlines(run, depth)
        if all(isinstance(kid, Node) and kid.tag == "anchor" for kid in kids):
            self.anchors += (kid for kid in kids if isinstance(kid, Node))
        else:
            node = Node(bare, [*self.anchors, *kids], source=[item for item in run if item != "\0"])
            self.anchors = []
            yield node

    # Inlines ---------------------------------------------------------------------------

    def inlines(self, items: Sequence[Source], depth: int) -> list[Inline]:
        """What is in a line: folded, merged, trimmed."""
        if len(items) == 1 and isinstance(text := items[0], str) and text != "\0":
            return [" ".join(pieces)] if (pieces := words(text)) else []
        return fold_whitespace(list(self.spans(iter(items), depth)))

    def spans(self, items: Iterator[Source], depth: int) -> Iterator[Inline]:
        """The inlines among `items`. A stack instead of recursion: `span` elements nest a thousand deep."""
        stack = [items]
        while stack:
            item = next(stack[-1], None)
            if item is None:
                stack.pop()
                continue
            if isinstance(item, str):
                yield BOUNDARY if item == "\0" else item
                continue
            tag = item.tag
            if not isinstance(tag, str):
                if is_comment(item) and (mark := comment_mark(item.text or "")):
                    yield Node("mark-comment", el=item, value=mark)
                continue
            tag = SAME.get(tag, tag)
            if self.wanted:
                yield from self.anchor(item, tag)
            if depth <= DEEPEST and self.is_transparent(item, tag):
                stack.append(_items(item))
            elif depth <= DEEPEST and (tag == "br" or tag == "img" or tag == "wbr"):
                yield Node(tag, el=item)
            else:
                yield from self.span(item, tag, depth)

    def is_transparent(self, el: etree._Element, tag: str) -> bool:
        """Whether only the content of an inline element is written: a `span`, or a link that leads nowhere."""
        if tag == "a":
            is_link = el.get("href") is not None or bool(el.get("id") or el.get("name"))
            return not is_link and not (self.footnotes and leads_back(el))
        return (tag == "span" or ":" in tag) and not self.keeps(el)

    def anchor(self, el: etree._Element, tag: str) -> Iterator[Inline]:
        """The place of an inline element that a link leads to, if its id is lost in Markdown."""
        if tag in _ANCHORED_INLINES and el.get("id") in self.wanted:
            yield Node("anchor", value=el.get("id", ""))

    def span(self, el: etree._Element, tag: str, depth: int) -> Iterator[Inline]:
        """What is not transparent."""
        if depth > DEEPEST:
            yield Node("embed", el=el, value=tag)
        elif tag in TRANSPARENT_BLOCKS or tag == "figure":
            if (tag == "figure" and not is_wrapper(el)) or self.keeps(el):
                yield Node("block", el=el, value=tag)
                return
            yield BOUNDARY
            yield from self.spans(_items(el), depth + 1)
            yield BOUNDARY
        elif tag in BLOCKS:
            yield Node("block", el=el, value=tag)
        elif tag in EMBEDS:
            yield Node("embed", el=el, value=tag)
        elif self.footnotes and tag == "sup" and (number := footnote_number(el)):
            yield Node("footnote", el=el, value=number)
        elif tag == "a" and self.footnotes and leads_back(el):
            return
        else:
            yield Node(tag, list(self.spans(_items(el), depth + 1)), el)


def _text_node(el: etree._Element, tag: str) -> Node | None:
    """The node of an element that holds only text; None if it shows none."""
    if not (text := el.text) or not (pieces := words(text)):
        return None
    kids: list[Inline] = [" ".join(pieces)]
    return Node(tag, kids, source=[text])


def _wraps(el: etree._Element) -> bool:
    return (
        el.tag in TRANSPARENT_BLOCKS
        or (el.tag == "figure" and is_wrapper(el))
        or (el.tag == "p" and any(isinstance(kid.tag, str) and kid.tag in BLOCKS for kid in el))
    )


def too_deep(el: etree._Element, limit: int) -> bool:
    """Whether elements are nested in it deeper than this."""
    if limit > 0 and not any(len(kid) for kid in el):
        return False
    depth = 0
    for event, _ in etree.iterwalk(el, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > limit:
            return True
    return False


def cell(el: etree._Element, depth: int, wanted: frozenset[str] = frozenset()) -> list[Node]:
    """What is in a cell of a table."""
    return list(_Reader(False, wanted=wanted).flow(_items(el), "text", depth + 3))
