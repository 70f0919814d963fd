"""What the elements of BlogML hold: texts in one of four packings, marks, references."""

from base64 import b64decode
from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from lxml import etree

from converters.io.xml.parts import DECLARATIONS, children_named, local_name, other_children, whole_text

_KNOWN = frozenset(
    "title content post-name excerpt authors categories tags comments trackbacks attachments".split()
)
"""The children that are read where they stand."""
_ONCE = frozenset("title content post-name excerpt".split())
"""Those of which the first is read."""
_NO_MARKUP = _KNOWN | frozenset(
    "sub-title author category tag comment trackback attachment posts post".split()
)
"""Elements of BlogML that stand in a text only where its end is lost: what follows is somebody's."""
_YES, _NO = ("true", "1", "yes"), ("false", "0", "no")


def child(element: etree._Element, name: str) -> etree._Element | None:
    """The first child of that name."""
    return next(children_named(element, name), None)


def children(element: etree._Element, group: str, name: str) -> Iterator[etree._Element]:
    """The elements of that name in each child that groups them: `comment` in `comments`; also nested ones."""
    for parent in children_named(element, group):
        yield from (found for found in parent.iter(etree.Element) if local_name(found) == name)


def text(element: etree._Element | None) -> str:
    """The text of an element (`contentType` of the schema): as it stands, as markup (`xhtml`), or packed as base64."""
    if element is None:
        return ""
    if len(element):
        parts = takewhile(lambda part: local_name(part) not in _NO_MARKUP, element)
        inner = "".join(etree.tostring(part, encoding="unicode") for part in parts)
        return f"{element.text or ''}{DECLARATIONS.sub('', inner)}".strip()
    found = whole_text(element)
    if element.get("type", "").lower() != "base64":
        return found
    try:
        return b64decode(found, validate=True).decode("utf-8")
    except ValueError:  # no base64, or of another encoding
        return found


def attribute(element: etree._Element, name: str) -> str:
    """An attribute, whichever letters its name has."""
    stated = element.get(name)
    if stated is None:
        stated = next((value for key, value in element.attrib.items() if str(key).lower() == name), "")
    return str(stated).strip()


def mark(element: etree._Element, name: str) -> bool | None:
    """What an attribute says, yes or no; None where it is missing or says something else."""
    word = attribute(element, name).lower()
    return True if word in _YES else False if word in _NO else None


def row(element: etree._Element) -> dict[str, Any]:
    """The attributes of an element, and the children that nobody knows."""
    attributes = {str(key).rpartition("}")[2].lower(): str(value) for key, value in element.attrib.items()}
    return other_children(element, _KNOWN, once=_ONCE) | attributes
