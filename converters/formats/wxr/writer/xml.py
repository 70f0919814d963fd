"""Writes elements: text without white space around it, CDATA, and the elements kept in `extra`.

WordPress's parsers keep every space inside a leaf, so nothing is ever indented in one.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from converters import lazy_re
from converters.io.xml.text import escaped, escaped_attribute
from converters.readers.wordpress.vocabulary import (
    AUTHOR,
    COMMENT,
    CONTAINERS,
    FOREIGN,
    ITEM,
    META,
    NAMESPACES,
    RSS_NAMES,
    SITE,
    TERM,
)

_MEANT = frozenset(
    {
        *CONTAINERS,
        *META,
        *(name for table in (SITE, AUTHOR, TERM, ITEM, COMMENT) for name in table if ":" in name),
    }
)
"""Elements that WordPress or our reader would read as fields of the record."""
_RESERVED = ("wp:", "xml")
_DEEPEST = 20
"""Elements within elements; parsers have their limits."""
_NAME = lazy_re.compile(r"(?:[A-Za-z_][\w.-]*:)?[A-Za-z_][\w.-]*", re.ASCII)


def cdata(value: str) -> str:
    """A text in CDATA; with carriage returns it is escaped instead, because parsers drop them in CDATA."""
    if "\r" in value:
        return escaped(value)
    if "]" in value:
        value = value.replace("]]>", "]]]]><![CDATA[>")
    return f"<![CDATA[{value}]]>"


def text_element(name: str, value: str) -> str:
    """An element with a text in CDATA."""
    return f"<{name}>{cdata(value)}</{name}>"


def plain_leaf(name: str, value: str) -> str:
    """An element with escaped text: ids, numbers and URLs, as WordPress writes them."""
    return f"<{name}>{escaped(value)}</{name}>"


def word(value: str, empty: str) -> str:
    """A type, status or taxonomy, which has no white space in WordPress; `empty` if it is empty."""
    return "_".join(value.split()) or empty


def metas(name: str, fields: Iterable[tuple[str, str]]) -> Iterable[str]:
    """Custom fields, each in an element `name`."""
    for key, value in fields:
        yield f"<{name}>{text_element('wp:meta_key', key)}{text_element('wp:meta_value', value)}</{name}>"


def is_element(name: str, value: Any, rss: bool = True, depth: int = 0) -> bool:
    """Whether name and value are what the reader makes of an element: a text, an object of such, a list of objects.

    An element that means something by itself wherever it stands is none of these.
    """
    if (
        not _NAME.fullmatch(name)
        or _tag(name, rss) in _MEANT
        or name.startswith(_RESERVED)
        or depth > _DEEPEST
    ):
        return False
    if isinstance(value, list):
        return (
            len(value) > 1
            and value[0] != value[1]
            and all(
                isinstance(element, Mapping) and (is_element(name, element, rss, depth) or _is_text(element))
                for element in value
            )
        )
    if isinstance(value, Mapping):
        parts = {part: inner for part, inner in value.items() if part != "#text"}
        inside = not _tag(name, rss).startswith("wp:")
        return (
            bool(parts)
            and isinstance(value.get("#text", ""), str)
            and all(_is_part(part, inner, inside, depth + 1) for part, inner in parts.items())
        )
    return isinstance(value, str) and bool(value)


def _is_text(value: Mapping[str, Any]) -> bool:
    return list(value) == ["#text"] and isinstance(value["#text"], str)


def _is_part(name: str, value: Any, rss: bool, depth: int) -> bool:
    """Whether it is an attribute (`@name`) or an element within another."""
    if name.startswith("@"):
        return bool(_NAME.fullmatch(name[1:])) and not name.startswith("@xmlns") and isinstance(value, str)
    return is_element(name, value, rss, depth)


def elements(name: str, value: Any, rss: bool = True) -> str:
    """The elements that the reader kept in `extra` under a name, as they were (see `wordpress.vocabulary`).

    `rss` says that names of RSS's own elements mean these.
    """
    tag = _tag(name, rss)
    return "".join(_element(tag, part) for part in (value if isinstance(value, list) else [value]))


def _tag(name: str, rss: bool) -> str:
    return name if ":" in name or (rss and name in RSS_NAMES) else f"wp:{name}"


def _element(tag: str, value: Any) -> str:
    parts = {"#text": value} if isinstance(value, str) else value
    content = escaped(parts.get("#text", ""))
    declared = dict.fromkeys([_declared(tag)])  # each once
    attributes = ""
    if tag == "guid" and "@isPermaLink" not in parts:
        attributes += ' isPermaLink="false"'
    for name, part in parts.items():
        if name.startswith("@"):
            declared[_declared(name[1:])] = None
            attributes += f' {name[1:]}="{escaped_attribute(part)}"'
        elif name != "#text":
            content += elements(name, part, rss=not tag.startswith("wp:"))
    return f"<{tag}{''.join(declared)}{attributes}>{content}</{tag}>"


def _declared(name: str) -> str:
    """The declaration of a name's prefix, unless the document's root element declares it."""
    prefix, colon, _ = name.partition(":")
    if not colon or prefix in NAMESPACES or prefix == "xml":
        return ""
    return f' xmlns:{prefix}="{FOREIGN.get(prefix, f"urn:x-prefix:{prefix}")}"'
