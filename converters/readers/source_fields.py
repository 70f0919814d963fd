"""What a row of a source has that its reader does not read: fields that it does not know, and values of another type.

A reader declares a `Shape` for each kind of row that it reads. `FieldCheck` compares the rows with it. What does not fit
is kept in the record's `extra`, under `UNREAD`, and reported once for each field of a source; the row itself stays as it
is, so what a reader makes of an odd value, such as keeping a post back, is up to the reader. No public target gets
`UNREAD`: nobody can say whom an unknown field is for.
"""

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Set
from typing import Any, Final, NamedTuple

from converters import messages
from converters.diagnostics import Diagnostics, MessageType
from converters.extra_keys import UNREAD
from converters.io.sources import Source
from converters.io.window import contains
from converters.model import Author, Comment, Media, Post, Site, Term, record_type
from converters.privacy import unread_fields

Row = Mapping[str, Any]

_TEXT: Final = frozenset({str, int, float})
_FLAG: Final = frozenset({bool, str, int, float})
_LIST: Final = frozenset({list})
_OBJECT: Final = frozenset({dict})
_ANYTHING: Final = frozenset({str, int, float, bool, list, dict, bytes})
_NOTHING: Final[Set[type]] = frozenset()
_PART: Final = _LIST | _OBJECT
_WORDS: Final = {
    str: "a text",
    int: "a number",
    float: "a number",
    bool: "yes or no",
    list: "a list",
    dict: "an object",
}
_MOST: Final = 60
"""Fields of a source that are reported by their names."""
_NAMED: Final = 60
"""Characters of the name of a field that a finding shows."""


class Unread(NamedTuple):
    """A value that is not read."""

    path: str
    """Its field, with the numbers of items from 1: `tag[2].icon`."""
    field: str
    """The same without numbers: `tag[].icon`."""
    value: Any
    wanted: Set[type]
    """The types that its reader reads there; none for a field that it does not know."""
    is_known: bool = False
    """Whether its reader knows it, and keeps it as it is."""


class Shape:
    """The fields that a reader knows of a row; the names of each argument are separated by blanks."""

    def __init__(
        self,
        *,
        texts: str = "",
        flags: str = "",
        lists: str = "",
        objects: str = "",
        anything: str = "",
        kept: str = "",
        parts: "Mapping[str, Shape] | None" = None,
        rows: "Mapping[str, Shape] | None" = None,
        or_text: bool = False,
        is_one: bool = False,
        is_open: bool = False,
    ) -> None:
        """`texts` are texts and numbers; `flags` also yes and no; `lists` have texts and numbers; `rows` are lists of objects of
        a shape, and `parts` such lists or one object. `or_text`: a text may stand for such an object; `is_one`: a
        list of them may not; `is_open`: its fields are looked at elsewhere.

        `anything` is read whatever its type, or is not read on purpose: nothing of it belongs to a blog. `kept` is known,
        and the model has no field for it: it is kept without a finding.
        """
        self._parts = {**(parts or {}), **(rows or {})}
        self._or_text, self._is_open = or_text, is_open
        self._part_types = (_OBJECT if is_one else _PART) | (frozenset({str}) if or_text else _NOTHING)
        self.kept = frozenset(kept.split())
        self._types: dict[str, Set[type]] = {}
        for names, types in (
            (texts, _TEXT),
            (flags, _FLAG),
            (lists, _LIST),
            (objects, _OBJECT),
            (anything, _ANYTHING),
        ):
            self._types |= dict.fromkeys(names.split(), types)
        self._types |= dict.fromkeys(self.kept, _NOTHING) | dict.fromkeys(rows or {}, _LIST)
        for name, shape in (parts or {}).items():
            self._types[name] = shape._part_types

    def unread(self, row: Row) -> Iterator[Unread]:
        """The values of a row that are not read, as far as they say something; `false` may say that a record is hidden."""
        types = self._types
        for name, value in row.items() if not self._is_open else ():
            wanted = types.get(name, _NOTHING)
            if not value and (wanted or not unread_fields.may_hide(name, value)):  # `approved: false`
                continue
            if type(value) not in wanted:
                yield Unread(name, name, value, wanted, name in self.kept)
            elif shape := self._parts.get(name):
                if type(value) is not str:
                    yield from shape._within(name, value)
            elif wanted is _LIST:
                for number, item in enumerate(value, 1):
                    if type(item) not in _TEXT and item:
                        yield Unread(f"{name}[{number}]", f"{name}[]", item, _TEXT)

    def split(self, row: Row) -> tuple[dict[str, Any], dict[str, Any]]:
        """The fields of a row that are known, and the others."""
        known = {name: value for name, value in row.items() if name in self._types}
        return known, {name: value for name, value in row.items() if name not in self._types}

    def _within(self, name: str, value: Any) -> Iterator[Unread]:
        """The same of an object in a field, or of a list of objects."""
        for number, item in [("", value)] if isinstance(value, dict) else enumerate(value, 1):
            path, field = (f"{name}[{number}]", f"{name}[]") if number else (name, name)
            if isinstance(item, dict):
                for found in self.unread(item):
                    yield found._replace(path=f"{path}.{found.path}", field=f"{field}.{found.field}")
            elif item and not (self._or_text and isinstance(item, str)):
                yield Unread(path, field, item, _OBJECT)


