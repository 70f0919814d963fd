"""What becomes of an export in other hands: a table of changes of its fields, its rows, its bytes and its files."""

import re
from collections.abc import Callable, Mapping
from random import Random
from typing import Final

from tests.fuzz.case import Damage
from tests.fuzz.exports.spans import Field, Span, syntax_of

_ODD: Final = (
    None, [], {}, 0, -1, 1, 1e300, 10**30, True, False, "", " ", "\x00", "x\x00y", ["a", ["b"]], {"a": {"b": None}}, "9" * 400,
    "0000-00-00 00:00:00", "2020-13-45T99:99:99Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00", -62135596800, 253402300800,
    "<b>", "../../etc", "whoever", "null",
)  # fmt: skip
"""What may stand in place of a value."""
_WORDS_OF_STATUS: Final = ("", " ", 1, True)
"""Those that are words for a status: WordPress approves a comment with `1`, and what states nothing may be a draft."""
_PUBLISHING: Final = frozenset(
    "status state visibility security mode audience is_published to cc type delete deleted password allowmask visible draft post_status"
    " post_type post_password comment_approved isDeleted isSpam html lexical date published published_at post_date date_gmt post post_id"
    " protected content readerComments object is_pending rid pid".split()
)
"""Fields that say who may see something: without its word, a text of which nobody says that it is private may be public."""
_ID: Final = re.compile(r"(?i)(?:^|[_:])(?:id|slug|url|link|guid|hex|key|url_title|basename|filename|post_name|itemid|ditemid|objectid)$|Hex$|Id$")  # fmt: skip
_OF_ANOTHER: Final = re.compile(r"(?i)parent|pid|post_?id|reply|thread|author|user|member|tag|term|rid|page")
"""Fields that name another row."""


def _put(text: str, span: Span, instead: str) -> str:
    return text[: span[0]] + instead + text[span[1] :]


def _name(text: str, field: Field) -> str:
    return text[slice(*field.name)]


def _says_who(name: str) -> bool:
    return name.rpartition(":")[2] in _PUBLISHING or name.lower() in _PUBLISHING


FieldChange = Callable[[str, Field, Random], str]


def _value(text: str, field: Field, chance: Random) -> str:
    values = [value for value in _ODD if not _says_who(_name(text, field)) or value not in _WORDS_OF_STATUS]
    return _put(text, field.value, syntax_of(text).write(chance.choice(values)))


def _nested(text: str, field: Field, chance: Random) -> str:
    return _put(text, field.value, syntax_of(text).nest(text[slice(*field.value)]))


def _nested_deep(text: str, field: Field, chance: Random) -> str:
    value = text[slice(*field.value)]
    for _ in range(chance.choice((20, 300))):
        value = syntax_of(text).nest(value)
    return _put(text, field.value, value)


def _other_case(text: str, field: Field, chance: Random) -> str:
    """The name in other letters, also in the closing tag of an element."""
    name = _name(text, field)
    return _renamed(text, field, chance.choice((name.upper(), name.lower(), name.title(), name.swapcase())))


def _other_name(text: str, field: Field, chance: Random) -> str:
    name = _name(text, field)
    return _renamed(text, field, chance.choice((f"{name}_", f"x{name}", name[:-1], name.replace("_", ""))) or "x")  # fmt: skip


def _renamed(text: str, field: Field, name: str) -> str:
    old = _name(text, field)
    if field.whole[0] <= field.name[0] and text[field.whole[0]] == "<":
        element = text[slice(*field.whole)].replace(f"</{old}>", f"</{name}>")
        return _put(text, field.whole, element.replace(f"<{old}", f"<{name}", 1))
    return _put(text, field.name, name)


def _gone(text: str, field: Field, chance: Random) -> str:
    return _put(text, field.whole, "")


def _twice(text: str, field: Field, chance: Random) -> str:
    return _put(text, field.whole, text[slice(*field.whole)] * 2)


_OF_FIELDS: Final[dict[str, tuple[FieldChange, bool]]] = {
    "another value": (_value, False), "another value of": (_value, False), "a value in a value": (_nested, False), "deep nesting": (_nested_deep, False),
    "other letters in": (_other_case, True), "another name of": (_other_name, True), "no": (_gone, True), "twice": (_twice, False),
}  # fmt: skip
"""What is done -> how, and whether a field that says who may see its record says it no more."""

