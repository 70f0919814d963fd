"""Cuts classic content into words, tags and line breaks, each with the white space before it.

A newline within a tag or a comment belongs to it and is not white space. Tags are recognized by
their names alone, lower-case, as `autop` needs it; nothing is parsed.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from converters import lazy_re
from converters.markup.wordpress.tags import SPLIT

_WHITE = " \t\n\r\f\v"

_BLOCKS = tuple(
    "table thead tfoot caption col colgroup tbody tr td th div dl dd dt ul ol li pre form map area"
    " blockquote address style p h1 h2 h3 h4 h5 h6 hr fieldset legend section article aside hgroup"
    " header footer nav figure figcaption details menu summary".split()
)
"""Elements that stand between paragraphs. A longer name that begins like one of these (`<link>`) ends
no paragraph, but no paragraph tag stays next to it either."""

_NO_BREAK_BEFORE = ("p", "li", "div", "dl", "dd", "dt", "th", "td", "ul", "ol")
"""Elements whose tags (and those that begin like them) take away a line break before them."""

_VERBATIM = ("script", "style", "svg", "math")
"""Elements whose newlines get no `<br />`."""


class _Tight(NamedTuple):
    """Where white space vanishes around a tag, in texts that hold one of `signs`."""

    signs: tuple[str, ...]
    opening: str
    closing: str


_OPTIONS = ("<option",)
_CAPTIONS = ("<figcaption",)
_OBJECTS = ("</object>",)
_PLAYERS = ("<source", "<track")
_TIGHT = {
    "option": _Tight(_OPTIONS, "before", "after"),
    "figcaption": _Tight(_CAPTIONS, "before", "after"),
    "object": _Tight(_OBJECTS, "after", "before"),
    "param": _Tight(_OBJECTS, "before and after", "before and after"),
    "embed": _Tight(_OBJECTS, "before and after", "before and after"),
    "audio": _Tight(_PLAYERS, "after", "before"),
    "video": _Tight(_PLAYERS, "after", "before"),
    "source": _Tight(_PLAYERS, "before and after", ""),
    "track": _Tight(_PLAYERS, "before and after", ""),
}


class Kind(NamedTuple):
    """What a token is to its neighbours.

    `opens`: a blank line belongs before it; `closes`: one belongs after it. `tight_before` and
    `tight_after` hold the signs (see `_Tight`) that make white space vanish there. `quotes` is
    the name of an element whose newlines get no `<br />`; `switch` says that such a stretch
    begins (True) or ends (False) with this token.
    """

    letter: str
    block: bool = False
    opens: bool = False
    closes: bool = False
    no_break_before: bool = False
    tight_before: tuple[str, ...] = ()
    tight_after: tuple[str, ...] = ()
    quotes: str = ""
    switch: bool | None = None


WORDS = Kind("words")
HIDDEN = Kind("hidden newline")
BREAK = Kind("line break")
END = Kind("end")

_LETTERS = {
    "<p>": "p", "</p>": "q", "</div>": "D", "</address>": "D", "</form>": "D", "</blockquote>": "C",
}  # fmt: skip
TOUCHING = frozenset("pqBDLQCk")
"""Letters of the tags that `settle` looks at: paragraphs (p, q), blocks (capital letters; D: those that
want a paragraph ended before them, L: list items, Q and C: quotes), and quotes in capital letters (k)."""


@lru_cache(maxsize=2048)
def kind_of(head: str) -> Kind:
    """The kind of a tag; `head` is all of it, or else its name and the character after it."""
    slash = head[1] == "/"
    name = head[1 + slash : _NAME.match(head).end()]  # type: ignore[union-attr] # `head` is a tag, so it matches
    after = head[1 + slash + len(name) :]
    tight = next((tight for start, tight in _TIGHT.items() if name.startswith(start)), None)
    where = ""
    if tight and (not slash or (name in _TIGHT and after == ">")):
        where = tight.closing if slash else tight.opening
    return Kind(
        _letter(head, name, slash),
        block=name.startswith(_BLOCKS),
        opens=name in _BLOCKS and not slash and after[0] in f"{_WHITE}/>",
        closes=(name in _BLOCKS and slash and after == ">")
        or (name == "hr" and not slash and after.lstrip(_WHITE) in (">", "/>")),
        no_break_before=name.startswith(_NO_BREAK_BEFORE),
        tight_before=tight.signs if tight and "before" in where else (),
        tight_after=tight.signs if tight and "after" in where else (),
        quotes=next((element for element in _VERBATIM if not slash and name.startswith(element)), ""),
    )


def _letter(head: str, name: str, slash: bool) -> str:
    if head in _LETTERS:
        return _LETTERS[head]
    if not slash and name.lower().startswith("blockquote"):
        return "Q" if name.startswith("blockquote") else "k"
    if not name.startswith(_BLOCKS):
        return "other tag"
    return "L" if name.startswith("li") and not slash else "B"


def _any_of(names: tuple[str, ...]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


_NAME = lazy_re.compile(r"</?[A-Za-z0-9]*")
_MARKED = rf"/?(?:{_any_of((*_BLOCKS, *_VERBATIM, *_TIGHT, 'br'))})|(?i:blockquote)"
"""How tags begin that are tokens; all others belong to the words."""
_TWO_BREAKS = r"<br\s*+/?>\s*+<br\s*+/?>"
_HEAD = r"(?=(</?[A-Za-z0-9]+(?:\s*+/?>|(?s:.))))"


def _words(characters: str) -> str:
    return rf"{characters}|<(?!{_MARKED}|!--|!\[CDATA\[)[^<>\n]*+>|<!--[^<>\n]*+(?<=--)>"


def _token(characters: str, more: str = "") -> re.Pattern[str]:
    words = _words(characters)
    tag = rf"</?(?:{_MARKED})[^<>\n]*+>|<hr\s*+/?>|<(?i:blockquote)[^<>]*+>"
    return lazy_re.compile(
        rf"(\s*+)(?:((?:{words})++(?:(?<![ \t\r\f\v])\n\n(?=[^\s<])(?:{words})++)*+)|({_TWO_BREAKS})|(<br ?/>|<br>)|{_HEAD}({tag})|(<){more}|\Z)",
        re.ASCII,
    )


_TOKEN = _token(r"[^<\n]++")
"""White space, then words, two line breaks, one, a tag (after its head), a `<` of another kind, or the end.

