"""Loads what PHP's `serialize` wrote: settings of plug-ins in custom fields.

Lists come back as lists, other arrays and objects as dicts. Nothing is executed, and no class is looked up.
"""

import re
from typing import Any

_LENGTH = re.compile(rb"([aOs]):(\d{1,9}):")
_SCALAR = re.compile(rb"(?:i:(-?\d{1,19})|d:([-+.\deEINFNA]{1,400})|b:([01])|(N)|[rR]:\d{1,9});")
_DEEPEST = 200
"""Levels of nested arrays that are read."""


def loads(text: str) -> Any:
    """Load a value. Raises `ValueError` for what is damaged, or nested deeper than any real setting.

    Lengths of strings count bytes of UTF-8. A search and replace over a database leaves them wrong; such a string
    is read to the next `";`.
    """
    reader = _Reader(text.encode("utf-8", "surrogatepass"))
    return reader.value(0)


class _Reader:
    """Reads values one after the other; `at` is the byte where the next begins."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def value(self, depth: int) -> Any:
        """The next value."""
        if depth > _DEEPEST:
            raise ValueError("nested too deeply")
        if scalar := _SCALAR.match(self.data, self.at):
            self.at = scalar.end()
            whole, fraction, flag, _ = scalar.groups()
            if whole is not None:
                return int(whole)
            if fraction is not None:
                return float(fraction.replace(b"INF", b"inf").replace(b"NAN", b"nan"))
            return flag == b"1" if flag is not None else None
        head = _LENGTH.match(self.data, self.at)
        if not head:
            raise ValueError(f"no serialized value at byte {self.at}")
        self.at = head.end()
        length = int(head[2])
        match head[1]:
            case b"s":
                return self._string(length, b";")
            case b"O":
                self._string(length, b":")
                count = re.compile(rb"(\d{1,9}):").match(self.data, self.at)
                if not count:
                    raise ValueError(f"an object without a count at byte {self.at}")
                self.at = count.end()
                return self._array(int(count[1]), depth)
            case _:
                found = self._array(length, depth)
                return list(found.values()) if list(found) == list(range(len(found))) else found

    def _array(self, count: int, depth: int) -> dict[Any, Any]:
        self._expect(b"{")
        found: dict[Any, Any] = {}
        for _ in range(count):
            key = self.value(depth + 1)
            if not isinstance(key, str | int):
                raise ValueError(f"a key that is no string or number before byte {self.at}")
            # Private and protected properties have the class between zero bytes before their name.
            key = key.rpartition("\0")[2] if isinstance(key, str) else key
            found[key] = self.value(depth + 1)
        self._expect(b"}")
        return found

    def _string(self, length: int, after: bytes) -> str:
        self._expect(b'"')
        end = self.at + length
        if self.data[end : end + 2] != b'"' + after:
            end = self.data.find(b'"' + after, self.at)
            if end < 0:
                raise ValueError(f"a string without an end at byte {self.at}")
        text = self.data[self.at : end].decode("utf-8", "replace")
        self.at = end + 2
        return text

    def _expect(self, mark: bytes) -> None:
        if self.data[self.at : self.at + 1] != mark:
            raise ValueError(f"{mark.decode()} is missing at byte {self.at}")
        self.at += 1
