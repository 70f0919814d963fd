"""HTML read as blocks and inlines, the way Markdown is made: what the rules write from.

Wrappers are gone, text is folded, spaces stand outside of emphasis, bare text among blocks
is a paragraph. Each node knows the HTML it came from, to fall back on.
"""

from collections.abc import Iterable, Iterator
from html import escape
from typing import Final

from lxml import etree

from converters.content.html import is_comment, name_of, serialise, tidy
from converters.content.markdown.elements import (
    BLOCKS,
    EMBEDDED_QUOTES,
    EMBEDS,
    HEADINGS,
    MAY_VANISH,
    SAME,
    SPACE,
    TRANSPARENT_BLOCKS,
)
from converters.content.markdown.marks import comment_mark, footnote_number, is_footnotes, language

DEEPEST: Final = 40
"""Levels of elements in one block that are worth spelling out; deeper ones stay HTML."""

Source = etree._Element | str
_RULED: Final = HEADINGS | frozenset({"p", "blockquote", "ul", "ol", "pre", "hr", "table"})


class Node:
    """An element: its name as Markdown knows it, what is in it, and where it came from.

    `text` is the bare run of inlines in a tight list item or a cell. `html` is a block that
    stays as it is; `embed` an inline that does.
    """

    __slots__ = ("el", "kids", "source", "tag", "value")

    def __init__(
        self,
        tag: str,
        kids: "list[Inline] | list[Node] | None" = None,
        el: etree._Element | None = None,
        source: list[Source] | None = None,
        value: str = "",
    ) -> None:
        self.tag = tag
        self.kids: list[Inline] = kids or []  # type: ignore[assignment]
        self.el = el
        self.source = source
        self.value = value

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
            bare = any(not isinstance(item, str) and _holds_blocks(item) for item in self.source)
            return tidy(inner if bare else f"<p>{inner}</p>")
        return tidy(serialise(self.el)) if self.el is not None else ""


Inline = str | Node
_BOUNDARY: Final = Node("boundary")


def blocks(body: etree._Element, *, footnotes: bool = False) -> list[Node]:
    """The blocks of the top level."""
    return list(_Reader(footnotes).flow(_items(body), "p"))


def _items(el: etree._Element) -> Iterator[Source]:
    if el.text:
        yield el.text
    for kid in el:
        yield kid
        if kid.tail:
            yield kid.tail


class _Reader:
    def __init__(self, footnotes: bool) -> None:
        self.footnotes = footnotes

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
            if _wraps(item) or (self.footnotes and is_footnotes(item) and tag != "ol"):
                if bare == "p":
                    yield from self.run(run, bare, depth)
                    run = []
                elif run:
                    run.append("\0")
                stack.append((_items(item), True))
            elif tag == "span" and _holds_blocks(item):
                stack.append((_items(item), False))
            elif tag in BLOCKS:
                yield from self.run(run, bare, depth)
                run = []
                yield from self.block(item, depth)
            else:
                run.append(item)
        yield from self.run(run, bare, depth)

    def block(self, el: etree._Element, depth: int) -> Iterator[Node]:
        """One block element: usually one node; a paragraph cut in two by `<!--more-->` is three."""
        tag = SAME.get(name_of(el), name_of(el))
        if self.footnotes and tag == "ol" and is_footnotes(el):
            yield self.notes(el, depth)
            return
        if tag not in _RULED or _too_deep(el, DEEPEST - depth):
            yield Node("html", el=el, value=tag)
            return
        if tag == "p":
            yield from self.paragraph(el, depth)
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
        for item in _items(el):
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
                bare = "p" if _loose(kid) else "text"
                items.append(Node("li", list(self.flow(_items(kid), bare, depth + 2)), kid))
        if items:
            yield Node(tag, items, el)

    def notes(self, el: etree._Element, depth: int) -> Node:
        items = [Node("li", list(self.flow(_items(li), "p", depth + 2)), li) for li in el.findall("li")]
        return Node("footnotes", items, el)

    def run(self, run: list[Source], bare: str, depth: int) -> Iterator[Node]:
        while run and isinstance(run[-1], str) and run[-1] == "\0":
            run.pop()
        kids = self.inlines(run, depth)
        if kids:
            yield Node(bare, kids, source=[item for item in run if item != "\0"])

    # Inlines ---------------------------------------------------------------------------

    def inlines(self, items: Iterable[Source], depth: int) -> list[Inline]:
        """What is in a line: folded, merged, trimmed."""
        return _folded(list(self.spans(iter(items), depth)))

    def spans(self, items: Iterator[Source], depth: int) -> Iterator[Inline]:
        for item in items:
            if isinstance(item, str):
                yield _BOUNDARY if item == "\0" else item
                continue
            if not isinstance(item.tag, str):
                if is_comment(item) and (mark := comment_mark(item.text or "")):
                    yield Node("mark-comment", el=item, value=mark)
                continue
            yield from self.span(item, depth)

    def span(self, el: etree._Element, depth: int) -> Iterator[Inline]:
        tag = SAME.get(name_of(el), name_of(el))
        if depth > DEEPEST:
            yield Node("embed", el=el, value=tag)
        elif tag == "span" or ":" in tag:
            yield from self.spans(_items(el), depth)
        elif tag in TRANSPARENT_BLOCKS or tag == "figure":
            if el.find("figcaption") is not None and tag == "figure":
                yield Node("block", el=el, value=tag)
                return
            yield _BOUNDARY
            yield from self.spans(_items(el), depth + 1)
            yield _BOUNDARY
        elif tag in BLOCKS:
            yield Node("block", el=el, value=tag)
        elif tag in EMBEDS:
            yield Node("embed", el=el, value=tag)
        elif tag == "br" or tag == "img" or tag == "wbr":
            yield Node(tag, el=el)
        elif self.footnotes and tag == "sup" and (number := footnote_number(el)):
            yield Node("footnote", el=el, value=number)
        elif tag == "a" and self.footnotes and _back(el):
            return
        elif tag == "a" and el.get("href") is None and not (el.get("id") or el.get("name")):
            yield from self.spans(_items(el), depth)
        else:
            yield Node(tag, list(self.spans(_items(el), depth + 1)), el)


