"""Reads the elements of the channel about the site, between the records."""

import re
from typing import Any

from lxml import etree

from converters import lazy_re, messages
from converters.diagnostics import MessageType
from converters.extra_keys import UNREAD
from converters.formats.wxr.reader.fields import read_values
from converters.formats.wxr.reader.namespaces import Names
from converters.model import Extra, Site
from converters.readers.wordpress import vocabulary
from converters.readers.wordpress.fields import PendingFindings, Values
from converters.readers.wordpress.run_together import is_of_export
from converters.readers.wordpress.site import site_of

_names = Names(dict(vocabulary.SITE))
_PARTS = lazy_re.compile(
    rb"<!--|<!\[CDATA\[|<\?xml(?=[\s?])|</?(?:rss|channel)(?=[\s>])[^<>]*>|<!DOCTYPE|\xef\xbb\xbf(?=\s*<\?xml)"
)
"""The beginnings of the document's own tags, and of sections in which they are text."""
_ENDS = {
    b"<!--": lazy_re.compile(rb"-->"),
    b"<![CDATA[": lazy_re.compile(rb"\]\]>"),
    b"<?xml": lazy_re.compile(rb"\?>"),
    b"<!DOCTYPE": lazy_re.compile(rb"[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL),
}
_BEGINNINGS = (lazy_re.compile(rb"<\?xml\s"), lazy_re.compile(rb"<rss[\s>]"))
_BOM = b"\xef\xbb\xbf"
Finding = tuple[MessageType, int, dict[str, Any]]
"""A kind, a line, and the words of its sentence."""


def without_document_tags(data: bytes, at_start: bool) -> tuple[bytes, list[Finding]]:
    """What the channel itself holds, with all lines where they were; and findings, their lines from 0.

    `at_start` says that the file begins here: what comes before its declaration is no part of it.
    """
    findings: list[Finding] = []
    if at_start:
        data = data.removeprefix(_BOM)
        beginning = next(filter(None, (pattern.search(data) for pattern in _BEGINNINGS)), None)
        if beginning and (junk := data[: beginning.start()]):
            text = junk.decode("utf-8", "replace")
            if beginning[0].startswith(b"<?xml") or _stripped(junk, []).strip():
                findings.append((messages.JUNK, 0, {"number": len(text), "text": _shortened(text)}))
            data = _blank(junk) + data[beginning.start() :]
    doctypes: list[int] = []
    data = _stripped(data, doctypes)
    findings.extend((messages.DOCTYPE, data.count(b"\n", 0, start), {}) for start in doctypes)
    return data, findings


def _stripped(data: bytes, doctypes: list[int]) -> bytes:
    """Remove the document's own tags, keeping the line breaks; positions of DOCTYPEs are appended to the list."""
    out = bytearray()
    position = 0
    missing: set[bytes] = set()  # an end that was looked for to the end of the data is not looked for again
    while part := _PARTS.search(data, position):
        out += data[position : part.start()]
        position = part.end()
        token = part[0]
        if token in _ENDS:
            find = _ENDS[token].match if token == b"<!DOCTYPE" else _ENDS[token].search
            end = None if token in missing else find(data, position)
            if not end or token == b"<![CDATA[":
                position = end.end() if end else position
                out += data[part.start() : position]
                if not end:
                    missing.add(token)
                continue
            if token == b"<!DOCTYPE":
                doctypes.append(len(out))
            position = end.end()
        out += _blank(data[part.start() : position])
    return bytes(out + data[position:])


def _blank(data: bytes) -> bytes:
    return b"\n" * data.count(b"\n")


def _shortened(text: str) -> str:
    text = text.strip() or text
    return text if len(text) <= 80 else f"{text[:77]}..."


class Channel:
    """Collects the elements about the site."""

    def __init__(self) -> None:
        self._values: Values = {}
        self._extra: Extra = {}

    def take(self, element: etree._Element, pending: PendingFindings) -> None:
        """Read the elements between two records; the first value of a field is used."""
        read_values(element, _names, self._values, self._extra, pending, {})
        for _ in element.iterchildren(f"{{{vocabulary.NAMESPACES['wp']}}}comment"):
            pending(messages.STRAY_COMMENT)

    def __bool__(self) -> bool:
        return bool(self._values or self._extra)

    @property
    def language(self) -> str:
        """The language of the site, as far as it was read."""
        return self._values.get("language", "").strip()

    @property
    def url(self) -> str:
        """The URL of the site, as far as it was read."""
        return (self._values.get("base_blog_url", "") or self._values.get("link", "")).strip()

    def site(self) -> Site:
        """The site, as far as it is described."""
        extra = {name: value for name, value in self._extra.items() if _is_of_site(name, value)}
        if unread := {name: value for name, value in self._extra.items() if name not in extra}:
            extra[UNREAD] = unread
        return site_of(dict(self._values), extra)


_OF_ITEMS = frozenset("guid category author comments enclosure source item".split())
"""RSS's elements of items."""
_WITH_TITLES = frozenset({"image", "textInput"})
"""RSS's elements of a channel that have a title and a link."""


def _is_of_site(name: str, value: Any) -> bool:
    """Whether an element in `extra` is about the site, and not a part of an item whose start tag is lost or misspelled.

    What the site states already is that of an item where it is stated once more.
    """
    if name in vocabulary.SITE or name in _OF_ITEMS or is_of_export(name) or _holds_export(value):
        return False
    return name in _WITH_TITLES or not isinstance(value, dict) or vocabulary.SITE.keys().isdisjoint(value)


def _holds_export(value: Any) -> bool:
    """Whether an element in `extra` holds elements of an export: a record under another name, of which nobody knows who saw it."""
    if isinstance(value, list):
        return any(map(_holds_export, value))
    return isinstance(value, dict) and any(
        is_of_export(name) or _holds_export(inner) for name, inner in value.items()
    )
