"""The last resort for a record that cannot be repaired: every field that can still be found."""

import re
from html import escape

from converters import lazy_re
from converters.formats.wxr.reader.namespaces import NamespaceScope
from converters.io.xml.text import NOT_XML
from converters.readers.wordpress import vocabulary

_LEAVES = frozenset({*vocabulary.ITEM, *vocabulary.AUTHOR, *vocabulary.TERM, "guid", "wp:ping_status"}) - {
    "wp:author"
}
_START = lazy_re.compile(r"<([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)(?:\s[^<>]*)?>", re.ASCII)
_CDATA = lazy_re.compile(r"<!\[CDATA\[|\]\]>")


def salvage(text: str, name: str, scope: NamespaceScope) -> tuple[str, list[str]]:
    """A well-formed element with the simple fields of a broken one, and their names; without `name`, these alone."""
    found: dict[str, str] = {}
    position = 0
    while start := _START.search(text, position):
        position = start.end()
        own = scope.name(start[1])
        if own in _LEAVES and own not in found:
            end = text.find(f"</{start[1]}", position)
            if end >= 0:
                value = escape(NOT_XML.sub("", _CDATA.sub("", text[position:end])), quote=False)
                found[own] = f"<{start[1]}>{value}</{start[1]}>"
                position = end
    inner = "".join(found.values())
    return f"<{name}>{inner}</{name}>" if name else inner, list(found)
