"""Writes front matter: YAML (`---`), TOML (`+++`), JSON (`{`), `Key: value` lines, and Nikola's `.. key: value` lines.

The generators read the same values.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import tomli_w

from converters.generators.front_matter.line_values import written_value
from converters.generators.front_matter.lines import EMPTY_LINE
from converters.generators.front_matter.styles import Style
from converters.io import yaml
from converters.io.yaml import Moment


def dump(fields: Mapping[str, Any], body: str, style: Style = "yaml") -> str:
    """The text of a file: front matter, an empty line, the body. TOML has no `None`, so it is omitted."""
    return _DUMPERS[style](fields) + body


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
            return {str(name): _for_toml(inner) for name, inner in value.items() if inner is not None}
        case Moment():
            return _moment(value)
        case str():
            return re.sub("[\ud800-\udfff]", "\ufffd", value)
        case bool() | float():
            return value
        case int():
            return value if -(2**63) <= value < 2**63 else str(value)
        case Sequence():
            return [_for_toml(item) for item in value if item is not None]
    return str(value)


def _moment(text: str) -> datetime | str:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return str(text)


# Lines


def _meta(fields: Mapping[str, Any]) -> str:
    return "".join(_meta_lines(fields)) + "\n"


def _rst_comment(fields: Mapping[str, Any]) -> str:
    lines = (f".. {name}: {written_value(value)}\n" for name, value in fields.items() if value is not None)
    return f"<!--\n{''.join(lines)}-->\n\n"


def _meta_lines(fields: Mapping[str, Any]) -> Iterator[str]:
    for name, value in fields.items():
        if lines := list(_values(value)):
            first, *more = lines
            yield "\n    ".join((f"{name}: {first}", *(line or EMPTY_LINE for line in more))) + "\n"


def _values(value: Any) -> Iterator[str]:
    """The lines of a value; a list has one for each item."""
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
            for item in value:
                yield from _values(item)
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
        yield line.rstrip() if line.strip() else EMPTY_LINE


def _without_controls(line: str) -> str:
    """Python-Markdown uses \\x02 and \\x03 itself; the others have no meaning in a line."""
    return re.sub("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]", "", line).replace("\t", " ")


_DUMPERS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "yaml": _yaml,
    "toml": _toml,
    "json": _json,
    "meta": _meta,
    "rst_comment": _rst_comment,
}
