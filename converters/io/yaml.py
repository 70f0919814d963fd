"""YAML that says one thing to every reader.

Strings are always in double quotes, escaped as in JSON: `yes`, `1.10`, `12:30` and
`2020-01-01` stay text under YAML 1.1 (PyYAML, Psych) and 1.2 (Go) alike, and no title
can break out. Only what this module writes; any YAML is read by `load`.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from json.encoder import encode_basestring as _quote_json
from typing import Any, Final, NamedTuple

import yaml

from converters import lazy_re

_UNPRINTABLE = lazy_re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What JSON lets stand, but YAML does not, or takes for a line break."""

_PLAIN_KEY = lazy_re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_NO_KEYS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
"""Words that are no strings in YAML 1.1."""

_DATED = lazy_re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?: ?[+-]\d\d:?\d\d)?")
_ZONED = lazy_re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d ?[+-]\d\d:?\d\d")


_SCALARS: Final = (str, bytes, int, float)
_WITH_PARTS: Final = (Mapping, Sequence)


class Moment(str):
    """A date written as one, and not as a text, where it has an offset; without one readers differ."""

    __slots__ = ()


class LocalMoment(Moment):
    """The same also without an offset, for a program that takes no text for a date."""

    __slots__ = ()


class Scalar(NamedTuple):
    """A value that YAML makes of a plain word, and the word: a title may be `1.10`, or `no`."""

    value: Any
    text: str


def quoted(text: str) -> str:
    """A string in double quotes."""
    if text.isascii() and "\x7f" not in text:
        return _quote_json(text)
    return _UNPRINTABLE.sub(_escaped, _quote_json(text))


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else f"\\u{code:04x}"


def dump(value: Mapping[str, Any]) -> str:
    """A mapping as lines of YAML, each with its newline; nothing for an empty one."""
    return "".join([f"{line}\n" for line in _mapping(value, "")])


def dump_item(value: Mapping[str, Any]) -> str:
    """A mapping as one item of a list; items put together are the list."""
    lines = _mapping(value, "  ") or ["  {}"]
    return "".join([f"{line}\n" for line in ("- " + lines[0][2:], *lines[1:])])


def _mapping(value: Mapping[str, Any], indent: str) -> list[str]:
    lines: list[str] = []
    for name, item in value.items():
        start = f"{indent}{_key(str(name))}:"
        if not _has_parts(item):
            lines.append(f"{start} {_scalar(item)}")
            continue
        lines.append(start)
        if isinstance(item, Mapping):
            lines += _mapping(item, indent + "  ")
        else:
            lines += _list(item, indent + "  ")
    return lines


@lru_cache
def _key(name: str) -> str:
    return name if _PLAIN_KEY.fullmatch(name) and name.lower() not in _NO_KEYS else quoted(name)


def _list(value: Sequence[Any], indent: str) -> list[str]:
    lines: list[str] = []
    for item in value:
        if not _has_parts(item):
            lines.append(f"{indent}- {_scalar(item)}")
        elif isinstance(item, Mapping):
            first, *rest = _mapping(item, indent + "  ")
            lines += (f"{indent}- {first.lstrip(' ')}", *rest)
        else:
            lines.append(f"{indent}-")
            lines += _list(item, indent + "  ")
    return lines


def _has_parts(value: Any) -> bool:
    """Whether a value is a mapping or a list with something in it."""
    return not isinstance(value, _SCALARS) and isinstance(value, _WITH_PARTS) and len(value) > 0


def _scalar(value: Any) -> str:
    if type(value) is str:  # most are
        return quoted(value)
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case float():
            return _float(value)
        case LocalMoment() if _DATED.fullmatch(value):
            return str(value)
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


MOST_PAIRS: Final = 1_000_000
"""Names and values of the mappings of one text, with those that are merged; PyYAML reads so many in some seconds."""


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc] # C where it is there
    """Dates stay as they are written: as objects they would lose the offset, or that they had none.

    Mappings with anchors may be merged into each other (`<<`) until they have no end: `MOST_PAIRS` bounds them.
    """

    pairs = 0

    def flatten_mapping(self, node: Any) -> None:
        """Put what a mapping merges into it. Raises `YAMLError` if too much is merged."""
        super().flatten_mapping(node)
        self.pairs += len(node.value)
        if self.pairs > MOST_PAIRS:
            raise yaml.constructor.ConstructorError(
                None, None, f"it merges more than {MOST_PAIRS:,} names", node.start_mark
            )


