"""Drawings (SVG) as a book may have them: nothing in them runs, and nothing comes from elsewhere (EPUB 3.3, 6.2)."""

import re
from typing import Final

from lxml import etree

from converters import lazy_re

LARGEST: Final = 5_000_000
"""Bytes of a drawing; a larger one is a photo in disguise, and takes reading systems minutes."""
_SVG: Final = "http://www.w3.org/2000/svg"
_HREF: Final = ("href", "{http://www.w3.org/1999/xlink}href")
_XML: Final = "{http://www.w3.org/XML/1998/namespace}"
_REMOVED: Final = frozenset(
    "script foreignObject handler listener audio video iframe canvas metadata cursor font-face-src color-profile".split()
)
_INSIDE: Final = lazy_re.compile(r"#.+|data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+")
_FROM_ELSEWHERE: Final = lazy_re.compile(
    r"url\(\s*[\"']?(?!#|[\"'\s])|@import|@font-face|@charset|@namespace|expression\(", re.IGNORECASE
)
_REFERENCE: Final = lazy_re.compile(r"url\(\s*[\"']?#([^\"')\s]+)")
_ID: Final = lazy_re.compile(r"[A-Za-z_][A-Za-z0-9._-]*")


def clean(data: bytes) -> bytes:
    """A drawing without scripts, links and references to what is not in it; empty for one that a book may not have."""
    if len(data) > LARGEST:
        return b""
    parser = etree.XMLParser(
        resolve_entities="internal", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return b""
    if root.tag != f"{{{_SVG}}}svg":
        return b""
    for element in list(root.iter()):
        if _is_kept(element):
            _clean_attributes(element)
        elif (parent := element.getparent()) is not None:
            parent.remove(element)
    ids = [id_ for element in root.iter() if (id_ := element.get("id")) is not None]
    if len(set(ids)) < len(ids) or not all(map(_ID.fullmatch, ids)):
        return b""
    _remove_dangling(root, set(ids))
    etree.cleanup_namespaces(root)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")


def _is_kept(element: etree._Element) -> bool:
    if not isinstance(element.tag, str):  # an entity that nobody declared
        return False
    name = etree.QName(element)
    if name.namespace != _SVG or name.localname in _REMOVED:
        return False
    return name.localname != "style" or not _FROM_ELSEWHERE.search("".join(element.itertext()))


def _clean_attributes(element: etree._Element) -> None:
    is_link = etree.QName(element).localname == "a"
    for key, value in element.attrib.items():
        name = etree.QName(key)
        if key in _HREF:
            kept = not is_link and bool(_INSIDE.fullmatch(value.strip()))
        elif key.startswith(_XML):
            kept = name.localname in ("lang", "space")
        else:
            kept = (
                not name.namespace
                and not name.localname.startswith("on")
                and not _FROM_ELSEWHERE.search(value)
            )
        if not kept:
            del element.attrib[key]
    if is_link:
        element.tag = f"{{{_SVG}}}g"


def _remove_dangling(root: etree._Element, ids: set[str]) -> None:
    """Remove references to what is not there, and what shows nothing without one."""
    for element in list(root.iter()):
        for key, value in element.attrib.items():
            if key in _HREF:
                gone = value.strip().startswith("#") and value.strip()[1:] not in ids
            else:
                gone = any(id_ not in ids for id_ in _REFERENCE.findall(value))
            if gone:
                del element.attrib[key]
        nothing = etree.QName(element).localname in ("use", "image") and not any(map(element.get, _HREF))
        if nothing and (parent := element.getparent()) is not None:
            parent.remove(element)
