"""Takes the rows of one blog out of a dump into a spool; what visitors never saw is counted, and left out."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from typing import Final

from converters import messages
from converters.diagnostics import Diagnostics
from converters.formats.wordpress_sql import tables
from converters.formats.wordpress_sql.blogs import Blog
from converters.formats.wordpress_sql.rows import USER_META
from converters.formats.wordpress_sql.settings import OPTIONS
from converters.guard import unreadable_item
from converters.io.sources import Source
from converters.io.sql.scanner import Row
from converters.io.sql.spool import RowSpool, picked
from converters.io.sql.survey import opened
from converters.io.sql.values import TextDamage, Value
from converters.readers.findings import report_database
from converters.readers.source_fields import FieldCheck, Shape

KEYED: Final = ("posts", "comments", "terms", "term_taxonomy", "users")
"""Tables in which an id counts once, whatever the dump repeats; the first column that is kept is the id."""
INDEXES: Final = (
    ("postmeta", "post_id"), ("comments", "comment_post_ID"), ("commentmeta", "comment_id"), ("termmeta", "term_id"),
    ("term_relationships", "object_id"), ("usermeta", "user_id"), ("term_taxonomy", "term_id"),
    ("icl_translations", "element_id"),
)  # fmt: skip
_TEXTS: Final = {
    "posts": ("post_title", "post_content", "post_excerpt"),
    "comments": ("comment_author", "comment_content"),
    "terms": ("name",),
    "options": ("option_value",),
}
"""The columns in which people wrote, by which damage to texts is judged."""
_SILENT: Final = " "
"""Of a row that is no loss to leave out, and not worth counting."""
_RECORDS: Final = {"posts": "post", "comments": "comment"}
"""Table -> the type of record that a row of it is."""
_NOTHING_ELSE: Final = Shape()
"""That of the columns that nobody knows."""
_PLUGIN_COMMENTS: Final = ("order_note", "action_log", "webhook_delivery")

Fields = Mapping[str, Value]


def _post(row: Fields) -> str:
    if row["post_status"] == "auto-draft":
        return "posts that were begun and never saved"
    if row["post_type"] in tables.NOT_EXPORTED:
        return "revisions and other records that WordPress's own export leaves out"
    return ""


def _comment(row: Fields) -> str:
    if row["comment_approved"] == "spam":
        return "comments that are spam"
    return "notes of plug-ins that are kept as comments" if row["comment_type"] in _PLUGIN_COMMENTS else ""


def _field(row: Fields) -> str:
    return _SILENT if row["meta_key"] == "_edit_lock" else ""


def _option(row: Fields) -> str:
    return "" if row["option_name"] in OPTIONS else _SILENT


def _user_field(row: Fields) -> str:
    key = row["meta_key"] or ""
    return "" if key in USER_META or key.endswith("capabilities") else _SILENT


_LEFT_OUT: Final[Mapping[str, Callable[[Fields], str]]] = {
    "posts": _post, "comments": _comment, "postmeta": _field, "options": _option, "usermeta": _user_field,
}  # fmt: skip
"""Table -> why a row of it is left out, in the plural; empty for one that is read."""


_STATUS: Final = tables.KEPT["posts"].index("post_status")


@lru_cache(maxsize=64)
def _says_who_sees(columns: Sequence[str]) -> bool:
    """Whether rows say which posts have a password, and which are no posts; before WordPress 2.0 there were no types."""
    names = {column.lower() for column in columns}
    return "post_password" in names and ("post_type" in names or "post_mime_type" not in names)


@lru_cache(maxsize=64)
def _unknown(table: str, columns: Sequence[str]) -> tuple[tuple[int, str], ...]:
    """The columns of posts and comments that WordPress does not have, each with its place in the rows."""
    if table not in _RECORDS:
        return ()
    known = {name.lower() for name in (*tables.KEPT[table], *tables.ORDER[table], *tables.OLDER)}
    return tuple((at, name) for at, name in enumerate(columns) if name.lower() not in known)


class Loading:
    """Reads one dump. `damage` then says whether its texts were changed on their way."""

    def __init__(self, spool: RowSpool, diagnostics: Diagnostics, source: Source) -> None:
        self._spool, self._diagnostics, self._source = spool, diagnostics, source
        self.damage = TextDamage()
        self._check = FieldCheck(diagnostics, source.name)

    def load(self, blog: Blog) -> None:
        """Take the rows of a blog."""
        names = blog.tables()
        created: set[str] = set()
        with opened(self._source, names.__contains__, partial(self._created, names, created)) as scanner:
            for row in scanner.rows():
                self._take(names[row.table], row)
        if scanner.decoder.undecodable:
            self._diagnostics.report(
                messages.UNDECODABLE, file=self._source.name, encoding=scanner.decoder.encoding
            )
        report_database(scanner, self._diagnostics, self._source.name)
        for name, table in names.items():
            known = {column.lower() for column in scanner.tables.get(name, ())}
            lacks = [column for column in tables.ESSENTIAL.get(table, ()) if column.lower() not in known]
            if known and lacks:
                self._diagnostics.report(
                    messages.MISSING_COLUMNS, file=self._source.name, table=name, which=", ".join(lacks)
                )
        usual = tables.USUAL if created & tables.OLD.keys() else tables.USUAL | tables.OF_TERMS
        if missing := [
            name for name, table in names.items() if table in usual and name not in scanner.tables
        ]:
            self._diagnostics.report(
                messages.MISSING_TABLES, file=self._source.name, which=", ".join(sorted(missing))
            )
        for table, key in self._spool.drop_repeated():
            self._lost_id(table, key)
        for table, column in INDEXES:
            self._spool.index(table, column)

    def _created(self, names: Mapping[str, str], created: set[str], table: str) -> None:
        """A table that is created again replaces what was in it."""
        if (name := names.get(table)) and name not in tables.OLD:
            if name in created:
                self._spool.clear(name)
            created.add(name)

    def _take(self, table: str, row: Row) -> None:
        columns = row.columns or tables.ORDER.get(table, ())
        problem = "the file ends in it" if row.cut_off else row.problem
        if not problem and len(columns) != len(row.values):
            problem = f"the dump does not name the columns of its {len(row.values)} values"
        if problem:
            self._lost(table, row.number, problem)
        elif table in tables.OLD:
            self._old(table, picked(row.values, columns, tables.OLD[table]))
        else:
            values = picked(row.values, columns, tables.KEPT[table])
            if others := _unknown(table, tuple(columns)):
                self._check.report(
                    _RECORDS[table], {name: row.values[at] for at, name in others}, _NOTHING_ELSE
                )
            if table == "posts" and values[_STATUS] == "publish" and not _says_who_sees(columns):
                values[_STATUS] = "private"
            self._add(table, values)

    def _add(self, table: str, values: list[Value]) -> None:
        if (why_not := _LEFT_OUT.get(table)) or table in _TEXTS:
            fields = dict(zip(tables.KEPT[table], values, strict=True))
            if why_not and (reason := why_not(fields)):
                if reason is not _SILENT:
                    self._diagnostics.tally(messages.ROWS_LEFT_OUT, what=reason)
                return
            for column in _TEXTS.get(table, ()):
                self.damage.look_at(fields[column])
        self._spool.add(table, values)

    def _old(self, table: str, values: list[Value]) -> None:
        """A category, or the category of a post, as WordPress kept them before version 2.3."""
        if table == "categories":
            id_, name, slug, description, parent = values
            self._spool.add("terms", [id_, name, slug])
            self._spool.add("term_taxonomy", [id_, id_, "category", description, parent])
        else:
            post, category = values
            self._spool.add("term_relationships", [post, category, "0"])

    def _lost_id(self, table: str, key: str) -> None:
        """Report a row that is not read, since another one has its id."""
        if table in _RECORDS:
            self._diagnostics.lose(_RECORDS[table], "duplicate")
        self._diagnostics.report(messages.SAME_ID, file=self._source.name, table=table, key=key)

    def _lost(self, table: str, number: int, why: str) -> None:
        if table in _RECORDS:
            unreadable_item(self._diagnostics, _RECORDS[table], why, file=self._source.name)
        else:
            what = f"row of {table}"
            self._diagnostics.report(
                messages.UNREADABLE_ROW, file=self._source.name, what=what, number=number, why=why
            )
