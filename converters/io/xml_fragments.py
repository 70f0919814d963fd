"""Parses one element that was cut out of a file: every prefix in it counts as declared, and damage is repaired."""

import re

from lxml import etree

_PARSERS = {
    recover: etree.XMLParser(
        recover=recover, huge_tree=True, resolve_entities=False, load_dtd=False, no_network=True
    )
    for recover in (False, True)
}
_PREFIX = re.compile(rb"""(?:</?|\s)([A-Za-z_][\w.-]*):[\w.-]+(?=[\s/>=])""")
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Characters that XML 1.0 has no way to hold (section 2.2)."""

_UNQUOTED = re.compile(rb"(<[\w:.-]+\s+[\w:.-]+=)([\w.-]+)(?=\s*/?>)")
"""An attribute without quotation marks, which only HTML knows."""


class NotRead(Exception):
    """Why an element is no XML, as a clause."""


def parsed(text: str) -> tuple[etree._Element, str]:
    """The element of a text, and what was wrong with its XML. Raises `NotRead` where nothing of it can be read."""
    data = text.encode("utf-8", "replace")
    prefixes = sorted(set(_PREFIX.findall(data)) - {b"xml", b"xmlns"})
    start = b"<feed" + b"".join(b" xmlns:%s='urn:%s'" % (prefix, prefix) for prefix in prefixes) + b">"
    try:
        return etree.fromstring(start + data + b"</feed>", _PARSERS[False])[0], ""
    except etree.XMLSyntaxError as error:
        why = str(error).partition(", line")[0]
    data = _UNQUOTED.sub(rb'\1"\2"', _CONTROL.sub(b"", data))
    root = etree.fromstring(start + data + b"</feed>", _PARSERS[True])
    if root is None or not len(root) or not len(root[0]):
        raise NotRead(why)
    return root[0], why
