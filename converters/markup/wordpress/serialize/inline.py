"""A line of HTML as the block editor's rich text holds it: white space folded, no classes, no wrappers."""

from collections.abc import Iterable
from typing import Final

from lxml import etree

from converters import lazy_re
from converters.markup.html import VOID, name_of
from converters.markup.markdown.elements import BLOCKS, EMBEDS, SPACE
from converters.markup.markdown.nodes import Source
from converters.markup.wordpress.serialize import escape

FOLD: Final = lazy_re.compile(f"[{SPACE}]+")
"""White space that a browser shows as one space."""
_EDGES: Final = lazy_re.compile(r"^(?: |<br>)+|(?: |<br>)+$")
_BREAK: Final = lazy_re.compile(r" *<br> *")
_EVERYWHERE: Final = ("id", "lang", "dir")
_KEPT: Final = {
    "a": ("href", "title", "rel", "target", "name", "hreflang"),
    "abbr": ("title",),
    "acronym": ("title",),
    "data": ("value",),
    "del": ("datetime", "cite"),
    "dfn": ("title",),
    "img": ("src", "alt", "title", "width", "height"),
    "input": ("type", "checked", "disabled"),
    "ins": ("datetime", "cite"),
    "q": ("cite",),
    "sup": ("data-fn", "class"),
    "time": ("datetime",),
}
"""The attributes that stay, by element, besides those that stay everywhere."""
_DEEPEST: Final = 60


def line(items: Iterable[Source]) -> str:
    """The items as one line of HTML; spaces and breaks at its ends are not seen, and go."""
    parts: list[str] = []
    for item in items:
        _put(item, parts, 0)
    return _EDGES.sub("", _BREAK.sub("<br>", FOLD.sub(" ", "".join(parts))))


def contents(element: etree._Element) -> list[Source]:
    """What is in an element: text and elements, in order."""
    items: list[Source] = [element.text] if element.text else []
    for kid in element:
        items.append(kid)
        if kid.tail:
            items.append(kid.tail)
    return items


def caption(element: etree._Element | None) -> str | None:
    """A caption under an image or a table, as a line; None if it is more than that."""
    if element is None:
        return ""
    kids = [kid for kid in element if isinstance(kid.tag, str)]
    bare = [element.text or "", *(kid.tail or "" for kid in element)]
    alone = len(kids) == 1 and kids[0].tag == "p" and not any(words.strip(SPACE) for words in bare)
    items = contents(kids[0] if alone else element)
    return line(items) if is_line(items) else None


def anchor(element: etree._Element) -> str:
    """The `id` of an element, with the space before it."""
    return escape.attribute("id", name) if (name := element.get("id", "").strip()) else ""


def is_line(items: Iterable[Source]) -> bool:
    """Whether the items are what rich text holds: no block, no player, frame or form is in them."""
    return all(
        isinstance(item, str) or not any(_is_unsupported(inner) for inner in item.iter(etree.Element))
        for item in items
    )


def _is_unsupported(element: etree._Element) -> bool:
    name = name_of(element)
    return name in BLOCKS or (name in EMBEDS and element.get("type") != "checkbox")


def _put(item: Source, parts: list[str], depth: int) -> None:
    if isinstance(item, str):
        parts.append(escape.text(item))
        return
    name = name_of(item)
    if not name:
        return
    attributes = [
        escape.attribute(key, value)
        for key in (*_EVERYWHERE, *_KEPT.get(name, ()))
        if (value := item.get(key)) is not None
        and (value or key in ("href", "src", "alt", "checked", "disabled"))
    ]
    bare = (name in ("span", "font") and not attributes) or ":" in name or depth > _DEEPEST
    if not bare:
        parts.append(f"<{name}{''.join(attributes)}>")
    if name not in VOID:
        for inner in contents(item):
            _put(inner, parts, depth + 1)
        if not bare:
            parts.append(f"</{name}>")
