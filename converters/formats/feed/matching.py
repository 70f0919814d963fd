"""Finds copies of a post in several feeds, and the post that a comment is on."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import parse_qsl, urlencode

from converters import lazy_re
from converters.formats.feed.entries import Entry, Feed
from converters.formats.feed.when import in_utc
from converters.io import urls

_COMMENT: Final = (
    lazy_re.compile(r"#(?:comment|cmt|c|reply)[-_]?([\w-]*\d[\w-]*)$"),
    lazy_re.compile(r"[?&](?:showComment|commentId)=([\w-]+)"),
)
"""The id of a comment in its URL; Blogger has a time in the query, and the id behind `#c`."""
_COMMENTS_FEED: Final = lazy_re.compile(
    r"/comments?(?:/|\.(?:xml|rss|atom)|$)|feed=comments|/feeds/\d+/comments/", re.IGNORECASE
)
_COMMENTS_TITLE: Final = lazy_re.compile(
    r"(?:comments? (?:on|for)|comentarios (?:en|para)|commentaires (?:sur|pour)|kommentare (?:zu|für)|commenti (?:su|a)|reacties op)\b",
    re.IGNORECASE,
)
_RANKS: Final = {"full": 2, "description": 1}
"""How much of a text an entry may have; of copies the one with most is read, of equal ones the newest."""
_TRACKING: Final = lazy_re.compile(r"(?:utm_\w+|source|fbclid|gclid|ref)$")
_COMMENT_PAGE: Final = lazy_re.compile(r"/comment-page-\d+(?=/|$)")
_WORDPRESS_ID: Final = lazy_re.compile(r"[?&](p|page_id|attachment_id)=(\d+)\b")


def comment_number(entry: Entry) -> str:
    """The id of a comment in its own URL; empty for what is no comment's URL."""
    for url in (entry.link, entry.id):
        for pattern in _COMMENT:
            if found := pattern.search(url):
                return found[1]
    return ""


def post_number(guid: str, home: str) -> tuple[str, str]:
    """The id of a post of WordPress in its guid, and the type that it says; both empty for any other.

    A guid that names another host is that of the site from which the post was imported.
    """
    if urls.host(urls.split(guid)) != urls.host(urls.split(home)):
        return "", ""
    found = _WORDPRESS_ID.search(guid)
    return (found[2], "page" if found[1] == "page_id" else "post") if found else ("", "")


def is_feed_of_comments(feed: Feed) -> bool:
    """Whether a feed says that it has comments."""
    return bool(_COMMENTS_FEED.search(feed.url) or _COMMENTS_TITLE.match(feed.title.strip()))


def clean(url: str) -> str:
    """A permalink without what tells servers which feed it was found in."""
    base, mark, query = url.partition("?")
    if not mark:
        return url
    query, hash_, fragment = query.partition("#")
    kept = [
        (name, value)
        for name, value in parse_qsl(query, keep_blank_values=True)
        if not _is_tracking(name, value)
    ]
    if len(kept) == len(parse_qsl(query, keep_blank_values=True)):
        return url
    return base + (f"?{urlencode(kept)}" if kept else "") + (f"{hash_}{fragment}" if fragment else "")


def _is_tracking(name: str, value: str) -> bool:
    return (
        bool(_TRACKING.match(name))
        and (name != "source" or value.startswith("rss"))
        and (name != "ref" or value.startswith("rss"))
    )


def address(url: str) -> str:
    """What two URLs of one page have in common."""
    parts = urls.split(clean(url).partition("#")[0])
    path = _COMMENT_PAGE.sub("", parts.path).rstrip("/")
    host = parts.netloc.lower().removeprefix("www.")
    query = "" if "showComment" in parts.query else parts.query
    return f"{host}{path}{'?' if query else ''}{query}"


