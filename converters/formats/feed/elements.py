"""What the elements of a feed hold: texts, HTML, links, people."""

import re
from base64 import b64decode
from collections.abc import Iterator
from html import escape
from typing import Final

from lxml import etree

from converters import lazy_re
from converters.formats.feed.entries import Person
from converters.formats.feed.namespaces import name
from converters.io.character_references import unescape
from converters.io.xml.parts import DECLARATIONS

Parts = dict[str, list[etree._Element]]
"""The child elements of an element, by their names."""
_OTHER_PREFIX: Final = lazy_re.compile(r"<(/?)(?:xhtml|html|h|x|ns\d+):")
_HTML: Final = lazy_re.compile(
    r"<(?:p|br|a|div|img|ul|ol|em|strong|b|i|h[1-6]|blockquote|span|table|pre)\b", re.IGNORECASE
)
_MAIL: Final = lazy_re.compile(
    r"\s*([^\s@()<>]+@[^\s@()<>]+)\s*(?:\((.*)\))?\s*$|\s*(.*?)\s*<([^<>@\s]+@[^<>@\s]+)>\s*$", re.DOTALL
)

_OF_A_FEED: Final = frozenset(
    "author category channel comments content:encoded contributor copyright creator dc:creator dc:date description entry generator"
    " guid item lastbuilddate link managingeditor pubdate published updated webmaster".split()
)
"""Elements of feeds that stand in none of their texts."""


def parts_of(element: etree._Element) -> Parts:
    """The child elements of an element, by their names, each in order."""
    parts: Parts = {}
    for child in element.iterchildren(etree.Element):
        parts.setdefault(name(child), []).append(child)
    return parts


def text_of(element: etree._Element) -> str:
    """All text in an element, without white space around it, up to an element of a feed: its own end is lost, and the addresses
    of an editor may follow."""
    return "".join(_texts(element)).strip()


def _texts(element: etree._Element) -> Iterator[str]:
    yield str(element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            if name(child) in _OF_A_FEED:
                return
            yield from _texts(child)
        yield str(child.tail or "")


def text_in(parts: Parts, wanted: str) -> str:
    """The text of the first element of that name that has one."""
    return next((text for element in parts.get(wanted, ()) if (text := text_of(element))), "")


def first_text(parts: Parts, *names: str) -> str:
    """The text of the first of these elements that has one."""
    return next((text for wanted in names if (text := text_in(parts, wanted))), "")


def markup(element: etree._Element) -> str:
    """The content of an element as HTML: its text, or (`type="xhtml"`) the elements in it, without the `div` around them."""
    if not len(element):
        return _decoded(element)
    children = list(element)
    is_wrapped = len(children) == 1 and name(children[0]).rpartition(":")[2] == "div"
    inner = children[0] if is_wrapped and not (element.text or "").strip() else element
    text = escape(inner.text or "", quote=False)
    text += "".join(etree.tostring(child, encoding="unicode") for child in inner)
    return _OTHER_PREFIX.sub(r"<\1", DECLARATIONS.sub("", text))


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
    text = markup(element)
    return (
        escape(text, quote=False)
        if is_text(element) and "type" in element.attrib and not has_html(text)
        else text
    )


def first_html(parts: Parts, wanted: str) -> str:
    """The HTML of the first element of that name that is not empty."""
    return next((text for element in parts.get(wanted, ()) if (text := _html_of(element).strip())), "")


def is_text(element: etree._Element) -> bool:
    """Whether an element of Atom holds plain text: its type says so, or nothing."""
    return element.get("type", "text").lower() in ("text", "text/plain") and not len(element)


def page_link(links: list[etree._Element]) -> str:
    """The page that a feed or an entry is about: RSS's link, or Atom's `alternate`."""
    for link in links:
        if (text := (link.text or "").strip()) and not link.get("href"):
            return text
    pages = [link for link in links if link.get("href") and link.get("rel", "alternate") == "alternate"]
    pages.sort(key=lambda link: link.get("type", "text/html") not in ("text/html", "application/xhtml+xml"))
    return (pages[0].get("href") or "").strip() if pages else ""


def related_link(links: list[etree._Element], relation: str) -> str:
    """The URL of the first link with that relation (`rel`)."""
    return next(((link.get("href") or "").strip() for link in links if link.get("rel") == relation), "")


def people_of(parts: Parts) -> Iterator[Person]:
    """Who wrote an entry: Atom's `author` with its parts, Dublin Core's names, RSS's `mail@host (Name)`."""
    seen: set[str] = set()
    for wanted in ("author", "dc:creator", "itunes:author"):
        for element in parts.get(wanted, ()):
            within = parts_of(element)
            if within:
                person = Person(
                    text_in(within, "name"), text_in(within, "email"), first_text(within, "uri", "url")
                )
            else:
                person = _person(text_of(element))
            if (person.name or person.email) and person.name not in seen:
                seen.add(person.name)
                yield person
        if seen:
            return


def _person(text: str) -> Person:
    """A person as RSS writes one: an address, with or without a name, or only a name."""
    found = _MAIL.match(text)
    if not found:
        return Person(unescape(text).strip())
    return Person(unescape(found[2] or found[3] or "").strip(), found[1] or found[4])


def has_html(text: str) -> bool:
    """Whether a text that calls itself plain has tags of HTML in it."""
    return bool(_HTML.search(text))
