"""Makes the records of the model from pages of an export and from posts of the API."""

from collections.abc import Iterator, Mapping
from datetime import tzinfo
from typing import Any, Final, NamedTuple

from converters import dates
from converters.extra_keys import DATE, GENERATOR, STATUS
from converters.formats.tumblr import notes, npf, old_types
from converters.formats.tumblr.page import PageText
from converters.io.json.parts import object_at, objects_at
from converters.io.slugs import sanitize_title
from converters.model import Author, Markup, Post, Site, Term, TermRef
from converters.readers.known_by_name import Terms

_STATES: Final = {
    "published": "publish",
    "draft": "draft",
    "queued": "future",
    "private": "private",
    "submission": "pending",
}
"""The state of a post -> WordPress's word. Any other word keeps the post back."""


class PostText(NamedTuple):
    """The title and the HTML of a post, and whether a part of it is for those who pay."""

    title: str
    html: str
    is_for_payers: bool = False


class Records:
    """Makes records for one blog, and remembers its tags and authors. Memory: their names."""

    def __init__(self, name: str, site: str, zone: tzinfo | None, title: str = "") -> None:
        self._name, self._title, self._zone = name, title or name, zone
        self.base = site.rstrip("/") or (f"https://{name}.tumblr.com" if name else "")
        self._tags = Terms("tag")
        self._authors: dict[str, Author] = {}
        self.unknown: dict[str, list[str]] = {}
        """The types that are not known, by the ids of their posts."""

    def site(self, description: str = "") -> Site:
        """The blog, by its name."""
        url = f"{self.base}/" if self.base else ""
        return Site(title=self._title, url=url, description=description, extra={GENERATOR: "Tumblr"})

    def rest(self) -> Iterator[Author | Term]:
        """The authors and the tags of the posts so far."""
        yield from self._authors.values()
        yield from self._tags.records()

    def page(self, number: str, text: PageText, waits: bool) -> Post:
        """The post of a page. One that somebody submitted waits; one without a date was not published."""
        extra: dict[str, Any] = {}
        moment = text.date.replace(tzinfo=self._zone) if text.date else None
        status = "pending" if waits else "publish" if text.date else "draft"
        if text.stated and not text.date:
            extra[DATE] = text.stated
        return Post(
            id=number,
            status=status,
            title=text.title,
            slug=sanitize_title(text.title) or number,
            url=f"{self.base}/post/{number}",
            date=dates.kept(dates.iso(moment), DATE, extra) if moment else None,
            author=self._author(self._name),
            body=Markup(text=text.html, dialect="html") if text.html else None,
            terms=self._terms(text.tags),
            extra=extra,
        )

    def post(self, row: Mapping[str, Any]) -> Post:
        """The post of an answer of the API, with the comments among its notes."""
        number = str(row.get("id_string") or row.get("id") or "")
        extra: dict[str, Any] = {}
        text = self._text(row, number)
        title, html = text.title, text.html
        status = self._status(row, extra)
        if text.is_for_payers and status == "publish":
            status, extra[STATUS] = "private", "paywall"
        blog = str(row.get("blog_name") or self._name)
        self._note_sources(row, extra)
        slug = str(row.get("slug") or "")
        return Post(
            id=number,
            status=status,
            title=title,
            slug=slug or sanitize_title(title) or number,
            url=str(row.get("post_url") or "") or (f"{self.base}/post/{number}" if number else ""),
            date=dates.kept(self._date(row), DATE, extra),
            author=self._author(blog),
            body=Markup(text=html, dialect="markdown" if row.get("format") == "markdown" else "html")
            if html
            else None,
            terms=self._terms(_texts(row.get("tags"))),
            sticky=row.get("is_pinned") is True,
            likes=notes.likes(row),
            comments=notes.comments(row, self._zone),
            extra=extra,
        )

    def _status(self, row: Mapping[str, Any], extra: dict[str, Any]) -> str:
        word = str(row.get("state", "published")).lower()
        status = _STATES.get(word, word)
        if word not in ("published", "draft", "private"):
            extra[STATUS] = word
        return status

    def _text(self, row: Mapping[str, Any], number: str) -> PostText:
        """The title and the HTML of a post, after what it answers to or passes on."""
        content = row.get("content")
        if not isinstance(content, list):
            html = old_types.rendered(row)
            if html is None:
                self.unknown.setdefault(number, []).append(str(row.get("type")))
            return PostText(_plain(str(row.get("title") or "")), html or "")
        title = npf.heading(content)
        parts = [self._passed_on(item, number) for item in objects_at(row, "trail")]
        own = npf.Rendered(
            [{"type": "text", "text": ""}, *content[1:]] if title else content, row.get("layout")
        )
        if own.unknown:
            self.unknown.setdefault(number, []).extend(own.unknown)
        return PostText(title, "\n".join(filter(None, [*parts, own.html])), own.is_for_payers)

    def _passed_on(self, item: Mapping[str, Any], number: str) -> str:
        """A post of another blog that this one passes on, as a quotation with its source."""
        blog, post = object_at(item, "blog"), object_at(item, "post")
        name = str(blog.get("name") or item.get("broken_blog_name") or "")
        found = npf.Rendered(item.get("content"), item.get("layout"))
        if found.unknown:
            self.unknown.setdefault(number, []).extend(found.unknown)
        url = f"https://{name}.tumblr.com/post/{post['id']}" if name and post.get("id") and blog else ""
        return npf.quotation(found.html, name, url)

    def _note_sources(self, row: Mapping[str, Any], extra: dict[str, Any]) -> None:
        """Keep where a post comes from, and how many notes it has where they are not listed."""
        for name in (
            "source_url",
            "source_title",
            "reblogged_from_url",
            "reblogged_from_name",
            "reblogged_root_url",
            "reblogged_root_name",
        ):
            if row.get(name):
                extra[f"_tumblr_{name}"] = row[name]
        if row.get("note_count") and not row.get("notes"):
            extra["_tumblr_note_count"] = row["note_count"]

    def _date(self, row: Mapping[str, Any]) -> str | None:
        """When a post was published: seconds since 1970, else a text in GMT."""
        if when := notes.moment(row.get("timestamp"), self._zone):
            return when
        text = str(row.get("date") or "")
        moment = dates.in_zone(text, self._zone) if text else None
        return dates.iso(moment) if moment else text or None

    def _author(self, blog: str) -> str:
        if blog:
            self._authors.setdefault(blog, Author(id=blog, login=blog, name=blog))
        return blog

    def _terms(self, tags: tuple[str, ...]) -> tuple[TermRef, ...]:
        return tuple(self._tags.ref("post_tag", tag) for tag in dict.fromkeys(tags) if tag)


def _plain(title: str) -> str:
    if "<" not in title and "&" not in title:
        return title
    from converters.markup.html import plain

    return plain(title)


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()