def _back(el: etree._Element) -> bool:
    """Whether a link leads from a footnote back to its reference."""
    return el.get("href", "").endswith("-link") and any(is_footnotes(up) for up in el.iterancestors("ol"))


def _wraps(el: etree._Element) -> bool:
    return (
        el.tag in TRANSPARENT_BLOCKS
        or (el.tag == "figure" and el.find("figcaption") is None)
        or (el.tag == "p" and any(isinstance(kid.tag, str) and kid.tag in BLOCKS for kid in el))
    )


def _holds_blocks(el: etree._Element) -> bool:
    return any(isinstance(kid.tag, str) and kid.tag in BLOCKS for kid in el.iterdescendants())


def _loose(li: etree._Element) -> bool:
    return any(
        kid.tag == "p" or (kid.tag in TRANSPARENT_BLOCKS and _loose(kid))
        for kid in li
        if isinstance(kid.tag, str)
    )


def _too_deep(el: etree._Element, limit: int) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(el, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > limit:
            return True
    return False


# Folding white space -------------------------------------------------------------------


def _folded(kids: list[Inline]) -> list[Inline]:
    """Fold white space, move it out of elements, merge text, drop what holds nothing."""
    state = _Fold()
    state.walk(kids, state.top)
    return state.done()


class _Fold:
    """One pass: a space waits until something visible comes; it then goes before the tags opened meanwhile."""

    def __init__(self) -> None:
        self.top: list[Inline] = []
        self.space = False
        self.boundary = False
        self.any = False  # something visible has come
        self.opened: list[list[Inline]] = []  # lists that opened since the last visible thing

    def walk(self, kids: list[Inline], out: list[Inline]) -> None:
        for kid in kids:
            if isinstance(kid, str):
                self.text(kid, out)
            elif kid is _BOUNDARY:
                self.boundary = True
            elif kid.tag == "br":
                self.boundary = self.space = False
                self.opened.clear()
                out.append(kid)
                self.any = True
            elif kid.tag in MAY_VANISH or kid.tag == "a":
                inner: list[Inline] = []
                node = Node(kid.tag, inner, kid.el, value=kid.value)
                node.kids = inner
                self.opened.append(out)
                self.walk(kid.kids, inner)
                if self.opened and self.opened[-1] is out:
                    self.opened.pop()
                if inner:
                    out.append(node)
                elif kid.tag == "a":
                    self.visible(out)
                    out.append(node)
            elif kid.tag in ("img", "embed", "footnote", "mark-comment", "wbr", "block"):
                self.visible(out)
                out.append(kid)
            else:
                self.visible(out)
                inner = []
                node = Node(kid.tag, None, kid.el, value=kid.value)
                node.kids = inner
                self.walk(kid.kids, inner)
                out.append(node)

    def text(self, text: str, out: list[Inline]) -> None:
        words = _words(text)
        if not words:
            self.space = self.space or bool(text)
            return
        if text[0] in SPACE:
            self.space = True
        self.visible(out)
        joined = " ".join(words)
        if out and isinstance(last := out[-1], str):
            out[-1] = last + joined
        else:
            out.append(joined)
        self.space = text[-1] in SPACE

    def visible(self, out: list[Inline]) -> None:
        first = self.opened[0] if self.opened else out
        if self.boundary:
            if self.any and not _ends_in_break(first):
                first.append(Node("br"))
            self.boundary = self.space = False
        elif self.space:
            if self.any and not _ends_in_break(first):
                if first and isinstance(before := first[-1], str):
                    first[-1] = before + " "
                else:
                    first.append(" ")
            self.space = False
        self.any = True
        self.opened.clear()

    def done(self) -> list[Inline]:
        _trim_breaks(self.top)
        return self.top


def _ends_in_break(kids: list[Inline]) -> bool:
    while kids and isinstance(last := kids[-1], Node):
        if last.tag == "br":
            return True
        kids = last.kids if last.tag in MAY_VANISH else []
    return False


def _trim_breaks(kids: list[Inline]) -> None:
    """Breaks at the end of a block are not seen."""
    while kids:
        last = kids[-1]
        if isinstance(last, str):
            kids[-1] = last.rstrip(" ")
            if kids[-1]:
                return
            kids.pop()
        elif last.tag == "br":
            kids.pop()
        elif last.tag in MAY_VANISH:
            _trim_breaks(last.kids)
            if last.kids:
                return
            kids.pop()
        else:
            return


def _words(text: str) -> list[str]:
    if text.isascii():
        return text.split()
    for other in "\t\n\f\r":
        text = text.replace(other, " ")
    return [piece for piece in text.split(" ") if piece]


def cell(el: etree._Element, depth: int) -> list[Node]:
    """What is in a cell of a table."""
    return list(_Reader(False).flow(_items(el), "text", depth + 3))
