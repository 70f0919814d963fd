"""Makes the records of the model from the pages of an export."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from html import escape
from typing import Final

from converters import dates, lazy_re
from converters.clock import is_ahead
from converters.extra_keys import CANONICAL, DATE, GENERATOR
from converters.formats.medium.body import Text, begins, is_same
from converters.formats.medium.export import Name
from converters.formats.medium.page import Page, Profile
from converters.io import urls
from converters.io.slugs import sanitize_title
from converters.model import Author, Markup, Media, Post, Site, Term, TermRef
from converters.personal.names import login_of

RESPONSE: Final = "response"
"""The type of a post that is an answer to somebody else's post."""
_USER: Final = lazy_re.compile(r"^https?://medium\.com/@([^/?#]+)", re.IGNORECASE)
_HEX_ID: Final = lazy_re.compile(r"(?:^|-)([0-9a-f]{8,16})$")


class Records:
    """Makes records for one account, and remembers its authors and tags. Memory: their names."""

    def __init__(
        self, profile: Profile, site: str, zone: tzinfo | None, responses: bool, now: datetime
    ) -> None:
        self._profile, self._site, self._zone = profile, site, zone
        self._responses, self._now = responses, now
        self._authors: dict[str, Author] = {}
        self._tags: dict[str, str] = {}
        if profile.name or profile.url:
            self._author(profile.name, profile.url)

    def site(self) -> Site:
        """The page of the account, as far as the profile says."""
        url = self._site or self._profile.url
        return Site(
            title=self._profile.name, url=f"{url.rstrip('/')}/" if url else "", extra={GENERATOR: "Medium"}
        )

    def post(self, page: Page, text: Text | None, name: Name) -> Post:
        """The post of a page; `text` is its rendered text."""
        is_draft = name.is_draft or not (page.date or page.canonical or name.day)
        name = name._replace(id=name.id or page.id or _id_in(page.canonical))
        extra: dict[str, object] = {}
        url, slug = self._address(page, name, extra)
        is_response = bool(text) and not is_draft and self._is_response(page, text)
        html = text.html if text else ""
        stated = page.date or name.day
        status = "draft" if is_draft else "future" if self._is_ahead(stated) else "publish"
        if is_response:
            status = "private" if status == "publish" else status
        return Post(
            id=name.id or slug,
            type=RESPONSE if is_response else "post",
            status=status,
            title=page.title,
            slug=slug,
            url=url,
            date=dates.kept(self._date(stated), DATE, extra),
            author=self._author(page.author or self._profile.name, page.author_url or self._profile.url),
            body=Markup(text=html, dialect="html") if html else None,
            excerpt=_excerpt(page, text),
            terms=tuple(self._term(slug_, tag) for slug_, tag in page.tags if tag),
            featured=f"{name.id or slug}-featured" if text and text.featured else "",
            extra=extra,
        )

    def featured(self, post: Post, text: Text) -> Media | None:
        """The image that stands for a post; None where it has none."""
        return Media(id=post.featured, url=text.featured, parent=post.id) if post.featured else None

    def rest(self) -> Iterator[Author | Term]:
        """The authors and the tags of the posts so far."""
        yield from self._authors.values()
        for slug, tag in self._tags.items():
            yield Term(taxonomy="post_tag", slug=slug, name=tag)

    def _is_response(self, page: Page, text: Text | None) -> bool:
        """Whether a text is probably an answer: Medium marks none. It has no title of its own, no heading and no image."""
        return (
            not self._responses
            and text is not None
            and text.is_plain
            and not (text.has_title or text.has_subtitle)
            and begins(text.start, page.title)
        )

    def _address(self, page: Page, name: Name, extra: dict[str, object]) -> tuple[str, str]:
        """The URL of a post on Medium and its slug.

        A canonical address on another site stays in `extra`. One without words (`/p/ID`) gets those of the file's name:
        Medium looks at the id alone.
        """
        path = urls.split(page.canonical).path.strip("/")
        last = path.rpartition("/")[2]
        is_ours = (bool(name.id) and last.endswith(name.id)) or _is_on_medium(page.canonical)
        if page.canonical and not is_ours:
            extra[CANONICAL] = page.canonical
        found = _HEX_ID.search(last)
        words = last[: found.start()] if found else last
        if is_ours and words and not words.startswith("@"):
            return page.canonical, words
        slug = re.sub(r"-{2,}", "-", name.words.lower()).strip("-") or sanitize_title(page.title)
        home = page.author_url or self._profile.url
        if not name.id or not home or name.is_draft:
            return (f"https://medium.com/p/{name.id}" if name.id else ""), slug
        return f"{home.rstrip('/')}/{slug}-{name.id}", slug

    def _author(self, name: str, url: str) -> str:
        """The login of an author: the name of the account."""
        if not (name or url):
            return ""
        account = _USER.match(url)
        login = account[1] if account else login_of(name) or url
        self._authors.setdefault(login, Author(id=login, login=login, name=name, url=url))
        return login

    def _term(self, slug: str, name: str) -> TermRef:
        slug = slug or sanitize_title(name) or name
        self._tags.setdefault(slug, name)
        return TermRef(taxonomy="post_tag", slug=slug, name=name)

    def _date(self, text: str) -> str | None:
        """A date on the clock of the blog; of a day alone no more than the day is known."""
        if not text:
            return None
        moment = dates.in_zone(text, self._zone or UTC) if "T" in text else dates.parsed(text)
        return dates.iso(moment) if moment else text

    def _is_ahead(self, text: str) -> bool:
        moment = dates.utc(text) if text else None
        return bool(moment and is_ahead(moment, self._now))


def _id_in(url: str) -> str:
    found = _HEX_ID.search(urls.split(url).path.strip("/"))
    return found[1] if found else ""


def _is_on_medium(url: str) -> bool:
    host = urls.server_of(url)
    return host == "medium.com" or host.endswith(".medium.com")


def _excerpt(page: Page, text: Text | None) -> str:
    """The subtitle, if its author wrote it: without one Medium takes the start of the text."""
    if not page.subtitle or is_same(page.subtitle, page.title):
        return ""
    if text and not text.has_subtitle and begins(text.start, page.subtitle):
        return ""
    return escape(page.subtitle, quote=False)
