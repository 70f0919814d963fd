"""The posts that a user chooses (`--after`, `--type`, …), and what follows them, before anything else is decided.

Reading goes on to the end, since what belongs to a post may come after it: its parents, terms, author, media and the items
of menus that lead to it. All else is counted as left out, `filtered`. A post that is left out still hides what it hides
(see `model.UnwantedPost`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from itertools import islice
from typing import Final
from urllib.parse import unquote

from converters import lazy_re
from converters.diagnostics import Diagnostics
from converters.errors import UsageError
from converters.extra_keys import (
    LANGUAGE,
    MENU_ITEM_OBJECT,
    MENU_ITEM_OBJECT_ID,
    MENU_ITEM_PARENT,
    MENU_ITEM_TYPE,
)
from converters.io import urls
from converters.io.languages import normalized
from converters.model import (
    MENU_ITEM,
    Asset,
    Author,
    Entity,
    FilteredPost,
    Media,
    Post,
    Record,
    Site,
    Term,
    UnwantedPost,
)
from converters.privacy.hidden import file_number, files_of, media_ids
from converters.privacy.post_types import INTERNAL_TYPES
from converters.storage.spool import Spool

FILTERED: Final = "filtered"
"""Why a record is left out that no chosen post has."""
_DAY: Final = lazy_re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)
_FIRST_DAY: Final = "0000-01-01"
"""What completes a year or a month."""
_MOST_NAMED: Final = 10
"""Words of each kind that an error names."""


@dataclass(frozen=True)
class Selection:
    """Which posts are wanted. Posts must meet all that is given, and one of several values; empty: all posts."""

    after: str = ""
    """A year, month or day (`2012`, `2012-05`, `2012-05-03`): posts of its first day, and later."""
    before: str = ""
    """The same: posts before its first day."""
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    """Logins, names or ids."""
    terms: tuple[str, ...] = ()
    """Slugs or names, or `taxonomy/slug`; posts in terms below them too."""
    languages: tuple[str, ...] = ()
    """Codes; `de` is `de-AT` too. A post that states none has that of the site."""
    ids: tuple[str, ...] = ()
    limit: int = 0
    """So many posts at most, the first ones of the source."""

    def __post_init__(self) -> None:
        """Raises `UsageError` for a word that is not a date."""
        for day in filter(None, (self.after, self.before)):
            if not _is_day(day):
                raise UsageError(
                    f"{day} is no date; write a year, month or day, as in 2012, 2012-05 or 2012-05-03"
                )

    def __bool__(self) -> bool:
        """Whether it leaves out anything."""
        return any(getattr(self, field.name) for field in fields(self))


def selected(
    records: Iterable[Entity], selection: Selection | None, diagnostics: Diagnostics
) -> Iterator[Entity]:
    """The records that a selection keeps; posts that it does not keep come as `FilteredPost`.

    Raises `UsageError` where no post is chosen.
    """
    if not selection:
        yield from records
        return
    with Spool() as spool:
        assets: list[Asset] = []
        for number, record in enumerate(records):
            if isinstance(record, UnwantedPost):
                yield record
            elif isinstance(record, Asset):
                assets.append(record)
            else:
                spool.add(record, str(number))
        chosen = _Choice(spool, selection)
        if not chosen.posts:
            raise UsageError(
                f"no post of the source meets the filters; nothing is written{_there(spool, selection)}"
            )
        for number, record in enumerate(spool.records()):
            if isinstance(record, Post):
                yield record if number in chosen.posts else FilteredPost.of(record)
            elif chosen.has(record):
                yield record
            else:
                diagnostics.read(record)
                diagnostics.leave_out(record, FILTERED)
        yield from assets


class _Choice:
    """What a selection keeps: posts by their number in the spool, and the names of what they refer to."""

    def __init__(self, spool: Spool, selection: Selection) -> None:
        self._selection = selection
        self._terms: dict[tuple[str, str], Term] = {}
        self._authors: dict[str, Author] = {}
        self._site_language = ""
        self.posts: set[int] = set()
        self._kept_terms: set[tuple[str, str]] = set()
        self._kept_term_ids: set[str] = set()
        self._kept_authors: set[str] = set()
        self._kept_users: set[str] = set()
        self._kept_media: set[str] = set()
        self._kept_files: set[int] = set()
        self._kept_ids: set[str] = set()
        for record in spool.records(("site", "author", "term")):
            match record:
                case Site():
                    self._site_language = self._site_language or record.language
                case Author():
                    self._authors[record.login] = record
                case Term():
                    self._terms[record.taxonomy, record.slug] = record
        self._choose(spool)

    def has(self, record: Record) -> bool:
        """Whether a record that is no post belongs to a chosen one."""
        match record:
            case Author():
                return record.login in self._kept_authors or (
                    bool(record.id) and record.id in self._kept_users
                )
            case Term():
                return (record.taxonomy, record.slug) in self._kept_terms
            case Media():
                paths = filter(None, (urls.split(record.url).path, record.path))
                return (
                    (bool(record.parent) and record.parent in self._kept_ids)
                    or (bool(record.id) and record.id in self._kept_media)
                    or any(file_number(path) in self._kept_files for path in paths)
                )
        return True

    def _choose(self, spool: Spool) -> None:
        parents: dict[int, tuple[str, str]] = {}
        menu_items: list[tuple[int, Post]] = []
        chosen = 0
        for number, post in _posts(spool):
            parents[number] = (post.id, post.parent)
            if post.type == MENU_ITEM:
                menu_items.append((number, post))
            elif post.type in INTERNAL_TYPES:
                self.posts.add(number)  # blocks, styles and tables that any post may show
            elif (not self._selection.limit or chosen < self._selection.limit) and self._meets(post):
                self.posts.add(number)
                chosen += 1
        if not chosen:
            self.posts.clear()
            return
        self._add_parents(parents)
        for number, post in _posts(spool):
            if number in self.posts:
                self._keep_for(post)
        self._add_terms_above()
        self._add_menu_items(menu_items)

    def _add_parents(self, parents: Mapping[int, tuple[str, str]]) -> None:
        by_id = {id_: number for number, (id_, _) in parents.items() if id_}
        for number in list(self.posts):
            above = by_id.get(parents[number][1])
            while above is not None and above not in self.posts:
                self.posts.add(above)
                above = by_id.get(parents[above][1])

    def _keep_for(self, post: Post) -> None:
        self._kept_ids.add(post.id)
        self._kept_authors.add(post.author)
        self._kept_users.update(comment.author.user for comment in post.comments)
        self._kept_terms.update((ref.taxonomy, ref.slug) for ref in post.terms)
        self._kept_media.update(media_ids(post))
        self._kept_files.update(files_of(post))

    def _add_terms_above(self) -> None:
        for taxonomy, slug in list(self._kept_terms):
            term = self._terms.get((taxonomy, slug))
            while term and term.parent and (taxonomy, term.parent) not in self._kept_terms:
                self._kept_terms.add((taxonomy, term.parent))
                term = self._terms.get((taxonomy, term.parent))
        self._kept_term_ids = {
            term.id for name, term in self._terms.items() if term.id and name in self._kept_terms
        }

    def _add_menu_items(self, items: list[tuple[int, Post]]) -> None:
        """Keep the items that lead to what is kept, or to any address, and those above them that do."""
        kept: set[str] = set()
        for _ in range(2):  # an item may stand before the one above it
            for number, item in items:
                above = _first(item, MENU_ITEM_PARENT)
                if self._leads_somewhere(item) and (above in ("", "0") or above in kept):
                    kept.add(item.id)
                    self.posts.add(number)
        for number, item in items:
            if number in self.posts:
                self._keep_for(item)

    def _leads_somewhere(self, item: Post) -> bool:
        target = _first(item, MENU_ITEM_OBJECT_ID)
        match _first(item, MENU_ITEM_TYPE):
            case "post_type":
                return target in self._kept_ids
            case "taxonomy":
                return (
                    target in self._kept_term_ids
                    or (_first(item, MENU_ITEM_OBJECT), target) in self._kept_terms
                )
        return True

    def _meets(self, post: Post) -> bool:
        wanted = self._selection
        day = post.date or ""
        return (
            (not wanted.after or day >= wanted.after)
            and (not wanted.before or "" < day < wanted.before)
            and (not wanted.types or post.type in wanted.types)
            and (not wanted.statuses or post.status in wanted.statuses)
            and (not wanted.ids or post.id in wanted.ids)
            and (not wanted.authors or self._is_by(post))
            and (not wanted.terms or self._is_in(post))
            and (not wanted.languages or self._is_in_language(post))
        )

    def _is_by(self, post: Post) -> bool:
        author = self._authors.get(post.author, Author(login=post.author))
        names = {name.casefold() for name in (author.login, author.name, author.id) if name}
        return not names.isdisjoint(name.casefold() for name in self._selection.authors)

    def _is_in(self, post: Post) -> bool:
        wanted = {name.casefold() for name in self._selection.terms}
        for ref in post.terms:
            slug, name, seen = ref.slug, ref.name, set[str]()
            while slug and slug not in seen:
                seen.add(slug)
                if not wanted.isdisjoint(
                    text.casefold() for text in (slug, unquote(slug), name, f"{ref.taxonomy}/{slug}")
                ):
                    return True
                term = self._terms.get((ref.taxonomy, slug))
                slug = term.parent if term else ""
                above = self._terms.get((ref.taxonomy, slug))
                name = above.name if above else ""
        return False

    def _is_in_language(self, post: Post) -> bool:
        stated = post.extra.get(LANGUAGE)
        code = normalized(stated if isinstance(stated, str) and stated else self._site_language)
        return any(
            code == normalized(wanted) or code.startswith(f"{normalized(wanted)}-")
            for wanted in self._selection.languages
        )


def _is_day(text: str) -> bool:
    """Whether a text is a year, a month or a day that there is."""
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(f"{text}{_FIRST_DAY[len(text) :]}")
    except ValueError:
        return False
    return True


def _there(spool: Spool, selection: Selection) -> str:
    """What the posts of a source have, of which a filter asks something else; for a sentence."""
    asked = {
        "types": selection.types,
        "statuses": selection.statuses,
        "authors": selection.authors,
        "terms": selection.terms,
    }
    found: dict[str, dict[str, None]] = {what: {} for what in asked}
    days: list[str] = []
    for _, post in _posts(spool):
        if post.type == MENU_ITEM or post.type in INTERNAL_TYPES:
            continue
        values = ((post.type,), (post.status,), (post.author,), (ref.slug for ref in post.terms))
        for what, words in zip(found.values(), values, strict=True):
            what.update(dict.fromkeys(filter(None, words)))
        if post.date:
            days = sorted([*days, post.date[:10]])
            days = [days[0], days[-1]]
    parts = [
        f"the {what} of its posts are {_listed(found[what])}" for what in asked if asked[what] and found[what]
    ]
    if days and (selection.after or selection.before):
        parts.insert(0, f"the dates of its posts are {' to '.join(days)}")
    return "".join(f"; {part}" for part in parts)


def _listed(words: Iterable[str]) -> str:
    """Words in a sentence, of many the first ones."""
    first = list(islice(words, _MOST_NAMED + 1))
    return f"{', '.join(first[:_MOST_NAMED])}{' and others' * (len(first) > _MOST_NAMED)}"


def _posts(spool: Spool) -> Iterator[tuple[int, Post]]:
    """The posts of a spool with their numbers."""
    for number, record in enumerate(spool.records()):
        if isinstance(record, Post):
            yield number, record


def _first(post: Post, name: str) -> str:
    """A custom field with one value."""
    value = post.extra.get(name, "")
    return str(value[0] if isinstance(value, list) and value else value or "")
