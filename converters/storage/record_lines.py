"""Records as lines of JSON: the archive, which is also the spool of a run.

The contract's chapter "The archive". `schema()` gives what `schemas/archive.schema.json` holds.
"""

import inspect
from typing import Any, Final

import msgspec

from converters.model import RECORD_TYPES, Comment, Commenter, Markup, Post, Record, TermRef

SIGNATURE = b'{"record":"site"'
"""How every archive that blogport wrote begins."""

_encode_into = msgspec.json.Encoder().encode
_NOTHING: Final[tuple[Record | None, bytes]] = (None, b"")
_ahead = _NOTHING
_decode = msgspec.json.Decoder(Record).decode

_PARTS: dict[type, dict[str, type]] = {
    Post: {"body": Markup, "terms": TermRef, "comments": Comment},
    Comment: {"author": Commenter, "body": Markup},
}
"""The fields that hold a part of a record, or a list of parts."""


def encode(record: Record) -> bytes:
    """One line, with its newline; unset fields are left out."""
    global _ahead
    (known, line), _ahead = _ahead, _NOTHING
    return line if known is record else _encode_into(record) + b"\n"


def encode_ahead(record: Record) -> None:
    """Encode a record that `encode` may be asked for next: the border tries each, and then the spool keeps it.

    Raises what msgspec raises for a value that JSON does not have.
    """
    global _ahead
    _ahead = _NOTHING
    _ahead = record, _encode_into(record) + b"\n"


def decode(line: bytes) -> Record:
    """The record of a line. Raises `msgspec.DecodeError` if the line is not a record; see `decode_loosely`."""
    record: Record = _decode(line)
    return record


def decode_ahead(line: bytes) -> Record:
    """As `decode`, of a line that `encode` made: it gives this line back, if it is asked for this record next."""
    global _ahead
    record = decode(line)
    _ahead = record, line
    return record


def decode_loosely(line: bytes) -> tuple[Record, list[tuple[str, str]]]:
    """The record of a line with fields that the model does not know or that do not fit, those moved
    to `extra`, and a list of (what has it, name) for each. Raises `msgspec.DecodeError` where it is no record."""
    raw = msgspec.json.decode(line)
    name = raw.get("record") if isinstance(raw, dict) else None
    if not isinstance(name, str) or name not in RECORD_TYPES:
        raise msgspec.ValidationError(f"record is {name!r}, not one of {', '.join(RECORD_TYPES)}")
    moved: list[tuple[str, str]] = []
    _move_misfits(raw, RECORD_TYPES[name], raw.setdefault("extra", {}), moved)
    return msgspec.convert(raw, Record), moved


def _move_misfits(raw: dict[str, Any], kind: type, extra: Any, moved: list[tuple[str, str]]) -> None:
    """Move unknown fields, and values that do not fit their field, to `extra`.

    A part without an `extra` of its own uses that of what it is a part of.
    """
    fields = {field.encode_name: field.type for field in msgspec.structs.fields(kind)}
    if "extra" in fields:
        extra = raw.setdefault("extra", {})
    for field, part in _PARTS.get(kind, {}).items():
        value = raw.get(field)
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                _move_misfits(item, part, extra, moved)
    if isinstance(extra, dict):
        for name in [name for name in raw if name != "record" and not _fits(raw[name], fields.get(name))]:
            extra.setdefault(name, raw.pop(name))
            moved.append((kind.__name__.lower(), name))


def _fits(value: Any, wanted: Any) -> bool:
    try:
        msgspec.convert(value, wanted)
    except msgspec.ValidationError:
        return False
    return wanted is not None


def schema() -> dict[str, Any]:
    """The JSON Schema of one line."""
    made = msgspec.json.schema(Record)
    for part in made["$defs"].values():
        # msgspec before 0.23 keeps the indent
        part["description"] = inspect.cleandoc(part.get("description", ""))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A line of a blogport archive",
        **made,
    }
