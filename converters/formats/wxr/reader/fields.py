"""Reads elements into values: fields, custom fields, and `extra` for all others."""

from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from converters import messages
from converters.formats.wxr.reader.namespaces import Names, own_name
from converters.io.element_parts import DECLARATIONS, stray_text
from converters.model import Extra
from converters.readers.wordpress import vocabulary
from converters.readers.wordpress.fields import PendingFindings, Values

_DEEPEST: Final = 60
"""Elements in one another; a thousand are more than Python, and JSON after it, can follow."""


def text_of(leaf: etree._Element) -> str:
    """The text of an element without child elements; markup in it is kept as text."""
    if not len(leaf):
        return leaf.text or ""
    parts = [leaf.text or ""]
    for child in leaf:
        if isinstance(child.tag, str):
            parts.append(DECLARATIONS.sub("", etree.tostring(child, encoding="unicode", with_tail=False)))
        parts.append(child.tail or "")
    return "".join(parts)


Special = dict[str, list[etree._Element]]
"""The elements that hold elements, by their name in the table (they begin with `+`)."""


def read_values(
    record: etree._Element,
    names: Names,
    values: Values,
    extra: Extra,
    pending: PendingFindings,
    special: Special,
) -> None:
    """Put the texts of a record's known elements into `values` by field; `special` the elements it asks for, `extra` the rest."""
    fields = names.fields
    for child in record:
        name = names[child.tag]
        if name in fields and name not in values and not len(child):  # nearly always
            values[name] = child.text or ""
        elif name in special:
            special[name].append(child)
        elif name[:1] == ":":
            keep(extra, name[1:], child)
        elif name:
            put(values, name, child, extra)
        if (tail := child.tail) and not tail.isspace():
            pending(messages.STRAY_TEXT, text=shortened(tail))
    if record.text and not record.text.isspace():
        pending(messages.STRAY_TEXT, text=shortened(record.text))


def put(values: Values, name: str, leaf: etree._Element, extra: Extra) -> None:
    """Store a field's text; a second, different one goes to `extra`."""
    text = text_of(leaf)
    if not values.get(name):
        values[name] = text
    elif text and text != values[name]:
        keep(extra, own_name(str(leaf.tag)).removeprefix("wp:"), leaf)


def shortened(text: str) -> str:
    """As much of a text as a finding quotes."""
    text = text.strip()
    return text if len(text) <= 80 else f"{text[:79]}…"


META = "+meta"
"""Stands in a table of names for the element that holds a custom field."""
_META_NAMES = Names(dict(vocabulary.META))


def metas_of(elements: list[etree._Element], extra: Extra) -> Iterator[tuple[str, str]]:
    """Keys and values of custom fields; what else is in an element goes to `extra`."""
    return (read_meta(element, extra) for element in elements)


def read_meta(element: etree._Element, extra: Extra) -> tuple[str, str]:
    """Key and value of a custom field."""
    key = value = ""
    for child in element:
        name = _META_NAMES[child.tag]
        if name == "value":
            value += text_of(child)
        elif name == "key":
            key += text_of(child).strip()
        elif name[:1] == ":":
            keep(extra, name[1:], child)
    return key, value or stray_text(element)  # the tags of a value may be lost, and not what it hides


def keep(extra: Extra, name: str, element: etree._Element, depth: int = 0) -> None:
    """An element that the model has no field for, into `extra` (see `wordpress.vocabulary`); it is so deep in another one."""
    value = _value(element, depth)
    if value in ("", {}):
        return
    if name not in extra:
        extra[name] = value
    elif value != extra[name]:
        before = extra[name] if isinstance(extra[name], list) else [_object(extra[name])]
        extra[name] = [*before, _object(value)]


def _value(element: etree._Element, depth: int) -> Any:
    """A string; an object where there are attributes or children. Of elements too deep in one another the text alone."""
    if depth > _DEEPEST:
        return "".join(str(part) for part in element.itertext()).strip()
    children = [child for child in element if isinstance(child.tag, str)]
    attributes = {
        f"@{own_name(str(name))}": value
        for name, value in element.attrib.items()
        if (name, value) != ("isPermaLink", "false")  # says nothing: WordPress's are never permalinks
    }
    if not children and not attributes:
        return text_of(element)
    if not children:
        text = text_of(element)
        return {**attributes, "#text": text} if text.strip() else attributes
    found: dict[str, Any] = dict(attributes)
    text = "".join([element.text or "", *(child.tail or "" for child in element)]).strip()
    if text:
        found["#text"] = text
    for child in children:
        keep(found, own_name(str(child.tag)).removeprefix("wp:"), child, depth + 1)
    return found


def _object(value: Any) -> Any:
    return value if isinstance(value, dict) else {"#text": value}
