"""Posts and media as items, in the order of WordPress's own export: all fields before terms, meta and comments."""

import re
from collections.abc import Callable
from typing import Any

import msgspec

from converters import lazy_re, messages
from converters.diagnostics import Diagnostics
from converters.extra_keys import (
    ALT_RAW,
    COMMENT_STATUS,
    COMMENTS,
    CONTENT,
    CREATOR,
    IS_STICKY,
    LINK,
    MENU_ITEM_OBJECT_ID,
    MENU_ITEM_PARENT,
    MENU_ITEM_TYPE,
    MENU_ORDER,
    PING_STATUS,
    POST_DATE,
    POST_MODIFIED,
    POST_PASSWORD,
    STATUS,
    TERM_NAMES_HTML,
    TITLE_HTML,
    TITLE_RAW,
)
from converters.formats.wxr.writer.authors import Authors
from converters.formats.wxr.writer.channel import raw
from converters.formats.wxr.writer.comments import comment
from converters.formats.wxr.writer.dates import both, published
from converters.formats.wxr.writer.extra import Sorted, sort_out
from converters.formats.wxr.writer.ids import NO_YEAR, CommentNumbers, IdMap
from converters.formats.wxr.writer.importer_warnings import ImporterWarnings, UniqueDates, absolute
from converters.formats.wxr.writer.permalinks import slug_of
from converters.formats.wxr.writer.uploads import Uploads
from converters.formats.wxr.writer.xml import cdata, plain_leaf, text_element, word
from converters.io.media_types import mime_of
from converters.io.slugs import sanitize_title
from converters.io.xml.text import escaped_attribute
from converters.model import MENU_ITEM, Comment, Extra, Media, Post, TermRef
from converters.readers.wordpress import vocabulary
from converters.site.index import SiteIndex

_OPEN: dict[bool | None, str] = {value: word for word, value in vocabulary.OPEN.items()}
_ELEMENTS = vocabulary.RSS_NAMES - {"category", *(name.rpartition(":")[2] for name in vocabulary.ITEM)}


