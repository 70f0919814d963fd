"""Reads RSS and Atom: the head of a feed, and one entry at a time."""

import codecs
import re
from base64 import b64decode
from collections.abc import Iterator
from html import escape, unescape
from typing import Any, BinaryIO, Final, Literal, NamedTuple

from lxml import etree

from converters.formats.feed.entries import Entry, Feed, Person, Texts
from converters.formats.feed.namespaces import XML, declarations, name, start_tag, with_all_prefixes
from converters.io import urls
from converters.io.charset import decoded
from converters.io.sources import Source
from converters.io.xml_pieces import Piece, pieces

_PARSERS: Final = {
    recover: etree.XMLParser(
        recover=recover,
        huge_tree=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        strip_cdata=True,
    )
    for recover in (False, True)
}
ROOT: Final = re.compile(r"<(?:[\w.-]+:)?(?:rss|feed|RDF)\b[^>]*>", re.IGNORECASE)
_ENTRIES: Final = "entry|item"
_ENCODING: Final = re.compile(rb"""<\?xml[^>]{1,200}?encoding\s*=\s*["']([\w.:-]{2,40})""")
_CDATA: Final = re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)
_ENTITY: Final = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z]\w{1,30};)")
_BARE: Final = re.compile(r"&(?!#?\w{1,31};)")
_STRAY: Final = re.compile(r"<(?=<!\[CDATA\[)")
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_XMLNS: Final = re.compile(r'\sxmlns(?::[\w.-]+)?="[^"]*"')
_OTHER_PREFIX: Final = re.compile(r"<(/?)(?:xhtml|html|h|x|ns\d+):")
_HTML: Final = re.compile(
    r"<(?:p|br|a|div|img|ul|ol|em|strong|b|i|h[1-6]|blockquote|span|table|pre)\b", re.IGNORECASE
)
_MAIL: Final = re.compile(
    r"\s*([^\s@()<>]+@[^\s@()<>]+)\s*(?:\((.*)\))?\s*$|\s*(.*?)\s*<([^<>@\s]+@[^<>@\s]+)>\s*$", re.DOTALL
)
_RELATED: Final = re.compile(r"/comments/default/(\d+)")
_CONSUMED: Final = frozenset(
    """title link guid id description content summary content:encoded xhtml:body xhtml:div pubdate published updated issued
    modified created dc:date dcterms:issued dcterms:modified dcterms:created author dc:creator contributor itunes:author category
    dc:subject dc:title enclosure comments slash:comments wfw:commentrss wfw:comment thr:in-reply-to thr:total
    feedburner:origlink feedburner:origenclosurelink media:content media:thumbnail media:group media:title media:description
    itunes:image app:control image wp:post-id dc:language""".split()
)
"""Elements of an entry that are read; all others are kept by their names."""


class NotRead(Exception):
    """Why an entry cannot be read, as a clause."""


class Part(NamedTuple):
    """An entry, or why it cannot be read."""

    entry: Entry | None
    line: int
    why: str = ""
    cut_off: bool = False


def head_of(source: Source) -> Feed:
    """What a feed says of itself, before its first entry and (RSS 1.0 aside) in its root element."""
    with source.open() as stream:
        first = next(pieces(_in_utf8(stream, source), _ENTRIES, source.limits.record), None)
    return _head(first.data if first and first.is_head else source.head(), source)


def entries_of(source: Source, feed: Feed) -> Iterator[Part]:
    """The entries of a feed, in order; one that cannot be read says why."""
    with source.open() as stream:
        for piece in pieces(_in_utf8(stream, source), _ENTRIES, source.limits.record):
            if not piece.is_head:
                yield _part(piece, feed)


def _in_utf8(stream: BinaryIO, source: Source) -> Any:
    """The bytes as the splitter can read them: it knows no encoding of two bytes a letter."""
    if source.head().startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return codecs.EncodedFile(stream, "utf-8", "utf-16", "replace")
    return stream


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
    element, _ = _parsed(inner, declared)
    channel = next((child for child in element.iter(etree.Element) if name(child) == "channel"), element)
    parts = _parts(channel)
    links = [child for child in channel.iterchildren(etree.Element) if name(child) == "link"]
    base = _attribute(tag, "xml:base") or channel.get(f"{XML}base", "")
    return Feed(
        title=_plain(parts, "title"),
        home=_home(links),
        description=_plain(parts, "description") or _plain(parts, "subtitle") or _plain(parts, "tagline"),
        language=_plain(parts, "language") or _plain(parts, "dc:language") or _attribute(tag, "xml:lang"),
        generator=_plain(parts, "generator"),
        url=_relation(links, "self"),
        person=next(iter(_people(parts)), Person()),
        base=base,
        older=tuple(url for relation in ("prev-archive", "next") if (url := _relation(links, relation))),
        complete="fh:complete" in parts,
        declarations=declared,
        encoding=encoding,
    )


