"""Reads RSS and Atom: the head of a feed, and one entry at a time."""

import codecs
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from lxml import etree

from converters import lazy_re
from converters.formats.feed import own
from converters.formats.feed.elements import page_link, parts_of, people_of, related_link, text_in
from converters.formats.feed.entries import Entry, Feed, Person
from converters.formats.feed.namespaces import XML, declarations, name
from converters.formats.feed.xml_entries import entry_of, own_terms
from converters.formats.feed.xml_repair import NotRead, parsed
from converters.guard import fault_at
from converters.io import urls
from converters.io.character_references import unescape
from converters.io.charset import decoded, in_utf8
from converters.io.sources import Source
from converters.io.xml.parts import STRAY, stray_text, whole_text
from converters.io.xml.pieces import Piece, pieces

ROOT: Final = lazy_re.compile(r"<(?:[\w.-]+:)?(?:rss|feed|RDF)\b[^>]*>", re.IGNORECASE)
_ENTRIES: Final = "entry|item"
_ENCODING: Final = lazy_re.compile(rb"""<\?xml[^>]{1,200}?encoding\s*=\s*["']([\w.:-]{2,40})""")
_READ: Final = frozenset(
    "title link description subtitle tagline language generator id author person contributor managingeditor webmaster category"
    " channel entry item items image logo icon rights copyright updated modified published pubdate lastbuilddate ttl docs cloud rating"
    " skiphours skipdays textinput div info".split()
)
"""Elements of a channel that are read, and those that are about the file: what a feed is called elsewhere, when it was made."""
_KNOWN_PREFIXES: Final = frozenset(
    "dc dcterms sy admin cc creativecommons feedburner fh itunes googleplay podcast spotify media georss geo opensearch"
    " blogger gd thr app rdf xhtml wp feed jetpack webfeeds atom".split()
)
"""Prefixes of elements for directories and readers of feeds; of them only what `_head` names is read."""


class Part(NamedTuple):
    """An entry, or why it cannot be read."""

    entry: Entry | None
    line: int
    why: str = ""
    cut_off: bool = False
    open_root: str = ""
    """The element of the feed, where the file ends without its end; there is no entry then."""


def head_of(source: Source) -> Feed:
    """What a feed says of itself, before its first entry and (RSS 1.0 aside) in its root element."""
    with source.open() as stream:
        first = next(pieces(in_utf8(stream, source.head()), _ENTRIES, source.limits.record), None)
    return _head(first.data if first and first.is_head else source.head(), source)


def entries_of(source: Source, feed: Feed) -> Iterator[Part]:
    """The entries of a feed, in order; one that cannot be read says why."""
    with source.open() as stream:
        for piece in pieces(in_utf8(stream, source.head()), _ENTRIES, source.limits.record):
            if not piece.is_head:
                yield _part(piece, feed)


def _encoding(source: Source) -> str:
    head = source.head()
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-8"
    found = _ENCODING.search(head[:1000])
    return found[1].decode() if found else ""


def _head(data: bytes, source: Source) -> Feed:
    encoding = _encoding(source)
    text = decoded(data, encoding).text
    root = ROOT.search(text)
    tag = root[0] if root else ""
    declared = declarations(text[root.start() :][:20000].partition("<channel")[0] if root else "")
    inner = text[root.end() :] if root else text
    element, _ = parsed(inner, declared)
    channel = next((child for child in element.iter(etree.Element) if name(child) == "channel"), element)
    parts = parts_of(channel)
    links = [child for child in channel.iterchildren(etree.Element) if name(child) == "link"]
    base = _attribute(tag, "xml:base") or channel.get(f"{XML}base", "")
    url = urls.join(base, related_link(links, "self"))
    home = page_link(links)
    return Feed(
        title=text_in(parts, "title"),
        home=urls.join(base or url, home) if home else "",
        description=text_in(parts, "description") or text_in(parts, "subtitle") or text_in(parts, "tagline"),
        language=text_in(parts, "language") or text_in(parts, "dc:language") or _attribute(tag, "xml:lang"),
        generator=(generator := text_in(parts, "generator")),
        terms=tuple(own_terms(parts)) if generator == own.GENERATOR else (),
        url=url,
        person=next(iter(people_of(parts)), Person()),
        base=base,
        older=tuple(url for relation in ("prev-archive", "next") if (url := related_link(links, relation))),
        complete="fh:complete" in parts,
        declarations=declared,
        encoding=encoding,
        others={
            wanted: text_in(parts, wanted) or dict(map(_named, found[0].items()))
            for wanted, found in parts.items()
            if wanted not in _READ and wanted.partition(":")[0] not in _KNOWN_PREFIXES
        }
        | ({STRAY: text} if (text := stray_text(channel)) else {}),
    )


def _attribute(tag: str, attribute: str) -> str:
    found = re.search(rf"""\s{attribute}\s*=\s*["']([^"']*)["']""", tag)
    return unescape(found[1]).strip() if found else ""


def _named(item: tuple[str, str]) -> tuple[str, str]:
    return etree.QName(item[0]).localname, str(item[1])


def _part(piece: Piece, feed: Feed) -> Part:
    if piece.open_root:
        return Part(None, piece.line, open_root=piece.open_root)
    if piece.too_large:
        return Part(None, piece.line, "it is larger than a record may be")
    text = decoded(piece.data, feed.encoding)
    try:
        element, why = parsed(text.text, feed.declarations)
        if not len(element) or not (
            whole_text(element[0]) or element[0].attrib or any(child.attrib for child in element[0])
        ):
            raise NotRead("it is empty")
        entry = entry_of(element[0], feed, why, text.lost)
    except NotRead as error:
        return Part(None, piece.line, str(error), piece.cut_off)
    except Exception as error:
        return Part(None, piece.line, fault_at(error), piece.cut_off)
    return Part(entry, piece.line, cut_off=piece.cut_off)
