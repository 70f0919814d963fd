"""Splits a file into front matter and body; the body stays as it is, byte for byte."""

import json
import re
from collections.abc import Sequence
from typing import Any, Final, Literal, NamedTuple

from converters import lazy_re
from converters.generators.front_matter import edn, lines, org
from converters.generators.front_matter.styles import FENCED, Style
from converters.io.json import sound

_FENCES: Final = {
    "yaml": lazy_re.compile(
        r"---(?:[ \t]*|yaml[ \t]*)\r?\n(.*?)(?<![^\n])(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL
    ),
    "toml": lazy_re.compile(
        r"(?P<fence>\+\+\+|---toml)[ \t]*\r?\n(?P<text>.*?)(?<![^\n])(?:\+\+\+|---)[ \t]*(?:\r?\n|\Z)",
        re.DOTALL,
    ),
    "json": lazy_re.compile(r"---json[ \t]*\r?\n(.*?)(?<![^\n])---[ \t]*(?:\r?\n|\Z)", re.DOTALL),
}
_CLOSED: Final = {
    "yaml_without_start": (
        lazy_re.compile(r"^-{3,}[ \t]*(?:\r?\n|\Z)", re.M),
        lazy_re.compile(r"\s*[\w-]+[ \t]*:(?:\s|$)"),
    ),
    "json_members": (
        lazy_re.compile(r"^;{3,}[ \t]*(?:\r?\n|\Z)", re.M),
        lazy_re.compile(r'\s*"[^"\n]*"\s*:'),
    ),
}
"""Style -> the line at its end, and what it begins with."""
_DAMAGED_JSON: Final = lazy_re.compile(
    r"""(\{\s*["']\w[\w-]*["']\s*:[^\n]*\n(?:(?!\}|[ \t\r]*\n)[^\n]*\n)*\}?)[^\n]*(?:\n|\Z)"""
)
"""An object of fields that cannot be read: to a line that begins with its closing brace, or an empty line."""
_BODY: Final = lazy_re.compile(r"<body\b[^>]*>(.*)</body\s*>", re.DOTALL | re.IGNORECASE)
_HTML: Final = lazy_re.compile(r"\s*(?:<!doctype[^>]*>\s*)?<(?:html|head)\b", re.IGNORECASE)


class RawDocument(NamedTuple):
    """Front matter (its text, or the values of its lines), the body, the style of the front matter (empty: there
    is none), and the line of the file at which it begins."""

    front_matter: Any
    body: str
    style: Style | Literal[""]
    line: int


def split_raw(text: str, styles: Sequence[Style] = FENCED) -> RawDocument:
    """Split the text of a file; `styles` are tried in their order. A byte order mark belongs to neither part."""
    text = text.removeprefix("\ufeff")
    for style in styles:
        if found := _SPLITTERS[style](text, style) if style in _SPLITTERS else _fenced(text, style):
            return found
    return RawDocument("", text, "", 1)


def _fenced(text: str, style: Style) -> RawDocument | None:
    found = _FENCES[style].match(text)
    if found:
        group: str | int = "text" if style == "toml" else 1
        return RawDocument(found[group], _body(text[found.end() :]), style, 2)
    return _json(text) if style == "json" and text.startswith("{") else None


def _body(rest: str) -> str:
    """The body without the empty line after the front matter."""
    return rest[2:] if rest.startswith("\r\n") else rest.removeprefix("\n")


def _json(text: str) -> RawDocument | None:
    """The object at the start of a text; a damaged one, to its closing brace, as text."""
    try:
        fields, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        found = _DAMAGED_JSON.match(text)  # else the text begins with a brace
        return RawDocument(found[1], _body(text[found.end() :]), "json", 1) if found else None
    rest = text[end:]
    return RawDocument(sound(fields, text[:end]), _body(_body(rest)), "json", 1)


def _lined(text: str, style: Style) -> RawDocument | None:
    found = _LINES[style](text)
    return RawDocument(found.fields, _body(text[found.end :]), style, 1) if found.fields else None


def _page(text: str, style: Style) -> RawDocument | None:
    """The head of an HTML page, and what is in its body."""
    if not _HTML.match(text):
        return None
    body = _BODY.search(text)
    return RawDocument(text[: body.start()] if body else text, body[1] if body else "", style, 1)


def _closed(text: str, style: Style) -> RawDocument | None:
    """Front matter with a line of marks at its end, and, in JSON, perhaps one at its start."""
    mark, first = _CLOSED[style]
    start = opening.end() if (opening := mark.match(text)) and style == "json_members" else 0
    end = mark.search(text, start)
    if not end or not first.match(text, start):
        return None
    front_matter = text[start : end.start()]
    if style == "json_members":
        front_matter = f"{{{front_matter.rstrip().removesuffix(',')}}}"
    return RawDocument(front_matter, _body(text[end.end() :]), style, 2 if start else 1)


def _separate(text: str, style: Style) -> RawDocument | None:
    found = lines.fields(text)
    return RawDocument(found.fields, found.body, style, 1) if found.fields else None


def _map(text: str, style: Style) -> RawDocument | None:
    found = edn.fields(text)
    return RawDocument(found[0], _body(text[found[1] :].lstrip("\r\n")), style, 1) if found else None


_LINES: Final = {
    "meta": lines.meta,
    "rst_comment": lines.rst_comment,
    "rst": lines.rst,
    "org": org.fields,
}
_SPLITTERS: Final = {
    "meta": _lined,
    "rst_comment": _lined,
    "rst": _lined,
    "org": _lined,
    "html": _page,
    "yaml_without_start": _closed,
    "json_members": _closed,
    "fields": _separate,
    "edn": _map,
}