def _attribute(tag: str, attribute: str) -> str:
    found = re.search(rf"""\s{attribute}\s*=\s*["']([^"']*)["']""", tag)
    return unescape(found[1]).strip() if found else ""


def _part(piece: Piece, feed: Feed) -> Part:
    if piece.too_large:
        return Part(None, piece.line, "it is larger than a record may be")
    text = decoded(piece.data, feed.encoding)
    try:
        element, why = _parsed(text.text, feed.declarations)
        if not len(element) or not (
            _text(element[0]) or element[0].attrib or any(child.attrib for child in element[0])
        ):
            raise NotRead("it is empty")
    except NotRead as error:
        return Part(None, piece.line, str(error), piece.cut_off)
    return Part(_entry(element[0], feed, why, text.lost), piece.line, cut_off=piece.cut_off)


def _parsed(text: str, declared: tuple[tuple[str, str], ...]) -> tuple[etree._Element, str]:
    """An element around a piece, and what was wrong with its XML.

    Prefixes that nobody declared, HTML's entities and bare ampersands are forgiven.
    """
    data = text.encode("utf-8", "replace")
    try:
        return etree.fromstring(start_tag(declared) + data + b"</feed>", _PARSERS[False]), ""
    except etree.XMLSyntaxError:  # maybe only a prefix that nobody declared
        tag = with_all_prefixes(data, declared)
    try:
        return etree.fromstring(tag + data + b"</feed>", _PARSERS[False]), ""
    except etree.XMLSyntaxError as error:
        why = str(error).partition(", line")[0]
    repaired = _repaired(text).encode("utf-8", "replace")
    tag = with_all_prefixes(repaired, declared)
    try:
        return etree.fromstring(tag + repaired + b"</feed>", _PARSERS[False]), why
    except etree.XMLSyntaxError:
        root = etree.fromstring(tag + repaired + b"</feed>", _PARSERS[True])
    if root is None:
        raise NotRead(f"it is no XML ({why})")
    return root, why


def _repaired(text: str) -> str:
    """XML in which names of characters are those that XML has, and `&` and control characters are none of markup."""
    sections = _CDATA.split(_STRAY.sub("", _CONTROL.sub("", text)).replace("&#X", "&#x"))
    for at in range(0, len(sections), 2):
        sections[at] = _BARE.sub("&amp;", _ENTITY.sub(lambda found: _character(found[0]), sections[at]))
    return "".join(sections)


def _character(entity: str) -> str:
    found = unescape(entity)
    return (
        entity.replace("&", "&amp;") if found == entity else found.replace("&", "&amp;").replace("<", "&lt;")
    )


def _entry(element: etree._Element, feed: Feed, repaired: str, lost: int) -> Entry:
    if repaired:
        _hoist(element)
    parts = _parts(element)
    links = parts.get("link", [])
    content, dialect, has, summary = _texts(parts)
    base = element.get(f"{XML}base") or next(
        (
            found
            for part in ("content", "summary")
            for child in parts.get(part, ())
            if (found := child.get(f"{XML}base"))
        ),
        "",
    )
    title, title_is = _title(parts)
    answered = next(iter(parts.get("thr:in-reply-to", ())), None)
    guid = _plain(parts, "guid") or _plain(parts, "id") or (element.get(_RDF_ABOUT) or "").strip()
    link = _plain(parts, "feedburner:origlink") or _home(links)
    if not link and any(map(_is_permalink, parts.get("guid", ()))):
        link = guid
    if link and "#" not in link and _page(link) == _page(feed.home):
        link = ""  # many podcasts name the home page for each episode
    return Entry(
        id=guid,
        link=urls.join(feed.home or feed.url, link) if link else "",
        title=title,
        title_is=title_is,
        content=content,
        dialect=dialect,
        has=has,
        summary=summary,
        published=_first(
            parts, "published", "pubdate", "issued", "dcterms:issued", "dc:date", "created", "dcterms:created"
        ),
        updated=_first(parts, "updated", "modified", "dcterms:modified"),
        people=tuple(_people(parts)),
        terms=tuple(_terms(parts)),
        enclosures=tuple(_enclosures(parts, links)),
        image=_image(parts),
        answers=(answered.get("ref") or "").strip() if answered is not None else "",
        answers_url=_related(links) or ((answered.get("href") or "").strip() if answered is not None else ""),
        total=_total(parts, links),
        base=base,
        language=element.get(f"{XML}lang", "") or _plain(parts, "dc:language"),
        is_draft=any(
            (draft.text or "").strip().lower() == "yes"
            for control in parts.get("app:control", ())
            for draft in control.iterchildren(etree.Element)
        ),
        rest=_rest(parts),
        repaired=repaired,
        lost=lost,
    )


