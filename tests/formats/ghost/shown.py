"""What visitors get of the cards of a real Ghost, without the controls of its players and boxes.

The classes are those that `@tryghost/kg-default-nodes` of Ghost 6.65 writes.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import Final

from lxml import etree

from converters.markup.html import parse, serialise


def without_controls(html: str) -> etree._Element:
    """The page with each card as what it says."""
    page = parse(html)
    for name, make in _CARDS.items():
        for card in [
            card for card in _of_class(page, name) if "kg-card" in (card.get("class") or "").split()
        ]:
            (made,) = parse(make(card))
            made.tail = card.tail
            above = card.getparent()
            assert above is not None
            above.replace(card, made)
    return page


def _of_class(element: etree._Element, name: str) -> Iterator[etree._Element]:
    return (inner for inner in element.iter(etree.Element) if name in (inner.get("class") or "").split())


def _inner(card: etree._Element, name: str) -> str:
    """The HTML in the element of a class, or in a caption."""
    found = (
        next(iter(card.iter("figcaption")), None)
        if name == "figcaption"
        else next(_of_class(card, name), None)
    )
    if found is None:
        return ""
    html = serialise(found).strip()
    return html[html.index(">") + 1 : html.rindex("</")].strip()


def _figure(inner: str, caption: str) -> str:
    return f"<figure>{inner}{f'<figcaption>{caption}</figcaption>' if caption else ''}</figure>"


def _media(card: etree._Element, name: str) -> str:
    (media,) = card.iter(name)
    poster = re.search(r"url\('([^']+)'\)", media.get("style") or "")
    return f'<{name} src="{escape(media.get("src") or "")}" poster="{escape(poster[1]) if poster else ""}"></{name}>'


def _audio(card: etree._Element) -> str:
    return _figure(_media(card, "audio"), _inner(card, "kg-audio-title"))


def _video(card: etree._Element) -> str:
    return _figure(_media(card, "video"), _inner(card, "figcaption"))


def _toggle(card: etree._Element) -> str:
    heading = _inner(card, "kg-toggle-heading-text")
    return f"<details><summary>{heading}</summary>{_inner(card, 'kg-toggle-content')}</details>"


def _callout(card: etree._Element) -> str:
    sign = _inner(card, "kg-callout-emoji")
    return f"<div><p>{f'{sign} ' if sign else ''}{_inner(card, 'kg-callout-text')}</p></div>"


def _file(card: etree._Element) -> str:
    (link,) = card.iter("a")
    return f'<p><a href="{escape(link.get("href") or "")}">{_inner(card, "kg-file-card-title")}</a></p>'


def _bookmark(card: etree._Element) -> str:
    (link,) = _of_class(card, "kg-bookmark-container")
    about = [_inner(card, "kg-bookmark-publisher"), _inner(card, "kg-bookmark-author")]  # Ghost swaps them
    lines = [_inner(card, "kg-bookmark-description"), " · ".join(filter(None, about))]
    href, title = escape(link.get("href") or ""), _inner(card, "kg-bookmark-title")
    paragraphs = [f'<p><a href="{href}">{title}</a></p>', *(f"<p>{line}</p>" for line in lines if line)]
    return _figure("".join(paragraphs), _inner(card, "figcaption"))


_CARDS: Final[Mapping[str, Callable[[etree._Element], str]]] = {
    "kg-audio-card": _audio, "kg-video-card": _video, "kg-toggle-card": _toggle, "kg-callout-card": _callout,
    "kg-file-card": _file, "kg-bookmark-card": _bookmark,
}  # fmt: skip
