"""Gives the comments of pages to the posts of other sources.

Which post a page is can be said only when all posts are known. So the posts wait in a temporary file, as the pages do.
Memory: two offsets for each, and the keys of the pages (see `Matcher`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final

from msgspec.structs import replace

from converters import dates, messages
from converters.comment_systems.page_comments.addresses import canonical, page_keys, post_keys
from converters.comment_systems.page_comments.gathering import by_date
from converters.diagnostics import Diagnostics
from converters.extra_keys import REACTIONS, THREAD_IDS, THREAD_URLS, first_text, values
from converters.model import MENU_ITEM, Comment, Entity, Post, UnwantedPost
from converters.privacy.post_types import INTERNAL_TYPES
from converters.storage.record_lines import decode, encode
from converters.storage.spans import Span, SpanFile

_SEVERAL = -1
SYNCED: Final = "dsq_post_id"
"""The comment meta in which WordPress's plug-in of Disqus keeps the id of a comment that it copied from there."""
NOBODY: Final = "anonymous"
"""The name that some systems must have for who gave none."""
IMPORTED: Final = "wp_id"
"""The id that a comment of Disqus had in the WordPress that it was copied from."""


def joined(pages: Iterable[Entity], others: Iterable[Entity], diagnostics: Diagnostics) -> Iterator[Entity]:
    """Yield the records of `others`, each post with the comments of its pages, then the pages that are no post.

    `pages` are read to their end first. Several pages of one address are one. Without a post in `others` pages are
    records like any other; with one, each page that stays is a finding.
    """
    matcher = Matcher()
    with _Kept() as kept:
        groups: list[list[int]] = []
        known: dict[str, int] = {}
        for record in pages:
            if not isinstance(record, Post):
                yield record
                continue
            where = canonical(record)
            group = known.setdefault(where, len(groups)) if where else len(groups)
            if group == len(groups):
                groups.append([])
            groups[group].append(kept.add(record))
            matcher.ask(group, page_keys(record))
        posts: list[int] = []
        for record in others:
            if not isinstance(record, Post):
                yield record
                continue
            if record.type != MENU_ITEM and record.type not in INTERNAL_TYPES:
                matcher.answer(len(posts), post_keys(record))
            posts.append(kept.add(record))
        matches = matcher.matches()
        for number, post in enumerate(posts):
            record = kept.get(post)
            for group in matches.get(number, ()):
                for page in groups[group]:
                    record = _with_comments(record, kept.get(page), diagnostics)
            yield _in_order(record) if number in matches else record
        placed = {group for found in matches.values() for group in found}
        for group, members in enumerate(groups):
            if group not in placed:
                yield _page([kept.get(page) for page in members], diagnostics, alone=not posts)


class _Kept(SpanFile):
    """Posts on disk, by number, in the order in which they are added."""

    def __init__(self) -> None:
        self._spans: list[Span] = []
        self._unwanted: set[int] = set()

    def add(self, post: Post) -> int:
        """Keep a post; its number."""
        number = len(self._spans)
        self._spans.append(self.put(encode(post)))
        if isinstance(post, UnwantedPost):
            self._unwanted.add(number)
        return number

    def get(self, number: int) -> Post:
        """The post of a number."""
        post = decode(self.read(self._spans[number]))
        assert isinstance(post, Post)
        return UnwantedPost.of(post) if number in self._unwanted else post


def _page(members: list[Post], diagnostics: Diagnostics, *, alone: bool) -> Post:
    """The page of a comment system, merged of its threads; a page that shows no comment is not public."""
    page = members[0]
    for member in members[1:]:
        page = _with_comments(page, member, diagnostics)
        extra = page.extra.copy()
        for name, new in ((THREAD_IDS, values(member.extra, THREAD_IDS)), (THREAD_URLS, [member.url])):
            if known := list(dict.fromkeys([*values(extra, name), *new])):
                extra[name] = known
        page = replace(page, extra=extra, title=page.title or member.title)
    page = _in_order(page) if len(members) > 1 else page
    if page.status == "publish" and not any(comment.status == "approved" for comment in page.comments):
        page = replace(page, status="private")
    if not alone:
        where = page.url or first_text(page.extra, THREAD_IDS) or page.id
        diagnostics.report(messages.THREAD_WITHOUT_POST, page, number=len(page.comments), where=where)
    return page


