"""Merges the entries of feeds saved beside the pages into their posts."""

import tempfile
from collections import defaultdict
from collections.abc import Iterable
from datetime import time, timedelta

import msgspec
from msgspec.structs import replace

from converters import dates, messages
from converters.diagnostics import Diagnostics
from converters.formats.html.reader.saved.feeds import Entry
from converters.formats.html.reader.urls import view
from converters.io.slugs import sanitize_title
from converters.model import Comment, Commenter, Markup, Post, TermRef


class Feeds:
    """The entries of feeds by post, kept on disk until the post is merged."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._waiting = tempfile.TemporaryFile()
        self._spans: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        at = 0
        for entry in entries:
            line = msgspec.json.encode(entry)
            self._waiting.write(line)
            self._spans[view(entry.link).post].append((at, len(line)))
            at += len(line)

    def of(self, address: str, id_: str = "") -> list[Entry]:
        """The entries of the post at a URL, and of its comments; of one whose host is unknown, at its path, or by its id."""
        found = []
        key = view(address).post if address else ""
        if key.startswith("/") or not key:
            key = self._alone(key or f"/?p={id_}") if key or id_ else ""
        for start, length in self._spans.get(key, ()):
            self._waiting.seek(start)
            found.append(msgspec.json.decode(self._waiting.read(length), type=Entry))
        return found

    def _alone(self, path: str) -> str:
        """The one address of the feeds that has this path; empty where several have it."""
        path = path.replace("/?", "?")
        found = [key for key in self._spans if key.endswith(path) and "/" not in key.removesuffix(path)]
        return found[0] if len(found) == 1 else ""

    def close(self) -> None:
        """Delete the temporary file."""
        self._waiting.close()


def fill_from_feed(post: Post, entries: list[Entry], diagnostics: Diagnostics) -> Post:
    """The post with fields and comments that only feeds have. A difference is reported; the page wins."""
    about = next((entry for entry in entries if not entry.id), None)
    by_id = {entry.id: entry for entry in entries if entry.id}
    new = _post(post, about, diagnostics) if about else post
    comments = tuple(
        _comment(comment, by_id[comment.id]) if comment.id in by_id else comment for comment in new.comments
    )
    known = {comment.id for comment in comments}
    missing = [entry for entry in by_id.values() if entry.id not in known] if known_ids(comments) else []
    comments += tuple(_of_feed(entry) for entry in sorted(missing, key=lambda entry: entry.date))
    if missing:
        diagnostics.report(messages.COMMENTS_OF_FEED, post, number=len(missing))
    return replace(new, comments=comments) if comments != new.comments else new


def known_ids(comments: tuple[Comment, ...]) -> bool:
    """Whether all comments have the ids of WordPress. Otherwise a comment of a feed cannot be recognized on the page."""
    return all(comment.id.isdecimal() for comment in comments if comment.type == "comment")


def _post(post: Post, about: Entry, diagnostics: Diagnostics) -> Post:
    if about.title and post.title and sanitize_title(about.title) != sanitize_title(post.title):
        diagnostics.report(messages.FEED_DIFFERS, post, field="title", other=about.title)
    terms = tuple(
        TermRef(taxonomy="category", slug=sanitize_title(name), name=name) for name in about.categories
    )
    body = post.body if post.body and post.body.text else None
    return replace(
        post,
        title=post.title or about.title,
        date=zoned(post.date, about.date),
        terms=post.terms or terms,
        body=body or (Markup(text=about.html, dialect="html") if about.html else post.body),
    )


def _comment(comment: Comment, entry: Entry) -> Comment:
    return replace(
        comment,
        date=zoned(comment.date, entry.date),
        parent=comment.parent or entry.answers,
        author=comment.author if comment.author.name else replace(comment.author, name=entry.author),
        body=comment.body or (Markup(text=entry.html, dialect="html") if entry.html else None),
    )


def _of_feed(entry: Entry) -> Comment:
    return Comment(
        id=entry.id,
        parent=entry.answers,
        author=Commenter(name=entry.author),
        date=entry.date or None,
        body=Markup(text=entry.html, dialect="html") if entry.html else None,
    )


def zoned(shown: str | None, exact: str) -> str | None:
    """The date that the page shows, with the offset that follows from the exact date of the feed.

    `zoned("2020-04-05T10:00:00", "2020-04-05T08:00:12+00:00")` is `2020-04-05T10:00:12+02:00`. A page
    may omit the seconds or the time. A date that no offset explains stays as it is.
    """
    if not shown or not exact:
        return shown or exact or None
    there, here = dates.utc(exact), dates.parsed(shown)
    if there is None or here is None or here.tzinfo:
        return shown
    utc = there.replace(tzinfo=None)
    if here.time() == time.min:  # no time is shown
        return exact if abs(here.date() - utc.date()) <= timedelta(days=1) else shown
    seconds = timedelta(seconds=utc.second) if not here.second else timedelta()
    made = dates.joined(here + seconds, utc)
    return shown if made.offset_is_bad else made.date
