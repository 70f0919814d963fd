"""Reads elements into values: fields, custom fields, and `extra` for all others."""

from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from converters import lazy_re, messages
from converters.formats.wxr.reader.namespaces import Names, own_name
from converters.io.xml.parts import DECLARATIONS
from converters.model import Extra
from converters.readers.wordpress import vocabulary
from converters.readers.wordpress.fields import PendingFindings, Values
from converters.readers.wordpress.run_together import holds_export

_DEEPEST: Final = 60
"""Levels of nested elements: Python, and JSON after it, cannot follow a thousand."""


def text_of(leaf: etree._Element) -> str:
    """The text of an element without child elements; markup in it is kept as text."""
    if not len(leaf):
        return leaf.text or ""
    parts = [leaf.text or ""]
    for child in leaf:
        if isinstance(child.tag, str) or isinstance(child, etree._Comment):  # comments are blocks
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
    depth: int = 0,
) -> bool:
    """Put the texts of a record's known elements into `values` by field; `special` the elements it asks for, `extra` the rest.

    What an unknown element holds is read as if it stood without that; so is a comment or custom field under another name.

    Returns whether the record is more than one that have run together: it states a field twice, or was `CUT` by the next.
    """
    fields = names.fields
    firsts: dict[Any, etree._Element] = {}
    stated_once: set[str] = set()
    run_together = False
    for child in record:
        name = names[child.tag]
        if name in fields and name not in values and not len(child):  # nearly always
            values[name] = child.text or ""
        elif name in special:
            special[name].append(child)
        elif name[:1] == ":":
            if name in _ONCE:
                run_together |= name in stated_once
                stated_once.add(name)
            if not len(child) or depth > _DEEPEST or not (kind := _held_by(child, names, special)):
                keep(extra, name[1:], child)
            elif kind in special:
                special[kind].append(child)
            else:
                run_together |= read_values(child, names, values, extra, pending, special, depth + 1)
        elif name:
            if not run_together and name in fields and name not in _MANY:
                firsts = firsts or _firsts(record)
                same = text_of(firsts[child.tag]).strip() == text_of(child).strip()
                run_together = not same or bool(special.get(COMMENT))  # an item's comments are its end
            put(values, name, child, extra)
        elif is_cut_mark(child):
            run_together = True
        if not child.text and name in _TOLD and child.attrib and not values.get(name):
            values[name] = " ".join(text for key, text in child.attrib.items() if key[0] != "{")
        if (tail := child.tail) and not tail.isspace():
            pending(messages.STRAY_TEXT, text=shortened(tail))
            run_together |= _is_seam(tail)
            if name in fields and not values.get(name) and not tail[0].isspace():
                values[name] = tail.strip()  # `<wp:status/>private`
    if record.text and not record.text.isspace():
        pending(messages.STRAY_TEXT, text=shortened(record.text))
        run_together |= _is_seam(record.text)
    return run_together


_HALF_TAG: Final = lazy_re.compile(r"""[\w"]/?>|</?\w""")


def _is_seam(text: str) -> bool:
    """Whether text between two elements has what is left of a tag, or an element: a part of the file is missing here."""
    return bool(_HALF_TAG.search(text)) or holds_export(text)


COMMENT: Final = "+comment"
"""Stands in a table of names for the element that holds a comment."""
META: Final = "+meta"
"""The same for the element that holds a custom field."""
_TELLING: Final = {
    COMMENT: frozenset({"wp:comment_content", "wp:comment_approved", "wp:comment_author"}),
    META: frozenset(vocabulary.META),
}
"""What only such an element holds."""


def _held_by(element: etree._Element, names: Names, special: Special) -> str:
    """What an element of an unknown name is by the elements in it: a `special` one, or one around fields; else `""`."""
    inner = {own_name(child.tag) for child in element if isinstance(child.tag, str)}
    for kind, telling in _TELLING.items():
        if kind in special and inner & telling:
            return kind
    return "fields" if any(names[name][:1] != ":" for name in inner if name.startswith("wp:")) else ""


CUT: Final = "cut"
"""The processing instruction that stands at the end of a record or custom field which the next one ended (`repair`)."""


def is_cut_mark(node: etree._Element) -> bool:
    """Whether a node of a record is that instruction."""
    return isinstance(node, etree._ProcessingInstruction) and node.target == CUT


