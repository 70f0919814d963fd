"""HTML fragments: parse as a browser does, serialise, sanitise.

The tree a browser builds is the only one a reader ever saw, so the HTML5 parser (lexbor)
reads the soup: WordPress's own paragraphs are often badly nested, and libxml2 drops the
emphasis, or even the text, of such places. Its canonical output is then given to lxml,
which is the tree that everything here walks.
"""

import re
from collections import Counter
from contextlib import suppress
from typing import Final

import nh3
from lxml import etree
from selectolax.lexbor import LexborHTMLParser, LexborNode

from converters import lazy_re
from converters.markup.nesting import tamed

DEEPEST: Final = 1500
"""Levels of elements that are kept; libxml2 silently ends at 2048. The text of deeper ones stays."""

# What XML (and so lxml) cannot hold; none of it is visible.
_CONTROLS: Final = lazy_re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CONTROL_BYTES: Final = bytes([*range(9), 0x0B, *range(0x0E, 0x20)])
_PARSER: Final = etree.HTMLParser(huge_tree=True, encoding="utf-8")
_TAG: Final = lazy_re.compile(r"""<(/?)([a-zA-Z][^\s/>]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*/?>""")
_TAG_OR_COMMENT: Final = lazy_re.compile(
    r"""<!--.*?-->|<(?P<name>[a-zA-Z][^\s/>]*)(?P<attributes>(?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*/?>""", re.S
)
_ATTRIBUTES: Final = lazy_re.compile(r"""\s+([^\s=>]+)(?:="[^"]*")?""")
_ADDRESSABLE: Final = r"""[\s/]++(?!\{)[^\s=>/]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"']*+))?+"""
_BRACED: Final = lazy_re.compile(rf"<[a-zA-Z][^\s/>]*+(?:{_ADDRESSABLE})*+(?:[\s/]++(\{{[^\s=>/]*+))?")
"""A tag up to its first attribute whose name begins with `{`. One without such an attribute is matched too, and not read again."""
_RAW: Final = lazy_re.compile(r"script|style|xmp|iframe|noembed|noframes|plaintext", re.IGNORECASE)
"""Elements whose text is no markup, whatever it looks like."""
OPAQUE_PART: Final = lazy_re.compile(r"<(pre|textarea|script|style)\b.*?</\1>", re.S | re.I)
"""Elements in which white space counts, and that are not text."""
_BLANKS: Final = " \t\r\f"
_BLANK_RUN: Final = lazy_re.compile(r"\n(?:[ \t\r\f]*\n)+")
HEADINGS: Final = frozenset("h1 h2 h3 h4 h5 h6".split())
_NOT_VOID: Final = lazy_re.compile(r"</(?:source|track|wbr|embed|param|area|col|input|hr|br|img)>")
# Elements that libxml2 does not know to be empty: it would put what follows into them.
_LONELY_STARTS: Final = ("<source", "<track", "<wbr", "<embed", "<param")
_LONELY: Final = lazy_re.compile(r"""(<(source|track|wbr|embed|param)(?:\s+[^\s=>]+(?:="[^"]*")?)*\s*>)""")
# Elements that libxml2 ends at the start of some others, though the HTML5 parser nests these (`<b><p>`): where it finds an
# end tag too many, they get names that it does not know.
_ENDED_BY_OTHERS: Final = (
    "a address b big dir dl dt font h1 h2 h3 h4 h5 h6 i legend menu ol pre s small strike tt u ul".split()
)
_PROTECTED: Final = "-"
_RIVALS: Final = lazy_re.compile(
    rf"<!--.*?-->|<(?:script|style|textarea)\b.*?</(?:script|style|textarea)>|(</?(?:{'|'.join(_ENDED_BY_OTHERS)})(?=[\s/>]))",
    re.S,
)
_ENDED_EARLY: Final = etree.ErrorTypes.ERR_TAG_NAME_MISMATCH
PRE_NEWLINE: Final = lazy_re.compile(r"(<(?:pre|textarea|listing)\b[^>]*>)(?=\n)")
"""A line break after such a start tag, which a parser takes away."""

VOID: Final = frozenset("area base br col embed hr img input link meta param source track wbr".split())


def parse(html: str) -> etree._Element:
    """The `body` element that holds the fragment, as a browser would build it."""
    return tree(canonical(html))


def canonical(html: str) -> str:
    """The `body` element as a browser would build it, every tag written out."""
    return canonical_text(browser_body(html), html)


