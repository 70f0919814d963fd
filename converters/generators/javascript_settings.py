"""Settings in JavaScript (`astro.config.mjs`, `blog.11tydata.js`), read without running them."""

import re
from typing import Any, Final

from converters import lazy_re

_STRING: Final = r"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`"
_PATTERN: Final = r"/(?![*/\s])(?:\\[^\n]|\[(?:\\[^\n]|[^\]\\\n])*\]|[^/\\\[\n])+/[a-z]*"
"""A regular expression; what stands before it tells it from a division."""
_UNREAD: Final = lazy_re.compile(
    rf"({_STRING})|//[^\n]*|/\*.*?\*/|([(,=:\[!&|?{{;]|\breturn\b)([ \t]{{0,9}}){_PATTERN}", re.S
)
"""A text, which stays, or what holds quotes and brackets that mean nothing: a comment, a regular expression."""
_EXPORTED: Final = lazy_re.compile(
    r"(?:\bmodule\.exports\s*=|\bexport\s+default\b|\bexport\s+const\s+config\s*=|\bdefine\w{0,20}Config\w{0,20}\s*\()"
    r"(?:\s*\w*\(\s*\)\s*=>|\s*\w+\s*=>)?[\s(]*(?=\{)"
)
_EXPORTED_NAME: Final = lazy_re.compile(
    r"(?:\bmodule\.exports\s*=|\bexport\s+default\b)\s*(?:[\w.]+\(\s*(?:[^()]*,\s*)?)*([A-Za-z_$][\w$]*)"
)
"""The name of what is exported, perhaps as the last argument of calls."""
_RETURNED: Final = lazy_re.compile(
    r"(?:^(?: {0,4}|\t)|(?:\bexport\s+default\b|\bmodule\.exports\s*=)[^{};\n]{0,200}\{\s*)return\s*(?=\{)",
    re.M,
)
_TOKEN: Final = lazy_re.compile(rf"({_STRING})|(-?\d[\d_]*(?:\.\d+)?)\b|([A-Za-z_$][\w$]*)", re.S)
_KEY: Final = lazy_re.compile(rf"({_STRING})|([\w$]+)")
_NEXT: Final = lazy_re.compile(rf"(?:{_STRING}|[^\"'`\[\](){{}},])+", re.S)
_LAST_LINE: Final = lazy_re.compile(r"^[)\]}]+;?\s*\Z", re.M)
"""The end of a program that is whole, whatever its brackets seem to be."""
_TYPE: Final = lazy_re.compile(r"\s*(?:as|satisfies)\s+[\w.$]+(?:<[\w., ]*>)?")
"""The type that TypeScript gives a value."""
_END_OF_VALUE: Final = lazy_re.compile(r"[ \t]*(?:;|\n)")
_ESCAPE: Final = lazy_re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.S)
_ESCAPES: Final = {"n": "\n", "t": "\t", "r": "\r"}
_WORDS: Final = {"true": True, "false": False, "null": None, "undefined": None}
_DEEPEST: Final = 50
"""Objects within objects; more are no settings that a person wrote."""


class Computed(str):
    """The source of a value that only running the program would give."""

    __slots__ = ()


def load(text: str) -> dict[str, Any]:
    """The objects that a module exports, by themselves or by a name, or that its exported function returns, as one.

    A value that is no literal is `Computed`. What is no object literal is left out.
    """
    text = without_comments(text)
    values: dict[str, Any] = {}
    names = [_assignment(found[1]) for found in _EXPORTED_NAME.finditer(text)]
    for pattern in (_RETURNED, *names, _EXPORTED):
        for found in pattern.finditer(text):
            values |= object_at(text, found.end()) or {}
    return values


def without_comments(text: str) -> str:
    """A program without comments; a regular expression becomes a call."""
    return _UNREAD.sub(lambda found: found[1] or (f"{found[2]} RegExp()" if found[2] else " "), text)


def load_whole(text: str) -> dict[str, Any]:
    """The same as `load`. Raises `ValueError` for a program that ends within brackets: the end of the file is lost."""
    rest = _UNREAD.sub(lambda found: " " if found[1] else found[2] or " ", text)
    depth = sum((character in "([{") - (character in ")]}") for character in rest)
    if depth > 0 and not _LAST_LINE.search(rest):
        raise ValueError("it ends within brackets: its end is missing")
    return load(text)


def object_at(text: str, start: int, *, whole: bool = False) -> dict[str, Any] | None:
    """The object literal that starts here, in a text without comments; None if no object starts there.

    With `whole`, also None if it has fields of another object (`...more`), or such whose names are computed.
    """
    parser = _Parser(text, start)
    try:
        found = parser.object(0) if text.startswith("{", start) else None
    except ValueError:
        return None
    return None if whole and parser.is_partial else found


def value_at(text: str, start: int) -> Any:
    """The value of the expression that starts here; `Computed` if it is no literal."""
    try:
        return _Parser(f"{text}\n;", start).value()
    except ValueError:
        return Computed()


