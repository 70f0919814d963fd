"""Splits a page saved as text into lines, without the marks of the program that made the text.

`lynx -dump` numbers links and lists them at the end; html2text and crawlers write Markdown; w3m and
text copied from a browser are plain lines. `Line.plain` is the text as the page showed it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import unquote

from converters import lazy_re
from converters.formats.text.raw_lines import raw_lines


class Line(NamedTuple):
    """One line. `text` is as it stands, without indentation; `plain` without links and emphasis."""

    indent: int
    text: str
    plain: str
    links: tuple[str, ...] = ()
    level: int = 0
    """Of a heading that the program marked; 0 for other lines, and where it marks none."""


class Lines(NamedTuple):
    """All lines of a page."""

    lines: list[Line]
    markdown: bool
    """Whether the text is Markdown."""
    width: int
    """The column that paragraphs were broken at; 0 where they are not."""
    spaced: bool
    """Whether a blank line stands between paragraphs everywhere; lynx leaves it out in lists."""
    dropped: tuple[str, ...] = ()
    """Lines of the paper that the page was printed on, and of a list of links that cannot be told apart."""


_NUMBERED_LINK = lazy_re.compile(r"\s*(\d+)\. +([a-zA-Z][\w+.-]*:\S.*|\S+/\S*)")
_TITLED_LINK = lazy_re.compile(r"\s*(\d+)\. +\S.*")
_LISTED_URL = lazy_re.compile(r" {8}([a-zA-Z][\w+.-]*:\S+)")
_BUTTON = "(BUTTON)"
"""What lynx prints before the text of a button."""
_IMAGE = lazy_re.compile(r"^\[IMG\](?:\s+|$)|\s+\[IMG\]$")
"""What links prints for an image, at an edge of a line: in a text it may be a mark of BBCode."""
_MARKER = lazy_re.compile(r"\[(\d+)\]")
_MD_LINK = lazy_re.compile(
    r"(!?)\[((?:[^\[\]]|\[[^\[\]]{0,300}\](?:\([^()]{0,2000}\))?+){0,1000}+)\]"
    r"\(\s*+<?((?:[^()\"\s>]|>(?!\s*+[\")])|\s++(?![\")])|\([^()]{0,300}\)){0,2000}+)>?(\s++\"[^\"]{0,2000}\")?\s*+\)"
)
"""A link or an image, in the label of which others may stand. Each character is taken in one way only: a bracket that
nothing closes would else cost a power of the links after it."""
_MD_STAR = lazy_re.compile(r"(\*\*|__|\*|(?<!\w)_)(?=\S)(.{1,1000}?)(?<=\S)\1")
_ICON = lazy_re.compile(r"^__\s*|\s*__$")
"""What html2text prints of an icon: emphasis of nothing."""
_ICONS = ("", "__", "__ __")
_MD_HEADING = lazy_re.compile(r"(?:> ?)?#{1,6} +")
_DEEPEST = 8
"""Levels of links in labels, and of emphasis in emphasis, that are removed from a line."""
_MD_ESCAPE = lazy_re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
_MARKDOWN = lazy_re.compile(
    r"\]\((?:https?:|[/#.]|\w{1,40}[?./])"
    r"|^[ \t]*(?:\d{1,9}\.[ \t]+)?(?:!\[[^\]\n]{0,300}\]\([^)\n]{0,2000}\) )?\*\*[^*\n]{1,300}\*\* says"
    r"|^#{1,6} \S",
    re.MULTILINE,
)
_STARRED = lazy_re.compile(r"^ *(\*{2,6}) (\S.*?) \1$", re.MULTILINE)
_MOST_STARS = 7
"""Debian's html2text prints six stars beside a heading of the first level, and one less for each below."""
_ANGLED = lazy_re.compile(r"\s<((?:https?:|mailto:|[/#?.])[^<>]{0,2000})>")
"""The URL of a link behind its text. It may be broken into lines."""
_EMPHASIS = lazy_re.compile(r"(?<![\w:/.*])[*/_]{1,3}(?=[\w(])|(?<=[\w.!?)])[*/_]{1,3}(?![\w/*])")
"""What Firefox writes around bold, italic and underlined words."""
_FEWEST_ANGLED = 3
"""Links in angle brackets that say which program made a text."""
_CELLS = lazy_re.compile(r"^(?:\| *+)+(?=[^|\s])")
_RULE = lazy_re.compile(r"[|\s]*+-{3,}[-:|\s]*\|[-:|\s]*")
"""Tables of Markdown: edges of cells at the beginning of a line, and the line below the first row."""
_JOINED = lazy_re.compile(r"(?<=[^\W_]|[.,:;!?'’\")\]…»”&–—-])_(?=\S)|(?<=\S)_(?=[^\W_])")
_ADDRESS = lazy_re.compile(r"://|@|^www\.|^[/~.]")
_NARROWEST, _WIDEST = 66, 140
"""Programs break lines between these columns; verse is shorter."""
_UNSEEN = lazy_re.compile(r"[\u200b\u200e\u200f\u2060\ufeff\u00ad]+")
"""Characters that nobody sees: they say where a word may break, and which way it runs. They stay in the text."""
_UNPLAIN = lazy_re.compile(r"[\u200b\u200e\u200f\u2060\ufeff\u00ad]|[^\S\t\n\v\f\r ]")
"""These, and spaces of other widths than that of ASCII."""
_ALONE = lazy_re.compile(r"^ *\d{1,9}\.$", re.MULTILINE)


