"""Fills in and checks a post with what the feeds beside its page say."""

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
    """What feeds say, by post; it waits on disk until the post is put together."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._waiting = tempfile.TemporaryFile()
        self._spans: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        at = 0
        for entry in entries:
            line = msgspec.json.encode(entry)
            self._waiting.write(line)
            self._spans[view(entry.link).post].append((at, len(line)))
            at += len(line)

    def of(self, address: str) -> list[Entry]:
        """What they say of the post at an address."""
        found = []
        for start, length in self._spans.get(view(address).post, ()) if address else ():
            self._waiting.seek(start)
            found.append(msgspec.json.decode(self._waiting.read(length), type=Entry))
        return found

    def close(self) -> None:
        """What waits is not needed any longer."""
        self._waiting.close()


def fill_from_feed(post: Post, entries: list[Entry], diagnostics: Diagnostics) -> Post:
    """The post with what only feeds know; where they differ the page stands, and it is said."""
    about = next((one for one in entries if not one.id), None)
    said = {one.id: one for one in entries if one.id}
    new = _post(post, about, diagnostics) if about else post
    comments = tuple(_comment(one, said[one.id]) if one.id in said else one for one in new.comments)
    known = {one.id for one in comments}
    missing = [one for one in said.values() if one.id not in known] if known_ids(comments) else []
    comments += tuple(_of_feed(one) for one in sorted(missing, key=lambda one: one.date))
    if missing:
        diagnostics.report(messages.COMMENTS_OF_FEED, post, number=len(missing))
    return replace(new, comments=comments) if comments != new.comments else new


def known_ids(comments: tuple[Comment, ...]) -> bool:
    """Whether all comments have the numbers that WordPress gave them: else one of a feed may be there already."""
    return all(one.id.isdecimal() for one in comments if one.type == "comment")


def _post(post: Post, about: Entry, diagnostics: Diagnostics) -> Post:
    if about.title and post.title and sanitize_title(about.title) != sanitize_title(post.title):
        diagnostics.report(messages.FEED_DIFFERS, post, field="title", other=about.title)
    terms = tuple(
        TermRef(taxonomy="category", slug=sanitize_title(one), name=one) for one in about.categories
    )
    body = post.body if post.body and post.body.text else None
    return replace(
        post,
        title=post.title or about.title,
        date=zoned(post.date, about.date),
        terms=post.terms or terms,
        body=body or (Markup(text=about.html, dialect="html") if about.html else post.body),
    )


def _comment(one: Comment, said: Entry) -> Comment:
    return replace(
        one,
        date=zoned(one.date, said.date),
        parent=one.parent or said.answers,
        author=one.author if one.author.name else replace(one.author, name=said.author),
        body=one.body or (Markup(text=said.html, dialect="html") if said.html else None),
    )


def _of_feed(said: Entry) -> Comment:
    return Comment(
        id=said.id,
        parent=said.answers,
        author=Commenter(name=said.author),
        date=said.date or None,
        body=Markup(text=said.html, dialect="html") if said.html else None,
    )


def zoned(shown: str | None, exact: str) -> str | None:
    """The date as the page shows it, with the offset that the feed's exact one gives away.

    `zoned("2020-04-05T10:00:00", "2020-04-05T08:00:12+00:00")` is `2020-04-05T10:00:12+02:00`. A page
    may leave the seconds out, or the time; a date that no offset brings together stays as it is.
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
