"""One entry of RSS or Atom, from its element."""

from collections.abc import Iterator, Set
from typing import Any, Final, Literal
from urllib.parse import unquote

from lxml import etree

from converters import lazy_re
from converters.dates import NO_DATE
from converters.formats.feed.elements import (
    Parts,
    first_html,
    first_text,
    has_html,
    is_text,
    markup,
    page_link,
    parts_of,
    people_of,
    related_link,
    text_in,
    text_of,
)
from converters.formats.feed.entries import Entry, Feed, Texts
from converters.formats.feed.namespaces import XML, name
from converters.io import urls
from converters.io.character_references import unescape
from converters.io.xml.parts import stray_text, whole_text

_RDF_ABOUT: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_RDF_RESOURCE: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}resource"
_RELATED: Final = lazy_re.compile(r"/comments/default/(\d+)")
_CONSUMED: Final = frozenset(
    """title link guid id description content summary content:encoded xhtml:body xhtml:div pubdate published updated issued
    modified created dc:date dcterms:issued dcterms:modified dcterms:created author dc:creator contributor itunes:author category
    dc:subject dc:title enclosure comments slash:comments wfw:commentrss wfw:comment thr:in-reply-to thr:total
    feedburner:origlink feedburner:origenclosurelink media:content media:thumbnail media:group media:title media:description
    itunes:image app:control image wp:post-id dc:language""".split()
)
"""Elements of an entry that are read; all others are kept by their names."""
_ONCE: Final = frozenset("title description content:encoded pubdate published".split())
"""Those of which the first is read; another is kept too."""
_OWN: Final = frozenset({"dc:type", "dc:identifier"})
"""Those that are read in our own feeds alone: the type and the slug of a post."""


def entry_of(element: etree._Element, feed: Feed, repaired: str, lost: int) -> Entry:
    """The entry in an element: `repaired` says what was wrong with its XML, `lost` how many letters its encoding lost."""
    if repaired:
        _hoist(element)
    repaired = repaired or ("text stands between its elements" if stray_text(element) else "")
    parts = parts_of(element)
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
    title, title_is = _title(parts, is_ours=feed.is_ours)
    answered = next(iter(parts.get("thr:in-reply-to", ())), None)
    guid = text_in(parts, "guid") or text_in(parts, "id") or (element.get(_RDF_ABOUT) or "").strip()
    published = first_text(
        parts, "published", "pubdate", "issued", "dcterms:issued", "dc:date", "created", "dcterms:created"
    )
    updated = first_text(parts, "updated", "modified", "dcterms:modified")
    link = text_in(parts, "feedburner:origlink") or page_link(links)
    if not link and any(map(_is_permalink, parts.get("guid", ()))):
        link = guid
    if link and "#" not in link and _page(link) == _page(feed.home) and not feed.is_ours:
        link = ""  # many podcasts name the home page for each episode
    return Entry(
        id=guid,
        link=urls.join(base_of(feed, element.get(f"{XML}base", "")), link) if link else "",
        title=title,
        title_is=title_is,
        content=content,
        dialect=dialect,
        has=has,
        summary=summary,
        published=published,
        updated="" if feed.is_ours and updated == NO_DATE and not published else updated,
        people=tuple(people_of(parts)),
        terms=tuple(own_terms(parts) if feed.is_ours else _terms(parts)),
        type=text_in(parts, "dc:type") if feed.is_ours else "",
        slug=text_in(parts, "dc:identifier") if feed.is_ours else "",
        enclosures=tuple(_enclosures(parts, links)),
        image=_image(parts),
        answers=(answered.get("ref") or "").strip() if answered is not None else "",
        answers_url=_related(links) or ((answered.get("href") or "").strip() if answered is not None else ""),
        total=_total(parts, links),
        base=base,
        language=element.get(f"{XML}lang", "") or text_in(parts, "dc:language"),
        is_draft=any(
            (draft.text or "").strip().lower() == "yes"
            for control in parts.get("app:control", ())
            for draft in control.iterchildren(etree.Element)
        ),
        rest=_rest(parts, _OWN if feed.is_ours else frozenset()),
        repaired=repaired,
        lost=lost,
    )


def base_of(feed: Feed, base: str) -> str:
    """What URLs of an entry are relative to, whose `xml:base` is `base`, each within the one above; else the feed's home page."""
    above = urls.join(feed.url or feed.home, feed.base) if feed.base else feed.home or feed.url
    return urls.join(above, base) if base else above


