"""Reads the fields and sections of one entry (`MT::ImportExport`, Movable Type 2 to 8).

A line of five hyphens ends the fields, and each section. One that no section follows was a line of the text. Where a damaged
file has lost that line, or the one that names a section, the body begins at its name, and a comment at its fields: nobody
saw the addresses in them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import dropwhile, takewhile
from typing import Final

from converters import lazy_re
from converters.formats.movabletype.splitter import FIELDS
from converters.io.spelling import differ_in_a_letter

ONCE: Final = ("BODY", "EXTENDED BODY", "EXCERPT", "KEYWORDS")
"""Sections that an entry has once; a second one is a line of the text before it."""
_REPEATED: Final = ("COMMENT", "PING")
_RULE: Final = "-----"
_ESCAPED: Final = lazy_re.compile(r"^(-{5}|-{8})\t$", re.MULTILINE)
"""A line of a text that is no rule: a newer Movable Type writes a tab behind it."""
_SECTION: Final = lazy_re.compile(r"\s*([A-Z][A-Z0-9_ ]*):[ \t]*(?:\n|\Z)")
_FIELD: Final = lazy_re.compile(r"\s*([A-Z][A-Z0-9_ ]*?)\s*:[ \t]*(.*)")
_ANY_FIELD: Final = lazy_re.compile(r"[ \t]*([A-Za-z]+(?: [A-Za-z]+)?):[ \t]*(.*)")
_OLD_BODY: Final = lazy_re.compile(r"\s*START BODY:\s*")
"""Movable Type 1: the body begins within the fields."""
_OLD_END: Final = lazy_re.compile(r"\n?(?<![ \t])[ \t]*END (?:EXTENDED )?BODY:[ \t]*\n*\Z")
COMMENT_FIELDS: Final = frozenset(
    {"AUTHOR", "EMAIL", "IP", "URL", "DATE", "TITLE", "BLOG NAME", "STATUS", "SECRET", "PASS"}
)
"""The fields of a comment or ping; `SECRET` and `PASS` are those of FC2."""
_NOBODY_SAW: Final = frozenset({"EMAIL", "IP"})
"""Fields of a comment that no text of an entry has in a row with others."""
_ADDRESS: Final = lazy_re.compile(
    r"[ \t]*(EMAIL(?=.*@)|IP(?=:[ \t]*[\da-fA-F.:]+[ \t]*\Z)):[ \t]*(\S+)[ \t]*"
)
"""A line that has what nobody saw."""
_LABEL: Final = r"[^\n]{0,10}?(?<![\w.@+-])"
_END: Final = r"[ \t]*(?:</\w{1,10}>[ \t]*)?"
_ALONE: Final = {
    "IP": lazy_re.compile(
        rf"{_LABEL}(\d{{1,3}}(?:\.\d{{1,3}}){{3}}|(?:[\da-fA-F]{{0,4}}:){{3,7}}[\da-fA-F]{{0,4}}){_END}"
    ),
    "EMAIL": lazy_re.compile(rf"{_LABEL}([^\s@:]+@[^\s@<>]+\.\w+){_END}"),
}
"""Lines of nothing but an address, behind what is left of the name of its field: `: 192.0.2.7`, `E%AIL: bo@quay.example`."""
_NO_NAME: Final = lazy_re.compile(r"[^a-z:]{0,24}:(?!//)")
"""How a line begins whose field nobody knows: it is not the second line of the value before it, whose author or category it
would be."""
SWALLOWED: Final = "SWALLOWED"
"""What a comment has that is of another one: no field of an export has this name."""
_FEWEST: Final = 3
"""So many fields in a row begin a comment whose name is lost."""


@dataclass
class Entry:
    """An entry as the file has it."""

    fields: dict[str, list[str]] = field(default_factory=dict)
    sections: dict[str, str] = field(default_factory=dict)
    """The sections that an entry has once, and sections of plug-ins."""
    replies: list["Reply"] = field(default_factory=list)
    """Comments and pings, in their order."""
    repaired: bool = False
    """Whether a line that parts it was missing."""
    unread: str = ""
    """What stands before the first field."""
    two_bodies: bool = False
    """Whether a second body stands in it: of another entry, whose fields are lost, or a line of a text."""

    def first(self, name: str) -> str:
        """The value of a field; empty where it has none."""
        return next(iter(self.fields.get(name, ())), "")


@dataclass
class Reply:
    """A comment, or a ping."""

    kind: str
    """`COMMENT` or `PING`."""
    fields: dict[str, str]
    text: str


def read(text: str) -> Entry:
    """Read an entry."""
    entry = Entry()
    lines = text.split("\n")
    head, rest, entry.repaired = _head(lines)
    name = ""
    for line in head:
        if found := _FIELD.fullmatch(line) or _in_other_letters(line):
            name = found[1].upper()
            entry.fields.setdefault(name, []).append(found[2].strip())
        elif found := _damaged_name(line):
            name = found[1]
            entry.fields.setdefault(name, []).append(found[2].strip())
        elif name and line.strip() and not _NO_NAME.match(line):  # a value in two lines
            entry.fields[name][-1] = f"{entry.fields[name][-1]} {line.strip()}"
        else:
            entry.unread += line.strip()
    entry.two_bodies = sum(piece.startswith("BODY:\n") for piece in rest) > 1
    for section, body in _sections(rest):
        if section in _REPEATED:
            entry.replies.append(_reply(section, body))
        else:
            entry.sections[section] = _OLD_END.sub("", body)
    return entry


def _in_other_letters(line: str) -> re.Match[str] | None:
    """A field of an entry whose name somebody wrote in small letters."""
    found = _ANY_FIELD.fullmatch(line)
    return found if found and found[1].upper() in FIELDS else None


def _damaged_name(line: str) -> re.Match[str] | None:
    """A field whose name is that of a field of an entry but for a letter, or with more before it: `xTAGS`, `Statuss`."""
    found = _ANY_FIELD.fullmatch(line)
    name = found[1].upper() if found else ""
    is_one = (
        any(name.endswith(field) or differ_in_a_letter(name, field) for field in FIELDS) if name else False
    )
    return found if is_one else None


def _head(lines: Sequence[str]) -> tuple[Sequence[str], list[str], bool]:
    """The lines of the fields, the pieces between the rules after them, and whether a line between parts was missing."""
    for number, line in enumerate(lines):
        if _OLD_BODY.fullmatch(line):
            return lines[:number], *_pieces(["BODY:", *lines[number + 1 :]])
        if line.rstrip(" ") == _RULE:
            return lines[:number], *_pieces(lines[number + 1 :])
        if line.rstrip(" ") == "BODY:":
            return lines[:number], _pieces(lines[number:])[0], True
    return lines, [], False


def _pieces(lines: Sequence[str]) -> tuple[list[str], bool]:
    found: list[list[str]] = [[]]
    repaired = False
    for number, line in enumerate(lines):
        if line.rstrip(" ") == _RULE:
            found.append([])
            continue
        if any(part.strip() for part in found[-1]) and _begins_reply(line, lines, number + 1):
            found.append([])
            repaired = True
        elif not any(part.strip() for part in found[-1]) and (
            names := _without_its_name(line, lines, number)
        ):
            found[-1].append("PING:" if "BLOG NAME" in names else "COMMENT:")
            repaired = True
            if _SECTION.fullmatch(line):
                continue
        found[-1].append(line)
    return ["".join(f"{line}\n" for line in piece) for piece in found], repaired


def _without_its_name(line: str, lines: Sequence[str], start: int) -> set[str]:
    """The fields of the comment or ping, in any order, that a piece is which no section, or a wrong one, names; empty for
    another piece."""
    if not line.strip():
        return set()
    section = _SECTION.fullmatch(line)
    if section and not (section[1] in ONCE and _has_fields(lines, start + 1)):
        return set()
    names: set[str] = set()
    for below in lines[start : start + 2 * len(COMMENT_FIELDS)]:
        if below.rstrip(" ") == _RULE:
            break
        if (found := _FIELD.fullmatch(below)) and found[1] in COMMENT_FIELDS:
            names.add(found[1])
    return names if len(names) >= _FEWEST and names & _NOBODY_SAW else set()


def _begins_reply(line: str, lines: Sequence[str], after: int) -> bool:
    """Whether a comment or ping begins in a text: its name, and a field with what nobody saw."""
    return line.rstrip(" ") in ("COMMENT:", "PING:") and _has_fields(lines, after)


def _has_fields(lines: Sequence[str], start: int) -> bool:
    """Whether the fields of a comment or ping stand there."""
    names: set[str] = set()
    for line in lines[start : start + len(COMMENT_FIELDS)]:
        found = _FIELD.fullmatch(line)
        if not found or found[1] not in COMMENT_FIELDS:
            break
        names.add(found[1])
    return len(names) >= _FEWEST and bool(names & _NOBODY_SAW)


def _sections(pieces: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The sections by name. A piece that begins with none belongs to the text before it, and so does the rule."""
    name, parts, held = "", list[str](), list[str]()
    seen: set[str] = set()
    for piece in pieces:
        found = _SECTION.match(piece)
        section = found[1] if found else ""
        if section.startswith("START "):
            section = section.removeprefix("START ")
        if not piece.strip():
            held.append(piece)
        elif found and _begins(section, name, seen):
            if name:
                yield name, _text(parts)
            name, parts, held = section, [piece[found.end() :]], []
            seen.add(section)
        else:
            parts += [*held, piece] if name else [piece]
            name, held = name or "BODY", []
            seen.add(name)
    if name:
        yield name, _text(parts)


