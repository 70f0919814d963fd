"""Bodies within a page: sound HTML of today, links to other posts relative, nothing else changed.

An old post may leave an element open or use `<center>`; in a page of its own that would
swallow the comments below, and no validator would take it. So each body is parsed as a
browser does, what HTML no longer has is replaced by what it has (the tables), and written out.
"""

import base64
import hashlib
import re
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple
from urllib.parse import quote, urlsplit

from lxml import etree

from converters.content.html import name_of, parse, serialise

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

LISTS: Final = frozenset({"ul", "ol", "menu"})

_NUMBER: Final = re.compile(r"\s*(\d+)(?:px)?\s*")
_UNSOUND: Final = re.compile(r"[\s\\^`{}<>\"|]")
_SAFE: Final = "%/:=&?~#+!$,;'@()*[]"
_SVG: Final = frozenset({"svg", "math"})


class Fragment(NamedTuple):
    """A body for a page; `scripts` is what the page's policy must let run, as sources of CSP."""

    html: str
    scripts: tuple[str, ...] = ()


def fragment(
    html: str, link: Callable[[str], str | None] = lambda url: None, *, prefix: str = "", level: int = 1
) -> Fragment:
    """A body as part of a page.

    `link` gives the relative link for an address that leads to another page of the target.
    `prefix` goes before every `id`, where several bodies are in one page. `level` is that of
    the heading that the body stands under.
    """
    body = parse(html)
    scripts: list[str] = []
    ids: set[str] = set()
    headings = [(0, level)]
    for element in list(body.iter()):
        name = name_of(element)
        if not name:
            continue
        if name in _SVG or any(name_of(one) in _SVG for one in element.iterancestors()):
            continue
        _modern(element, name)
        _identity(element, ids, prefix)
        if name in HEADINGS:
            _heading(element, int(name[1]), headings)
        if name == "li":
            _in_list(element)
        if name in ("a", "area") and (address := element.get("href")) is not None:
            element.set("href", _address(address, link, prefix))
        for attribute in ("src", "cite", "poster", "data"):
            if (address := element.get(attribute)) is not None:
                element.set(attribute, _sound(address))
        if name == "img" and element.get("alt") is None:
            element.set("alt", "")
        elif name == "iframe" and not element.get("title"):
            element.set("title", _host(element.get("src", "")) or "Embedded page")
        elif name == "script" and (source := _script(element)):
            scripts.append(source)
    text = serialise(body)
    return Fragment(
        text[text.find(">") + 1 : text.rfind("</body>")].strip("\n"), tuple(dict.fromkeys(scripts))
    )


def _modern(element: etree._Element, name: str) -> None:
    styles = [element.get("style", "").strip().rstrip(";")]
    for attribute in [str(one) for one in element.attrib if str(one) in GONE]:
        value = element.get(attribute, "").strip().lower()
        if attribute in HELD.get(name, ()):
            if attribute in ("width", "height"):
                _size(element, attribute, styles)
            continue
        style, takes = STYLED.get((name, attribute)) or STYLED.get(("*", attribute)) or ("", "(?!)")
        if re.fullmatch(takes, value):
            styles.append(f"{style}:{_value(style, value)}")
        del element.attrib[attribute]
    if name in RENAMED:
        element.tag, style = RENAMED[name]
        styles.append(style)
    for attribute in [str(one) for one in element.attrib if ":" in str(one) or "{" in str(one)]:
        del element.attrib[attribute]  # of other vocabularies, which no browser reads
    if name == "a" and element.get("href") is None:
        for attribute in LINK_ONLY & {str(one) for one in element.attrib}:
            del element.attrib[attribute]
    if name == "a" and (anchor := element.attrib.pop("name", None)) and not element.get("id"):
        element.set("id", str(anchor))
    style = ";".join(one for one in styles if one)
    if style:
        element.set("style", style)
    elif "style" in element.attrib:
        del element.attrib["style"]


def _value(style: str, value: str) -> str:
    """A value as style sheets have it."""
    if style == "width" and value.isdigit():
        return f"{value}px"
    return f"#{value}" if re.fullmatch("[0-9a-f]{6}", value) else value


def _size(element: etree._Element, attribute: str, styles: list[str]) -> None:
    """HTML takes whole numbers here; what is in per cent goes to the style."""
    value = element.get(attribute, "")
    if number := _NUMBER.fullmatch(value):
        element.set(attribute, number[1])
        return
    if re.fullmatch(r"\s*\d+(?:\.\d+)?(?:%|r?em)\s*", value):
        styles.append(f"{attribute}:{value.strip()}")
    del element.attrib[attribute]


def _in_list(item: etree._Element) -> None:
    """An item that is in no list gets one, together with those that follow it."""
    parent = item.getparent()
    if parent is None or name_of(parent) in LISTS:
        return
    list_ = etree.Element("ul")
    item.addprevious(list_)
    following: etree._Element | None = item
    while following is not None and name_of(following) == "li":
        after = following.getnext() if not (following.tail or "").strip() else None
        list_.append(following)
        following = after
    list_.tail, list_[-1].tail = list_[-1].tail, None


def _heading(element: etree._Element, own: int, above: list[tuple[int, int]]) -> None:
    """Headings in order, none skipped; `above` has the levels that are open, as written and as they are now."""
    while above[-1][0] >= own:
        above.pop()
    new = min(above[-1][1] + 1, 6)
    above.append((own, new))
    if new != own:
        element.tag = f"h{new}"
        element.set("data-level", str(own))  # what it was: who reads the page gets it back


HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def _identity(element: etree._Element, ids: set[str], prefix: str) -> None:
    """No `id` twice, none that is ours, and none with white space in it."""
    own = element.get("id")
    if own is None:
        return
    new = prefix + re.sub(r"\s+", "-", own.strip())
    if not own.strip() or new in ids or new in OURS or new.startswith("comment-"):
        del element.attrib["id"]
    else:
        element.set("id", new)
        ids.add(new)


OURS: Final = frozenset({"main", "comments", "search", "results", "top", "blogport", "dark"})
"""Ids that our templates use."""


def _address(address: str, link: Callable[[str], str | None], prefix: str) -> str:
    if address.startswith("#"):
        return f"#{prefix}{address[1:]}" if prefix and len(address) > 1 else address
    bare, hash_, part = address.partition("#")
    if to := link(bare):
        return f"{to}{hash_}{part}"
    return _sound(address)


def _sound(address: str) -> str:
    """An address without what none may have."""
    return quote(address.strip(), safe=_SAFE) if _UNSOUND.search(address) else address


def _script(element: etree._Element) -> str:
    """What lets this script run, and no other."""
    if (kind := element.get("type", "").lower()) and "javascript" not in kind and kind != "module":
        return ""  # data
    if src := element.get("src"):
        host = _host(src)
        return f"https://{host}" if host else ""
    digest = hashlib.sha256((element.text or "").encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _host(url: str) -> str:
    try:
        return urlsplit(url.strip()).hostname or ""
    except ValueError:
        return ""
