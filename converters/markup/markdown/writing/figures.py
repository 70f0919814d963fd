"""Figures that stay HTML, as a person would write them: without what only WordPress's own themes know."""

from copy import deepcopy
from typing import Final

from lxml import etree

from converters.markup.html import name_of
from converters.markup.markdown.elements import SPACE

_PLAIN: Final = frozenset("figure figcaption img a p div span ul ol li".split())
"""Elements that are cleaned; players and frames in a figure need what they have."""
ATTRIBUTES: Final = frozenset("href src alt title width height cite datetime lang dir name".split())
CLASSES: Final = frozenset({"gallery", "blocks-gallery-grid"})
"""Classes that name the kind of a figure."""


def neat(figure: etree._Element, keep: frozenset[str], wanted: frozenset[str]) -> etree._Element:
    """A copy with no classes, styles and sizes, but for names in `keep` and ids in `wanted`.

    The images of a gallery stand in a line each.
    """
    copy = deepcopy(figure)
    for el in copy.iter("ul", "ol", "li"):
        el.tail = f"{(el.tail or '').rstrip(SPACE)}\n"
        if el.tag != "li":
            el.text = f"\n{(el.text or '').lstrip(SPACE)}"
    copy.tail = None
    for el in copy.iter():
        if name_of(el) not in _PLAIN:
            continue
        kept: dict[str, str] = {}
        given = {str(key): str(value) for key, value in el.items()}
        for key, value in given.items():
            if key == "class" and "class" not in keep:
                if words := [word for word in value.split() if word in CLASSES or word in keep]:
                    kept[key] = " ".join(words)
            elif key in ATTRIBUTES or key in keep or (key == "id" and value in wanted):
                kept[key] = value
        if kept != given:
            el.attrib.clear()  # one by one, lxml refuses names such as `{%`
            el.attrib.update(kept)
    return copy
