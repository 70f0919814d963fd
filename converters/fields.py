"""The fields of the model, by introspection, and what a writer declares of them: those that it carries, those that it loses.

A field is named by its path: `title` of a post, `author.name` of a comment, `terms.slug` of a post. Comments are a
record type of their own here. `body` is the text of a body; its dialect is what `Writer.dialects` declares. A field
that is added to the model appears here by itself.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, NamedTuple, get_args

import msgspec

from converters.model import RECORD_TYPES, Comment, Markup

ALL_FIELDS: Final = "*"
"""In a declaration: every field of the record type, also those that the model gets later."""


class Field(NamedTuple):
    """A field without parts. `steps` leads to it from the record, `default` is the value that says nothing."""

    path: str
    steps: tuple[str, ...]
    default: Any
    type: Any

    def is_set(self, record: object) -> bool:
        """Whether the record has a value there that is not the default."""
        return _is_set(record, self.steps, self.default)


def _is_set(value: Any, steps: tuple[str, ...], default: Any) -> bool:
    if isinstance(value, tuple):
        return any(_is_set(part, steps, default) for part in value)
    if steps:
        return value is not None and _is_set(getattr(value, steps[0]), steps[1:], default)
    return bool(value != default)


@cache
def fields_of(record_type: str) -> tuple[Field, ...]:
    """The fields of a record type (`post`, `comment`, …), in the order of the model."""
    return tuple(_fields(Comment if record_type == "comment" else RECORD_TYPES[record_type], ()))


def record_types() -> tuple[str, ...]:
    """The record types that have fields: those of an archive, and `comment`."""
    return (*RECORD_TYPES, "comment")


def part_of(wanted: Any) -> type[msgspec.Struct] | None:
    """The struct in a field's type: of `Markup | None`, of `tuple[TermRef, ...]`; `None` for a plain value."""
    for cls in (wanted, *get_args(wanted)):
        if isinstance(cls, type) and issubclass(cls, msgspec.Struct):
            return cls
    return None


def default_of(field: msgspec.structs.FieldInfo) -> Any:
    """The value of a field that is not given; `""` for one that is required."""
    if field.default_factory is not msgspec.NODEFAULT:
        return field.default_factory()
    return "" if field.default is msgspec.NODEFAULT else field.default


def _fields(cls: type[msgspec.Struct], steps: tuple[str, ...]) -> list[Field]:
    found = []
    for field in msgspec.structs.fields(cls):
        part = part_of(field.type)
        if part is Comment or (cls is Markup and field.name == "dialect"):
            continue
        if part:
            found += _fields(part, (*steps, field.name))
        else:
            path = steps if cls is Markup and field.name == "text" else (*steps, field.name)
            found.append(Field(".".join(path), (*steps, field.name), default_of(field), field.type))
    return found


@dataclass(frozen=True, init=False)
class Fields:
    """What a writer carries: `Fields(post="title body terms.slug", comment="author.name body", site="*")`.

    A record type that is not named is not carried at all. Raises `ValueError` for a field that the model lacks.
    """

    names: Mapping[str, frozenset[str]]

    def __init__(self, **names: str) -> None:
        known = {
            record_type: {field.path for field in fields_of(record_type)} for record_type in record_types()
        }
        given = {record_type: frozenset(text.split()) for record_type, text in names.items()}
        for record_type, paths in given.items():
            if record_type not in known:
                raise ValueError(f"the model has no record {record_type}; it has {', '.join(known)}")
            if unknown := paths - known[record_type] - {ALL_FIELDS}:
                raise ValueError(f"a {record_type} has no field {min(unknown)}")
        object.__setattr__(self, "names", given)

    def has(self, record_type: str, path: str) -> bool:
        """Whether a field is carried."""
        names = self.names.get(record_type, frozenset())
        return path in names or ALL_FIELDS in names

    def missing(self, record_type: str) -> tuple[Field, ...]:
        """The fields of a record type that are not carried, in the order of the model."""
        return tuple(field for field in fields_of(record_type) if not self.has(record_type, field.path))


EVERYTHING: Final = Fields(**dict.fromkeys(record_types(), ALL_FIELDS))
"""Every field of every record."""


class Loss(NamedTuple):
    """A row of the tables of what a target does not give back when it is read again (see `Writer.losses`)."""

    field: str
    """The field of the record: `post.extra`, `comment.author.url`."""
    why: str
    """What becomes of it, in the words of the report."""
    applies: Callable[[Any], bool]
    """Whether a post, or a comment, has the loss."""
    explains: Callable[[Any, Any], bool] = lambda written, read: True
    """Whether the loss makes the second value, which was read back, of the first. `None` is a value that is not set."""