def lines_of(text: str) -> Lines:
    """Split a text into lines, and detect the program that made it."""
    found = raw_lines(text.removeprefix("\ufeff"))
    page = _lines_of(found.lines)
    page = page._replace(dropped=(*found.dropped, *page.dropped))
    if not _UNPLAIN.search(text):
        return page
    return page._replace(
        lines=[
            line._replace(plain=_UNPLAIN.sub(" ", _UNSEEN.sub("", line.plain)).strip()) for line in page.lines
        ]
    )


def _lines_of(raw: list[str]) -> Lines:
    raw, references, dropped = _without_references([line.expandtabs(8).rstrip() for line in raw])
    text = "\n".join(raw)
    if not references and _STARRED.search(text):
        lines = [_starred(line) for line in _without_gaps(raw)]
        return Lines(lines, False, _width(lines), False)
    markdown = not references and len(_MARKDOWN.findall(text)) > 2
    if not markdown and not references and len(_ANGLED.findall(text)) >= _FEWEST_ANGLED:
        text = _ANGLED.sub(_in_angles, text)
        lines = [_angled(line) for line in _without_gaps(text.split("\n"))]
        return Lines(lines, False, _width(lines), True)
    if markdown:
        raw = [line.rstrip() for line in _MD_LINK.sub(_in_one_line, "\n".join(raw)).split("\n")]
    lines = [_line(line, references, markdown) for line in _without_gaps(raw)]
    return Lines(lines, markdown, _width(lines), not _ALONE.search(text), dropped)


def _in_angles(link: re.Match[str]) -> str:
    """A URL in one piece: the line ends where the next word had no room."""
    found = re.sub(r" *\n *", "", link[1])
    return f" <{found}>" + ("\n" if "\n" in link[0] else "")


def _angled(raw: str) -> Line:
    """A line of Firefox or Thunderbird, which save a page as text with the URLs of links in angle brackets."""
    text = raw.strip(" ")
    indent = len(raw) - len(raw.lstrip(" "))
    links = tuple(found[1] for found in _ANGLED.finditer(text))
    text = _ANGLED.sub("", f" {text}").strip()
    return Line(indent, text, _EMPHASIS.sub("", text), links)


def _without_gaps(raw: Sequence[str]) -> Iterator[str]:
    """The lines with one blank line where several are: `get_text` keeps those of the HTML."""
    blank = False
    for line in raw:
        filled = bool(line.strip())
        if filled or not blank:
            yield line
        blank = not filled


def _starred(raw: str) -> Line:
    """A line of Debian's html2text: stars around headings, links with `_` for spaces, a verb glued to a name."""
    text = raw.strip(" ")
    indent = len(raw) - len(raw.lstrip(" "))
    level = 0
    if heading := _STARRED.fullmatch(raw.strip()):
        level = _MOST_STARS - len(heading[1])
        text = heading[2]
    words = [word if _ADDRESS.search(word) else _JOINED.sub(" ", word) for word in text.split(" ")]
    text = " ".join(words)
    return Line(indent, text, text, (), level)


