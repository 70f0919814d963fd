"""Manual edits in pages that blogport wrote: terms, author, likes.

A page refers to a term or an author by name, which is resolved when all pages are read.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

import msgspec
from msgspec.structs import replace

from converters import lazy_re
from converters.formats.html.embedded_data import EmbeddedData, text_hash
from converters.formats.html.reader.dom import Node, ancestors, attribute, classes, folded
from converters.formats.html.reader.terms import CATEGORY_BASE, TAG_BASE
from converters.io.slugs import sanitize_title
from converters.model import Author, Post, Record, Term, TermRef
from converters.personal.names import login_of
from converters.privacy import public_terms

_NUMBER: Final = lazy_re.compile(r"(?<![\d.,])-?\d{1,18}\s*$")


class EditedPost(msgspec.Struct, frozen=True, kw_only=True):
    """A post with edited terms or author. `new` are the indexes of the new terms in the post's; their slugs,
    and the login of the `author`, are made from the names."""

    post: Post
    new: tuple[int, ...] = ()
    author: Author | None = None


class KnownNames:
    """The terms and authors of all pages, by name."""

    def __init__(self) -> None:
        self._slugs: dict[tuple[str, str], str] = {}
        self._terms: set[tuple[str, str]] = set()
        self._logins: dict[str, str] = {}

    def take(self, record: Record) -> None:
        """Add a record of a page."""
        match record:
            case Term():
                self._slugs.setdefault((record.taxonomy, record.name or record.slug), record.slug)
                self._terms.add((record.taxonomy, record.slug))
            case Author():
                self._logins.setdefault(record.name, record.login)
                self._logins.setdefault(record.login, record.login)

    def settled(self, edited: EditedPost) -> Iterator[Record]:
        """Yield new terms and a new author, and then the post that refers to them."""
        post = edited.post
        terms: list[TermRef] = []
        named = {(ref.taxonomy, ref.slug) for at, ref in enumerate(post.terms) if at not in edited.new}
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
    """The post of a page with edits of its terms, author and likes; the same post where nothing was edited."""
    terms, new = _terms(article, hidden, post, language)
    shown = [number for node in _around(article, "p.likes") if (number := likes(node)) is not None]
    post = replace(post, terms=terms, likes=shown[0] if shown else post.likes)
    author = _author(article, hidden, post, language)
    return EditedPost(post=post, new=new, author=author) if new or author else post


def likes(node: Node, stated: str = "") -> int | None:
    """The number at the end of an element, else that of the `stated` text; None without a number."""
    found = _NUMBER.search(node.text()) or _NUMBER.search(stated)
    return int(found[0]) if found else None


def _around(article: Node, selector: str) -> list[Node]:
    """What a selector matches in an article outside of the bodies of the post and its comments."""
    return [
        node
        for node in article.css(selector)
        if not any("e-content" in classes(above) for above in ancestors(node))
    ]


def _terms(
    article: Node, hidden: EmbeddedData, post: Post, language: str
) -> tuple[tuple[TermRef, ...], tuple[int, ...]]:
    """The terms that the page links to, in its order, then those that are not shown; and the indexes of new ones."""
    waiting: defaultdict[str, list[TermRef]] = defaultdict(list)
    for ref in public_terms(post):
        waiting[text_hash(ref.name or ref.slug)].append(ref)
    found: list[TermRef] = []
    new: list[int] = []
    for link in _around(article, ":is(a.p-category, .terms a)"):
        name, stated = folded(link.text()), attribute(link, "data-taxonomy")
        called = waiting[text_hash(name)]
        same = [ref for ref in called if not stated or text_hash(ref.taxonomy) == text_hash(stated)]
        if same:  # of two with the same name, the one that the link leads to
            ref = next(
                (candidate for candidate in same if f"/{candidate.slug}/" in attribute(link, "href")), same[0]
            )
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
        gone = [ref for ref in gone if any(kept.taxonomy == ref.taxonomy for kept in found)]
    if not new and not gone:
        return post.terms, ()
    return (*found, *(ref for ref in post.terms if ref not in found and ref not in gone)), tuple(new)


def _taxonomy(link: Node) -> str:
    """The taxonomy of a link that does not state it, by its URL or its `rel`."""
    address = f"/{attribute(link, 'href')}"
    if CATEGORY_BASE.search(address):
        return "category"
    is_tag = TAG_BASE.search(address) or "tag" in attribute(link, "rel").split()
    return "post_tag" if is_tag else "category"


def _author(article: Node, hidden: EmbeddedData, post: Post, language: str) -> Author | None:
    """The author that the page shows, if it was edited."""
    node = next(iter(_around(article, "header .p-author .p-name")), None)
    name = folded(node.text()) if node is not None else ""
    if not name or text_hash(name) == text_hash(hidden.author or post.author):
        return None
    return Author(login=login_of(name, language), name=name)
