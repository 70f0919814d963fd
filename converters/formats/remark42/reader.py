"""Yields the pages of a backup of remark42: lines of JSON, the first with the closed pages, then a comment a line.

The fields are those of remark42's `store.Comment` and of its native export. Users' hashed IP addresses are private, their
ids are not read: some are hashes of e-mail addresses.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import msgspec

from converters.base import Reader
from converters.dates import kept
from converters.diagnostics import Diagnostics
from converters.errors import FileError
from converters.extra_keys import BADGE, DATE, EDITED, PINNED, SCORE
from converters.guard import guard, unreadable_item
from converters.io.limits import over_limit
from converters.io.marks import is_marked
from converters.io.sources import Source
from converters.model import Comment, Commenter, Entity, Markup
from converters.odd_dates import report_dates
from converters.page_comments import PageComments
from converters.platform_exports import is_export_of

_NEVER = "0001-01-01"
"""How Go writes the time of what did not happen."""


@dataclass(frozen=True)
class Remark42Reader(Reader):
    """A backup of remark42 (`backup-SITE-DATE.gz`)."""

    reads_comments: ClassVar[bool] = True

    def detects(self, source: Source) -> bool:
        """Whether the first line is that of a backup."""
        return is_export_of(source, "remark42")

    def read(self, source: Source, diagnostics: Diagnostics) -> Iterator[Entity]:
        """Yield a page for each address with comments; a line that cannot be read is a finding.

        Raises `FileError` where no line is JSON.
        """
        closed: set[str] = set()
        titles: dict[str, str] = {}
        anything = False
        with PageComments("remark42") as pages:
            for number, line in enumerate(source.lines(), 1):
                if line is not None and not line.strip():
                    continue
                row, why = _decoded(line, source)
                if row is None:
                    unreadable_item(diagnostics, "comment", why, file=source.name, line=number)
                    continue
                anything = True
                if "locator" not in row:
                    closed.update(_closed(row))
                    continue
                with guard(diagnostics, "comment", file=source.name, line=number):
                    url = _text(_part(row, "locator").get("url"))
                    titles.setdefault(url, _text(row.get("title")))
                    pages.add(url, _comment(row))
            if not anything:
                raise FileError(source.name, "has no line that can be read")
            for url in closed - titles.keys():
                titles[url] = ""
            for url, title in titles.items():
                pages.page(url, url=url, title=title, comments_open=False if url in closed else None)
            for post in pages.posts(source, diagnostics):
                report_dates(post, diagnostics)
                yield post


def _decoded(line: bytes | None, source: Source) -> tuple[dict[str, Any] | None, str]:
    """The object of a line, or why there is none."""
    if line is None:
        return None, f"it {over_limit(source.limits.record)}"
    try:
        return msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"), type=dict[str, Any]), ""
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return None, f"it is no JSON ({error})"


def _closed(row: Mapping[str, Any]) -> Iterator[str]:
    """The addresses of pages on which nobody may comment any more."""
    posts = row.get("posts")
    for page in posts if isinstance(posts, list) else ():
        if isinstance(page, dict) and page.get("read_only") is True:
            yield _text(page.get("url"))


def _comment(row: Mapping[str, Any]) -> Comment:
    """The comment of a line. Its text is HTML that the server made; who wrote a deleted comment is not in a backup."""
    user, edit = _part(row, "user"), _part(row, "edit")
    extra: dict[str, Any] = {}
    when = kept(_text(row.get("time")), DATE, extra)
    edited = _text(edit.get("time"))
    if edited and not edited.startswith(_NEVER):
        extra[EDITED] = edited
    if row.get("pin") is True:
        extra[PINNED] = True
    if user.get("admin") is True:
        extra[BADGE] = "admin"
    score = row.get("score")
    if isinstance(score, int) and score < 0:
        extra[SCORE] = score
    deleted = is_marked(row.get("delete"))
    text, source = _text(row.get("text")), _text(row.get("orig"))
    return Comment(
        id=_text(row.get("id")),
        parent=_text(row.get("pid")),
        author=Commenter(name="" if deleted else _text(user.get("name")), ip=_text(user.get("ip"))),
        date=when,
        status="trash" if deleted else "approved",
        likes=score if isinstance(score, int) and score > 0 else None,
        body=_body(text, source),
        extra=extra,
    )


def _body(text: str, source: str) -> Markup | None:
    """The text as the server made it; what was typed, where a backup has nothing else."""
    if text.strip():
        return Markup(text=text, dialect="html")
    return Markup(text=source, dialect="markdown") if source.strip() else None


def _part(row: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = row.get(name)
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str:
    return "" if value is None else str(value)