class Items:
    """Writes items; references follow the new ids."""

    def __init__(
        self,
        site_index: SiteIndex,
        people: Authors,
        first_id: int,
        is_beside: Callable[[Media], bool],
        diagnostics: Diagnostics,
    ) -> None:
        """`is_beside`: whether the file of a media item is in the folder of uploads beside the export."""
        self._numbers = IdMap(site_index, first_id)
        self._comments = CommentNumbers(site_index.highest_comment, people.ids)
        self._people = people
        self._site = site_index.site.url
        self._is_beside = is_beside
        self._uploads = Uploads(site_index, diagnostics)
        self._foresight = ImporterWarnings(diagnostics, self._site, self._numbers.renumbered)
        self._moments = UniqueDates()
        self._diagnostics = diagnostics

    def post(self, post: Post) -> str:
        """A post, with its comments in it."""
        extra = dict(post.extra)
        title = TITLE_HTML if TITLE_HTML in extra else TITLE_RAW
        kind, status = word(post.type, "post"), word(post.status, "draft")
        number, parent = self._numbers.of(post), self._numbers.post(post.parent)
        featured, login = self._numbers.media(post.featured), self._people.login(post.author)
        date = self._free_date(post, post.type)
        slug = slug_of(post)
        menu = self._followed(extra) if post.type == MENU_ITEM else {}
        fields = {
            "title": raw(extra, title, post.title),
            "link": post.url,
            "pubDate": published(date, extra),
            "dc:creator": login,
            "content:encoded": post.body.text if post.body else "",
            "excerpt:encoded": post.excerpt,
            "wp:post_id": str(number),
            **_dates(date, post.modified, extra),
            "wp:comment_status": _taken(extra, COMMENT_STATUS, _WORD) or _OPEN.get(post.comments_open, ""),
            "wp:ping_status": _taken(extra, PING_STATUS, _WORD),
            "wp:post_name": slug,
            "wp:status": status,
            "wp:post_parent": str(parent),
            "wp:menu_order": str(post.order),
            "wp:post_type": kind,
            "wp:post_password": post.password,
            "wp:is_sticky": str(int(post.sticky)),
        }
        stated = {
            "id": (post.id, str(number)),
            "parent": (post.parent, str(parent or "")),
            "featured": (post.featured, str(featured or "")),
            "author": (post.author, login),
            "slug": (post.slug, slug),
            "date": (post.date, date),
            "type": (post.type, kind),
            "status": (post.status, status),
        }
        raw_names = extra.pop(TERM_NAMES_HTML) if isinstance(extra.get(TERM_NAMES_HTML), dict) else {}
        others = sort_out(extra, _ELEMENTS)
        if featured:
            others.fields.insert(0, (vocabulary.THUMBNAIL, str(featured)))
        others.saved |= _changed(stated) | self._foresight.post(post, slug)
        others.rest |= menu
        if post.likes is not None:
            others.saved["likes"] = str(post.likes)
        terms = post.terms
        if post.type == "post" and not any(term.taxonomy == "category" for term in terms):
            terms = (*terms, _UNCATEGORIZED)
            others.saved["uncategorized"] = "1"
        return self._item(fields, others, terms, post.comments, date, raw_names)

    def media(self, media: Media) -> str:
        """A media item, as an attachment."""
        extra = dict(media.extra)
        title = TITLE_HTML if TITLE_HTML in extra else TITLE_RAW
        number, parent = self._numbers.of(media), self._numbers.post(media.parent)
        creator = _taken(extra, CREATOR)
        login = self._people.login(creator)
        modified = _taken(extra, POST_MODIFIED)
        named = self._uploads.completed(media)
        date, url = self._free_date(named, "attachment"), absolute(media.url, self._site)
        terms = _parts(extra, "terms", TermRef)
        comments = _parts(extra, COMMENTS, Comment)
        fields = {
            "title": raw(extra, title, named.title),
            "link": _taken(extra, LINK),
            "pubDate": published(date, extra),
            "dc:creator": login,
            "content:encoded": _taken(extra, CONTENT),
            "excerpt:encoded": media.caption,
            "wp:post_id": str(number),
            **_dates(date, modified, extra),
            "wp:comment_status": _taken(extra, COMMENT_STATUS, _WORD),
            "wp:ping_status": _taken(extra, PING_STATUS, _WORD),
            "wp:post_name": _taken(extra, "post_name"),
            "wp:status": _taken(extra, STATUS, _WORD) or "inherit",
            "wp:post_parent": str(parent),
            "wp:menu_order": _taken(extra, MENU_ORDER, _INTEGER) or "0",
            "wp:post_type": "attachment",
            "wp:post_password": _taken(extra, POST_PASSWORD),
            "wp:is_sticky": _taken(extra, IS_STICKY, _FLAG) or "0",
            "wp:attachment_url": url,
        }
        stated = {
            "id": (media.id, str(number)),
            "parent": (media.parent, str(parent or "")),
            "mime": (media.mime, mime_of(media.path, url)),
            "url": (media.url, url),
            "title": (media.title, named.title),
            "date": (media.date, date),
        }
        raw_names = extra.pop(TERM_NAMES_HTML) if isinstance(extra.get(TERM_NAMES_HTML), dict) else {}
        alt = raw(extra, ALT_RAW, media.alt) if "<" not in media.alt else media.alt
        others = sort_out(extra, _ELEMENTS)
        own = {vocabulary.ATTACHED_FILE: media.path, vocabulary.ALT: alt}
        others.fields[:0] = [(name, text) for name, text in own.items() if text]
        others.saved |= _changed(stated) | self._foresight.media(
            media, modified, is_beside=self._is_beside(media)
        )
        if creator and login != creator:
            others.rest["creator"] = creator
        elif login != creator:
            others.saved["without"] = "creator"
        return self._item(fields, others, terms, comments, date, raw_names)

    def _free_date(self, record: Post | Media, kind: str) -> str | None:
        """The date, or a slightly later one if WordPress would confuse the item with another."""
        date, seconds = self._moments.free(kind, record.title, record.date)
        if seconds:
            self._diagnostics.report(messages.SAME_SECOND, record, seconds=seconds)
        return date

    def _followed(self, extra: Extra) -> dict[str, Any]:
        """Update the references of a menu item; returns the original values by name."""
        before = {}
        names = [MENU_ITEM_PARENT]
        if extra.get(MENU_ITEM_TYPE) == ["post_type"]:
            names.append(MENU_ITEM_OBJECT_ID)
        for name in names:
            value = extra.get(name)
            if isinstance(value, list) and value and isinstance(value[0], str) and value[0] not in ("", "0"):
                new = [str(self._numbers.post(value[0])), *value[1:]]
                if new != value:
                    before[name], extra[name] = value, new
        return before

    def _item(
        self,
        fields: dict[str, str],
        others: Sorted,
        terms: tuple[TermRef, ...],
        comments: tuple[Comment, ...],
        date: str | None,
        raw_names: dict[str, Any],
    ) -> str:
        places = self._comments.places(comments, date) if comments else []
        for place in places:
            if not place.saved.get("date", "-"):
                self._diagnostics.tally(
                    messages.COMMENT_YEAR if place.date == NO_YEAR else messages.COMMENT_DATE
                )
        return "".join(
            [
                "<item>\n",
                *(
                    _ELEMENT.get(name, text_element)(name, text) + "\n"
                    for name, text in fields.items()
                    if text or name in _ALWAYS
                ),
                *(f"{element}\n" for element in others.elements),
                *(_category(term, raw_names) for term in terms),
                others.metas("wp:postmeta"),
                *map(comment, comments, places),
                "</item>\n",
            ]
        )


