"""Replaces elements and attributes that HTML no longer has by what it has: tables, and the code that applies them."""

import re
from collections.abc import Mapping
from typing import Final

from lxml import etree

from converters import lazy_re

RENAMED: Final[Mapping[str, tuple[str, str]]] = {
    "center": ("div", "text-align:center"),
    "font": ("span", ""),
    "big": ("span", "font-size:larger"),
    "tt": ("code", ""),
    "strike": ("s", ""),
    "acronym": ("abbr", ""),
    "dir": ("ul", ""),
    "nobr": ("span", "white-space:nowrap"),
    "marquee": ("div", ""),
    "blink": ("span", ""),
    "basefont": ("span", ""),
    "xmp": ("pre", ""),
    "listing": ("pre", ""),
}
"""Elements that HTML no longer has -> what does the same: an element and its style."""

_SIDE: Final = r"left|right"
_FLOW: Final = r"left|right|center|justify"
_LENGTH: Final = r"\d+(?:%|px)?"
_COLOUR: Final = r"#?[0-9a-f]{6}|#[0-9a-f]{3}|[a-z]{3,20}"

STYLED: Final[Mapping[tuple[str, str], tuple[str, str]]] = {
    ("img", "align"): ("float", _SIDE),
    ("table", "align"): ("float", _SIDE),
    ("iframe", "align"): ("float", _SIDE),
    ("object", "align"): ("float", _SIDE),
    ("*", "align"): ("text-align", _FLOW),
    ("*", "valign"): ("vertical-align", r"top|middle|bottom|baseline"),
    ("*", "bgcolor"): ("background-color", _COLOUR),
    ("font", "color"): ("color", _COLOUR),
    ("table", "width"): ("width", _LENGTH),
    ("td", "width"): ("width", _LENGTH),
    ("th", "width"): ("width", _LENGTH),
    ("col", "width"): ("width", _LENGTH),
}
"""Attributes that HTML no longer has -> the style that does the same, and the values that it takes."""

GONE: Final = frozenset(
    "border cellpadding cellspacing frame rules summary hspace vspace frameborder scrolling marginwidth "
    "marginheight allowtransparency noshade size face compact language longdesc lowsrc rev charset align "
    "valign bgcolor clear nowrap background bordercolor height width webkitallowfullscreen "
    "mozallowfullscreen color axis abbr scope char charoff link vlink alink text".split()
)
"""Attributes that no longer mean anything, unless `HELD` by an element."""

HELD: Final[Mapping[str, frozenset[str]]] = {
    "img": frozenset({"width", "height"}),
    "iframe": frozenset({"width", "height"}),
    "video": frozenset({"width", "height"}),
    "canvas": frozenset({"width", "height"}),
    "object": frozenset({"width", "height"}),
    "embed": frozenset({"width", "height"}),
    "source": frozenset({"width", "height"}),
    "th": frozenset({"abbr", "scope"}),
    "input": frozenset({"size", "width", "height"}),
    "select": frozenset({"size"}),
    "svg": frozenset({"width", "height", "color"}),
}

LINK_ONLY: Final = frozenset({"rel", "target", "hreflang", "type", "download", "ping", "referrerpolicy"})
"""What an `a` has only if it leads somewhere."""

_NUMBER: Final = lazy_re.compile(r"\s*(\d+)(?:px)?\s*")


def modernize(element: etree._Element, name: str) -> bool:
    """Replace legacy markup of an element; True where it had any."""
    styles: list[str] = []
    changed = False
    for attribute in [str(key) for key in element.attrib]:
        if attribute in GONE:
            changed |= _attribute(element, name, attribute, styles)
        elif ":" in attribute or "{" in attribute:  # of other vocabularies, which no browser reads
            del element.attrib[attribute]
            changed = True
    if name in RENAMED:
        element.tag, style = RENAMED[name]
        styles.append(style)
        changed = True
    if name == "a":
        changed |= _anchor(element)
    if style := ";".join(style for style in styles if style):
        own = element.get("style", "").strip().rstrip(";")
        element.set("style", f"{own};{style}" if own else style)
    elif element.get("style") == "":
        del element.attrib["style"]
    return changed


def _attribute(element: etree._Element, name: str, attribute: str, styles: list[str]) -> bool:
    value = element.get(attribute, "")
    if attribute in HELD.get(name, ()):
        return attribute in ("width", "height") and _size(element, attribute, styles)
    style, takes = STYLED.get((name, attribute)) or STYLED.get(("*", attribute)) or ("", "(?!)")
    value = value.strip().lower()
    if re.fullmatch(takes, value):
        styles.append(f"{style}:{_value(style, value)}")
    del element.attrib[attribute]
    return True


def _anchor(element: etree._Element) -> bool:
    """Remove link attributes of an `a` without `href`; its `name` becomes its `id`."""
    before = dict(element.attrib)
    if element.get("href") is None:
        for attribute in LINK_ONLY & {str(key) for key in element.attrib}:
            del element.attrib[attribute]
    if (anchor := element.attrib.pop("name", None)) and not element.get("id"):
        element.set("id", str(anchor))
    return dict(element.attrib) != before


def _value(style: str, value: str) -> str:
    """A value as style sheets have it."""
    if style == "width" and value.isdigit():
        return f"{value}px"
    return f"#{value}" if re.fullmatch("[0-9a-f]{6}", value) else value


def _size(element: etree._Element, attribute: str, styles: list[str]) -> bool:
    """HTML takes whole numbers here; what is in per cent goes to the style."""
    value = element.get(attribute, "")
    if number := _NUMBER.fullmatch(value):
        element.set(attribute, number[1])
        return number[1] != value
    if re.fullmatch(r"\s*\d+(?:\.\d+)?(?:%|r?em)\s*", value):
        styles.append(f"{attribute}:{value.strip()}")
    del element.attrib[attribute]
    return True
