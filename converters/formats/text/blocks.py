"""Converts lines of plain text to HTML: paragraphs, lists, quotes, headings.

Indentation gives the structure: the text of list items is aligned, and text indented further than the text
around it is a quote. A line that was wrapped at the text width is joined with the next; other line breaks
are kept.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from converters import lazy_re
from converters.formats.text.lines import Line

_BULLET = lazy_re.compile(r"([•◦▪‣·○□☆*+o#-]|[-–]) +(?=\S)")
_NUMBER = lazy_re.compile(r"(\d{1,3})[.)] +(?=\S)")
_QUOTE = 2
"""Columns of indentation that make a quote."""
_DEEPEST = 12
"""The depth of the deepest list or quote."""


class Piece(NamedTuple):
    """A run of lines without a blank line, or a list item."""

    indent: int
    mark: str
    """`*` or the number, for an item of a list."""
    lines: list[str]
    inner: int
    """The column that its text stands in."""
    level: int = 0
    """Of a heading."""


def html(lines: Sequence[Line], width: int, *, spaced: bool = True) -> str:
    """The lines as HTML. `width` is where lines were broken, 0 for nowhere; without `spaced`, a line
    that was not full ends a paragraph."""
    pieces = list(_pieces(lines, width, spaced))
    if not pieces:
        return ""
    return "\n".join(_blocks(pieces, width, 0))


def _pieces(lines: Sequence[Line], width: int, spaced: bool) -> Iterator[Piece]:
    current: Piece | None = None
    word = _word(lines)
    for at, line in enumerate(lines):
        if not line.text:
            if current:
                yield current
            current = None
            continue
        mark = "" if line is word else _mark(line, current, lines[at - 1] if at else None)
        if mark:
            if current:
                yield current
            skipped = _BULLET.match(line.text) or _NUMBER.match(line.text)
            assert skipped
            current = Piece(line.indent, mark, [line.text[skipped.end() :]], line.indent + skipped.end())
        elif current and _continues(current, line, lines[at - 1], width, spaced):
            current.lines.append(line.text if _full(lines[at - 1], line, width) else "\n" + line.text)
        else:
            if current:
                yield current
            current = Piece(line.indent, "", [line.text], line.indent, line.level)
    if current:
        yield current


def _word(lines: Sequence[Line]) -> Line | None:
    """The only line that begins with a single `o`, if it is not indented: the word of a language, and no bullet."""
    found = [line for line in lines if line.text.startswith("o ")]
    if len(found) != 1 or found[0].indent > min(line.indent for line in lines if line.text):
        return None
    return found[0]


def _mark(line: Line, current: Piece | None, above: Line | None) -> str:
    """The mark of a list's item, if the line begins with one and stands where an item may."""
    bullet, number = _BULLET.match(line.text), _NUMBER.match(line.text)
    if not (bullet or number):
        return ""
    within = current and not current.mark and above and above.text and line.indent <= current.indent
    if within and not (bullet and bullet[1] in "•◦▪‣○□☆"):
        return ""  # a dash, a sum, a year
    return "*" if bullet else number[1] if number else ""


def _continues(current: Piece, line: Line, above: Line, width: int, spaced: bool) -> bool:
    if current.level or line.level:
        return False
    if current.mark:
        return line.indent > current.indent
    return line.indent == current.indent and (spaced or _full(above, line, width))


def _full(above: Line, line: Line, width: int) -> bool:
    """Whether the next word had no room in the line above."""
    if not width:
        return False
    first = line.text.split(" ", 1)[0]
    return above.indent + len(above.text) + 1 + len(first) > width


def _blocks(pieces: Sequence[Piece], width: int, depth: int) -> Iterator[str]:
    base = _base(pieces)
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if piece.mark:
            end = _list_end(pieces, at)
            yield _list(pieces[at:end], width, depth)
            at = end
        elif piece.indent >= base + _QUOTE and depth < _DEEPEST:
            end = next(
                (to for to in range(at, len(pieces)) if pieces[to].indent < base + _QUOTE), len(pieces)
            )
            yield f"<blockquote>{''.join(_blocks(pieces[at:end], width, depth + 1))}</blockquote>"
            at = end
        else:
            tag = f"h{max(piece.level, 2)}" if _is_heading(piece, base) else "p"
            yield f"<{tag}>{_text(piece)}</{tag}>"
            at += 1


def _base(pieces: Sequence[Piece]) -> int:
    """The column of most of the text; lynx begins headings further left."""
    sums: Counter[int] = Counter()
    for piece in pieces:
        sums[piece.indent] += 0 if piece.mark else sum(map(len, piece.lines))
    return max(sums, key=lambda indent: (sums[indent], -indent))


def _is_heading(piece: Piece, base: int) -> bool:
    return bool(piece.level) or (
        piece.indent < base
        and len(piece.lines) == 1
        and not piece.lines[0].endswith((".", ",", ";", "?", "!"))
    )


def _list_end(pieces: Sequence[Piece], start: int) -> int:
    """Where the list ends that begins here: at what is not further in, and no item of it."""
    first = pieces[start]
    at = start + 1
    while at < len(pieces):
        piece = pieces[at]
        same = (
            piece.mark and (piece.mark == "*") == (first.mark == "*") and abs(piece.inner - first.inner) <= 1
        )
        if not (same or piece.indent > first.indent + (0 if piece.mark else 1)):
            break
        at += 1
    return at


def _list(pieces: Sequence[Piece], width: int, depth: int) -> str:
    first = pieces[0]
    items: list[list[Piece]] = []
    for piece in pieces:
        if piece.mark and abs(piece.inner - first.inner) <= 1 and (piece.mark == "*") == (first.mark == "*"):
            items.append([piece])
        else:
            items[-1].append(piece)
    tag = "ul" if first.mark == "*" else "ol"
    start = f' start="{first.mark}"' if tag == "ol" and first.mark != "1" else ""
    return f"<{tag}{start}>{''.join(_item(item, width, depth) for item in items)}</{tag}>"


def _item(pieces: Sequence[Piece], width: int, depth: int) -> str:
    head, *rest = pieces
    if not rest:
        return f"<li>{_text(head)}</li>"
    inner = (
        "".join(_blocks(rest, width, depth + 1))
        if depth < _DEEPEST
        else "".join(f"<p>{_text(piece)}</p>" for piece in rest)
    )
    return f"<li>{_text(head)}{inner}</li>"


def _text(piece: Piece) -> str:
    made = " ".join(piece.lines)
    return escape(re.sub(r"^> ?", "", made), quote=False).replace(" \n", "<br>\n")
