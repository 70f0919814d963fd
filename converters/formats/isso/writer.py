"""Writes the database of isso (SQLite), as isso 0.14 has it: version 5 of its schema (`db/__init__.py`, `db/comments.py`).

isso shows two levels: an answer to an answer stands below the first of the thread, or it would be shown nowhere. It renders
Markdown with mistune, which shows HTML as text, and each line of a paragraph as a line.
"""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final

from converters.comment_systems.writers.pages import Entry, Page
from converters.comment_systems.writers.writer import CARRIED, CommentsWriter, link_of
from converters.dates import utc
from converters.diagnostics import Diagnostics
from converters.extra_keys import DISLIKES, EDITED
from converters.fields import Fields
from converters.io.output import Output
from converters.markup.markdown.flavors import MISTUNE, MarkdownFlavor
from converters.model import Dialect
from converters.site.plan import Run

_SCHEMA: Final = """
CREATE TABLE preferences (key VARCHAR PRIMARY KEY, value VARCHAR);
CREATE TABLE threads (id INTEGER PRIMARY KEY, uri VARCHAR(256) UNIQUE, title VARCHAR(256));
CREATE TABLE comments (
    tid REFERENCES threads(id), id INTEGER PRIMARY KEY, parent INTEGER, created FLOAT NOT NULL, modified FLOAT,
    mode INTEGER, remote_addr VARCHAR, text VARCHAR NOT NULL, author VARCHAR, email VARCHAR, website VARCHAR,
    likes INTEGER DEFAULT 0, dislikes INTEGER DEFAULT 0, voters BLOB NOT NULL, notification INTEGER DEFAULT 0
);
CREATE TRIGGER remove_stale_threads AFTER DELETE ON comments
BEGIN
    DELETE FROM threads WHERE id NOT IN (SELECT tid FROM comments);
END;
PRAGMA user_version = 5;
"""
_VOTERS: Final = bytes(256)
"""The Bloom filter of those who voted: nobody did."""
_NOWHERE: Final = "127.0.0.0"
"""An address as isso keeps it, cut to its network; the addresses of commenters are not passed on."""


@dataclass(frozen=True)
class IssoWriter(CommentsWriter):
    """The database of isso (`comments.db`), ready for its server."""

    comment_dialects: ClassVar[tuple[Dialect, ...]] = ("markdown",)
    comment_flavor: ClassVar[MarkdownFlavor] = MISTUNE
    carries: ClassVar[Fields] = Fields(site="url", post="status title url date", comment=f"{CARRIED} likes")
    signature: ClassVar[bytes] = b"SQLite format 3"
    levels: ClassVar[int] = 2
    statuses: ClassVar[Mapping[str, object]] = {"approved": 1, "pending": 2}
    next_step: ClassVar[str] = (
        "stop isso, put {target} where `dbpath` in its settings says, and start it; a database that is there already is "
        "replaced, not merged. To add to one, import the file that `--to disqus` writes, with `TZ=UTC isso import --empty-id`"
    )

    def write_pages(self, pages: Iterator[Page], out: Output, run: Run, diagnostics: Diagnostics) -> None:
        """Write the database. It is made in a temporary file, since SQLite writes to files alone."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "comments.db")
            with closing(sqlite3.connect(path, isolation_level=None)) as database:
                database.execute("PRAGMA journal_mode = OFF")
                database.execute("PRAGMA synchronous = OFF")
                database.executescript(_SCHEMA)
                database.execute("BEGIN")
                for page in pages:
                    self._add(page, database)
                database.execute("COMMIT")
            with path.open("rb") as made:
                target = out.open()
                shutil.copyfileobj(made, target)
                target.close()

    def _add(self, page: Page, database: sqlite3.Connection) -> None:
        title = " ".join(page.post.title.split())
        database.execute("INSERT OR IGNORE INTO threads VALUES (?, ?, ?)", (page.number, page.path, title))
        (thread,) = database.execute("SELECT id FROM threads WHERE uri = ?", (page.path,)).fetchone()
        database.executemany(
            f"INSERT INTO comments VALUES ({', '.join('?' * 15)})",
            (self._row(thread, entry) for entry in page.entries),
        )

    def _row(self, thread: int, entry: Entry) -> tuple[object, ...]:
        comment, extra = entry.comment, entry.comment.extra
        edited, against = utc(str(extra.get(EDITED, ""))), extra.get(DISLIKES)
        return (
            thread,
            entry.number,
            entry.parent or None,
            entry.time.timestamp(),
            edited.timestamp() if edited else None,
            self.statuses[comment.status],
            _NOWHERE,
            self.text(entry),
            comment.author.name or None,
            comment.author.email or None,
            link_of(entry) or None,
            comment.likes or 0,
            against if isinstance(against, int) else 0,
            _VOTERS,
            0,
        )
