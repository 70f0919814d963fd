"""The attributes of a JSX tag, read without running it."""

from collections.abc import Mapping
from html import escape
from typing import Any, Final, NamedTuple

from converters import lazy_re
from converters.generators import javascript_settings
from converters.generators.javascript_settings import Computed
from converters.generators.mdx.braces import Braces

_SPACE: Final = lazy_re.compile(r"\s*")
_NAME: Final = lazy_re.compile(r"[A-Za-z_$][\w$:.-]*")
_QUOTED: Final = lazy_re.compile(r"\"([^\"]*)\"|'([^']*)'")
_FILE: Final = lazy_re.compile(
    r"(?:require|useBaseUrl|withPrefix|withBase)\(\s*(['\"`])([^'\"`$]+)\1\s*\)(?:\.default)?"
)
_HTML_NAMES: Final[Mapping[str, str]] = {"className": "class", "htmlFor": "for", "srcSet": "srcset", "colSpan": "colspan", "rowSpan": "rowspan", "frameBorder": "frameborder", "allowFullScreen": "allowfullscreen", "playsInline": "playsinline", "autoPlay": "autoplay"}  # fmt: skip
"""Name of an attribute in JSX -> its name in HTML, where these differ."""
_UNITLESS: Final = frozenset("flex fontWeight lineHeight opacity order zIndex zoom".split())
"""Properties of a style whose numbers are no pixels."""
_UPPER: Final = lazy_re.compile(r"[A-Z]")


class JsxTag(NamedTuple):
    """A tag: its name (empty for a fragment), literal attributes, the names of the others, and where it ends."""

    name: str
    attributes: dict[str, Any]
    computed: tuple[str, ...]
    closing: bool
    empty: bool
    end: int


def tag_at(text: str, at: int, names: Mapping[str, Any], braces: Braces) -> JsxTag | None:
    """The tag that starts here; None where no tag starts. `names`: what the text imports and exports, by name."""
    at += 1
    closing = text.startswith("/", at)
    at += closing
    found = _NAME.match(text, at)
    name, at = (found[0], found.end()) if found else ("", at)
    attributes: dict[str, Any] = {}
    computed: list[str] = []
    while True:
        at = _after_space(text, at)
        if text.startswith("/>", at):
            return JsxTag(name, attributes, tuple(computed), closing, True, at + 2)
        if text.startswith(">", at):
            return JsxTag(name, attributes, tuple(computed), closing, False, at + 1)
        if text.startswith("{", at):  # a spread
            end = braces.end(at)
            if not end or not name:
                return None
            computed.append(text[at:end])
            at = end
            continue
        key = _NAME.match(text, at)
        if not key or not name:
            return None
        at = key.end()
        equals = _after_space(text, at)
        if not text.startswith("=", equals):
            attributes[key[0]] = True
            continue
        at = _after_space(text, equals + 1)
        if quoted := _QUOTED.match(text, at):
            attributes[key[0]] = quoted[1] if quoted[1] is not None else quoted[2]
            at = quoted.end()
        elif text.startswith("{", at) and (end := braces.end(at)):
            value = value_of(text[at + 1 : end - 1], names)
            if isinstance(value, Computed):
                computed.append(key[0])
            else:
                attributes[key[0]] = value
            at = end
        else:
            return None


def value_of(expression: str, names: Mapping[str, Any]) -> Any:
    """The value of an expression: a literal, a name that the text imports or exports, a file; else `Computed`."""
    source = expression.strip()
    if found := _FILE.fullmatch(source):
        return found[2]
    first, _, rest = source.partition(".")
    if first in names and rest in ("", "default", "src"):
        return names[first]
    if first in names and isinstance(names[first], dict):
        return names[first].get(rest, Computed(source))
    return javascript_settings.value_at(source, 0)


def html_attributes(attributes: Mapping[str, Any]) -> str:
    """Attributes as HTML has them, each after a space. What is false, or a function, is left out."""
    written = []
    for name, value in attributes.items():
        key = _HTML_NAMES.get(name, name)
        if name == "style" and isinstance(value, dict):
            value = _style(value)
        if value is True:
            written.append(f" {key}")
        elif isinstance(value, str | int | float) and value is not False:
            written.append(f' {key}="{escape(str(value))}"')
    return "".join(written)


def _style(properties: Mapping[str, Any]) -> str:
    declarations = []
    for name, value in properties.items():
        if isinstance(value, str | int | float):
            unit = "px" if isinstance(value, int | float) and value and name not in _UNITLESS else ""
            declarations.append(f"{_UPPER.sub(lambda letter: f'-{letter[0].lower()}', name)}: {value}{unit}")
    return "; ".join(declarations)


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at