@dataclass
class Index:
    """What all feeds have, by ids and addresses. Memory: these texts."""

    chosen: dict[str, tuple[tuple[int, str], int, int]] = field(default_factory=dict)
    """Post -> how good its best copy is, and the numbers of its file and of itself there."""
    same: dict[str, str] = field(default_factory=dict)
    """Name of a copy in another feed -> post."""
    by_address: dict[str, tuple[str, str, int]] = field(default_factory=dict)
    """Address -> post, its title, its file."""
    first: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Id -> address and title of the first entry that has it."""
    comment_ids: dict[str, str] = field(default_factory=dict)
    """Id of a comment -> what it says of its post: an address, or the id of what it answers."""
    has_answers: bool = False
    groups: defaultdict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    """Post -> what comments on it say of it."""

    def add(self, entry: Entry, feed: Feed, file: int, number: int) -> None:
        """Know an entry."""
        self.has_answers = self.has_answers or bool(entry.answers)
        if is_comment(entry, feed):
            self.comment_ids[entry.id or entry.link] = self.said_post(entry)
            return
        self.first.setdefault(_id_of(entry), (address(entry.link), entry.title))
        name, where = self.name_of(entry), address(entry.link)
        known = self.by_address.get(where) if where else None
        if (
            known
            and known[0] != name
            and known[1] == entry.title
            and known[2] != file
            and name not in self.chosen
        ):
            self.same[name] = name = known[0]
        elif where and not known:
            self.by_address[where] = (name, entry.title, file)
        score = (_RANKS.get(entry.has, 0), in_utc(entry.updated or entry.published))
        if name not in self.chosen or score > self.chosen[name][0]:
            self.chosen[name] = (score, file, number)

    def name_of(self, entry: Entry) -> str:
        """What copies of an entry have in common: its id, unless another entry has taken that id (see `has_own_id`)."""
        return (
            _id_of(entry) if self.has_own_id(entry) else f"{entry.id}\n{address(entry.link)}\n{entry.title}"
        )

    def has_own_id(self, entry: Entry) -> bool:
        """Whether no entry with another title, at another address or none, has the same id: WordPress's importer gives some
        ids twice, and many a podcast forgets to change them.
        """
        where, title = self.first.get(_id_of(entry), ("", entry.title))
        return title == entry.title or (where != "" and where == address(entry.link))

    def is_chosen(self, entry: Entry, file: int, number: int) -> bool:
        """Whether this copy of a post is the one that is read."""
        name = self.name_of(entry)
        found = self.chosen.get(self.same.get(name, name))
        return found is None or found[1:] == (file, number)  # none: a comment has taken its id

    def is_answer(self, entry: Entry, feed: Feed) -> bool:
        """Whether an entry is a comment: by itself, or since it answers an entry that is here (RFC 4685)."""
        return is_comment(entry, feed) or (
            bool(entry.answers) and entry.answers != entry.id and self._knows(entry.answers)
        )

    @property
    def may_have_comments(self) -> bool:
        """Whether any entry is a comment, or says that it answers something."""
        return bool(self.comment_ids) or self.has_answers

    def _knows(self, id_: str) -> bool:
        return id_ in self.chosen or id_ in self.same or id_ in self.comment_ids

    def said_post(self, entry: Entry) -> str:
        """What a comment says of its post."""
        if comment_number(entry) and entry.link:
            return address(entry.link)
        return entry.answers or address(entry.answers_url or entry.link)

    def answered(self, entry: Entry) -> None:
        """Know an entry as a comment that does not say itself that it is one."""
        name = self.name_of(entry)
        self.chosen.pop(name, None)
        self.comment_ids[entry.id or entry.link] = self.said_post(entry)

    def group(self) -> None:
        """Find the post of each comment, along the comments that it answers."""
        for said in set(self.comment_ids.values()):
            at, seen = said, {said}
            while at not in self.by_address and at not in self.chosen and at in self.comment_ids:
                at = self.comment_ids[at]
                if at in seen:
                    break
                seen.add(at)
            self.groups[self._post(at)][said] = None

    def _post(self, said: str) -> str:
        if said in self.by_address:
            return self.by_address[said][0]
        said = self.same.get(said, said)
        if said in self.chosen:
            return said
        where = address(said) if "://" in said else ""
        return self.by_address[where][0] if where in self.by_address else said

    def comments_of(self, entry: Entry) -> Iterable[str]:
        """What comments on this post say of it."""
        name = self.name_of(entry)
        return self.groups.pop(self.same.get(name, name), {})


def _id_of(entry: Entry) -> str:
    """The id of an entry, or what else tells it from others."""
    return entry.id or address(entry.link) or f"{entry.title}\n{entry.published}\n{entry.content[:200]}"


def is_comment(entry: Entry, feed: Feed) -> bool:
    """Whether an entry is a comment by its own URL or by its feed; in our own feeds, since it answers something."""
    if feed.is_ours:
        return bool(entry.answers)
    return bool(comment_number(entry)) or is_feed_of_comments(feed)
