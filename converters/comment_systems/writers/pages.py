"""Posts as a comment system has them: pages with an address, and comments in an order in which each follows its parent.

What all systems need is decided here, once: which comments they get, a number for each, a date for each, and a parent
that the system shows. A system that shows two levels gets an answer to an answer below the first of the thread, with the
name of who is answered in its text.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final, NamedTuple
from urllib.parse import quote, unquote

from msgspec.structs import replace

from converters import messages
from converters.diagnostics import Diagnostics
from converters.io import urls
from converters.io.numbers import parse_int
from converters.model import Comment, Post
from converters.publishing.comment_threads import MENTIONS, instant, threaded

_KEPT: Final = "/;,?:@&=+$-_.!~*'()"
"""What `encodeURI` of JavaScript leaves in a path: a page asks for its comments by its path as a script encodes it."""
_NO_DATE: Final = datetime(1970, 1, 1, tzinfo=UTC)


class Entry(NamedTuple):
    """A comment as a system has it."""

    comment: Comment
    number: int
    """Its id: a number that no other comment of the target has."""
    parent: int
    """The number of the comment below which it stands; 0 for none."""
    root: int
    """The number of the first comment of its thread; its own, if it is the first."""
    answered: str
    """The name of who is answered, where that is not who wrote the comment above."""
    time: datetime
    """When it was written, in UTC."""

    @property
    def text(self) -> str:
        """The text, in the dialect of the target; `CommentsWriter.text` adds the name of who is answered."""
        return self.comment.body.text if self.comment.body else ""


class Page(NamedTuple):
    """A post with its comments."""

    post: Post
    number: int
    """Counts from 1."""
    url: str
    """The whole address, encoded; without a host where none is known."""
    path: str
    """The path from the root of the host, encoded: by this the page asks for its comments."""
    time: datetime
    """When the post was published; of a post without a date that is its first comment."""
    entries: list[Entry]


class Numbers:
    """Gives each comment a number: its id, if that is a number that is free, or the next that is."""

    def __init__(self) -> None:
        self._used: set[int] = set()
        self._next = 1

    def of(self, id_: str) -> int:
        """A number for the comment of this id."""
        number = parse_int(id_) if id_.isascii() else None
        if number and number < 1 << 53 and number not in self._used:
            self._used.add(number)
            return number
        while self._next in self._used:
            self._next += 1
        self._used.add(self._next)
        return self._next


def address(url: str, site_url: str) -> tuple[str, str]:
    """The whole address of a page, and its path; both encoded as a browser and a script have them."""
    parts = urls.split(urls.join(site_url, url) if urls.is_address(site_url) else url)
    path = _encoded(parts.path or "/")
    query = f"?{_encoded(parts.query)}" if parts.query else ""
    host = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
    return f"{host}{path}{query}", f"{path}{query}"


def _encoded(text: str) -> str:
    return quote(unquote(text), safe=_KEPT)


class PageMaker:
    """Makes pages of posts. `levels` is how many levels the system shows, 0 for any; `statuses` which comments it takes."""

    def __init__(
        self, site_url: str, levels: int, statuses: Mapping[str, object], diagnostics: Diagnostics
    ) -> None:
        self._site_url, self._levels, self._statuses = site_url, levels, statuses
        self._diagnostics = diagnostics
        self._numbers = Numbers()
        self._pages = 0

    def page(self, post: Post) -> Page | None:
        """The page of a post; None where no comment of it is taken. Those that are not are counted as left out."""
        comments = self._taken(post)
        if not comments:
            return None
        self._pages += 1
        url, path = address(post.url or f"/{quote(post.slug)}/", self._site_url)
        first = next(filter(None, (_time(comment.date) for comment in comments)), _NO_DATE)
        time = _time(post.date) or first
        return Page(post, self._pages, url, path, time, list(self._entries(comments, post, time)))

    def _taken(self, post: Post) -> list[Comment]:
        taken: list[Comment] = []
        above: dict[str, str] = {}
        for comment in post.comments:
            if comment.type in MENTIONS:
                reason = comment.type
                self._diagnostics.tally(messages.MENTIONS_LEFT)
            elif comment.status not in self._statuses:
                reason = comment.status or "no status"
            else:
                taken.append(comment)
                continue
            above[comment.id] = comment.parent
            self._diagnostics.leave_out_comments(1, reason)
        return [_under(comment, above) for comment in taken] if above else taken

    def _entries(self, comments: Sequence[Comment], post: Post, start: datetime) -> Iterator[Entry]:
        way: list[Entry] = []
        """The comments above, the first of the thread first, each as deep as it was."""
        for comment, level, _ in threaded(comments):
            del way[level - 1 :]
            time = _time(comment.date)
            if time is None:
                time = way[-1].time if way else start
                self._diagnostics.tally(messages.UNDATED_COMMENT)
            number = self._numbers.of(comment.id)
            shown = way[: self._levels - 1] if self._levels else way
            answered = ""
            if len(shown) < len(way):
                answered = way[-1].comment.author.name
                self._diagnostics.tally(messages.FLATTENED, levels=self._levels)
            entry = Entry(
                comment,
                number,
                shown[-1].number if shown else 0,
                way[0].root if way else number,
                answered,
                time,
            )
            way.append(entry)
            yield entry


def _under(comment: Comment, above: Mapping[str, str]) -> Comment:
    """An answer to a comment that is not taken moves below the next one above."""
    parent, steps = comment.parent, 0
    while parent in above and steps <= len(above):
        parent, steps = above[parent], steps + 1
    if parent == comment.parent:
        return comment
    return replace(comment, parent="" if parent in above else parent)


def _time(date: str | None) -> datetime | None:
    """A date as a point in time, in UTC; of one without an offset as if it were in UTC. None where there is none."""
    try:
        moment = instant(date)
        return moment.astimezone(UTC) if moment else None
    except OverflowError:
        return None
