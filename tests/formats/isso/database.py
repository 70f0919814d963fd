"""Databases of isso, as each version of its schema has them."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Final

COMMENTS: Final = (
    (1, 1, None, 1556967600.0, 1, "The lamp **went** out\n\n    one\n      two"),
    (1, 2, 1, 1556971200.0, 4, ""),
    (1, 3, 2, 1556974800.0, 1, "Under a removed one"),
    (1, 4, None, 1556978400.0, 2, "Wait"),
    (1, 5, None, 1556982000.0, 7, "Unknown mode"),
)
"""Thread, id, parent, seconds, mode, text."""


def isso_database(path: Path, comments: Iterable[tuple[object, ...]] = COMMENTS, version: int = 5) -> bytes:
    """The bytes of a database that is made at `path`."""
    newer = ", notification INTEGER DEFAULT 0" if version >= 4 else ""
    needed = " NOT NULL" if version >= 5 else ""
    with closing(sqlite3.connect(path)) as database:
        database.executescript(
            "CREATE TABLE preferences (key VARCHAR PRIMARY KEY, value VARCHAR);"
            "INSERT INTO preferences VALUES ('session-key', 'secret-of-sessions');"
            "CREATE TABLE threads (id INTEGER PRIMARY KEY, uri VARCHAR(256) UNIQUE, title VARCHAR(256));"
            "INSERT INTO threads VALUES (1, '/2019/tide/', 'Tide'), (2, '/empty/', 'Empty');"
            "CREATE TABLE comments (tid REFERENCES threads(id), id INTEGER PRIMARY KEY, parent INTEGER, created FLOAT NOT NULL,"
            f" modified FLOAT, mode INTEGER, remote_addr VARCHAR, text VARCHAR{needed}, author VARCHAR, email VARCHAR,"
            f" website VARCHAR, likes INTEGER DEFAULT 0, dislikes INTEGER DEFAULT 0, voters BLOB NOT NULL{newer});"
            f"PRAGMA user_version = {version};"
        )
        database.executemany(
            "INSERT INTO comments (tid, id, parent, created, mode, text, remote_addr, author, email, website, likes,"
            " dislikes, modified, voters) VALUES (?, ?, ?, ?, ?, ?, '192.0.2.0', 'Cem', 'cem@private.example',"
            " 'https://cem.example', 2, 1, 1556990000.0, x'00')",
            comments,
        )
        database.commit()
    return path.read_bytes()
