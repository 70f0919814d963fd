"""What elements hold: their names in the book, items with their texts, and blocks."""

from lxml import etree

from converters.formats.epub.elements import BLOCKS, PARTS_OF_TABLES, PLAYERS, REMOVED, RENAMED, SILENT
from converters.markup.html import name_of


def book_name(element: etree._Element) -> str:
    """The name that an element has in the book; nothing for comments."""
    name = name_of(element)
    return RENAMED.get(name, name)


def with_texts(element: etree._Element, items: tuple[str, ...]) -> "list[etree._Element | str]":
    """The children of an element that holds items alone: its texts become items, blanks go."""
    found: list[etree._Element | str] = []
    if (element.text or "").strip():
        found.append(element.text or "")
    for child in element:
        name = book_name(child)
        if name in items or (name and name not in SILENT):
            found.append(child)
        if (child.tail or "").strip():
            found.append(child.tail or "")
    return found


def with_blocks(root: etree._Element) -> set[etree._Element]:
    """The elements that hold a block somewhere."""
    found: set[etree._Element] = set()
    for _, element in etree.iterwalk(root, events=("end",)):
        name = book_name(element)
        if (name in BLOCKS or name in PARTS_OF_TABLES or element in found) and name not in REMOVED | PLAYERS:
            parent = element.getparent()
            if parent is not None:
                found.add(parent)
    return found
