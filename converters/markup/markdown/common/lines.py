"""What is in a line of common HTML, read as it is written: the inlines that `tree` would make, without a parser.

Only HTML is read of which a parser builds just what is written: tags of a few names that are nested as they should be, their
attributes in double quotes, single spaces. With the inlines comes what comrak must make of their Markdown, to the letter. That is
the source itself with tags and references in comrak's spelling: no text of it can get lost on the way.
"""

import re
from functools import lru_cache
from html import escape
from typing import Final, NamedTuple

from lxml import etree

from converters import lazy_re
from converters.io.character_references import unescape
from converters.markup.html import name_of
from converters.markup.markdown.elements import SAME
from converters.markup.markdown.nodes import Inline, Node
from converters.markup.markdown.whitespace import words
from converters.markup.markdown.writing import tags

ATTRIBUTES: Final = r'(?: [a-z][a-z0-9-]*="[^"<>]*")*'
"""The pattern of common attributes."""
ATTRIBUTE: Final = lazy_re.compile(r' ([a-z][a-z0-9-]*)="([^"<>]*)"')
PIECES: Final = lazy_re.compile(r"(<[^<>]*>)")
"""Parts a line into texts and tags, in turn."""
_TAG: Final = lazy_re.compile(rf"<(/?)([a-z]+)({ATTRIBUTES})( ?/)?>")
_BREAK: Final = lazy_re.compile(r" ?<br ?/?> ?")
_SPACE_INSIDE: Final = lazy_re.compile(rf" (</[a-z]+>)|(<(?!br|img)[a-z]+{ATTRIBUTES}>) ")
_SINGLE: Final = lazy_re.compile(r"""(?<=[a-z])='([^<>"']*)'(?=[ />])""")
_REFERENCE: Final = lazy_re.compile(r"&(?:#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z][a-zA-Z0-9]*);")
_STRAY_REFERENCE: Final = lazy_re.compile(r"&(?! )")
URL: Final = lazy_re.compile(r"(?:[\w/:.?=%+,;~#@!$()-]|&amp;(?![#\w]+;)|&(?=[a-zA-Z_]+=))+", re.ASCII)
"""URLs that comrak writes as they are in the source."""
VALUE: Final = lazy_re.compile(r"(?:[^\s&\\]+(?: [^\s&\\]+)*)?")
"""Alternative texts and titles that are written as they are."""
_MARKS: Final = frozenset(
    "abbr acronym b big cite code del em i ins kbd q s samp small strike strong sub sup tt u var".split()
)
"""Elements that may stand in a line, if they have no attributes."""


_TITLED: Final = frozenset({"abbr", "acronym"})
_TITLE: Final = lazy_re.compile(r"[\w,.;:()-]+(?: [\w,.;:()-]+)*")


class _Tag(NamedTuple):
    """A tag in a line: its name as Markdown knows it, what comrak writes for it, and the element; none for an end tag."""

    name: str
    spelled: str
    element: etree._Element | None = None
    names: frozenset[str] = frozenset()
    """The names of its attributes, and its classes."""


Line = tuple[list[Inline], str]
"""Inlines, and what comrak makes of their Markdown."""


def line(html: str, keep: frozenset[str]) -> Line | None:
    """What is in a line; None where only a parser can say that, or where nothing is in it.

    `keep`: names of classes and attributes of which an element must have none.
    """
    if "\n" in html or "  " in html or "\t" in html:
        html = " ".join(words(html))
    html = html.strip(" ")
    if "<" not in html:
        text = resolved(html)
        return ([text], spelled(text)) if text else None
    if "<br" in html:
        html = _BREAK.sub("<br>", html)
        if html.endswith("<br>"):
            lines = html.split("<br>")
            while lines and not lines[-1]:
                lines.pop()
            html = "<br>".join(lines)
    read = _read(PIECES.split(html), keep)
    if read is None and _SPACE_INSIDE.search(html):
        read = _read(PIECES.split(_with_spaces_outside(html)), keep)
    return read


def line_with_marks(html: str, keep: frozenset[str]) -> Line | None:
    """The same of a line in which images have names that are to be kept: what is no text in it stays a tag."""
    read = line(html, frozenset())
    if not read or not _keeps_images(read[0], keep) or _keeps_spans(html, keep):
        return None
    return read[0], "".join(map(_marked, read[0]))


def _keeps_images(kids: list[Inline], keep: frozenset[str]) -> bool:
    """Whether only images have names that are to be kept."""
    return all(
        isinstance(kid, str)
        or ((kid.tag == "img" or not _names(kid) & keep) and _keeps_images(kid.kids, keep))
        for kid in kids
    )


def _keeps_spans(html: str, keep: frozenset[str]) -> bool:
    """Whether a `span`, of which no inline is made, has names that are to be kept."""
    found = map(_tag, PIECES.split(html)[1::2])
    return any(tag.name == "span" and not keep.isdisjoint(tag.names) for tag in found if tag)


def _names(node: Node) -> set[str]:
    assert node.el is not None
    return {*map(str, node.el.attrib), *node.el.get("class", "").split()}


def _marked(kid: Inline) -> str:
    """What comrak makes of an inline that is written as a tag."""
    if isinstance(kid, str):
        return spelled(kid)
    if kid.tag == "br":
        return "<br />\n"
    assert kid.el is not None
    start = tags.start(kid.el)
    return start if kid.tag == "img" else f"{start}{''.join(map(_marked, kid.kids))}</{name_of(kid.el)}>"


def _with_spaces_outside(html: str) -> str:
    """A line with no space within an element at its edge."""
    for _ in range(_LEVELS):
        moved = _SPACE_INSIDE.sub(_moved, html)
        html = moved.replace("  ", " ").strip(" ")
        if "<br" in html:
            html = _BREAK.sub("<br>", html)
    return html


