"""Headers of Markdown files: YAML (`---`), TOML (`+++`), JSON (`{`) and Pelican's (`Key: value`).

`join` writes what the generators' own readers give back unchanged, and `split` reads it,
and what others wrote.
"""

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, Literal, NamedTuple

import tomli_w

from converters.formats import yaml
from converters.formats.yaml import Moment

Style = Literal["yaml", "toml", "json", "pelican"]

_FENCED = {
    "yaml": re.compile(r"---[ \t]*\n(.*?)(?<![^\n])(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL),
    "toml": re.compile(r"\+\+\+[ \t]*\n(.*?)(?<![^\n])\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL),
}
_META_LINE = re.compile(r"[ ]{0,3}([A-Za-z0-9_-]+):[ \t]*(.*)")
_META_MORE = re.compile(r"[ ]{4,}(.*)")
_EMPTY_LINE = "<!-- -->"
"""An empty line ends Pelican's header; in a text that is Markdown a comment does what it does."""


class Header(NamedTuple):
    """What `split` finds: the fields, the text below, and how the header is written (`""`: there is none)."""

    fields: dict[str, Any]
    body: str
    style: Style | Literal[""]


def join(fields: Mapping[str, Any], body: str, style: Style = "yaml") -> str:
    """The text of a file: header, empty line, body. `None` and empty mappings are left out in TOML."""
    return _JOIN[style](fields) + body


def split(text: str) -> Header:
    """Part a file into header and body. Raises `ValueError` where it has a header that cannot be read."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    for style, load in (("yaml", yaml.load), ("toml", tomllib.loads)):
        if found := _FENCED[style].match(text):
            fields = load(found[1]) or {}
            if not isinstance(fields, dict):
                raise ValueError("the header is no mapping")
            return Header(_plain(fields), _body(text[found.end() :]), style)  # type: ignore[arg-type]
    if text.startswith("{") and (found_json := _leading_json(text)):
        return Header(found_json[0], _body(text[found_json[1] :]), "json")
    return _split_pelican(text)


def _body(rest: str) -> str:
    return rest.removeprefix("\n")


def _leading_json(text: str) -> tuple[dict[str, Any], int] | None:
    try:
        fields, end = json.JSONDecoder().raw_decode(text)
    except ValueError:
        return None  # a text that begins with a brace
    return fields, end + 1 if text[end : end + 1] == "\n" else end


def _plain(value: Any) -> Any:
    """TOML's dates as text, as YAML's are."""
    match value:
        case dict():
            return {str(name): _plain(one) for name, one in value.items()}
        case list():
            return [_plain(one) for one in value]
        case datetime() | date() | time():
            return value.isoformat()
    return value


# YAML, TOML, JSON


def _yaml(fields: Mapping[str, Any]) -> str:
    return f"---\n{yaml.dump(fields)}---\n\n"


def _toml(fields: Mapping[str, Any]) -> str:
    return f"+++\n{tomli_w.dumps(_for_toml(fields))}+++\n\n"


def _json(fields: Mapping[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False, indent=2) + "\n\n"


def _for_toml(value: Any) -> Any:
    match value:
        case Mapping():
            return {str(name): _for_toml(one) for name, one in value.items() if one is not None}
        case Moment():
            return _moment(value)
        case str():
            return re.sub("[\ud800-\udfff]", "\ufffd", value)
        case bool() | float():
            return value
        case int():
            return value if -(2**63) <= value < 2**63 else str(value)
        case Sequence():
            return [_for_toml(one) for one in value if one is not None]
    return str(value)


def _moment(text: str) -> datetime | str:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return str(text)


# Pelican


def _pelican(fields: Mapping[str, Any]) -> str:
    return "".join(_pelican_lines(fields)) + "\n"


def _pelican_lines(fields: Mapping[str, Any]) -> Iterator[str]:
    for name, value in fields.items():
        if lines := list(_values(value)):
            yield f"{name}: " + "\n    ".join(lines) + "\n"


def _values(value: Any) -> Iterator[str]:
    """A list is a value a line, and a text of several lines is one, too."""
    match value:
        case None:
            return
        case bool():
            yield "true" if value else "false"
        case str():
            yield from _text_lines(value)
        case Mapping():
            yield json.dumps(value, ensure_ascii=False)
        case Sequence():
            for one in value:
                yield from _values(one)
        case _:
            yield str(value)


def _text_lines(text: str) -> Iterator[str]:
    lines = [_without_controls(line) for line in text.splitlines()]
    while lines and not lines[0].strip():
        del lines[0]
    while lines and not lines[-1].strip():
        del lines[-1]
    if not lines:
        yield ""
    for line in lines:
        yield line.rstrip() if line.strip() else _EMPTY_LINE


def _without_controls(line: str) -> str:
    """Python-Markdown uses \\x02 and \\x03 as marks of its own; the others have no meaning in a line."""
    return re.sub("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]", "", line).replace("\t", " ")


def _split_pelican(text: str) -> Header:
    lines = text.split("\n")
    fields: dict[str, Any] = {}
    key = ""
    end = 0
    for end, line in enumerate(lines):  # noqa: B007
        if not line.strip():
            break
        if found := _META_LINE.match(line):
            key = found[1]
            fields[key] = [*fields.get(key, ()), found[2].strip()]
        elif key and (more := _META_MORE.match(line)):
            fields[key].append(more[1].strip())
        else:
            break
    if not fields:
        return Header({}, text, "")
    known = {name: values[0] if len(values) == 1 else values for name, values in fields.items()}
    return Header(known, "\n".join(lines[end:]).removeprefix("\n"), "pelican")


_JOIN: dict[Style, Callable[[Mapping[str, Any]], str]] = {
    "yaml": _yaml,
    "toml": _toml,
    "json": _json,
    "pelican": _pelican,
}