def _with_comments(post: Post, page: Post, diagnostics: Diagnostics) -> Post:
    """The post with the comments of a page after its own; those that both have, once.

    The ids of the page's comments change together where the post has one of them already.
    """
    same = _same(post.comments, page.comments)
    if same:
        diagnostics.tally(messages.SAME_COMMENT, len(same))
    new = [comment for comment in page.comments if comment.id not in same]
    used = {comment.id for comment in post.comments if comment.id}
    ids = {comment.id for comment in new if comment.id}
    ending, number = "", 1
    while ids and not used.isdisjoint(f"{id_}{ending}" for id_ in ids):
        number += 1
        ending = f"-{number}"
    hidden = page.status != "publish"  # nobody sees the comments of a thread that was deleted
    names = same | {id_: f"{id_}{ending}" for id_ in ids}
    comments = (
        replace(
            comment,
            id=names.get(comment.id, comment.id),
            parent=names.get(comment.parent, comment.parent),
            status="trash" if hidden and comment.status == "approved" else comment.status,
        )
        for comment in new
    )
    likes = post.likes if page.likes is None else (post.likes or 0) + page.likes
    extra = post.extra
    for name in sorted(REACTIONS & page.extra.keys()):
        extra = extra | {name: _number(extra.get(name)) + _number(page.extra[name])}
    return replace(post, comments=(*post.comments, *comments), likes=likes, extra=extra)


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _same(known: tuple[Comment, ...], new: tuple[Comment, ...]) -> dict[str, str]:
    """The comments of a page that the post has already: id there -> id here.

    Some are comments of Disqus that it had copied to the WordPress of the post. Others have the same name and the same second:
    the comments of the post were imported into the system.
    """
    copies = {id_: comment.id for comment in known if (id_ := first_text(comment.extra, SYNCED))}
    here = {comment.id for comment in known if comment.id}
    found = {}
    for comment in new:
        origin = first_text(comment.extra, IMPORTED)
        if comment.id and (id_ := copies.get(comment.id) or (origin if origin in here else "")):
            found[comment.id] = id_
    moments, theirs = _by_moment(known), _by_moment(new)
    taken = set(found.values())
    for moment, id_ in theirs.items():
        if id_ not in found and (own := moments.get(moment)) and own not in taken:
            found[id_] = own
    return found


def _by_moment(comments: tuple[Comment, ...]) -> dict[tuple[datetime, str], str]:
    """The id of each comment by its time and author; of those that share both none is there."""
    found: dict[tuple[datetime, str], str] = {}
    several = set()
    for comment in comments:
        moment = dates.parsed(comment.date or "")
        if not moment or not comment.id:
            continue
        moment = dates.in_utc(moment) if moment.tzinfo else moment
        if moment:
            who = " ".join(comment.author.name.split()).casefold()
            at = moment.replace(microsecond=0), "" if who == NOBODY else who
            several.update({at} & found.keys())
            found[at] = comment.id
    return {at: id_ for at, id_ in found.items() if at not in several}


def _in_order(post: Post) -> Post:
    return replace(post, comments=by_date(post.comments))


class Matcher:
    """Which post a page of a comment system is. Pages and posts are numbers that the caller gives.

    Pages are known before the first post is read, so only keys that a page asks for are remembered: memory grows with the
    pages and not with the posts.
    """

    def __init__(self) -> None:
        self._asked: dict[int, Sequence[str]] = {}
        self._answers: dict[str, int | None] = {}

    def ask(self, page: int, keys: Sequence[str]) -> None:
        """Add the keys of a page, the strongest first; more keys of the same page are weaker."""
        self._asked[page] = [*self._asked.get(page, ()), *keys]
        self._answers |= dict.fromkeys(keys)

    def answer(self, post: int, keys: Iterable[str]) -> None:
        """A post with all its keys."""
        for key in keys:
            if key in self._answers:
                known = self._answers[key]
                self._answers[key] = post if known in (None, post) else _SEVERAL

    def matches(self) -> dict[int, list[int]]:
        """The pages of each post that has any: those whose strongest answered key is the key of one post alone.

        A key that several posts have says nothing; the next one may.
        """
        found: defaultdict[int, list[int]] = defaultdict(list)
        for page, keys in self._asked.items():
            answers = (self._answers[key] for key in keys)
            post = next((post for post in answers if post not in (None, _SEVERAL)), None)
            if post is not None:
                found[post].append(page)
        return found
