"""For readers of comment systems: gathers comments by page, in whatever order the source has them.

Comments wait on disk (see `waiting_comments`); memory is that of a page's name, and of the page with most comments.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import Final, NamedTuple, Self

import msgspec
from msgspec.structs import replace

from converters import dates, messages
from converters.diagnostics import Diagnostics
from converters.extra_keys import PARENT, THREAD_IDS
from converters.io.sources import Source
from converters.model import Comment, Extra, Markup, Post
from converters.storage.waiting_comments import WaitingComments

_LAST: Final = datetime.max.replace(tzinfo=UTC)


class _Page(NamedTuple):
    """What a source says of a page with comments."""

    url: str
    title: str
    identifiers: tuple[str, ...]
    open: bool | None
    status: str
    date: str | None
    body: Markup | None
    likes: int | None
    counts: dict[str, int]
    expected: int
    line: int
    about: Extra


class PageComments:
    """The comments of one source, by page. A context manager; its file goes when it ends.

    `system` names the comment system: it is the first part of the ids of the pages.
    """

    def __init__(self, system: str) -> None:
        self._system = system
        self._pages: dict[str, _Page] = {}

    def __enter__(self) -> Self:
        self._stack = ExitStack()
        self._waiting = self._stack.enter_context(WaitingComments())
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def page(
        self,
        id_: str,
        *,
        url: str = "",
        title: str = "",
        identifiers: Iterable[str] = (),
        comments_open: bool | None = None,
        deleted: bool = False,
        date: str | None = None,
        body: Markup | None = None,
        likes: int | None = None,
        counts: Mapping[str, int] | None = None,
        expected: int = 0,
        line: int = 0,
        about: Extra | None = None,
    ) -> None:
        """State a page, with a date of the model; of one that is stated again the first holds.

        `identifiers` are the names that the site gave to the comments of the page; `body` is what the source has of its
        text, `about` goes to `extra`. `counts` are reactions other than likes, by the names in
        `extra_keys.REACTIONS`: they go to `extra`, and are added to those of the post. `expected` is how many comments the
        source says that there are: where it has fewer, that is a finding.
        """
        status = "trash" if deleted else "publish"
        named = tuple(filter(None, identifiers))
        self._pages.setdefault(
            id_,
            _Page(
                url,
                title,
                named,
                comments_open,
                status,
                date,
                body,
                likes,
                dict(counts or {}),
                expected,
                line,
                about or {},
            ),
        )

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
            if page.expected > len(comments):
                where = page.url or page.title or id_
                number = page.expected - len(comments)
                diagnostics.report(messages.COMMENTS_NOT_SAVED, file=source.name, number=number, where=where)
            if not comments and not page.likes and not page.counts:
                empty += 1
                continue
            post = Post(
                id=f"{self._system}-{id_}",
                type="page",
                status=page.status,
                title=page.title,
                url=page.url,
                date=page.date,
                body=page.body,
                comments_open=page.open,
                likes=page.likes,
                comments=comments,
                extra=({THREAD_IDS: list(page.identifiers)} if page.identifiers else {})
                | page.about
                | page.counts,
            )
            diagnostics.locate(post, source.name, page.line)
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