_SEXAGESIMAL = ":"
_DIGITS = 4000
"""Python reads and prints numbers of at most 4,300 digits."""
_Word = Callable[[Any, Any], Any]
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _number(loader: Any, node: Any) -> Any:
    """`12:30` is a time of day to everyone but YAML 1.1; a number of more digits than Python reads stays text."""
    if _SEXAGESIMAL in node.value:
        return node.value
    make = loader.construct_yaml_int if node.tag.endswith(":int") else loader.construct_yaml_float
    value = make(node)
    return value if not isinstance(value, int) or abs(value) < _LONGEST else node.value


_LONGEST = 10**_DIGITS
_MAKERS = {
    "int": _number,
    "float": _number,
    "bool": yaml.SafeLoader.construct_yaml_bool,
    "null": yaml.SafeLoader.construct_yaml_null,
    "binary": yaml.SafeLoader.construct_yaml_binary,
    "timestamp": yaml.SafeLoader.construct_yaml_timestamp,
}
"""The tags of plain words -> what makes a value of one; not all of them raise a YAML error for an invalid word."""


def _plain(loader: Any, node: Any) -> Any:
    """What a plain word means. Raises `YAMLError`, with the line, for one that its tag does not fit: `!!int ""`."""
    kind = node.tag.rpartition(":")[2]
    try:
        return _MAKERS[kind](loader, node)
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError) as error:
        raise yaml.constructor.ConstructorError(
            None, None, f"{node.value!r} is not of the type !!{kind}", node.start_mark
        ) from error


for _kind in _MAKERS:
    _Loader.add_constructor(f"tag:yaml.org,2002:{_kind}", _plain)


def _finite(value: Any, text: str) -> Any:
    """The value that `text` says, unless a list or mapping in it contains itself (`&a [*a]`). Raises `ValueError`."""
    if "&" in text and "*" in text:
        _look_into(value, set(), set())
    return value


def _look_into(value: Any, around: set[int], done: set[int]) -> None:
    if not isinstance(value, dict | list) or id(value) in done:
        return
    if id(value) in around:
        raise ValueError("a list or mapping contains itself")
    around.add(id(value))
    for part in value.values() if isinstance(value, dict) else value:
        _look_into(part, around, done)
    around.remove(id(value))
    done.add(id(value))


_STR, _SEQ, _MAP, _NULL = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map", "null"))
_WORDS = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("null", "int", "float", "bool", "timestamp"))
_ANCHOR = lazy_re.compile(r"(?<![^\s\[\]{},:?-])&\S")
_UNTAGGED = {yaml.MappingNode: _MAP, yaml.SequenceNode: _SEQ}


class _Composer(_Loader):
    """Makes nodes as its base does, without the paths by which PyYAML could tell words: nothing here uses them."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        """The tag of a node that states none; `implicit` begins with whether it is a plain word."""
        if kind is not yaml.ScalarNode:
            return _UNTAGGED[kind]
        if implicit[0]:
            for tag, pattern in self.yaml_implicit_resolvers.get(value[:1], ()):
                if pattern.match(value):
                    return str(tag)
        return _STR

    def descend_resolver(self, parent: Any, index: Any) -> None:
        """Nothing to keep."""

    def ascend_resolver(self) -> None:
        """Nothing to forget."""


class _Unusual(Exception):
    """A node that is left to PyYAML's constructors."""


def _read(text: str, loader: type[_Loader], composer: type[_Composer], word: _Word, names: _Word) -> Any:
    """What `loader` makes of a text. Raises what it raises.

    Nodes of the usual tags become values here, in a third of the time: `word` makes that of a plain word with a type,
    `names` that of one that is a key. A text with anchors, any other tag, and whatever fails are left to `loader`.
    """
    if not ("&" in text and _ANCHOR.search(text)):
        found = composer(text)
        try:
            node = found.get_single_node()
            return None if node is None else _value_of(node, found, word, names)
        except (_Unusual, yaml.YAMLError, ValueError, LookupError, TypeError, RecursionError):
            pass  # `loader` says why
        finally:
            found.dispose()
    return _finite(yaml.load(text, Loader=loader), text)


