"""The shape of HTML: what a reader gets from it, as a flat list of tokens that can be compared.

Two texts with the same shape have the same elements in the same order with the same text,
addresses, alternative texts, titles, list starts, spans of cells, code languages and boxes.
Wrappers without meaning (`div`, `span`, a `figure` without caption), classes and styles do
not count; white space is folded, and stands outside of emphasis; bare text among blocks is
a paragraph; empty paragraphs are none; `pre` is `pre` with or without `code`.

Nothing of the converter's own tree is used here: it is what the converter is checked with.
"""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from converters.content.html import is_comment
from converters.content.markdown.addresses import address
from converters.content.markdown.elements import (
    ADDRESSES,
    BLOCKS,
    DEFAULTS,
    MAY_VANISH,
    MEANING,
    SAME,
    SPACE,
    TRANSPARENT_BLOCKS,
    TRANSPARENT_IN_TABLES,
)
from converters.content.markdown.marks import comment_mark, footnote_number, is_footnotes, language

Token = str | tuple[str, ...]
"""Text, or a tag: its name and what it means; `("/", name)` closes it."""
Segment = list[Token]
"""The tokens of one block of the top level."""

_FLOWS: Final = frozenset({"body", "blockquote"})
_CLOSED: Final = ("/",)
_BREAK: Final = ("br",)


class _Open:
    """An element that is being walked: its name, whether bare text in it is a paragraph, its children."""

    __slots__ = ("children", "flow", "name", "tail")

    def __init__(self, name: str, flow: bool, children: Iterator[etree._Element], tail: str | None) -> None:
        self.name = name
        self.flow = flow
        self.children = children
        self.tail = tail


class _Walk:
    def __init__(self, tabs: int) -> None:
        self.tabs = tabs
        self.segments: list[Segment] = []
        self.out: Segment = []
        self.text: list[str] = []
        self.space = False
        self.boundary = False
        self.depth = 0  # of tags that are open in `out`
        self.implicit: list[int] = []  # depths at which a paragraph is open that no tag opened

    # What goes out ---------------------------------------------------------------------

    def flush(self) -> None:
        if not self.text:
            return
        text = "".join(self.text)
        self.text.clear()
        if self.out and isinstance(last := self.out[-1], str):
            self.out[-1] = last + text
        else:
            self.out.append(text)

    def open(self, token: tuple[str, ...]) -> None:
        self.flush()
        self.out.append(token)
        self.depth += 1

    def close(self, name: str) -> None:
        self.flush()
        self.depth -= 1
        last = self.out[-1] if self.out else None
        if name in MAY_VANISH and isinstance(last, tuple) and last[0] == name:
            self.out.pop()
        elif name == "a" and isinstance(last, tuple) and last[0] == "a":
            self.out.pop()
            self.visible()
            self.flush()
            self.out += (last, ("/", name))
        else:
            self.out.append(("/", name))
        if self.depth == 0 and self.out:
            self.segments.append(self.out)
            self.out = []

    def end_line(self) -> None:
        """A block starts or ends: spaces and breaks before it are not seen."""
        self.space = False
        self.boundary = False
        self.flush()
        at = len(self.out)
        while at and _closes_inline(self.out[at - 1]):
            at -= 1
        while at and self.out[at - 1] == _BREAK:
            at -= 1
            del self.out[at]
            while at and isinstance(last := self.out[at - 1], str):
                if stripped := last.rstrip(" "):
                    self.out[at - 1] = stripped
                    break
                at -= 1
                del self.out[at]
        # Emphasis that held nothing but breaks is empty now.
        while (
            at
            and len(self.out) > at
            and _closes_inline(self.out[at])
            and _opens(self.out[at - 1], self.out[at])
        ):
            del self.out[at - 1 : at + 1]
            at -= 1

    def words(self, text: str) -> None:
        """Text with its white space folded; spaces go before the tags that opened meanwhile."""
        pieces = text.split() if text.isascii() else _split(text)
        if not pieces:
            self.space = self.space or bool(text)
            return
        if text[0] in SPACE:
            self.space = True
        self.visible()
        self.text.append(" ".join(pieces))
        self.space = text[-1] in SPACE

    def visible(self) -> None:
        """Something that shows comes next: the space and the break that waited come before it."""
        if self.boundary:
            self.boundary = False
            self.space = False
            self.flush()
            at = self.before_tags()
            if at and not _starts_block(self.out[at - 1]) and self.out[at - 1] != _BREAK:
                self.out.insert(at, _BREAK)
        if not self.space:
            return
        self.space = False
        if self.text:
            self.text.append(" ")
            return
        at = self.before_tags()
        shown = at
        while shown and _closes_inline(self.out[shown - 1]):
            shown -= 1
        if shown and self.out[shown - 1] == _BREAK:
            return
        if at and not (
            isinstance(before := self.out[at - 1], tuple) and (before[0] in BLOCKS or before == _BREAK)
        ):
            if isinstance(before, tuple) and before[0] == "/" and before[1] in BLOCKS:
                return
            if isinstance(before, str):
                self.out[at - 1] = before + " "
            else:
                self.out.insert(at, " ")

    def before_tags(self) -> int:
        """Where the inline tags begin that have opened since something was shown."""
        at = len(self.out)
        while (
            at and isinstance(token := self.out[at - 1], tuple) and token[0] not in BLOCKS and _opening(token)
        ):
            at -= 1
        return at

    # Paragraphs that no tag opens ------------------------------------------------------

    def need_paragraph(self, flow: bool) -> None:
        if flow and not (self.implicit and self.implicit[-1] == self.depth):
            self.flush()
            self.out.append(("p",))
            self.depth += 1
            self.implicit.append(self.depth)

    def end_paragraph(self) -> None:
        if self.implicit and self.implicit[-1] == self.depth:
            self.end_line()
            self.implicit.pop()
            self.close("p")


