"""Reads an entry or comment as names and values: some forms have them as elements, some as attributes.

Names: `export.bml` and `export_comments.bml` of LiveJournal's server, ljdump, ljArchive.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from converters.io.charset import decoded
from converters.io.sources import Source
from converters.io.xml.fragments import parsed
from converters.io.xml.parts import STRAY, stray_text

_ALSO: Final[Mapping[str, str]] = {
    "jtalkid": "id", "poster": "user", "datepost": "date", "datetime": "date", "poststate": "state", "text": "body",
    "parenttalkid": "parentid", "parent_itemid": "parentid", "mood": "current_mood", "music": "current_music", "location": "current_location",
    "tags": "taglist",
}  # fmt: skip
"""Other names of some values -> the name in the dumps of LiveJournal."""


@dataclass
class Element:
    """The values of an entry or comment by name, its properties, and the comments in it."""

    values: dict[str, str] = field(default_factory=dict)
    props: dict[str, str] = field(default_factory=dict)
    comments: list["Element"] = field(default_factory=list)
    is_dumped: bool = False
    """Whether ljdump wrote it: then a property that is not there is not set, and a sound entry that says nothing is public."""
    second: list[str] = field(default_factory=list)
    """The names of values that are there again, and are others: two elements have run together."""
    lost: int = 0
    encoding: str = ""
    repaired: str = ""

    def add(self, name: str, value: str) -> None:
        """Add a value. Another one of the same name is `name[2]`, which no reader knows: it is kept, and reported."""
        number, key = 1, name
        while self.values.get(key, value) != value:
            number += 1
            key = f"{name}[{number}]"
        if number > 1 and key not in self.values:
            self.second.append(key)
        self.values[key] = value

    def get(self, name: str) -> str:
        """A value, or a property of that name; empty where there is none."""
        return self.values.get(name, "") or self.props.get(name, "")

    def number(self, name: str) -> int:
        """A value that is a number; 0 for any other."""
        value = self.get(name).strip()
        return int(value) if value.isascii() and value.isdecimal() and len(value) < 19 else 0


def read(data: bytes) -> Element:
    """Read an entry or comment. Raises `NotRead` where nothing of it can be read."""
    text = decoded(data)
    node, repaired = parsed(_without_declaration(text.text))
    found = _element(node)
    # What is damaged may have lost the word that says who may see it.
    found.is_dumped = node.tag == "event" and not (repaired or found.second or "\0" in text.text)
    found.lost, found.encoding, found.repaired = text.lost, text.encoding, repaired
    return found


def users(source: Source) -> Iterator[tuple[str, str]]:
    """The names of commenters by their numbers: `<usermap id='7' user='ann' />` of a dump of comments."""
    with source.open() as stream, suppress(etree.XMLSyntaxError, UnicodeDecodeError):
        # a file without an element, or with a reference to half of a character: its comments are read all the same
        for _, node in etree.iterparse(
            stream, tag="usermap", recover=True, huge_tree=True, resolve_entities=False, no_network=True
        ):
            yield node.get("id") or "", node.get("user") or ""
            node.clear()


def _without_declaration(text: str) -> str:
    start = text.find("?>") if text.lstrip("\ufeff \r\n\t").startswith("<?xml") else -1
    return text[start + 2 :].lstrip() if start >= 0 else text.lstrip("\ufeff \r\n\t")


def _element(node: etree._Element) -> Element:
    found = Element()
    for name, value in node.attrib.items():
        found.values[_named(str(name))] = str(value)
    for child in node.iterchildren(etree.Element):
        name = str(child.tag).lower()
        if name == "comment":
            found.comments.append(_element(child))
        elif name == "comments":
            found.comments += [_element(comment) for comment in child.iterchildren("comment")]
        elif name == "props":
            found.props |= {_named(str(prop.tag)): _text(prop) for prop in child.iterchildren(etree.Element)}
        elif name == "author" and len(child):
            found.values.setdefault("user", (child.findtext("name") or "").strip())
        elif name == "property":
            found.props[_named(child.get("name") or "")] = _text(child)
        else:
            found.add(_named(name), _text(child))
    if text := stray_text(node):  # the tag of a value is lost, it may be that of who may see the entry
        found.add(STRAY, text)
        found.second.append(STRAY)
    return found


def _named(name: str) -> str:
    return _ALSO.get(name.lower(), name.lower())


def _text(node: etree._Element) -> str:
    """The text of an element; of markup that somebody forgot to escape, the markup."""
    inner = "".join(etree.tostring(child, encoding="unicode") for child in node)
    return (node.text or "") + inner