RowChange = Callable[[str, Span, Random], str]


def _without_end(text: str, row: Span, chance: Random) -> str:
    """The row without its closing bracket, tag or line."""
    part = text[slice(*row)]
    cut = part.rstrip(",\n")
    start = cut.rfind("</") if cut.endswith(">") else len(cut.rstrip("-")) if cut.endswith("---") else len(cut) - 1  # fmt: skip
    return _put(text, row, part[:start] + part[len(cut) :])


def _without_start(text: str, row: Span, chance: Random) -> str:
    part = text[slice(*row)]
    return _put(text, row, part[part.find(">") + 1 if part.startswith("<") else 1 :])


def _cut_in(text: str, row: Span, chance: Random) -> str:
    return text[: chance.randrange(*row)]


def _cut_after(text: str, row: Span, chance: Random) -> str:
    return text[: row[1]]


def _half_a_row(text: str, row: Span, chance: Random) -> str:
    at = chance.randrange(*row)
    return text[:at] + text[row[1] :]


def _row_twice(text: str, row: Span, chance: Random) -> str:
    part = text[slice(*row)]
    comma = "," if part[:1] in "{(" and not part.endswith(",") and "}\n{" not in text else ""
    return _put(text, row, part + (comma or "\n" * part.endswith("}")) + part)


_OF_ROWS: Final[dict[str, RowChange]] = {
    "a row without its end": _without_end, "a row without its start": _without_start, "cut in a row": _cut_in, "cut after a row": _cut_after,
    "half a row": _half_a_row, "a row twice": _row_twice,
}  # fmt: skip


def _encoded(encoding: str) -> Callable[[bytes, Random], bytes]:
    return lambda data, _: data.decode("utf-8", "replace").encode(encoding, "replace")


def _zeros(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + b"\0" * chance.choice((1, 100)) + data[at:]


def _hole(data: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[:start] + data[start + chance.choice((1, 10, 512)) :]


def _other_bytes(data: bytes, chance: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 30)) if changed else 0):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


_OF_BYTES: Final[dict[str, Callable[[bytes, Random], bytes]]] = {
    "a mark of the encoding": _encoded("utf-8-sig"), "UTF-16": _encoded("utf-16"), "UTF-16 without its mark": _encoded("utf-16-le"),
    "CRLF": lambda data, _: data.replace(b"\n", b"\r\n"), "CR": lambda data, _: data.replace(b"\n", b"\r"), "zeros": _zeros,
    "lines before it": lambda data, _: b"\n \n" + data, "zeros after it": lambda data, _: data + bytes(300),
    "a cut": lambda data, chance: data[: chance.randrange(len(data) + 1)], "twice in one": lambda data, _: data * 2,
    "a hole": _hole, "other bytes": _other_bytes,
}  # fmt: skip
_ANYWHERE: Final = ("zeros", "a hole", "other bytes")
"""Of these, a field may be gone, and one record be made of two: nobody can say whose word is whose."""


def _file_gone(files: dict[str, bytes], name: str) -> None:
    del files[name]


def _renaming(form: str) -> Callable[[dict[str, bytes], str], None]:
    def rename(files: dict[str, bytes], name: str) -> None:
        folder, slash, last = name.rpartition("/")
        files[form.format(folder=folder + slash, name=last)] = files.pop(name)

    return rename


_OF_FILES: Final[dict[str, Callable[[dict[str, bytes], str], None]]] = {
    "no file": _file_gone, ".bak": _renaming("{folder}{name}.bak"), ".txt": _renaming("{folder}{name}.txt"), "copy": _renaming("{folder}Copy of {name}"),
    "in a folder": _renaming("{folder}old/{name}"), "(1)": _renaming("{folder}(1) {name}"),
}  # fmt: skip


