"""The mark that ends a summary, moved to where a generator can cut a text.

Hugo puts blank lines around `<!--more-->` before Markdown is read, and Jekyll cuts the text there: either breaks
what the mark stands in. So emphasis and links around a mark are cut in two, and a mark in a list, a table,
a heading or another box goes before that box.
"""

from typing import Final

from lxml import etree

from converters.markup.html import name_of
from converters.markup.markdown.elements import BLOCKS, TRANSPARENT_BLOCKS
from converters.markup.markdown.hints import comment_mark

_OPEN: Final = TRANSPARENT_BLOCKS | {"body", "p", "blockquote"}
"""Blocks that a mark can stand in: Markdown cuts them in two there."""


def settle_dividers(body: etree._Element) -> bool:
    """Move every mark in the tree to where it cuts nothing in two; whether any was moved."""
    marks = [node for node in body.iter(etree.Comment) if comment_mark(node.text or "") == "more"]
    moved = False
    for mark in marks:
        if (box := _box(mark)) is not None:
            _move_before(mark, box)
            moved = True
        while (parent := mark.getparent()) is not None and name_of(parent) not in BLOCKS:
            _cut(mark, parent)
            moved = True
    return moved


def _box(mark: etree._Element) -> etree._Element | None:
    """The outermost block around the mark that cannot be cut; None if all can."""
    found = None
    for up in mark.iterancestors():
        if name_of(up) in BLOCKS and name_of(up) not in _OPEN:
            found = up
    return found


def _move_before(mark: etree._Element, box: etree._Element) -> None:
    """Take the mark out, and put it before the box, unless nothing of a text stands there."""
    parent, previous = mark.getparent(), mark.getprevious()
    assert parent is not None
    if previous is not None:
        previous.tail = (previous.tail or "") + (mark.tail or "")
    else:
        parent.text = (parent.text or "") + (mark.tail or "")
    mark.tail = None
    parent.remove(mark)
    if box.getprevious() is not None or ((up := box.getparent()) is not None and (up.text or "").strip()):
        box.addprevious(mark)


def _cut(mark: etree._Element, parent: etree._Element) -> None:
    """Cut the element around the mark in two, with the mark between them."""
    rest = etree.Element(parent.tag, {name: value for name, value in parent.attrib.items() if name != "id"})
    rest.text, rest.tail = mark.tail, parent.tail
    mark.tail = None
    rest.extend(list(mark.itersiblings()))
    parent.tail = None
    parent.addnext(rest)
    parent.addnext(mark)
    for half in (parent, rest):
        if not len(half) and not (half.text or "").strip():
            _drop(half)


def _drop(el: etree._Element) -> None:
    """Remove an empty element; the space in it and the text after it stay."""
    up, previous = el.getparent(), el.getprevious()
    assert up is not None
    text = (el.text or "") + (el.tail or "")
    if previous is not None:
        previous.tail = (previous.tail or "") + text
    else:
        up.text = (up.text or "") + text
    up.remove(el)
