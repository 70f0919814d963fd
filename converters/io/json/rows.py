"""Finds the rows of tables in a JSON file that is too large to be read as a whole, without decoding them.

`{"data": {"posts": [ROW, ROW], "tags": [ROW]}}` gives each ROW as bytes, with the name of its table; `[ROW, ROW]` has the
table `TOP`. A table may be a list of pages, each a list of rows. Memory is that of the largest row.

Where brackets are missing, or one too many is there, rows around it may be in no table: one more row says so at the end.
"""

import re
from collections import Counter
from collections.abc import Callable, Container, Iterator
from itertools import islice
from typing import Any, BinaryIO, NamedTuple

from converters import lazy_re
from converters.io.charset import head_in_utf8
from converters.io.json import loads
from converters.io.limits import over_limit
from converters.io.window import Window

_TOKEN = lazy_re.compile(rb'"(?:[^"\\]++|\\.)*+(")?|[{}\[\]]', re.DOTALL)
"""A string, which may not have ended yet, or a bracket. Nothing else matters for where a row begins and ends."""
TOP = "[]"
"""The name of the table that is the whole file."""
_COLON = lazy_re.compile(rb"\s*:")
_AHEAD = 64
"""Bytes behind a string that say whether it is a key."""
_IN_A_LIST = 2
"""Levels within an object of the list that is the whole file."""
_DEEPEST_ARRAY = 4
"""Arrays around an object that is in no object."""


class Row(NamedTuple):
    """One object of a table."""

    table: str
    data: bytes
    number: int
    """Its number in the table, from 1."""
    cut_off: bool = False
    """Whether the file ends before it does."""
    unclosed: bool = False
    """Whether the next row begins before it has ended."""
    too_large: bool = False
    """Whether it is larger than a record may be; then `data` is its beginning."""
    misplaced: bool = False
    """Whether it stands for what the file has in no table, since its brackets do not match."""
    no_list: bool = False
    """Whether it stands for a table that is no list."""
    no_object: bool = False
    """Whether it stands for what is in a table between two objects: texts, numbers, nulls, or lists of these."""

    def problem(self, limit: int) -> str:
        """Why it cannot be read, as a clause, whatever its data; empty for one that may be JSON."""
        if self.too_large:
            return f"it {over_limit(limit)}"
        if self.no_list:
            return "there is something else where the list of them is expected"
        if self.no_object:
            return "there is a text, a number, a null or a list where an object is expected"
        if self.misplaced:
            return "the brackets of the file do not match, so what stands around one may be missing"
        if self.unclosed:
            return "its end is missing: the next one begins in it"
        if self.cut_off:
            more = len(_BETWEEN.findall(self.data))
            return (
                f"the file ends in it; {more:,} more that may begin in it are lost"
                if more
                else "the file ends in it"
            )
        return ""


_BETWEEN = lazy_re.compile(rb"\}\s*,?\s*\{")
"""What stands between two rows."""
_EMPTY = lazy_re.compile(rb"\s*\}")
"""How an object goes on that has nothing in it: PHP writes such a one for an empty list."""
_SCALAR = lazy_re.compile(rb'\s*:\s*+(?!null\b|false\b|"")[^\[{\s]')
"""How a key goes on whose value is a text or a number, except for what some programs write for an empty list."""
_SEPARATORS = b", \t\r\n"
"""What stands between the rows of a table."""
_OPENED_BY = {b"}": b"{", b"]": b"["}


class _Level(NamedTuple):
    """An object or array that has begun: its bracket, and the key that it is the value of."""

    bracket: bytes
    key: str


def rows(stream: BinaryIO, inside: str, tables: Container[str], limit: int) -> Iterator[Row]:
    """Yield the rows of the tables that are arrays in an object called `inside`; other tables are passed over.

    The outermost object has no name: it is called `""`. `limit` is the number of bytes that a row may have. A table that
    is no array is a row that says so (`no_list`), and so are things in it that are no objects (`no_object`).
    """

    def is_table(levels: list[_Level], key: str) -> bool:
        if not levels:
            return False
        around = levels[-1]
        is_inside = around.key == inside and bool(inside or len(levels) == 1)
        return is_inside and around.bracket == b"{" and key in tables

    def table(levels: list[_Level]) -> str:
        name = _table(levels, inside)
        return name if name in tables else ""

    return _rows(stream, table, limit, one_value=True, is_table=is_table)


