"""Yields the pages of saved GitHub discussions: answers of the GraphQL API, or of giscus's own (`/api/discussions`).

Several answers may be in a file, one after another, as `gh api graphql --paginate` writes them. Comments are Markdown.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from converters.comment_systems.page_comments import PageComments
from converters.comment_systems.readers import CommentsReader, github
from converters.comment_systems.readers.json_objects import in_tables, outermost
from converters.comment_systems.readers.values import Row, number, objects, part, text
from converters.diagnostics import Diagnostics
from converters.guard import guard
from converters.io.charset import head_in_utf8
from converters.io.sources import Source
from converters.readers.source_fields import FieldCheck, Shape

_LISTS: Final = ("discussions", "search")
"""Objects whose `nodes` or `edges` are discussions."""

_CONNECTION_ROWS: Final = frozenset({"nodes", "edges"})
_ANY_OBJECT: Final = Shape(is_open=True)
_CONNECTION: Final = Shape(
    anything="totalCount pageInfo __typename", rows=dict.fromkeys(_CONNECTION_ROWS, _ANY_OBJECT)
)


@dataclass(frozen=True)
class GiscusReader(CommentsReader):
    """GitHub discussions with the comments of giscus, saved as JSON."""

    source_noun: ClassVar[str] = "comments of giscus"
    system: ClassVar[str] = "giscus"
    nothing: ClassVar[str] = "has no discussion"

    def gather(self, source: Source, pages: PageComments, diagnostics: Diagnostics) -> bool:
        """Add the discussions of a file."""
        anything, check = False, FieldCheck(diagnostics, source.name)
        for row in _discussions(source, diagnostics):
            anything = True
            with guard(diagnostics, "post", file=source.name):
                page = text(row, "id", "url") or text(row, "number", "title")
                hidden = check.report("discussion", row, github.PAGE)
                check.report("discussion", *_list("comments", row))
                github.add_page(pages, page, row, _declared(row), hidden=hidden)
                for comment, parent in _comments(row):
                    check.keep(made := github.comment(comment, parent), comment, github.COMMENT)
                    check.keep(made, *_list("replies", comment))
                    pages.add(page, made)
        return anything


def _discussions(source: Source, diagnostics: Diagnostics) -> Iterator[Row]:
    head = head_in_utf8(source.head())
    lists = [name for name in _LISTS if f'"{name}"'.encode() in head]
    for name in lists:
        for _, row in in_tables(source, {"nodes", "edges"}, diagnostics, inside=name):
            node = part(row, "node") or row
            if "comments" in node or "title" in node:
                yield node
    if not lists:
        for row in outermost(source, diagnostics):
            yield from _within(row)


def _within(row: Row) -> Iterator[Row]:
    """The discussions in an answer about one."""
    if "comments" in row:
        yield row
        return
    for value in row.values():
        if isinstance(value, Mapping):
            yield from _within(value)


def _comments(row: Row) -> Iterator[tuple[Row, str]]:
    """The comments of a discussion and the answers to them, each with the id of what it stands below."""
    for comment in objects(row.get("comments")):
        yield comment, ""
        for reply in objects(comment.get("replies")):
            yield reply, text(comment, "id")


def _list(name: str, row: Row) -> tuple[Row, Shape]:
    """The field with a list of comments, and the shape that the list has: objects, or a connection of GraphQL."""
    value = row.get(name)
    is_connection = isinstance(value, dict) and not _CONNECTION_ROWS.isdisjoint(value)
    return {name: value}, Shape(parts={name: _CONNECTION if is_connection else _ANY_OBJECT})


def _declared(row: Row) -> int:
    """How many comments and answers GitHub says that there are."""
    if (stated := _sum(number(row, "totalCommentCount"), number(row, "totalReplyCount"))) is not None:
        return stated
    comments: Any = objects(row.get("comments"))
    replies = sum(number(part(comment, "replies"), "totalCount") or 0 for comment in comments)
    return (number(part(row, "comments"), "totalCount") or 0) + replies


def _sum(comments: int | None, replies: int | None) -> int | None:
    return None if comments is None else comments + (replies or 0)
