"""Clojure's notation for data, as far as front matter and settings have it: `{:title "A" :draft? true}`.

Source: the specification of EDN; the documentation of Cryogen (Writing posts).
"""

import re
from typing import Any, Final

from converters import lazy_re

_EDN: Final = lazy_re.compile(r"\s*\{\s*:")
_EDN_TOKEN: Final = lazy_re.compile(
    r'[\s,]+|;[^\n]*|#?"((?:[^"\\]|\\.)*)"|(#\{|[{}\[\]()])|(#_)|([^\s,"{}\[\]();]+)'
)


def fields(text: str) -> tuple[dict[str, Any], int] | None:
    """The map at the start of a text, and the offset of its end; None if the text begins otherwise."""
    if not _EDN.match(text):
        return None
    stack: list[tuple[str, list[Any]]] = []
    at = 0
    while token := _EDN_TOKEN.match(text, at):
        at = token.end()
        string, bracket, _, word = token.groups()
        if bracket in ("{", "[", "(", "#{"):
            stack.append((bracket[-1] if bracket != "#{" else "(", []))
        elif bracket:
            kind, items = stack.pop()
            made = dict(zip(map(_name, items[::2]), items[1::2], strict=False)) if kind == "{" else items
            if not stack:
                return (made, at) if isinstance(made, dict) else None
            stack[-1][1].append(made)
        elif string is not None:
            stack[-1][1].append(re.sub(r"\\(.)", r"\1", string))
        elif word:
            stack[-1][1].append(_word(word))
    return None


def _name(key: Any) -> str:
    return str(key).removesuffix("?")


def _word(word: str) -> Any:
    if word in ("true", "false"):
        return word == "true"
    return None if word == "nil" else word.removeprefix(":")