def _page(url: str) -> tuple[str, str, str]:
    parts = urls.split(url)
    return urls.host(parts), parts.path.rstrip("/"), parts.query


def _hoist(entry: etree._Element) -> None:
    """Move elements of an entry out of an element before them that nothing ended."""
    for child in list(entry):
        if name(child) in ("title", "link", "guid", "pubdate", "id"):
            entry.extend([within for within in child if name(within) in _CONSUMED])


_RDF_ABOUT: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"


def _parts(element: etree._Element) -> dict[str, list[etree._Element]]:
    parts: dict[str, list[etree._Element]] = {}
    for child in element.iterchildren(etree.Element):
        parts.setdefault(name(child), []).append(child)
    return parts


def _text(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext()).strip()


def _plain(parts: dict[str, list[etree._Element]], wanted: str) -> str:
    """The text of the first element of that name that has one."""
    return next((text for element in parts.get(wanted, ()) if (text := _text(element))), "")


def _first(parts: dict[str, list[etree._Element]], *names: str) -> str:
    return next((text for wanted in names if (text := _plain(parts, wanted))), "")


def _markup(element: etree._Element) -> str:
    """The content of an element as HTML: its text, or (`type="xhtml"`) the elements in it, without the `div` around them."""
    if not len(element):
        return _decoded(element)
    children = list(element)
    is_wrapped = len(children) == 1 and etree.QName(children[0]).localname == "div"
    inner = children[0] if is_wrapped and not (element.text or "").strip() else element
    text = escape(inner.text or "", quote=False)
    text += "".join(etree.tostring(child, encoding="unicode") for child in inner)
    return _OTHER_PREFIX.sub(r"<\1", _XMLNS.sub("", text))


def _decoded(element: etree._Element) -> str:
    """The text of an element; of one that is packed as base64 (Atom 0.3, and types that are no text) what is packed."""
    text, type_ = element.text or "", element.get("type", "").lower()
    is_packed = element.get("mode", "").lower() == "base64" or (
        "/" in type_ and not type_.startswith("text/") and not type_.endswith(("xml", "html"))
    )
    if not is_packed:
        return text
    try:
        return b64decode(text, validate=False).decode("utf-8")
    except ValueError:
        return text


def _html_of(element: etree._Element) -> str:
    """The content of an element as HTML; of plain text (Atom's default) what shows that text."""
    text = _markup(element)
    return (
        escape(text, quote=False)
        if _is_text(element) and "type" in element.attrib and not _HTML.search(text)
        else text
    )


def _texts(parts: dict[str, list[etree._Element]]) -> tuple[str, Any, Texts, str]:
    """The text of an entry, its dialect, whether it is whole, and the summary."""
    description, summary = _best(parts, "description"), _best(parts, "summary")
    for wanted in ("content:encoded", "content", "xhtml:body", "xhtml:div"):
        for element in parts.get(wanted, ()):
            if element.get("src") or (text := _markup(element)).strip() == "":
                continue
            is_plain = wanted == "content" and _is_text(element) and not _HTML.search(text)
            return text, "plain" if is_plain else "html", "full", description or summary
    if description:
        return description, "html", "description", summary
    if summary:
        return "", "html", "summary", summary
    if films := [
        child
        for group in parts.get("media:group", ())
        for child in group
        if name(child) == "media:description"
    ]:
        return _text(films[0]), "plain", "full", ""
    if spoken := _plain(parts, "itunes:summary"):
        return spoken, "html", "description", ""
    return "", "html", "none", ""


def _best(parts: dict[str, list[etree._Element]], wanted: str) -> str:
    return next((text for element in parts.get(wanted, ()) if (text := _html_of(element).strip())), "")


def _is_text(element: etree._Element) -> bool:
    """Whether an element of Atom holds plain text: its type says so, or nothing."""
    return element.get("type", "text").lower() in ("text", "text/plain") and not len(element)


def _title(parts: dict[str, list[etree._Element]]) -> tuple[str, Literal["html", "text", "unsure"]]:
    """The title, and what the feed says of it."""
    for wanted in ("title", "dc:title", "media:title"):
        for element in parts.get(wanted, ()):
            if text := _markup(element).strip():
                stated = element.get("type", "").lower()
                if "html" in stated or len(element):
                    return text, "html"
                return text, "text" if stated in ("text", "text/plain") and "&" not in text else "unsure"
    return "", "unsure"