def _page(url: str) -> tuple[str, str, str]:
    parts = urls.split(url)
    return urls.host(parts), parts.path.rstrip("/"), parts.query


def _hoist(entry: etree._Element) -> None:
    """Move elements of an entry out of an element before them that nothing ended."""
    for child in list(entry):
        if name(child) in ("title", "link", "guid", "pubdate", "id"):
            entry.extend([within for within in child if name(within) in _CONSUMED])


def _texts(parts: Parts) -> tuple[str, Any, Texts, str]:
    """The text of an entry, its dialect, whether it is whole, and the summary."""
    description, summary = first_html(parts, "description"), first_html(parts, "summary")
    for wanted in ("content:encoded", "content", "xhtml:body", "xhtml:div"):
        for element in parts.get(wanted, ()):
            if element.get("src") or (text := markup(element)).strip() == "":
                continue
            is_plain = wanted == "content" and is_text(element) and not has_html(text)
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
        return text_of(films[0]), "plain", "full", ""
    if spoken := text_in(parts, "itunes:summary"):
        return spoken, "html", "description", ""
    return "", "html", "none", ""


def _title(parts: Parts, *, is_ours: bool) -> tuple[str, Literal["html", "text", "unsure"]]:
    """The title, and what the feed says of it."""
    for wanted in ("title", "dc:title", "media:title"):
        for element in parts.get(wanted, ()):
            if text := markup(element).strip():
                stated = element.get("type", "").lower()
                if "html" in stated or len(element):
                    return text, "html"
                is_exact = is_ours or (stated in ("text", "text/plain") and "&" not in text)
                return text, "text" if is_exact else "unsure"
    return "", "unsure"


def _related(links: list[etree._Element]) -> str:
    """The comment that a comment on Blogger answers, as a fragment: `thr:in-reply-to` is the post there."""
    found = _RELATED.search(related_link(links, "related"))
    return f"#c{found[1]}" if found else ""


def _is_permalink(guid: etree._Element) -> bool:
    return guid.get("isPermaLink", "true").lower() == "true" and (guid.text or "").strip().startswith("http")


def _terms(parts: Parts) -> Iterator[tuple[str, str, str]]:
    for element in parts.get("category", ()):
        term, label, text = (
            element.get("term", "").strip(),
            element.get("label", "").strip(),
            text_of(element),
        )
        shown = unescape(label or term or text)
        if shown and "#kind" not in (element.get("scheme") or ""):
            yield ("category", "", shown)
    for element in parts.get("dc:subject", ()):
        if text := unescape(text_of(element)):
            yield ("post_tag", "", text)


def own_terms(parts: Parts) -> Iterator[tuple[str, str, str]]:
    """The terms of a feed of blogport's: the taxonomy is the fragment of the scheme, the slug the term."""
    for element in parts.get("category", ()):
        taxonomy = unquote((element.get("scheme") or "").rpartition("#")[2]) or "category"
        yield (taxonomy, element.get("term", ""), element.get("label", "") or element.get("term", ""))


def _enclosures(parts: Parts, links: list[etree._Element]) -> Iterator[tuple[str, str, str]]:
    original = text_in(parts, "feedburner:origenclosurelink")
    for element in parts.get("enclosure", ()):
        if url := original or element.get("url", "").strip() or element.get(_RDF_RESOURCE, ""):
            yield (url, element.get("length", ""), element.get("type", ""))
    for link in links:
        if link.get("rel") == "enclosure" and (url := (link.get("href") or "").strip()):
            yield (url, link.get("length", ""), link.get("type", ""))


def _image(parts: Parts) -> str:
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
    found += [text for element in parts.get("image", ()) if (text := text_of(element)).startswith("http")]
    return found[0] if found else ""


def _total(parts: Parts, links: list[etree._Element]) -> int:
    stated = [text_in(parts, "thr:total"), text_in(parts, "slash:comments")]
    stated += [value for link in links for key, value in link.items() if key.endswith("}count")]
    return max((int(text) for text in stated if text.isdecimal() and len(text) < 9), default=0)


def _rest(parts: Parts, taken: Set[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for wanted, elements in parts.items():
        if wanted in _ONCE:
            elements = elements[1:]
        elif wanted in _CONSUMED or wanted in taken:
            continue
        values = [
            whole_text(element) or {etree.QName(key).localname: str(value) for key, value in element.items()}
            for element in elements
        ]
        values = [value for value in values if value]
        if values:
            found[wanted] = values[0] if len(values) == 1 else values
    if post_id := text_in(parts, "wp:post-id"):
        found["wp:post-id"] = post_id
    return found
