"""Ids as WordPress takes them: positive integers, no two alike, a comment's greater than that of the one it answers.

What has such an id keeps it. All else gets a number after the highest one there is, posts and
media in the order of their dates, so that the order in which they are read makes no difference.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from converters.model import Comment, Media, Post
from converters.site.index import LONGEST_NUMBER, SiteIndex
from converters.site.post_summaries import key

HIGHEST = 10**LONGEST_NUMBER - 1
"""The greatest id; PHP's greatest integer is nine times as much, which leaves room for those that we give."""


def number(text: str, first: int = 1) -> int:
    """The integer that an id is, if WordPress can have it and it is not below `first`; otherwise 0."""
    if not (text.isascii() and text.isdecimal() and text[0] != "0" and len(text) <= LONGEST_NUMBER):
        return 0
    value = int(text)
    return value if first <= value else 0


class IdMap:
    """The ids of posts and media, which share one sequence of numbers."""

    def __init__(self, site_index: SiteIndex, first: int) -> None:
        self._first = first
        posts, media = site_index.summaries.values(), site_index.media.values()
        taken = {value for post in posts if (value := number(post.id, first))}
        others = [(post.date, post.key, True) for post in posts if not number(post.id, first)]
        for item in media:
            value = number(item.id, first)
            if value and value not in taken:
                taken.add(value)
            elif item.id:
                others.append((item.date or "", item.id, False))
        self._next = max(taken, default=0) + 1 if taken else first
        self._posts: dict[str, int] = {}
        self._media: dict[str, int] = {}
        for _, name, is_post in sorted(others):
            (self._posts if is_post else self._media)[name] = self._new()
        self.renumbered = {int(name) for name in (*self._posts, *self._media) if number(name)}
        """Integers that are the ids of something else now, or of nothing."""
        self._given = {*self._posts.values(), *self._media.values()}

    def _new(self) -> int:
        self._next += 1
        return self._next - 1

    def of(self, record: Post | Media) -> int:
        """The id of a record that is written."""
        if isinstance(record, Post):
            return self._posts.get(key(record)) or int(record.id)
        return self._new() if not record.id else self._media.get(record.id) or int(record.id)

    def post(self, reference: str) -> int:
        """The id of the post that a reference is to; 0 without one."""
        return self._resolve(reference, self._posts)

    def media(self, reference: str) -> int:
        """The same of a media item."""
        return self._resolve(reference, self._media)

    def _resolve(self, reference: str, numbers: Mapping[str, int]) -> int:
        if reference in numbers:
            return numbers[reference]
        # an unknown id may exist on the site already, unless this run gave it to another record
        value = number(reference)
        return 0 if value in self._given else value


NO_YEAR = "1970-01-01T00:00:00+00:00"
"""The date of a comment without any date: WordPress turns an empty one into the year -1."""


class CommentIds(NamedTuple):
    """The ids and date of a comment, and by field the original values that changed."""

    id: int
    parent: int
    user: str
    date: str | None
    saved: dict[str, str]


class CommentNumbers:
    """The ids of comments, unique in the file. Memory: an integer a comment."""

    def __init__(self, highest: int, users: Mapping[str, str]) -> None:
        self._taken: set[int] = set()
        self._next = highest + 1
        self._users = users

    def places(self, comments: Sequence[Comment], post_date: str | None) -> list[CommentIds]:
        """The place of each comment of a post, in their order."""
        given = self._given(comments)
        offset = post_date[19:] if post_date else ""
        dates = {comment.id: _zoned(comment.date, offset) for comment in comments}
        return [
            self._place(
                comment,
                index,
                given,
                _zoned(comment.date, offset) or dates.get(comment.parent) or post_date or NO_YEAR,
            )
            for index, comment in enumerate(comments)
        ]

    def _given(self, comments: Sequence[Comment]) -> dict[str | int, int]:
        """A number for each comment, by its id, or by its index without one."""
        given: dict[str | int, int] = {}
        for index, comment in _parents_first(comments):
            value = number(comment.id)
            if not value or value in self._taken or value <= given.get(comment.parent, 0):
                value = self._next
                self._next += 1
            self._taken.add(value)
            given[comment.id or index] = value
        return given

    def _place(
        self, comment: Comment, index: int, given: Mapping[str | int, int], date: str | None
    ) -> CommentIds:
        value = given[comment.id or index]
        parent = given.get(comment.parent, 0) if comment.parent else 0
        user = self._users.get(comment.author.user, comment.author.user)
        if user and user.lstrip("-") and not number(user.removeprefix("-")):
            user = ""
        stated = {
            "id": (comment.id, str(value)),
            "parent": (comment.parent, str(parent or "")),
            "user": (comment.author.user, user),
            "date": (comment.date or "", date or ""),
        }
        saved = {field: was for field, (was, now) in stated.items() if was != now}
        return CommentIds(value, parent, user, date, saved)


def _zoned(date: str | None, offset: str) -> str | None:
    """A date with an offset: WordPress does not make GMT of the wall clock, as it does for posts."""
    return date + (offset or "+00:00") if date and len(date) == 19 else date


def _parents_first(comments: Sequence[Comment]) -> Iterable[tuple[int, Comment]]:
    """The comments with their indexes, each after its parent."""
    answers: dict[str, list[tuple[int, Comment]]] = {}
    ids = {comment.id for comment in comments if comment.id}
    ready: list[tuple[int, Comment]] = []
    for index, comment in enumerate(comments):
        if comment.parent in ids and comment.parent != comment.id:
            answers.setdefault(comment.parent, []).append((index, comment))
        else:
            ready.append((index, comment))
    for index, comment in ready:  # grows while it is read
        yield index, comment
        if comment.id:
            ready.extend(answers.pop(comment.id, ()))
