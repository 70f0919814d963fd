"""Yields the records of a blog from a database that is not WordPress's: a dump, or a file of SQLite."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Final

from converters import messages
from converters.base import Reader
from converters.diagnostics import Diagnostics
from converters.errors import SourceError
from converters.io.sources import Source
from converters.io.sql.survey import is_database, opened, tables_of
from converters.model import Post, Record
from converters.readers.findings import report_dates
from converters.readers.source_fields import FieldCheck, KnownTables, Shape

if TYPE_CHECKING:
    from converters.formats.cms_sql.platform import Platform
    from converters.io.sql.scanner import Row
    from converters.io.sql.spool import Columns, RowSpool

_DOTCLEAR: Final = b"///DOTCLEAR|"
"""How Dotclear's own backup begins (see `flat`)."""
_NAMED: Final = 5
"""Tables that a finding names."""
_NOTHING_ELSE: Final = Shape()
"""That of the columns that nobody knows."""


@dataclass(frozen=True)
class CmsSqlReader(Reader):
    """The database of Drupal, Joomla, Serendipity, Textpattern, b2evolution or Dotclear: a dump, or a file of SQLite; or Dotclear's own backup."""

    source_noun: ClassVar[str] = "a database"

    site: str = field(
        default="",
        metadata={
            "takes": "url",
            "help": "the address of the home page, where the database does not have it",
        },
    )

    blog_id: str = field(default="", metadata={"help": "which blog is read, where a database holds several"})

    def detects(self, source: Source) -> bool:
        """Whether a file is a database with the tables of such a program, or a backup of Dotclear."""
        if source.is_folder:
            return False
        if _is_flat(source):
            return True
        if not is_database(source):
            return False
        from converters.formats.cms_sql.table import find

        return find(tables_of(source)) is not None

    def read(self, source: Source, diagnostics: Diagnostics) -> Iterator[Record]:
        """Yield the site, authors, terms, files, and posts with their comments.

        Raises `SourceError` where the dump is of no such program. Memory does not depend on its size.
        """
        # Here, since each run asks whether its source is a database.
        from converters.formats.cms_sql.dotclear import DOTCLEAR
        from converters.formats.cms_sql.platform import Base
        from converters.formats.cms_sql.table import find
        from converters.formats.cms_sql.visibility import Visibility
        from converters.io.sql.spool import RowSpool

        platform, prefix = DOTCLEAR, ""
        if not _is_flat(source):
            found = find(tables_of(source))
            if not found:
                raise SourceError(f"{source.name}: it is no database that blogport knows")
            platform, prefix = found
        with RowSpool(platform.tables) as spool:
            columns, unread, damaged = _spool_rows(source, spool, platform, prefix, diagnostics)
            visibility = Visibility(platform, columns, unread, damaged, diagnostics, source.name)
            for table, column in platform.indexes:
                spool.index(table, column)
            for record in platform.records(Base(spool, self.site, self.blog_id, diagnostics, source.name)):
                diagnostics.locate(record, source.name, 0)
                if isinstance(record, Post):
                    report_dates(record, diagnostics)
                    record = visibility.judged(record)
                yield record


def _is_flat(source: Source) -> bool:
    """Whether a file is a backup of Dotclear."""
    return source.head().removeprefix(b"\xef\xbb\xbf").startswith(_DOTCLEAR)


def _spool_rows(
    source: Source, spool: "RowSpool", platform: "Platform", prefix: str, diagnostics: Diagnostics
) -> "tuple[dict[str, Columns], dict[str, Columns], set[str]]":
    """Spool the rows of the tables that are read, and report what is not.

    Returns the columns of each table, the other tables, and the tables with rows that cannot be read.
    """
    from converters.formats.cms_sql import flat
    from converters.io.sql.spool import picked
    from converters.readers.findings import report_database

    names = {f"{prefix}{table}": table for table in platform.tables}
    known, check = KnownTables(names, flat.PASSED_OVER), FieldCheck(diagnostics, source.name)
    columns: dict[str, Columns] = {}
    damaged: set[str] = set()

    def add(rows: "Iterable[Row]") -> None:
        for row in rows:
            if not row.values:
                damaged.add(names[row.table])
                why, what = "the file ends in it" if row.cut_off else row.problem, f"row of {row.table}"
                diagnostics.report(
                    messages.UNREADABLE_ROW, file=source.name, what=what, number=row.number, why=why
                )
                continue
            table = names[row.table]
            columns[table] = row.columns
            if others := platform.unknown(table, dict(zip(row.columns, row.values, strict=False))):
                check.report(f"row of {table}", others, _NOTHING_ELSE)
            values = picked(row.values, row.columns, platform.tables[table])
            spool.add(table, [value or "" for value in values])  # NULL is in no list of ids, nor in none
        check.report_tables(known)

    if _is_flat(source):
        add(flat.rows(source, known))
        return columns, {}, damaged
    with opened(source, names.__contains__) as scanner:
        add(scanner.rows())
        for table in platform.core:
            if not any(other.endswith(table) for other in scanner.tables):
                diagnostics.report(messages.MISSING_GUARD, file=source.name, table=table)
        unread = {table: found for table, found in sorted(scanner.tables.items()) if table not in names}
        if unread:
            which = ", ".join(list(unread)[:_NAMED])
            diagnostics.report(messages.OTHER_TABLES, file=source.name, number=len(unread), which=which)
        report_database(scanner, diagnostics, source.name)
    return columns, unread, damaged
