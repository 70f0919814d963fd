"""Sorts `extra` into elements, custom fields, and values that only our reader uses."""

from collections.abc import Collection, Mapping
from typing import Any

import msgspec
from msgspec import Struct, field

from converters.formats.wxr.writer.xml import elements, is_element, metas, text_element
from converters.io.xml.text import NOT_XML
from converters.model import Extra
from converters.readers.wordpress.vocabulary import META_PREFIX, NAMES, SAVED, meta_key, meta_name

_encode = msgspec.json.Encoder().encode
_KEPT = NAMES | {"id", "parent"}
"""Names whose values blogport uses itself: they are not custom fields."""


class Sorted(Struct):
    """What is left of an `extra` in the three shapes that an export has for it."""

    elements: list[str] = field(default_factory=list)
    fields: list[tuple[str, str]] = field(default_factory=list)
    """Custom fields: key and value."""
    rest: dict[str, Any] = field(default_factory=dict)
    """What neither can be read back from, by name."""
    saved: dict[str, str] = field(default_factory=dict)
    """Fields of the record as they were, by name."""

    def metas(self, name: str) -> str:
        """All custom fields, ours last, each in an element `name`."""
        return "".join(metas(name, [*self.fields, *((SAVED + key, text) for key, text in self._saved())]))

    def saved_elements(self) -> str:
        """The values that only our reader uses, if there are no custom fields."""
        return "".join(text_element(f"wp:{SAVED.strip('_')}_{key}", text) for key, text in self._saved())

    def _saved(self) -> list[tuple[str, str]]:
        rest = [("extra", _encode(self.rest).decode())] if self.rest else []
        return [*self.saved.items(), *rest]


def sort_out(extra: Extra, known: Collection[str]) -> Sorted:
    """Sort the values of `extra`; texts under names in `known` are elements."""
    found = Sorted()
    for name, value in extra.items():
        if not name or name.startswith(SAVED) or NOT_XML.search(name):  # comes back under no name, or another
            found.rest[name] = value
        elif _is_meta(name, value, extra, known):
            found.fields.extend((meta_key(name), text) for text in value)
        elif is_foreign(name) or name in known:
            _put_element(found, name, value)
        else:
            found.rest[name] = value
            if isinstance(value, str | int | float) and name not in _KEPT and META_PREFIX + name not in extra:
                found.fields.append((meta_key(name), _text(value)))
    return found


def sort_out_elements(extra: Extra, taken: Collection[str]) -> Sorted:
    """The same for a record that has no custom fields: every text is an element, if none has its name (`taken`)."""
    found = Sorted()
    names = {name.rpartition(":")[2] for name in taken}
    for name, value in extra.items():
        if name in names:
            found.rest[name] = value
        else:
            _put_element(found, name, value)
    return found


def is_foreign(name: str) -> bool:
    """Whether a name is that of an element with a prefix that is not WordPress's."""
    return ":" in name and not name.startswith(META_PREFIX)


def _put_element(found: Sorted, name: str, value: Any) -> None:
    if is_element(name, value):
        found.elements.append(elements(name, value))
    else:
        found.rest[name] = value


def _is_meta(name: str, value: Any, extra: Mapping[str, Any], known: Collection[str]) -> bool:
    """Whether the reader would make this name and value of custom fields."""
    if not (isinstance(value, list) and value and all(isinstance(text, str) for text in value)):
        return False
    key = meta_key(name)
    return name == meta_name(key) or (key in extra and key != name and key in known)


def _text(value: str | float) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
