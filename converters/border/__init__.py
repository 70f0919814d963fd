"""The border: every record is validated where it enters, whoever made it.

The constructors of the model check nothing, so a reader, a plug-in or a script may hand over a number
where a text belongs, a date that does not exist, or half a character. `admitted` lets sound records pass
untouched. What does not fit its field goes to `extra`, under the field's name, and is reported with who
handed it over, the record, the field and the value. What is not a record of the model is left out with an error.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any, Final, NamedTuple, get_args

import msgspec
from msgspec.structs import astuple, fields

from converters import messages
from converters.border import json_values
from converters.border.json_values import NUMBERS, shown
from converters.dates import is_model_date, settled
from converters.diagnostics import INVALID, Diagnostics, MessageType
from converters.model import (
    Asset,
    Author,
    Comment,
    Commenter,
    Dialect,
    Entity,
    Markup,
    Media,
    Post,
    Site,
    Term,
    TermRef,
    UnwantedPost,
)
from converters.storage.record_lines import encode_ahead

_DIALECTS: Final = frozenset(get_args(Dialect))
_RECORDS: Final = (Site, Author, Term, Media, Post, UnwantedPost)
_PARTS: Final = (Comment, Commenter, Markup, TermRef)
_DATES: Final = frozenset({"date", "modified"})
_DATED: Final = frozenset({Post, Comment, Media})
_NOBODY: Final = Comment().author
"""The author of comments without one: the default, which is one object."""


class _Shape(NamedTuple):
    """The fields of a class, and the types that each may have."""

    names: tuple[str, ...]
    types: tuple[tuple[type, ...], ...]
    required: frozenset[str]


def _shape(cls: type[msgspec.Struct]) -> _Shape:
    own = fields(cls)
    return _Shape(
        tuple(field.name for field in own),
        tuple(_types(field.name, field.type) for field in own),
        frozenset(field.name for field in own if field.required),
    )


def _types(name: str, wanted: Any) -> tuple[type, ...]:
    if name in _DATES:
        return (str, type(None))
    if name in ("terms", "comments"):
        return (tuple,)
    if name == "extra":
        return (dict,)
    if name == "dialect":
        return (str,)
    return get_args(wanted) or (wanted,)


_SHAPES: Final = {cls: _shape(cls) for cls in (*_RECORDS, *_PARTS)}
_KNOWN: Final[set[tuple[type, ...]]] = set()
"""Class and field types of the records that fitted; there are few combinations."""

_SAFE: Final[Mapping[tuple[type, str], Any]] = {
    (Post, "status"): "private",
    (Comment, "status"): "pending",
}
"""Values for fields that do not fit and whose default would publish the record."""


def admitted(records: Iterable[object], diagnostics: Diagnostics, who: str) -> Iterator[Entity]:
    """Yield the records, each with valid fields. `who` made them, in words (`the reader wxr`)."""
    for record in records:
        if (sound := admit(record, diagnostics, who)) is not None:
            yield sound


def admit(record: object, diagnostics: Diagnostics, who: str) -> Entity | None:
    """The record with all fields valid, the same object if they are; `None`, and an error, if it cannot be used."""
    if type(record) in _RECORDS and is_sound(record):
        return record  # type: ignore[return-value] # by its type
    if isinstance(record, Asset):
        if isinstance(record.url, str) and isinstance(record.name, str) and callable(record.open):
            return record
    elif type(record) in _RECORDS:
        return _Repair(diagnostics, who).record(record)
    _refuse(record, diagnostics, who, f"{type(record).__name__} is no kind of record")
    return None


def settle(post: Post, diagnostics: Diagnostics, who: str, file: str) -> Post:
    """A post that a reader keeps on disk before it yields it: sound, as at the border; `file` is where it was read."""
    if is_sound(post):
        return post
    diagnostics.locate(post, file, 0)
    made = _Repair(diagnostics, who).record(post)
    assert isinstance(made, Post)  # none of its fields is required
    return made


def _refuse(
    record: object, diagnostics: Diagnostics, who: str, why: str, file: str = "", line: int = 0
) -> None:
    diagnostics.report(messages.INVALID_RECORD, file=file, line=line, who=who, why=why, value=shown(record))
    diagnostics.lose(type(record).__name__.lower() if type(record) in _RECORDS else "record", INVALID)


# The fast way: sound records, nearly all


def is_sound(record: Any) -> bool:
    """Whether a record fits the model, and stays the same when it is written as JSON and read again."""
    try:
        if not _fits(record):
            return False
        for name in ("terms", "comments"):
            for part in getattr(record, name, ()):
                if type(part) not in _PARTS or not _fits(part):
                    return False
        encode_ahead(record)  # half a character, numbers without end, circles
    except (TypeError, ValueError, OverflowError, RecursionError, AttributeError, msgspec.MsgspecError):
        return False
    return True


def _fits(record: Any) -> bool:
    cls = type(record)
    values = astuple(record)
    types = (cls, *map(type, values))
    if types not in _KNOWN:
        if not all(map(_is_of, types[1:], _SHAPES[cls].types)):
            return False
        _KNOWN.add(types)
    if cls is Markup:
        return record.dialect in _DIALECTS
    if cls is TermRef or cls is Commenter:
        return True
    if cls is Comment or cls is Post:
        if (body := record.body) is not None and not _fits(body):
            return False
        if cls is Comment:
            author = record.author
            if author is not _NOBODY and not _fits(author):
                return False
        elif (stamp := record.modified) is not None and not is_model_date(stamp):
            return False
    if cls in _DATED and (stamp := record.date) is not None and not is_model_date(stamp):
        return False
    return not record.extra or json_values.fits(record.extra)


def _is_of(cls: type, allowed: tuple[type, ...]) -> bool:
    return cls in allowed


# The slow way: what does not fit


class _Misfit(Exception):
    """A required field of a record, or of a part of it, does not fit."""


class _Repair:
    """Repairs one record, and reports what did not fit."""

    def __init__(self, diagnostics: Diagnostics, who: str) -> None:
        self._diagnostics, self._who = diagnostics, who
        self._found: list[tuple[MessageType, Comment | None, dict[str, Any]]] = []
        """The findings, each with the comment of the post that it is about, if any."""
        self._json = json_values.Repair(self._say)

    def record(self, record: Any) -> Entity | None:
        """The repaired record; `None` if a required field does not fit."""
        file, line = self._diagnostics.place_of(record)
        try:
            made: Entity = self._made(record, "", {})
        except _Misfit as lacks:
            why = f"a {type(record).__name__} cannot be without its {lacks}"
            _refuse(record, self._diagnostics, self._who, why, file, line)
            return None
        for what, comment, words in self._found:
            self._diagnostics.report(what, comment or made, file=file, line=line, **words)
        if file and not isinstance(made, Asset):
            self._diagnostics.locate(made, file, line)
        return made

    def _made(self, old: Any, path: str, kept: dict[str, Any]) -> Any:
        """A record or a part of one, with fields that fit; `kept` is the `extra` of what has the part.

        Raises `_Misfit`.
        """
        cls = type(old)
        shape = _SHAPES[cls]
        has_extra = "extra" in shape.names
        extra = {} if has_extra else kept
        new: dict[str, Any] = {}
        for name, types, value in zip(shape.names, shape.types, astuple(old), strict=True):
            where = f"{path}{name}"
            if name == "extra":
                continue
            if name in _DATES:
                new[name] = self._date(where, value, extra)
            elif name in ("terms", "comments"):
                new[name] = self._parts(where, value, TermRef if name == "terms" else Comment, extra)
            elif type(value) in _PARTS and type(value) in types:
                with suppress(_Misfit):
                    new[name] = self._made(value, f"{where}.", extra)
                    continue
                self._note(where, value, extra)
            elif _is_value_of(cls, name, value, types):
                new[name] = self._json.text(where, value) if isinstance(value, str) else value
            elif name in shape.required:
                raise _Misfit(name)
            else:
                self._note(where, value, extra)
                if (cls, name) in _SAFE and value is not None:
                    new[name] = _SAFE[cls, name]
                elif name == "password" and value:
                    new[name] = shown(value)  # whatever it was, it kept others out
        if has_extra:
            new["extra"] = self._extra(f"{path}extra", old.extra) | extra
        return cls(**new)

    def _date(self, where: str, value: Any, extra: dict[str, Any]) -> str | None:
        if value is None:
            return None
        try:
            made = settled(value)
        except (TypeError, ValueError, AttributeError):  # no date at all, or a time of day
            self._note(where, value, extra)
            return None
        if made.stated:
            text = extra[_key(where)] = self._json.text(where, made.stated)
            if made.offset_is_bad:
                self._found.append((messages.BAD_OFFSET, None, {"local": text, "utc": made.date}))
            else:
                self._found.append((messages.BAD_DATE, None, {"field": where, "text": shown(text)}))
        return made.date

    def _parts(self, where: str, value: Any, cls: type, extra: dict[str, Any]) -> tuple[Any, ...]:
        if not isinstance(value, tuple | list):
            self._note(where, value, extra)
            return ()
        made, odd = [], []
        for number, part in enumerate(value, 1):
            at = f"{where}[{number}]"
            with suppress(_Misfit):
                if type(part) is cls:
                    before = len(self._found)
                    made.append(self._made(part, f"{at}.", extra))
                    if isinstance(part, Comment):
                        self._found[before:] = [
                            (what, made[-1], words) for what, _, words in self._found[before:]
                        ]
                    continue
            self._say(messages.BAD_VALUE, at, part)
            odd.append(self._json.value(at, part))
        if odd:
            extra[_key(where)] = odd
        return tuple(made)

    def _say(self, what: MessageType, where: str, value: object) -> None:
        self._found.append((what, None, {"who": self._who, "field": where, "value": shown(value)}))

    def _note(self, where: str, value: object, extra: dict[str, Any]) -> None:
        """Report a value that does not fit, and keep it in `extra`."""
        self._say(messages.BAD_VALUE, where, value)
        if value is not None:
            extra[_key(where)] = self._json.value(where, value)

    def _extra(self, where: str, value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            self._say(messages.BAD_VALUE, where, value)
            return {} if value is None else {"extra": self._json.value(where, value)}
        return {
            self._json.name(where, name): self._json.value(f"{where}.{shown(name)}", value[name])
            for name in value
        }


def _is_value_of(cls: type, name: str, value: Any, types: tuple[type, ...]) -> bool:
    if cls is Markup and name == "dialect":
        return isinstance(value, str) and value in _DIALECTS
    if type(value) is int:
        return int in types and value in NUMBERS
    return type(value) in types or (isinstance(value, str) and str in types)


def _key(where: str) -> str:
    """What a field is called in the `extra` of the record that has it: `author.email` of `comments[3].author.email`."""
    return where.rpartition("].")[2]
