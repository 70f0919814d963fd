"""Yields the records of a blog from WordPress's database: a dump, or the file of SQLite that WordPress Studio and Playground keep."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from converters import messages
from converters.base import Reader
from converters.diagnostics import Diagnostics
from converters.formats.wordpress_sql import tables
from converters.formats.wordpress_sql.blogs import Blog, blogs_of, chosen
from converters.guard import guard
from converters.io.sources import Source
from converters.io.sql.survey import is_database, tables_of
from converters.model import Record
from converters.readers.wordpress.options import TextOptions

if TYPE_CHECKING:
    from converters.io.sql.spool import Columns

_NAMED = 5
"""Tables and blogs that a finding names."""


@dataclass(frozen=True)
class WordPressSqlReader(TextOptions, Reader):
    """A dump of WordPress's database (mysqldump, phpMyAdmin, WP-CLI, backup plug-ins), without a database server; its file of SQLite; or phpMyAdmin's export to JSON."""

    source_noun: ClassVar[str] = "WordPress's database"

    blog_id: str = field(
        default="", metadata={"help": "which blog of a network is read (default: the first)"}
    )

    table_prefix: str = field(
        default="",
        metadata={"help": "how the names of the blog's tables begin, where a dump holds several: wp2_"},
    )

    def detects(self, source: Source) -> bool:
        """Whether a file is a database that has the tables of a blog."""
        return not source.is_folder and is_database(source) and bool(blogs_of(tables_of(source)))

    def read(self, source: Source, diagnostics: Diagnostics) -> Iterator[Record]:
        """Yield the site, the users who write, terms, posts and files with their comments.

        Raises `SourceError` where there is no such blog. Memory does not depend on the size of the dump.
        """
        # Here, since each run asks whether its source is a database.
        from converters.readers.wordpress.text_dialects import TextDialects

        blogs = blogs_of(tables_of(source))
        blog = chosen(blogs, tables_of(source), self.blog_id, self.table_prefix, source.name)
        _report_the_rest(blog, blogs, tables_of(source), source, diagnostics)
        texts = TextDialects(self.text, diagnostics)
        if self.text == "auto":
            texts.learn(self._records(source, blog, Diagnostics()))
        return texts.read(self._records(source, blog, diagnostics))

    def _records(self, source: Source, blog: Blog, diagnostics: Diagnostics) -> Iterator[Record]:
        from converters.formats.wordpress_sql.addresses import Addresses
        from converters.formats.wordpress_sql.loading import KEYED, Loading
        from converters.formats.wordpress_sql.rows import Rows
        from converters.formats.wordpress_sql.settings import Settings
        from converters.io.sql.spool import RowSpool
        from converters.readers.wordpress.fields import PendingFindings
        from converters.readers.wordpress.languages import Languages

        with RowSpool(tables.KEPT, KEYED) as spool:
            loading = Loading(spool, diagnostics, source)
            loading.load(blog)
            if loading.damage.found:
                diagnostics.report(messages.TWICE_ENCODED, file=source.name, number=loading.damage.number)
            repair = loading.damage.repair
            options = {row["option_name"]: row["option_value"] for row in spool.rows("options")}
            settings = Settings(
                {name: repair(value) for name, value in options.items()} if repair else options
            )
            rows = Rows(spool, settings, Addresses(settings, spool, blog.number), repair)
            languages = Languages(self.language, diagnostics)
            site = rows.site()

            def in_languages(record: Record) -> Iterator[Record]:
                for made in languages.records(record, site.language, site.url):
                    diagnostics.locate(made, source.name, 0)
                    yield made

            yield from in_languages(site)
            yield from rows.authors(f"{blog.prefix}capabilities", lambda: _skip_user(diagnostics))
            for term in rows.terms():
                yield from in_languages(term)
            for row in rows.posts():
                with guard(diagnostics, "post", file=source.name):
                    pending = PendingFindings()
                    item = rows.item(row, pending)
                    pending.report(item, diagnostics, source.name)
                    yield from in_languages(item)
            for post, pending in rows.orphans():
                diagnostics.report(
                    messages.NO_POST_OF_COMMENTS, post, file=source.name, number=len(post.comments)
                )
                pending.report(post, diagnostics, source.name)
                yield post


def _skip_user(diagnostics: Diagnostics) -> None:
    diagnostics.tally(messages.ROWS_LEFT_OUT, what="accounts of users who wrote nothing")


def _report_the_rest(
    blog: Blog,
    blogs: Sequence[Blog],
    found: "Mapping[str, Columns]",
    source: Source,
    diagnostics: Diagnostics,
) -> None:
    """Report the blogs and tables that are not read."""
    if others := [other for other in blogs if other != blog]:
        named = ", ".join(f"{other.number} ({other.prefix})" for other in others[:_NAMED])
        diagnostics.report(
            messages.OTHER_BLOGS,
            file=source.name,
            number=len(others),
            read=f"{blog.number} ({blog.prefix})",
            others=named + (", …" if len(others) > _NAMED else ""),
        )
    read = {table for blog in blogs for table in blog.tables()}
    if unread := sorted(table for table in found if table not in read):
        diagnostics.report(
            messages.OTHER_TABLES, file=source.name, number=len(unread), which=", ".join(unread[:_NAMED])
        )
