"""Parses front matter. A number or boolean of YAML or TOML also keeps its spelling (`Scalar`)."""

import re
import tomllib
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from html.parser import HTMLParser
from typing import Any, Final, Literal, NamedTuple

from converters import lazy_re
from converters.generators.front_matter.split import RawDocument, split_raw
from converters.generators.front_matter.styles import FENCED, Style
from converters.io import yaml
from converters.io.json import loads
from converters.io.yaml import Scalar

MOST: Final = 100_000
"""Limit of values in one file: a few lines of YAML can stand for billions."""
_TEXTS_ALONE: Final = frozenset({"meta", "rst", "rst_comment", "html", "fields", "org"})
"""Styles whose values are texts, and lists of texts."""

_TABS: Final = lazy_re.compile(r"^\t+", re.MULTILINE)
_TOML_LINE: Final = lazy_re.compile(r" \(at line (\d+), column \d+\)")


class FrontMatter(NamedTuple):
    """Fields, body, and the style of the front matter (empty: there is none)."""

    fields: dict[str, Any]
    body: str
    style: Style | Literal[""]


class FrontMatterError(ValueError):
    """Invalid front matter; `line` is the line of the file, as far as it is known."""

    def __init__(self, why: str, line: int) -> None:
        super().__init__(why)
        self.line = line


def parse(text: str, styles: Sequence[Style] = (*FENCED, "meta")) -> FrontMatter:
    """Split a file into fields and body, with `\\n` for every line end. Raises `FrontMatterError`."""
    document = split_raw(text.replace("\r\n", "\n").replace("\r", "\n"), styles)
    return FrontMatter(plain_values(load(document)), document.body, document.style)


def load(document: RawDocument) -> dict[str, Any]:
    """The fields; a plain `1.10` or `no` is a `Scalar`. Raises `FrontMatterError`."""
    return _LOADERS[document.style](document) if document.style else {}


def load_plain(document: RawDocument) -> dict[str, Any]:
    """The same without the spelling (see `plain_values`); lines have none. Raises `FrontMatterError`, and `ValueError`."""
    found = load(document)
    return found if document.style in _TEXTS_ALONE else plain_values(found)


def plain_values(value: Any) -> Any:
    """Values without their spelling; dates and times as text. Raises `ValueError` for more than `MOST`."""
    return _plain(value, [MOST])


def _plain(value: Any, left: list[int]) -> Any:
    left[0] -= 1
    if left[0] < 0:
        raise ValueError(f"there are more than {MOST} values in it")
    match value:
        case dict():
            return {str(name): _plain(inner, left) for name, inner in value.items()}
        case list():
            return [_plain(item, left) for item in value]
        case Scalar():
            return value.value
        case datetime() | date() | time():
            return value.isoformat()
    return value


def _yaml(document: RawDocument) -> dict[str, Any]:
    """Tabs that indent are spaces where YAML refuses them, as in Hexo (`hexo-front-matter`: `escape`)."""
    try:
        found = yaml.load_written(document.front_matter)
        if len(document.front_matter) >= MOST or "*" in document.front_matter:
            plain_values(found)  # counts them; without an alias each has its own character
    except (ValueError, RecursionError) as error:
        if "\n\t" in document.front_matter:
            spaced = _TABS.sub(lambda tabs: "  " * len(tabs[0]), document.front_matter)
            return _yaml(document._replace(front_matter=spaced))
        mark = getattr(error.__cause__, "problem_mark", None)
        why = getattr(error.__cause__, "problem", None) or str(error).partition("\n")[0]
        raise FrontMatterError(why, document.line + (mark.line if mark else 0)) from error
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise FrontMatterError("it is no mapping of names to values", document.line)
    return {str(name): value for name, value in found.items()}


def _toml(document: RawDocument) -> dict[str, Any]:
    text = document.front_matter.replace("\r\n", "\n")
    try:
        return tomllib.loads(text, parse_float=lambda text: Scalar(float(text), text))
    except (ValueError, RecursionError) as error:
        where = _TOML_LINE.search(str(error))
        line = document.line + (int(where[1]) - 1 if where else 0)
        raise FrontMatterError(_TOML_LINE.sub("", str(error)), line) from error


def _json(document: RawDocument) -> dict[str, Any]:
    found = document.front_matter
    if isinstance(found, str):  # between fences
        try:
            found = loads(found)
        except (ValueError, RecursionError) as error:
            raise FrontMatterError(str(error), document.line + getattr(error, "lineno", 1) - 1) from error
    if not isinstance(found, dict):
        raise FrontMatterError("it is no mapping of names to values", document.line)
    return found


def _lines(document: RawDocument) -> dict[str, Any]:
    return {name: values[0] if len(values) == 1 else values for name, values in document.front_matter.items()}


def _map(document: RawDocument) -> dict[str, Any]:
    found: dict[str, Any] = document.front_matter
    return found


def _rst(document: RawDocument) -> dict[str, Any]:
    return {name: "\n".join(values) for name, values in document.front_matter.items()}


class _Head(HTMLParser):
    """`<title>` and `<meta name content>` of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, list[str]] = {}
        self._title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "meta" and (name := (given.get("name") or "").lower()):
            value = given.get("content") or given.get("contents") or ""
            self.fields.setdefault("tags" if name == "keywords" else name, []).append(value)
        self._title = tag == "title"

    def handle_endtag(self, tag: str) -> None:
        self._title = False

    def handle_data(self, data: str) -> None:
        if self._title:
            self.fields.setdefault("title", []).append(data)


def _html(document: RawDocument) -> dict[str, Any]:
    head = _Head()
    head.feed(document.front_matter)
    return {name: values[0] if len(values) == 1 else values for name, values in head.fields.items()}


_LOADERS: Final[dict[str, Callable[[RawDocument], dict[str, Any]]]] = {
    "yaml": _yaml,
    "toml": _toml,
    "json": _json,
    "meta": _lines,
    "rst_comment": _lines,
    "rst": _rst,
    "html": _html,
    "yaml_without_start": _yaml,
    "json_members": _json,
    "fields": _lines,
    "org": _lines,
    "edn": _map,
}
"""Style -> parser."""
