"""Cusdis: its database and dumps of it, statuses, and what must stay private."""

import re
import sqlite3
from collections import Counter
from contextlib import closing

import pytest

import converters
from tests.comment_systems.exports import PRIVATE
from tests.comment_systems.test_readers import read
from tests.formats.cusdis.database import COMMENTS, cusdis_database

THREADS = [
    ("c1", "", "approved"),
    ("c2", "c1", "approved"),
    ("c3", "c2", "approved"),
    ("c4", "", "trash"),
    ("c5", "", "pending"),
]


def check(posts):
    (tide,) = posts
    assert (tide.url, tide.title) == ("https://fog.example/2019/tide/", "Tide")
    assert [(comment.id, comment.parent, comment.status) for comment in tide.comments] == THREADS
    first, second, *_ = tide.comments
    assert first.body == converters.Markup(
        text="The lamp **went** out\n\n    one\n      two", dialect="markdown"
    )
    assert (first.date, first.extra, second.extra) == ("2019-05-04T12:00:00+00:00", {}, {"badge": "owner"})


def test_a_database_is_read(tmp_path):
    cusdis_database(tmp_path / "data.db")
    posts, diagnostics = read(tmp_path / "data.db")
    check(posts)
    assert [finding.kind for finding in diagnostics.findings] == ["empty-threads"]
    assert Counter(comment.status for comment in posts[0].comments) == {
        "approved": sum(bool(row[8]) and row[3] is None for row in COMMENTS),
        "trash": sum(row[3] is not None for row in COMMENTS),
        "pending": sum(not row[8] for row in COMMENTS),
    }


@pytest.mark.parametrize("form", ["sqlite", "postgresql"])
def test_a_dump_is_read(form, tmp_path):
    cusdis_database(tmp_path / "data.db")
    if form == "sqlite":
        with closing(sqlite3.connect(tmp_path / "data.db")) as database:
            text = "\n".join(database.iterdump())
    else:
        rows = "\n".join(
            "\t".join(
                "\\N" if value is None else str(value).replace("\n", "\\n").replace("\t", "\\t")
                for value in (*row[:8], "t" if row[8] else "f", row[9])
            )
            for row in COMMENTS
        )
        text = (
            "--\n-- PostgreSQL database dump\n--\n\n"
            'CREATE TABLE public.comments (\n    id text NOT NULL,\n    "pageId" text\n);\n\n'
            'COPY public.comments (id, "pageId", created_at, "deletedAt", "moderatorId", by_email, by_nickname, content,'
            f' approved, "parentId") FROM stdin;\n{rows}\n\\.\n\n'
            "COPY public.pages (id, slug, url, title) FROM stdin;\np1\ttide\thttps://fog.example/2019/tide/\tTide\n\\.\n\n"
            "--\n-- PostgreSQL database dump complete\n--\n"
        )
    (tmp_path / "dump.sql").write_text(text)
    check(read(tmp_path / "dump.sql")[0])


def test_nothing_private_is_shown(tmp_path):
    cusdis_database(tmp_path / "data.db")
    converters.convert(tmp_path / "data.db", tmp_path / "site", to="hugo")
    written = "".join(
        path.read_text(errors="ignore") for path in (tmp_path / "site").rglob("*") if path.is_file()
    )
    assert "Third of three" in written
    assert not re.findall(PRIVATE, written)


def test_names_of_columns_may_be_in_other_letters(tmp_path):
    cusdis_database(tmp_path / "data.db")
    with closing(sqlite3.connect(tmp_path / "data.db")) as database:
        database.execute('ALTER TABLE comments RENAME COLUMN "deletedAt" TO "DELETEDAT"')
    posts, _ = read(tmp_path / "data.db")
    check(posts)


def test_columns_that_nobody_knows_are_kept_and_may_hide(tmp_path):
    cusdis_database(tmp_path / "data.db")
    with closing(sqlite3.connect(tmp_path / "data.db")) as database:
        database.execute("ALTER TABLE comments ADD COLUMN is_spam INTEGER")
        database.execute("UPDATE comments SET is_spam = (id = 'c1')")
        database.commit()
    posts, diagnostics = read(tmp_path / "data.db")
    assert posts[0].comments[0].extra["_unread"] == {"is_spam": 1}
    assert "unread-field" in {finding.kind for finding in diagnostics.findings}
    converters.convert(tmp_path / "data.db", tmp_path / "site", to="html")
    assert "The lamp" not in "".join(page.read_text() for page in (tmp_path / "site").rglob("*.html"))
