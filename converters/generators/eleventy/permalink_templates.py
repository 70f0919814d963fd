"""Permalinks of Eleventy that are templates: outputs of Liquid and Nunjucks with the documented filters.

Sources: the documentation of Eleventy (Permalinks, Filters), of LiquidJS and Nunjucks (filters), and the
behaviour of Eleventy 3.1.8.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final
from urllib.parse import quote_plus

from converters import lazy_re
from converters.generators.javascript_settings import Computed

Value = str | datetime

_OUTPUT: Final = lazy_re.compile(r"\{\{-?\s*(.*?)\s*-?\}\}", re.S)
_FILTER: Final = lazy_re.compile(r"(\w+)\s*(?:\((.*)\)|:(.*))?", re.S)
_LITERAL: Final = lazy_re.compile(r"\"([^\"]*)\"|'([^']*)'")
_PIPE: Final = lazy_re.compile(r"\|(?=(?:[^'\"]|'[^']*'|\"[^\"]*\")*$)")
_DIRECTIVE: Final = lazy_re.compile(r"%(-?)([A-Za-z%])")
_ARROW: Final = lazy_re.compile(
    r"(?:permalink\s*)?(?:async\s+)?(?:function\s*\w*\s*)?\(?\s*(?P<data>\w+|\{[\w\s,:]*\})?\s*\)?\s*(?:=>)?\s*"
    r"(?:\{\s*return\s*)?`(?P<text>[^`]*)`\s*;?\s*\}?"
)
_INSERTED: Final = lazy_re.compile(r"\$\{\s*(?:this\.(\w+)\(\s*)?([\w.]+)\s*\)?\s*\}")
_NAMED: Final = {
    "ß": "ss", "æ": "ae", "Æ": "AE", "ø": "o", "Ø": "O", "œ": "oe", "Œ": "OE", "ł": "l", "Ł": "L", "đ": "d",
    "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "TH", "ı": "i",
}  # fmt: skip
_UMLAUTS: Final = {"ä": "ae", "Ä": "Ae", "ö": "oe", "Ö": "Oe", "ü": "ue", "Ü": "Ue"}
_SYMBOLS: Final = {
    "&": "and",
    "%": "percent",
    "$": "dollar",
    "<": "less",
    ">": "greater",
    "|": "or",
    "’": "'",
    "‘": "'",
}


_LONGEST: Final = 2000
"""Characters of a permalink that a person wrote."""


class NotSimple(ValueError):
    """A template with something whose result is not known here."""


def expand(template: str, variables: Mapping[str, Value]) -> str:
    """The template with its outputs filled in. Raises `NotSimple`."""
    if "{%" in template or len(template) > _LONGEST:
        raise NotSimple(template)
    return _OUTPUT.sub(lambda output: _output(output[1], variables), template)


def from_function(source: Computed) -> str:
    """The template that a function of one template literal stands for. Raises `NotSimple`."""
    found = _ARROW.fullmatch(" ".join(source.split())) if len(source) <= _LONGEST else None
    if not found:
        raise NotSimple(source)
    data = found["data"] or ""

    def inserted(match: re.Match[str]) -> str:
        name = match[2].removeprefix(f"{data}.") if data and data[0] != "{" else match[2]
        return f"{{{{ {name} | {match[1]} }}}}" if match[1] else f"{{{{ {name} }}}}"

    template = _INSERTED.sub(inserted, found["text"])
    if "${" in template:
        raise NotSimple(source)
    return template


def _output(expression: str, variables: Mapping[str, Value]) -> str:
    name, *filters = (part.strip() for part in _PIPE.split(expression))
    literal = _LITERAL.fullmatch(name)
    value = (literal[1] or literal[2] or "") if literal else variables.get(name)
    for text in filters:
        found = _FILTER.fullmatch(text)
        if not found or found[1] not in FILTERS:
            raise NotSimple(expression)
        arguments = [double or single for double, single in _LITERAL.findall(found[2] or found[3] or "")]
        if value is None and found[1] != "default":
            raise NotSimple(expression)
        try:
            value = FILTERS[found[1]](value or "", *arguments)
        except TypeError as error:
            raise NotSimple(expression) from error
    if not isinstance(value, str):
        raise NotSimple(expression)
    return value


def slugify(value: Value) -> str:
    """The filter `slugify`: letters and digits in ASCII, `&` as a word. Other scripts than Latin are not spelled here."""
    text = _latin(_text(value), _NAMED | _UMLAUTS | {"&": " and "})
    text = re.sub(r"([a-z\d]+)'([ts])(?=\s|$)", r"\1\2", text.lower())
    return re.sub(r"[^a-z\d]+", "-", text).strip("-")


def _slug(value: Value) -> str:
    """The filter `slug` of older sites: some punctuation stays."""
    text = _latin(_text(value), _NAMED | _SYMBOLS)
    text = re.sub(r"[^\w\s$*+~.()'\"!:@-]+", "", text, flags=re.ASCII)
    return re.sub(r"\s+", "-", text.strip()).lower()


def _latin(text: str, table: Mapping[str, str]) -> str:
    text = "".join(table.get(character, character) for character in unicodedata.normalize("NFC", text))
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    if any(c.isalpha() and unicodedata.name(c, "").startswith(_SPELLED) for c in plain):
        raise NotSimple(text)  # both libraries spell them in Latin, each by its own table
    return plain


_SPELLED: Final = ("CYRILLIC", "GREEK", "ARABIC", "ARMENIAN", "GEORGIAN", "DEVANAGARI")


def _date(value: Value, pattern: str) -> str:
    """The filter `date` of Liquid: `strftime`, with `-` for no leading zero."""
    if not isinstance(value, datetime):
        raise NotSimple(value)

    def part(found: re.Match[str]) -> str:
        text = value.strftime(f"%{found[2]}")
        return text.lstrip("0") or "0" if found[1] else text

    return _DIRECTIVE.sub(part, pattern)


def _text(value: Value) -> str:
    if isinstance(value, str):
        return value
    raise NotSimple(str(value))


FILTERS: Final[Mapping[str, Callable[..., str]]] = {
    "slugify": slugify,
    "slug": _slug,
    "date": _date,
    "url_encode": lambda value: quote_plus(_text(value)),
    "downcase": lambda value: _text(value).lower(),
    "lower": lambda value: _text(value).lower(),
    "upcase": lambda value: _text(value).upper(),
    "upper": lambda value: _text(value).upper(),
    "strip": lambda value: _text(value).strip(),
    "trim": lambda value: _text(value).strip(),
    "safe": lambda value: _text(value),
    "append": lambda value, end: _text(value) + end,
    "prepend": lambda value, start: start + _text(value),
    "remove": lambda value, part: _text(value).replace(part, ""),
    "replace": lambda value, old, new: _text(value).replace(old, new),
    "default": lambda value, other="": value or other,
}
"""Filter of Liquid, Nunjucks or Eleventy -> its result."""