OUTERMOST = "outermost"
"""The table of rows that are in no object."""


def outermost_rows(stream: BinaryIO, limit: int) -> Iterator[Row]:
    """Yield the objects that are in no other object: `{…}`, `[{…}, {…}]`, or several of these one after another.

    `limit` is the number of bytes that one may have.
    """

    def table(levels: list[_Level]) -> str:
        return (
            OUTERMOST
            if len(levels) < _DEEPEST_ARRAY and all(level.bracket == b"[" for level in levels)
            else ""
        )

    return _rows(stream, table, limit, one_value=False)


def named_rows(stream: BinaryIO, named: Callable[[str], object], limit: int) -> Iterator[Row]:
    """Yield the rows of `[{"type": "table", "name": TABLE, "data": [ROW, ROW]}, …]`; `named` gets the name of each table."""
    about: dict[str, str] = {}

    def learn(levels: list[_Level], key: str, text: bytes) -> None:
        if len(levels) == _IN_A_LIST:
            about[key] = text[1:-1].decode("utf-8", "replace")
            if key == "name" and about.get("type") == "table":
                named(about[key])

    def table(levels: list[_Level]) -> str:
        is_row = len(levels) == _IN_A_LIST + 1 and levels[-1] == _Level(b"[", "data")
        return about.get("name", "") if is_row and about.get("type") == "table" else ""

    return _rows(stream, table, limit, one_value=False, learn=learn)


def _rows(
    stream: BinaryIO,
    table_of: "Callable[[list[_Level]], str]",
    limit: int,
    *,
    one_value: bool,
    is_table: "Callable[[list[_Level], str], bool]" = lambda _levels, _key: False,
    learn: "Callable[[list[_Level], str, bytes], None] | None" = None,
) -> Iterator[Row]:
    """Yield the objects for which `table_of` has a name, by the levels that they are in.

    `is_table` says whether a table is expected as the value of a key; `learn` gets each text outside of rows with its key.

    `one_value` says whether the file is one value; then another one behind it that has no row is what has lost its table.
    """
    window = Window(stream)
    levels: list[_Level] = []
    numbers: Counter[str] = Counter()

    def instead(name: str, **what: bool) -> Row:
        numbers[name] += 1
        return Row(name, b"", numbers[name], **what)

    table = key = last = ""
    at = start = depth = 0
    too_large = misplaced = False
    objects, before = 0, 0
    while True:
        token = _TOKEN.search(window.data, at)
        if not window.ended and _needs_more(token, len(window.data)):
            begin = token.start() if token else len(window.data)
            if table and begin - start > limit:
                too_large, start = True, begin
            gone = window.more(start if table else max(0, begin - _AHEAD))
            at, start = begin - gone, start - gone
            continue
        if token is None:
            break
        mark, at = token[0], token.end()
        if mark[:1] == b'"':
            if table:
                pass
            elif _COLON.match(window.data, at):
                key = mark[1:-1].decode("utf-8", "replace")
                if _SCALAR.match(window.data, at) and is_table(levels, key):
                    yield instead(key, no_list=True)
            elif learn:
                learn(levels, key, mark)
        elif mark in b"{[":
            if not levels and mark == b"{":
                objects, before = objects + 1, numbers.total()
            unclosed = table and mark == b"{" and _is_next_row(levels, depth, window.data, token.start())
            if unclosed:
                yield _row(table, window.data[start : token.start()], numbers[table], limit, too_large=too_large, unclosed=True)  # fmt: skip
                table, too_large = "", False
                del levels[depth:]
            if not table and mark == b"{" and (name := table_of(levels)):
                if levels and not unclosed and _ends_value(window.data, token.start()):
                    yield instead(name, no_object=True)
                table, start, depth = name, token.start(), len(levels)
                numbers[table] += 1
                last = table
            elif mark == b"{" and not table and is_table(levels, key) and not _EMPTY.match(window.data, at):
                yield instead(key, no_list=True)
            levels.append(_Level(mark, key))
            key = ""
        else:
            if mark == b"]" and not table and levels and (name := table_of(levels)) and _ends_value(window.data, token.start()):  # fmt: skip
                yield instead(name, no_object=True)
            misplaced = not _leave(levels, mark) or misplaced
            if table and len(levels) <= depth:
                yield _row(table, window.data[start:at], numbers[table], limit, too_large=too_large)
                table, too_large = "", False
            if one_value and not levels and objects > 1 and before == numbers.total():
                misplaced = True
    if table:
        yield _row(table, window.data[start:], numbers[table], limit, too_large=too_large, cut_off=True)
    elif last and (levels or misplaced):
        yield Row(last, b"", numbers[last] + 1, cut_off=True, misplaced=misplaced)


