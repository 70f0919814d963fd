"""Makes the records of the model from entries: posts, comments, authors, terms."""

import re
from datetime import UTC, datetime, tzinfo
from typing import Final

from msgspec.structs import replace

from converters import dates, lazy_re
from converters.clock import is_ahead
from converters.extra_keys import BY_POST_AUTHOR, DATE, MODIFIED, STATUS
from converters.formats.blogger.entries import Entry, Person
from converters.formats.blogger.settings import Settings
from converters.markup.titles import plain_title
from converters.model import Author, Comment, Commenter, Markup, Post
from converters.readers.known_by_name import KnownByName

_POST_STATUS: Final = {
    "LIVE": "publish",
    "DRAFT": "draft",
    "SCHEDULED": "future",
    "SOFT_TRASHED": "trash",
    "TRASHED": "trash",
    "": "private",
}
"""`blogger:status` of posts and pages -> WordPress's word. Any other word keeps a post back (`privacy`)."""
_COMMENT_STATUS: Final = {
    "LIVE": "approved", "SPAM": "spam", "SOFT_TRASHED": "trash", "TRASHED": "trash",
    "PENDING": "pending", "AWAITING_MODERATION": "pending", "GHOSTED": "spam", "": "pending",
}  # fmt: skip
"""The same of comments."""
_TYPES: Final = {"post": "post", "page": "page"}
_BLOCK: Final = lazy_re.compile(
    r"<(?:p|div|br|table|ul|ol|h[1-6]|blockquote|pre|section|article|figure)\b", re.IGNORECASE
)
_MORE: Final = lazy_re.compile(r"<a\s+name\s*=\s*['\"]?more['\"]?\s*(?:/>|>\s*</a>)", re.IGNORECASE)
"""The jump break of a page that is shown; the feed has WordPress's comment."""


class Records(KnownByName):
    """Makes records for one blog, and remembers its authors and labels. Memory: their names."""

    def __init__(self, settings: Settings, now: datetime) -> None:
        super().__init__()
        self._settings, self._now = settings, now

    def post(self, entry: Entry, comments: tuple[Comment, ...]) -> Post:
        """The post or page of an entry, with its comments."""
        extra = dict(entry.about)
        title = plain_title(entry.title, extra)
        status = self._status(entry)
        if status not in ("publish", "draft") and entry.status.upper() not in ("LIVE", "DRAFT", ""):
            extra[STATUS] = entry.status
        if entry.created and entry.created != entry.published:
            extra["created"] = entry.created
        author = self.author(entry.person)
        url = self._url(entry)
        return Post(
            id=entry.id,
            type=_TYPES.get(entry.kind, entry.kind or "post"),
            status=status,
            title=title,
            slug=(entry.path or url).rpartition("/")[2].removesuffix(".html"),
            url=url,
            date=dates.kept(date(entry.published, self._settings.zone), DATE, extra),
            modified=dates.kept(date(entry.updated, self._settings.zone), MODIFIED, extra),
            author=author.login if author else "",
            body=Markup(text=self._body(entry.content), dialect="html") if entry.content else None,
            terms=tuple(self._terms.ref("post_tag", label) for label in entry.labels),
            comments=tuple(by_author(comment, author) for comment in comments),
            extra=extra,
        )

    def orphans(self, post: str, comments: tuple[Comment, ...]) -> Post:
        """A post that the feed does not have, for the comments on it. It is in the trash: nobody can see it."""
        return Post(id=post, status="trash", comments=comments)

    def author(self, person: Person) -> Author | None:
        """The author that a person is; None for an entry that names nobody."""
        if not (person.name or person.url):
            return None
        return self._authors.author(
            person.name, id_=person.profile, url=person.url, fallback=f"profile-{person.profile}"
        )

    def _status(self, entry: Entry) -> str:
        if entry.trashed:
            return "trash"
        status = _POST_STATUS.get(entry.status.upper(), entry.status.lower())
        if status != "publish":
            return status
        if self._settings.private or entry.kind not in _TYPES:
            return "private"
        moment = dates.parsed(entry.published)
        if not moment:
            return "private"  # a scheduled post is `LIVE`, with a date that is ahead
        moment = moment if moment.tzinfo else moment.replace(tzinfo=self._settings.zone or UTC)
        return "future" if is_ahead(moment, self._now) else status

    def _url(self, entry: Entry) -> str:
        if entry.path and not entry.url:
            return f"{self._settings.url.rstrip('/')}{entry.path}" if self._settings.url else entry.path
        return entry.url

    def _body(self, content: str) -> str:
        """The HTML of a body. A text without any block, in a blog that converts line ends, has breaks for them."""
        content = _MORE.sub("<!--more-->", content)
        if self._settings.converts_line_breaks and not _BLOCK.search(content):
            content = content.strip().replace("\r\n", "\n").replace("\n", "<br />\n")
        return content


def by_author(comment: Comment, author: Author | None) -> Comment:
    """The comment, marked where the author of the post wrote it: the profile says so, or else the name."""
    if not author or not comment.author.name:
        return comment
    if comment.author.url != author.url or comment.author.name != author.name:
        return comment
    return replace(
        comment,
        author=replace(comment.author, user=author.id or author.login),
        extra=comment.extra | {BY_POST_AUTHOR: True},
    )


def comment(entry: Entry, zone: tzinfo | None) -> Comment:
    """The comment of an entry. Line ends in its text are line breaks, as the blog shows them."""
    status = "trash" if entry.trashed else _COMMENT_STATUS.get(entry.status.upper(), entry.status.lower())
    text = entry.content.strip().replace("\r\n", "\n").replace("\n", "<br />\n")
    extra: dict[str, object] = {} if entry.status.upper() in ("LIVE", "") else {STATUS: entry.status}
    when = dates.kept(date(entry.published, zone), DATE, extra)
    return Comment(
        id=entry.id,
        parent=entry.parent,
        author=Commenter(name=entry.person.name, url=entry.person.url),
        date=when,
        status=status,
        body=Markup(text=text, dialect="html") if text else None,
        extra=extra,
    )


def date(text: str, zone: tzinfo | None) -> str | None:
    """A date of the feed: one of UTC on the clock of the blog, one with its own offset as it is, else the text."""
    if not text.endswith("Z"):
        return text or None
    moment = dates.in_zone(text, zone or UTC)
    return dates.iso(moment) if moment else text
