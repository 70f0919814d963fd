"""Lists of posts: all by date, and those of a year, a term, an author, a post type. An entry holds little of a post."""

import posixpath
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple
from urllib.parse import unquote

from converters.io.filenames import slug_filename
from converters.model import Post, Term, TermRef
from converters.publishing.words.collation import sort_key
from converters.site.permalinks import TERM_BASES


class ListName(NamedTuple):
    """The name of a list. `kind` is a taxonomy, or `BY_AUTHOR`, `BY_YEAR`, `OF_TYPE`, `ALL`, `INDEX`;
    `path` is the folder that it should have."""

    kind: str
    path: str


ALL, BY_AUTHOR, BY_YEAR, OF_TYPE, INDEX = "all posts", "by author", "by year", "of a type", "index"
"""Kinds of lists. No taxonomy has such a name: their names have no blanks. An index lists lists."""

HOME_LIST: Final = ListName(ALL, "")


def term_list(term: Term | TermRef) -> ListName:
    """The name of the list of a term's posts."""
    folder = TERM_BASES.get(term.taxonomy) or slug_filename(term.taxonomy)
    return ListName(term.taxonomy, f"{folder}/{slug_filename(term.slug or term.name)}")


def author_list(login: str) -> ListName:
    """The name of the list of an author's posts."""
    return ListName(BY_AUTHOR, f"author/{slug_filename(login)}")


def type_list(type_: str) -> ListName:
    """The name of the list of the posts of a type."""
    return ListName(OF_TYPE, slug_filename(type_))


def year_list(date: str) -> ListName:
    """The name of the list of the posts of a year; `date` is in ISO 8601."""
    return ListName(BY_YEAR, date[:4])


def index(name: str) -> ListName:
    """The name of a page that lists lists, or media."""
    return ListName(INDEX, name)


class Entry(NamedTuple):
    """As much of a post as a list shows."""

    file: str
    name: str
    date: str
    summary: str
    comments: int
    type: str
    sticky: bool
    author: str
    modified: str
    image: str = ""
    """The file of the featured image, or its URL where that is not local."""


class List(NamedTuple):
    """Posts that are listed together."""

    name: ListName
    title: str
    entries: list[Entry]


class Part(NamedTuple):
    """One page of a list; `number` counts from 1."""

    number: int
    of: int
    entries: Sequence[Entry]


class Lists:
    """The lists of a site by name; posts are added as they are written."""

    def __init__(self, language: str = "") -> None:
        self._sort_key = sort_key(language)
        self.all: dict[ListName, List] = {}
        self._by_kind: defaultdict[str, list[List]] = defaultdict(list)
        self.home = List(HOME_LIST, "", [])

    def add(self, name: ListName, title: str, entry: Entry) -> None:
        """Put a post on a list."""
        if name not in self.all:
            self.all[name] = List(name, title, [])
            self._by_kind[name.kind].append(self.all[name])
        self.all[name].entries.append(entry)

    def take_changes(self) -> list[List]:
        """The entries since the last call (see `side_by_side.Shared`)."""
        changes = [self.home, *self.all.values()]
        self.home, self.all = List(HOME_LIST, "", []), {}
        self._by_kind.clear()
        return changes

    def merge(self, changes: list[List]) -> None:
        """Add the entries of a worker."""
        home, *others = changes
        self.home.entries.extend(home.entries)
        for list_ in others:
            for entry in list_.entries:
                self.add(list_.name, list_.title, entry)

    def of_kind(self, kind: str) -> list[List]:
        """The lists of a kind, by title in the order of the language."""
        return sorted(
            self._by_kind.get(kind, ()), key=lambda list_: (self._sort_key(list_.title), list_.name)
        )

    def entries_of_types(self) -> list[Entry]:
        """The entries of all posts that are of another type than `post`."""
        return [entry for list_ in self.of_kind(OF_TYPE) for entry in list_.entries]


def entry(post: Post, article: dict[str, Any]) -> Entry:
    """What lists show of a post."""
    return Entry(
        file=article["file"],
        name=article["name"],
        date=post.date or "",
        summary=article["summary"],
        comments=article["comment_number"],
        type=post.type,
        sticky=post.sticky,
        author=article["author_name"],
        modified=post.modified or post.date or "",
        image=_from_root(article["file"], article["image_file"]),
    )


def _from_root(file: str, link: str) -> str:
    """The file that a relative link of a page leads to; a URL as it is."""
    if not link or "//" in link:
        return link
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(link)))


def newest_first(entries: Sequence[Entry]) -> list[Entry]:
    """By date, the newest first; entries of one date by file."""
    return sorted(sorted(entries, key=lambda entry: entry.file), key=lambda entry: entry.date, reverse=True)


def parts(entries: Sequence[Entry], size: int) -> Iterator[Part]:
    """The pages of a list, `size` entries each; an empty list has one page."""
    size = max(size, 1)
    of = max((len(entries) + size - 1) // size, 1)
    for number in range(1, of + 1):
        yield Part(number, of, entries[(number - 1) * size : number * size])