def shape(body: etree._Element, *, footnotes: bool = False, tabs: int = 0) -> list[Segment]:
    """The shape of what `body` holds, one segment a block of the top level.

    With `tabs`, those in code count as spaces up to the next column that `tabs` divides.
    """
    walk = _Walk(tabs)
    stack = [_Open("body", True, iter(body), None)]
    flows = [True]
    _text(walk, body.text, True)
    while stack:
        top = stack[-1]
        child = next(top.children, None)
        if child is None:
            stack.pop()
            flows.pop()
            _leave(walk, top)
            if stack:
                _text(walk, top.tail, flows[-1])
            continue
        entered = _enter(walk, child, top, flows[-1], footnotes)
        if entered is None:
            _text(walk, child.tail, flows[-1])
        else:
            stack.append(entered)
            flows.append(entered.flow)
            _text(walk, child.text, entered.flow)
    walk.end_paragraph()
    return walk.segments


def _text(walk: _Walk, text: str | None, flow: bool) -> None:
    if not text:
        return
    if flow and text.strip(SPACE):
        walk.need_paragraph(flow)
    walk.words(text)


def _enter(walk: _Walk, el: etree._Element, top: _Open, flow: bool, footnotes: bool) -> _Open | None:
    """Begin an element. What is complete at once gives None, else what is to be walked."""
    tag = el.tag
    if not isinstance(tag, str):
        if is_comment(el) and (mark := comment_mark(el.text or "")):
            _mark(walk, mark, top, flow)
        return None
    name = SAME.get(tag, tag)
    if footnotes and name == "sup" and (number := footnote_number(el)):
        walk.need_paragraph(flow)
        walk.visible()
        walk.flush()
        walk.out.append(("footnote", number))
        return None
    if footnotes and name in ("ol", "section", "div") and is_footnotes(el):
        if name != "ol":
            return _Open("", flow, iter(el), el.tail)
        name = "footnotes"
    if footnotes and name == "ol" and (parent := el.getparent()) is not None and is_footnotes(parent):
        name = "footnotes"
    if name == "hr" and footnotes and (parent := el.getparent()) is not None and is_footnotes(parent):
        return None
    if (
        name in TRANSPARENT_BLOCKS
        or (name == "figure" and el.find("figcaption") is None)
        or (name == "p" and any(isinstance(kid.tag, str) and kid.tag in BLOCKS for kid in el))
    ):
        _boundary(walk, flow)
        return _Open("-", flow, iter(el), el.tail)
    if name == "span" or ":" in name or name in TRANSPARENT_IN_TABLES or (name == "a" and not _anchors(el)):
        return _Open("", flow, iter(el), el.tail)
    if footnotes and name == "a" and _leads_back(el):
        if walk.text:  # Python-Markdown puts a no-break space before it
            walk.text[-1] = walk.text[-1].rstrip("\u00a0")
        return None
    if name == "br":
        walk.need_paragraph(flow)
        walk.space = False
        walk.flush()
        walk.out.append(_BREAK)
        return None
    if name == "pre":
        walk.end_paragraph() if flow else walk.end_line()
        _pre(walk, el)
        return None
    if name in BLOCKS or name == "footnotes":
        walk.end_paragraph() if flow else walk.end_line()
        walk.open((name, *_meaning(el, name)))
        loose = name == "li" and (top.name == "footnotes" or _has_paragraph(el))
        return _Open(name, name in _FLOWS or loose, iter(el), el.tail)
    walk.need_paragraph(flow)
    if name in MAY_VANISH or name == "a":
        walk.open((name, *_meaning(el, name)))
        return _Open(name, False, iter(el), el.tail)
    walk.visible()
    walk.open((name, *_meaning(el, name)))
    return _Open(name, False, iter(el), el.tail)


