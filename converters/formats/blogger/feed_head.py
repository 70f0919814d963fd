"""The elements of a feed that stand before its first entry: its title, and of a backup the home page of the blog."""

from lxml import etree
from msgspec import Struct

from converters import lazy_re
from converters.io.charset import decoded
from converters.io.xml.fragments import without_surrogates
from converters.io.xml.parts import local_name, whole_text

_PARSER = etree.XMLParser(recover=True, resolve_entities=False, load_dtd=False, no_network=True)

_FEED = lazy_re.compile(r"<(?:[\w.-]+:)?feed\b")
"""The element of a feed, with a prefix where another program wrote it again."""


class FeedHead(Struct, frozen=True):
    """What a feed says of itself."""

    title: str = ""
    home: str = ""


def feed_head(data: bytes) -> FeedHead:
    """Read what stands before the first entry: an element that does not end, so the parser closes it."""
    text = decoded(data).text
    start = _FEED.search(text)
    if start is None:
        return FeedHead()
    root = etree.fromstring(without_surrogates(text[start.start() :].encode("utf-8", "replace")), _PARSER)
    if root is None:
        return FeedHead()
    title = home = ""
    for child in root.iterchildren(etree.Element):
        name = local_name(child)
        if name == "title" and not title:
            title = whole_text(child)
        if name == "link" and child.get("rel") == "alternate" and child.get("type") == "text/html":
            home = home or (child.get("href") or "").strip()
    return FeedHead(title, home)
