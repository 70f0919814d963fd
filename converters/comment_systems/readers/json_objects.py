"""The rows of an export in JSON, each decoded by itself; one that cannot be read is a finding."""

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any, Final

from converters import messages
from converters.diagnostics import Diagnostics
from converters.guard import unreadable_item
from converters.io.json.rows import Row, UnreadableRow, outermost_rows, rows, values
from converters.io.sources import Source


class _Everything(Container[str]):
    def __contains__(self, name: object) -> bool:
        return True


EVERYTHING: Final[Container[str]] = _Everything()
"""The names of all tables."""


def in_tables(
    source: Source,
    tables: Container[str],
    diagnostics: Diagnostics,
    *,
    inside: str = "",
    what: str | Mapping[str, str] = "comment",
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the objects of arrays with these names in an object called `inside`: the name, and the object.

    `what` says in a finding what an object is, or one of each array; one that is no comment costs no record.
    """
    with source.open() as stream:
        yield from _decoded(rows(stream, inside, tables, source.limits.record), source, diagnostics, what)


def outermost(source: Source, diagnostics: Diagnostics) -> Iterator[dict[str, Any]]:
    """Yield the objects that are in no other: of an array, one a line, or one after another."""
    with source.open() as stream:
        found = outermost_rows(stream, source.limits.record)
        for _, values_of_row in _decoded(found, source, diagnostics, "comment"):
            yield values_of_row


def _decoded(
    found: Iterable[Row], source: Source, diagnostics: Diagnostics, of_rows: str | Mapping[str, str]
) -> Iterator[tuple[str, dict[str, Any]]]:
    for row in found:
        what = of_rows if isinstance(of_rows, str) else of_rows[row.table]
        try:
            read = values(row, source.limits.record)
        except UnreadableRow as error:
            if what == "comment":
                unreadable_item(diagnostics, what, str(error), file=source.name)
            else:
                diagnostics.report(
                    messages.UNREADABLE_ROW, file=source.name, what=what, number=row.number, why=str(error)
                )
        else:
            yield row.table, read