def _begins(section: str, current: str, seen: set[str]) -> bool:
    """Whether a section begins; one that is not known (of a plug-in) does not within a text that readers see."""
    if section in _REPEATED:
        return True
    if section in ONCE:
        return section not in seen
    return bool(section) and current not in ("", "BODY", "EXTENDED BODY", *_REPEATED)


def _text(parts: Sequence[str]) -> str:
    return unescaped(f"{_RULE}\n".join(parts)).strip("\n")


def unescaped(text: str) -> str:
    """A text without the tabs behind lines of hyphens."""
    return _ESCAPED.sub(r"\1", text)


def _field_of_reply(line: str) -> re.Match[str] | None:
    return _FIELD.fullmatch(line) or _ANY_FIELD.fullmatch(line)


def _is_of_reply(field: re.Match[str]) -> bool:
    return field[1] in COMMENT_FIELDS


def _reply(kind: str, body: str) -> Reply:
    """The fields of a comment end at the first line that is not a field, or repeats one.

    A field that stands there twice ends them only behind what nobody saw; one in small letters, or that nobody knows, is a
    field before that alone. Blank lines between them are those of a file whose line ends were doubled.
    """
    lines = list(dropwhile(lambda line: not line.strip(), body.split("\n")))
    places = [number for number, line in enumerate(lines) if line.strip()]
    found = [line for line in takewhile(bool, (_field_of_reply(lines[place]) for place in places)) if line]
    names = [line[1].upper() for line in found]
    last = max((names.index(name) for name in _NOBODY_SAW.intersection(names)), default=-1)
    is_doubled = places[: last + 1] != list(range(last + 1))
    if not is_doubled:
        found = found[: len(list(takewhile(lambda pair: pair[0] == pair[1], enumerate(places))))]
    found = found[: last + 1] + list(takewhile(_is_of_reply, found[last + 1 :]))
    names = [line[1].upper() for line in found]
    first = [name not in names[:number] for number, name in enumerate(names)]
    hidden = [number for number, name in enumerate(names) if name in _NOBODY_SAW and first[number]]
    end = max([first.index(False) if False in first else len(names), *(number + 1 for number in hidden)])
    fields = {line[1].upper(): line[2].strip() for line in reversed(found[:end])}
    text = _without_strays(kind, lines[places[end - 1] + 1 if end else 0 :], fields)
    return Reply(kind, fields, "\n".join(text).strip("\n"))