Paragraphs of words with nothing but a blank line between them are one token.
"""
_TOKEN_OR_PLAYER = _token(
    r"[^<\n\[]++|\[(?!/?(?:audio|video))", r"|(\[(?:/?(?:audio|video)[^<>\[\]\n]*+\])?)"
)
"""The same, with the shortcodes of players."""
_LINES_OF_WORDS = lazy_re.compile(
    r"(?![ \t])(?:" + _words(r"[^<\n\f\v]++") + r"|(?<![ \t])\n(?![ \t]))*+(?<![ \t])", re.ASCII
)
_BLOCK = rf"/?(?:{_any_of(_BLOCKS)})"
_PIECE = lazy_re.compile(
    rf"([^\S\n]*+)(?:((?:[^<\n]|<(?!{_MARKED}))++)|({_TWO_BREAKS})|(<br ?/>|<br>)"
    rf"|{_HEAD}(<{_BLOCK}(?:[^<>\n]++|<(?!{_BLOCK}[\s/>]|{_TWO_BREAKS}))*+[>\n]?|<(?:{_MARKED})[^<>\n]*+>?)|([\n<]))",
    re.ASCII,
)
"""The same within a tag or a comment, where a newline is a token and a tag may lack its end."""
_WORDS_FOUND, _TWO_FOUND, _BREAK_FOUND, _HEAD_FOUND, _TAG_FOUND, _OTHER_FOUND, _PLAYER_FOUND = range(2, 9)

_TAG_END = lazy_re.compile(rf"{_TWO_BREAKS}|>", re.ASCII)


def _end_of_markup(text: str, start: int) -> int:
    """Where the tag, comment or CDATA section ends that begins at `start`. Two breaks in a tag do not end it."""
    found = SPLIT.match(text, start)
    assert found
    if "<br" not in found[0] or found[0].startswith(("<!--", "<![CDATA[")):
        return found.end()
    return next((found.end() for found in _TAG_END.finditer(text, start) if found[0] == ">"), len(text))


def is_words(text: str) -> bool:
    """Whether all of a text are words, with no white space at the ends of its lines but the newlines."""
    return "\r" not in text and "\0" not in text and _LINES_OF_WORDS.fullmatch(text) is not None


def tokens(text: str) -> Iterator[tuple[str, Kind, str]]:
    """Cut a text into tokens, each with the white space before it and the blank lines that belong there."""
    tight = {
        signs for signs in (_OPTIONS, _CAPTIONS, _OBJECTS, _PLAYERS) if any(sign in text for sign in signs)
    }
    outside = _TOKEN_OR_PLAYER.match if _PLAYERS in tight else _TOKEN.match
    gap = ""
    glued = False  # no white space may follow the last token
    position = start = limit = 0  # from `start` to `limit`: the tag or comment that we are in
    closing = ""
    unclosed: set[str] = set()
    while True:
        found = _PIECE.match(text, position, limit) if limit else outside(text, position)
        assert found  # both patterns have an answer to every character
        position = found.end()
        gap += found[1]
        kind, token, after = WORDS, "", ""
        which = found.lastindex or 0
        if which == _WORDS_FOUND:
            token = found[_WORDS_FOUND].rstrip(_WHITE)
            after = text[found.start(_WORDS_FOUND) + len(token) : position]
        elif which == _TAG_FOUND:
            token, kind = found[_TAG_FOUND], kind_of(found[_HEAD_FOUND])
            if kind.opens:
                if limit and found.start(_TAG_FOUND) > start:
                    yield "" if glued else gap, HIDDEN, "\n\n"
                    gap, glued = "", False
                else:
                    gap += "\n\n"
            if kind.tight_before in tight:
                gap = ""
            if kind.closes and (not limit or position == limit):
                after = "\n\n"
            if closing:
                if token == closing:
                    closing, kind = "", _switched(kind, False)
            elif kind.quotes and kind.quotes not in unclosed:
                if text.find(f"</{kind.quotes}>", found.start(_TAG_FOUND)) >= 0:
                    closing, kind = f"</{kind.quotes}>", _switched(kind, True)
                else:
                    unclosed.add(kind.quotes)
        elif which == _BREAK_FOUND:
            kind, token = BREAK, found[_BREAK_FOUND]
        elif which == _TWO_FOUND:
            if limit:
                kind, token = HIDDEN, "\n\n"
            else:
                gap += "\n\n"
                continue
        elif which == _OTHER_FOUND:
            token = found[_OTHER_FOUND]
            if not limit:
                start = position = found.start(_OTHER_FOUND)
                limit = _end_of_markup(text, start)
                continue
            if token == "\n":
                kind = HIDDEN
        elif which == _PLAYER_FOUND:
            token = found[_PLAYER_FOUND]
            if token != "[":
                kind = kind_of(f"<{token[1:7].rstrip('] ') if token[1] == '/' else token[1:6]}>")
            if kind.tight_before in tight:
                gap = ""
        else:
            kind = END
        yield "" if glued else gap, kind, token
        if kind is END:
            return
        if limit and kind.closes and not after:
            yield "", HIDDEN, "\n\n"
        gap, glued = after, kind.tight_after in tight
        if position >= limit:
            limit = 0


def _switched(kind: Kind, on: bool) -> Kind:
    return kind._replace(switch=on)
