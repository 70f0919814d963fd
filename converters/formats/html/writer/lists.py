"""Lists of posts: all by date, those of a year, a term, an author, a type; a little of each post is held."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from converters.model import Post


class ListName(NamedTuple):
    """What a list of posts is known by. `kind` is a taxonomy, or `BY_AUTHOR`, `BY_YEAR`, `OF_TYPE`, `ALL`;
    `path` is where it would best lie."""

    kind: str
    path: str


ALL, BY_AUTHOR, BY_YEAR, OF_TYPE, INDEX = "all posts", "by author", "by year", "of a type", "index"
"""Kinds of lists; no taxonomy is called like one, for their names have no blanks."""

HOME_LIST = ListName(ALL, "")


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
    """The lists of a site, each under its name; filled as the posts pass."""

    def __init__(self) -> None:
        self.all: dict[ListName, List] = {}
        self.home = List(HOME_LIST, "", [])

    def add(self, name: ListName, title: str, entry: Entry) -> None:
        """Put a post on a list."""
        if name not in self.all:
            self.all[name] = List(name, title, [])
        self.all[name].entries.append(entry)

    def of_kind(self, kind: str) -> list[List]:
        """The lists of a kind, by title."""
        found = [one for one in self.all.values() if one.name.kind == kind]
        return sorted(found, key=lambda one: (one.title.casefold(), one.name))


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
    )


def newest_first(entries: Sequence[Entry]) -> list[Entry]:
    """By date, the newest first; those of one moment by their file."""
    return sorted(sorted(entries, key=lambda one: one.file), key=lambda one: one.date, reverse=True)


def parts(entries: Sequence[Entry], size: int) -> Iterator[Part]:
    """The pages of a list; an empty list has one."""
    size = max(size, 1)
    of = max((len(entries) + size - 1) // size, 1)
    for number in range(1, of + 1):
        yield Part(number, of, entries[(number - 1) * size : number * size])
