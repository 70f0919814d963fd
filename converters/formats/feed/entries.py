"""What feeds of all kinds have in common: the feed itself, and its entries."""

from dataclasses import dataclass, field
from typing import Any, Literal

from converters.formats.feed import own

Texts = Literal["full", "description", "summary", "none"]
"""Whether an entry has its whole text: `description` is RSS's element, which may hold a whole text or a summary."""


@dataclass(frozen=True)
class Person:
    """Who wrote an entry."""

    name: str = ""
    email: str = ""
    url: str = ""


@dataclass(frozen=True)
class Feed:
    """What a feed says of itself. URLs are as the feed has them."""

    title: str = ""
    home: str = ""
    description: str = ""
    language: str = ""
    generator: str = ""
    url: str = ""
    """Its own address."""
    person: Person = Person()
    """Who wrote the entries that name nobody."""
    base: str = ""
    """What relative URLs in it are relative to (`xml:base`)."""
    older: tuple[str, ...] = ()
    """The addresses of feeds with older entries (RFC 5005, `prev-archive` and `next`)."""
    complete: bool = False
    """Whether it says that it has all entries (RFC 5005, `fh:complete`)."""
    declarations: tuple[tuple[str, str], ...] = ()
    """Prefixes and namespaces of its root element."""
    encoding: str = ""
    terms: tuple[tuple[str, str, str], ...] = ()
    """Where the feed is ours: the terms that no post has, as those of an entry."""
    others: dict[str, Any] = field(default_factory=dict)
    """What it says of itself that nobody knows, by the names of its elements."""

    @property
    def is_ours(self) -> bool:
        """Whether blogport wrote it, with more than feeds say (see `own`)."""
        return self.generator == own.GENERATOR


@dataclass(frozen=True)
class Entry:
    """One entry. `content` is HTML unless `dialect` says otherwise; texts are decoded as often as the format demands."""

    id: str = ""
    link: str = ""
    title: str = ""
    type: str = ""
    """The type of a post or comment that is not the usual one, where the feed is ours."""
    slug: str = ""
    """The slug of the post, where the feed is ours and its permalink does not end with it."""
    title_is: Literal["html", "text", "unsure"] = "unsure"
    """What the feed says of the title; RSS says nothing, and many escape theirs once too often."""
    content: str = ""
    dialect: Literal["html", "plain", "markdown"] = "html"
    has: Texts = "none"
    summary: str = ""
    """The summary beside the text, or instead of it."""
    published: str = ""
    updated: str = ""
    people: tuple[Person, ...] = ()
    terms: tuple[tuple[str, str, str], ...] = ()
    """Taxonomy, slug (empty: not stated) and name."""
    enclosures: tuple[tuple[str, str, str], ...] = ()
    """URL, length in bytes and media type of attached files."""
    image: str = ""
    answers: str = ""
    """The id of the entry that it answers (RFC 4685)."""
    answers_url: str = ""
    total: int = 0
    """How many comments it is said to have."""
    base: str = ""
    language: str = ""
    is_draft: bool = False
    rest: dict[str, Any] = field(default_factory=dict)
    """Elements that the model has no field for, by their names."""
    repaired: str = ""
    """What was wrong with its XML."""
    lost: int = 0
    """Characters that could not be decoded."""
