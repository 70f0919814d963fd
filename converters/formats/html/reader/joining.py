"""Determines which pages show the same post: by their addresses, and by the ids that the pages give.

An id alone is not enough: the blogs of several sites count their posts from 1, and all have a post 2.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final, NamedTuple

from converters import lazy_re
from converters.formats.html.reader.addresses import path_of
from converters.io.slugs import sanitize_title

_WEAK: Final = lazy_re.compile(r"/?\?(?:p|page_id)=\d+$|/archives/\d+$")
"""Addresses of a post by its number, as `urls.View.post` has them: what they have besides is its permalink."""


class PageKey(NamedTuple):
    """What is known of a page that shows a post."""

    number: int
    """Which page it is, in the order in which they were read."""
    key: str
    """The address of the post, by what the page states (`ParsedPost.key`)."""
    own_key: str
    """The same, by its file or container."""
    id: str
    title: str
    date: str
    home: str = ""
    """The URL of the site that the page states."""
    amp_key: str = ""
    """`own_key` of the page that this one names as its AMP page."""

    @property
    def host(self) -> str:
        """The host of the post, empty where it is unknown."""
        return (self.key or self.own_key).partition("/")[0].partition("?")[0]


def same_posts(pages: Iterable[PageKey]) -> list[list[int]]:
    """The numbers of the pages of each post, in the order in which its first page was read.

    Pages of several posts that state one address are apart: then it is the theme that states it everywhere.
    """
    by_key: dict[str, list[PageKey]] = {}
    for page in _with_amp(_hosted(list(pages))):
        by_key.setdefault(page.key or page.own_key or f"\n{page.number}", []).append(page)
    groups: list[list[PageKey]] = []
    for same in by_key.values():
        groups += _apart(same)
    by_id: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        if id_ := next((page.id for page in group if page.id), ""):
            by_id[group[0].host, id_].append(at)
    into = list(range(len(groups)))
    for alike in by_id.values():
        if len(alike) > 1:
            _join(alike, groups, into)
    joined: dict[int, list[PageKey]] = {}
    for at, group in enumerate(groups):
        joined.setdefault(into[at], []).extend(group)
    return sorted(sorted(page.number for page in group) for group in joined.values())


def _hosted(pages: list[PageKey]) -> list[PageKey]:
    """The pages; one that states only a path has the address that others state with one host for this path."""
    stated: defaultdict[str, set[str]] = defaultdict(set)
    for page in pages:
        if page.host:
            stated[path_of(page.key)].add(page.key)
    return [
        page._replace(key=next(iter(there)))
        if not page.host and page.key.strip("/") and len(there := stated.get(page.key, ())) == 1
        else page
        for page in pages
    ]


def _with_amp(pages: list[PageKey]) -> list[PageKey]:
    """The pages; an AMP page that another names has the address of that one."""
    named = {page.amp_key: page.key or page.own_key for page in pages if page.amp_key}
    return (
        [
            page._replace(key=named[page.own_key], own_key="") if page.own_key in named else page
            for page in pages
        ]
        if named
        else pages
    )


def _apart(same: list[PageKey]) -> list[list[PageKey]]:
    """Pages that state one address, by their own addresses if they are of several posts."""
    ids = {page.id for page in same if page.id}
    own = {page.own_key for page in same if page.own_key and not page.own_key.startswith(f"{page.key}/")}
    titles = {sanitize_title(page.title) for page in same if page.title}
    if len(own) < 2 or not (len(ids) > 1 or (not ids and len(titles) > 1)):
        return [same]
    by_own: dict[str, list[PageKey]] = {}
    for page in same:
        by_own.setdefault(page.own_key or page.key, []).append(page)
    return list(by_own.values())


def _join(alike: list[int], groups: list[list[PageKey]], into: list[int]) -> None:
    """Join groups of one host whose pages have the same id: to the one with a permalink, and those with the same title.

    An address by number joins only posts of its own blog: `/family?p=9` is never a post below `/archives`.
    """
    strong = [at for at in alike if not _is_weak(groups[at][0])]
    first: dict[str, int] = {}
    for at in strong:
        title, date = _title(groups[at]), _date(groups[at])
        known = first.setdefault(title, at)
        if known != at and title and _agree(date, _date(groups[known])) and _agree(_home(groups[at]), _home(groups[known])):  # fmt: skip
            into[at] = known
    by_home: defaultdict[str, list[int]] = defaultdict(list)
    for at in alike:
        if _is_weak(groups[at][0]):
            by_home[_WEAK.sub("", _address(groups[at][0]))].append(at)
    for home, weak in by_home.items():
        there = [at for at in strong if _address(groups[at][0]).startswith(f"{home}/")]
        roots = {into[at] for at in there}
        titled = {title: at for title, at in first.items() if into[at] in roots}
        for at in weak:
            if len(roots) == 1:
                into[at] = next(iter(roots))
            elif not roots:
                into[at] = titled.setdefault(_title(groups[at]), at)
            else:
                into[at] = titled.get(_title(groups[at]), at)


def _address(page: PageKey) -> str:
    return page.key or page.own_key


def _is_weak(page: PageKey) -> bool:
    key = _address(page)
    return not key or bool(_WEAK.search(key))


def _title(group: list[PageKey]) -> str:
    return sanitize_title(next((page.title for page in group if page.title), ""))


def _agree(value: str, other_value: str) -> bool:
    """Whether two values may be the same: one may be unknown."""
    return not value or not other_value or value == other_value


def _home(group: list[PageKey]) -> str:
    return next((page.home for page in group if page.home), "")


def _date(group: list[PageKey]) -> str:
    return next((page.date[:10] for page in group if page.date), "")