_LEVELS: Final = 3
"""Elements in elements out of which a space is moved."""


def _moved(found: re.Match[str]) -> str:
    return f"{found[1]} " if found[1] else f" {found[2]}"


def _read(pieces: list[str], keep: frozenset[str]) -> Line | None:
    kids: list[Inline] = []
    shown: list[str] = []
    opened: list[tuple[str, list[Inline]]] = []
    tight = True  # the start of a line or an element was last: no space can follow
    for at, piece in enumerate(pieces):
        if not at & 1:
            if not piece:
                continue
            if "<" in piece or ("&" in piece and not (piece := resolved(piece))):
                return None
            if tight and piece[0] == " ":
                return None
            if kids and isinstance(before := kids[-1], str):
                if piece[0] == " " == before[-1]:
                    return None
                kids[-1] = before + piece
            else:
                kids.append(piece)
            shown.append(spelled(piece))
            tight = False
            continue
        tag = _tag(piece)
        if tag is None or (keep and not keep.isdisjoint(tag.names)):
            return None
        name = tag.name
        if tag.element is None:
            if not opened or opened[-1][0] != name:
                return None
            if name == "span":
                opened.pop()
                continue
            if tight or _ends_in_space(kids):
                return None
            kids = opened.pop()[1]
        elif name == "span":
            opened.append((name, kids))
            continue
        elif name == "br":
            if tight or opened or _ends_in_space(kids):
                return None
            kids.append(Node(name, el=tag.element))
            tight = True
        elif name == "img":
            kids.append(Node(name, el=tag.element))
            tight = False
        else:
            if any(name == outer for outer, _ in opened):
                return None
            node = Node(name, el=tag.element)
            kids.append(node)
            opened.append((name, kids))
            kids = node.kids
            tight = True
        shown.append(tag.spelled)
    return None if opened or tight or _ends_in_space(kids) else (kids, "".join(shown))


def _ends_in_space(kids: list[Inline]) -> bool:
    return bool(kids) and isinstance(last := kids[-1], str) and last[-1] == " "


@lru_cache(1024)
def _tag(source: str) -> _Tag | None:
    """A tag of a line; None for one that is not common."""
    found = _TAG.fullmatch(in_double_quotes(source))
    if not found:
        return None
    ends, given, attributes, closed = found.groups()
    name = SAME.get(given, given)
    if given == "span" and not attributes and not closed:
        return _Tag(name, "", None if ends else etree.Element(given))
    if ends:
        return _Tag(name, f"</{name}>") if not attributes and not closed else None
    if name == "br":
        return _Tag(name, "<br />\n", etree.Element(given)) if not attributes else None
    if not attributes:
        return _Tag(name, f"<{name}>", etree.Element(given)) if given in _MARKS and not closed else None
    values = values_of(attributes)
    if values is None:
        return None
    spelling = None
    if name == "span" and not closed:
        spelling = ""
    elif name in _TITLED and not closed and values.keys() == {"title"} and _TITLE.fullmatch(values["title"]):
        spelling = f'<{name} title="{values["title"]}">'
    elif name == "a" and not closed:
        spelling = _spelled_tag("a", values, "href", ("title",))
    elif name == "img":
        spelling = _spelled_tag("img", {"alt": "", **values}, "src", ("alt", "title"))
    if spelling is None:
        return None
    element = etree.Element(given, {key: value.replace("&amp;", "&") for key, value in values.items()})
    return _Tag(name, spelling, element, names_of(attributes))


def _spelled_tag(name: str, values: dict[str, str], url: str, texts: tuple[str, ...]) -> str | None:
    """A tag with a URL as comrak writes it; None where that is not sure."""
    if not URL.fullmatch(values.get(url, "")) or not all(
        VALUE.fullmatch(values.get(text, "")) for text in texts
    ):
        return None
    if any("&" in value for key, value in values.items() if key != url):
        return None
    address = values[url].replace("&amp;", "&").replace("&", "&amp;")
    parts = [f'{name} {url}="{address}"']
    parts += [f'{text}="{values[text]}"' for text in texts if text == "alt" or values.get(text)]
    return f"<{' '.join(parts)}{' /' if name == 'img' else ''}>"


def in_double_quotes(tag: str) -> str:
    """A tag with its attributes in double quotes."""
    return _SINGLE.sub(r'="\1"', tag) if "'" in tag else tag


def values_of(attributes: str) -> dict[str, str] | None:
    """The values of attributes as they are written; None where one is given twice."""
    pairs: list[tuple[str, str]] = ATTRIBUTE.findall(attributes)
    values = dict(pairs)
    return values if len(values) == len(pairs) else None


@lru_cache(512)
def names_of(attributes: str) -> frozenset[str]:
    """The names of attributes, and the classes."""
    names: set[str] = set()
    for name, value in ATTRIBUTE.findall(attributes):
        names.add(name)
        if name == "class":
            names.update(value.split())
            if "&" in value:
                names.update(unescape(value).split())
    return frozenset(names)


def resolved(text: str) -> str:
    """A text with its references as characters; empty where one is not common."""
    if "&" not in text:
        return text
    made = _REFERENCE.sub(lambda found: _character(found[0]), text)
    return "" if "\0" in made or (_STRAY_REFERENCE.search(_REFERENCE.sub("", text))) else made


@lru_cache(512)
def _character(reference: str) -> str:
    """The character that a reference means; NUL for one that is not common."""
    char = unescape(reference)
    return char if len(char) == 1 and (char.isprintable() or char == "\u00a0") and char != " " else "\0"


def spelled(text: str) -> str:
    """A text as comrak writes it."""
    if "&" in text or "<" in text or ">" in text:
        text = escape(text, quote=False)
    return text.replace('"', "&quot;")
