"""The blocks of a body in their order, each written by its rule; what no rule can write stays HTML."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Final

from lxml import etree

from converters.markup.html import copy_attributes, is_comment, name_of, serialise
from converters.markup.markdown.elements import BLOCKS, SPACE, TRANSPARENT_BLOCKS
from converters.markup.markdown.hints import comment_mark, is_wrapper
from converters.markup.markdown.nodes import Source, holds_blocks
from converters.markup.markdown.tree import DEEPEST as DEEPEST_ELEMENTS
from converters.markup.markdown.tree import too_deep
from converters.markup.wordpress.serialize.images import is_gallery
from converters.markup.wordpress.serialize.inline import contents
from converters.markup.wordpress.serialize.state import WriterState

DEEPEST: Final = 12
"""Blocks in blocks that are worth telling apart; what is deeper stays HTML."""


def write(items: Iterable[Source], state: WriterState) -> str:
    """The items, a blank line between blocks."""
    return "\n\n".join(markup for markup in _blocks(iter(items), state) if markup)


def _blocks(items: Iterator[Source], state: WriterState) -> Iterator[str]:
    """A stack instead of recursion: wrappers nest a thousand deep."""
    run: list[Source] = []
    stack = [items]
    while stack:
        item = next(stack[-1], None)
        if item is None:
            stack.pop()
            if stack:
                yield _run(run, state)
                run = []
        elif isinstance(item, str):
            if run or item.strip(SPACE):
                run.append(item)
        elif not name_of(item):
            if is_comment(item) and (mark := comment_mark(item.text or "")):
                yield _run(run, state)
                run = []
                state.blocks += state.depth == 0
                yield state.rules.mark(item, mark)
        elif name_of(item) in ("div", "figure") and is_gallery(item):
            yield _run(run, state)
            run = []
            yield _settled(item, state)
        elif _wraps(item):
            yield _run(run, state)
            run = []
            if item.get("id") in state.wanted and state.rules.group and state.depth < DEEPEST:
                state.blocks += state.depth == 0
                yield state.rules.group(item, state)
            else:
                stack.append(iter(contents(item)))
        elif item.tag == "span" and holds_blocks(item):
            stack.append(iter(contents(item)))
        elif item.tag in BLOCKS:
            yield _run(run, state)
            run = []
            yield _settled(item, state)
        else:
            run.append(item)
    yield _run(run, state)


def _run(run: list[Source], state: WriterState) -> str:
    """Inlines among blocks: a paragraph that no tag opens."""
    if not run:
        return ""
    paragraph = etree.Element("p")
    last: etree._Element | None = None
    for item in run:
        if isinstance(item, str):
            if last is None:
                paragraph.text = (paragraph.text or "") + item
            else:
                last.tail = (last.tail or "") + item
        else:
            last = deepcopy(item)
            last.tail = None
            paragraph.append(last)
            if (figure := item.getparent()) is not None and figure.tag == "figure":
                copy_attributes(figure, paragraph)  # where it stands on the page
    return _settled(paragraph, state, bare=not state.depth and not _shows(paragraph))


def _settled(element: etree._Element, state: WriterState, bare: bool = False) -> str:
    """The first draft that is verified, else the HTML. Nothing for an element that shows nothing."""
    name = name_of(element)
    if name == "p" and not len(element) and not (element.text or "").strip(SPACE):
        return ""
    html = serialise(element)
    drafts: Iterator[str] = iter(())
    if state.depth < DEEPEST and not too_deep(element, DEEPEST_ELEMENTS):
        drafts = (draft for rule in state.rules.rules.get(name, ()) for draft in rule(element, state))
    for draft in drafts:
        if not state.verifies or state.verifies(draft, html):
            state.blocks += state.depth == 0 and bool(draft)
            return draft
    if not state.depth:
        state.blocks += 1
        state.raw[_what(element)] += 1
    if bare:
        html = html.partition(">")[2].removesuffix("</p>")
    return state.rules.html(html)


def _shows(element: etree._Element) -> bool:
    """Whether a run holds text, and not only players, frames or scripts."""
    return bool((element.text or "").strip(SPACE)) or any((kid.tail or "").strip(SPACE) for kid in element)


def _what(element: etree._Element) -> str:
    """The word for a block in the report: a paragraph of nothing but a frame is a frame."""
    if name_of(element) == "p" and len(element) == 1 and not _shows(element):
        return name_of(element[0])
    return name_of(element)


def _wraps(element: etree._Element) -> bool:
    name = element.tag
    return (
        name in TRANSPARENT_BLOCKS
        or (name == "figure" and is_wrapper(element))
        or (
            name == "p"
            and any(
                kid.tag in BLOCKS if isinstance(kid.tag, str) else bool(comment_mark(kid.text or ""))
                for kid in element
            )
        )
    )
