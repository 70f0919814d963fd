"""What somebody changed by hand in a page of ours: its terms, its author, its likes.

A page calls a term or an author by name. Whether there is one that is called so is known when all
pages are read.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

import msgspec
from msgspec.structs import replace

from converters.formats.html.embedded_data import EmbeddedData, text_hash
from converters.formats.html.reader.dom import Node, ancestors, attribute, classes, folded
from converters.formats.html.reader.terms import CATEGORY_BASE, TAG_BASE
from converters.io.slugs import sanitize_title
from converters.model import Author, Post, Record, Term, TermRef
from converters.privacy import public_terms

_NUMBER: Final = re.compile(r"(?<![\d.,])-?\d{1,18}\s*$")


class EditedPost(msgspec.Struct, frozen=True, kw_only=True):
    """A post that names terms or an author anew. `new` are the places of these terms in the post's; their
    slugs, and the login of the `author`, are made of the names."""

    post: Post
    new: tuple[int, ...] = ()
    author: Author | None = None


class KnownNames:
    """The terms and authors of all pages of ours, by what they are called."""

    def __init__(self) -> None:
        self._slugs: dict[tuple[str, str], str] = {}
        self._terms: set[tuple[str, str]] = set()
        self._logins: dict[str, str] = {}

    def take(self, record: Record) -> None:
        """Take up a record that a page holds."""
        match record:
            case Term():
                self._slugs.setdefault((record.taxonomy, record.name or record.slug), record.slug)
                self._terms.add((record.taxonomy, record.slug))
            case Author():
                self._logins.setdefault(record.name, record.login)
                self._logins.setdefault(record.login, record.login)

    def settled(self, edited: EditedPost) -> Iterator[Record]:
        """The post with the terms and the author that are called so, after those that no page knew."""
        post = edited.post
        terms: list[TermRef] = []
        named = {(one.taxonomy, one.slug) for at, one in enumerate(post.terms) if at not in edited.new}
        for at, ref in enumerate(post.terms):
            if at in edited.new:
                ref = replace(ref, slug=self._slugs.get((ref.taxonomy, ref.name), ref.slug))
                if (ref.taxonomy, ref.slug) in named:
                    continue
                named.add((ref.taxonomy, ref.slug))
                if (ref.taxonomy, ref.slug) not in self._terms:
                    term = Term(taxonomy=ref.taxonomy, slug=ref.slug, name=ref.name)
                    self.take(term)
                    yield term
            terms.append(ref)
        if author := edited.author:
            login = self._logins.get(author.name) or self._logins.get(author.login)
            if login is None:
                self.take(author)
                yield author
            post = replace(post, author=login or author.login)
        yield replace(post, terms=tuple(terms))


def apply_edits(article: Node, hidden: EmbeddedData, post: Post, language: str) -> Post | EditedPost:
    """The post of a page as its links of terms, its author and its likes say; the very same where nobody changed one."""
    terms, new = _terms(article, hidden, post, language)
    shown = [number for one in _around(article, "p.likes") if (number := likes(one)) is not None]
    post = replace(post, terms=terms, likes=shown[0] if shown else post.likes)
    author = _author(article, hidden, post, language)
    return EditedPost(post=post, new=new, author=author) if new or author else post


def likes(node: Node, stated: str = "") -> int | None:
    """The number that an element ends with, else the one that it states besides; none where there is none."""
    found = _NUMBER.search(node.text()) or _NUMBER.search(stated)
    return int(found[0]) if found else None


def _around(article: Node, selector: str) -> list[Node]:
    """What a selector fits in an article, and in no text of it: neither in its own nor in a comment's."""
    return [
        one
        for one in article.css(selector)
        if not any("e-content" in classes(above) for above in ancestors(one))
    ]


def _terms(
    article: Node, hidden: EmbeddedData, post: Post, language: str
) -> tuple[tuple[TermRef, ...], tuple[int, ...]]:
    """The terms whose links are there, in the order of these, and those that no visitor sees; the places of new ones."""
    waiting: defaultdict[str, list[TermRef]] = defaultdict(list)
    for ref in public_terms(post):
        waiting[text_hash(ref.name or ref.slug)].append(ref)
    found: list[TermRef] = []
    new: list[int] = []
    for link in _around(article, ":is(a.p-category, .terms a)"):
        name, stated = folded(link.text()), attribute(link, "data-taxonomy")
        called = waiting[text_hash(name)]
        same = [one for one in called if not stated or text_hash(one.taxonomy) == text_hash(stated)]
        if same:  # of two that are called the same, the one that the link leads to
            ref = next((one for one in same if f"/{one.slug}/" in attribute(link, "href")), same[0])
            called.remove(ref)
        elif name:
            new.append(len(found))
            slug = sanitize_title(name, language) or name
            ref = TermRef(taxonomy=stated or _taxonomy(link), slug=slug, name=name)
        else:
            continue
        found.append(ref)
    gone = [ref for refs in waiting.values() for ref in refs]
    if hidden.own_templates:
        gone = [ref for ref in gone if any(one.taxonomy == ref.taxonomy for one in found)]
    if not new and not gone:
        return post.terms, ()
    return (*found, *(ref for ref in post.terms if ref not in found and ref not in gone)), tuple(new)


def _taxonomy(link: Node) -> str:
    """The taxonomy of a link that does not state it: by where it leads, or what it says that it is."""
    address = f"/{attribute(link, 'href')}"
    if CATEGORY_BASE.search(address):
        return "category"
    is_tag = TAG_BASE.search(address) or "tag" in attribute(link, "rel").split()
    return "post_tag" if is_tag else "category"


def _author(article: Node, hidden: EmbeddedData, post: Post, language: str) -> Author | None:
    """Who the page says wrote the post, where it said another when it was written."""
    node = next(iter(_around(article, "header .p-author .p-name")), None)
    name = folded(node.text()) if node is not None else ""
    if not name or text_hash(name) == text_hash(hidden.author or post.author):
        return None
    return Author(login=sanitize_title(name, language) or name, name=name)
