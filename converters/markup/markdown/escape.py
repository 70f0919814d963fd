"""Escapes: a character gets one only where Markdown would read it as something else."""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from converters.markup.markdown.flavors import MarkdownFlavor

_PUNCTUATION: Final = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_REFERENCES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\u00a0": "&nbsp;"}
_ENTITY: Final = re.compile(r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,6}|\w+);")
_DEFINITION: Final = re.compile(r"\[[^\[\]]*\]:")
# A long run of one character is escaped as one: millions of asterisks are no rule, and no reason to wait.
_SPECIAL: Final = re.compile(r"([*_`\\])\1{15,}|[\\`*_\[\]<>&~|{$!@]")
_WITH_ADDRESSES: Final = re.compile(
    _SPECIAL.pattern + r"|(?<=http):(?=//)|(?<=https):(?=//)|(?<=ftp):(?=//)|(?<=www)\.(?=\w)", re.I
)
_VERBATIM: Final = re.compile(_WITH_ADDRESSES.pattern + r"|[\"'.-]", re.I)


class TextPosition(NamedTuple):
    """A character in a text, and what stands around it in the output."""

    text: str
    at: int
    before: str
    after: str
    in_link: bool
    in_table: bool
    flavor: MarkdownFlavor
    verbatim: bool


def plain(char: str, flavor: MarkdownFlavor) -> str:
    """A character spelled so that it is only itself."""
    if char in flavor.escapes:
        return "\\" + char
    return _REFERENCES.get(char) or f"&#{ord(char)};"


def escape(
    text: str,
    flavor: MarkdownFlavor,
    *,
    before: str = "",
    after: str = "",
    in_link: bool = False,
    in_table: bool = False,
    every: bool = False,
    verbatim: bool = False,
) -> str:
    """The text as Markdown. `before` and `after` are the characters next to it in the output.

    With `verbatim`, quotes and dashes stay as they are even where the renderer makes better ones.
    """

    def one(found: re.Match[str]) -> str:
        char = found[0]
        if len(char) > 1:
            return plain(char[0], flavor) * len(char)
        at = found.start()
        place = TextPosition(
            text,
            at,
            text[at - 1] if at else before,
            text[at + 1 : at + 2] or after,
            in_link,
            in_table,
            flavor,
            verbatim,
        )
        if char == "<" and _apart(place):
            return "&lt;"
        return plain(char, flavor) if every or _RULES[char](place) else char

    if verbatim and flavor.typographer:
        return _VERBATIM.sub(one, text)
    return (_WITH_ADDRESSES if "//" in text or "w." in text or "W." in text else _SPECIAL).sub(one, text)


def _backslash(place: TextPosition) -> bool:
    return place.after in _PUNCTUATION or not place.after.strip()


def _always(place: TextPosition) -> bool:
    return True


def _star(place: TextPosition) -> bool:
    return bool(place.before.strip(" ") or place.after.strip(" "))


def _underscore(place: TextPosition) -> bool:
    if place.before.isalnum() and place.after.isalnum():
        return False
    return _star(place)


def _opening_bracket(place: TextPosition) -> bool:
    if place.in_link or place.after == "^" or _DEFINITION.match(place.text, place.at):
        return True
    return not place.after.strip(" ") and place.at == len(place.text) - 1


def _closing_bracket(place: TextPosition) -> bool:
    return (
        place.in_link
        or place.after in ("(", "[", ":", "{")
        or (place.at == len(place.text) - 1 != 0 and bool(place.after.strip()))
    )


def _less(place: TextPosition) -> bool:
    if place.after == "<":
        return (
            place.flavor.guillemets
            or place.verbatim
            or (place.at + 2 < len(place.text) and _tag_start(place.text[place.at + 2]))
        )
    return _tag_start(place.after)


def _apart(place: TextPosition) -> bool:
    """Whether a backslash will not do: kramdown reads on into a tag, Hugo finds its divider anywhere."""
    if place.flavor.guillemets and place.after == "<" and place.at == len(place.text) - 1:
        return True
    return bool(place.flavor.divider) and place.text.startswith(place.flavor.divider, place.at)


