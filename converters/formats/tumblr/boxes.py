"""Undoes what only pages of an official export have: boxes around captions and rows, values of blocks, redirects."""

import json
from typing import Any, Final
from urllib.parse import parse_qs

from lxml import etree

from converters import lazy_re
from converters.io import urls
from converters.markup import bare
from converters.markup.bare import has_class
from converters.markup.html import name_of

_CANDIDATE: Final = lazy_re.compile(r"(\S+)\s+(\d+)w(?:,|\s*$)")
_CAPTION: Final = "x-caption"


def plain_boxes(root: etree._Element) -> None:
    """Make plain HTML of the text of a page. The tree is changed."""
    for node in list(root.iter(etree.Element)):
        name = name_of(node)
        if name == "div" and (has_class(node, "caption") or has_class(node, "npf_row")):
            _unwrap(node)
        elif has_class(node, "npf_link"):
            _link_card(node)
        elif name == "a":
            _link(node, root)
        elif name == "img":
            _largest(node)
        for key in [str(key) for key in node.attrib if str(key).startswith("data-")]:
            del node.attrib[key]
    etree.strip_tags(root, _CAPTION)
    _drop_indentation(root)


def _drop_indentation(root: etree._Element) -> None:
    """Take away the white space of the template around the blocks of a text; that in lines and in `pre` stays."""
    for node in (root, *root):
        if not isinstance(node.tag, str) or node.tag == "pre":
            continue
        if node.text and "\n" in node.text and not node.text.strip():
            node.text = ""
        for child in node:
            if child.tail and "\n" in child.tail and not child.tail.strip():
                child.tail = "\n" if node is root else " "
        if node is not root and len(node) and node[-1].tail == " ":
            node[-1].tail = ""


def target(url: str) -> str:
    """Where a link leads that goes through a redirect of Tumblr (`href.li/?URL`, `t.umblr.com/redirect?z=URL`)."""
    parts = urls.split(url)
    host = urls.host(parts)
    if host == "href.li" and parts.query.startswith(("http://", "https://")):
        return url.partition("?")[2]
    if host == "t.umblr.com" and parts.path == "/redirect":
        return next(iter(parse_qs(parts.query).get("z", ())), "") or url
    return url


def _unwrap(node: etree._Element) -> None:
    """A caption loses its box; a row of several images is a gallery."""
    images = len(list(node.iter("img")))
    is_row = has_class(node, "npf_row")
    node.attrib.clear()
    if is_row and images > 1:
        node.tag = "figure"
        node.set("class", "gallery")
    else:
        node.tag = _CAPTION


def _link_card(node: etree._Element) -> None:
    """A link that is a block: its title and description are values."""
    try:
        found: Any = json.loads(node.get("data-npf") or "")
    except (ValueError, RecursionError):
        return
    if isinstance(found, dict) and found.get("url"):
        said = (str(found.get("description") or ""), str(found.get("site_name") or ""))
        title = str(found.get("title") or found["url"])
        bare.replace(node, bare.card(target(str(found["url"])), title, said))


def _link(node: etree._Element, root: etree._Element) -> None:
    """A link without spaces around its address; one without words shows it."""
    href = target((node.get("href") or "").strip())
    if not href:
        return
    node.set("href", href)
    if not len(node):
        text = node.text or ""
        if not text.strip() or node.getparent() is root:
            node.text = " ".join(text.split()) or href


def _largest(node: etree._Element) -> None:
    """An image in the largest of its sizes."""
    sizes = [(int(width), url) for url, width in _CANDIDATE.findall(node.get("srcset") or "")]
    if sizes:
        node.set("src", max(sizes)[1])
    for name in ("srcset", "sizes"):
        if name in node.attrib:
            del node.attrib[name]
