"""A post as an item of a feed, of either form: with the addresses, ids and dates that feeds want of each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from converters import lazy_re, messages
from converters.dates import NO_DATE, in_zone
from converters.diagnostics import Diagnostics
from converters.extra_keys import AUTHORS, GUID, LANGUAGE, first_text, values
from converters.formats.feed.own import MADE_ID, NO_OFFSET
from converters.formats.feed.records import slug_of
from converters.io import urls
from converters.io.urls import of_web
from converters.markup import links
from converters.model import Author, Comment, Post, Site, Term, TermRef
from converters.privacy import approved_comments, public_terms
from converters.privacy.post_types import is_internal_taxonomy
from converters.site.plan import Run
from converters.site.podcasts import ENCLOSURE, episode
from converters.site.post_summaries import key

_IRI: Final = lazy_re.compile(r"""[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`\x00-\x1f]+""")
_LANGUAGE: Final = lazy_re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
"""A language as RFC 4287 has it (appendix B, `atomLanguageTag`)."""
_MIME: Final = lazy_re.compile(r"[^\s/]+/[^\s/]+")
_COMMENT_ID: Final = lazy_re.compile(r"[A-Za-z0-9][\w-]*", re.ASCII)
_NUMBER: Final = lazy_re.compile(r"[0-9]{1,18}")


@dataclass(frozen=True)
class Person:
    """Who wrote an item; each value may be empty."""

    name: str = ""
    url: str = ""
    email: str = ""


@dataclass(frozen=True)
class File:
    """A file that belongs to an item: its URL, its size in bytes as digits, its media type."""

    url: str
    length: str = ""
    type: str = ""


@dataclass(frozen=True)
class Reply:
    """A comment. `answers` is the id of the item or comment that it answers, `answers_url` its address."""

    id: str
    url: str
    title: str
    person: Person
    published: str
    content: str
    answers: str
    answers_url: str
    type: str


@dataclass(frozen=True)
class Item:
    """A post. Dates are of RFC 3339; `published` is empty where none is known, `updated` never is."""

    id: str
    url: str
    title: str
    published: str
    updated: str
    people: tuple[Person, ...]
    content: str
    summary: str
    terms: tuple[TermRef, ...]
    image: str
    files: tuple[File, ...]
    language: str
    type: str
    slug: str
    """The slug, where the permalink does not end with it."""
    number: str
    """The id of the post, where it is a number."""
    replies: tuple[Reply, ...]

    @property
    def moment(self) -> str:
        """The time by which items are sorted, in UTC; empty where none is known."""
        moment = in_zone(self.published or self.updated) if self.updated != NO_DATE else None
        return moment.replace(tzinfo=None).isoformat() if moment else ""


class Items:
    """Makes the items of one site. Memory: the ids of the posts so far."""

    def __init__(self, run: Run, diagnostics: Diagnostics) -> None:
        self._run, self._diagnostics = run, diagnostics
        self._site: Site = run.site_index.site
        self._taken: set[str] = set()
        self.authors: dict[str, Author] = {}
        """By login; all come before the first post."""
        self.unused: dict[tuple[str, str], TermRef] = {}
        """The terms that no post has so far."""

        self._terms: dict[tuple[str, str], TermRef] = {}
        """The terms as the site spells them, by taxonomy and slug."""
        self.images: set[str] = set()
        """The ids of the media items whose URLs are written."""

    def add_term(self, term: Term) -> None:
        """Know a term; all come before the first post."""
        if not is_internal_taxonomy(term.taxonomy):
            ref = TermRef(taxonomy=term.taxonomy, slug=term.slug, name=term.name)
            self.unused[term.taxonomy, term.slug] = ref
            self._terms.setdefault((term.taxonomy, term.slug), ref)

    def item(self, post: Post) -> Item:
        """The item of a post, with its approved comments."""
        url = of_web(urls.join(self._site.url, post.url) if post.url else "")
        id_ = self._id(post, url)
        published = stamp(post.date)
        updated = stamp(post.modified) or published
        if not updated:
            self._diagnostics.tally(messages.NO_DATE_IN_FEED)
        language = first_text(post.extra, LANGUAGE)
        terms = tuple(
            self._terms.get((ref.taxonomy, ref.slug), ref) if ref.slug else ref for ref in public_terms(post)
        )
        for ref in terms:
            self.unused.pop((ref.taxonomy, ref.slug), None)
        return Item(
            id=id_,
            url=url,
            title=post.title,
            published=published,
            updated=updated or NO_DATE,
            people=tuple(self._people(post)),
            content=self._html(post.body.text if post.body else "", url),
            summary=self._html(post.excerpt, url),
            terms=terms,
            image=self._image(post),
            files=tuple(_files(post)),
            language=language if language != self._site.language else "",
            type=post.type,
            slug=post.slug if post.slug != slug_of(url) else "",
            number=post.id if _NUMBER.fullmatch(post.id) else "",
            replies=tuple(self._replies(post, id_, url)),
        )

    def _id(self, post: Post, url: str) -> str:
        """The id of a post: the one that the feeds of the old site had, its permalink, or one made of both."""
        for wish in (first_text(post.extra, GUID), url):
            if _IRI.fullmatch(wish) and wish not in self._taken:
                self._taken.add(wish)
                return wish
        return made_id(self._site, key(post))

    def _people(self, post: Post) -> Iterator[Person]:
        logins = [login for login in values(post.extra, AUTHORS) if isinstance(login, str)]
        for login in dict.fromkeys(logins or ([post.author] if post.author else [])):
            author = self.authors.get(login) or Author(login=login, name=login)
            yield Person(author.name or login, of_web(author.url), _mail(author.email))

    def _image(self, post: Post) -> str:
        media = self._run.site_index.media.get(post.featured) if post.featured else None
        url = of_web(urls.join(self._site.url, media.url)) if media and media.url else ""
        if url:
            self.images.add(post.featured)
        return url

    def _html(self, text: str, url: str) -> str:
        return links.detached(text, url or self._site.url, self._site.url) if text else ""

    def _replies(self, post: Post, id_: str, url: str) -> Iterator[Reply]:
        """The comments of a post, each after the one that it answers is known by its id."""
        comments = approved_comments(post)
        names = _names(comments)
        ids = {comment.id: names[at] for at, comment in enumerate(comments) if comment.id}
        for at, comment in enumerate(comments):
            parent = ids.get(comment.parent, "") if comment.parent != comment.id else ""
            author = comment.author
            yield Reply(
                id=f"{id_}#comment-{names[at]}",
                url=f"{url}#comment-{names[at]}" if url else "",
                title=f"Re: {post.title}" if author.name and post.title else "",
                person=Person(author.name, of_web(author.url), _mail(author.email)),
                published=stamp(comment.date),
                content=self._html(comment.body.text if comment.body else "", url),
                answers=f"{id_}#comment-{parent}" if parent else id_,
                answers_url=(f"{url}#comment-{parent}" if parent else url) if url else "",
                type=comment.type,
            )


def _names(comments: Sequence[Comment]) -> list[str]:
    """What follows `#comment-` in the address of each comment: its id, or a number for one that has none like it."""
    taken = {comment.id for comment in comments}
    names: list[str] = []
    used: set[str] = set()
    for number, comment in enumerate(comments, 1):
        name = comment.id
        if not _COMMENT_ID.fullmatch(name) or not any(map(str.isdigit, name)) or name in used:
            name = f"n{number}"
            while name in taken or name in used:
                name += "0"
        used.add(name)
        names.append(name)
    return names


def _files(post: Post) -> Iterator[File]:
    """The files of an episode, as custom fields state them (see `podcasts`)."""
    found = False
    for value in values(post.extra, ENCLOSURE):
        url, length, type_ = (*(part.strip() for part in str(value).split("\n")[:3]), "", "", "")[:3]
        if of_web(url):
            found = True
            yield File(url, length if length.isdecimal() else "", type_ if _MIME.fullmatch(type_) else "")
    if not found and (sound := episode(post)):
        yield File(sound.url, str(sound.length or ""), sound.type)


def made_id(site: Site, name: str) -> str:
    """An id for what has no address, the same on every run (RFC 4122, version 5)."""
    return f"{MADE_ID}{uuid5(NAMESPACE_URL, f'{site.url or site.title} {name}')}"


def scheme(site: Site, taxonomy: str) -> str:
    """The IRI by which a feed names a taxonomy (RFC 4287, section 4.2.2.2)."""
    return f"{of_web(site.url) or made_id(site, 'taxonomies')}#{quote(taxonomy, errors='replace')}"


def stamp(date: str | None) -> str:
    """A date of RFC 3339; `-00:00` says that the offset is not known (section 4.3). Empty for none."""
    return f"{date}{NO_OFFSET}" if date and len(date) <= 19 else date or ""


def language_tag(language: str) -> str:
    """A language that a feed may state; empty for any other text. Some write `en_US`."""
    language = language.replace("_", "-")
    return language if _LANGUAGE.fullmatch(language) else ""


def _mail(address: str) -> str:
    """An address as the schema of RFC 4287 takes it (`.+@.+`)."""
    return address if re.fullmatch(r"\S+@\S+", address) else ""
