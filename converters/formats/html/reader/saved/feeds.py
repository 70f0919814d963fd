"""Feeds saved beside the pages (RSS, Atom), with posts and comments.

WordPress's feeds have the last posts, whole, and the last comments, each with its id; only Atom says
which comment answers which (`thr:in-reply-to`, RFC 4685). Dates of RSS are UTC.
"""

import re
from collections.abc import Iterator

import msgspec
from lxml import etree

from converters import lazy_re, messages
from converters.diagnostics import Diagnostics
from converters.errors import FileError
from converters.formats.html.reader.dates import iso, mailed
from converters.guard import guard
from converters.io.character_references import unescape
from converters.io.sources import Source

_FEED = lazy_re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_NO_FEED = lazy_re.compile(rb"wordpress\.org/export/|<html[\s>]", re.IGNORECASE)
_NAME = lazy_re.compile(r"(?:^|/)feed(?:/|$)|\.(?:xml|rss|atom|rdf)(?:[?@][^/]*)?$|[?@]feed=", re.IGNORECASE)
_COMMENT = lazy_re.compile(r"#comment-(\d+)")
_LARGEST = 64 << 20
"""Bytes that are read of a feed."""


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One post or, with an `id`, one comment of a feed. `link` is the URL of the post."""

    link: str
    id: str = ""
    title: str = ""
    author: str = ""
    date: str = ""
    """ISO 8601 with an offset."""
    categories: tuple[str, ...] = ()
    html: str = ""
    answers: str = ""
    """The id of the comment that this one answers."""


def entries_beside(source: Source, diagnostics: Diagnostics) -> Iterator[Entry]:
    """Yield the posts and comments of the feeds in a folder. A feed that is not well formed is reported."""
    if not source.is_folder:
        return
    for file in source.files():
        head = file.head()[:4096] if _NAME.search(file.place) else b""
        if _FEED.search(head) and not _NO_FEED.search(head):
            with guard(diagnostics, "post", file=file.name):
                yield from _entries_of(file, diagnostics)


def _entries_of(file: Source, diagnostics: Diagnostics) -> Iterator[Entry]:
    try:
        with file.open() as stream:
            data = stream.read(_LARGEST)
        yield from entries(data)
    except FileError as error:
        diagnostics.report(messages.UNREADABLE_FILE, file=error.name, why=error.why)
    except ValueError as error:
        diagnostics.report(messages.BROKEN_FEED, file=file.name, why=str(error))


def entries(data: bytes) -> Iterator[Entry]:
    """Yield the posts and comments of one feed, in its order. Raises `ValueError` where it is not well formed."""
    start = re.search(rb"<\?xml|<(?:rss|feed|rdf:RDF)[\s>]", data)
    parser = etree.XMLParser(huge_tree=True, resolve_entities=False, load_dtd=False, no_network=True)
    try:
        root = etree.fromstring(data[start.start() if start else 0 :], parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error
    for item in root.iter("{*}item", "{*}entry"):
        if entry := _entry(item):
            yield entry


def _entry(item: "etree._Element") -> Entry | None:
    link = _link(item)
    own = _COMMENT.search(link) or _COMMENT.search(_text(item, "guid") or _text(item, "id"))
    if not link:
        return None
    answered = item.find("{*}in-reply-to")
    answers = _COMMENT.search(" ".join(answered.values())) if answered is not None else None
    terms = [term.text or str(term.get("term") or "") for term in item.findall("{*}category")]
    return Entry(
        link=link.partition("#")[0],
        id=own[1] if own else "",
        title=_text(item, "title"),
        author=unescape(  # WordPress escapes names once more, in CDATA
            _text(item, "creator") or _text(item, "author/{*}name") or ("" if not own else _by(item))
        ),
        date=_date(item),
        categories=tuple(term.strip() for term in terms if term.strip()),
        html=_text(item, "encoded") or _text(item, "content") or _text(item, "description"),
        answers=answers[1] if answers else "",
    )


def _text(item: "etree._Element", name: str) -> str:
    found = item.find(f"{{*}}{name}")
    return "".join(str(text) for text in found.itertext()).strip() if found is not None else ""


def _link(item: "etree._Element") -> str:
    for link in item.findall("{*}link"):
        if link.get("rel") in (None, "alternate"):
            return str(link.get("href") or link.text or "").strip()
    return ""


def _by(item: "etree._Element") -> str:
    """`By: Ann` is the title of a comment."""
    return _text(item, "title").partition(": ")[2]


def _date(item: "etree._Element") -> str:
    stated = _text(item, "pubDate")
    if stated:
        return mailed(stated)
    return iso(_text(item, "published") or _text(item, "date") or _text(item, "updated")) or ""
