"""Makes the records of the model from entries."""

import re
from collections.abc import Iterator
from datetime import tzinfo
from typing import Any, Final

from converters import dates, lazy_re
from converters.extra_keys import (
    AUTHORS,
    DATE,
    GENERATOR,
    GUID,
    IN_REPLY_TO,
    LANGUAGE,
    MODIFIED,
    PROTECTED,
    TITLE_HTML,
)
from converters.formats.feed import bodies, matching, own
from converters.formats.feed.bodies import Body
from converters.formats.feed.entries import Entry, Feed, Person
from converters.formats.feed.when import on_clock
from converters.io import urls
from converters.io.character_references import unescape
from converters.io.slugs import sanitize_title
from converters.markup.html import plain
from converters.model import Author, Comment, Commenter, Markup, Media, Post, Site, Term, TermRef
from converters.personal.names import login_of
from converters.privacy import unread_fields
from converters.site.podcasts import ENCLOSURE

_TAG: Final = lazy_re.compile(r"</?[a-zA-Z][\w-]*(?:\s[^<>]*)?/?>")
_EXTENSION: Final = lazy_re.compile(r"\.(?:html?|php|aspx?)$", re.IGNORECASE)
_BY: Final = lazy_re.compile(r"^[^:]{1,30}:\s+(.+)$", re.DOTALL)
"""The title of a comment in WordPress's feeds: `By: Ann`, in any language."""
_REST: Final = "_feed"
"""The key of elements that the model has no field for."""


class Records:
    """Makes the records of one site, and remembers its authors and terms. Memory: their names.

    `zone` is the clock of the site, for dates of UTC.
    """

    def __init__(self, zone: tzinfo | None = None) -> None:
        self._zone = zone
        self._authors: dict[str, Author] = {}
        self._logins: set[str] = set()
        self._terms: dict[tuple[str, str, str], TermRef] = {}
        """By taxonomy, and name or stated slug."""
        self._taken: set[tuple[str, str]] = set()

    def site(self, feed: Feed, stated: str) -> Site:
        """The site of a feed; `stated` is its address, where the user gives it."""
        home = matching.clean(stated or feed.home or _root(feed.url))
        extra: dict[str, Any] = {GENERATOR: feed.generator} if feed.generator and not feed.is_ours else {}
        title, description = (
            text if feed.is_ours else _shown(text, "", {}) for text in (feed.title, feed.description)
        )
        return Site(
            title=title,
            url=f"{home.rstrip('/')}/" if home and not urls.split(home).query else home,
            description=description,
            language=feed.language.replace("_", "-"),
            extra=extra,
        )

    def post(
        self, entry: Entry, feed: Feed, body: Body, comments: tuple[Comment, ...], *, has_own_id: bool = True
    ) -> Post:
        """The post of an entry, with its comments. One whose id another has too is known by its URL."""
        extra: dict[str, Any] = {}
        title = entry.title
        if entry.title_is != "text":
            title = _shown(title, TITLE_HTML, extra, is_sure=entry.title_is == "html")
        number, type_ = matching.post_number(entry.id, feed.home)
        number = str(entry.rest.get("wp:post-id") or (number if has_own_id else ""))
        authors = [
            self._login(person) for person in entry.people or (feed.person,) if person.name or person.email
        ]
        extra |= _other_fields(entry, feed, body, authors)
        url = matching.clean(urls.join(feed.home, entry.link) if feed.home and entry.link else entry.link)
        published, updated = (self._date(date, feed) for date in (entry.published, entry.updated))
        is_same = feed.is_ours and updated == published  # Atom wants `updated` of each
        id_ = number or (entry.id if has_own_id else "") or url or f"{entry.id} {title}".strip()
        return Post(
            id=id_,
            type=entry.type or ("post" if feed.is_ours else type_) or "post",
            status=_status(entry),
            title=title,
            slug=entry.slug or slug_of(url),
            url=url,
            date=dates.kept(published or updated, DATE, extra),
            modified=dates.kept(updated, MODIFIED, extra) if updated and published and not is_same else None,
            author=authors[0] if authors else "",
            body=Markup(text=body.text, dialect=body.dialect) if body.text else None,  # type: ignore[arg-type] # one of the model's
            excerpt=body.excerpt,
            terms=tuple(dict.fromkeys(self.term(*term) for term in entry.terms)),
            featured=f"{id_}-image" if featured_image(entry, body) else "",
            comments=comments,
            extra=extra,
        )

    def media(self, entry: Entry, post: Post, body: Body) -> Media | None:
        """The image of a post; None where it has none that the text does not show."""
        image = featured_image(entry, body)
        return Media(id=post.featured, url=image, parent=post.id) if image else None

    def comment(self, entry: Entry, feed: Feed) -> Comment:
        """The comment of an entry. Its parent is what it says that it answers, or what its text says (WordPress's RSS)."""
        extra: dict[str, Any] = {}
        number = matching.comment_number(entry)
        text = bodies.comment_text(entry, feed)
        parent, text = ("", text) if feed.is_ours else bodies.answered_in_text(text)
        if answered := matching.comment_number(Entry(id=entry.answers, link=entry.answers_url)):
            parent = answered
        elif entry.answers and not parent:
            parent = entry.answers
        person = next(iter(entry.people), Person())
        found = _BY.match(entry.title)
        name = person.name or (_shown(found[1], "", {}) if found else "")
        return Comment(
            id=number or entry.id or entry.link,
            parent=parent,
            author=Commenter(name=name, email=person.email, url=person.url),
            type=entry.type or "comment",
            date=dates.kept(self._date(entry.published or entry.updated, feed), DATE, extra),
            body=Markup(text=text, dialect="html") if text else None,
            extra=extra | ({_REST: entry.rest} if entry.rest else {}),
        )

    def rest(self) -> Iterator[Author | Term]:
        """The authors and terms of the posts so far."""
        yield from self._authors.values()
        for term in self._terms.values():
            yield Term(taxonomy=term.taxonomy, slug=term.slug, name=term.name)

    def _date(self, text: str, feed: Feed) -> str:
        """A date on the clock of the site."""
        if feed.is_ours and text.endswith(own.NO_OFFSET):
            return text.removesuffix(own.NO_OFFSET)
        return on_clock(text, self._zone)

    def _login(self, person: Person) -> str:
        name = person.name or person.email
        if name not in self._authors:
            wish = login_of(name) or "author"
            login, number = wish, 2
            while login in self._logins:
                login, number = f"{wish}-{number}", number + 1
            self._logins.add(login)
            self._authors[name] = Author(login=login, name=person.name, email=person.email, url=person.url)
        return self._authors[name].login

    def term(self, taxonomy: str, slug: str, name: str) -> TermRef:
        """The term of a name, which is remembered; without a slug it gets one."""
        if slug:
            return self._terms.setdefault(
                (taxonomy, "", slug), TermRef(taxonomy=taxonomy, slug=slug, name=name)
            )
        if (taxonomy, name, "") not in self._terms:
            wish = sanitize_title(name) or "term"
            found, number = wish, 2
            while (taxonomy, found) in self._taken:
                found, number = f"{wish}-{number}", number + 1
            self._taken.add((taxonomy, found))
            self._terms[taxonomy, name, ""] = TermRef(taxonomy=taxonomy, slug=found, name=name)
        return self._terms[taxonomy, name, ""]


