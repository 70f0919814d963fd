"""Elixir's maps, as far as front matter has them: `%{title: "A", tags: ~w(b c), draft: true}` above a line of `---`.

Source: the documentation of NimblePublisher (Examples), of Elixir (Sigils, Map).
"""

import re
from typing import Any, Final

from converters import lazy_re

_MAP: Final = lazy_re.compile(r"\s*%\{(?P<pairs>.*?)\}[ \t]*\n-{3,}[ \t]*(?:\n|\Z)", re.S)
_STRING: Final = r'"((?:[^"\\]|\\.)*)"'
_PAIR: Final = lazy_re.compile(
    rf'(?:"(?=\w+"[ \t]*=>))?(?<!\w)(\w++)(?::|"[ \t]*=>)\s*(?:"""\n?(.*?)"""|{_STRING}'
    r"|~[wW]([(\[{<|/])([^)\]}>|/]*)|~[DUN]\[([^\]]*)\]|\[([^\]]*)\]|([^,\n]*))",
    re.S,
)
_WORDS: Final = {"true": True, "false": False, "nil": None}


def fields(text: str) -> tuple[dict[str, Any], int] | None:
    """The map at the start of a text, and the offset of its end; None if the text begins otherwise."""
    if not (found := _MAP.match(text)):
        return None
    values: dict[str, Any] = {}
    for pair in _PAIR.finditer(found["pairs"]):
        name, heredoc, string, sigil, words, moment, items, word = pair.groups()
        if heredoc is not None:
            values[name] = " ".join(heredoc.split())
        elif string is not None:
            values[name] = _unescaped(string)
        elif sigil:
            values[name] = words.split()
        elif moment is not None:
            values[name] = moment
        elif items is not None:
            values[name] = [_unescaped(item) for item in re.findall(_STRING, items)]
        else:
            word = word.strip()
            values[name] = _WORDS[word] if word in _WORDS else word.removeprefix(":")
    return values, found.end()


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)
