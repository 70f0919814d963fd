"""Escapes: a character gets one only where Markdown would read it as something else."""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from converters import lazy_re
from converters.markup.markdown.flavors import COMMONMARK_ESCAPES, MarkdownFlavor
from converters.markup.markdown.writing.lone_signs import NONE, LoneSigns

_REFERENCES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\u00a0": "&nbsp;"}
_ENTITY: Final = lazy_re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);")
_DEFINITION: Final = lazy_re.compile(r"\[[^\[\]]*\]:")
# A long run of one character is escaped as a whole: millions of asterisks are no rule, and must not take long.
_SPECIAL: Final = lazy_re.compile(r"([*_`\\])\1{15,}|[\\`*_\[\]<>&~|{$!@]")
_WITH_URLS: Final = lazy_re.compile(
    _SPECIAL.pattern + r"|(?<=http):(?=//)|(?<=https):(?=//)|(?<=ftp):(?=//)|(?<=www)\.(?=\w)", re.I
)
_SIGN: Final = lazy_re.compile(r"[\\`*_\[\]<>&~|{$!@]")
_VERBATIM: Final = lazy_re.compile(_WITH_URLS.pattern + r"|[\"'.-]", re.I)


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
    lone: LoneSigns
    balanced: bool


def plain(char: str, flavor: MarkdownFlavor) -> str:
    """A character, escaped."""
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
    lone: LoneSigns = NONE,
    balanced: bool = False,
) -> str:
    """The text as Markdown. `before` and `after` are the characters next to it in the output.

    With `verbatim`, quotes and dashes stay as they are even where the renderer makes better ones. The signs in `lone`
    have no partner, and with `balanced` those of the brackets are in the text: they need no escape.
    """

    def escaped(found: re.Match[str]) -> str:
        char = found[0]
        if len(char) > 1:
            return plain(char[0], flavor) * len(char)
        at = found.start()
        position = TextPosition(
            text,
            at,
            text[at - 1] if at else before,
            text[at + 1 : at + 2] or after,
            in_link,
            in_table,
            flavor,
            verbatim,
            lone,
            balanced,
        )
        if char in "<\\" and _apart(position):
            return _REFERENCES.get(char) or f"&#{ord(char)};"
        every_one = every and char not in _TYPOGRAPHY
        return plain(char, flavor) if every_one or _RULES[char](position) else char

    if verbatim and flavor.typographer:
        return _VERBATIM.sub(escaped, text)
    return (_WITH_URLS if _may_have_urls(text) else _SPECIAL).sub(escaped, text)


def _backslash(position: TextPosition) -> bool:
    return position.after in COMMONMARK_ESCAPES or position.after in ("", "\n")


def _always(position: TextPosition) -> bool:
    return True


def _backtick(position: TextPosition) -> bool:
    return "`" not in position.lone


def _star(position: TextPosition) -> bool:
    if position.text[position.at] in position.lone:
        return False
    return bool(position.before.strip(" \n") or position.after.strip(" \n"))


def _underscore(position: TextPosition) -> bool:
    if position.before.isalnum() and position.after.isalnum():
        return False
    return _star(position)


def _opening_bracket(position: TextPosition) -> bool:
    if (position.in_link and not position.balanced) or position.after == "^":
        return True
    if position.at == 0 and not position.before.strip() and _DEFINITION.match(position.text):
        return True
    return not position.after.strip(" ") and position.at == len(position.text) - 1


def _closing_bracket(position: TextPosition) -> bool:
    return (position.in_link and not position.balanced) or position.after == "("


def _less(position: TextPosition) -> bool:
    if position.after == "<":
        return (
            position.flavor.guillemets
            or position.verbatim
            or (position.at + 2 < len(position.text) and _tag_start(position.text[position.at + 2]))
        )
    return _tag_start(position.after)


def _apart(position: TextPosition) -> bool:
    """Whether a backslash is not enough: some renderers read on into a tag or past the end of the line, and a divider
    counts anywhere."""
    if position.text[position.at] == "\\":
        return position.after == "\n" or not (position.after or position.flavor.escaped_breaks)
    if position.flavor.guillemets and position.after == "<" and position.at == len(position.text) - 1:
        return True
    return bool(position.flavor.divider) and position.text.startswith(position.flavor.divider, position.at)


def _greater(position: TextPosition) -> bool:
    return position.flavor.guillemets and position.after == ">"


def _doubled(position: TextPosition) -> bool:
    """Dashes and dots, which are no typography when they stand alone."""
    return position.text[position.at] in (position.before, position.after)


def _tag_start(char: str) -> bool:
    return char.isalpha() or char in ("/", "!", "?")


def _ampersand(position: TextPosition) -> bool:
    return _ENTITY.match(position.text, position.at) is not None


def _tilde(position: TextPosition) -> bool:
    """Only one that could close: it takes two to strike something out."""
    if "~" in position.lone:
        return False
    return position.flavor.strikethrough and bool(position.before.strip(" "))


