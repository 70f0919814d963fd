"""Reads values that PHP's `serialize` wrote, as WordPress stores custom fields that are no text.

Strings state their length in bytes. An export whose encoding or line ends were changed has other lengths; such a text
is refused, since what is behind a wrong length is a guess, unless the caller asks to guess.
"""

from typing import Any, Final

from converters import lazy_re

_BEGINS: Final = lazy_re.compile(r'a:\d+:\{|[OCsE]:\d+:"')
"""How an array, an object, a text or an enumeration begins."""
_SCALAR_TEXT: Final = lazy_re.compile(r"[idb]:[-+\d.eEINFA]+;|N;")
_LENGTH: Final = lazy_re.compile(rb":(\d{1,9}):")
_SCALAR: Final = lazy_re.compile(rb":([^;]{0,400});")
DEEPEST: Final = 100
"""Levels of arrays in arrays."""


def looks_serialized(text: str) -> bool:
    """Whether a text begins and ends as `serialize` writes (WordPress's `is_serialized` asks the same)."""
    trimmed = text.strip()
    return trimmed.endswith((";", "}")) and bool(_BEGINS.match(trimmed) or _SCALAR_TEXT.fullmatch(trimmed))


def unserialize(text: str, *, guess: bool = False) -> Any:
    """The value: `dict` for arrays and objects, with their keys as text. Raises `ValueError` for what is no such text.

    With `guess`, a string with a wrong length is read to the next `";`.
    """
    reader = _Reader(text.strip().encode(errors="replace"), guess)
    value = reader.value(0)
    if reader.at != len(reader.data):
        raise ValueError("there is text behind the value")
    return value


class _Reader:
    def __init__(self, data: bytes, guess: bool) -> None:
        self.data, self.guess, self.at = data, guess, 0

    def value(self, depth: int) -> Any:
        """The value that begins here."""
        if depth > DEEPEST:
            raise ValueError("arrays are nested too deep")
        kind = self.data[self.at : self.at + 1]
        self.at += 1
        match kind:
            case b"N":
                self._expect(b";")
                return None
            case b"b" | b"i" | b"d" | b"r" | b"R":
                return self._scalar()
            case b"s" | b"E":
                text = self._string()
                self._expect(b";")
                return text
            case b"a":
                return self._entries(self._length(), depth)
            case b"O":
                self._string()
                return self._entries(self._length(), depth)
            case b"C":  # a class that serializes itself: its text stands for it
                self._string()
                return self._braces(self._length())
        raise ValueError("no such type")

    def _entries(self, number: int, depth: int) -> dict[str, Any]:
        self._expect(b"{")
        entries: dict[str, Any] = {}
        for _ in range(number):
            name = str(self.value(depth + 1))
            entries[name] = self.value(depth + 1)
        self._expect(b"}")
        return entries

    def _scalar(self) -> str:
        found = _SCALAR.match(self.data, self.at)
        if not found:
            raise ValueError("a number has no end")
        self.at = found.end()
        return found[1].decode("latin-1")

    def _length(self) -> int:
        found = _LENGTH.match(self.data, self.at)
        if not found:
            raise ValueError("a length is missing")
        self.at = found.end()
        return int(found[1])

    def _string(self) -> str:
        length = self._length()
        self._expect(b'"')
        if self.guess and self.data[self.at + length : self.at + length + 2] not in (b'";', b'":'):
            length = max(self.data.find(b'";', self.at) - self.at, 0)
        text = self._take(length)
        self._expect(b'"')
        return text

    def _braces(self, length: int) -> str:
        self._expect(b"{")
        text = self._take(length)
        self._expect(b"}")
        return text

    def _take(self, length: int) -> str:
        taken = self.data[self.at : self.at + length]
        if len(taken) != length:
            raise ValueError("a text ends too early")
        self.at += length
        return taken.decode(errors="replace")

    def _expect(self, mark: bytes) -> None:
        if not self.data.startswith(mark, self.at):
            raise ValueError(f"{mark.decode()} is missing")
        self.at += len(mark)
