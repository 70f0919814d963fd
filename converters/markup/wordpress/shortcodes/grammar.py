"""The grammar of shortcodes: where one begins and ends, and what its attributes are.

As in WordPress only known names count; the first `[/x]` closes; `[[x]]` is an escape.
"""

import re
from collections.abc import Callable, Container
from typing import NamedTuple

from converters import lazy_re
from converters.markup.wordpress.tags import hide_brackets

Attributes = dict[str, str]
"""By name, lower-case; those without a name by their position, `"0"` first."""


class Shortcode(NamedTuple):
    """A shortcode as found. `content` is what stands before its closing form, None where it has none.

    `written` is the text that `attributes` were read from.
    """

    name: str
    attributes: Attributes
    content: str | None
    written: str = ""

    def first(self, *names: str) -> str:
        """The first of these attributes that is set."""
        return next((value for name in names if (value := self.attributes.get(name, "").strip())), "")


class Match(NamedTuple):
    """Where a shortcode stands. `opened` is where its opening tag ends; `escaped` ones are `[[x]]`."""

    start: int
    opened: int
    end: int
    shortcode: Shortcode
    escaped: bool


_NAME = lazy_re.compile(r"\[(\[?)([\w-]+)", re.ASCII)
_ODD_SPACE = lazy_re.compile("[\u00a0\u200b]+")
_NAME_AND_EQUALS = lazy_re.compile(r"([\w-]+)\s*+=\s*+", re.ASCII)
_SPACE = lazy_re.compile(r"\s*+", re.ASCII)
_WORD = lazy_re.compile(r"\S++", re.ASCII)
_CURLY = lazy_re.compile(r"[“”″„]|&#822[01];|&#8243;|&ldquo;|&rdquo;|&quot;")
_CURLY_VALUE = lazy_re.compile(rf"=\s*(?:{_CURLY.pattern})")
_ESCAPE = lazy_re.compile(r"\\(x[0-9A-Fa-f]{1,2}|[0-7]{1,3}|.)", re.DOTALL)
_CONTROLS = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_SPACES = r"(?:[\r\n\t ]|\u00a0|&nbsp;)*+"
_PARAGRAPH_START = lazy_re.compile(rf"<p>{_SPACES}(?=\[[\w-])")
_PARAGRAPH_END = lazy_re.compile(rf"{_SPACES}</p>")


def find(
    text: str,
    names: Container[str],
    position: int,
    closings: dict[str, int],
    show_brackets: Callable[[str], str] = str,
    *,
    can_enclose: Callable[[int, int], bool] = lambda start, end: True,
) -> Match | None:
    """The next shortcode, as `get_shortcode_regex` finds it.

    `closings` keeps, from one call to the next, where the next closing form of each name is, -1 for none.
    `show_brackets` undoes what `hide_brackets` did to the text. `can_enclose` says of a part of the text,
    by its start and end, whether it can be the content of a shortcode.
    """
    while found := _NAME.search(text, position):
        name = found[2]
        if name not in names:
            position = found.start() + 1
            continue
        opened = text.find("]", found.end()) + 1
        if not opened:
            return None
        attributes = text[found.end() : opened - 1]
        end, content = opened, None
        if attributes.endswith("/"):
            attributes = attributes[:-1]
        elif (closing := closings.get(name, 0)) >= 0:
            closer = f"[/{name}]"
            if closing < opened:
                closing = closings[name] = text.find(closer, opened)
            if closing >= 0 and can_enclose(opened, closing):
                end, content = closing + len(closer), show_brackets(text[opened:closing])
        escaped = bool(found[1]) and text.startswith("]", end)
        start = found.start()
        if escaped:
            end += 1
        elif found[1]:
            start += 1
        attributes = show_brackets(attributes)
        shortcode = Shortcode(name, parse_attributes(attributes), content, attributes)
        return Match(start, opened, end, shortcode, escaped)
    return None


