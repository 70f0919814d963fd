"""The fields of a post, media item or term that close it."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from converters.extra_keys import UNREAD, meta_key
from converters.gates import fields
from converters.gates.gate import FieldGate
from converters.gates.table import table
from converters.model import Extra
from converters.privacy import audience, unread_fields
from converters.privacy.visibility_words import GROUPS

_GROUPS: Final = ("b2bking_group_", "b2bking_user_")
"""How the fields of B2BKing begin that say which groups and users see a category."""
_NOTHING: Final[Mapping[str, Any]] = {}


def closed_by(extra: Extra) -> Iterator[tuple[str, FieldGate | None]]:
    """The fields that close a post, with their gates; one that no table knows has none."""
    by_name = dict(_fields(extra))

    def other(name: str) -> str:
        return next(_texts(by_name.get(name)), "")

    for name, value in by_name.items():
        gate = table.fields.get(name)
        if gate and any(gate.closes(text, other) for text in _texts(value)):
            yield name, gate
        elif name not in fields.OPEN and any(audience.closes(name, text) for text in _texts(value)):
            yield name, gate  # another program than the gate's may have such a field
    if name := unread_fields.hides(extra.get(UNREAD, _NOTHING)):
        yield name, None


def term_closed_by(extra: Extra) -> str:
    """The plug-in, or the field, that closes the posts of a term; empty for an open term.

    Beside the fields that close a post: a password of any name, since posts have fields of that name for other purposes, and the
    groups of B2BKing that see a category, without the group 0, of visitors (termmeta `b2bking_group_<id>`).
    """
    for name, gate in closed_by(extra):
        return gate.plugin if gate else name
    found = list(_fields(extra))
    fields_set = {name for name, value in found if any(map(audience.says_something, _texts(value)))}
    if any(name.startswith(_GROUPS) for name, _ in found) and f"{_GROUPS[0]}0" not in fields_set:
        return "B2BKing"
    return next((name for name in sorted(fields_set) if audience.is_password(name)), "")


def _fields(extra: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """All fields by their names, those within groups of front matter (`params`), and those that no reader knows, first."""
    for key, value in extra.items():
        if isinstance(value, dict) and key == UNREAD:
            yield from ((str(path).rpartition(".")[2], inner) for path, inner in value.items())
        elif isinstance(value, dict) and key.lower() in GROUPS:
            yield from ((str(name), inner) for name, inner in value.items())
    yield from ((meta_key(name), value) for name, value in extra.items())


def _texts(value: Any) -> Iterator[str]:
    """The values of a field as texts: a custom field has a list of them, front matter has values of any type."""
    for item in value if isinstance(value, list) else (value,):
        if isinstance(item, bool):
            yield "true" if item else "false"
        elif isinstance(item, str | int | float):
            yield str(item)
