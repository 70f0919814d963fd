"""A text with front matter as parts: its fields by key, and the blocks of its body; and digests of them.

Parts are pieces of the text: all together they are the text. A block of the body is what empty lines part from the next; a
block of code with empty lines is several. The digests of the parts that blogport wrote tell later which of them a
user changed; the texts themselves are not needed for that.
"""

import hashlib
import re
from collections.abc import Mapping
from typing import Final, NamedTuple

import msgspec

from converters import lazy_re

_FENCES: Final = {"---\n": lazy_re.compile(r"^(?:---|\.\.\.)[ \t]*\n?", re.M), "+++\n": lazy_re.compile(r"^\+\+\+[ \t]*\n?", re.M)}  # fmt: skip
"""The first line of front matter -> the line at its end."""
_FIELD: Final = lazy_re.compile(r"""["']?([\w.-][\w .-]*?)["']?\s*[:=](?:\s|$)""")
"""The line at which a field of YAML or TOML begins, and one of Pelican."""
_TABLE: Final = lazy_re.compile(r"\[+([^\]\n]+)\]+")
_EMPTY_LINES: Final = lazy_re.compile(r"\n(?:[ \t]*\n)+")
_DIGEST_SIZE: Final = 6


class Parts(NamedTuple):
    """The parts of a text."""

    start: str
    """The line before the fields."""
    fields: Mapping[str, str]
    end: str
    """What is between the fields and the body."""
    blocks: list[str]


class Digests(msgspec.Struct, frozen=True):
    """The digests of the parts of a text."""

    fields: dict[str, str]
    blocks: list[str]


def split(text: str) -> Parts:
    """The parts of a text; line ends of Windows become those of Unix."""
    text = text.replace("\r\n", "\n")
    start = next((fence for fence in _FENCES if text.startswith(fence)), "")
    if start:
        closing = _FENCES[start].search(text, len(start))
        if not closing:
            return Parts("", {}, "", _blocks(text))
        header, rest = text[len(start) : closing.start()], text[closing.start() :]
    elif _FIELD.match(text):  # lines of fields up to an empty line, as Pelican has them
        header, empty, rest = text.partition("\n\n")
        header, rest = header + empty[:1], empty[1:] + rest
    else:
        return Parts("", {}, "", _blocks(text))
    end = len(rest) - len(rest.partition("\n")[2].lstrip("\n"))
    body = rest[end:]
    return Parts(start, _fields(header), rest[:end], _blocks(body))


def digests(parts: Parts) -> Digests:
    """The digests of the parts; spaces at the ends of lines and empty lines make no difference."""
    fields = {key: digest(text) for key, text in parts.fields.items()}
    return Digests(fields, [digest(block) for block in parts.blocks])


def digest(part: str) -> str:
    """The digest of a part."""
    lines = part.strip()
    if "\n" in lines:
        lines = "\n".join([line.rstrip() for line in lines.split("\n")])
    return hashlib.blake2b(lines.encode(errors="replace"), digest_size=_DIGEST_SIZE).hexdigest()


def _fields(header: str) -> dict[str, str]:
    """The lines of each field; those before the first belong to the field `""`. A table of TOML is one field."""
    fields: dict[str, str] = {}
    key, in_table = "", False
    for line in header.splitlines(keepends=True):
        table = _TABLE.match(line) if line.startswith("[") else None
        found = table or (None if in_table else _FIELD.match(line))
        if found:
            in_table = bool(table)
            key = _unused(found[1], fields)
        fields[key] = fields.get(key, "") + line
    return fields


def _unused(key: str, fields: Mapping[str, str]) -> str:
    """A key that no field has yet: an array of tables has several of one name."""
    number, unique = 1, key
    while unique in fields:
        number += 1
        unique = f"{key} {number}"
    return unique


def _blocks(body: str) -> list[str]:
    """Each with the empty lines behind it; a text that begins with empty lines has them in its first block."""
    ends = [found.end() for found in _EMPTY_LINES.finditer(body, 1)]
    starts = [0, *ends]
    if starts[-1] < len(body):
        ends.append(len(body))
    return [body[start:end] for start, end in zip(starts, ends, strict=False)]
