"""What visitors without an account see of a text: the text without what stands behind a gate."""

import re
from collections.abc import Container
from functools import cache

from msgspec import Struct, field

from converters import lazy_re
from converters.gates import shortcodes
from converters.gates.blocks import unknown_block
from converters.gates.gate import ShortcodeGate
from converters.gates.marks import NOT_A_PAYWALL, closed_parts
from converters.gates.table import table
from converters.gates.unseen import unseen
from converters.io.json import loads
from converters.markup.wordpress.blocks.parser import Delimiter, delimiters
from converters.markup.wordpress.shortcodes.code import CODE
from converters.markup.wordpress.shortcodes.grammar import Shortcode, replace
from converters.model import Markup
from converters.privacy import audience

_MARKUP = lazy_re.compile(
    r"<!--.*?-->|<(?:script|style)\b.*?</(?:script|style)>|<[^>]*>|&nbsp;", re.DOTALL | re.IGNORECASE
)
_MAY_CLOSE = lazy_re.compile(r"<!--\s+wp:[a-z][a-z0-9_-]*(?:/|\s+\{)", re.ASCII)
"""The beginning of a block of a plug-in, or of one with attributes: others hide nothing, by our own gates."""
_MEDIA = lazy_re.compile(
    r"<(?:img|iframe|video|audio|embed|object)\b|\[(?:gallery|playlist|embed|video|audio)\b|/-->",
    re.IGNORECASE,
)
_WITHOUT_TAGS = "wordpress"
"""The dialect in which template tags are text, as they are in comments and in what a site shows."""


class Visible(Struct):
    """What visitors see of a text, the parts that they do not see, and by which gates."""

    text: str
    hidden: list[str] = field(default_factory=list)
    gates: dict[str, None] = field(default_factory=dict)
    paywall: bool = False
    """Whether a paywall closes the rest of the text."""

    @property
    def is_empty(self) -> bool:
        """Whether visitors see nothing at all."""
        return not _MEDIA.search(self.text) and not re.search(r"\w", _MARKUP.sub("", self.text))

    def keep_back(self, text: str, gate: str) -> None:
        """Note a part that is hidden; white space is not."""
        if text.strip():
            self.hidden.append(text)
            self.gates[gate] = None


def visible(markup: Markup) -> Visible:
    """What visitors see of a text as its source has it. Shortcodes and blocks are WordPress's alone."""
    found = Visible(markup.text)
    found.text = _outside_of_marks(found, markup.dialect)
    if markup.dialect == "wordpress":
        if _has_closed_blocks(found.text):
            found.text = _outside_of_blocks(found)
        found.text = _outside_of_shortcodes(found.text, found)
    _leave_out_unseen(found, markdown=markup.dialect == "markdown")
    return found


def visible_comment(markup: Markup) -> Visible:
    """What visitors see of the text of a comment, in which HTML and its comments hide a part."""
    found = Visible(markup.text)
    if markup.dialect != "plain":
        if "<!--" in markup.text:
            found.text = _outside_of_marks(found, _WITHOUT_TAGS)
        _leave_out_unseen(found, markdown=markup.dialect == "markdown")
    return found


def _leave_out_unseen(found: Visible, *, markdown: bool) -> None:
    """Leave out the elements that no visitor saw, if they are not the whole text."""
    text, done = found.text, 0
    pieces: list[str] = []
    elements = list(unseen(text, markdown=markdown))
    for element in elements:
        pieces.append(text[done : element.start])
        done = element.end
    seen = Visible("".join([*pieces, text[done:]]))
    if elements and (not seen.is_empty or any(element.is_never_shown for element in elements)):
        found.text = seen.text
        for element in elements:
            found.keep_back(text[element.start : element.end], element.sign)


def _outside_of_marks(found: Visible, dialect: str) -> str:
    """The text without what stands after a mark that closes it."""
    text, done = found.text, 0
    pieces: list[str] = []
    for part in closed_parts(text, _closes_by_name, dialect=dialect):
        found.keep_back(text[part.inner_start : part.inner_end], part.gate)
        found.paywall |= not part.is_ended
        pieces.append(text[done : part.start])
        done = part.end
    return "".join([*pieces, text[done:]])


