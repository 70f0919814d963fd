"""Measures how much text the elements of a page hold, and how much of it is links, in one linear pass.

The measure follows what is published about boilerplate: navigation is short blocks of links, an article
is long blocks of text (Kohlschütter, Fankhauser and Nejdl, "Boilerplate Detection using Shallow Text
Features", WSDM 2010; Weninger, Hsu and Han, "CETR: Content Extraction via Tag Ratios", WWW 2010; Sun,
Song and Liao, "DOM Based Content Extraction via Text Density", SIGIR 2011). Each block of text is worth
its characters outside of links, less a price for its links and a price for being a block at all; never
less than nothing. A heading is worth nothing: menus and sidebars have them too.
"""

from collections.abc import Iterator
from typing import Final

from converters import lazy_re
from converters.formats.html.reader.dom import Node
from converters.formats.html.reader.strip_edges import RELATIONS
from converters.markup.html import HEADINGS

LINK_PRICE: Final = 0.25
"""Characters that one character of a link takes away. See `tests/benchmarks/article_fit.py`."""
BLOCK_PRICE: Final = 5
"""Characters that each block takes away: menus, labels and buttons are many short blocks. Fitted too."""
WIDE: Final = lazy_re.compile("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
"""Characters that say about as much as two letters of an alphabet: kana, hangul, Chinese characters."""

UNREAD: Final = frozenset(
    "script style template noscript svg math head title select option textarea button canvas iframe object".split()
)
"""Elements whose text is not prose, or is not shown."""
BLOCKS: Final = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form frameset h1 h2 h3 h4 h5 h6 header hgroup li main menu nav ol p pre search section summary table tbody "
    "td tfoot th thead tr ul".split()
)
"""Elements that begin a block of text (HTML Standard, 15.3: `display: block`, list items and table parts)."""

PICTURES: Final = frozenset("img picture embed object iframe video audio svg canvas math".split())
"""Elements that show something without text."""


class Part:
    """One element with what is measured of it. Lengths are in characters, white space folded."""

    __slots__ = (
        "_block_around", "anchors", "aside", "headings", "links", "node", "own_value", "parent", "pictures", "quoted",
        "site_links", "tag", "text", "value",
    )  # fmt: skip

    def __init__(self, node: Node, tag: str, parent: "Part | None") -> None:
        self.node = node
        self.tag = tag
        self.parent = parent
        self._block_around = None if tag in BLOCKS or parent is None else parent.block
        """None for a block: an element that referred to itself would keep the whole tree until the collector comes."""
        self.quoted: bool = tag in ("blockquote", "figure") or (parent is not None and parent.quoted)
        """Whether the element is, or is in, a quotation or a figure."""
        self.text = 0
        """All characters in the element."""
        self.links = 0
        """Those of them that lead to another page."""
        self.site_links = 0
        """Those of them that lead to another page of the same site, or to a list of posts elsewhere (`rel=tag`)."""
        self.anchors = 0
        """How many links to other pages are in the element."""
        self.headings = int(tag in HEADINGS)
        """How many headings are in the element."""
        self.pictures = int(tag in PICTURES)
        """How many elements in it show something without text."""
        self.own_value = 0.0
        """The worth of the blocks that are directly the element's."""
        self.value = 0.0
        """The worth of all blocks in the element that are not set aside: see `add_up`."""
        self.aside = False
        """Whether the element is boilerplate, or part of another post."""

    @property
    def block(self) -> "Part":
        """The block that the element is in, or is."""
        return self._block_around or self

    @property
    def link_share(self) -> float:
        """The share of the text that is links, 0 to 1."""
        return self.links / self.text if self.text else 0.0

    def ancestors(self) -> "Iterator[Part]":
        """The elements around it, the nearest first."""
        at = self.parent
        while at is not None:
            yield at
            at = at.parent


def measure(top: Node, host: str = "") -> list[Part]:
    """All elements in and at `top`, in the order of the page, measured; `value` is left for `add_up`.

    Links to `host`, and relative ones, lead to the same site.
    """
    return _Measuring(top, host).parts


def add_up(parts: list[Part], worthless: frozenset[Part] = frozenset()) -> None:
    """Sum the worth of blocks from the inside out, without what is set aside and the own text of `worthless` parts."""
    for part in parts:
        part.value = 0.0 if part in worthless else part.own_value
    for part in reversed(parts):
        if part.aside:
            part.value = 0.0
        elif part.parent is not None:
            part.parent.value += part.value


class _Measuring:
    """One walk over a page."""

    def __init__(self, top: Node, host: str) -> None:
        self.parts: list[Part] = []
        self._host = host
        self._link: Node | None = None
        """The link that the walk is in."""
        self._in_site = False
        self._run: dict[Part, list[int]] = {}
        """Characters and characters of links of the block that is open in an element."""
        self._walk(top)
        for part in list(self._run):
            self._close(part)
        for part in reversed(self.parts):
            if above := part.parent:
                above.text += part.text
                above.links += part.links
                above.site_links += part.site_links
                above.anchors += part.anchors
                above.headings += part.headings
                above.pictures += part.pictures

    def _walk(self, top: Node) -> None:
        part: Part | None = None
        node: Node | None = top
        while node is not None:
            child = None
            if node.is_text_node:
                self._add(node.text_content or "", part)
            elif not node.is_element_node:
                pass
            elif (tag := node.tag or "") in UNREAD:
                if part is not None and tag in PICTURES:
                    part.pictures += 1
            else:
                if part is not None and tag in BLOCKS:
                    self._close(part.block)
                part = Part(node, tag, part)
                self.parts.append(part)
                if tag == "a" and self._link is None:
                    self._enter_link(part)
                child = node.first_child
                if child is None:
                    part = self._leave(part)
            while child is None:
                if node.mem_id == top.mem_id:
                    return
                child = node.next
                if child is None:
                    node = node.parent
                    assert node is not None  # `top` is around it
                    assert part is not None
                    part = self._leave(part)
            node = child

    def _enter_link(self, part: Part) -> None:
        address = (part.node.attrs.get("href") or "").strip()
        if address and not address.startswith("#"):  # footnotes and tables of contents lead within the page
            self._link = part.node
            part.anchors = 1
            relations = (part.node.attrs.get("rel") or "").split()
            self._in_site = (
                "//" not in address or host_of(address) == self._host or not RELATIONS.isdisjoint(relations)
            )

    def _leave(self, part: Part) -> Part | None:
        if self._link is not None and part.node.mem_id == self._link.mem_id:
            self._link = None
        return part.parent

    def _add(self, text: str, part: Part | None) -> None:
        number = len(" ".join(text.split()))
        if not number or part is None:
            return
        if not text.isascii():
            number += len(WIDE.findall(text))
        part.text += number
        run = self._run.setdefault(part.block, [0, 0])
        run[0] += number
        if self._link is not None:
            part.links += number
            part.site_links += number * self._in_site
            run[1] += number

    def _close(self, block: Part) -> None:
        """End the block of text that is open in an element."""
        run = self._run.pop(block, None)
        if run and block.tag not in HEADINGS:
            block.own_value += max(0, run[0] - run[1] - LINK_PRICE * run[1] - BLOCK_PRICE)


def host_of(address: str) -> str:
    """The host of a URL, without `www.`; empty for a relative one."""
    return address.partition("//")[2].partition("/")[0].lower().removeprefix("www.")