def _value_of(node: Any, loader: Any, word: _Word, names: _Word) -> Any:
    kind, tag = type(node), node.tag
    if kind is yaml.ScalarNode:
        return node.value if tag == _STR else word(loader, node)
    if kind is yaml.MappingNode and tag == _MAP:
        made = {}
        for name, value in node.value:
            if type(name) is not yaml.ScalarNode:
                raise _Unusual
            key = name.value if name.tag == _STR else names(loader, name)
            made[key] = _value_of(value, loader, word, names)
        return made
    if kind is yaml.SequenceNode and tag == _SEQ:
        return [_value_of(item, loader, word, names) for item in node.value]
    raise _Unusual


def _typed(loader: Any, node: Any) -> Any:
    """The value of a plain word. Raises `_Unusual` for a tag of another kind."""
    if node.tag not in _WORDS:
        raise _Unusual
    return None if node.tag == _NULL else _plain(loader, node)


def load(text: str) -> Any:
    """What a YAML text says; dates and times of day stay text. Raises `ValueError` for invalid YAML."""
    try:
        return _read(text, _Loader, _Composer, _typed, _typed)
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        raise ValueError(str(error)) from error


class _SettingsLoader(_Loader):
    """Takes tags that only a program understands."""


def _of_program(loader: Any, prefix: str, node: Any) -> Any:
    """The last item of a list, which is the default where a list names variables (`!ENV [NAME, 8]`); else nothing."""
    if prefix or not isinstance(node, yaml.SequenceNode):
        return None
    values = loader.construct_sequence(node, deep=True)
    return values[-1] if values else None


_SettingsLoader.add_multi_constructor("tag:yaml.org,2002:python/", _of_program)
_SettingsLoader.add_multi_constructor("", lambda loader, suffix, node: _of_program(loader, "", node))


def load_settings(text: str) -> Any:
    """As `load`, but a value whose tag only a program understands is null, or its default. Raises `ValueError`."""
    try:
        return _finite(yaml.load(text, Loader=_SettingsLoader), text)
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        raise ValueError(str(error)) from error


class _WrittenLoader(_Loader):
    """Keeps how plain numbers, truths and points in time were written."""


_WrittenLoader.yaml_implicit_resolvers = yaml.SafeLoader.yaml_implicit_resolvers


def _written(loader: Any, node: Any) -> Scalar:
    kind = node.tag.rpartition(":")[2]
    make = _plain if kind != "timestamp" else _text
    return Scalar(make(loader, node), node.value)


def _text(loader: Any, node: Any) -> str:
    return str(node.value)


for _kind in ("int", "float", "bool", "timestamp"):
    _WrittenLoader.add_constructor(f"tag:yaml.org,2002:{_kind}", _written)


def _named(loader: Any, node: Any) -> Iterator[dict[str, Any]]:
    """Names are as they are written: `on`, `2020`."""
    found: dict[str, Any] = {}
    yield found
    loader.flatten_mapping(node)
    for name, value in node.value:
        written = (
            name.value if isinstance(name, yaml.ScalarNode) else str(loader.construct_object(name, True))
        )
        found[written] = loader.construct_object(value)


_WrittenLoader.add_constructor("tag:yaml.org,2002:map", _named)


class _WrittenComposer(_Composer):
    """As `_WrittenLoader`."""

    yaml_implicit_resolvers = yaml.SafeLoader.yaml_implicit_resolvers


def _scalar_of(loader: Any, node: Any) -> Any:
    return _typed(loader, node) if node.tag == _NULL or node.tag not in _WORDS else _written(loader, node)


def _name_of(loader: Any, node: Any) -> str:
    if node.tag not in _WORDS:
        raise _Unusual
    return str(node.value)


def load_written(text: str) -> Any:
    """As `load`, but a plain number, truth or point in time is a `Scalar`. Raises `ValueError`."""
    try:
        return _read(text, _WrittenLoader, _WrittenComposer, _scalar_of, _name_of)
    except (yaml.YAMLError, ValueError, RecursionError, TypeError) as error:
        raise ValueError(str(error)) from error
