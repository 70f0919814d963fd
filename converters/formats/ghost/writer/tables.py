"""The rows of an import but for the posts: users, tags, and what joins them with posts."""

import hashlib
from collections.abc import Iterable
from typing import Any

from converters import messages
from converters.diagnostics import Diagnostics
from converters.extra_keys import DESCRIPTION
from converters.formats.ghost.writer.limits import cut, mail_of
from converters.formats.ghost.writer.slugs import ghost_slug
from converters.model import Author, Term, TermRef

Row = dict[str, Any]


def made_id(kind: str, name: str) -> str:
    """The id of a row: 24 hexadecimal digits, the same on every run."""
    return hashlib.blake2b(f"{kind} {name}".encode(errors="replace"), digest_size=12).hexdigest()


class Tables:
    """Users and tags by the names that posts have for them, each under a slug that no other has."""

    def __init__(self, diagnostics: Diagnostics) -> None:
        self._diagnostics = diagnostics
        self.users: dict[str, Row] = {}
        """By login."""
        self.tags: dict[str, Row] = {}
        """By slug."""
        self._tag_of: dict[tuple[str, str], str] = {}
        """Taxonomy and slug -> the slug of the tag."""
        self._mails: set[str] = set()

    def add_author(self, author: Author) -> None:
        """Add a user."""
        slug = _free(
            ghost_slug(author.login) or ghost_slug(author.name) or "author",
            {str(user["slug"]) for user in self.users.values()},
        )
        mail = mail_of(author.email, slug)
        if mail in self._mails:
            mail = mail_of("", slug)
        self._mails.add(mail)
        bio = author.extra.get(DESCRIPTION)
        self.users[author.login] = {
            "id": made_id("user", author.login), "name": cut("name", author.name or author.login or "Author"), "slug": slug, "email": mail,
            "website": author.url if author.url.startswith(("http://", "https://")) and len(author.url) <= 2000 else None,
            "bio": cut("bio", bio) if isinstance(bio, str) and bio else None, "status": "active",
        }  # fmt: skip

    def add_term(self, term: Term) -> None:
        """Add a tag; a term of another taxonomy that has its name is the same tag."""
        name = cut("name", term.name.strip().lstrip(",").strip() or term.slug or "tag")
        slug = ghost_slug(term.slug) or ghost_slug(name) or f"tag-{made_id('tag', term.slug or name)[:8]}"
        known = self.tags.get(slug)
        if known and str(known["name"]).casefold() != name.casefold():
            slug = _free(slug, self.tags)
        elif known:
            self._diagnostics.tally(messages.TAGS_JOINED)
        self._tag_of[term.taxonomy, term.slug] = slug
        if term.parent:
            self._diagnostics.tally(messages.TAGS_HAVE_NO_PARENTS, format="ghost")
        row = self.tags.setdefault(
            slug, {"id": made_id("tag", slug), "name": name, "slug": slug, "visibility": "public"}
        )
        if term.description and not row.get("description"):
            row["description"] = cut("description", term.description)

    def tag_slugs(self) -> dict[tuple[str, str], str]:
        """The slug of the tag that a term became, by taxonomy and slug."""
        return self._tag_of

    def author(self, login: str) -> str:
        """The id of the user of a login, who is made where only posts name them."""
        if login not in self.users:
            self.add_author(Author(login=login, name=login))
        return str(self.users[login]["id"])

    def post_tags(self, post: str, refs: Iterable[TermRef], internal: Iterable[str]) -> list[Row]:
        """The rows that give a post its tags: the first category is the first, which Ghost shows with the title."""
        ordered = sorted(refs, key=lambda ref: ref.taxonomy != "category")
        ids: list[str] = []
        for ref in ordered:
            if (ref.taxonomy, ref.slug) not in self._tag_of:
                self.add_term(Term(taxonomy=ref.taxonomy, slug=ref.slug, name=ref.name))
            ids.append(str(self.tags[self._tag_of[ref.taxonomy, ref.slug]]["id"]))
        ids += [self._internal(name) for name in internal]
        return [
            {"post_id": post, "tag_id": tag, "sort_order": number} for number, tag in enumerate(dict.fromkeys(ids))
        ]  # fmt: skip

    def _internal(self, name: str) -> str:
        """The id of a tag that visitors do not see (`#name`)."""
        bare = name.lstrip("#").strip()
        slug = f"hash-{ghost_slug(bare) or 'tag'}"
        row = {
            "id": made_id("tag", slug),
            "name": cut("name", f"#{bare}"),
            "slug": slug,
            "visibility": "internal",
        }
        return str(self.tags.setdefault(slug, row)["id"])


def _free(slug: str, taken: Iterable[str]) -> str:
    names, number, free = set(taken), 1, slug
    while free in names:
        number += 1
        free = f"{slug}-{number}"
    return free
