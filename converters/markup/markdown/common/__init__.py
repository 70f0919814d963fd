"""Common blocks, read from HTML as it is written: the nodes that `tree` makes, without a parser.

WordPress writes most blocks of most bodies in a few ways. Where a body begins with a block of these, nothing that a parser would
remember of it changes how the next one is read: so each is read alone. What is not common is given back as HTML, whole elements at
a time (`Rest`), for the parser. See `lines` for what is in a line.
"""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from lxml import etree

from converters import lazy_re
from converters.markup.html import VOID
from converters.markup.markdown.addresses import ADDRESS_HINT
from converters.markup.markdown.common.figures import neat_figure
from converters.markup.markdown.common.lines import (
    ATTRIBUTES,
    PIECES,
    line,
    line_with_marks,
    names_of,
    resolved,
    spelled,
    values_of,
)
from converters.markup.markdown.elements import BLOCKS, EMBEDDED_QUOTES
from converters.markup.markdown.flavors import MarkdownFlavor
from converters.markup.markdown.hints import comment_mark
from converters.markup.markdown.nodes import Node
from converters.markup.markdown.verification.parts import language_of

_BLOCK: Final = lazy_re.compile(
    rf"[ \n\t]*(?:<(p|h[1-6]|ul|ol|pre|figure|blockquote|div)({ATTRIBUTES})>|(<hr(?:{ATTRIBUTES}) ?/?>)|<!--((?:(?!--)[^>])*)-->)"
)
_CITE: Final = lazy_re.compile(r"<cite>[^<>]*(?:<br ?/?>)*</cite>[ \n\t]*\Z")
_ITEM: Final = lazy_re.compile(rf"[ \n\t]*<li({ATTRIBUTES})>")
_LIST: Final = lazy_re.compile(rf"<([uo]l)({ATTRIBUTES})>")
_CODE: Final = lazy_re.compile(rf"<code({ATTRIBUTES})>([^<]*)</code>")
_TAG: Final = lazy_re.compile(
    r"""<!--((?:(?!--)[^>])*)-->|<(/?)([a-zA-Z][a-zA-Z0-9]*)(?:[^<>"']|"[^"]*"|'[^']*')*>"""
)
_LEAKING: Final = frozenset(
    "body frameset head html math noembed noframes noscript plaintext script select style svg template textarea title xmp".split()
)
"""Elements in which tags are not read as elsewhere, or that change what is around them."""
_MOST: Final = {"p": 1000, "ul": 4, "ol": 4, "blockquote": 4, "div": 20, "figure": 1000}
"""How many of its own kind an element may hold to be common: deeper ones are for `tree`, which counts levels. `<p` begins others too."""
_NESTED: Final = frozenset({"ul", "ol", "li", "div", "figure", "blockquote"})
"""Elements that can stand in one of their own kind."""
_NUMBERED: Final = frozenset({"start", "type", "reversed"})


class Common(NamedTuple):
    """A block that was read.

    `expected` is what comrak must make of its Markdown; `html` the block as it is written. `raw` is the HTML that it stays, if it
    does not become Markdown; `marks`: its emphasis and images must stay tags.
    """

    node: Node
    expected: str
    html: str = ""
    raw: str = ""
    marks: bool = False


class Rest(NamedTuple):
    """Elements that are not common, as they are written."""

    html: str