def browser_body(html: str) -> LexborNode | None:
    """The `body` element of the HTML5 parser; None where it makes none."""
    return _parsed(html).body


def alone(html: str) -> LexborNode | None:
    """The same for HTML after which any other is read as if it stood alone; None for other HTML."""
    body = _parsed(html, _PROBE).body
    last = body.last_child if body is not None else None
    if last is None or (last.html or "").encode() != _PROBE:
        return None
    last.decompose()
    return body


_PROBE: Final = b"<p>.</p>"
"""Where nothing before it is open, it becomes the last paragraph."""


def _parsed(html: str, after: bytes = b"") -> LexborHTMLParser:
    text = html.replace("\r\n", "\n").replace("\r", "\n") if "\r" in html else html
    data = tamed(text).encode(errors="ignore").translate(None, _CONTROL_BYTES)
    return LexborHTMLParser(b"<!DOCTYPE html><html><head></head><body>" + data + after)


def canonical_text(body: LexborNode | None, html: str) -> str:
    """What `canonical` gives, of the `body` that `browser_body` made of the same HTML."""
    inner = (body.html or "") if body is not None else ""
    # References can bring back what the bytes no longer hold.
    return _CONTROLS.sub("", inner) if "&#" in html or "\ufffe" in html or "\uffff" in html else inner


def keep_first_newlines(html: str) -> str:
    """Serialized HTML that parses to the same tree: a parser takes the first newline of a `pre` away."""
    return PRE_NEWLINE.sub("\\1\n", html) if ">\n" in html else html


def tree(inner: str) -> etree._Element:
    """The tree of what `canonical` gave."""
    if any(start in inner for start in _LONELY_STARTS):
        inner = _LONELY.sub(r"\1</\2>", inner)
    if "{" in inner and any(tag[1] for tag in _BRACED.finditer(inner)):
        inner = _without_braced(inner)
    if inner.count("<") > DEEPEST:
        inner = shallow(inner)
    root = _built(inner)
    if _ENDED_EARLY in [entry.type for entry in _PARSER.error_log]:
        root = _built(_RIVALS.sub(lambda tag: f"{tag[1]}{_PROTECTED}" if tag[1] else tag[0], inner))
        for element in (
            root.iter(*(name + _PROTECTED for name in _ENDED_BY_OTHERS)) if root is not None else ()
        ):
            element.tag = name_of(element).removesuffix(_PROTECTED)
    found = root.find("body") if root is not None else None
    return found if found is not None else etree.Element("body")


def _built(inner: str) -> "etree._Element | None":
    return etree.fromstring(("<!DOCTYPE html><html>" + inner + "</html>").encode(), _PARSER)


def braced(html: str) -> list[str]:
    """The names of attributes that `tree` removes, since lxml reads their `{` as a namespace: `{{`, `{%`.

    Template languages, Vue and JSX put them into tags; to a browser they are attributes without a meaning.
    """
    return list(dict.fromkeys(filter(None, _BRACED.findall(html)))) if "{" in html else []


def _without_braced(html: str) -> str:
    """Canonical HTML without such attributes; comments, scripts and the like stay as they are."""
    parts: list[str] = []
    at = 0
    while tag := _TAG_OR_COMMENT.search(html, at):
        parts.append(html[at : tag.start()])
        at = tag.end()
        if not tag["name"]:  # a comment
            parts.append(tag[0])
            continue
        kept = _ATTRIBUTES.sub(lambda found: "" if found[1].startswith("{") else found[0], tag["attributes"])
        parts.append(f"<{tag['name']}{kept}>")
        if _RAW.fullmatch(tag["name"]):
            end = html.find(f"</{tag['name']}", at)
            end = len(html) if end < 0 else end
            parts.append(html[at:end])
            at = end
    return "".join((*parts, html[at:]))


def copy_attributes(element: etree._Element, to: etree._Element) -> None:
    """Give an element the attributes of another; a name that only a parser can give (`@click`, `b"c`) is dropped."""
    for name, value in element.attrib.items():
        with suppress(ValueError):
            to.set(name, value)


def name_of(element: etree._Element) -> str:
    """The name of an element; nothing for comments and the like."""
    return element.tag if isinstance(element.tag, str) else ""


def is_comment(node: etree._Element) -> bool:
    """Whether the node is a comment."""
    return isinstance(node, etree._Comment)


