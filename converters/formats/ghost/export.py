"""The tables of an export. Of members, users and settings only what the site shows is kept.

Small tables are held in memory; posts, comments and the fields of `posts_meta` are read one by one.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from converters.formats.ghost.shapes import PASSED_OVER, USER
from converters.io.json.rows import Row, rows
from converters.io.sources import Source
from converters.readers.source_fields import KnownTables

POSTS, COMMENTS, META = "posts", "comments", "posts_meta"
_SMALL = frozenset(
    {META, "tags", "posts_tags", "users", "posts_authors", "settings", "members", "comment_likes", COMMENTS}
)
KEPT = frozenset({META, "tags"})
"""Tables of which all columns are kept. `users` has hashes of passwords, `members` addresses."""
_OF_USERS = frozenset({"id", "name", "slug", "website", "bio", "email"}) | USER.kept
SETTINGS = frozenset(
    """title description lang locale default_lang defaultLang timezone activeTimezone permalinks logo icon cover_image
    navigation secondary_navigation is_private isPrivate""".split()
)
"""The settings that are read."""

Table = dict[str, Any]


@dataclass
class Tables:
    """What must be known before the first post. Ids are texts: old exports have numbers."""

    tags: dict[str, Table] = field(default_factory=dict)
    users: dict[str, Table] = field(default_factory=dict)
    members: dict[str, str] = field(default_factory=dict)
    """The names of members, by id. Nothing else of them is kept."""
    settings: dict[str, str] = field(default_factory=dict)
    tags_of: defaultdict[str, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))
    authors_of: defaultdict[str, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))
    meta: dict[str, Table] = field(default_factory=dict)
    likes: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    say_audience: bool = False
    """Whether any post says who may see it: exports of Ghost 0.x do not."""

    def add(self, table: str, row: Table) -> None:
        """Keep a row of a small table."""
        id_ = text(row, "id")
        if table == "tags":
            self.tags[id_] = row
        elif table == "users":
            self.users[id_] = {name: value for name, value in row.items() if value and name in _OF_USERS}
        elif table == "members":
            self.members[id_] = text(row, "name")
        elif table == "settings" and text(row, "key") in SETTINGS:
            self.settings[text(row, "key")] = text(row, "value")
        elif table == "posts_tags":
            self.tags_of[text(row, "post_id")].append((_order(row), text(row, "tag_id")))
        elif table == "posts_authors":
            self.authors_of[text(row, "post_id")].append((_order(row), text(row, "author_id")))
        elif table == META:
            self.meta[text(row, "post_id")] = {name: value for name, value in row.items() if value}
        elif table == "comment_likes":
            self.likes[text(row, "comment_id")] += 1


def first_pass(source: Source, tables: Tables, unknown: Callable[[KnownTables], None]) -> Iterator[Row]:
    """The rows of all tables but the posts, of which `tables` learns whether they say who may see them; then `unknown` gets
    the tables that nobody knows."""
    known = KnownTables(_SMALL | {POSTS}, PASSED_OVER)
    for row in _rows(source, known):
        if row.table != POSTS:
            yield row
        elif not tables.say_audience:
            # a quotation mark in a text has a backslash before it
            tables.say_audience = b'"visibility"' in row.data
    unknown(known)


def post_rows(source: Source) -> Iterator[Row]:
    """The rows of the posts."""
    return _rows(source, frozenset({POSTS}))


def decoded(row: Row) -> Table:
    """The values of a row. Raises `msgspec.DecodeError` where it is no JSON, `UnicodeDecodeError` where it is no UTF-8."""
    found: Table = msgspec.json.decode(row.data, type=dict[str, Any])
    return found


def text(row: Mapping[str, Any], name: str) -> str:
    """A value as a text; empty for one that is missing, or is neither a text nor a number."""
    value = row.get(name)
    return "" if value is None or isinstance(value, list | dict) else str(value)


def _rows(source: Source, tables: Container[str]) -> Iterator[Row]:
    with source.open() as stream:
        yield from rows(stream, "data", tables, source.limits.record)


def _order(row: Table) -> int:
    order = row.get("sort_order")
    return order if isinstance(order, int) else 0
