"""A piece of a feed as XML, well formed or not."""

import re
from typing import Final

from lxml import etree

from converters import lazy_re
from converters.formats.feed.namespaces import start_tag, with_all_prefixes
from converters.io.character_references import unescape
from converters.io.xml.fragments import LENIENT, STRICT, without_surrogates

_CDATA: Final = lazy_re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)
_ENTITY: Final = lazy_re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z]\w{1,30};)")
_BARE: Final = lazy_re.compile(r"&(?!#?\w{1,31};)")
_STRAY: Final = lazy_re.compile(r"<(?=<!\[CDATA\[)")
_CONTROL: Final = lazy_re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class NotRead(Exception):
    """Why an entry cannot be read, as a clause."""


def parsed(text: str, declared: tuple[tuple[str, str], ...]) -> tuple[etree._Element, str]:
    """An element around a piece, and what was wrong with its XML.

    Prefixes that nobody declared, HTML's entities and bare ampersands are forgiven.
    """
    data = text.encode("utf-8", "replace")
    try:
        return etree.fromstring(start_tag(declared) + data + b"</feed>", STRICT), ""
    except etree.XMLSyntaxError:  # maybe only a prefix that nobody declared
        tag = with_all_prefixes(data, declared)
    try:
        return etree.fromstring(tag + data + b"</feed>", STRICT), ""
    except etree.XMLSyntaxError as error:
        why = str(error).partition(", line")[0]
    repaired = _repaired(text).encode("utf-8", "replace")
    tag = with_all_prefixes(repaired, declared)
    try:
        return etree.fromstring(tag + repaired + b"</feed>", STRICT), why
    except etree.XMLSyntaxError:
        root = etree.fromstring(without_surrogates(tag + repaired + b"</feed>"), LENIENT)
    if root is None:
        raise NotRead(f"it is no XML ({why})")
    return root, why


def _repaired(text: str) -> str:
    """XML without HTML's names of characters, bare `&` and control characters."""
    sections = _CDATA.split(_STRAY.sub("", _CONTROL.sub("", text)).replace("&#X", "&#x"))
    for at in range(0, len(sections), 2):
        sections[at] = _BARE.sub("&amp;", _ENTITY.sub(lambda found: _character(found[0]), sections[at]))
    return "".join(sections)


def _character(entity: str) -> str:
    found = unescape(entity)
    return (
        entity.replace("&", "&amp;") if found == entity else found.replace("&", "&amp;").replace("<", "&lt;")
    )