_PLAIN = (
    "link",
    "pubDate",
    "wp:post_id",
    "wp:post_parent",
    "wp:menu_order",
    "wp:is_sticky",
    "wp:attachment_url",
)
_ELEMENT = dict.fromkeys(_PLAIN, plain_leaf)
_ALWAYS = frozenset(
    "title link content:encoded excerpt:encoded dc:creator wp:post_name wp:post_password wp:status wp:post_type".split()
)
"""Elements that are there also when they are empty."""


_UNCATEGORIZED = TermRef(**dict(zip(("taxonomy", "slug", "name"), vocabulary.UNCATEGORIZED, strict=True)))


def _changed(stated: dict[str, tuple[str | None, str | None]]) -> dict[str, str]:
    """The source's values of the fields whose written value differs."""
    return {field: was or "" for field, (was, now) in stated.items() if was != now}


def _dates(date: str | None, modified: str | None, extra: Extra) -> dict[str, str]:
    local, gmt = both(date, POST_DATE, extra)
    changed, changed_gmt = (
        both(modified or None, POST_MODIFIED, extra) if _is_date(modified) else (modified or "", "")
    )
    return {
        # Without a date, WordPress confuses the item with any item of the same title.
        "wp:post_date": local or vocabulary.NO_DATE,
        "wp:post_date_gmt": gmt or vocabulary.NO_DATE,
        "wp:post_modified": changed,
        "wp:post_modified_gmt": changed_gmt,
    }


def _is_date(text: str | None) -> bool:
    return not text or text[10:11] == "T"


def _category(term: TermRef, raw_names: dict[str, str]) -> str:
    extra = {"name": raw_names.get(f"{term.taxonomy}/{term.slug}")}
    # WordPress makes no term without a name, nor without a slug
    name = raw(extra, "name", term.name or term.slug)
    domain, slug = (
        escaped_attribute(word(term.taxonomy, "category")),
        escaped_attribute(term.slug or sanitize_title(term.name)),
    )
    return f'<category domain="{domain}" nicename="{slug}">{cdata(name)}</category>\n'


_ANY = lazy_re.compile(".+", re.DOTALL)
_WORD = lazy_re.compile(r"[\w-]{1,20}")
_INTEGER = lazy_re.compile(r"-?\d{1,9}", re.ASCII)
_FLAG = lazy_re.compile("[01]")


def _taken(extra: Extra, name: str, form: re.Pattern[str] = _ANY) -> str:
    """A text that has its own place in an item, out of `extra`, if it fits there."""
    text = extra.get(name)
    return str(extra.pop(name)) if isinstance(text, str) and form.fullmatch(text) else ""


def _parts(extra: Extra, name: str, kind: type[Any]) -> tuple[Any, ...]:
    """Terms or comments of a media item, which the model keeps in `extra`."""
    try:
        found = msgspec.convert(extra.get(name, ()), tuple[kind, ...])  # type: ignore[valid-type] # a type made at run time
    except msgspec.ValidationError:
        return ()
    extra.pop(name, None)
    return tuple(found)