def serialise(element: etree._Element, *, tail: bool = False) -> str:
    """The element as HTML, as close to its source as a parsed tree allows."""
    for item in element.iter("li"):
        if len(item) == 0 and not item.text:
            item.text = ""  # else libxml2 leaves its end tag out, which some Markdown parsers need
    html: str = etree.tostring(element, encoding="unicode", method="html", with_tail=tail)
    if "<!--more" in html:  # generators look for it anywhere
        html = _TAG.sub(lambda tag: "<" + tag[0][1:].replace("<", "&lt;"), html)
    # lxml keeps a newline that starts a `pre`, an HTML parser does not: it needs two.
    return _NOT_VOID.sub("", keep_first_newlines(html))


def tidy(html: str) -> str:
    """The same HTML without blank lines or indentation: a blank line would end it inside Markdown.

    In `pre` and `textarea` a blank line becomes a character reference, so nothing is lost.
    """
    parts: list[str] = []
    end = 0
    for part in OPAQUE_PART.finditer(html) if "\n" in html else ():
        parts += (_without_blank_lines(html[end : part.start()]), _opaque(part))
        end = part.end()
    parts.append(_without_blank_lines(html[end:]))
    return "".join(parts).strip(" \t\n")


def _without_blank_lines(html: str) -> str:
    """The lines of a text without white space at their ends, and without those that are empty."""
    if "\n" not in html:
        return html
    first, *lines, last = html.split("\n")
    stripped = (line.strip(_BLANKS) for line in lines)
    return "\n".join([first.rstrip(_BLANKS), *filter(None, stripped), last.lstrip(_BLANKS)])


def plain(html: str) -> str:
    """The text that a reader sees, whitespace folded, one line a block."""
    return text_of(parse(html))


def text_of(body: etree._Element) -> str:
    """The same of what `parse` gave."""
    parts: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end", "comment", "pi")):
        name = name_of(element)
        if event == "start":
            if name in BREAKING:
                parts.append(_BREAK)
            if element.text and name not in _UNSEEN:
                parts.append(element.text)
        else:
            if name in BREAKING and name != "br":
                parts.append(_BREAK)
            if element.tail and element is not body:
                parts.append(element.tail)
    lines = _SPACES.sub(" ", "".join(parts)).split(_BREAK)
    return "\n".join(text for line in lines if (text := line.strip(" ")))


def sanitise(html: str) -> tuple[str, list[str]]:
    """A comment's HTML with only harmless markup, and the sorted names of what was removed.

    Text markup stays. Scripts, forms, frames, styles, and URLs with a scheme that is not in `_SCHEMES` are removed.
    """
    if _PARAGRAPHS.fullmatch(html):
        return html.replace("<br />", "<br>"), []
    html = _less_deep(html)
    clean = _CLEANER.clean(html)
    if clean == html:
        return clean, []
    lost = Counter(_NAMES.findall(html.lower()))
    lost.subtract(Counter(_NAMES.findall(clean)))
    return clean, sorted(name.strip("= \t\n\r\f") for name, number in lost.items() if number > 0)


def without_notes(html: str) -> tuple[str, int]:
    """HTML without comments, and how many there were; those by which WordPress divides a text (`<!--more-->`) stay.

    What looks like one in a script, a style, a field or an attribute is not one.
    """
    number = 0

    def kept(part: re.Match[str]) -> str:
        nonlocal number
        if not part["note"]:
            return part[0]
        number += 1
        return ""

    return (_NOTES.sub(kept, html), number) if "<!--" in html else (html, 0)


def _less_deep(html: str) -> str:
    """The HTML itself, or HTML without the tags that stand deeper than DEEPEST: nh3 takes quadratic time for these."""
    if html.count("<") <= DEEPEST:
        return html
    inner = canonical(html)
    flat = shallow(inner)
    return html if flat == inner else flat.removeprefix("<body>").removesuffix("</body>")


def _without_odd_schemes(tag: str, name: str, value: str) -> str | None:
    """The value of an attribute; None if it is, or lists, a URL whose scheme is not allowed.

    A class is kept if it is the language of code.
    """
    if name == "class":
        return value if _LANGUAGE_CLASS.fullmatch(value) else None
    separator = _URL_ATTRIBUTES.get(name, "")
    if separator is None:
        parts = [value]
    elif separator:
        parts = re.split(separator, value)
    else:
        return value
    return value if all(map(_has_allowed_scheme, parts)) else None


