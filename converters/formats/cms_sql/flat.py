"""Dotclear's own backup: a line that says so, then tables, each a line of its columns and a line a row.

`[post post_id,blog_id,…]`, then `"1","default",…` with `\\"`, `\\\\`, `\\n` and `\\r` for what a text may not hold (Dotclear's
`flatBackup`).
"""

from collections import Counter
from collections.abc import Container, Iterator
from typing import Final

from converters import lazy_re
from converters.io.sources import Source
from converters.io.sql.scanner import Row

PASSED_OVER: Final = frozenset("link log permissions ping pref session spamrule user version".split())
"""Tables of a backup that have nothing of a blog."""
_TABLE: Final = lazy_re.compile(r"(?=\[|.*\])\[?(\w+) ([\w, ]+)\]?")
"""The columns of a table; one of the brackets may be lost."""
_ROW: Final = lazy_re.compile(r'"(?:[^"\\]++|\\.)*+"(?:,"(?:[^"\\]++|\\.)*+")*+')
_VALUE: Final = lazy_re.compile(r'"((?:[^"\\]++|\\.)*+)"(?=,|\Z)')
_ESCAPE: Final = lazy_re.compile(r"\\(.)")
_ESCAPES: Final = {"n": "\n", "r": "\r"}


def rows(source: Source, wanted: Container[str]) -> Iterator[Row]:
    """The rows of the tables that are wanted."""
    table = ""
    columns: tuple[str, ...] = ()
    numbers: Counter[str] = Counter()
    for line in source.lines():
        text = "" if line is None else line.decode("utf-8", "replace").rstrip("\r\n")
        if found := _TABLE.fullmatch(text):
            table, columns = found[1], tuple(name.strip() for name in found[2].split(","))
        elif text.startswith("["):
            # a line of columns that is damaged: those of the table before are not its own
            table, columns = text[1:].partition(" ")[0] or text, ()
        elif table in wanted and (text or line is None):
            numbers[table] += 1
            yield _row(table, numbers[table], columns, text, line is None)


def _row(table: str, number: int, columns: tuple[str, ...], text: str, too_large: bool) -> Row:
    if too_large:
        return Row(table, number, columns, [], "it is too large")
    if not _ROW.fullmatch(text):
        return Row(table, number, columns, [], "it is not written as Dotclear does")
    values = [
        _ESCAPE.sub(lambda escape: _ESCAPES.get(escape[1], escape[1]), value)
        for value in _VALUE.findall(text)
    ]
    if len(values) != len(columns):
        return Row(table, number, columns, [], f"it has {len(values)} values for {len(columns)} columns")
    return Row(table, number, columns, [*values])
