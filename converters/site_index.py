"""What must be known of the whole site before its first post is written.

Filled while the records pass into the spool. It is small (an outline a post, the
media without most of their extra), for it is all that is held in memory of a site.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from converters.assets import AssetMap
from converters.io.slugs import sanitize_title
from converters.model import Author, Media, Post, Record, Site

LONGEST_NUMBER = 18
"""Digits of an id that is taken for an integer."""


class PostSummary(NamedTuple):
    """As much of a post as its place in the target depends on. `name` is its slug, or one made of its title."""

    key: str
    id: str
    type: str
    status: str
    name: str
    date: str
    parent: str
    url: str


class SiteIndex:
    """Site, authors, media, files, reusable blocks, and where each post goes."""

    def __init__(self) -> None:
        self.site = Site()
        self.authors: dict[str, Author] = {}
        self.media: dict[str, Media] = {}
        self.assets = AssetMap()
        """The files that the source has at hand."""
        self.blocks: dict[str, str] = {}
        """Content of reusable blocks (type `wp_block`), by post id."""
        self.hidden_media: dict[str, str] = {}
        """Why a media item is not shown, by its id."""
        self.hidden_terms: dict[tuple[str, str], str] = {}
        """Why a term is not shown, by its taxonomy and slug."""
        self.draft_terms: dict[tuple[str, str], str] = {}
        """The terms that of all written posts only drafts have: a built site has no page of them."""
        self.hidden_term_ids: set[str] = set()
        """The ids of these terms."""
        self.hidden_authors: dict[str, str] = {}
        """Why an author is not shown, by login."""
        self.hidden_urls: set[str] = set()
        """The permalinks of posts that not everyone may see."""
        self.excluded_posts: dict[str, str] = {}
        """Why a post is not written, by post id."""
        self.originals: dict[str, Post] = {}
        """Posts that are being converted, as they came, for a writer that keeps them."""
        self.summaries: dict[str, PostSummary] = {}
        """The posts that are written, by key (see `key`)."""
        self.paths: Mapping[str, str] = {}
        """Where each of them goes, by key."""
        self.featured: dict[str, str] = {}
        """The date of the first post that has a media item as its featured image, by the item's id."""
        self.author_logins: dict[str, None] = {}
        """The logins that posts and media name, in the order they are met."""
        self.highest_comment = 0
        """The greatest id of a comment that is an integer."""
        self._children: defaultdict[str, list[str]] = defaultdict(list)

    def with_originals(self, records: Iterable[Record]) -> Iterator[Record]:
        """The records; until it is written the original of each post is in `originals`."""
        for record in records:
            if isinstance(record, Post):
                self.originals[key(record)] = record
            yield record

    def add_author(self, author: Author) -> None:
        """Take up an author; posts name them by login."""
        self.authors[author.login] = replace(author, extra={})

    def add_media(self, media: Media) -> None:
        """Take up a media item, of its extra only its place among others, and its own page."""
        kept = {name: value for name in ("menu_order", "link") if (value := media.extra.get(name))}
        self.media[media.id] = replace(media, extra=kept)
        if isinstance(login := media.extra.get("creator"), str):
            self.author_logins[login] = None
        if media.parent:
            self._children[media.parent].append(media.id)

    def attached(self, post: Post) -> Iterator[Media]:
        """The media uploaded to a post, in the order they were read."""
        return (self.media[one] for one in self._children.get(post.id, ()))

    def hide_media(self, media_id: str, reason: str) -> None:
        """Take a media item out again: whoever asks for it finds none."""
        if parent := self.media.pop(media_id).parent:
            self._children[parent].remove(media_id)
        self.hidden_media[media_id] = reason

    def hide_author(self, login: str, reason: str) -> None:
        """Take an author out again."""
        self.authors.pop(login, None)
        self.author_logins.pop(login, None)
        self.hidden_authors[login] = reason

    def add_post(self, post: Post) -> None:
        """Take up a post that will be written."""
        self.summaries[key(post)] = summarize(post)
        if post.author:
            self.author_logins[post.author] = None
        if post.featured and post.date:
            self.featured[post.featured] = min(post.date, self.featured.get(post.featured, post.date))
        for comment in post.comments:
            if len(number := comment.id) <= LONGEST_NUMBER and number.isascii() and number.isdecimal():
                self.highest_comment = max(self.highest_comment, int(number))

    def path(self, post: Post) -> str:
        """Where a post goes, relative to the target; no two posts share a path."""
        return self.paths[key(post)]

    def ancestors(self, summary: PostSummary) -> tuple[str, ...]:
        """The names of the pages above, the topmost first; a circle ends where it closes."""
        names: list[str] = []
        seen = {summary.id}
        parent = summary.parent
        while parent and parent not in seen and (above := self.summaries.get(parent)):
            seen.add(parent)
            names.append(above.name)
            parent = above.parent
        return tuple(reversed(names))


def key(post: Post) -> str:
    """What a post is known by within a run: its id, or what else tells it apart."""
    return post.id or f"{post.type} {post.slug} {post.date or ''} {post.title}"


def summarize(post: Post) -> PostSummary:
    """As much of a post as is kept in memory."""
    return PostSummary(
        key=key(post),
        id=post.id,
        type=post.type,
        status=post.status,
        name=post.slug or sanitize_title(post.title) or post.id,
        date=post.date or "",
        parent=post.parent,
        url=post.url,
    )