def _line(raw: str, references: dict[str, str], markdown: bool) -> Line:
    text = raw.strip(" ")
    indent = len(raw) - len(raw.lstrip(" "))
    if _BUTTON in text:
        text = " ".join(text.replace(_BUTTON, " ").split())
    if "[IMG]" in text:
        text = _IMAGE.sub("", text)
    if references:
        links = tuple(url for number in _MARKER.findall(text) if (url := references.get(number)))
        text = _MARKER.sub(lambda mark: "" if mark[1] in references else mark[0], text)
        return Line(indent, text, text, links)
    if markdown:
        links = tuple(unquote(found[3]) for found in _MD_LINK.finditer(text) if not found[1])
        inner = tuple(
            unquote(found[3]) for link in _MD_LINK.finditer(text) for found in _MD_LINK.finditer(link[2])
        )
        if text in _ICONS or (text[:1] in "|-" and _RULE.fullmatch(text)):
            return Line(indent, "", "")
        return Line(indent, text, _CELLS.sub("", visible(text), count=1), links + inner)
    return Line(indent, text, text)


def visible(text: str) -> str:
    """The visible text of Markdown."""
    if heading := _MD_HEADING.match(text):
        text = text[heading.end() :].rstrip("#")
    for pattern, shown in ((_MD_LINK, _label), (_MD_STAR, r"\2")):
        for _ in range(_DEEPEST):
            text, number = pattern.subn(shown, text)
            if not number:
                break
    return _ICON.sub("", _MD_ESCAPE.sub(r"\1", text).replace("`", "").strip())


def _label(link: re.Match[str]) -> str:
    """What a page shows of a link as text: of an image nothing."""
    return "" if link[1] else link[2]


def _in_one_line(link: re.Match[str]) -> str:
    """A link on one line: html2text also wraps URLs, at their hyphens."""
    mark, label, address, title = link.groups()
    label = " ".join(label.split()) if label.strip() else label
    title = " ".join((title or "").split())
    address = re.sub(r" *\n *", "", address)
    return f"{mark}[{label}]({address}{title and ' ' + title})"


def _without_references(raw: list[str]) -> tuple[list[str], dict[str, str], tuple[str, ...]]:
    """The lines before lynx's list of links, the links by number, and the list where its numbers are others than those of the
    text: elinks has the fields of a form first in some lists, and no link by its number there."""
    references: dict[str, str] = {}
    end = len(raw)
    below = ""  # the URL of a link that elinks lists by its title
    for at in range(len(raw) - 1, -1, -1):
        if found := _NUMBERED_LINK.fullmatch(raw[at]):
            references[found[1]] = found[2]
        elif below and (titled := _TITLED_LINK.fullmatch(raw[at])):
            references[titled[1]], below = below, ""
        elif found := _LISTED_URL.fullmatch(raw[at]):
            below = found[1]
        elif references and raw[at] and not raw[at].endswith((" links:", " links")):
            end = at if not raw[at].startswith(" ") else at + 1  # its heading, in any language
            break
    marks = [number for line in raw[:end] for number in _MARKER.findall(line)]
    if 2 * sum(number in references for number in marks) <= len(marks):
        references, end = {}, len(raw)
    dropped: tuple[str, ...] = ()
    if "1" in marks and "1" not in references:
        references = dict.fromkeys(
            (*map(str, range(1, min(map(int, references), default=1))), *references), ""
        )
        dropped = tuple(line.strip() for line in raw[end:] if line)
    filled = [at for at, line in enumerate(raw[:50]) if line]
    start = next((at for at in filled[:5] if _HEAD_LINK.match(raw[at])), -1)
    if start >= 0:  # what <head> links to
        is_block = raw[start].lstrip().startswith("#")
        past = next(
            (at for at in range(start, end) if not (raw[at] if is_block else _HEAD_LINK.match(raw[at]))), end
        )
        return raw[:start] + raw[past:end], references, dropped
    return raw[:end], references, dropped


_HEAD_LINK = lazy_re.compile(r" {3,4}#[^#\s]|   Link: \S+.*")
"""What the head of a page links to: lynx prints it in one block behind a `#`, links and elinks in a line each."""


def _width(lines: list[Line]) -> int:
    """The column that lines with another right below them come to; 0 where they end anywhere."""
    lengths = sorted(
        line.indent + len(line.text) for line, below in pairwise(lines) if below.text and len(line.text) > 40
    )
    width = lengths[int(len(lengths) * 0.97)] if lengths else 0
    full = sum(1 for length in lengths if length > width - 15)
    return width if _NARROWEST <= width <= _WIDEST and full > len(lengths) // 3 else 0
