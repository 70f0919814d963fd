"""What stands before the first post: the blog, its authors, its categories, and settings of the program."""

from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from converters import lazy_re
from converters.formats.blogml.elements import attribute, child, children, row, text
from converters.io.charset import decoded
from converters.io.xml.fragments import LENIENT, without_surrogates
from converters.io.xml.parts import other_children

_LONGEST = 1 << 24
"""Bytes before the first post that are read: tens of thousands of categories."""
_BLOG = lazy_re.compile(r"<(?:[\w.-]+:)?blog\b")
_OF_NODE = frozenset("id date-created date-modified approved email title parentref description".split())
_READ = frozenset("title sub-title authors extended-properties categories posts".split())


class Category(NamedTuple):
    """A category as the blog states it; `parent` is the id of another."""

    name: str
    parent: str
    description: str
    others: dict[str, str]


class Person(NamedTuple):
    """An author as the blog states it."""

    id: str
    name: str
    email: str
    others: dict[str, str]
    """What of its element nobody knows."""


@dataclass(frozen=True)
class Head:
    """What an export says of the blog."""

    title: str = ""
    subtitle: str = ""
    url: str = ""
    authors: dict[str, Person] = field(default_factory=dict)
    """By their ids in small letters: BlogEngine.NET does not tell `Nele` and `nele` apart."""
    categories: dict[str, Category] = field(default_factory=dict)
    """By their ids."""
    settings: dict[str, str] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)
    """Elements that nobody knows."""


def head(data: bytes) -> Head:
    """Read what stands before the first post: elements that do not end, so the parser closes them."""
    found = decoded(data[:_LONGEST]).text
    start = _BLOG.search(found)
    if start is None:
        return Head()
    root = etree.fromstring(without_surrogates(found[start.start() :].encode("utf-8", "replace")), LENIENT)
    if root is None:
        return Head()
    return Head(
        title=text(child(root, "title")),
        subtitle=text(child(root, "sub-title")),
        url=attribute(root, "root-url"),
        authors={
            (id_ := attribute(author, "id")).lower(): Person(
                id_, text(child(author, "title")), attribute(author, "email"), _others(author)
            )
            for author in children(root, "authors", "author")
        },
        categories={
            attribute(category, "id"): Category(
                text(child(category, "title")),
                attribute(category, "parentref"),
                attribute(category, "description"),
                _others(category),
            )
            for category in children(root, "categories", "category")
        },
        settings={
            attribute(entry, "name"): attribute(entry, "value")
            for entry in children(root, "extended-properties", "property")
        },
        others={name: str(value) for name, value in other_children(root, _READ).items()},
    )


def _others(element: etree._Element) -> dict[str, str]:
    """The attributes and children of an author or a category that nobody knows."""
    return {name: str(value) for name, value in row(element).items() if name not in _OF_NODE}
