"""YAML that says one thing to every reader.

Strings are always in double quotes, escaped as in JSON: `yes`, `1.10`, `12:30` and
`2020-01-01` stay text under YAML 1.1 (PyYAML, Psych) and 1.2 (Go) alike, and no title
can break out. Only what this module writes; any YAML is read by `load`.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from json.encoder import encode_basestring as _quote_json
from typing import Any

import yaml

_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What JSON lets stand, but YAML does not, or takes for a line break."""

_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_NO_KEYS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
"""Words that are no strings in YAML 1.1."""

_ZONED = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d ?[+-]\d\d:?\d\d")


class Moment(str):
    """A date written as one, and not as a text, where it has an offset; without one readers differ."""

    __slots__ = ()


def quoted(text: str) -> str:
    """A string in double quotes."""
    return _UNPRINTABLE.sub(_escaped, _quote_json(text))


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else f"\\u{code:04x}"


def dump(value: Mapping[str, Any]) -> str:
    """A mapping as lines of YAML, each with its newline; nothing for an empty one."""
    return "".join(f"{line}\n" for line in _mapping(value, ""))


def dump_item(value: Mapping[str, Any]) -> str:
    """A mapping as one item of a list; items put together are the list."""
    lines = list(_mapping(value, "  ")) or ["  {}"]
    return "".join(f"{line}\n" for line in ("- " + lines[0][2:], *lines[1:]))


def _mapping(value: Mapping[str, Any], indent: str) -> Iterator[str]:
    for name, one in value.items():
        yield from _value(f"{indent}{_key(str(name))}:", one, indent)


def _key(name: str) -> str:
    return name if _PLAIN_KEY.fullmatch(name) and name.lower() not in _NO_KEYS else quoted(name)


def _value(start: str, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping) and value:
        yield start
        yield from _mapping(value, indent + "  ")
    elif isinstance(value, Sequence) and not isinstance(value, str | bytes) and value:
        yield start
        for one in value:
            yield from _item(one, indent + "  ")
    else:
        yield f"{start} {_scalar(value)}"


def _item(value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping) and value:
        first, *rest = _mapping(value, indent + "  ")
        yield f"{indent}- {first.lstrip(' ')}"
        yield from rest
    elif isinstance(value, Sequence) and not isinstance(value, str | bytes) and value:
        yield f"{indent}-"
        for one in value:
            yield from _item(one, indent + "  ")
    else:
        yield f"{indent}- {_scalar(value)}"


def _scalar(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case float():
            return _float(value)
        case Moment() if _ZONED.fullmatch(value):
            return str(value)
        case str():
            return quoted(value)
        case Mapping():
            return "{}"
        case Sequence():
            return "[]"
    return quoted(str(value))


def _float(value: float) -> str:
    """With a point in it: YAML 1.1 takes `1e+20` for a text."""
    if not math.isfinite(value):
        return ".nan" if math.isnan(value) else ".inf" if value > 0 else "-.inf"
    text = repr(value)
    return text if "." in text else text.replace("e", ".0e")


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Dates stay as they are written: as objects they would lose the offset, or that they had none."""


_SEXAGESIMAL = ":"
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _number(loader: Any, node: Any) -> Any:
    """`12:30` is a time of day to everyone but YAML 1.1."""
    if _SEXAGESIMAL in node.value:
        return node.value
    make = loader.construct_yaml_int if node.tag.endswith(":int") else loader.construct_yaml_float
    return make(node)


_Loader.add_constructor("tag:yaml.org,2002:int", _number)
_Loader.add_constructor("tag:yaml.org,2002:float", _number)


def load(text: str) -> Any:
    """What a YAML text says; dates and times of day stay text. Raises `ValueError` where it is none."""
    try:
        return yaml.load(text, Loader=_Loader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ValueError(str(error)) from error