def marks_in(text: str) -> frozenset[str]:
    """The marks in a text of HTML that close a part of it, as they are written there."""
    parts = closed_parts(text, _closes_by_name, dialect=_WITHOUT_TAGS)
    return frozenset(
        mark
        for part in parts
        for mark in (text[part.start : part.inner_start], text[part.inner_end : part.end])
        if mark
    )


def pair_around(text: str, at: int) -> tuple[str, str]:
    """The two marks that close the part of a text of HTML in which a place is; both empty if none do."""
    for part in closed_parts(text, _closes_by_name, dialect=_WITHOUT_TAGS):
        if part.is_ended and part.inner_start <= at <= part.inner_end:
            return text[part.start : part.inner_start], text[part.inner_end : part.end]
    return "", ""


def _closes_by_name(name: str) -> bool:
    """Whether a shortcode of this name, without attributes, hides what it encloses."""
    gate = _gate(name)
    return bool(gate and gate.hides and not gate.shown(Shortcode(name, {}, "-")))


_PAYWALL = lazy_re.compile(rf"^(?:.*/)?(?:(?!{NOT_A_PAYWALL})[\w-]*[_-])?pay-?wall$")


def _is_paywall(block: Delimiter) -> bool:
    """Whether a block closes the rest of the text: one of the table, or one without content that is called a paywall."""
    gate = table.paywalls.get(block.name)
    return gate.form == "block" if gate else block.void and bool(_PAYWALL.search(block.name))


def _has_closed_blocks(text: str) -> bool:
    """Whether a block may hide something; most texts have none, and need not be read block by block then."""
    if table.closes_core_blocks:  # of a plug-in
        return True
    for sign in _MAY_CLOSE.finditer(text):
        block = next(delimiters(text, sign.start()), None)
        if block and (_is_paywall(block) or _closed(block) or text.find("[", block.start, block.end) >= 0):
            return True
    return False


def _outside_of_blocks(found: Visible) -> str:
    """The text without closed blocks, as their comments nest: each closer closes the last that is open."""
    text = found.text
    pieces: list[str] = []
    open_blocks: list[str] = []
    done = closed = level = 0
    gate = ""
    for delimiter in delimiters(text):
        if gate:
            level += -1 if delimiter.closes else not delimiter.void
            if level == 0:
                found.keep_back(text[closed : delimiter.start], gate)
                done, gate = delimiter.end, ""
        elif delimiter.closes:
            del open_blocks[-1:]
        elif _is_paywall(delimiter):
            found.paywall = True
            found.keep_back(text[delimiter.end :], delimiter.name)
            closers = [f"<!-- /wp:{name.removeprefix('core/')} -->" for name in reversed(open_blocks)]
            return "".join([*pieces, text[done : delimiter.start], *closers])
        elif name := _closed(delimiter):
            pieces.append(text[done : delimiter.start])
            done = delimiter.end
            if delimiter.void:
                found.keep_back(text[delimiter.start : delimiter.end], name)
            else:
                gate, closed, level = name, delimiter.end, 1
        else:
            if "[" in (block := text[delimiter.start : delimiter.end]):
                pieces += text[done : delimiter.start], _open_attributes(block, found)
                done = delimiter.end
            if not delimiter.void:
                open_blocks.append(delimiter.name)
    if gate:
        found.keep_back(text[closed:], gate)
        done = len(text)
    return "".join([*pieces, text[done:]])


def _open_attributes(block: str, found: Visible) -> str:
    """The comment of a block without what shortcodes hide in its attributes, some of which are texts."""
    start, end = block.find("{"), block.rfind("}") + 1
    if start < 0 or end <= start:
        return block
    return block[:start] + _in_data(block[start:end], "{}", found) + block[end:]


def _in_data(text: str, instead: str, found: Visible) -> str:
    """Text, or JSON with texts in it, without what shortcodes hide; `instead` where nothing readable is left of JSON."""
    shown = _outside_of_shortcodes(text, found)
    if shown != text and text.lstrip().startswith(("{", "[{", "[[")):
        try:
            loads(shown)
        except (ValueError, RecursionError):  # the two ends of a shortcode were in different texts
            return instead
    return shown