_ONCE: Final = frozenset({":guid", ":ping_status"})
"""Elements without a field that WordPress writes once for each item."""
_MANY: Final = frozenset({"author"})
"""Fields that a record may state more than once: posts of several authors."""


def _firsts(record: etree._Element) -> dict[Any, etree._Element]:
    """The first element of each name."""
    found: dict[Any, etree._Element] = {}
    for child in record:
        found.setdefault(child.tag, child)
    return found


_WORDS: Final = frozenset({"status", "type", "id", "parent"})
"""Fields of one word: markup around it says nothing."""
_TOLD: Final = _WORDS | {"password"}
"""Fields whose text may stand in an attribute, so that nothing is shown which they hide."""


def put(values: Values, name: str, leaf: etree._Element, extra: Extra) -> None:
    """Store a field's text; a second, different one goes to `extra`."""
    text = "".join(map(str, leaf.itertext())) if name in _WORDS and len(leaf) else text_of(leaf)
    if not values.get(name):
        values[name] = text
    elif text and text != values[name]:
        keep(extra, own_name(str(leaf.tag)).removeprefix("wp:"), leaf)


def shortened(text: str) -> str:
    """As much of a text as a finding quotes."""
    text = text.strip()
    return text if len(text) <= 80 else f"{text[:79]}…"


_META_NAMES = Names(dict(vocabulary.META), of="meta")


def metas_of(elements: list[etree._Element], extra: Extra) -> Iterator[tuple[str, str]]:
    """Keys and values of custom fields; what else is in an element goes to `extra`."""
    for element in elements:
        usual = len(element) == 2 and not len(element[0]) and not len(element[1])
        if not usual and len(_named("key", element)) > 1:
            yield from _several(element)
        else:
            yield read_meta(element, extra)


def _several(element: etree._Element) -> Iterator[tuple[str, str]]:
    """The custom fields in one that has lost its end."""
    key = value = ""
    for part in element.iter():
        name = _meta_name(part)
        if name == "key":
            if key:
                yield key, value
            key, value = text_of(part).strip(), ""
        elif name == "value":
            value += text_of(part)
    yield key, value


def read_meta(element: etree._Element, extra: Extra) -> tuple[str, str]:
    """Key and value of a custom field; text beside their elements is the one of them that is missing, and so is an element
    of another name beside one of them alone.

    Where the key stands on a line of its own, as a browser shows an export, the value does too.
    """
    key = value = ""
    is_indented = False
    beside = [element.text or ""]
    for child in element:
        beside.append(child.tail or "")
        name = _meta_name(child)
        if name == "value":
            value += text_of(child)
        elif name == "key":
            is_indented = (child.text or "").startswith("\n")
            within = _named("value", child)  # the end tag of the key is lost
            key += (child.text or "" if within else "".join(map(str, child.itertext()))).strip()
            value += "".join(map(text_of, within))
        elif (keys := _named("key", child)) or _named("value", child):  # something stands around them
            key += "".join(map(text_of, keys)).strip()
            value += "".join(map(text_of, _named("value", child)))
        elif name[:1] == ":" and len(element) == 2 and not len(child) and "<" not in text_of(child):
            beside.append(text_of(child))
        elif name[:1] == ":":
            keep(extra, name[1:], child)
    text = "".join(beside).strip()
    if is_indented:
        value = value.strip()
    return key or text, value or (text if key else "")


def _named(name: str, element: etree._Element) -> list[etree._Element]:
    """The parts of a custom field that are in an element."""
    return [part for part in element.iter() if _meta_name(part) == name]


def _meta_name(element: etree._Element) -> str:
    """What an element of a custom field is, whatever prefix it has: who may see the post may depend on it."""
    name = _META_NAMES[element.tag]
    if name[:1] != ":":
        return name
    return vocabulary.META.get(f"wp:{name[1:].rpartition(':')[2].lower()}", name)


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


def keep_attributes(extra: Extra, record: etree._Element) -> None:
    """The attributes of a record into `extra`, as elements of these names: who may see it may stand there."""
    for key, value in record.attrib.items():
        if value and not (name := own_name(str(key))).startswith("{"):
            extra.setdefault(name.removeprefix("wp:"), str(value))


def _value(element: etree._Element, depth: int) -> Any:
    """A string; an object where there are attributes or children. Of elements nested too deep the text alone."""
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