class FieldCheck:
    """Compares the rows of one source with their shapes. Memory: the names of fields that were reported."""

    def __init__(self, diagnostics: Diagnostics, file: str) -> None:
        self._diagnostics, self._file = diagnostics, file
        self._reported: set[tuple[str, str, bool]] = set()

    def keep(
        self,
        record: Site | Author | Term | Media | Post | Comment,
        row: Row,
        shape: Shape,
    ) -> None:
        """Add to the `extra` of a record what of its row is not read."""
        kept: dict[str, Any] = {}
        for found in shape.unread(row):
            kept[found.path] = found.value
            self._report(messages.UNREAD_FIELD, messages.ODD_VALUE, found, record_type(record), record)
        if kept:
            record.extra[UNREAD] = record.extra.get(UNREAD, {}) | kept

    def report(self, what: str, row: Row, shape: Shape) -> bool:
        """Report what is not read of a row that is no record, or is about people: nothing of it is kept.

        Returns whether one of these fields may hide what the row is about.
        """
        unread = list(shape.unread(row))
        for found in unread:
            self._report(messages.LOST_FIELD, messages.LOST_VALUE, found, what)
        return any(
            "." not in found.path and unread_fields.may_hide(found.path, found.value) for found in unread
        )

    def report_tables(self, tables: "KnownTables") -> None:
        """Report the tables of a source that are not known."""
        for name, number in tables.unknown.items():
            self._diagnostics.report(
                messages.UNREAD_TABLE, file=self._file, table=name[:_NAMED], number=number
            )

    def _report(
        self,
        unknown: MessageType,
        odd: MessageType,
        found: Unread,
        what: str,
        record: Any = None,
    ) -> None:
        key = (what, found.field, bool(found.wanted))
        if found.is_known or key in self._reported:
            return
        if len(self._reported) == _MOST:  # ids as names: each record has others
            self._diagnostics.tally(messages.MORE_FIELDS, file=self._file)
            return
        self._reported.add(key)
        found_type = _WORDS.get(type(found.value), "no value of JSON")
        self._diagnostics.report(
            odd if found.wanted else unknown,
            record,
            file=self._file,
            what=what,
            field=found.field[:_NAMED],
            found=found_type,
            wanted=" or ".join(dict.fromkeys(word for cls, word in _WORDS.items() if cls in found.wanted)),
        )


def is_in(file: Source, *marks: bytes) -> bool:
    """Whether one of these marks is anywhere in a file: a record without the mark that others have has lost it.

    Reads the file once more for these marks, and only if a record lacks one.
    """
    key = f"marks {marks!r}"
    if key not in file.known:
        with file.open() as stream:
            file.known[key] = contains(stream, *marks)
    return bool(file.known[key])


class KnownTables(Container[str]):
    """The names of the tables that are read, for `io.json.rows.rows`; counts the rows of those that nobody knows.

    `passed_over` are those that have nothing of a blog.
    """

    def __init__(self, read: Container[str], passed_over: Container[str]) -> None:
        self._read, self._passed_over = read, passed_over
        self.unknown: Counter[str] = Counter()

    def __contains__(self, name: object) -> bool:
        if name in self._read:
            return True
        if name and name not in self._passed_over:
            self.unknown[str(name)] += 1
        return False
