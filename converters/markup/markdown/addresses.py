"""Addresses in a text, made links before they become Markdown.

CommonMark shows `http://x.example` as text, GitHub's Markdown as a link. Only as `<http://x.example>` is it the same
in both, and still an address that a person would edit. (GFM specification, 6.9: extended autolinks.)
"""

import re
from typing import Final

from lxml import etree

from converters import lazy_re
from converters.io.xml.text import NOT_XML
from converters.markup.html import name_of
from converters.markup.markdown.elements import VERBATIM

_ADDRESS: Final = lazy_re.compile(
    r"(?<![\w@/.])(?:(?:https?|ftp)://|www\.(?=\w))[^\s<>]+|(?<![\w@/.+:-])(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    re.I,
)
ADDRESS_HINT: Final = lazy_re.compile(r"://|www\.|\w@\w", re.I)
"""What every address has that a parser may make a link of."""
_END: Final = lazy_re.compile(r"(?:[?!.,:*_~'\"]|&\w+;)+$")
_NO_LINKS: Final = VERBATIM | frozenset("a button pre script style svg textarea math select".split())


def link_addresses(body: etree._Element) -> bool:
    """Make links of the bare addresses in a tree; whether there are any."""
    found = False
    for el in list(body.iter()):
        up = el.getparent()
        if el.text and isinstance(el.tag, str) and ADDRESS_HINT.search(el.text) and not _in_code(el):
            found = _link(el, None) or found
        if el.tail and up is not None and ADDRESS_HINT.search(el.tail) and not _in_code(up):
            found = _link(up, el) or found
    return found


def _in_code(el: etree._Element) -> bool:
    return name_of(el) in _NO_LINKS or any(name_of(up) in _NO_LINKS for up in el.iterancestors())


def _link(parent: etree._Element, after: etree._Element | None) -> bool:
    """Make links in the text at the start of an element, or `after` an element in it."""
    text = (parent.text if after is None else after.tail) or ""
    if NOT_XML.search(text):  # the tree holds such a text, and takes no new one
        return False
    pieces: list[tuple[str, str]] = []
    end = 0
    for found in _ADDRESS.finditer(text):
        address = _trimmed(found[0])
        if found.start() < end or address.endswith("://") or address.lower() == "www":
            continue
        pieces.append((text[end : found.start()], address))
        end = found.start() + len(address)
    if not pieces:
        return False
    last = after
    for before, address in pieces:
        link = etree.Element("a", href=_target(address))
        link.text = address
        if last is None:
            parent.insert(0, link)
            parent.text = before
        else:
            last.addnext(link)  # by its place among all children it would take quadratic time
            last.tail = before
        last = link
    assert last is not None
    last.tail = text[end:]
    return True


def _target(address: str) -> str:
    if "://" in address or address.lower().startswith("mailto:"):
        return address
    return f"mailto:{address}" if "@" in address else f"http://{address}"


def _trimmed(address: str) -> str:
    """Without what ends a sentence, and without a parenthesis that was opened before the address."""
    while True:
        shorter = _END.sub("", address)
        if shorter.endswith(")") and shorter.count(")") > shorter.count("("):
            shorter = shorter[:-1]
        if shorter == address:
            return address
        address = shorter