def _ends_value(data: bytes, at: int) -> bool:
    """Whether what stands before a place in a table is a text, a number or a null: neither its start nor the end of a row or page."""
    return data[max(0, at - _AHEAD) : at].rstrip(_SEPARATORS)[-1:] not in (b"", b"[", b"}", b"]")


def _leave(levels: list[_Level], mark: bytes) -> bool:
    """Leave the level that a bracket ends; whether the innermost one is of its kind.

    Where it is not, an object has lost its end: `]` ends the innermost array with the objects in it; a brace too many is
    passed over.
    """
    if levels and levels[-1].bracket == _OPENED_BY[mark]:
        levels.pop()
        return True
    for number in range(len(levels) - 1, -1, -1) if mark == b"]" else ():
        if levels[number].bracket == b"[":
            del levels[number:]
            break
    return False


def _is_next_row(levels: list[_Level], depth: int, data: bytes, at: int) -> bool:
    """Whether an object that begins within these levels is no part of the row that began at `depth`: it stands in an object,
    and has no key. Most have one, so that the levels, which may be very many, are seldom looked at.
    """
    while at and data[at - 1] in b" \t\r\n":
        at -= 1
    return data[at - 1 : at] != b":" and all(level.bracket == b"{" for level in islice(levels, depth, None))


def _row(
    table: str,
    data: bytes,
    number: int,
    limit: int,
    *,
    too_large: bool,
    cut_off: bool = False,
    unclosed: bool = False,
) -> Row:
    too_large = too_large or len(data) > limit
    return Row(table, data[:_AHEAD] if too_large else data, number, cut_off, unclosed, too_large)


def _needs_more(token: "re.Match[bytes] | None", length: int) -> bool:
    """Whether only the bytes behind the window say what a token is: a string without its end, or at the window's end."""
    if token is None:
        return True
    if token[0][:1] != b'"':
        return False
    return token[1] is None or token.end() + _AHEAD > length


def _table(levels: list[_Level], inside: str) -> str:
    """The table whose row begins within these levels; empty for what is no row."""
    first = len(levels)
    while first and levels[first - 1].bracket == b"[" and len(levels) - first < _DEEPEST_ARRAY:
        first -= 1
    if first == len(levels) or (first and levels[first - 1].bracket != b"{"):
        return ""
    if not first:
        return TOP
    return levels[first].key if levels[first - 1].key == inside else ""


class UnreadableRow(Exception):
    """Why a row cannot be read, as a clause."""


def values(row: Row, limit: int) -> dict[str, Any]:
    """The values of a row; raw control characters in its texts are forgiven. Raises `UnreadableRow`."""
    if why := row.problem(limit):
        raise UnreadableRow(why)
    try:
        found = loads(row.data.decode())
    except (ValueError, RecursionError) as error:
        raise UnreadableRow(f"it is no JSON ({error})") from error
    return found if isinstance(found, dict) else {}


def values_before(head: bytes, table: str) -> dict[str, Any]:
    """The values of the outermost object that stand before a table, by the first bytes of a file; none where they are no JSON."""
    start, mark, _ = head_in_utf8(head).partition(f'"{table}"'.encode())
    text = start.decode("utf-8", "replace").removeprefix("\ufeff").rstrip().rstrip(",")
    try:
        found = loads(f"{text}}}") if mark else {}
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
