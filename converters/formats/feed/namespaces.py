"""Names of elements in feeds, by their namespaces: feeds choose any prefix, and forget to declare those they choose."""

from collections.abc import Iterable
from typing import Final

from lxml import etree

from converters import lazy_re
from converters.io.xml.fragments import PREFIX

_CORE: Final = """http://www.w3.org/2005/atom http://purl.org/atom/ns# http://purl.org/rss/1.0/ http://my.netscape.com/rdf/simple/0.9/
    http://channel.netscape.com/rdf/simple/0.9/ http://backend.userland.com/rss2 http://blogs.law.harvard.edu/tech/rss
    http://backend.userland.com/rss http://purl.org/net/rss1.1# http://example.com/newformat#""".split()
"""Namespaces of RSS and Atom themselves, in lower case; most RSS has none."""
_NAMED: Final = {
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/rss/1.0/modules/slash/": "slash",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://wellformedweb.org/commentapi/": "wfw",
    "http://purl.org/syndication/thread/1.0": "thr",
    "http://purl.org/syndication/history/1.0": "fh",
    "http://search.yahoo.com/mrss/": "media",
    "http://search.yahoo.com/mrss": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/2007/app": "app",
    "http://purl.org/atom/app#": "app",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "com-wordpress:feed-additions:1": "wp",
    "http://www.georss.org/georss": "georss",
}
XML: Final = "{http://www.w3.org/XML/1998/namespace}"
_DECLARED: Final = lazy_re.compile(r"""\sxmlns(?::([\w.-]+))?\s*=\s*["']([^"']*)["']""")
_UNDECLARED: Final = "urn:prefix:"


def declarations(tag: str) -> tuple[tuple[str, str], ...]:
    """The prefixes and namespaces in the text of a start tag."""
    return tuple((found[1] or "", found[2].strip()) for found in _DECLARED.finditer(tag))


def start_tag(declared: Iterable[tuple[str, str]]) -> bytes:
    """A start tag `<feed …>` with the prefixes that a feed declares."""
    attributes = [
        f' xmlns{":" if prefix else ""}{prefix}="{_escaped(uri)}"'
        for prefix, uri in dict(declared).items()
        if uri and prefix not in ("xml", "xmlns")
    ]
    return f"<feed{''.join(attributes)}>".encode()


def with_all_prefixes(data: bytes, declared: Iterable[tuple[str, str]]) -> bytes:
    """The same with all prefixes of a piece; those that the feed forgot stand for themselves."""
    known = dict(declared)
    used = {prefix.decode() for prefix in PREFIX.findall(data)} - {"xml", "xmlns"}
    forgotten = {prefix: f"{_UNDECLARED}{prefix.lower()}" for prefix in sorted(used) if not known.get(prefix)}
    return start_tag((known | forgotten).items())


def name(element: etree._Element) -> str:
    """The name of an element with the usual prefix of its namespace, in lower case: `content:encoded`, `title`; empty for what is no element."""
    if not isinstance(element.tag, str):  # a comment, or an entity that nobody declared
        return ""
    uri, _, local = element.tag.rpartition("}")
    uri = uri.removeprefix("{").lower()
    if not uri or uri in _CORE:
        return local.lower()
    prefix = _NAMED.get(uri) or uri.removeprefix(_UNDECLARED)
    if prefix == uri:  # another namespace: the prefix that the feed chose
        prefix = (element.prefix or "").lower()
    if prefix in ("atom", "atom10", "rss", "a10", "a"):
        return local.lower()
    return f"{prefix}:{local.lower()}" if prefix else local.lower()


def _escaped(uri: str) -> str:
    return uri.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