_UNCOMMON: Final = lazy_re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What a parser drops, or takes for white space that is not common."""
_FRAGMENT: Final = lazy_re.compile(r"href\s*=\s*[\"']?\s*[#&]", re.I)


def may_have_blocks(html: str, flavor: MarkdownFlavor) -> bool:
    """Whether the blocks of a body may be read each alone, for a flavor of Markdown."""
    return (
        flavor.renderer == "comrak"
        and _BLOCK.match(html) is not None
        and not ("#" in html and _FRAGMENT.search(html))
        and not (flavor.footnotes and "wp-block-footnotes" in html)
        and not _UNCOMMON.search(html)
    )


def blocks(html: str, keep: frozenset[str], *, addresses: bool) -> list[Common | Rest] | None:
    """The blocks of a body; None where only a parser can separate them.

    `keep`: names of classes and attributes of which an element must have none to be common. `addresses`: what looks like one in
    the text of a block must become a link.
    """
    found: list[Common | Rest] = []
    at = 0
    end = len(html.rstrip(" \n\t"))
    while at < end:
        start = _BLOCK.match(html, at)
        read = _block(html, start, keep, addresses) if start else None
        if read is None:
            after = _end_of_element(html, at)
            if after is None:
                return None
            found.append(Rest(html[at:after]))
        else:
            made, after = read
            found += made
        at = after
    return found


def _block(
    html: str, start: re.Match[str], keep: frozenset[str], addresses: bool
) -> tuple[list[Common | Rest], int] | None:
    """The common block that starts at a place, and where it ends; a block that shows nothing gives no block."""
    name, attributes, rule, comment = start.groups()
    if comment is not None:
        mark = comment_mark(comment)
        return ([Common(Node("comment", value=mark), f"<!--{mark}-->\n")] if mark else []), start.end()
    if rule:
        kept = not keep.isdisjoint(names_of(rule))
        return None if kept else ([Common(Node("hr"), "<hr />\n")], start.end())
    if attributes and name != "figure" and not keep.isdisjoint(names_of(attributes)):
        return None
    inside, end = start.end(), _end_of(html, name, start.end())
    if end < 0:
        return None
    if html.count(f"<{name}", inside, end) > _MOST.get(name, 0):
        return None
    after = end + len(name) + 3
    if name == "div":
        within = blocks(html[inside:end], keep, addresses=addresses)
        return None if within is None else (within, after)
    inner = html[inside:end]
    if name == "p" and not inner.strip(" \n\t"):
        return [], after
    block = _RULES[name](inner, attributes, keep)
    if block is None or (addresses and ADDRESS_HINT.search(PIECES.sub("", inner))):
        return None
    node, expected, _, raw, marks = block
    return [Common(node, expected, html[start.start() : after], raw, marks)], after


def _end_of(html: str, name: str, at: int) -> int:
    """Where the end tag of an element stands whose content begins at a place; -1 for nowhere."""
    closing = f"</{name}>"
    end = html.find(closing, at)
    if name in _NESTED:
        opening, number, done = f"<{name}", 0, at
        while end >= 0 and (number := number + html.count(opening, done, end)) > 0:
            number, done = number - 1, end + 1
            end = html.find(closing, done)
    return end


def _end_of_element(html: str, at: int) -> int | None:
    """Where the block ends that begins at a place; None where none does, or an element in it is not ended, or changes what is around it."""
    at = len(html) - len(html[at:].lstrip(" \n\t"))
    opened: list[str] = []
    while tag := _TAG.search(html, at) if opened else _TAG.match(html, at):
        at = tag.end()
        comment, ends, name = tag.groups()
        if comment is not None:
            if comment_mark(comment):
                return None
            continue
        name = name.lower()
        if name in _LEAKING or not (opened or name in BLOCKS):
            return None
        if ends:
            if not opened or opened.pop() != name:
                return None
        elif name not in VOID:
            opened.append(name)
        if not opened:
            return at
    return None


def _paragraph(inner: str, attributes: str, keep: frozenset[str]) -> Common | None:
    read = line(inner, keep)
    if not read:
        if keep and (marked := line_with_marks(inner, keep)):
            kids, expected = marked
            alone = len(kids) == 1 and isinstance(kids[0], Node) and kids[0].tag == "img"
            return Common(Node("p", kids), f"{expected}\n" if alone else f"<p>{expected}</p>\n", marks=True)
        return None
    return Common(Node("p", read[0]), f"<p>{read[1]}</p>\n")


def _heading(name: str) -> "_Rule":
    def heading(inner: str, attributes: str, keep: frozenset[str]) -> Common | None:
        read = line(inner, keep) if "<br" not in inner else None
        values = values_of(attributes) if attributes else {}
        if not read or values is None or "&" in values.get("id", ""):
            return None
        element = etree.Element(name, id=values["id"]) if "id" in values else None
        return Common(Node(name, read[0], element), f"<{name}>{read[1]}</{name}>\n")

    return heading


def _list(name: str) -> "_Rule":
    def listing(inner: str, attributes: str, keep: frozenset[str]) -> Common | None:
        if not _NUMBERED.isdisjoint(names_of(attributes)):
            return None
        items: list[Node] = []
        expected = [f"<{name}>\n"]
        at = 0
        while item := _ITEM.match(inner, at):
            end = _end_of(inner, "li", item.end())
            read = _item(inner[item.end() : end], keep) if end >= 0 else None
            names = names_of(item[1]) if item[1] else frozenset()
            if not read or "value" in names or not keep.isdisjoint(names):
                return None
            at = end + len("</li>")
            items.append(Node("li", read[0]))
            expected.append(f"<li>{read[1]}</li>\n")
        if inner[at:].strip(" \n\t") or not items:
            return None
        return Common(Node(name, items, etree.Element(name)), "".join([*expected, f"</{name}>\n"]))

    return listing


def _item(inner: str, keep: frozenset[str]) -> tuple[list[Node], str] | None:
    """What is in an item of a list: a line, and perhaps a list below it."""
    start = _LIST.search(inner)
    read = line(inner[: start.start()] if start else inner, keep)
    if not read:
        return None
    kids, expected = [Node("text", read[0])], read[1]
    if start:
        name, attributes = start.groups()
        end = _end_of(inner, name, start.end())
        below = _RULES[name](inner[start.end() : end], attributes, keep) if end >= 0 else None
        kept = bool(attributes) and not keep.isdisjoint(names_of(attributes))
        if not below or kept or inner[end + len(name) + 3 :].strip(" \n\t"):
            return None
        kids.append(below.node)
        expected = f"{expected}\n{below.expected}"
    return kids, expected


def _pre(inner: str, attributes: str, keep: frozenset[str]) -> Common | None:
    inner = inner.removeprefix("\n")
    of_code = ""
    if "<" in inner:
        code = _CODE.fullmatch(inner)
        if not code or (keep and not keep.isdisjoint(names_of(code[1]))):
            return None
        of_code, inner = code.groups()
    text = resolved(inner).rstrip("\n")
    if not text.strip() or "verse" in attributes:
        return None
    language = language_of(attributes, of_code)
    element = etree.Element("pre")
    element.text = text
    shown = f' class="language-{language}"' if language else ""
    return Common(
        Node("pre", el=element, value=language), f"<pre><code{shown}>{spelled(text)}\n</code></pre>\n"
    )


def _quote(inner: str, attributes: str, keep: frozenset[str]) -> Common | None:
    if attributes and not EMBEDDED_QUOTES.isdisjoint(names_of(attributes)):
        return None
    cite = _CITE.search(inner)
    within = blocks(inner[: cite.start()] if cite else inner, keep, addresses=False)
    if cite and within is not None and (read := line(cite[0], keep)):
        within.append(Common(Node("p", read[0]), f"<p>{read[1]}</p>\n"))
    elif cite:
        return None
    kids: list[Node] = []
    expected = ["<blockquote>\n"]
    for block in within or ():
        if isinstance(block, Rest) or block.raw or block.marks or block.node.tag == "comment":
            return None
        kids.append(block.node)
        expected.append(block.expected)
    return Common(Node("blockquote", kids), "".join([*expected, "</blockquote>\n"])) if kids else None


def _figure(inner: str, attributes: str, keep: frozenset[str]) -> Common | None:
    """An image with a caption or alone, or a gallery; as `hints.is_wrapper`."""
    if "<img" not in inner:
        return None
    stays = bool(attributes) and not keep.isdisjoint(names_of(attributes))
    if not stays and "<figcaption" not in inner[inner.rfind("</ul>") + 1 :]:
        return _paragraph(inner, attributes, keep)
    html = f"<figure{attributes}>{inner}</figure>"
    raw = neat_figure(html, keep)
    return Common(Node("html", value="figure"), f"{raw}\n", raw=raw) if raw else None


_Rule = Callable[[str, str, frozenset[str]], Common | None]
_RULES: Final[dict[str, _Rule]] = {
    "p": _paragraph,
    "ul": _list("ul"),
    "ol": _list("ol"),
    "pre": _pre,
    "blockquote": _quote,
    "figure": _figure,
    **{name: _heading(name) for name in ("h1", "h2", "h3", "h4", "h5", "h6")},
}
