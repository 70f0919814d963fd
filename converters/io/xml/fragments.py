"""Parses one element that was cut out of a file: every prefix in it counts as declared, and damage is repaired."""

from lxml import etree

from converters import lazy_re

STRICT, LENIENT = (
    etree.XMLParser(recover=recover, huge_tree=True, resolve_entities=False, load_dtd=False, no_network=True)
    for recover in (False, True)
)
"""Parsers that open nothing; the lenient one makes what it can of damaged XML."""
PREFIX = lazy_re.compile(rb"""(?:</?|\s)([A-Za-z_][\w.-]*):[\w.-]+(?=[\s/>=])""")
"""The prefix of an element or attribute."""
CONTROL = lazy_re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Characters that XML 1.0 has no way to hold (section 2.2)."""
CONTROL_BYTES = bytes(code for code in range(0x20) if code not in b"\t\n\r")
"""The same bytes, for `bytes.translate`."""

_REFERENCE = lazy_re.compile(rb"&#(?:[xX]([0-9a-fA-F]{1,8})|(\d{1,8}));")
_SURROGATES = range(0xD800, 0xE000)
"""Halves of characters, which XML does not have (section 2.2)."""

_UNQUOTED = lazy_re.compile(rb"(<[\w:.-]+\s+[\w:.-]+=)([\w.-]+)(?=\s*/?>)")
"""An attribute without quotation marks, which only HTML knows."""


class NotRead(Exception):
    """Why an element is no XML, as a clause."""


def without_surrogates(data: bytes) -> bytes:
    """XML with U+FFFD in the place of each reference to a surrogate, such as `&#xD83D;`.

    The recovery of libxml2 takes such a reference as it is; the text that results cannot be decoded.
    """
    return _REFERENCE.sub(
        lambda found: (
            b"&#xFFFD;" if (int(found[1], 16) if found[1] else int(found[2])) in _SURROGATES else found[0]
        ),
        data,
    )


def parsed(text: str) -> tuple[etree._Element, str]:
    """The element of a text, and what was wrong with its XML. Raises `NotRead` where nothing of it can be read."""
    data = text.encode("utf-8", "replace")
    prefixes = sorted(set(PREFIX.findall(data)) - {b"xml", b"xmlns"})
    start = b"<feed" + b"".join(b" xmlns:%s='urn:%s'" % (prefix, prefix) for prefix in prefixes) + b">"
    try:
        root = etree.fromstring(start + data + b"</feed>", STRICT)
        if not len(root):
            raise NotRead("it has no element")
        return root[0], ""
    except etree.XMLSyntaxError as error:
        why = str(error).partition(", line")[0]
    data = _UNQUOTED.sub(rb'\1"\2"', CONTROL.sub(b"", without_surrogates(data)))
    root = etree.fromstring(start + data + b"</feed>", LENIENT)
    if root is None or not len(root) or not len(root[0]):
        raise NotRead(why)
    return root[0], why