def _pipe(position: TextPosition) -> bool:
    return position.in_table or position.flavor.pipes_make_tables


def _brace(position: TextPosition) -> bool:
    return position.flavor.attributes and position.after in (":", "#", ".")


def _dollar(position: TextPosition) -> bool:
    return position.flavor.math and "$" in (position.after, position.before)


def _bang(position: TextPosition) -> bool:
    """Before a link; a bracket of the text cannot begin an image, since one of its own is escaped."""
    return position.after == "[" and position.at == len(position.text) - 1


def _at(position: TextPosition) -> bool:
    return (
        position.flavor.autolinks
        and not position.in_link
        and position.before.isalnum()
        and position.after.isalnum()
    )


def _url(position: TextPosition) -> bool:
    if position.text[position.at] == "." and position.text[position.at - 4 : position.at - 3] == "/":
        return False  # the colon before it has been escaped
    address = position.text[position.at] == "." or position.text[position.at + 3 : position.at + 4].isalnum()
    return address and position.flavor.autolinks and not position.in_link


def _dot(position: TextPosition) -> bool:
    if position.verbatim and _doubled(position):
        return True
    return position.text[max(position.at - 3, 0) : position.at].lower() == "www" and _url(position)


_RULES: Final[dict[str, Callable[[TextPosition], bool]]] = {
    "\\": _backslash,
    "`": _backtick,
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
    ":": _url,
    ".": _dot,
    ">": _greater,
    '"': _always,
    "'": _always,
    "-": _doubled,
}

_TYPOGRAPHY: Final = frozenset("\"'-.:")
"""What is no markup, and only escaped by its rule."""

# What starts a line and would make another block of it; the group is the character to escape.
_STARTS: Final = lazy_re.compile(
    r"""
    (?P<hash>\#)(?=\#{0,5}(?:[ \t]|$))
    | (?P<quote>>)
    | (?P<bullet>[-+*])(?=[ \t]|$)
    | \d{1,99}(?P<number>[.)])(?=[ \t]|$)
    | (?P<under>=)(?==*[ \t]*$)
    | (?P<rule>[-_*])(?=(?:[ \t]*[-_*]){2,}[ \t]*$)
    | (?P<setext>-)(?=-*[ \t]*$)
    | (?P<fence>[`~])(?=``|~~)
    | (?P<row>[|:-])(?=[|: \t-]*$)
    | (?P<colon>:)(?=[ \t])
    | (?P<box>\[)(?=[ xX]\](?:[ \t]|$))
    | (?P<toml>\+)(?=\+\+[ \t]*$)
    | (?P<caret>\^)(?=[ \t]*$)
    | (?P<abbreviation>\*)(?=\[[^\n]*\]:)
    """,
    re.X,
)


def is_plain(text: str) -> bool:
    """Whether a line of folded text outside of code needs no escape in any flavor: nothing in it looks like markup."""
    return text[0].isalpha() and text[-1] != "\u00a0" and has_no_signs(text)


def has_no_signs(text: str) -> bool:
    """Whether `escape` leaves a text as it is, wherever it stands; not a `verbatim` one."""
    return not _SIGN.search(text) and not _may_have_urls(text)


def _may_have_urls(text: str) -> bool:
    return "//" in text or "w." in text or "W." in text


def edges(text: str) -> str:
    """The text with no-break spaces at its ends as references: editors and some renderers strip them."""
    core = text.strip("\u00a0")
    if core == text:
        return text
    lead = len(text) - len(text.lstrip("\u00a0"))
    return "&nbsp;" * lead + core + "&nbsp;" * (len(text) - lead - len(core))


def line_start(line: str, flavor: MarkdownFlavor, *, first: bool = True, in_list: bool = False) -> str:
    """A line of a paragraph, its first character escaped if it would start another block.

    What underlines a heading or rules a table needs a line before it, a check box the start of an item in a list.
    """
    if line[:1].isalpha() and line[-1] != "\u00a0":
        return line
    line = edges(line)
    found = _STARTS.match(line)
    if found is None:
        if not flavor.strict_headings and line.startswith("#"):
            return plain("#", flavor) + line[1:]
        return line
    group = found.lastgroup or ""
    at = found.start(group)
    if not _starts(group, line, at, flavor, first, in_list):
        return line
    return line[:at] + plain(line[at], flavor) + line[at + 1 :]


def _starts(group: str, line: str, at: int, flavor: MarkdownFlavor, first: bool, in_list: bool) -> bool:
    """Whether what was found at the start of a line would start a block here."""
    match group:
        case "colon":
            return flavor.definition_lists
        case "caret":
            return flavor.pipes_make_tables
        case "abbreviation":
            return flavor.attributes
        case "box":
            return first and in_list and flavor.task_lists
        case "under" | "setext" | "row":
            return not first
        case "number":
            goes_on = not first and not flavor.numbers_interrupt and int(line[:at]) != 1
            return line[at] in flavor.number_signs and at <= flavor.longest_number and not goes_on
        case _:
            return True
