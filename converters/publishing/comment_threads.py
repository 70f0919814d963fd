"""Comments as data: in the order in which a page shows them, with what a template needs for threads.

Each comment follows its parent, or the other answers to that; `level` is its depth. So a template is one
loop, however deep the threads are. Liquid allows only 100 nested includes, and looking up the answers to each
of 20,000 comments takes hours. Answers to the same comment are sorted by date, as WordPress
sorts them. What other sites sent comes last (`MENTIONS`), so that a page can show it apart. Where that is not
the order of the source, `order` is the number that it had there.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, Final, NamedTuple

from converters import lazy_re
from converters.io import urls
from converters.model import Comment

MENTIONS: Final = frozenset({"pingback", "trackback", "webmention", "mention"})
"""Types of comments that say that another site links to the post."""

_PLAIN = lazy_re.compile(r"[a-z0-9/-]+")
_LONGEST_KEY = 120


class ThreadedComment(NamedTuple):
    """A comment in its thread; a top-level one has level 1. `order` counts from 1 in the source."""

    comment: Comment
    level: int
    order: int


def threaded(comments: Sequence[Comment]) -> Iterator[ThreadedComment]:
    """The comments in threads: answers after their parent, mentions last; a comment whose parent is missing is at the top
    level."""
    ids = {comment.id for comment in comments if comment.id}
    replies: defaultdict[str, list[int]] = defaultdict(list)
    for number, comment in enumerate(comments):
        replies[comment.parent if comment.parent in ids else ""].append(number)
    for siblings in replies.values():
        siblings[:] = by_time(siblings, comments)
    tops = sorted(replies[""], key=lambda number: comments[number].type in MENTIONS)
    seen = bytearray(len(comments))
    for start in (*tops, *range(len(comments))):  # the second part: circles, which have no top
        stack = [(start, 1)]
        while stack:
            number, level = stack.pop()
            if seen[number]:
                continue
            seen[number] = 1
            comment = comments[number]
            yield ThreadedComment(comment, level, number + 1)
            if comment.id:
                stack.extend((reply, level + 1) for reply in reversed(replies[comment.id]))


def by_time(numbers: Sequence[int], comments: Sequence[Comment]) -> list[int]:
    """Comments (by their number in the source) sorted by date; those without a date keep their position."""
    if len(numbers) == 1:
        return list(numbers)
    times = {number: time for number in numbers if (time := instant(comments[number].date))}
    dated = iter(sorted(times, key=lambda number: (times[number], number)))
    return [next(dated) if number in times else number for number in numbers]


def instant(date: str | None) -> datetime | None:
    """A date as a point in time: UTC where it has no offset; None for an invalid one."""
    try:
        time = datetime.fromisoformat(date or "")
    except ValueError:
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def link(url: str) -> str:
    """The URL of a commenter, if it names a host: WordPress stores `http://` for an empty field of the form."""
    if not url or (parts := urls.split(url)) is urls.NOWHERE:
        return ""
    return "" if parts.scheme in ("http", "https") and not parts.hostname else url


def data(shown: ThreadedComment, *, ordered: bool) -> dict[str, Any]:
    """A comment for a data file. `ordered`: all comments of the file are in the order of the source."""
    comment, who = shown.comment, shown.comment.author
    fields = {
        "id": comment.id,
        "parent": comment.parent,
        "level": shown.level,
        "order": None if ordered else shown.order,
        "author": _filled(
            {"name": who.name, "url": link(who.url), "user": who.user, "email": who.email, "ip": who.ip}
        ),
        "date": comment.date,
        "type": comment.type,
        "status": comment.status if comment.status != "approved" else None,
        "likes": comment.likes,
        "body": comment.body.text if comment.body else "",
        "extra": comment.extra,
    }
    return _filled(fields)


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value or value not in (None, "", {})}


def file_key(path: str) -> str:
    """The name of the file of a post's comments, made of the post's path: plain ASCII, so that every
    template language reads it as `data.comments[key]`, and every file system takes it."""
    key = path.replace("/", "--")
    if _PLAIN.fullmatch(path) and "--" not in path and len(key) <= _LONGEST_KEY:
        return key
    plain = re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-")
    return f"{plain[:_LONGEST_KEY]}-{hashlib.sha256(path.encode()).hexdigest()[:8]}".lstrip("-")
