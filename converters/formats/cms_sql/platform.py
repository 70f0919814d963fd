"""What a program has for its database, and what the modules of all programs use."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Any, Final, NamedTuple

from converters import dates, lazy_re, messages
from converters.diagnostics import Diagnostics
from converters.extra_keys import DATE, MODIFIED
from converters.io.numbers import parse_int
from converters.io.slugs import sanitize_title
from converters.io.sql.spool import Columns, Fields, RowSpool
from converters.markup.wordpress.autop import autop
from converters.model import Comment, Extra, Markup, Post, Record, TermRef

NO_DATES: Final = ("", "0", "0000-00-00 00:00:00")
_BLOCK: Final = lazy_re.compile(r"<(?:p|div|ul|ol|table|blockquote|h[1-6]|pre)[\s>]", re.IGNORECASE)


class Base(NamedTuple):
    """The rows of one blog, and what the user said of it."""

    spool: RowSpool
    site: str
    """The address of the home page, as the user states it; empty: as the database does."""
    blog: str
    """The id of the blog that is wanted, where a database holds several."""
    diagnostics: Diagnostics
    file: str

    def ask(self, columns: str, sql: str, *values: str) -> Iterator[Fields]:
        """The rows of a SELECT; `columns` are the names of what it selects, with blanks between them."""
        return self.spool.ask(tuple(columns.split()), sql, *values)

    def pairs(self, sql: str) -> dict[str, str]:
        """The rows of a SELECT of two columns."""
        return {row["name"]: row["value"] for row in self.ask("name value", sql)}

    def zone(self, name: str) -> tzinfo:
        """The time zone of a name, or of seconds from UTC; UTC, with a finding, where there is none."""
        if (seconds := parse_int(name.removeprefix("-"))) is not None and seconds <= 14 * 3600:
            return timezone(timedelta(seconds=-seconds if name.startswith("-") else seconds))
        if found := dates.named_zone(name) if name else None:
            return found
        self.diagnostics.report(messages.NO_ZONE, file=self.file, zone=name)
        return UTC

    def home(self, stated: str) -> str:
        """The address of the home page without a slash at its end; `stated` is what the database says."""
        home = (self.site or stated).rstrip("/")
        if not home:
            self.diagnostics.report(messages.NO_BLOG_ADDRESS, file=self.file)
        return home


class Platform(NamedTuple):
    """One program, in the versions that have these tables."""

    name: str
    signs: Mapping[str, str]
    """Tables by which its database is recognised, without their prefix -> a column that each has."""
    tables: Mapping[str, Columns]
    """The tables that are read, without their prefix -> their columns."""
    indexes: tuple[tuple[str, str], ...]
    """Tables and columns by which rows are looked up."""
    records: Callable[[Base], Iterator[Record]]
    """Makes the records, once all rows are there."""
    passed_over: Mapping[str, str] = {}
    """Tables whose columns are all known -> those that are not read, with blanks between them."""
    essential: Mapping[str, Columns] = {}
    """Tables -> the columns without which a record has no text or name, or is lost; every version has them."""
    guards: Mapping[str, Columns] = {}
    """Tables of which every version has columns that say whether visitors see a post -> these columns."""
    guards_of_comments: Mapping[str, Columns] = {}
    """The same of comments."""
    hiding: frozenset[str] = frozenset()
    """Tables of which each row may hide a post: one that cannot be read may be of any post."""
    core: tuple[str, ...] = ()
    """Tables that say who sees a post, and that the database of every version has, if only without a row."""
    hides_future: bool = True
    """Whether visitors see a post only when its date has come."""

    def unknown(self, table: str, row: Mapping[str, Any]) -> dict[str, Any]:
        """The values of a row in columns that nobody knows."""
        if table not in self.passed_over:
            return {}
        known = {*self.tables[table], *self.passed_over[table].split()}
        return {name: value for name, value in row.items() if name not in known and value not in NO_DATES}

    def prefix(self, tables: Mapping[str, Columns]) -> str | None:
        """How the names of its tables begin in a dump; None where they are not in it."""
        first = next(iter(self.signs))
        for table in sorted(tables, key=len):
            if table.endswith(first):
                prefix = table[: -len(first)]
                if all(self._is(tables, f"{prefix}{sign}", column) for sign, column in self.signs.items()):
                    return prefix
        return None

    @staticmethod
    def _is(tables: Mapping[str, Columns], table: str, column: str) -> bool:
        return table in tables and column in tables[table]


def moment(seconds: str, zone: tzinfo) -> str | None:
    """The date of seconds since 1970, on the clock of a zone; the text itself where it is no number."""
    if seconds in NO_DATES:
        return None
    try:
        return dates.iso(datetime.fromtimestamp(int(seconds), UTC).astimezone(zone))
    except (ValueError, OverflowError, OSError):
        return seconds


def clock(text: str, zone: tzinfo | None = None) -> str | None:
    """The date of a wall clock's time; with its offset, where the zone of the clock is known."""
    if text in NO_DATES:
        return None
    found = dates.parsed(text)
    if found is None or found.tzinfo is not None or zone is None:
        return text
    return dates.iso(found.replace(tzinfo=zone))


def in_utc(text: str, zone: tzinfo) -> str | None:
    """The date of a time in UTC, on the clock of a zone."""
    if text in NO_DATES:
        return None
    found = dates.parsed(text)
    return dates.iso(found.replace(tzinfo=UTC).astimezone(zone)) if found and found.tzinfo is None else text


def kept_dates(extra: Extra, date: str | None, modified: str | None = None) -> dict[str, Any]:
    """The fields `date` and `modified`; what the model cannot hold goes to `extra`."""
    return {
        "date": dates.kept(date, DATE, extra),
        **({"modified": dates.kept(modified, MODIFIED, extra)} if modified else {}),
    }


def html(text: str) -> Markup | None:
    """A text that is HTML as it stands."""
    return Markup(text=text, dialect="html") if text.strip() else None


def with_paragraphs(text: str) -> Markup | None:
    """A text whose line ends are paragraphs and breaks, unless it has its own blocks."""
    return html(text if _BLOCK.search(text) else autop(text))


def plain(text: str) -> Markup | None:
    """A text without markup."""
    return Markup(text=text, dialect="plain") if text.strip() else None


def ref(taxonomy: str, name: str, slug: str = "") -> TermRef:
    """A term as a post names it; its slug is made of its name, where it has none."""
    return TermRef(taxonomy=taxonomy, slug=slug or sanitize_title(name) or name, name=name)


def orphans(
    base: Base, table: str, column: str, posts: str, comments: Callable[[str], tuple[Comment, ...]]
) -> Iterator[Post]:
    """The comments on posts that are not in the dump, each post empty and in the trash; `posts` is `TABLE(COLUMN)`."""
    of, _, id_ = posts.rstrip(")").partition("(")
    sql = f'SELECT DISTINCT "{column}" FROM "{table}" WHERE "{column}" NOT IN (SELECT "{id_}" FROM "{of}")'
    for row in base.ask("id", sql):
        if found := comments(row["id"]):
            post = Post(id=row["id"], status="trash", comments=found)
            base.diagnostics.report(messages.NO_POST_OF_COMMENTS, post, file=base.file, number=len(found))
            yield post
