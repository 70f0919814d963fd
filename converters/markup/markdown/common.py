"""Common blocks, read from HTML as it is written: the nodes that `tree` makes, without a parser.

WordPress writes most blocks of most bodies in a few ways. Where a body begins with a block of these, nothing that a parser would
remember of it changes how the next one is read: so each is read alone. What is not common is given back as HTML, whole elements at
a time (`Rest`), for the parser. See `common_lines` for what is in a line.
"""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from lxml import etree

from converters import lazy_re
from converters.markup.html import VOID
from converters.markup.markdown.common_lines import (
    ATTRIBUTES,
    PIECES,
    Line,
    line,
    names_of,
    resolved,
    spelled,
    values_of,
)
from converters.markup.markdown.common_figures import neat_figure
from converters.markup.markdown.elements import EMBEDDED_QUOTES
from converters.markup.markdown.flavors import MarkdownFlavor
from converters.markup.markdown.hints import comment_mark
from converters.markup.markdown.nodes import Node
from converters.markup.markdown.parts import language_of

_BLOCK: Final = lazy_re.compile(
    rf"[ \n\t]*(?:<(p|h[1-6]|ul|ol|pre|figure|blockquote)({ATTRIBUTES})>|(<hr(?:{ATTRIBUTES}) ?/?>)|<!--((?:(?!--)[^>])*)-->)"
)
_PARAGRAPH: Final = lazy_re.compile(rf"[ \n\t]*<p({ATTRIBUTES})>(.*?)</p>[ \n\t]*", re.S)
_ITEM: Final = lazy_re.compile(rf"[ \n\t]*<li({ATTRIBUTES})>(.*?)</li>[ \n\t]*", re.S)
_CODE: Final = lazy_re.compile(rf"<code({ATTRIBUTES})>([^<]*)</code>")
_TAG: Final = lazy_re.compile(r"""<!--((?:(?!--)[^>])*)-->|<(/?)([a-zA-Z][a-zA-Z0-9]*)(?:[^<>"']|"[^"]*"|'[^']*')*>""")
_LEAKING: Final = frozenset(
    "body frameset head html math noembed noframes noscript plaintext script select style svg template textarea title xmp".split()
)
"""Elements in which tags are not read as elsewhere, or that change what is around them."""
_NUMBERED: Final = frozenset({"start", "type", "reversed"})


class Common(NamedTuple):
    """A block that was read.

    `expected` is what comrak must make of its Markdown; `html` the block as it is written; `raw` the HTML that it stays, if it
    does not become Markdown.
    """

    node: Node
    expected: str
    html: str = ""
    raw: str = ""


class Rest(NamedTuple):
    """Elements that are not common, as they are written."""

    html: str


_UNCOMMON: Final = lazy_re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What a parser drops, or takes for white space that is not common."""
_FRAGMENT: Final = lazy_re.compile(r"href\s*=\s*[\"']?\s*[#&]", re.I)
_ADDRESS: Final = lazy_re.compile(r"://|www\.|\w@\w", re.I)


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
    """The blocks of a body; None where they cannot be told apart without a parser.

    `keep`: names of classes and attributes of which an element must have none to be common. `addresses`: what looks like one in
    the text of a block must become a link.
    """
    found: list[Common | Rest] = []
    at = 0
    end = len(html.rstrip(" \n\t"))
    while at < end:
        read = _block(html, at, keep)
        if read is None or (addresses and _ADDRESS.search(PIECES.sub("", html[at : read[1]]))):
            after = _end_of_element(html, at)
            if after is None:
                return None
            if found and isinstance(last := found[-1], Rest):
                found[-1] = Rest(last.html + html[at:after])
            else:
                found.append(Rest(html[at:after]))
            at = after
        else:
            block, after = read
            if block:
                found.append(block._replace(html=html[at:after]))
            at = after
    return found


def _block(html: str, at: int, keep: frozenset[str]) -> tuple[Common | None, int] | None:
    """The common block at a place, if one is there, and where it ends; a block that shows nothing is none."""
    start = _BLOCK.match(html, at)
    if not start:
        return None
    name, attributes, rule, comment = start.groups()
    if comment is not None:
        mark = comment_mark(comment)
        return (Common(Node("comment", value=mark), f"<!--{mark}-->\n") if mark else None), start.end()
    if rule:
        return None if keep and not keep.isdisjoint(names_of(rule)) else (Common(Node("hr"), "<hr />\n"), start.end())
    if keep and attributes and name != "figure" and not keep.isdisjoint(names_of(attributes)):
        return None
    end = html.find(f"</{name}>", start.end())
    if end < 0:
        return None
    inner = html[start.end() : end]
    block = _RULES[name](inner, attributes, keep)
    return (block, end + len(name) + 3) if block else None


def _end_of_element(html: str, at: int) -> int | None:
    """Where the element ends that begins at a place; None where none does, or one in it is not known or not ended."""
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
        if name in _LEAKING:
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
    return Common(Node("p", read[0]), f"<p>{read[1]}</p>\n") if read else None


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
            at = item.end()
            names = names_of(item[1]) if item[1] else frozenset()
            read = line(item[2], keep)
            if not read or "value" in names or not keep.isdisjoint(names):
                return None
            items.append(Node("li", [Node("text", read[0])]))
            expected.append(f"<li>{read[1]}</li>\n")
        if at < len(inner) or not items:
            return None
        return Common(Node(name, items, etree.Element(name)), "".join([*expected, f"</{name}>\n"]))

    return listing


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
    kids: list[Node] = []
    expected = ["<blockquote>\n"]
    at = 0

    def add(read: Line) -> None:
        kids.append(Node("p", read[0]))
        expected.append(f"<p>{read[1]}</p>\n")

    while paragraph := _PARAGRAPH.match(inner, at):
        at = paragraph.end()
        read = line(paragraph[2], keep)
        if not read or not keep.isdisjoint(names_of(paragraph[1])):
            return None
        add(read)
    if at < len(inner):
        read = line(inner[at:], keep) if inner.startswith("<cite>", at) and inner.endswith("</cite>") else None
        if not read:
            return None
        add(read)
    return Common(Node("blockquote", kids), "".join([*expected, "</blockquote>\n"])) if kids else None


def _figure(inner: str, attributes: str, keep: frozenset[str]) -> Common | None:
    """An image, with a caption or alone."""
    if "<img" not in inner:
        return None
    if "<figcaption" not in inner and not (keep and attributes and not keep.isdisjoint(names_of(attributes))):
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
