"""What an element of XML holds, by the local names of its parts: prefixes and namespaces do not count, since files that
another program wrote again have lost their declarations.
"""

from collections.abc import Iterator, Mapping, Set
from itertools import count
from typing import Any, Final

from lxml import etree

from converters import lazy_re

DECLARATIONS: Final = lazy_re.compile(r'\sxmlns(?::[\w.-]+)?="[^"]*"')
"""Declarations of namespaces in the markup of an element."""
Parts = Mapping[str, etree._Element]
"""The children of an element, by their local names."""


def local_name(element: etree._Element) -> str:
    """The name of an element without its prefix or namespace, in lower case."""
    return str(element.tag).rpartition("}")[2].rpartition(":")[2].lower()


def children_named(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The children of an element with that local name, in order."""
    return (child for child in element.iterchildren(etree.Element) if local_name(child) == name)


def first_parts(element: etree._Element) -> dict[str, etree._Element]:
    """The children of an element, by their local names; of several with one name the first."""
    parts: dict[str, etree._Element] = {}
    for child in element.iterchildren(etree.Element):
        parts.setdefault(local_name(child), child)
    return parts


def last_parts(element: etree._Element | None) -> dict[str, etree._Element]:
    """The children of an element, by their local names; of several with one name the last. None without an element."""
    if element is None:
        return {}
    return {local_name(child): child for child in element.iterchildren(etree.Element)}


def whole_text(element: etree._Element) -> str:
    """All text in an element, with that of elements in it, without white space around it."""
    return "".join(map(str, element.itertext())).strip()


def text_of(parts: Parts, name: str) -> str:
    """The whole text of a part; empty if there is no part of that name."""
    part = parts.get(name)
    return "" if part is None else whole_text(part)


def other_children(
    element: etree._Element | None, known: Set[str], path: str = "", once: Set[str] = frozenset()
) -> dict[str, Any]:
    """What of an element is not read, by names after `path`: children whose names are not `known`, and text between them.

    Of each child the text, else the attributes. One of several with a name has its number: `title[2]`. Names of `once` are
    known of the first child alone: one that has something else is not read either.
    """
    found: dict[str, Any] = {}
    seen: dict[str, Any] = {}
    for child in element.iterchildren(etree.Element) if element is not None else ():
        name = local_name(child)
        if name in known and name not in once:
            continue
        value = whole_text(child) or {str(key): str(value) for key, value in child.attrib.items()}
        if name not in known:
            found[numbered(f"{path}{name}", found)] = value
        elif seen.setdefault(name, value) != value:
            found[numbered(f"{path}{name}", {f"{path}{name}": "", **found})] = value
    if text := stray_text(element):
        found[numbered(f"{path}{STRAY}", found)] = text
    return found


STRAY: Final = "text between elements"
"""The name of text that stands in no child: the tag that it had is lost."""


def stray_text(element: etree._Element | None) -> str:
    """The text between the children of an element that has children."""
    if element is None or not len(element):
        return ""
    return " ".join(
        text for part in (element.text, *(child.tail for child in element)) if (text := (part or "").strip())
    )


def numbered(name: str, taken: Mapping[str, Any]) -> str:
    """A name that is not taken yet: `name`, or `name[2]` and so on, for another value of what has that name."""
    return next(
        free for number in count(1) if (free := f"{name}[{number}]" if number > 1 else name) not in taken
    )


def before_its_end(text: str, name: str) -> str:
    """The text of a damaged element of that name, up to its own end tag.

    A section that does not end swallows what follows: elements with addresses of people, which are no text.
    """
    return text.partition(f"</{name}>")[0]
