"""Parts a file into header and body; the body is what the file has, byte for byte."""

import json
import re
from collections.abc import Sequence
from typing import Any, Final, Literal, NamedTuple

from converters.generators.front_matter import lines
from converters.generators.front_matter.styles import FENCED, Style
from converters.io.json import sound

_FENCES: Final = {
    "yaml": re.compile(
        r"---(?:[ \t]*|yaml[ \t]*)\r?\n(.*?)(?<![^\n])(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL
    ),
    "toml": re.compile(
        r"(?P<fence>\+\+\+|---toml)[ \t]*\r?\n(?P<text>.*?)(?<![^\n])(?:\+\+\+|---)[ \t]*(?:\r?\n|\Z)",
        re.DOTALL,
    ),
    "json": re.compile(r"---json[ \t]*\r?\n(.*?)(?<![^\n])---[ \t]*(?:\r?\n|\Z)", re.DOTALL),
}
_BODY: Final = re.compile(r"<body\b[^>]*>(.*)</body\s*>", re.DOTALL | re.IGNORECASE)
_HTML: Final = re.compile(r"\s*(?:<!doctype[^>]*>\s*)?<(?:html|head)\b", re.IGNORECASE)


class RawDocument(NamedTuple):
    """What `part` finds: the header (its text, or what its lines say), the text below, how the header is
    written (`""`: there is none), and the line of the file where it begins."""

    front_matter: Any
    body: str
    style: Style | Literal[""]
    line: int


def split_raw(text: str, styles: Sequence[Style] = FENCED) -> RawDocument:
    """Part the text of a file; `styles` says which headers it may have. A mark of byte order is none of it."""
    text = text.removeprefix("\ufeff")
    for style in styles:
        if found := _PARTS[style](text, style) if style in _PARTS else _fenced(text, style):
            return found
    return RawDocument("", text, "", 1)


def _fenced(text: str, style: Style) -> RawDocument | None:
    found = _FENCES[style].match(text)
    if found:
        group: str | int = "text" if style == "toml" else 1
        return RawDocument(found[group], _body(text[found.end() :]), style, 2)
    return _json(text) if style == "json" and text.startswith("{") else None


def _body(rest: str) -> str:
    """Without the empty line that parts it from the header."""
    return rest[2:] if rest.startswith("\r\n") else rest.removeprefix("\n")


def _json(text: str) -> RawDocument | None:
    try:
        fields, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return None  # a text that begins with a brace
    rest = text[end:]
    return RawDocument(sound(fields, text[:end]), _body(_body(rest)), "json", 1)


def _lined(text: str, style: Style) -> RawDocument | None:
    found = _LINES[style](text)
    return RawDocument(found.fields, _body(text[found.end :]), style, 1) if found.fields else None


def _page(text: str, style: Style) -> RawDocument | None:
    """The head of a page of HTML, and what is in its body."""
    if not _HTML.match(text):
        return None
    body = _BODY.search(text)
    return RawDocument(text[: body.start()] if body else text, body[1] if body else "", style, 1)


_LINES: Final = {"pelican": lines.pelican, "nikola": lines.nikola, "rst": lines.rst}
_PARTS: Final = {"pelican": _lined, "nikola": _lined, "rst": _lined, "html": _page}
