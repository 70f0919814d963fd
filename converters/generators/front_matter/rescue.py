"""What can be read of front matter that does not parse: line by line."""

import re
import tomllib
from collections.abc import Callable, Iterator
from typing import Any, Final

from converters import lazy_re
from converters.generators.front_matter.split import RawDocument
from converters.io import yaml

_KEY: Final = {
    "yaml": lazy_re.compile(r"([\"']?)([A-Za-z_][\w .-]{0,60}?)\1[ \t]*:(?:[ \t]+|(?=\n)|\Z)"),
    "toml": lazy_re.compile(r"([\"']?)([A-Za-z_][\w.-]{0,60})\1[ \t]*=[ \t]*"),
}
"""What a line begins with that has a key; all other lines go on with the value above."""
_KEY["yaml_without_start"] = _KEY["yaml"]


_DOTTED: Final = lazy_re.compile(r"^\.(\w{1,60})[ \t]*=[ \t]*(?:@?\.?date\()?(.*?)\)?,?[ \t]*$", re.M)
"""A line of Ziggy: `.title = "A",`, `.date = @date("2024-01-31"),`."""

_BRACKETS: Final = frozenset({"[", "{", ".{", "[.{"})
"""Values that go on in lines that cannot be read: nothing is known of them."""


def rescue(document: RawDocument) -> dict[str, Any]:
    """The fields whose own lines can be read; of a line that cannot, the text behind its key."""
    if document.style not in _KEY or not isinstance(document.front_matter, str):
        return {}
    style = document.style
    if document.front_matter.lstrip().startswith("."):
        as_toml = _DOTTED.sub(r"\1 = \2", document.front_matter)
        document, style = document._replace(front_matter=as_toml), "toml"
    if style == "toml" and not any(map(_KEY[style].match, document.front_matter.splitlines())):
        style = "yaml"  # between the marks of the other
    fields: dict[str, Any] = {}
    key, load = _KEY[style], _LOADERS[style]
    for block in _blocks(document.front_matter, key):
        found = key.match(block)
        if not found:
            continue
        try:
            loaded = load(block)
        except (ValueError, RecursionError):
            loaded = None
        if isinstance(loaded, dict):
            fields |= {str(name): value for name, value in loaded.items()}
        elif (text := block[found.end() :].partition("\n")[0].strip().strip("\"'")) and text not in _BRACKETS:
            fields[found[2]] = text
    return fields


def _blocks(text: str, key: re.Pattern[str]) -> Iterator[str]:
    """Each line that has a key, with those below that go on with its value."""
    block: list[str] = []
    for line in text.replace("\r\n", "\n").splitlines():
        if key.match(line) and block:
            yield "\n".join(block)
            block = []
        block.append(line)
    yield "\n".join(block)


def _yaml(block: str) -> Any:
    try:
        return yaml.load_written(block)
    except ValueError:
        if "\n\t" not in block:
            raise
        return yaml.load_written(block.replace("\t", "  "))  # YAML allows no tabs at the start of a line


_LOADERS: Final[dict[str, Callable[[str], Any]]] = {
    "yaml": _yaml,
    "yaml_without_start": _yaml,
    "toml": tomllib.loads,
}
