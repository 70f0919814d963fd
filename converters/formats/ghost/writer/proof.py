"""Whether nodes of Lexical say what a block of HTML says: they are rendered as Ghost does, and both are compared.

Compared are the words with what they are marked as, links, images, and the blocks around them. What only says how something
looks (classes, a wrapper) is passed over: Ghost has its own.
"""

import json
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from converters.formats.ghost.lexical import Rendered
from converters.formats.ghost.writer.parts import SPACE
from converters.markup.html import name_of, parse

_MARKS: Final = {
    "strong": "strong", "b": "strong", "em": "em", "i": "em", "s": "s", "del": "s", "strike": "s", "u": "u", "code": "code",
    "sub": "sub", "sup": "sup", "mark": "mark",
}  # fmt: skip
_PASSED: Final = frozenset({"div", "span", "figure", "body"})
"""Elements that say nothing by themselves."""
_OF_GALLERIES: Final = frozenset({"blocks-gallery-grid", "blocks-gallery-item"})
"""Classes of lists that WordPress once put around the images of a gallery."""
_OF_FILES: Final = "wp-block-file"
"""The class of a division that is shown as a paragraph with a link to a file."""
_VALUES: Final = {
    "img": ("src", "alt", "title"),
    "iframe": ("src",),
    "audio": ("src",),
    "video": ("src", "poster"),
    "ol": ("start",),
}
Token = tuple[Any, ...]
_EDGE: Final[Token] = ("edge",)
"""Where a block begins or ends that says nothing itself."""


def says_the_same(block: etree._Element, nodes: list[dict[str, Any]]) -> bool:
    """Whether the nodes, rendered, are the block."""
    again = Rendered(json.dumps({"root": {"children": nodes}}))
    return not again.unknown and said(block) == said(parse(again.html))


def said(element: etree._Element) -> list[Token]:
    """What an element says, as a list; texts of the same marks are joined, and blanks are one blank or none."""
    found: list[Token] = []
    for token in _tokens(element, frozenset(), ()):
        if token[0] == "text" and found and found[-1][0] == "text" and found[-1][2:] == token[2:]:
            found[-1] = ("text", found[-1][1] + token[1], *token[2:])
        else:
            found.append(token)
    return [token for token in _tidy(found) if token != _EDGE]


def _tidy(tokens: list[Token]) -> Iterator[Token]:
    """Without blanks at the ends of blocks, and before and after line breaks."""
    for number, token in enumerate(tokens):
        if token[0] != "text" or token[3] == "pre":
            yield token
            continue
        text = SPACE.sub(" ", token[1])
        if number == 0 or tokens[number - 1][0] in ("start", "end", "br", "edge"):
            text = text.lstrip()
        if number + 1 == len(tokens) or tokens[number + 1][0] in ("start", "end", "br", "edge"):
            text = text.rstrip()
        if text:
            yield ("text", text, *token[2:])


def _tokens(element: etree._Element, marks: frozenset[str], where: Any) -> Iterator[Token]:
    name = name_of(element)
    classes = (element.get("class") or "").split() if name else []
    if name == "div" and _OF_FILES in classes:
        name = "p"
    if name in _MARKS and where != "pre":
        yield from _inside(element, marks | {_MARKS[name]}, where)
    elif name == "a":
        link = (element.get("href") or "",)  # Ghost keeps `target` and `title`, and does not show them
        yield from _inside(element, marks, link if where != "pre" else where)
    elif name == "br":
        yield ("br",)
    elif name in ("img", "iframe"):
        yield (
            name,
            *(element.get(value) or "" for value in _VALUES[name]),
            where[0] if where and where != "pre" else "",
        )
    elif name == "pre":
        yield ("start", "pre")
        text = "".join(str(part) for part in element.itertext())
        yield ("text", text.removesuffix("\n"), marks, "pre")
        yield ("end", "pre")
    elif name in ("audio", "video"):  # what is in them is for browsers that cannot play them
        source = next(iter(element.iter("source")), element)
        src, *others = (element.get(value) or "" for value in _VALUES[name])
        yield (name, src or source.get("src") or "", *others)
    elif name in _PASSED or (name == "p" and _is_wrapper(element)) or not _OF_GALLERIES.isdisjoint(classes):
        edge = [] if name == "span" else [_EDGE]
        yield from edge
        yield from _inside(element, marks, where)
        yield from edge
    elif name:
        values = [element.get(value) or "1" for value in _VALUES.get(name, ())]
        yield ("start", name, *values)
        yield from _inside(element, marks, where)
        yield ("end", name)


def _inside(element: etree._Element, marks: frozenset[str], where: Any) -> Iterator[Token]:
    if element.text:
        yield ("text", element.text, marks, where)
    for child in element:
        yield from _tokens(child, marks, where)
        if child.tail:
            yield ("text", child.tail, marks, where)


def _is_wrapper(paragraph: etree._Element) -> bool:
    """Whether a paragraph is around an image, or is all that a quotation or an item has."""
    above = paragraph.getparent()
    if (
        above is not None
        and name_of(above) in ("blockquote", "li")
        and above[0] is paragraph
        and not (above.text or "").strip()
    ) and all(name_of(other) in ("ul", "ol") for other in above[1:]):
        return True
    return (
        len(paragraph) == 1
        and name_of(paragraph[0]) in ("img", "a", "audio", "video")
        and not "".join(map(str, paragraph.itertext())).strip()
    )
