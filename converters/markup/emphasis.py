"""Emphasis that stands around blocks, `<b><p>…</p></b>`: browsers show it in each block, so it goes into each.

Neither Markdown nor a block of WordPress can say it in another way. Images and empty lines need none.
"""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from converters.markup.html import HEADINGS, copy_attributes, name_of
from converters.markup.markdown.elements import BLOCKS, SPACE

_EMPHASIS: Final = ("b", "em", "i", "s", "small", "strike", "strong", "u")
_BOLD: Final = frozenset({"b", "strong"})
_BOLD_ANYWAY: Final = HEADINGS | {"th"}


def within_blocks(body: etree._Element) -> bool:
    """Put emphasis around blocks into them; whether there was any. The tree is changed."""
    found = False
    # the inner ones first, so that they stay the inner ones
    for element in reversed(list(body.iter(*_EMPHASIS))):
        if not len(element) or next(element.iterdescendants(*BLOCKS), None) is None:
            continue
        found = True
        if next(element.iterancestors(name_of(element)), None) is None:
            _spread(element, _holders(element))
        _unwrap(element)  # one in another of its kind says nothing more
    return found


def _holders(element: etree._Element) -> set[etree._Element]:
    """The elements in an element, and itself, that have a block in them."""
    holders: set[etree._Element] = set()
    for block in element.iterdescendants(*BLOCKS):
        above = block.getparent()
        while above is not None and above not in holders:
            holders.add(above)
            above = above.getparent() if above is not element else None
    return holders


def _spread(element: etree._Element, holders: set[etree._Element]) -> None:
    """Put each run of text in an element, and in the blocks in it, into a copy of it."""
    boxes = [element]
    while boxes:
        box = boxes.pop()
        if element.tag in _BOLD and box.tag in _BOLD_ANYWAY:
            continue
        boxes += [child for child in box if child in holders or child.tag in BLOCKS]
        _wrap_runs(box, element, holders)


def _wrap_runs(box: etree._Element, element: etree._Element, holders: set[etree._Element]) -> None:
    """Put each run of text and inline elements of a box into a copy of the element."""
    children = list(box)
    run = _copy(element)
    run.text, box.text = box.text, None
    made: list[etree._Element] = [run]
    for child in children:
        if child in holders or child.tag in BLOCKS:
            made.append(child)
            run = _copy(element)
            run.text, child.tail = child.tail, None
            made.append(run)
        else:
            run.append(child)
    last: etree._Element | None = None
    for part in made:
        if part.tag != element.tag or part in holders or _says(part):
            box.append(part)
            last = part
            continue
        for node in _content(part):  # no text in it: images, white space
            if isinstance(node, str):
                if last is None:
                    box.text = (box.text or "") + node
                else:
                    last.tail = (last.tail or "") + node
            else:
                box.append(node)
                last = node


def _copy(element: etree._Element) -> etree._Element:
    made = etree.Element(element.tag)
    copy_attributes(element, made)
    made.attrib.pop("id", None)  # there is one of each
    return made


def _says(run: etree._Element) -> bool:
    return any(text.strip(SPACE) for text in run.itertext(etree.Element))


def _content(run: etree._Element) -> Iterator[str | etree._Element]:
    """The texts and children of an element, each child without the text behind it."""
    if run.text:
        yield run.text
    for child in list(run):
        tail, child.tail = child.tail, None
        yield child
        if tail:
            yield tail


def _unwrap(element: etree._Element) -> None:
    """Put the content of an element in its place; its `id` goes to the first of what was in it."""
    parent = element.getparent()
    if parent is None:
        return
    at, tail = parent.index(element), element.tail
    element.tail = None
    before = parent[at - 1] if at else None
    nodes = list(_content(element))
    parent.remove(element)
    for node in [*nodes, *([tail] if tail else [])]:
        if isinstance(node, str):
            if before is None:
                parent.text = (parent.text or "") + node
            else:
                before.tail = (before.tail or "") + node
            continue
        parent.insert(at, node)
        at += 1
        before = node
    first = next((node for node in nodes if not isinstance(node, str)), None)
    if first is not None and not first.get("id") and (own := element.get("id")):
        first.set("id", own)
