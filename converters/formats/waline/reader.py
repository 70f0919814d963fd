"""Yields the pages of an export of Waline (JSON), of its database (SQLite), or of a dump of one.

The fields are those of Waline's tables `Comment`, `Counter` and `Users`. Of the users the label and the kind are read, for
the badge that Waline shows; addresses, passwords and log-ins are not. Comments are Markdown.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Final

from converters.comment_systems.page_comments import PageComments
from converters.comment_systems.readers import CommentsReader, leancloud, tables
from converters.comment_systems.readers.json_objects import in_tables
from converters.comment_systems.readers.values import Row, text
from converters.diagnostics import Diagnostics
from converters.guard import guard
from converters.io.charset import head_in_utf8
from converters.io.sources import Source
from converters.readers.source_fields import FieldCheck, is_in

_COMMENT: Final = "id comment insertedAt ip link mail nick rid pid sticky status like url createdAt updatedAt user_id".split()
_TABLES: Final = {
    "wl_Counter": ["id", "url"],
    "wl_Users": ["id", "type", "label"],
    "wl_Comment": _COMMENT,
}
"""Users come before comments, whose badges they have."""
_OWN: Final = frozenset({"user_id", "like", "sticky"})
"""Fields of comments that Waline wrote: those that it took over from Valine have no status."""
_PREFIX: Final = "wl_"


@dataclass(frozen=True)
class WalineReader(CommentsReader):
    """An export of Waline, its SQLite database, or a dump of its database."""

    source_noun: ClassVar[str] = "comments of Waline"
    system: ClassVar[str] = "waline"
    reads_beside: ClassVar[bool] = True

    def gather(self, source: Source, pages: PageComments, diagnostics: Diagnostics) -> bool:
        """Add the pages that Waline counts, and the comments."""
        badges: dict[str, str] = {}
        check = FieldCheck(diagnostics, source.name)
        anything = False
        for table, row in self._rows(source, diagnostics):
            anything = True
            match table:
                case "Counter":
                    url = text(row, "url")
                    pages.page(url, url=url)
                case "Users":
                    if badge := _badge(row):
                        badges[leancloud.id_of(row)] = badge
                case _:
                    with guard(diagnostics, "comment", file=source.name):
                        if "status" not in row and not _OWN.isdisjoint(row) and is_in(source, b'"status"'):
                            row = {**row, "status": "waiting"}  # it has lost the word that others have
                        leancloud.add(row, pages, check, badges.get(text(row, "user_id"), ""))
        return anything

    def _rows(self, source: Source, diagnostics: Diagnostics) -> Iterator[tuple[str, Row]]:
        if not head_in_utf8(source.head()).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
            for table, row in tables.rows(source, self.system, _TABLES, diagnostics):
                yield table.removeprefix(_PREFIX), row
            return
        for wanted, what in (("Users", "user"), ("Counter", "page"), ("Comment", "comment")):
            yield from in_tables(source, {wanted}, diagnostics, inside="data", what=what)


def _badge(row: Row) -> str:
    """What Waline shows beside the name of a user who is known to it: a label, or that it is an administrator."""
    return text(row, "label") or ("admin" if text(row, "type") == "administrator" else "")