def _leave(walk: _Walk, opened: _Open) -> None:
    if opened.flow and opened.name != "":
        walk.end_paragraph()
    if opened.name == "-":
        _boundary(walk, opened.flow)
    elif opened.name == "body" or not opened.name:
        pass
    elif opened.name in BLOCKS or opened.name == "footnotes":
        walk.end_line()
        walk.close(opened.name)
    else:
        walk.close(opened.name)


def _boundary(walk: _Walk, flow: bool) -> None:
    if flow:
        walk.end_paragraph()
    else:
        walk.boundary = True


def _mark(walk: _Walk, mark: str, top: _Open, flow: bool) -> None:
    """`more` and the like stand between blocks: a paragraph around one is cut in two."""
    if flow:
        walk.end_paragraph()
        walk.flush()
        walk.out.append((mark,))
        if walk.depth == 0:
            walk.segments.append(walk.out)
            walk.out = []
    elif top.name == "p":
        walk.end_line()
        walk.close("p")
        walk.out.append((mark,))
        if walk.depth == 0:
            walk.segments.append(walk.out)
            walk.out = []
        walk.open(("p",))
    else:
        walk.visible()
        walk.flush()
        walk.out.append((mark,))


def _pre(walk: _Walk, el: etree._Element) -> None:
    """Code: its text to the letter, tags in it as they are."""
    walk.open(("pre", language(el)))
    parts: list[str] = []

    def flush() -> None:
        if text := "".join(parts):
            walk.out.append(text.expandtabs(walk.tabs) if walk.tabs else text)
        parts.clear()

    opened: list[str] = []
    for event, node in etree.iterwalk(el, events=("start", "end", "comment", "pi")):
        name = SAME.get(node.tag, node.tag) if isinstance(node.tag, str) else ""
        seen = node is not el and name not in ("", "span", "code", "font", "br", "div")
        if event == "start":
            if seen:
                flush()
                walk.out.append((name, *_meaning(node, name)))
                opened.append(name)
            parts.append("\n" if name == "br" else node.text or "")
        if event != "start" and node is not el:
            if event == "end" and seen:
                flush()
                walk.out.append(("/", opened.pop()))
            parts.append(node.tail or "")
    flush()
    if isinstance(last := walk.out[-1], str):
        walk.out[-1] = last.rstrip("\n")
        if not walk.out[-1]:
            walk.out.pop()
    walk.close("pre")


def _meaning(el: etree._Element, name: str) -> Iterator[str]:
    for attribute in MEANING.get(name, ()):
        value = el.get(attribute)
        if value is None or (attribute == "type" and value in ("disc", "circle", "square")):
            continue
        value = address(value) if attribute in ADDRESSES else " ".join(_split(value))
        if attribute == "reversed":
            yield "reversed"
        elif value != DEFAULTS.get(attribute, ""):
            yield f"{attribute}={value}"
    if name == "input":
        yield f"type={el.get('type', 'text')}"
        if el.get("checked") is not None:
            yield "checked"
    elif name == "a" and el.get("href") is None:
        yield f"name={el.get('id') or el.get('name')}"


def _anchors(el: etree._Element) -> bool:
    return el.get("href") is not None or bool(el.get("id") or el.get("name"))


def _has_paragraph(li: etree._Element) -> bool:
    """Whether the item is loose: it, or a wrapper in it, holds a paragraph."""
    return any(
        kid.tag == "p" or (kid.tag in TRANSPARENT_BLOCKS and _has_paragraph(kid))
        for kid in li
        if isinstance(kid.tag, str)
    )


def _leads_back(el: etree._Element) -> bool:
    """Whether a link leads from a footnote to its reference."""
    if "footnote-backref" in el.get("class", ""):
        return True
    href = el.get("href", "")
    return href.endswith("-link") and any(is_footnotes(up) for up in el.iterancestors("ol", "section", "div"))


def _split(text: str) -> list[str]:
    """`str.split` for HTML's white space only."""
    for other in "\t\n\f\r":
        text = text.replace(other, " ")
    return [piece for piece in text.split(" ") if piece]


def _opening(token: tuple[str, ...]) -> bool:
    return token != _BREAK and token[0] not in ("/", "footnote", "more", "nextpage")


def _closes_inline(token: Token) -> bool:
    return isinstance(token, tuple) and token[0] == "/" and token[1] not in BLOCKS and token[1] in MAY_VANISH


def _opens(token: Token, closing: Token) -> bool:
    return isinstance(token, tuple) and token[0] == closing[1]


def _starts_block(token: Token) -> bool:
    """Whether nothing of a line has been shown after this token."""
    return isinstance(token, tuple) and (token[0] in BLOCKS or (token[0] == "/" and token[1] in BLOCKS))
