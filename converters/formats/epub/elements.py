"""Which elements and attributes a book has, and what becomes of others: tables (HTML, 4; EPUB 3.3, 6.1).

A book is read by programs that stop at the first wrong tag. So a text is not repaired but built anew: of elements that are
listed here, each where the standard allows it.
"""

import re
from collections.abc import Mapping
from typing import Final

from converters import lazy_re
from converters.markup.html import HEADINGS

PHRASES: Final = frozenset(
    "abbr b bdi cite code em i kbd mark q s samp small span strong sub sup u var del ins a".split()
)
"""Elements within a line. Where one holds a block, a `div` of the same look takes its place."""
TRANSPARENT: Final = frozenset({"a", "del", "ins"})
"""Those that may hold blocks where a block may stand."""
LINES: Final = HEADINGS | {"p", "pre", "dt"}
"""Blocks that hold a line of text and no other block."""
BLOCKS: Final = LINES | {
    "blockquote",
    "div",
    "dl",
    "dd",
    "figure",
    "figcaption",
    "hr",
    "li",
    "ol",
    "table",
    "ul",
}
PARTS_OF_TABLES: Final = frozenset("caption thead tbody tfoot tr td th".split())

RENAMED: Final[Mapping[str, str]] = {
    "acronym": "abbr", "dfn": "i", "big": "span", "font": "span", "strike": "s", "tt": "code", "listing": "pre", "xmp": "pre",
    "plaintext": "pre", "menu": "ul", "dir": "ul", "legend": "div", "summary": "div",
    **dict.fromkeys(
        "address article aside center details dialog fieldset footer form header hgroup main marquee nav search section".split(), "div"
    ),
}  # fmt: skip
"""Elements that a book does not have, or not everywhere -> what shows the same."""
REMOVED: Final = frozenset(
    "script style template head title meta link base select option optgroup datalist input textarea svg "
    "col colgroup param source track area map noframes noembed frameset frame applet bgsound keygen".split()
)
"""Elements that go with their content. All that are not listed anywhere leave their content behind."""
SILENT: Final = frozenset("meta link base title head param source track col colgroup area map".split())
"""Those of them that show nothing, so that nobody misses them."""
PLAYERS: Final = frozenset({"audio", "video", "iframe", "embed", "object"})
"""What plays, or shows, a file: a link to it stands in its place, unless the file is in the book."""
TRACKS: Final = frozenset("subtitles captions descriptions chapters metadata".split())
"""The kinds of texts to a film."""

ALIGNMENTS: Final = frozenset({"alignleft", "alignright", "aligncenter"})
"""Classes that our style sheet has; others go."""

_NUMBER: Final = lazy_re.compile(r"[0-9]{1,4}")
_POSITIVE: Final = lazy_re.compile(r"[1-9][0-9]{0,2}")
_LANGUAGE: Final = lazy_re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
ATTRIBUTES: Final[Mapping[tuple[str, str], re.Pattern[str]]] = {
    ("*", "dir"): lazy_re.compile("ltr|rtl|auto"),
    ("*", "lang"): _LANGUAGE,
    ("*", "title"): lazy_re.compile(r"(?s).{1,1000}"),
    ("ol", "start"): _NUMBER,
    ("ol", "type"): lazy_re.compile("[1aAiI]"),
    ("td", "colspan"): _POSITIVE,
    ("td", "rowspan"): _POSITIVE,
    ("th", "colspan"): _POSITIVE,
    ("th", "rowspan"): _POSITIVE,
    ("th", "scope"): lazy_re.compile("row|col"),
    ("img", "width"): _NUMBER,
    ("img", "height"): _NUMBER,
    ("video", "width"): _NUMBER,
    ("video", "height"): _NUMBER,
}
"""The attributes that stay, by element (`*`: all), and the values that they take. Links, images and styles are apart."""

_STYLES: Final = frozenset(
    "background-color color float clear font-style font-weight list-style-type margin-left text-align text-decoration "
    "text-indent text-transform vertical-align width".split()
)
_STYLE_VALUE: Final = lazy_re.compile(r"-?[\w#%.]+(?: -?[\w#%.]+){0,3}", re.ASCII)

ALIGN: Final[Mapping[str, str]] = {"left": "left", "right": "right", "center": "center", "justify": "justify"}


def safe_style(style: str) -> str:
    """The declarations of a `style` attribute that a book may have: no positions, no URLs, nothing that is cut off."""
    kept = []
    for declaration in style.split(";"):
        name, _, value = (part.strip().lower() for part in declaration.partition(":"))
        if name in _STYLES and _STYLE_VALUE.fullmatch(value):
            kept.append(f"{name}: {value}")
    return "; ".join(kept)


def safe_attribute(element: str, name: str, value: str) -> bool:
    """Whether an attribute stays as it is."""
    takes = ATTRIBUTES.get((element, name)) or ATTRIBUTES.get(("*", name))
    return bool(takes and takes.fullmatch(value))
