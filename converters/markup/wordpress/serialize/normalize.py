"""Differences between two bodies that do not matter are removed before they are compared.

- An item of a list, or a caption, whose text stands in one paragraph: the block editor has no such paragraph.
- A player with one `source`, and one with the URL itself.
- A numbered list's `type`, and its style.
- Images that a gallery holds in one paragraph or in several.
- Frames of a provider that only ask for other looks.
- Emphasis around blocks, and in each of them.
"""

from typing import Final

from lxml import etree

from converters import lazy_re
from converters.markup.emphasis import within_blocks
from converters.markup.html import name_of, parse
from converters.markup.markdown.elements import SPACE
from converters.markup.markdown.verification.normal_form import normal_form
from converters.markup.markdown.verification.normal_tokens import Segment
from converters.markup.wordpress.embeds import player
from converters.markup.wordpress.serialize.images import is_gallery
from converters.markup.wordpress.serialize.lists import STYLES
from converters.markup.wordpress.serialize.media import page_of

_COUNTED: Final = lazy_re.compile(r"list-style-type:\s*([\w-]+)")
_TYPES: Final = {style: letter for letter, style in STYLES.items()}
_FRAME: Final = lazy_re.compile(r'src="([^"]*)"')


def normal_form_of(html: str, *, footnotes: bool = False) -> list[Segment]:
    """The normal form of HTML without these differences."""
    return normal_form(normalized(parse(html)), footnotes=footnotes)


def normalized(body: etree._Element) -> etree._Element:
    """The tree in that one form; it is changed."""
    within_blocks(body)
    for element in list(body.iter("li", "figcaption", "audio", "video", "ol", "iframe", "div", "figure")):
        if element.tag in ("li", "figcaption"):
            _unwrap(element)
        elif element.tag in ("audio", "video"):
            _source(element)
        elif element.tag in ("div", "figure"):
            if is_gallery(element):
                _hang(element)
                if element.find("figcaption") is None:
                    element.tag = "div"
        elif element.tag == "ol":
            if (found := _COUNTED.search(element.get("style", ""))) and found[1] in _TYPES:
                element.set("type", _TYPES[found[1]])
        elif (url := page_of(element.get("src", ""))) and (found := _FRAME.search(player(url))):
            element.set("src", found[1].replace("&amp;", "&"))
    return body


def _unwrap(element: etree._Element) -> None:
    kids = [kid for kid in element if isinstance(kid.tag, str)]
    if not kids or kids[0].tag != "p" or any(name_of(kid) not in ("ul", "ol") for kid in kids[1:]):
        return
    if (element.text or "").strip(SPACE) or any((kid.tail or "").strip(SPACE) for kid in kids):
        return
    kids[0].tag = "span"


def _source(element: etree._Element) -> None:
    kids = [kid for kid in element if isinstance(kid.tag, str)]
    if not element.get("src") and [name_of(kid) for kid in kids] == ["source"] and kids[0].get("src"):
        element.set("src", kids[0].get("src", ""))
        element.remove(kids[0])


def _hang(gallery: etree._Element) -> None:
    """Give each image of a gallery its own paragraph."""
    for img in list(gallery.iter("img")):
        outer = img
        while (parent := outer.getparent()) is not None and parent.tag in ("a", "span"):
            outer = parent
        if parent is None:
            continue
        paragraph = etree.Element("p")
        parent.replace(outer, paragraph)
        paragraph.append(outer)
        paragraph.tail, outer.tail = outer.tail, None
        if parent.tag == "p":
            parent.tag = "div"