def _without_strays(kind: str, text: Sequence[str], fields: dict[str, str]) -> list[str]:
    """The lines of a text without the addresses that are missing in the fields, which get them, and then without other
    fields: a damaged file has its lines in another order, and names of fields that nobody can read.

    Addresses beside an IP, and other fields, that the fields have already are those of another comment, which this one has
    swallowed: they go to `SWALLOWED`.
    """
    kept, swallowed = list[str](), list[str]()
    had_any = kind == "PING" or bool(_NOBODY_SAW & fields.keys()) or any(map(_ADDRESS.fullmatch, text))
    has_another = _has_another(text)
    is_damaged = False
    for line in text:
        if found := _address(line, fields, alone=had_any):
            fields |= [found]
            is_damaged = True
        elif has_another and _ADDRESS.fullmatch(line):
            swallowed.append(line.strip())
        else:
            kept.append(line)
    if swallowed:
        fields[SWALLOWED] = ", ".join(swallowed)
    return [line for line in kept if not _moved(line, fields)] if is_damaged else kept


def _address(line: str, fields: Mapping[str, str], *, alone: bool) -> tuple[str, str] | None:
    """The field that a line of a text is, and the address in it, if the fields lack it; `alone`: also of a line whose field has
    lost its name."""
    if (found := _ADDRESS.fullmatch(line)) and found[1] not in fields:
        return found[1], found[2]
    for name, pattern in _ALONE.items() if alone else ():
        if name not in fields and (found := pattern.fullmatch(line)):
            return name, found[1]
    return None


def _has_another(text: Sequence[str]) -> bool:
    """Whether the fields of another comment stand in a text: an IP, and others."""
    names = {found[1] for line in text if (found := _FIELD.fullmatch(line))} & COMMENT_FIELDS
    has_ip = "IP" in names and any((found := _ADDRESS.fullmatch(line)) and found[1] == "IP" for line in text)
    return has_ip and len(names) >= _FEWEST


def _moved(line: str, fields: dict[str, str]) -> bool:
    """Whether a line of a text is a field that the fields lack; then they get it."""
    found = _FIELD.fullmatch(line)
    if not found or found[1] not in COMMENT_FIELDS or found[1] in fields:
        return False
    fields[found[1]] = found[2].strip()
    return True
