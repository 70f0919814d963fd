"""Settings in PHP (`config.php`), read without running them."""

import re
from typing import Any, Final

from converters import lazy_re

_TOKEN: Final = lazy_re.compile(
    r"(?P<unread>//[^\n]*|#[^\n]*|/\*.*?(?:\*/|\Z)|\s+)"
    r"|'(?:\\.|[^'\\])*(?:'|\\?\Z)|\"(?:\\.|[^\"\\])*(?:\"|\\?\Z)|=>|[\w$\\]+|.",
    re.S,
)
"""What has no end goes to the end of the text, so that no text is looked at twice."""
_RETURN: Final = lazy_re.compile(r"^return\s*(?=\[|array\b)", re.M)
_ESCAPE: Final = lazy_re.compile(r"\\([\\'\"])")
_WORDS: Final = {"true": True, "false": False, "null": None}
_OPEN: Final = frozenset("[({")
_CLOSE: Final = frozenset("])}")
_DEEPEST: Final = 50
"""Arrays within arrays; more are no settings that a person wrote."""
_COMPUTED: Final = object()


def load(text: str) -> dict[str, Any]:
    """The array with names that a program returns, without what is no literal. Raises `ValueError` if it is too deep."""
    value = parser.value(0) if (parser := _parser(text)) else None
    return value if isinstance(value, dict) else {}


def computed_names(text: str) -> list[str]:
    """The names of the values in it that are no literals, such as functions; a dot leads into an array. Raises `ValueError`."""
    if not (parser := _parser(text)):
        return []
    parser.value(0)
    return parser.computed


def _parser(text: str) -> "_Parser | None":
    if not (start := _RETURN.search(text)):
        return None
    return _Parser([match[0] for match in _TOKEN.finditer(text, start.end()) if not match["unread"]])


class _Parser:
    """Reads the value that a list of tokens begins with."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens, self._at = tokens, 0
        self._path: list[str] = []
        self.computed: list[str] = []

    def value(self, depth: int) -> Any:
        """The value here, up to the comma or bracket behind it; `_COMPUTED` if it is no literal."""
        if depth > _DEEPEST:
            raise ValueError("arrays are nested too deep")
        if self._next() == "array":
            self._at += 1
        first = self._next()
        self._at += 1
        if first in ("[", "("):
            found: Any = self._array(depth)
        else:
            found = _literal(first)
            self._at -= first in _OPEN or first in _CLOSE or first == ","
        is_whole = self._next() in (",", ";", "=>", "") or self._next() in _CLOSE
        self._skip()
        return found if is_whole else _COMPUTED

    def _array(self, depth: int) -> dict[str, Any] | list[Any]:
        named: dict[str, Any] = {}
        items: list[Any] = []
        while self._next() and self._next() not in _CLOSE:
            value = self.value(depth + 1)
            if self._next() == "=>":
                self._at += 1
                name, value = value, self._named_value(str(value), depth)
                if isinstance(name, str) and value is not _COMPUTED:
                    named[name] = value
            elif value is not _COMPUTED:
                items.append(value)
            if self._next() == ",":
                self._at += 1
        self._at += 1
        return named or items

    def _named_value(self, name: str, depth: int) -> Any:
        self._path.append(name)
        value = self.value(depth + 1)
        if value is _COMPUTED:
            self.computed.append(".".join(self._path))
        self._path.pop()
        return value

    def _skip(self) -> None:
        """To the comma, the arrow or the bracket that ends a value."""
        depth = 0
        while token := self._next():
            if not depth and (token in (",", "=>", ";") or token in _CLOSE):
                return
            depth += (token in _OPEN) - (token in _CLOSE)
            self._at += 1

    def _next(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""


def _literal(token: str) -> Any:
    if token[:1] in ("'", '"') and len(token) > 1:
        return _COMPUTED if token[0] == '"' and "$" in token else _ESCAPE.sub(r"\1", token[1:-1])
    return int(token) if token.isdecimal() else _WORDS.get(token.lower(), _COMPUTED)