def _other_fields(entry: Entry, feed: Feed, body: Body, authors: list[str]) -> dict[str, Any]:
    """What the model has no field for."""
    is_id_ours = feed.is_ours and entry.id.startswith(own.MADE_ID)
    fields = {
        GUID: entry.id if entry.id != entry.link and not is_id_ours else "",
        AUTHORS: authors if len(authors) > 1 else [],
        PROTECTED: body.is_protected,
        "feed_partial": body.is_summary or body.is_cut,
        ENCLOSURE: ["\n".join([*enclosure, ""]) for enclosure in entry.enclosures],
        LANGUAGE: entry.language if entry.language != feed.language else "",
        IN_REPLY_TO: entry.answers_url or entry.answers,
        _REST: {name: value for name, value in entry.rest.items() if name != "wp:post-id"},
    }
    return {name: value for name, value in fields.items() if value}


def _status(entry: Entry) -> str:
    """Feeds have what is published; but drafts may be in one for editors (RFC 5023), other circles' posts in LiveJournal's."""
    if entry.is_draft:
        return "draft"
    if entry.rest.get("lj:security", "public") != "public" or unread_fields.hides(entry.rest):
        return "private"
    return "publish"


def featured_image(entry: Entry, body: Body) -> str:
    """The URL of the image of a post that its text does not show."""
    images = [entry.image, *(url for url, _, mime in entry.enclosures if mime.startswith("image/"))]
    return next(
        (image for image in images if image and image.partition("?")[0] not in unescape(body.text)), ""
    )


def _shown(title: str, key: str, extra: dict[str, Any], is_sure: bool = False) -> str:
    """A title as people see it. Unless it `is_sure` to be HTML, it may be escaped once more than its feed says."""
    if "&" in title and not is_sure and not _TAG.search(title):
        title = unescape(title)
    if _TAG.search(title):
        if key:
            extra[key] = title
        return plain(title).replace("\n", " ")
    return " ".join(unescape(title).split())


def slug_of(url: str) -> str:
    """The last part of a permalink. A permalink that is a query has none."""
    parts = urls.split(url)
    return "" if parts.query else _EXTENSION.sub("", parts.path.rstrip("/").rpartition("/")[2])


def _root(url: str) -> str:
    parts = urls.split(url)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