def _has_allowed_scheme(url: str) -> bool:
    """Whether a URL is relative, or has an allowed scheme.

    As in the URL Standard (basic URL parser): control characters and spaces at the start do not count, and tabs
    and line ends do not count anywhere.
    """
    found = _SCHEME.match(_IGNORED_IN_URLS.sub("", url).lstrip(_IGNORED_BEFORE_URLS))
    return found is None or found[1].lower() in _SCHEMES


_PARAGRAPHS: Final = lazy_re.compile(
    r"(?:<p>(?:[^<>&\r\0\u00a0\ud800-\udfff]++|&(?:amp|lt|gt);|<br(?: /)?>)*+</p>\n?)*+"
)
"""Text in paragraphs: to nh3 as harmless as it is to read, and spelled as it spells it, breaks aside."""
_LANGUAGE_CLASS: Final = lazy_re.compile(r"language-[\w#+.-]+", re.ASCII)
_SCHEMES: Final = {"http", "https", "mailto"}
_SCHEME: Final = lazy_re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_IGNORED_IN_URLS: Final = lazy_re.compile(r"[\t\n\r]")
_IGNORED_BEFORE_URLS: Final = "".join(map(chr, range(0x21)))
_URL_ATTRIBUTES: Final[dict[str, str | None]] = {
    **dict.fromkeys(
        "action background cite classid codebase data dynsrc formaction href icon longdesc lowsrc manifest poster "
        "profile src usemap xlink:href".split()
    ),
    "archive": r"[,\s]",
    "imagesrcset": r",",
    "ping": r"\s",
    "srcset": r",",
}
"""Attributes of HTML, old ones included, that hold URLs -> what separates several; None for one URL."""
_COMMENT_TAGS: Final = set(
    "a abbr acronym address b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div dl dt "
    "em figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small span "
    "strike strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr".split()
)
_COMMENT_ATTRIBUTES: Final = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "acronym": {"title"},
    "blockquote": {"cite"},
    "code": {"class"},
    "del": {"datetime"},
    "img": {"src", "alt", "title", "width", "height"},
    "ins": {"datetime"},
    "ol": {"start"},
    "q": {"cite"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "time": {"datetime"},
}
_CLEANER: Final = nh3.Cleaner(
    tags=_COMMENT_TAGS,
    attributes=_COMMENT_ATTRIBUTES,
    attribute_filter=_without_odd_schemes,
    url_schemes=_SCHEMES,
    link_rel="nofollow ugc",
    strip_comments=True,
)
_NAMES: Final = lazy_re.compile(
    rf"(?<=<)[a-z][a-z0-9]*|\s(?:{'|'.join(sorted(set().union(*_COMMENT_ATTRIBUTES.values()) & _URL_ATTRIBUTES.keys()))})="
)
"""Elements, and attributes with URLs that may stay, to see which were removed."""
_NOTES: Final = lazy_re.compile(
    r"<(script|style|textarea|title|xmp|iframe|noembed|noframes|plaintext)\b.*?(?:</\1\s*>|\Z)"
    r"|<[a-zA-Z/](?:[^<>\"']++|\"[^\"]{0,4000}+\"|'[^']{0,4000}+')*+>"
    r"|(?P<note><!--(?!(?:more\b[^<>]*|noteaser|nextpage)-->)(?:-?>|.*?(?:--!?>|\Z)))",
    re.DOTALL | re.IGNORECASE,
)
"""Elements with raw text, tags, and comments (HTML standard, section 13.2.5)."""
_BREAK: Final = "\x00"  # `canonical` removes it from texts
_SPACES: Final = lazy_re.compile("[ \t\n\r\f]+")
_UNSEEN: Final = frozenset({"script", "style", "template", "head", "title"})
BREAKING: Final = frozenset(
    "address article aside blockquote br center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table td th tr ul".split()
)
"""Elements that begin and end a line."""


def _opaque(part: re.Match[str]) -> str:
    if part[1].lower() in ("script", "style"):
        return _BLANK_RUN.sub("\n", part[0])
    return _BLANK_RUN.sub(lambda run: "\n" + run[0][1:].replace("\n", "&#10;"), part[0])


def shallow(html: str, deepest: int = DEEPEST) -> str:
    """Canonical HTML without the tags that stand deeper than so many levels; their text stays."""
    depth = 0

    def tag(match: re.Match[str]) -> str:
        nonlocal depth
        if match[2] in VOID:
            return match[0] if depth <= deepest else ""
        if match[1]:
            depth -= 1
            return match[0] if depth < deepest else ""
        depth += 1
        return match[0] if depth <= deepest else ""

    return _TAG.sub(tag, html)
