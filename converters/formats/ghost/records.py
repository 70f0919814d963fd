"""Makes the records of the model from the rows of an export."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from converters import dates
from converters.extra_keys import (
    AUTHORS,
    CANONICAL,
    DATE,
    DESCRIPTION,
    EDITED,
    GENERATOR,
    INTERNAL_TAGS,
    MODIFIED,
    PINNED,
    SEO_TITLE,
    STATUS,
)
from converters.formats.ghost import lexical, mobiledoc, shapes
from converters.formats.ghost.export import Table, Tables, text
from converters.formats.ghost.visibility import for_visitors
from converters.io.moderation_flags import is_marked
from converters.model import Author, Comment, Commenter, Markup, Media, Post, Site, Term, TermRef
from converters.readers.source_fields import FieldCheck

GHOST_URL: Final = "__GHOST_URL__"
"""What stands for the address of the site in texts and in URLs of files (Ghost 3 to 6)."""
_PRIVATE: Final = ("is_private", "isPrivate")
"""The settings that ask visitors for a password."""
_STATUS: Final = {"published": "publish", "draft": "draft", "scheduled": "future", "sent": "private"}
"""`sent` was a mail, and is not on the site. Any other word keeps a post back (`privacy`)."""
_COMMENT_STATUS: Final = {"published": "approved", "hidden": "pending", "deleted": "trash"}
_OPEN: Final = ("", "public")
_NO: Final = (0, "", "0", "false")
"""What says that a post is not for mails alone; any other value says that it is."""
KNOWN_CIRCLES: Final = ("members", "paid", "tiers")
"""The words for who may see a post, where not everybody may."""
_KEPT: Final = {
    "custom_template": "_custom_template", "codeinjection_head": "_codeinjection_head", "codeinjection_foot": "_codeinjection_foot",
    "canonical_url": CANONICAL, "locale": "locale", "uuid": "_ghost_uuid", "comment_id": "_ghost_comment_id",
}  # fmt: skip
"""Columns of a post -> their keys in `extra`; those that visitors never see as such begin as WordPress's hidden fields do."""
_META: Final = {
    "meta_title": SEO_TITLE, "meta_description": DESCRIPTION, "og_image": "og_image", "og_title": "og_title",
    "og_description": "og_description", "twitter_image": "twitter_image", "twitter_title": "twitter_title",
    "twitter_description": "twitter_description", "email_subject": "_email_subject", "frontmatter": "_frontmatter",
}  # fmt: skip
"""The same of `posts_meta`; old exports have them in the row of the post."""


