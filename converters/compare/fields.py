"""Compares two matched records field by field; references are compared by the records that they name.

An `id` is not compared: platforms assign it, and references by id are followed instead. The order of
records, of comments, of the keys in `extra` and of terms of different taxonomies does not count; the
order of the terms of one taxonomy does.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import msgspec

from converters.compare.bodies import Bodies, Texts
from converters.compare.matching import Card
from converters.model import Author, Comment, Commenter, Markup, Media, Post, Record, Site, Term, TermRef

Change = tuple[str, Any, Any]
"""A field, as `author.ip` or `extra.guid`, and its value on both sides; `None` where it is not set."""


@dataclass(frozen=True)
class Same:
    """Names of matched records that differ on the two sides: name in `a` -> name in `b`."""

    authors: dict[str, str] = field(default_factory=dict)
    """By login."""
    users: dict[str, str] = field(default_factory=dict)
    """Authors by id."""
    terms: dict[tuple[str, str], str] = field(default_factory=dict)
    """By taxonomy and slug -> slug."""
    media: dict[str, str] = field(default_factory=dict)
    posts: dict[str, str] = field(default_factory=dict)

    def add(self, word: str, a: Card, b: Card) -> None:
        """Add two matched records."""
        ids = {"author": self.users, "media": self.media, "post": self.posts}.get(word)
        if ids is not None and a.id and a.id != b.id:
            ids[a.id] = b.id
        if a.name != b.name:
            if word == "author":
                self.authors[a.name[0]] = b.name[0]
            else:
                self.terms[a.name[0], a.name[1]] = b.name[1]

    @property
    def all_alike(self) -> bool:
        """Whether all matched records have the same names on both sides."""
        return not (self.authors or self.users or self.terms or self.media or self.posts)


PLAIN: Final[dict[type, tuple[str, ...]]] = {
    Site: ("title", "url", "description", "language"),
    Author: ("login", "name", "email", "url"),
    Term: ("taxonomy", "slug", "name", "description"),
    Media: ("url", "path", "title", "caption", "alt", "mime", "date"),
    Post: tuple("type status title slug url date modified password order sticky comments_open likes".split()),
    Comment: ("date", "type", "status", "likes"),
    Commenter: ("name", "email", "url", "ip"),
}
"""The fields that are equal where their values are."""


def changes(a: Record, b: Record, same: Same, bodies: Bodies) -> Iterator[Change]:
    """The fields that differ, comments aside."""
    yield from _plain(a, b)
    match a, b:
        case Term(), Term():
            yield from _changed(
                "parent", same.terms.get((a.taxonomy, a.parent), a.parent), b.parent, a.parent
            )
        case Media(), Media():
            yield from _changed("parent", same.posts.get(a.parent, a.parent), b.parent, a.parent)
        case Post(), Post():
            yield from _changed("author", same.authors.get(a.author, a.author), b.author, a.author)
            parent = same.posts.get(a.parent) or same.media.get(a.parent, a.parent)
            yield from _changed("parent", parent, b.parent, a.parent)
            yield from _changed("featured", same.media.get(a.featured, a.featured), b.featured, a.featured)
            yield from _terms(a, b, same)
            yield from _body("body", bodies.compared(a.body, a, b.body, b))
            yield from _body("excerpt", bodies.compared(_excerpt(a), a, _excerpt(b), b))
    yield from _extra(a.extra, b.extra)


def comment_changes(
    a: Comment, b: Comment, posts: tuple[Post, Post], parents: dict[str, str], same: Same, bodies: Bodies
) -> Iterator[Change]:
    """The fields of a comment that differ; `parents` leads from ids of comments of `a` to those of `b`."""
    for name, value_a, value_b in _plain(a.author, b.author):
        yield f"author.{name}", value_a, value_b
    user = a.author.user
    yield from _changed("author.user", same.users.get(user, user), b.author.user, user)
    yield from _plain(a, b)
    yield from _changed("parent", parents.get(a.parent, a.parent), b.parent, a.parent)
    yield from _body("body", bodies.compared(a.body, posts[0], b.body, posts[1], is_comment=True))
    yield from _extra(a.extra, b.extra)


def _plain(a: Record | Comment | Commenter, b: Record | Comment | Commenter) -> Iterator[Change]:
    for name in PLAIN[type(a)]:
        value_a, value_b = getattr(a, name), getattr(b, name)
        if value_a != value_b:
            yield name, value_a, value_b


def _changed(name: str, mapped: str, b: str, name_in_a: str) -> Iterator[Change]:
    """A reference: `mapped` is the name in `b` of the record that `a` names, `name_in_a` its name in `a`."""
    if mapped != b:
        yield name, name_in_a if name_in_a != b else f"{name_in_a} ({mapped} on the other side)", b


def _terms(a: Post, b: Post, same: Same) -> Iterator[Change]:
    ours, theirs = _by_taxonomy(a.terms), _by_taxonomy(b.terms)
    for taxonomy in ours | theirs:
        terms_a, terms_b = ours.get(taxonomy, []), theirs.get(taxonomy, [])
        led = [(same.terms.get((taxonomy, slug), slug), name) for slug, name in terms_a]
        if led != terms_b:
            yield f"terms.{taxonomy}", _listed(terms_a if terms_a != terms_b else led), _listed(terms_b)


def _by_taxonomy(refs: tuple[TermRef, ...]) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for ref in refs:
        found.setdefault(ref.taxonomy, []).append((ref.slug, ref.name))
    return found


def _listed(terms: list[tuple[str, str]]) -> list[str]:
    return [f"{slug} ({name})" if name else slug for slug, name in terms]


def _excerpt(post: Post) -> Markup | None:
    dialect = post.body.dialect if post.body else "plain"
    return Markup(text=post.excerpt, dialect=dialect) if post.excerpt else None


def _body(name: str, texts: Texts | None) -> Iterator[Change]:
    if texts:
        yield name, *texts


def _extra(a: dict[str, Any], b: dict[str, Any]) -> Iterator[Change]:
    for name in a | b:  # 1 equals True in Python, not in a blog: compare the JSON
        value_a, value_b = a.get(name), b.get(name)
        if (name in a) != (name in b) or _json(value_a) != _json(value_b):
            yield f"extra.{name}", value_a, value_b


def _json(value: Any) -> bytes:
    return msgspec.json.encode(value, order="sorted")