def _greater(place: TextPosition) -> bool:
    return place.flavor.guillemets and place.after == ">"


def _doubled(place: TextPosition) -> bool:
    """Dashes and dots, which are no typography when they stand alone."""
    return place.text[place.at] in (place.before, place.after)


def _tag_start(char: str) -> bool:
    return char.isalpha() or char in ("/", "!", "?")


def _ampersand(place: TextPosition) -> bool:
    return _ENTITY.match(place.text, place.at) is not None


def _tilde(place: TextPosition) -> bool:
    """Only one that could close: it takes two to strike something out."""
    return place.flavor.strikethrough and bool(place.before.strip(" "))


def _pipe(place: TextPosition) -> bool:
    return place.in_table or place.flavor.pipes_make_tables


def _brace(place: TextPosition) -> bool:
    return place.flavor.attributes and place.after in (":", "#", ".")


def _dollar(place: TextPosition) -> bool:
    return place.flavor.math and place.after == "$"


def _bang(place: TextPosition) -> bool:
    return place.after == "["


def _at(place: TextPosition) -> bool:
    return place.flavor.autolinks and not place.in_link and place.before.isalnum() and place.after.isalnum()


def _address(place: TextPosition) -> bool:
    if place.text[place.at] == "." and place.text[place.at - 4 : place.at - 3] == "/":
        return False  # the colon before it has been escaped
    return place.flavor.autolinks and not place.in_link


def _dot(place: TextPosition) -> bool:
    if place.verbatim and _doubled(place):
        return True
    return place.text[max(place.at - 3, 0) : place.at].lower() == "www" and _address(place)


_RULES: Final[dict[str, Callable[[TextPosition], bool]]] = {
    "\\": _backslash,
    "`": _always,
    "*": _star,
    "_": _underscore,
    "[": _opening_bracket,
    "]": _closing_bracket,
    "<": _less,
    "&": _ampersand,
    "~": _tilde,
    "|": _pipe,
    "{": _brace,
    "$": _dollar,
    "!": _bang,
    "@": _at,
    ":": _address,
    ".": _dot,
    ">": _greater,
    '"': _always,
    "'": _always,
    "-": _doubled,
}

# What starts a line and would make another block of it; the group is the character to escape.
_STARTS: Final = re.compile(
    r"""
    (?P<hash>\#)(?=\#{0,5}(?:[ \t]|$))
    | (?P<quote>>)
    | (?P<bullet>[-+*])(?=[ \t]|$)
    | \d{1,9}(?P<number>[.)])(?=[ \t]|$)
    | (?P<under>=)(?==*[ \t]*$)
    | (?P<rule>[-_*])(?=(?:[ \t]*[-_*]){2,}[ \t]*$)
    | (?P<setext>-)(?=-*[ \t]*$)
    | (?P<fence>[`~])(?=``|~~)
    | (?P<row>[|:-])(?=[|: \t-]*$)
    | (?P<colon>:)(?=[ \t])
    | (?P<box>\[)(?=[ xX]\](?:[ \t]|$))
    | (?P<toml>\+)(?=\+\+[ \t]*$)
    | (?P<caret>\^)(?=[ \t]*$)
    """,
    re.X,
)


def edges(text: str) -> str:
    """The text with no-break spaces at its ends as references: editors and some renderers strip them."""
    core = text.strip("\u00a0")
    if core == text:
        return text
    lead = len(text) - len(text.lstrip("\u00a0"))
    return "&nbsp;" * lead + core + "&nbsp;" * (len(text) - lead - len(core))


def line_start(line: str, flavor: MarkdownFlavor) -> str:
    """A line of a paragraph, its first character escaped if it would start another block."""
    line = edges(line)
    found = _STARTS.match(line)
    if found is None:
        if not flavor.strict_headings and line.startswith("#"):
            return plain("#", flavor) + line[1:]
        return line
    group = found.lastgroup or ""
    if (group == "colon" and not flavor.definition_lists) or (
        group == "caret" and not flavor.pipes_make_tables
    ):
        return line
    at = found.start(group)
    return line[:at] + plain(line[at], flavor) + line[at + 1 :]
