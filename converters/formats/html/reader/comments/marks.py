"""What attributes and places say of the threads of comments that were found by structure: ids, parents and levels."""

import re
from collections.abc import Sequence
from typing import Final

from converters import lazy_re
from converters.formats.html.reader.comments.node import CommentNode
from converters.formats.html.reader.dom import Node, ancestors, attribute, classes
from converters.io.numbers import parse_int

_IDS: Final = (
    "data-comment-id",
    "data-id",
    "data-cid",
    "data-comment",
    "data-commentid",
    "data-post-id",
    "id",
    "name",
)
_PARENTS: Final = (
    "data-parent",
    "data-parent-id",
    "data-parentid",
    "data-parent-comment",
    "data-parent-comment-id",
    "data-reply-to",
    "data-in-reply-to",
    "data-pid",
    "parentid",
    "parent",
)
_LEVELS: Final = (
    "data-depth",
    "data-level",
    "data-nesting",
    "data-indent",
    "aria-level",
    "level",
    "depth",
    "indent",
)
_LAST_NUMBER: Final = lazy_re.compile(r"(\d+)(?!.*\d)")
_LEVEL: Final = lazy_re.compile(r"(?:depth|level|lvl|indent|nest(?:ed|ing)?)[-_]?(\d{1,2})$", re.IGNORECASE)
_STYLE: Final = lazy_re.compile(
    r"(?:margin|padding)(?:-left|-inline-start)?\s*:\s*(?:[^;]*?\s)??(\d+(?:\.\d+)?)\s*(?:px|r?em|%|pt)?\s*(?:;|$)",
    re.IGNORECASE,
)
_FRAGMENT: Final = lazy_re.compile(r"#(?:[\w-]*?[-_])?([a-z]{0,3}\d+)$", re.IGNORECASE)
SPACER: Final = 2
"""Pixels of height of an image that only takes room."""


def read_marks(items: Sequence[CommentNode]) -> None:
    """Give each comment the id, the parent and the level that the page states. Nothing is removed from the page."""
    _read_ids(items)
    known = {item.id for item in items if item.id}
    for item in items:
        for name in _PARENTS:
            value = attribute(item.node, name)
            if value in known or (value := last_number(value)) in known:
                if value != item.id:
                    item.values["parent"] = value
                break
    if any("parent" in item.values for item in items):
        return
    if not any(item.above for item in items):
        _read_links(items)
    if not _read_levels(items) and not any(item.above for item in items):
        _read_indents(items)


def _read_links(items: Sequence[CommentNode]) -> None:
    """Parents by links to earlier comments that have no text, or a name: `@Ann`."""
    earlier: set[str] = set()
    for item in items:
        for link in item.node.css('a[href*="#"]'):
            found = _FRAGMENT.search(attribute(link, "href"))
            number = last_number(found[1]) if found else ""
            text = (link.text() or "").strip()
            if number in earlier and number != item.id and (not text or text.startswith("@")):
                item.values["parent"] = number
                break
        if item.id:
            earlier.add(item.id)


def _read_ids(items: Sequence[CommentNode]) -> None:
    """The first way to name comments that gives most of them its own id."""
    inner = {item.node.mem_id for item in items}
    ways = [[_own_id(item.node, name) for item in items] for name in _IDS] + [
        [_target_before(item.node) for item in items],
        [_inner_id(item.node, inner) for item in items],
        [_permalink(item.node, inner) for item in items],
    ]
    for ids in ways:
        given = [id_ for id_ in ids if id_]
        if given and len(given) == len(set(given)) and 2 * len(given) > len(items):
            for item, id_ in zip(items, ids, strict=True):
                if id_:
                    item.values.setdefault("id", id_)
            return


def _own_id(node: Node, name: str) -> str:
    value = attribute(node, name)
    if name not in ("id", "name"):
        return value if 0 < len(value) <= 40 else ""
    return last_number(value)


def last_number(value: str) -> str:
    """The last number in an id or URL; empty where there is none."""
    found = _LAST_NUMBER.search(value)
    return found[1] if found else ""


def _target_before(node: Node) -> str:
    """The id of an empty element right before a comment, or right before an element that holds nothing but the comment."""
    before = _element_before(node)
    while before is None and node.parent is not None and _element_after(node) is None:
        node = node.parent
        before = _element_before(node)
    if before is None or (before.text() or "").strip():
        return ""
    return last_number(attribute(before, "id") or attribute(before, "name"))


def _element_before(node: Node) -> Node | None:
    """The element right before another; None where a text or nothing stands there."""
    before = node.prev
    while before is not None and before.is_text_node and not (before.text_content or "").strip():
        before = before.prev
    return before if before is not None and before.is_element_node else None


def _element_after(node: Node) -> Node | None:
    after = node.next
    while after is not None and not after.is_element_node:
        after = after.next
    return after


def _inner_id(node: Node, items: set[int]) -> str:
    """The number in the id of the first element in a comment that has one."""
    for element in node.css("[id], a[name]"):
        if element.mem_id in items:
            if element.mem_id != node.mem_id:
                return ""
            continue
        if number := last_number(attribute(element, "id") or attribute(element, "name")):
            return number
    return ""


def _permalink(node: Node, items: set[int]) -> str:
    """The number of the comment that the first link with a fragment leads to."""
    for link in node.css('a[href*="#"]'):
        if any(above.mem_id in items and above.mem_id != node.mem_id for above in _up_to(link, node)):
            return ""
        if found := _FRAGMENT.search(attribute(link, "href")):
            return last_number(found[1])
    return ""


def _up_to(node: Node, top: Node) -> list[Node]:
    around = []
    for above in ancestors(node):
        if above.mem_id == top.mem_id:
            break
        around.append(above)
    return around


def _read_levels(items: Sequence[CommentNode]) -> bool:
    """Levels that attributes or classes state; whether there are any that differ."""
    levels = [_level(item.node) for item in items]
    if any(level is None for level in levels) or len(set(levels)) < 2:
        return False
    lowest = min(level for level in levels if level is not None)
    for item, level in zip(items, levels, strict=True):
        if level is not None:
            item.values["depth"] = str(level - lowest + 1)
    return True


def _level(node: Node) -> int | None:
    holders = [node, *node.css("[indent], [data-depth], [data-level]")[:1]]
    for holder in holders:
        for name in _LEVELS:
            if (value := parse_int(attribute(holder, name))) is not None:
                return value
    found = [match for name in classes(node) if (match := _LEVEL.search(name))]
    return int(found[0][1]) if found else None


def _read_indents(items: Sequence[CommentNode]) -> None:
    """How far each comment is to the right: by style, by an image that takes room, or by the boxes around it."""
    for measure in (_style, _spacer, _boxes):
        values = [measure(item.node) for item in items]
        if len(set(values)) > 1 and len(set(values)) < max(3, len(values)) + 1:
            for item, value in zip(items, values, strict=True):
                item.values["indent"] = str(value)
            return


def _style(node: Node) -> int:
    """The sum of the left margins of a comment and of what is around it."""
    total = 0.0
    for element in (node, *ancestors(node)):
        if found := _STYLE.search(attribute(element, "style")):
            total += float(found[1])
    return round(10 * total)


def _spacer(node: Node) -> int:
    for image in node.css("img[width], td[width]"):
        width, height = (parse_int(attribute(image, name)) for name in ("width", "height"))
        if image.tag == "img" and width is not None and height is not None and height <= SPACER:
            return width
    return 0


def _boxes(node: Node) -> int:
    return sum(1 for _ in ancestors(node))
