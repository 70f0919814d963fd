"""For readers of comment systems: gathers comments by page, in whatever order the source has them.

Comments wait on disk (see `waiting_comments`); memory is that of a page's name, and of the page with most comments.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import Final, Self, TypedDict, Unpack

import msgspec
from msgspec.structs import replace

from converters import dates, messages
from converters.diagnostics import Diagnostics
from converters.extra_keys import PARENT, THREAD_IDS
from converters.io.sources import Source
from converters.model import Comment, Markup, Post
from converters.storage.waiting_comments import WaitingComments

_LAST: Final = datetime.max.replace(tzinfo=UTC)


class PageFields(TypedDict, total=False):
    """What a source says of a page with comments."""

    url: str
    title: str
    identifiers: Iterable[str]
    """The names that the site gave to the comments of the page."""
    comments_open: bool | None
    deleted: bool
    date: str | None
    """As the model has dates."""
    body: Markup | None
    """What the source has of its text."""
    likes: int | None
    counts: Mapping[str, int]
    """Reactions other than likes, by the names in `extra_keys.REACTIONS`: they go to `extra`, and are added to those of
    the post."""
    expected: int
    """How many comments the source says that there are: where it has fewer, that is a finding."""
    line: int
    """The line of the source where the page begins, from 1."""


class PageComments:
    """The comments of one source, by page. A context manager; its file goes when it ends.

    `system` names the comment system: it is the first part of the ids of the pages.
    """

    def __init__(self, system: str) -> None:
        self._system = system
        self._pages: dict[str, PageFields] = {}

    def __enter__(self) -> Self:
        self._stack = ExitStack()
        self._waiting = self._stack.enter_context(WaitingComments())
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def page(self, id_: str, **fields: Unpack[PageFields]) -> None:
        """State a page; of one that is stated again the first holds."""
        self._pages.setdefault(id_, fields)

    def add(self, page: str, comment: Comment, *, first: str = "") -> None:
        """Keep a comment of a page, stated or not; one that the page has already, with all that it says, is passed over.

        `first` is the id of the comment that began its thread, if the source states it: the comment stands below that one
        where the one that it answers is gone.
        """
        id_ = f"{page} {comment.id}" if comment.id else ""
        self._waiting.add(page, id_, msgspec.json.encode((comment, first)), ids_are_unique=True)

    def posts(self, source: Source, diagnostics: Diagnostics) -> Iterator[Post]:
        """A post for each page with comments, these by date. Pages without are counted, comments without a page kept."""
        empty = 0
        for id_, page in self._pages.items():
            comments = by_date(_decoded(self._waiting.take(id_)))
            likes, counts = page.get("likes"), dict(page.get("counts", {}))
            if (missing := page.get("expected", 0) - len(comments)) > 0:
                where = page.get("url") or page.get("title") or id_
                diagnostics.report(messages.COMMENTS_NOT_SAVED, file=source.name, number=missing, where=where)
            if not comments and not likes and not counts:
                empty += 1
                continue
            identifiers = [*filter(None, page.get("identifiers", ()))]
            post = Post(
                id=f"{self._system}-{id_}",
                type="page",
                status="trash" if page.get("deleted") else "publish",
                title=page.get("title", ""),
                url=page.get("url", ""),
                date=page.get("date"),
                body=page.get("body"),
                comments_open=page.get("comments_open"),
                likes=likes,
                comments=comments,
                extra=({THREAD_IDS: identifiers} if identifiers else {}) | counts,
            )
            diagnostics.locate(post, source.name, page.get("line", 0))
            yield post
        if empty:
            diagnostics.report(messages.EMPTY_THREADS, file=source.name, number=empty)
        for id_, lines in self._waiting.rest():
            post = Post(
                id=f"{self._system}-{id_ or 'unknown'}",
                type="page",
                status="trash",
                comments=by_date(_decoded(lines)),
            )
            diagnostics.locate(post, source.name, 0)
            diagnostics.report(messages.NO_POST_OF_COMMENTS, post, number=len(lines))
            yield post


def by_date(comments: Iterable[Comment]) -> tuple[Comment, ...]:
    """Comments in the order of their dates; those of one date, and those without, as they come."""
    return tuple(sorted(comments, key=_moment))


def _moment(comment: Comment) -> datetime:
    moment = dates.parsed(comment.date) if comment.date else None
    if moment is None:
        return _LAST
    moment = moment.replace(tzinfo=moment.tzinfo or UTC)
    try:
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return _LAST


def _decoded(lines: Iterable[bytes]) -> Iterator[Comment]:
    """The comments that wait; one that answers a comment which is gone answers the first of its thread."""
    pairs = [msgspec.json.decode(line, type=tuple[Comment, str]) for line in lines]
    ids = {comment.id for comment, _ in pairs}
    for comment, first in pairs:
        if comment.parent not in ids and first and first != comment.id and first in ids:
            yield replace(comment, parent=first, extra=comment.extra | {PARENT: comment.parent})
        else:
            yield comment
