"""Repairs of text in a damaged chunk: characters and entities that XML does not allow."""

import html
import re
from collections.abc import Callable
from html.entities import html5
from typing import NamedTuple

from converters import lazy_re, messages
from converters.diagnostics import MessageType
from converters.io.xml.text import NOT_XML

_AMPERSAND = lazy_re.compile(r"&(?:(amp|lt|gt|quot|apos);|#(\d+|x[0-9a-fA-F]+);|(\w+;)|)", re.ASCII)
_LONGEST = 7
"""Digits of the number of the last character."""
_EXAMPLES = 5
"""How many names a finding lists."""


class Repair(NamedTuple):
    """Repairs of one type in a chunk: the line of the first (from 0, the start of the chunk), and how many."""

    kind: MessageType
    line: int
    number: int
    which: tuple[str, ...]
    """The names of up to `_EXAMPLES` of them."""


class Repairs:
    """Collects the repairs of one chunk, whose text gives their lines."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._repairs: dict[MessageType, Repair] = {}

    def note(self, kind: MessageType, position: int, which: str = "", number: int = 1) -> None:
        """Count `number` repairs at a position; `which` is the name of what was repaired."""
        if before := self._repairs.get(kind):
            names = before.which
            if which and which not in names and len(names) < _EXAMPLES:
                names = (*names, which)
            self._repairs[kind] = Repair(kind, before.line, before.number + number, names)
        else:
            line = self._text.count("\n", 0, position)
            self._repairs[kind] = Repair(kind, line, number, (which,) if which else ())

    def all(self) -> list[Repair]:
        """One `Repair` for each type."""
        return list(self._repairs.values())


def escape(text: str, position: int, repairs: Repairs, *, reported: bool = False) -> str:
    """Text as XML; entities stay. `reported` is True for markup that was reported already."""
    text = legal(text, position, repairs)
    if "&" in text:
        text = _AMPERSAND.sub(_ampersand(position, repairs), text)
    if "]]>" in text and not reported:
        repairs.note(messages.BAD_CDATA, position + text.find("]]>"))
    return text.replace("<", "&lt;").replace("]]>", "]]&gt;")


def legal(text: str, position: int, repairs: Repairs) -> str:
    """Text without the characters that XML 1.0 does not allow (section 2.2)."""
    text, number = NOT_XML.subn("", text)
    if number:
        repairs.note(messages.ILLEGAL_CHARACTERS, position, number=number)
    return text


def _is_illegal(number: str) -> bool:
    """Whether the number of a character reference is that of no character; Python counts no digits past some thousands."""
    digits = number.lstrip("x0")
    if len(digits) > _LONGEST:
        return True
    code = int(digits or "0", 16 if number[0] == "x" else 10)
    return code > 0x10FFFF or bool(NOT_XML.match(chr(code)))


def _ampersand(position: int, repairs: Repairs) -> Callable[[re.Match[str]], str]:
    """What replaces an ampersand and the entity that it may begin."""

    def replacement(found: re.Match[str]) -> str:
        known, number, name = found.groups()
        if known:
            return found[0]
        if number:
            if _is_illegal(number):
                repairs.note(messages.ILLEGAL_CHARACTERS, position + found.start())
                return ""
            return found[0]
        if name and name in html5:
            repairs.note(messages.UNDEFINED_ENTITY, position + found.start(), found[0])
            return html.escape(html5[name], quote=False)
        repairs.note(messages.BARE_AMPERSAND, position + found.start())
        return "&amp;" + found[0][1:]

    return replacement
