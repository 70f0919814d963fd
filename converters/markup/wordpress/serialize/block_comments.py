"""Block markup: the comments around a block, as the block editor writes them."""

import json
from typing import Any, Final

from lxml import etree

from converters import lazy_re

# `serializeAttributes` of @wordpress/blocks: what could end the comment, or be taken for HTML.
_ESCAPES: Final = (
    ("\\\\", "\\u005c"),
    ("--", "\\u002d\\u002d"),
    ("<", "\\u003c"),
    (">", "\\u003e"),
    ("&", "\\u0026"),
    ('\\"', "\\u0022"),
)
_STYLE: Final = lazy_re.compile(r"([\w-]+)\s*:\s*([^;]+)")
_ALIGNED: Final = lazy_re.compile(r"(?:^|\s)align(left|right|center|wide|full)(?:\s|$)")

Attributes = dict[str, Any]


def block(name: str, html: str, attributes: Attributes | None = None) -> str:
    """One block with its delimiters."""
    given = f" {_json(attributes)}" if attributes else ""
    if not html:
        return f"<!-- wp:{name}{given} /-->"
    return f"<!-- wp:{name}{given} -->\n{html}\n<!-- /wp:{name} -->"


def classes(*names: str) -> str:
    """A class attribute, with the space before it; nothing without a class."""
    joined = " ".join(name for name in names if name)
    return f' class="{joined}"' if joined else ""


def styles(element: etree._Element) -> dict[str, str]:
    """The declarations of an element's own style, in lower case."""
    given = element.get("style", "")
    return {name.lower(): value.strip().lower() for name, value in _STYLE.findall(given)} if given else {}


def text_align(element: etree._Element) -> str:
    """How the text of an element is aligned, where that is not left to the theme."""
    wanted = styles(element).get("text-align") or element.get("align", "").lower()
    return wanted if wanted in ("left", "center", "right") else ""


def alignment(element: etree._Element) -> str:
    """How a block stands on the page (`left`, `center`, …), by its class, style or attribute."""
    if found := _ALIGNED.search(element.get("class", "")):
        return found[1]
    wanted = styles(element).get("float") or element.get("align", "").lower()
    return wanted if wanted in ("left", "right") else ""


def _json(attributes: Attributes) -> str:
    text = json.dumps(attributes, ensure_ascii=False, separators=(",", ":"))
    for characters, escape in _ESCAPES:
        text = text.replace(characters, escape)
    return text
