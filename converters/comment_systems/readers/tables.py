"""The rows of a database of a comment system: SQLite, or a dump of any database."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from converters import messages
from converters.diagnostics import Diagnostics
from converters.errors import FileError
from converters.guard import unreadable_item
from converters.io.sources import Source
from converters.io.sql.sqlite_file import UNREADABLE, columns_of, opened_copy
from converters.io.sql.survey import is_sqlite, opened
from converters.readers.findings import report_database

Tables = Mapping[str, Sequence[str]]
"""Table -> the columns that are read; the first is in every version, and rows come by it. The last table has the comments."""
_POST_TEXT: Final = "post_content"
"""The column in which WordPress has the texts of posts (`wp_get_db_schema`)."""


def rows(
    source: Source, program: str, tables: Tables, diagnostics: Diagnostics
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the rows of these tables: the name of the table, and all its columns; one that a version lacks is None.

    Raises `FileError` where a file of SQLite has no such tables; `program` is whose they are.
    """
    if is_sqlite(source):
        yield from _of_sqlite(source, program, tables, diagnostics)
    else:
        yield from _of_dump(source, tables, diagnostics)


def _of_sqlite(
    source: Source, program: str, tables: Tables, diagnostics: Diagnostics
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    with opened_copy(source) as database:
        try:
            there = {table: columns_of(database, table) for table in tables}
        except UNREADABLE as error:
            raise FileError(source.name, str(error)) from error
        if any(_folded(columns)[0] not in _folded(there[table]) for table, columns in tables.items()):
            raise FileError(source.name, f"it has no tables of {program}")
        try:
            for table, columns in tables.items():
                for row in database.execute(f'SELECT * FROM "{table}" ORDER BY "{columns[0]}"'):
                    yield table, _by_name(columns, there[table], tuple(row))
        except UNREADABLE as error:
            diagnostics.report(messages.DAMAGED_DATABASE, file=source.name, why=str(error))


def _of_dump(
    source: Source, tables: Tables, diagnostics: Diagnostics
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The rows of a dump, in the order of `tables`: first all but the last, then, of another reading, the last."""
    *others, last = tables
    for wanted in ({name: tables[name] for name in others}, {last: tables[last]}):
        yield from _pass(source, wanted, diagnostics, comments=last)


def _pass(
    source: Source, tables: Tables, diagnostics: Diagnostics, *, comments: str
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    # MySQL on Windows knows no capitals in names of tables, PostgreSQL none in those of columns.
    names = {table.casefold(): table for table in tables}
    with opened(source, lambda name: name.casefold() in names) as scanner:
        for row in scanner.rows():
            table = names[row.table.casefold()]
            if row.values:
                yield table, _by_name(tables[table], row.columns, row.values)
                continue
            why = "the file ends in it" if row.cut_off else row.problem
            if table == comments:
                unreadable_item(diagnostics, "comment", why, file=source.name)
            else:
                what = f"row of {row.table}"
                diagnostics.report(
                    messages.UNREADABLE_ROW, file=source.name, what=what, number=row.number, why=why
                )
        if comments in tables:
            report_database(scanner, diagnostics, source.name)
            for table in (table for table, columns in scanner.tables.items() if _POST_TEXT in columns):
                diagnostics.report(messages.BLOG_IN_DUMP, file=source.name, what=table)


def _by_name(wanted: Sequence[str], columns: Iterable[str], values: Iterable[Any]) -> dict[str, Any]:
    """The values of a row by the names of their columns, those that are wanted in the spelling of the reader."""
    names = dict(zip(_folded(wanted), wanted, strict=True))
    row: dict[str, Any] = dict.fromkeys(wanted)
    return row | {
        names.get(name.casefold(), name): value for name, value in zip(columns, values, strict=False)
    }


def _folded(names: Iterable[str]) -> list[str]:
    return [name.casefold() for name in names]
