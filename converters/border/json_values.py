"""What JSON can hold, and the repair of what it cannot.

The archive and the spool are JSON Lines: half a character, a number without end, a list that contains itself
or an object of a foreign class cannot stand in them. `fits` lets nearly all values pass in one look;
`Repair` makes the others into values that do, and says what became text.
"""

import math
import reprlib
from collections.abc import Callable, Mapping, Set
from contextlib import suppress
from datetime import date
from pathlib import PurePath
from typing import Any, Final

import msgspec

from converters import messages
from converters.diagnostics import MessageType

DEEPEST: Final = 320
"""Nesting of lists and objects in `extra`: JSON parsers give up far below Python's limit."""
DEEPEST_REPAIRED: Final = 150
"""The nesting of a value that is repaired; deeper values become text."""
MOST: Final = 100_000
"""Values in one `extra`: a few lists that contain each other can stand for billions."""
LONGEST: Final = 80
"""Characters of a value that a finding shows."""
NUMBERS: Final = range(-(2**63), 2**63)
"""The integers that an archive can hold (`msgspec` writes no others)."""
_encode = msgspec.json.Encoder().encode


def fits(extra: Any) -> bool:
    """Whether JSON can hold all values; most are strings and lists of strings."""
    for name, value in extra.items():
        if type(name) is not str:
            return False
        kind = type(value)
        if kind is str or kind is bool or value is None:
            continue
        if kind is list and all(type(item) is str for item in value):
            continue
        if not is_value(value, [MOST], DEEPEST):
            return False
    return True


def is_value(value: Any, left: list[int], levels: int) -> bool:
    """Whether JSON can hold a value with at most so many levels and `left` parts."""
    kind = type(value)
    if kind is dict or kind is list:
        left[0] -= len(value)
        if not levels or left[0] < 0:
            return False
        parts = value.values() if kind is dict else value
        if kind is dict and not all(type(name) is str for name in value):
            return False
        return all(is_value(part, left, levels - 1) for part in parts)
    if kind is float:
        return math.isfinite(value)
    if kind is int:
        return value in NUMBERS
    return kind is str or kind is bool or value is None


class Repair:
    """Repairs the values of one record; `say` takes each finding: its message type, the field and the value."""

    def __init__(self, say: Callable[[MessageType, str, object], None]) -> None:
        self._say = say
        self._left = MOST
        self._full = False

    def value(self, where: str, value: object) -> Any:
        """A value of `extra` as JSON can hold it."""
        with suppress(TypeError, ValueError, RecursionError):
            if is_value(value, [MOST], DEEPEST):
                _encode(value)
                return value
        return self._json(where, value, DEEPEST_REPAIRED)

    def _json(self, where: str, value: object, levels: int) -> Any:
        """A value as JSON can hold it; what it cannot hold becomes text and is reported."""
        self._left -= 1
        if isinstance(value, str):
            return self.text(where, value)
        if is_value(value, [0], 0):
            return value
        if levels and self._left > 0:
            if isinstance(value, msgspec.Struct):
                return self._json(where, msgspec.structs.asdict(value), levels - 1)
            if isinstance(value, Mapping):
                return {self.name(where, name): self._json(where, value[name], levels - 1) for name in value}
            if isinstance(value, list | tuple):
                return [self._json(where, part, levels - 1) for part in value]
            if isinstance(value, Set):
                return sorted((self._json(where, part, levels - 1) for part in value), key=repr)
        if self._left >= 0 or not self._full:  # once for all that is too much
            self._say(messages.AS_TEXT, where, value)
            self._full = self._left < 0
        return shown(value, None)

    def name(self, where: str, name: object) -> str:
        """The name of a value in an object, as text."""
        return self.text(where, name) if isinstance(name, str) else shown(name)

    def text(self, where: str, text: str) -> str:
        """A text without lone surrogates, which no encoding has."""
        try:
            text.encode()
        except UnicodeEncodeError:
            self._say(messages.HALF_CHARACTER, where, text)
            return _whole(text)
        return str(text)


def _whole(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


_SHORT: Final = reprlib.Repr()
_SHORT.maxlevel, _SHORT.maxstring, _SHORT.maxother, _SHORT.maxlong = 2, LONGEST, LONGEST, LONGEST
_SHORT.maxlist = _SHORT.maxtuple = _SHORT.maxset = _SHORT.maxfrozenset = _SHORT.maxdict = 4


def shown(value: object, longest: int | None = LONGEST) -> str:
    """A value of any type as text; the name of its type if it has no text."""
    try:
        if isinstance(value, str):
            text = str(value)
        elif isinstance(value, date):
            text = value.isoformat()
        elif type(value) is int:
            text = hex(value) if abs(value) > 2**128 else str(value)  # Python refuses to print long ones
        elif isinstance(value, bytes | bytearray | PurePath):
            text = str(value) if isinstance(value, PurePath) else repr(bytes(value))
        else:
            text = _SHORT.repr(value)
    except Exception:  # it is somebody else's
        text = f"<{type(value).__name__}>"
    text = _whole(text)
    return text if longest is None or len(text) <= longest else f"{text[: longest - 1]}…"