def replace(
    text: str,
    names: Container[str],
    make: Callable[[Shortcode], str | None],
    place: Callable[[str, int, int, str], str] | None = None,
    *,
    unescape: bool = True,
) -> str:
    """Replace shortcodes as `do_shortcode`; where `make` gives None, the opening tag stays as it is.

    `place(text, start, end, html)` may fit what was made to what stands around it. Without
    `unescape`, escaped ones are left for a later run.
    """
    if "[" not in text:
        return text
    hidden, show_brackets = hide_brackets(text)
    pieces: list[str] = []
    done = 0
    closings: dict[str, int] = {}
    while match := find(hidden, names, done, closings, show_brackets):
        if match.escaped:
            kept = match if unescape else match._replace(start=match.start - 1, end=match.end + 1)
            pieces += hidden[done : match.start], hidden[kept.start + 1 : kept.end - 1]
            done = match.end
        elif (html := make(match.shortcode)) is None:
            pieces.append(hidden[done : match.opened])
            done = match.opened
        else:
            html = place(hidden, match.start, match.end, html) if place else html
            pieces += hidden[done : match.start], html
            done = match.end
    return show_brackets("".join([*pieces, hidden[done:]]))


def unautop(text: str, names: Container[str]) -> str:
    """Unwrap paragraphs that hold one shortcode and nothing else (`shortcode_unautop`)."""
    if "<p>" not in text or "[" not in text:
        return text
    pieces: list[str] = []
    done = 0
    closings: dict[str, int] = {}
    for paragraph in _PARAGRAPH_START.finditer(text):
        start = paragraph.end()
        if paragraph.start() < done or not (name := _NAME.match(text, start)) or name[2] not in names:
            continue
        match = find(text, names, start, closings)
        # Not escaped, right here, and the paragraph ends with it: enclosing if it can be, else without content.
        if not match or match.start != start:
            continue
        for end in (match.end, match.opened):
            if closing := _PARAGRAPH_END.match(text, end):
                pieces += text[done : paragraph.start()], text[start:end]
                done = closing.end()
                break
    return "".join([*pieces, text[done:]])


def parse_attributes(text: str) -> Attributes:
    """Read attributes as `shortcode_parse_atts`, but understand curly quotes where straight ones were meant.

    WordPress empties a value with an unclosed `<`; we keep it, for it is text (the
    handlers escape what is no HTML).
    """
    text = _ODD_SPACE.sub(" ", text)
    if _CURLY_VALUE.search(text) and '"' not in text:
        text = _CURLY.sub('"', text)
    attributes: Attributes = {}
    unnamed = 0
    position = _after_space(text, 0)
    while position < len(text):
        named = _NAME_AND_EQUALS.match(text, position)
        if named and (value := _value(text, named.end())):
            attributes[named[1].lower()] = _unescape(text[value])
        else:
            # What is neither a name with a value nor a value in quotes is a word, whatever is in it.
            value = _quoted(text, position) or _word(text, position)
            attributes[str(unnamed)] = _unescape(text[value])
            unnamed += 1
        position = _after_space(text, value.stop + (text[value.stop : value.stop + 1] in ('"', "'")))
    return attributes


def _after_space(text: str, position: int) -> int:
    found = _SPACE.match(text, position)
    return found.end() if found else position


def _value(text: str, start: int) -> slice | None:
    """Where a value with a name stands: in quotes, or a word without any."""
    if value := _quoted(text, start):
        return value
    word = _word(text, start)
    return None if word.start == word.stop or '"' in text[word] or "'" in text[word] else word


def _quoted(text: str, start: int) -> slice | None:
    """Where a value in quotes stands, if white space or the end follows it."""
    quote = text[start : start + 1]
    if quote not in ('"', "'"):
        return None
    end = text.find(quote, start + 1)
    if end < 0 or (end + 1 < len(text) and _WORD.match(text, end + 1)):
        return None
    return slice(start + 1, end)


def _word(text: str, start: int) -> slice:
    found = _WORD.match(text, start)
    return slice(start, found.end() if found else start)


def _unescape(value: str) -> str:
    """Do as PHP's `stripcslashes`."""
    if "\\" not in value:
        return value

    def character(found: re.Match[str]) -> str:
        escape = found[1]
        if escape[0] == "x" and len(escape) > 1:
            return chr(int(escape[1:], 16))
        if escape[0] in "01234567":
            return chr(int(escape, 8) & 0xFF)
        return _CONTROLS.get(escape, escape)

    return _ESCAPE.sub(character, value)