def _home(links: list[etree._Element]) -> str:
    """The page that a feed or an entry is about: RSS's link, or Atom's `alternate`."""
    for link in links:
        if (text := (link.text or "").strip()) and not link.get("href"):
            return text
    pages = [link for link in links if link.get("href") and link.get("rel", "alternate") == "alternate"]
    pages.sort(key=lambda link: link.get("type", "text/html") not in ("text/html", "application/xhtml+xml"))
    return (pages[0].get("href") or "").strip() if pages else ""


def _relation(links: list[etree._Element], relation: str) -> str:
    return next(((link.get("href") or "").strip() for link in links if link.get("rel") == relation), "")


def _related(links: list[etree._Element]) -> str:
    """The comment that a comment on Blogger answers, as a fragment: `thr:in-reply-to` is the post there."""
    found = _RELATED.search(_relation(links, "related"))
    return f"#c{found[1]}" if found else ""


def _is_permalink(guid: etree._Element) -> bool:
    return guid.get("isPermaLink", "true").lower() == "true" and (guid.text or "").strip().startswith("http")


def _people(parts: dict[str, list[etree._Element]]) -> Iterator[Person]:
    """Who wrote an entry: Atom's `author` with its parts, Dublin Core's names, RSS's `mail@host (Name)`."""
    seen: set[str] = set()
    for wanted in ("author", "dc:creator", "itunes:author"):
        for element in parts.get(wanted, ()):
            within = _parts(element)
            if within:
                person = Person(_plain(within, "name"), _plain(within, "email"), _first(within, "uri", "url"))
            else:
                person = person_of(_text(element))
            if (person.name or person.email) and person.name not in seen:
                seen.add(person.name)
                yield person
        if seen:
            return


def person_of(text: str) -> Person:
    """A person as RSS writes one: an address, with or without a name, or only a name."""
    found = _MAIL.match(text)
    if not found:
        return Person(unescape(text).strip())
    return Person(unescape(found[2] or found[3] or "").strip(), found[1] or found[4])


def _terms(parts: dict[str, list[etree._Element]]) -> Iterator[tuple[str, str, str]]:
    for element in parts.get("category", ()):
        term, label, text = element.get("term", "").strip(), element.get("label", "").strip(), _text(element)
        shown = unescape(label or term or text)
        if shown and "#kind" not in (element.get("scheme") or ""):
            yield ("category", "", shown)
    for element in parts.get("dc:subject", ()):
        if text := unescape(_text(element)):
            yield ("post_tag", "", text)


def _enclosures(
    parts: dict[str, list[etree._Element]], links: list[etree._Element]
) -> Iterator[tuple[str, str, str]]:
    original = _plain(parts, "feedburner:origenclosurelink")
    for element in parts.get("enclosure", ()):
        if url := original or element.get("url", "").strip() or element.get(_RDF_RESOURCE, ""):
            yield (url, element.get("length", ""), element.get("type", ""))
    for link in links:
        if link.get("rel") == "enclosure" and (url := (link.get("href") or "").strip()):
            yield (url, link.get("length", ""), link.get("type", ""))


_RDF_RESOURCE: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}resource"


def _image(parts: dict[str, list[etree._Element]]) -> str:
    """The image of an entry: of Media RSS, of a podcast, or RSS's own element in the wrong place."""
    media = [*parts.get("media:thumbnail", ())]
    media += [
        child
        for group in (*parts.get("media:group", ()), *parts.get("media:content", ()))
        for child in group.iterchildren(etree.Element)
        if name(child) == "media:thumbnail"
    ]
    media += [
        element
        for element in parts.get("media:content", ())
        if element.get("medium") == "image" or element.get("type", "").startswith("image/")
    ]
    found = [
        url for element in media if (url := (element.get("url") or "").strip()) and "gravatar.com" not in url
    ]
    found += [
        url for element in parts.get("itunes:image", ()) if (url := (element.get("href") or "").strip())
    ]
    found += [text for element in parts.get("image", ()) if (text := _text(element)).startswith("http")]
    return found[0] if found else ""


def _total(parts: dict[str, list[etree._Element]], links: list[etree._Element]) -> int:
    stated = [_plain(parts, "thr:total"), _plain(parts, "slash:comments")]
    stated += [value for link in links for key, value in link.items() if key.endswith("}count")]
    return max((int(text) for text in stated if text.isdecimal() and len(text) < 9), default=0)


def _rest(parts: dict[str, list[etree._Element]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for wanted, elements in parts.items():
        if wanted in _CONSUMED:
            continue
        values = [
            _text(element) or {etree.QName(key).localname: str(value) for key, value in element.items()}
            for element in elements
        ]
        values = [value for value in values if value]
        if values:
            found[wanted] = values[0] if len(values) == 1 else values
    if post_id := _plain(parts, "wp:post-id"):
        found["wp:post-id"] = post_id
    return found
