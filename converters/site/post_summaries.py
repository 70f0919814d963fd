"""The summary of a post: all that is held in memory of it while the site is read, its language and translations too."""

from collections import Counter
from collections.abc import Callable, ItemsView, Iterator, Mapping, ValuesView
from typing import Final, NamedTuple, get_type_hints

from converters import lazy_re
from converters.extra_keys import (
    ALIASES,
    LANGUAGE,
    OLD_DATES,
    OLD_SLUGS,
    TRANSLATION_KEY,
    TRANSLATIONS,
    values,
)
from converters.io.languages import normalized
from converters.io.slugs import sanitize_title
from converters.io.temporary.disk_map import DiskMap, PairsView, PairValuesView, packed
from converters.model import MENU_ITEM, Post

FRONT, POSTS = "front", "posts"
"""Roles of pages (see `PostSummary.role`)."""

_LANGUAGE = lazy_re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*")

_DAY = lazy_re.compile(r"(\d{4})-(\d\d)-(\d\d)")


class PostSummary(NamedTuple):
    """The fields of a post that its path in the target depends on. `name` is its slug, or one made of its title.

    `language` is that of the post, empty for the main language of the site and for a site in one language.
    `group` is what its translations share; empty where it has none.
    """

    key: str
    id: str
    type: str
    status: str
    name: str
    date: str
    parent: str
    url: str
    role: str = ""
    """`FRONT` of the page that is the home page, `POSTS` of the one that stands for the list of posts."""
    language: str = ""
    group: str = ""
    title: str = ""
    old_slugs: tuple[str, ...] = ()
    """Its slugs before (WordPress's field `_wp_old_slug`)."""
    aliases: tuple[str, ...] = ()
    """Other URLs and paths that the source declares."""


_FIELDS: Final = tuple(get_type_hints(PostSummary).values())


class Summaries(Mapping[str, PostSummary]):
    """Summaries by key, in the order in which they were added.

    Each is packed, and made again whenever it is asked for: of a large blog they would be most of what is held in memory.
    """

    def __init__(self) -> None:
        self._packed: DiskMap[tuple[object, ...]] = packed(tuple.__class_getitem__(_FIELDS[1:]))
        self._last: PostSummary | None = None
        """What was asked for last: who works at a post asks for it several times."""

    def put(self, summary: PostSummary) -> None:
        """Add a summary; one whose key is there already goes to the end."""
        self._packed[summary.key] = summary[1:]
        self._last = None

    def changed(self, change: Callable[[PostSummary], PostSummary]) -> "Summaries":
        """The same summaries with a change in each, in the same order."""
        found = Summaries()
        for summary in self.values():
            found.put(change(summary))
        return found

    def pages(self) -> "Summaries":
        """The summaries of all but the items of menus, which have no page."""
        items = [post.key for post in self.values() if post.type == MENU_ITEM]
        found = Summaries()
        found._packed = self._packed.copy() if items else self._packed
        for name in items:
            del found._packed[name]
        return found

    def __getitem__(self, name: str) -> PostSummary:
        last = self._last
        if last is None or last.key != name:
            self._last = last = PostSummary._make((name, *self._packed[name]))
        return last

    def __contains__(self, name: object) -> bool:
        return name in self._packed

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)

    def pairs(self) -> Iterator[tuple[str, PostSummary]]:
        """The keys with their summaries."""
        return ((name, PostSummary._make((name, *values))) for name, values in self._packed.pairs())

    def items(self) -> ItemsView[str, PostSummary]:
        """The keys with their summaries, without a search for each."""
        return PairsView(self)

    def values(self) -> ValuesView[PostSummary]:
        """The summaries, without a search for each."""
        return PairValuesView(self)


def pages_of(summaries: Mapping[str, PostSummary]) -> Mapping[str, PostSummary]:
    """The summaries of all but the items of menus, which have no page."""
    if isinstance(summaries, Summaries):
        return summaries.pages()
    return {name: post for name, post in summaries.items() if post.type != MENU_ITEM}


def key(post: Post) -> str:
    """The key of a post within a run: its id, or else a text of its other fields."""
    return post.id or f"{post.type} {post.slug} {post.date or ''} {post.title}"


def by_language(summaries: Summaries, site_language: str) -> tuple[Summaries, tuple[str, ...]]:
    """The summaries without the site's main language, and the languages of the site (see `SiteIndex.languages`).

    The main language is that of the site, if posts have it, or else the one that most of them have. Of two that equally
    many have, it is the one whose posts were translated: their keys are those of their groups.
    """
    used = Counter(post.language for post in summaries.values() if post.type != MENU_ITEM)
    stated = normalized(site_language)
    primary = stated.partition("-")[0]
    unstated = used.pop("", 0)
    main = next((name for name in (stated, primary) if name in used), "")
    if not main:
        originals = Counter(post.language for post in summaries.values() if post.group == post.key)
        most_used = min(used, key=lambda name: (-used[name], -originals[name], name), default="")
        main = primary if unstated and primary else most_used
    others = sorted(set(used) - {main})
    if not others:
        return summaries.changed(lambda post: post._replace(language="", group="")), ()
    without_main = summaries.changed(
        lambda post: post._replace(language="") if post.language == main else post
    )
    return without_main, (main, *others)


def _language(post: Post) -> str:
    """The language that a post states, as `de` or `pt-br`; `""` for what is no code of a language."""
    stated = post.extra.get(LANGUAGE)
    code = normalized(stated) if isinstance(stated, str) else ""
    return code if _LANGUAGE.fullmatch(code) else ""


def _group(post: Post) -> str:
    """What the translations of a post share: the key that they state, or the first of their ids."""
    stated = post.extra.get(TRANSLATION_KEY)
    if isinstance(stated, str) and stated:
        return stated
    others = post.extra.get(TRANSLATIONS)
    ids = [str(id_) for id_ in others.values()] if isinstance(others, dict) else []
    return min([key(post), *ids])


def summarize(post: Post) -> PostSummary:
    """The summary of a post that is kept in memory."""
    return PostSummary(
        key=key(post),
        id=post.id,
        type=post.type,
        status=post.status,
        name=post.slug or sanitize_title(post.title) or post.id,
        date=post.date or "",
        parent=post.parent,
        url=post.url,
        language=_language(post),
        group=_group(post),
        title=post.title,
        old_slugs=tuple(slug for value in values(post.extra, OLD_SLUGS) if (slug := str(value)).strip()),
        aliases=(
            *(value for value in values(post.extra, ALIASES) if isinstance(value, str)),
            *urls_of_old_dates(post),
        ),
    )


def urls_of_old_dates(post: Post) -> list[str]:
    """The URLs that a post had with its old dates, where its URL has its date (WordPress's `_find_post_by_old_date`)."""
    found: list[str] = []
    now = _DAY.match(post.date or "")
    for old in map(_DAY.match, map(str, values(post.extra, OLD_DATES))) if now else ():
        for length in (3, 2, 1) if now and old else ():
            dated, before = (f"/{'/'.join(day.groups()[:length])}/" for day in (now, old) if day)
            if dated in post.url:
                found.append(post.url.replace(dated, before, 1))
                break
    return [url for url in dict.fromkeys(found) if url != post.url]