def _assignment(name: str) -> re.Pattern[str]:
    """What stands before the object that a name is declared as: `const config: Config =`."""
    return re.compile(rf"\b(?:const|let|var)\s+{re.escape(name)}\s*(?::[^=;]+)?=\s*\(?\s*(?=\{{)")


def literals(text: str) -> dict[str, Any]:
    """The same as `load_whole`, without what is `Computed`, at every depth."""
    found: dict[str, Any] = without_computed(load_whole(text))
    return found


def without_computed(value: Any) -> Any:
    """A value without what is `Computed` in it, at every depth."""
    if isinstance(value, dict):
        return {key: without_computed(item) for key, item in value.items() if not isinstance(item, Computed)}
    if isinstance(value, list):
        return [without_computed(item) for item in value if not isinstance(item, Computed)]
    return value


def argument(text: str, method: str) -> str:
    """The text that a program gives to a method as its first argument; empty if it is no literal, or nothing is given."""
    text = without_comments(text)
    called = re.search(rf"\.{re.escape(method)}\(\s{{0,9}}({_STRING})\s{{0,9}}[,)]", text)
    return "" if not called or "${" in called[1] else _unquoted(called[1])


class _Parser:
    """Reads one object literal; raises `ValueError` for anything else."""

    def __init__(self, text: str, start: int) -> None:
        self._text, self._at = text, start
        self.is_partial = False
        """Whether an object has more fields than those that were read."""

    def object(self, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        self._at += 1
        while self._peek() != "}":
            start = self._at
            key = _KEY.match(self._text, self._at)
            if key:
                self._at = key.end()
            if key and self._peek() == ":":
                self._at += 1
                values[_unquoted(key[1]) if key[1] else key[2]] = self._value(depth + 1)
            else:  # a method, a shorthand, a spread
                source = self._skipped(start)
                if key and key[2]:
                    values[key[2]] = Computed(source)
                self.is_partial = self.is_partial or not key
            if self._peek() == ",":
                self._at += 1
        self._at += 1
        return values

    def value(self) -> Any:
        """One literal that a semicolon or a line end follows; `Computed` for what else stands here."""
        value = self._literal(0)
        if typed := _TYPE.match(self._text, self._at):
            self._at = typed.end()
        rest = _END_OF_VALUE.match(self._text, self._at)
        return value if rest else Computed()

    def _value(self, depth: int) -> Any:
        if depth > _DEEPEST:
            raise ValueError("too deep")
        self._peek()
        start = self._at
        value = self._literal(depth)
        if not isinstance(value, Computed):
            if typed := _TYPE.match(self._text, self._at):
                self._at = typed.end()
            if self._peek() in ",}])":
                return value
        return Computed(self._skipped(start))

    def _literal(self, depth: int) -> Any:
        """The literal here; `Computed` if there is none."""
        match self._peek():
            case "{":
                return self.object(depth)
            case "[":
                return self._list(depth)
            case "(":
                return self._in_parentheses(depth)
        found = _TOKEN.match(self._text, self._at)
        if not found:
            return Computed()
        self._at = found.end()
        if found[1]:
            computed = found[1][0] == "`" and "${" in found[1]
            return Computed() if computed else _unquoted(found[1])
        if found[2]:
            number = found[2].replace("_", "")
            return float(number) if "." in number else int(number)
        return _WORDS[found[3]] if found[3] in _WORDS else Computed()

    def _in_parentheses(self, depth: int) -> Any:
        """The literal in parentheses, with which a comment says its type."""
        self._at += 1
        if self._peek() == ")":
            return Computed()  # a function without parameters
        value = self._value(depth + 1)
        if self._peek() != ")":
            return Computed()
        self._at += 1
        return value

    def _list(self, depth: int) -> list[Any]:
        values = []
        self._at += 1
        while self._peek() != "]":
            values.append(self._value(depth + 1))
            if self._peek() == ",":
                self._at += 1
        self._at += 1
        return values

    def _skipped(self, start: int) -> str:
        """The source of an expression, up to the comma or bracket that ends it."""
        self._at, open_brackets = start, 0
        while True:
            character = self._peek()
            if not open_brackets and character in ",}])":
                if self._at == start:
                    raise ValueError("no expression")
                return self._text[start : self._at].strip()
            if character in "([{":
                open_brackets += 1
            elif character in ")]}":
                open_brackets -= 1
            found = _NEXT.match(self._text, self._at)
            if not found and character in "\"'`":
                raise ValueError("a string without an end")
            self._at = found.end() if found else self._at + 1

    def _peek(self) -> str:
        """The next character that is no space."""
        while self._at < len(self._text) and self._text[self._at].isspace():
            self._at += 1
        if self._at >= len(self._text):
            raise ValueError("no end")
        return self._text[self._at]


def _unquoted(literal: str) -> str:
    return _ESCAPE.sub(_unescaped, literal[1:-1])


def _unescaped(found: re.Match[str]) -> str:
    code = found[1]
    if len(code) == 5:
        return chr(int(code[1:], 16))
    return _ESCAPES.get(code, "" if code == "\n" else code)