def visible_field(text: str) -> Visible:
    """What visitors see of a custom field, which may be a text with shortcodes or blocks, or the JSON of a page builder."""
    if "<!--" in text:
        return visible(Markup(text=text, dialect="wordpress"))
    found = Visible(text)
    found.text = _in_data(text, "", found)
    return found


def _closed(block: Delimiter) -> str:
    """The gate that closes a block; `""` for an open one."""
    gate = table.blocks.get(block.name)
    if gate and gate.closes(block.attributes):
        return gate.name
    for name in block.attributes:
        if (attribute := table.attributes.get(name)) and attribute.closes(block.attributes):
            return name if name != "metadata" else "blockVisibility"
    return block.name if not gate and unknown_block(block.name, block.attributes) else ""


class _Names(Container[str]):
    """The shortcodes that may be gates; and those of code, in which none is run."""

    def __init__(self, asking: Container[str] = ()) -> None:
        """`asking`: the names of others, by their attributes."""
        self._asking = asking

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and (
            name in CODE or _is_part(name) or name in self._asking or _gate(name) is not None
        )


_NAMES = _Names()
_ASKING = lazy_re.compile(
    r"\[([\w-]+)(?=\s[^\[\]]*?\b(?:pass(?:word|code|phrase)?|pwd|logged_?in|visible_to|visibility|(?:user_?|allowed_?)roles?|roles"
    r"|members?_?only|membership|capability)\s*+=)",
    re.IGNORECASE | re.ASCII,
)
"""The beginning of a shortcode of which an attribute may say who sees its content."""


def _names_in(text: str) -> _Names:
    return _Names(frozenset(_ASKING.findall(text))) if _ASKING.search(text) else _NAMES


@cache
def _unknown(name: str) -> ShortcodeGate | None:
    return shortcodes.unknown(name)


def _gate(name: str) -> ShortcodeGate | None:
    return table.shortcodes.get(name) or _unknown(name)


def _is_part(name: str) -> bool:
    """Whether a shortcode is of a page builder, whose parts an attribute may hide."""
    return f"[{name}".startswith(table.beginnings_of_parts)


def _hidden_part(shortcode: Shortcode) -> str:
    """The attribute by which its author hid a part; `""` for a part that is shown."""
    for name, gate in table.parts.items():
        value = shortcode.attributes.get(name, "").strip().lower()
        if value and shortcode.name.startswith(gate.prefix) and gate.closes(value):
            return name
    return ""


def _asks_for_some(shortcode: Shortcode) -> str:
    """The attribute by which a shortcode that no table knows asks for a password, or for some visitors; `""` without one."""
    return next(
        (
            name
            for name, value in shortcode.attributes.items()
            if (audience.is_password(name) and audience.says_something(value)) or audience.closes(name, value)
        ),
        "",
    )


def _outside_of_shortcodes(text: str, found: Visible) -> str:
    def make(shortcode: Shortcode) -> str | None:
        name, content = shortcode.name, shortcode.content
        if attribute := _hidden_part(shortcode):
            found.keep_back(content or f"[{name}{shortcode.written}]", attribute)
            return ""
        if content is None:
            return None
        gate = _gate(name)
        if not gate and name not in CODE and (attribute := _asks_for_some(shortcode)):
            found.keep_back(content, f"[{name} {attribute}]")
            return ""
        if not gate:  # code, as it stands, or a part that is shown
            inner = content if name in CODE else _outside_of_shortcodes(content, found)
            return f"[{name}{shortcode.written}]{inner}[/{name}]"
        shown = gate.shown(shortcode)
        if shown == content and not gate.plugin:  # of no table, and shown: it may be more than a gate
            return f"[{name}{shortcode.written}]{_outside_of_shortcodes(content, found)}[/{name}]"
        if shown != content:
            found.keep_back(content.replace(shown, "", 1) if shown else content, f"[{name}]")
        return _outside_of_shortcodes(shown, found)

    may_close = "[" in text and ("[/" in text or any(begin in text for begin in table.beginnings_of_parts))
    return replace(text, _names_in(text), make, unescape=False) if may_close else text