class Records:
    """Makes records for one blog. `site` is the address of its home page, which no export has."""

    def __init__(self, tables: Tables, site: str) -> None:
        self._tables = tables
        self._base = site.rstrip("/")
        self._settings = tables.settings
        self.zone_name = self._setting("timezone", "activeTimezone")
        self.zone = dates.named_zone(self.zone_name)
        self.unmatched: list[tuple[str, str]] = []
        """What the last post or its comments name by an id that the export does not have: a tag or member, and the id."""
        self.unknown: dict[str, list[str]] = {}
        """The types of cards and nodes that are not known, by the ids of their posts."""
        self.is_private = any(is_marked(self._settings.get(name, "")) for name in _PRIVATE)
        """Whether the whole site asked for a password."""
        self.hidden: dict[str, int] = {}
        """How many cards visitors do not see, by the ids of their posts."""

    def site(self) -> Site:
        """The site, with its menus as they are written in the settings, and the program that made it (`redirects` asks)."""
        menus = {
            name: menu
            for name in ("navigation", "secondary_navigation")
            if (menu := _json(self._settings.get(name, "")))
        }
        return Site(
            title=self._settings.get("title", ""),
            url=f"{self._base}/" if self._base else "",
            description=self._settings.get("description", ""),
            language=self._setting("locale", "lang", "defaultLang", "default_lang"),
            extra={GENERATOR: "Ghost"} | menus,
        )

    def authors(self, check: FieldCheck) -> Iterator[Author]:
        """The users who can write; of what they have only what the site shows, and their addresses (which are private)."""
        for id_, user in self._tables.users.items():
            bio = {DESCRIPTION: text(user, "bio")} if user.get("bio") else {}
            author = Author(
                id=id_,
                login=self._login(id_),
                name=text(user, "name"),
                email=text(user, "email"),
                url=text(user, "website"),
                extra=bio,
            )
            check.keep(author, user, shapes.USER)
            yield author

    def terms(self, check: FieldCheck) -> Iterator[Term]:
        """The tags that the site shows; internal ones (`#news`) are kept in the posts' `extra`."""
        for id_, tag in self._tables.tags.items():
            if not _is_internal(tag):
                term = Term(
                    id=id_,
                    taxonomy="post_tag",
                    slug=text(tag, "slug"),
                    name=text(tag, "name"),
                    description=text(tag, "description"),
                )
                check.keep(term, tag, shapes.TAG)
                yield term

    def post(self, row: Table, comments: tuple[Comment, ...], check: FieldCheck) -> Post:
        """The post or page of a row, with its comments."""
        id_ = text(row, "id")
        meta = {**{name: row[name] for name in _META if row.get(name)}, **self._tables.meta.get(id_, {})}
        tags = [
            self._tables.tags[tag] for _, tag in sorted(self._tables.tags_of[id_]) if tag in self._tables.tags
        ]
        self.unmatched += [
            ("tag", tag) for _, tag in self._tables.tags_of[id_] if tag not in self._tables.tags
        ]
        authors = self._authors(id_, row)
        status, kept = _status(row, meta)
        has_lost_word = self._tables.say_audience and "visibility" not in row
        if status == "publish" and (has_lost_word or self.is_private):
            status = "private"
        extra = kept | {key: row[name] for name, key in _KEPT.items() if row.get(name)}
        extra |= {key: self._own(meta[name]) for name, key in _META.items() if meta.get(name)}
        if internal := [text(tag, "name") for tag in tags if _is_internal(tag)]:
            extra[INTERNAL_TAGS] = internal
        if len(authors) > 1:
            extra[AUTHORS] = authors
        image = text(row, "feature_image") or text(row, "image")
        if image and row.get("show_title_and_feature_image") in (0, False):
            extra["_show_title_and_feature_image"] = False
        post = Post(
            id=id_,
            type=text(row, "type") or ("page" if row.get("page") in (1, True) else "post"),
            status=status,
            title=text(row, "title"),
            slug=text(row, "slug"),
            url=self._url(row),
            date=dates.kept(self.date(row.get("published_at") or row.get("created_at")), DATE, extra),
            modified=dates.kept(self.date(row.get("updated_at")), MODIFIED, extra),
            author=authors[0] if authors else "",
            body=self._body(row),
            excerpt=text(row, "custom_excerpt"),
            sticky=row.get("featured") in (1, True),
            terms=tuple(
                TermRef(taxonomy="post_tag", slug=text(tag, "slug"), name=text(tag, "name"))
                for tag in tags
                if not _is_internal(tag)
            ),
            featured=f"{id_}-feature" if image else "",
            comments=comments,
            extra=extra,
        )
        check.keep(post, row, shapes.POST)
        check.keep(post, self._tables.meta.get(id_, {}), shapes.META)
        return post

    def feature_image(self, row: Table) -> Media | None:
        """The image of a post as a media item; None where it has none."""
        image, id_ = text(row, "feature_image") or text(row, "image"), text(row, "id")
        if not image:
            return None
        meta = self._tables.meta.get(id_, {})
        return Media(
            id=f"{id_}-feature",
            url=self._own(image),
            alt=text(meta, "feature_image_alt"),
            caption=self._own(text(meta, "feature_image_caption")),
            parent=id_,
        )

    def comment(self, row: Table, check: FieldCheck) -> Comment:
        """The comment of a row. Its author is known by the name of the member, if the file has the members."""
        word = _word(row, "status") or "pending"
        extra: dict[str, Any] = {} if word == "published" else {STATUS: word}
        when = dates.kept(self.date(row.get("created_at")), DATE, extra)
        if edited := self.date(row.get("edited_at")):
            extra[EDITED] = edited
        if row.get("pinned_at"):
            extra[PINNED] = True
        id_, member = text(row, "id"), text(row, "member_id")
        if member and self._tables.members and member not in self._tables.members:
            self.unmatched.append(("member", member))
        html = text(row, "html").strip()
        comment = Comment(
            id=id_,
            parent=text(row, "in_reply_to_id") or text(row, "parent_id"),
            author=Commenter(name=self._tables.members.get(member, "")),
            date=when,
            status=_COMMENT_STATUS.get(word, word),
            likes=self._tables.likes.get(id_) or None,
            body=Markup(text=html, dialect="html") if html else None,
            extra=extra,
        )
        check.keep(comment, row, shapes.COMMENT)
        return comment

    def date(self, value: Any) -> str | None:
        """A date on the clock of the site. Exports have ISO 8601 and milliseconds since 1970, both in UTC."""
        if value is None or value == "":
            return None
        if isinstance(value, int | float) or (
            isinstance(value, str) and value.isdecimal() and len(value) > 9
        ):
            try:
                moment: datetime | None = datetime.fromtimestamp(int(value) / 1000, UTC)
            except (ValueError, OverflowError, OSError):
                return str(value)
        else:
            moment = dates.parsed(str(value))
            moment = moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment
        try:
            return dates.iso(moment.astimezone(self.zone or UTC)) if moment else str(value)
        except (ValueError, OverflowError):  # the first or last day that Python counts
            return str(value)

    def file_url(self, path: str) -> str:
        """The URL of a file of the export, by its path from `content/`."""
        return f"{self._base}/{path}"

    def _own(self, value: Any) -> Any:
        return value.replace(GHOST_URL, self._base) if isinstance(value, str) else value

    def _setting(self, *names: str) -> str:
        return next((value for name in names if (value := self._settings.get(name, ""))), "")

    def _login(self, user: str) -> str:
        row = self._tables.users.get(user, {})
        return text(row, "slug") or text(row, "name") or user

    def _authors(self, post: str, row: Table) -> list[str]:
        ids = [author for _, author in sorted(self._tables.authors_of[post])]
        stated = text(row, "author_id") or text(row, "author")
        known = [user for user in ids or [stated] if user in self._tables.users]
        return list(dict.fromkeys(map(self._login, known)))

    def _url(self, row: Table) -> str:
        """The permalink, by the setting `permalinks` of old versions; `/SLUG/` since version 2 (without `routes.yaml`)."""
        slug = text(row, "slug")
        if not slug:
            return ""
        pattern = self._settings.get("permalinks", "") or "/:slug/"
        is_page = text(row, "type") == "page" or row.get("page") in (1, True)
        date = self.date(row.get("published_at") or row.get("created_at")) or ""
        path = "/:slug/" if is_page or not date else pattern
        names = {
            ":slug": slug,
            ":year": date[:4],
            ":month": date[5:7],
            ":day": date[8:10],
            ":id": text(row, "id"),
        }
        for name, value in names.items():
            path = path.replace(name, value)
        return f"{self._base}{path}"

    def _body(self, row: Table) -> Markup | None:
        html = self._html(row)
        if not html and row.get("markdown"):
            return Markup(text=self._own(text(row, "markdown")), dialect="markdown")
        return Markup(text=self._own(html), dialect="html") if html else None

    def _html(self, row: Table) -> str:
        """The HTML of a post: of Lexical rendered here, else as Ghost rendered it, else of Mobiledoc."""
        id_, (html, hidden) = text(row, "id"), for_visitors(text(row, "html"))
        if hidden:
            self.hidden[id_] = hidden
        if source := text(row, "lexical"):
            try:
                rendered = lexical.Rendered(source)
            except ValueError:
                return html
            if rendered.unknown:
                self.unknown[id_] = rendered.unknown
            if rendered.hidden:
                self.hidden[id_] = rendered.hidden
            return rendered.html or html
        if not html and (source := text(row, "mobiledoc")):
            try:
                document = mobiledoc.Rendered(source)
            except ValueError:
                return ""
            if document.unknown:
                self.unknown[id_] = document.unknown
            return document.html
        return html


def _status(row: Table, meta: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """WordPress's word for the status of a post, and what is kept of Ghost's."""
    word = _word(row, "status")
    status = _STATUS.get(word, word or "draft")
    kept: dict[str, Any] = {} if word in ("published", "draft", "scheduled") else {STATUS: word}
    visibility = _word(row, "visibility")
    if visibility not in _OPEN:
        kept["visibility"] = visibility
        if visibility not in KNOWN_CIRCLES and status == "publish":
            status = "private"
    if meta.get("email_only") not in (None, *_NO) and status == "publish":
        status = "private"
    return status, kept


def _word(row: Table, name: str) -> str:
    """A word that says who may see something; a value that is no text is a word that nobody knows."""
    stated = row.get(name)
    return stated if isinstance(stated, str) else "" if stated is None else repr(stated)


def _is_internal(tag: Mapping[str, Any]) -> bool:
    return tag.get("visibility") == "internal" or text(tag, "name").startswith("#")


def _json(value: str) -> Any:
    try:
        return json.loads(value) if value else None
    except ValueError:
        return None
