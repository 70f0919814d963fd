"""The channel: what is said of the site itself, between the records."""

import re
from typing import Any

from lxml import etree

from converters import kinds
from converters.diagnostics import Kind
from converters.formats import wxr
from converters.model import Extra, Site
from converters.readers.wxr.fields import Notes, Values, plain_or_raw, read_values
from converters.readers.wxr.shell import Names

_names = Names(dict(wxr.SITE))
_SHELL = re.compile(
    rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|(?:\xef\xbb\xbf)?<\?xml[\s?].*?\?>|</?(?:rss|channel)(?=[\s>])[^<>]*>"
    rb"|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>",
    re.DOTALL,
)
_BEGINNINGS = (re.compile(rb"<\?xml\s"), re.compile(rb"<rss[\s>]"))
_BOM = b"\xef\xbb\xbf"
NEW_DOCUMENT = re.compile(
    rb"(?:<\?xml\s[^<>]*\?>\s*(?:<!--.*?-->\s*)*(?:<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>\s*)?)?<rss[\s>]", re.DOTALL
)
"""How an export begins."""

Finding = tuple[Kind, int, dict[str, Any]]
"""A kind, a line, and the words of its sentence."""


def without_shell(data: bytes, at_start: bool) -> tuple[bytes, list[Finding]]:
    """What the channel itself holds, with all lines where they were; and findings, their lines from 0.

    `at_start` says that the file begins here: what comes before its declaration is no part of it.
    """
    findings: list[Finding] = []
    if at_start:
        data = data.removeprefix(_BOM)
        beginning = next(filter(None, (pattern.search(data) for pattern in _BEGINNINGS)), None)
        if beginning and (junk := data[: beginning.start()]):
            text = junk.decode("utf-8", "replace")
            if beginning[0].startswith(b"<?xml") or _SHELL.sub(b"", junk).strip():
                findings.append((kinds.JUNK, 0, {"number": len(text), "text": _shortened(text)}))
            data = _blank(junk) + data[beginning.start() :]
    doctypes = (found.start() for found in _SHELL.finditer(data) if found[0].startswith(b"<!DOCTYPE"))
    findings.extend((kinds.DOCTYPE, data.count(b"\n", 0, start), {}) for start in doctypes)
    return _SHELL.sub(lambda f: f[0] if f[0].startswith(b"<![CDATA[") else _blank(f[0]), data), findings


def _blank(data: bytes) -> bytes:
    return b"\n" * data.count(b"\n")


def _shortened(text: str) -> str:
    text = text.strip() or text
    return text if len(text) <= 80 else f"{text[:77]}..."


class Channel:
    """Gathers what is said of the site until all of it is read."""

    def __init__(self) -> None:
        self._values: Values = {}
        self._extra: Extra = {}

    def take(self, element: etree._Element, notes: Notes) -> None:
        """Take up the elements between two records; the first that says something of a field stands."""
        read_values(element, _names, self._values, self._extra, notes, {})

    def __bool__(self) -> bool:
        return bool(self._values or self._extra)

    def site(self) -> Site:
        """The site as far as it was described."""
        values, extra = dict(self._values), dict(self._extra)
        link, blog = values.pop("link", "").strip(), values.pop("base_blog_url", "").strip()
        if link and blog and link != blog:
            extra["link"] = link
        return Site(
            title=plain_or_raw(values.pop("title", ""), "title_html", extra),
            url=blog or link,
            description=plain_or_raw(values.pop("description", ""), "description_html", extra),
            language=values.pop("language", "").strip(),
            extra=extra,
        )
