"""The normal form of HTML: what a reader gets from it, as a flat list of tokens that can be compared.

Two texts with the same normal form have the same elements in the same order with the same text,
URLs, alternative texts, titles, list starts, spans of cells, code languages and boxes.
Wrappers without meaning (`div`, `span`, a `figure` without caption), classes and styles do
not count; white space is folded, and stands outside of emphasis; bare text among blocks is
a paragraph; empty paragraphs are ignored; `pre` is `pre` with or without `code`.

The converter's own tree is not used here: the normal form checks the converter.
"""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from converters.markup.html import is_comment
from converters.markup.markdown.elements import (
    BLOCKS,
    DEFAULTS,
    MAY_VANISH,
    MEANING,
    SAME,
    SPACE,
    TRANSPARENT_BLOCKS,
    TRANSPARENT_IN_TABLES,
    URL_ATTRIBUTES,
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
from converters.markup.markdown.nodes import has_paragraph
from converters.markup.markdown.verification.normal_tokens import BREAK, Segment, Walk, split
from converters.markup.markdown.verification.urls import normalized_url

_FLOWS: Final = frozenset({"body", "blockquote"})


class _Open:
    """An element that is being walked: its name, whether bare text in it is a paragraph, its children."""

    __slots__ = ("children", "flow", "name", "tail")

    def __init__(self, name: str, flow: bool, children: Iterator[etree._Element], tail: str | None) -> None:
        self.name = name
        self.flow = flow
        self.children = children
        self.tail = tail


def normal_form(
    body: etree._Element, *, footnotes: bool = False, tabs: int = 0, keep: frozenset[str] = frozenset()
) -> list[Segment]:
    """The normal form of the content of `body`, one segment a block of the top level.

    With `tabs`, those in code count as spaces up to the next column that `tabs` divides.
    Classes and attributes that are named in `keep` count as well.
    """
    walk = Walk(tabs, keep)
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


def _text(walk: Walk, text: str | None, flow: bool) -> None:
    if not text:
        return
    if flow and text.strip(SPACE):
        walk.need_paragraph(flow)
    walk.words(text)


def _enter(walk: Walk, el: etree._Element, top: _Open, flow: bool, footnotes: bool) -> _Open | None:
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
    more = tuple(kept(el, walk.keep)) if walk.keep else ()
    if not more and (
        name in TRANSPARENT_BLOCKS
        or (name == "figure" and is_wrapper(el))
        or (name == "p" and any(isinstance(kid.tag, str) and kid.tag in BLOCKS for kid in el))
    ):
        _boundary(walk, flow)
        return _Open("-", flow, iter(el), el.tail)
    if not more and (
        name == "span" or ":" in name or name in TRANSPARENT_IN_TABLES or (name == "a" and not _anchors(el))
    ):
        return _Open("", flow, iter(el), el.tail)
    if footnotes and name == "a" and leads_back(el):
        if walk.text:  # Python-Markdown puts a no-break space before it
            walk.text[-1] = walk.text[-1].rstrip("\u00a0")
        return None
    if name == "br":
        walk.need_paragraph(flow)
        walk.space = False
        walk.flush()
        walk.out.append(BREAK)
        return None
    if name == "pre":
        walk.end_paragraph() if flow else walk.end_line()
        _pre(walk, el)
        return None
    if name in BLOCKS or name == "footnotes":
        walk.end_paragraph() if flow else walk.end_line()
        walk.open((name, *_meaning(el, name), *more))
        loose = name == "li" and (top.name == "footnotes" or has_paragraph(el))
        return _Open(name, name in _FLOWS or loose, iter(el), el.tail)
    walk.need_paragraph(flow)
    if name in MAY_VANISH or name == "a":
        walk.open((name, *_meaning(el, name), *more))
        return _Open(name, False, iter(el), el.tail)
    walk.visible()
    walk.open((name, *_meaning(el, name), *more))
    return _Open(name, False, iter(el), el.tail)


def _leave(walk: Walk, opened: _Open) -> None:
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


def _boundary(walk: Walk, flow: bool) -> None:
    if flow:
        walk.end_paragraph()
    else:
        walk.boundary = True


def _mark(walk: Walk, mark: str, top: _Open, flow: bool) -> None:
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


def _pre(walk: Walk, el: etree._Element) -> None:
    """Code: its text to the letter, tags in it as they are."""
    walk.open(("pre", language(el), *kept(el, walk.keep)))
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
        value = normalized_url(value) if attribute in URL_ATTRIBUTES else " ".join(split(value))
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