def damaged(whole: Mapping[str, bytes], chance: Random) -> tuple[Mapping[str, bytes], Damage]:
    """The files of an export after one thing has been done to them."""
    name = chance.choice(sorted(whole))
    if len(whole) > 1 and chance.random() < 0.08:
        what = chance.choice(list(_OF_FILES))
        changed = dict(whole)
        _OF_FILES[what](changed, name)
        return changed, Damage(whole, f"{what}: {name}", opens=False, in_field=False)
    if b"\0" in whole[name] or chance.random() < 0.12:
        what = chance.choice(list(_OF_BYTES))
        data, opens = _OF_BYTES[what](whole[name], chance), what in _ANYWHERE
        in_field = opens
    else:
        text, what, opens, in_field = _change_text(whole[name].decode("utf-8", "surrogateescape"), chance)
        data = text.encode("utf-8", "surrogateescape")
    return {**whole, name: data}, Damage(whole, f"{what}: {name}", opens, in_field)


def _change_text(text: str, chance: Random) -> tuple[str, str, bool, bool]:
    """The changed text, what was done, and `opens` and `in_field` of the damage."""
    syntax = syntax_of(text)
    fields, rows = list(syntax.fields(text)), list(syntax.rows(text))
    if rows and chance.random() < 0.25:
        what = chance.choice(list(_OF_ROWS))
        return _OF_ROWS[what](text, chance.choice(rows), chance), what, False, False
    if not fields:
        return text, "nothing", False, False
    field = chance.choice(fields)
    if chance.random() < 0.15 and (done := _another_row(text, fields, chance)):
        return *done, True, True
    what = chance.choice(list(_OF_FIELDS))
    how, hides = _OF_FIELDS[what]
    name = _name(text, field)
    opens = (hides and _says_who(name)) or name.endswith(
        "meta_key"
    )  # a custom field of another name is another field
    return how(text, field, chance), f"{what} {name}", opens, True


def _another_row(text: str, fields: list[Field], chance: Random) -> tuple[str, str] | None:
    """One id for two rows, and parents that are not there, or that go in a circle."""
    named = [(field, _name(text, field)) for field in fields]
    pointing = [(field, name) for field, name in named if _OF_ANOTHER.search(name)]
    own = [(field, name) for field, name in named if _ID.search(name)]
    changed = chance.choice((pointing, own))
    if not changed or not own:
        return None
    (field, name), (other, _) = chance.choice(changed), chance.choice(own)
    return _put(text, field.value, text[slice(*other.value)]), f"the id of another row as {name}"


def grow(files: Mapping[str, bytes], chance: Random) -> dict[str, bytes]:
    """The export with some of its rows again, under other ids and with other words."""
    grown = dict(files)
    for number in range(chance.randrange(4)):
        name = chance.choice(sorted(grown))
        text = grown[name].decode("utf-8", "surrogateescape")
        is_page = "\0" in text or "<html" in text[:200]  # a page has one post, and a database is no text
        found = [] if is_page else syntax_of(text).rows(text)
        rows = [row for row in found if "zq" in text[slice(*row)] and text[slice(*row)] != text.strip()]
        if rows:
            row = chance.choice(rows)
            grown[name] = _with_copy(text, row, number).encode("utf-8", "surrogateescape")
    return grown


def _with_copy(text: str, row: Span, number: int) -> str:
    copied = text[slice(*row)]
    ids = [
        field for field in syntax_of(text).fields(text)
        if row[0] <= field.value[0] < row[1] and _ID.search(_name(text, field)) and not _OF_ANOTHER.search(_name(text, field))
    ]  # fmt: skip
    for field in sorted(ids, key=lambda field: -field.value[0]):
        at = (field.value[0] - row[0], field.value[1] - row[0])
        copied = _put(
            copied, at, re.sub(r"\w(?=\W*$)", lambda last: f"{last[0]}7{number}", copied[slice(*at)])
        )
    copied = re.sub(r"(zq[a-z]+)z\b", lambda word: f"{word[1]}{'rstv'[number]}z", copied)
    comma = "," if copied[:1] == "{" and text[row[1] : row[1] + 1] in (",", "]") else ""
    line = "\n" if copied.startswith("{") and not comma else ""
    end = "," if copied[:1] == "(" and not text[slice(*row)].endswith(",") else ""
    return text[: row[1]] + comma + line + end + copied + text[row[1] :]
