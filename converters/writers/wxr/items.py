"""Posts and media as items, in the order of WordPress's own export: all fields before terms, meta and comments."""

from typing import Any

import msgspec

from converters.formats import wxr
from converters.model import Comment, Extra, Media, Post, TermRef
from converters.writers.wxr.channel import raw
from converters.writers.wxr.comments import comment
from converters.writers.wxr.dates import both, published
from converters.writers.wxr.extra import Sorted, sort_out
from converters.writers.wxr.numbers import CommentNumbers, Numbers
from converters.writers.wxr.people import People
from converters.writers.wxr.xml import attribute, cdata, leaf, plain_leaf

_OPEN: dict[bool | None, str] = {value: word for word, value in wxr.OPEN.items()}
_ELEMENTS = frozenset(name.rpartition(":")[2] for name in wxr.ITEM) | wxr.RSS_NAMES | {"ping_status"}


class Items:
    """Makes items; what they refer to follows the numbers that were given."""

    def __init__(self, numbers: Numbers, comments: CommentNumbers, people: People) -> None:
        self._numbers = numbers
        self._comments = comments
        self._people = people

    def post(self, post: Post) -> str:
        """A post, with its comments in it."""
        extra = dict(post.extra)
        title = "title_html" if "title_html" in extra else "title_raw"
        number, parent = self._numbers.of(post), self._numbers.post(post.parent)
        featured, login = self._numbers.media(post.featured), self._people.login(post.author)
        fields = {
            "title": raw(extra, title, post.title),
            "link": post.url,
            "pubDate": published(post.date, extra),
            "dc:creator": login,
            "content:encoded": post.body.text if post.body else "",
            "excerpt:encoded": post.excerpt,
            "wp:post_id": str(number),
            **_dates(post.date, post.modified, extra),
            "wp:comment_status": _taken(extra, "comment_status") or _OPEN.get(post.comments_open, ""),
            "wp:ping_status": _taken(extra, "ping_status"),
            "wp:post_name": post.slug,
            "wp:status": post.status,
            "wp:post_parent": str(parent),
            "wp:menu_order": _taken(extra, "menu_order") or str(post.order),
            "wp:post_type": post.type,
            "wp:post_password": post.password,
            "wp:is_sticky": _taken(extra, "is_sticky") or str(int(post.sticky)),
        }
        stated = {
            "id": (post.id, str(number)),
            "parent": (post.parent, str(parent or "")),
            "featured": (post.featured, str(featured or "")),
            "author": (post.author, login),
        }
        raw_names = extra.pop("term_names_html", {})
        others = sort_out(extra, _ELEMENTS)
        if featured:
            others.fields.insert(0, (wxr.THUMBNAIL, str(featured)))
        others.saved |= {field: was for field, (was, now) in stated.items() if was != now}
        if post.likes is not None:
            others.saved["likes"] = str(post.likes)
        return self._item(fields, others, post.terms, post.comments, post.date, raw_names)

    def media(self, media: Media) -> str:
        """A media item, as an attachment."""
        extra = dict(media.extra)
        title = "title_html" if "title_html" in extra else "title_raw"
        number, parent = self._numbers.of(media), self._numbers.post(media.parent)
        creator = _taken(extra, "creator")
        login = self._people.login(creator)
        modified = _taken(extra, "post_modified")
        terms = _parts(extra, "terms", TermRef)
        comments = _parts(extra, "comments", Comment)
        fields = {
            "title": raw(extra, title, media.title),
            "link": _taken(extra, "link"),
            "pubDate": published(media.date, extra),
            "dc:creator": login,
            "content:encoded": _taken(extra, "content"),
            "excerpt:encoded": media.caption,
            "wp:post_id": str(number),
            **_dates(media.date, modified, extra),
            "wp:comment_status": _taken(extra, "comment_status"),
            "wp:ping_status": _taken(extra, "ping_status"),
            "wp:post_name": _taken(extra, "post_name"),
            "wp:status": _taken(extra, "status") or "inherit",
            "wp:post_parent": str(parent),
            "wp:menu_order": _taken(extra, "menu_order") or "0",
            "wp:post_type": "attachment",
            "wp:post_password": _taken(extra, "post_password"),
            "wp:is_sticky": _taken(extra, "is_sticky") or "0",
            "wp:attachment_url": media.url,
        }
        stated = {
            "id": (media.id, str(number)),
            "parent": (media.parent, str(parent or "")),
            "mime": (media.mime, wxr.mime_of(media.path, media.url)),
        }
        raw_names = extra.pop("term_names_html", {})
        alt = raw(extra, "alt_raw", media.alt) if "<" not in media.alt else media.alt
        others = sort_out(extra, _ELEMENTS)
        own = {wxr.ATTACHED_FILE: media.path, wxr.ALT: alt}
        others.fields[:0] = [(name, text) for name, text in own.items() if text]
        others.saved |= {field: was for field, (was, now) in stated.items() if was != now}
        if login != creator:
            others.rest["creator"] = creator
        return self._item(fields, others, terms, comments, media.date, raw_names)

    def _item(
        self,
        fields: dict[str, str],
        others: Sorted,
        terms: tuple[TermRef, ...],
        comments: tuple[Comment, ...],
        date: str | None,
        raw_names: Any,
    ) -> str:
        if not isinstance(raw_names, dict):
            raw_names = {}
        places = self._comments.places(comments, date) if comments else []
        return "".join(
            [
                "<item>\n",
                *(
                    _ELEMENT.get(name, leaf)(name, text) + "\n"
                    for name, text in fields.items()
                    if text or name in _ALWAYS
                ),
                *(f"{one}\n" for one in others.elements),
                *(_category(one, raw_names) for one in terms),
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


def _dates(date: str | None, modified: str | None, extra: Extra) -> dict[str, str]:
    local, gmt = both(date, "post_date", extra)
    changed, changed_gmt = (
        both(modified or None, "post_modified", extra) if _is_date(modified) else (modified or "", "")
    )
    return {
        "wp:post_date": local,
        "wp:post_date_gmt": gmt,
        "wp:post_modified": changed,
        "wp:post_modified_gmt": changed_gmt,
    }


def _is_date(text: str | None) -> bool:
    return not text or text[10:11] == "T"


def _category(term: TermRef, raw_names: dict[str, str]) -> str:
    extra = {"name": raw_names.get(f"{term.taxonomy}/{term.slug}")}
    name = raw(extra, "name", term.name)
    domain, slug = attribute(term.taxonomy), attribute(term.slug)
    return f'<category domain="{domain}" nicename="{slug}">{cdata(name)}</category>\n'


def _taken(extra: Extra, name: str) -> str:
    """A text that has a place of its own in an item, out of `extra`."""
    return str(extra.pop(name)) if isinstance(extra.get(name), str) else ""


def _parts(extra: Extra, name: str, kind: type[Any]) -> tuple[Any, ...]:
    """Terms or comments of a media item, which the model keeps in `extra`."""
    try:
        found = msgspec.convert(extra.get(name, ()), tuple[kind, ...])  # type: ignore[valid-type]
    except msgspec.ValidationError:
        return ()
    extra.pop(name, None)
    return tuple(found)
