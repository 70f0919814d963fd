"""Repairs lists: what stands between the items of a list belongs to the item before it.

Plug-ins and editors leave a `pre`, an image or another list between two items. Browsers show it there, indented
like an item; Markdown, and HTML by its own rules, have a place for it in an item only. libxml2 would end the list.
"""

import re
from typing import Final

from msgspec import Struct

from converters import lazy_re
from converters.markup.html import VOID, canonical, keep_first_newlines

_STRAY: Final = lazy_re.compile(r"(?:<[uo]l\b[^<>]*>|</li>)\s*<(?!li\b|/|!)[a-z]", re.IGNORECASE)
_TAG: Final = lazy_re.compile(
    r"""<!--.*?-->|<(script|style|xmp|iframe|noembed|noframes|template|textarea)\b.*?</\1\s*>"""
    r"""|<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*)(?:\s+[^\s=>]+(?:="[^"]*")?)*\s*/?>""",
    re.DOTALL,
)
"""A tag as `canonical` writes it; whole what has no tags in it."""
_LISTS: Final = ("ul", "ol")


class _Lists:
    """Moves the end tags of items behind what stands between them, while the tags of a text come one by one."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.moved = False
        self._open: list[_Element] = []

    def start(self, name: str, tag: str) -> None:
        """A start tag."""
        listing = self._open[-1] if self._open and self._open[-1].name in _LISTS else None
        if listing and name == "li":
            self._end_item(listing)
        elif listing and not listing.holds_stray:
            if listing.item_end is None:
                self.pieces.append("<li>")
            else:
                self.pieces[listing.item_end] = ""
            listing.holds_stray = self.moved = True
        if name not in VOID:
            self._open.append(_Element(name))
        self.pieces.append(tag)

    def end(self, name: str, tag: str) -> None:
        """An end tag."""
        if self._open and self._open[-1].name == name:
            self._end_item(self._open.pop())
        if name == "li" and self._open:
            self._open[-1].item_end = len(self.pieces)
        self.pieces.append(tag)

    def _end_item(self, listing: "_Element") -> None:
        if listing.holds_stray:
            self.pieces.append("</li>")
            listing.holds_stray = False


class _Element(Struct):
    """An element that is open."""

    name: str
    item_end: int | None = None
    """Of a list: where the end tag of its latest item stands among the pieces."""
    holds_stray: bool = False
    """Whether that item was opened again for what follows it."""


def adopt_strays(html: str) -> str:
    """HTML whose lists have only items as children; the very same text where nothing is to be done."""
    if not _STRAY.search(html):
        return html
    body = keep_first_newlines(canonical(html)).removeprefix("<body>").removesuffix("</body>")
    lists = _Lists()
    done = 0
    for tag in _TAG.finditer(body):
        lists.pieces.append(body[done : tag.start()])
        done = tag.end()
        if not (name := tag["name"]):
            lists.pieces.append(tag[0])
        elif tag["end"]:
            lists.end(name, tag[0])
        else:
            lists.start(name, tag[0])
    return "".join([*lists.pieces, body[done:]]) if lists.moved else html
