"""Databases of Cusdis, as Prisma makes them."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Final

PAGES: Final = (
    ("p1", "tide", "https://fog.example/2019/tide/", "Tide"),
    ("p2", "empty", "https://fog.example/2019/empty/", "Empty"),
)
COMMENTS: Final = (
    ("c1", "p1", 1556971200000, None, None, "cem@private.example", "Cem", "The lamp **went** out\n\n    one\n      two", 1, None),
    ("c2", "p1", 1557057600000, None, "u1", None, "Ada", "Second of *three*", 1, "c1"),
    ("c3", "p1", 1557144000000, None, None, "bo@private.example", "Bo", "Third of three", 1, "c2"),
    ("c4", "p1", 1557230400000, 1557230500000, None, None, "Spam", "Cheap lamps", 1, None),
    ("c5", "p1", 1557316800000, None, None, "dot@private.example", "Dot", "Wait", 0, None),
)  # fmt: skip
"""Id, page, time, time of deletion, moderator, address, name, text, approved, parent."""


def cusdis_database(
    path: Path,
    pages: Iterable[tuple[object, ...]] = PAGES,
    comments: Iterable[tuple[object, ...]] = COMMENTS,
) -> bytes:
    """The bytes of a database that is made at `path`."""
    with closing(sqlite3.connect(path)) as database:
        database.executescript(
            'CREATE TABLE "users" ("id" TEXT NOT NULL PRIMARY KEY, "name" TEXT, "email" TEXT);'
            "INSERT INTO \"users\" VALUES ('u1', 'Ada', 'ada@private.example');"
            'CREATE TABLE "sessions" ("id" INTEGER NOT NULL PRIMARY KEY, "session_token" TEXT NOT NULL);'
            "INSERT INTO \"sessions\" VALUES (1, 'secret-token');"
            'CREATE TABLE "pages" ("id" TEXT NOT NULL PRIMARY KEY, "slug" TEXT NOT NULL, "url" TEXT, "title" TEXT,'
            ' "created_at" DATETIME, "projectId" TEXT);'
            'CREATE TABLE "comments" ("id" TEXT NOT NULL PRIMARY KEY, "pageId" TEXT NOT NULL, "created_at" DATETIME NOT NULL,'
            ' "deletedAt" DATETIME, "moderatorId" TEXT, "by_email" TEXT, "by_nickname" TEXT NOT NULL, "content" TEXT NOT NULL,'
            ' "approved" BOOLEAN NOT NULL DEFAULT false, "parentId" TEXT);'
        )
        database.executemany('INSERT INTO "pages" (id, slug, url, title) VALUES (?, ?, ?, ?)', pages)
        database.executemany('INSERT INTO "comments" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', comments)
        database.commit()
    return path.read_bytes()
