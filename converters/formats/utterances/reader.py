"""Yields the pages of saved GitHub issues: of the REST API, of GraphQL, or of `gh issue list --json`.

REST has issues and comments in two answers, which may be two files: all files of a run are read together. Pull requests,
which REST lists among issues, are passed over.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Final

from converters import lazy_re
from converters.comment_systems.page_comments import PageComments
from converters.comment_systems.readers import CommentsReader, github
from converters.comment_systems.readers.json_objects import in_tables, outermost
from converters.comment_systems.readers.values import Row, number, objects, part, text
from converters.diagnostics import Diagnostics
from converters.guard import guard
from converters.io.charset import head_in_utf8
from converters.io.sources import Source
from converters.readers.source_fields import FieldCheck

_ISSUE: Final = lazy_re.compile(r"(?:repos/|github\.com/)([^/\s]+/[^/\s]+)/issues/(\d+)")


@dataclass(frozen=True)
class UtterancesReader(CommentsReader):
    """GitHub issues with the comments of utterances, Gitalk or Gitment, saved as JSON."""

    source_noun: ClassVar[str] = "comments of utterances"
    system: ClassVar[str] = "utterances"
    in_parts: ClassVar[bool] = True
    nothing: ClassVar[str] = "has no issue and no comment of one"

    def gather(self, source: Source, pages: PageComments, diagnostics: Diagnostics) -> bool:
        """Add the issues or the comments of a file."""
        anything, check = False, FieldCheck(diagnostics, source.name)
        for row in _rows(source, diagnostics):
            if "pull_request" in row:
                continue
            anything = True
            with guard(diagnostics, "comment", file=source.name):
                page = _issue(row)
                if "title" in row:
                    hidden = check.report("issue", row, github.PAGE)
                    github.add_page(pages, page, row, _declared(row), hidden=hidden)
                for comment in objects(row.get("comments")) if "title" in row else [row]:
                    check.keep(made := github.comment(comment), comment, github.COMMENT)
                    pages.add(page, made)
        return anything


def _rows(source: Source, diagnostics: Diagnostics) -> Iterator[Row]:
    if not head_in_utf8(source.head()).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        yield from outermost(source, diagnostics)
    elif b'"issues"' in head_in_utf8(source.head()):
        for _, row in in_tables(source, {"nodes", "edges"}, diagnostics, inside="issues"):
            yield part(row, "node") or row
    else:
        for row in outermost(source, diagnostics):
            repository = part(part(row, "data"), "repository")
            yield part(repository, "issue") or row


def _issue(row: Row) -> str:
    """What names an issue: its repository and number, by any address of the issue or of a comment on it."""
    for name in ("issue_url", "html_url", "url"):
        if found := _ISSUE.search(text(row, name)):
            return f"{found[1]}#{found[2]}"
    return text(row, "number", "id")


def _declared(row: Row) -> int:
    """How many comments GitHub says that an issue has: REST has a number where others have the comments."""
    return number(row, "comments") or number(part(row, "comments"), "totalCount") or 0
