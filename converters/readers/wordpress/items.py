"""Items: posts, pages and all else that has a post type, and media."""

from collections.abc import Set
from functools import lru_cache
from typing import Any, Final

from msgspec import to_builtins

from converters import messages
from converters.extra_keys import (
    ALT_RAW,
    ATTACHMENT_URL,
    COMMENT_STATUS,
    GUID,
    IS_STICKY,
    LINK,
    MENU_ORDER,
    POST_DATE,
    POST_ID,
    POST_MODIFIED,
    TITLE_HTML,
    TITLE_RAW,
)
from converters.io import urls
from converters.io.media_types import mime_of
from converters.io.spelling import differ_in_a_letter
from converters.model import MENU_ITEM, Comment, Extra, Markup, Media, Post
from converters.privacy import audience
from converters.privacy.post_types import INTERNAL_TYPES
from converters.readers.wordpress import vocabulary
from converters.readers.wordpress.comments import OF_COMMENTS, read_comments
from converters.readers.wordpress.dates import read_date
from converters.readers.wordpress.fields import (
    Metas,
    PendingFindings,
    Values,
    id_of,
    keep_metas,
    plain_or_raw,
    reference,
    stated,
    without_section,
    word_of,
)
from converters.readers.wordpress.parts import Category, ItemParts
from converters.readers.wordpress.restore import restore_saved_fields
from converters.readers.wordpress.run_together import ends_in_export, holds_export
from converters.readers.wordpress.terms import references
from converters.readers.wordpress.titles import decode_title, encode_title

_TRUE = {"1": True, "true": True, "yes": True, "0": False, "": False, "false": False, "no": False}


def read_item(
    parts: ItemParts,
    pending: PendingFindings,
    whole: bool = True,
    must_say: Set[str] = frozenset(),
    has_end: bool = True,
) -> Post | Media:
    """The record of an item; findings go to `pending`.

    Nothing is taken for public that may not have been: an item that has lost some of what it `must_say` (its status,
    type and password), or is damaged (`whole` is False) before its status or password, is private. So is one that says two
    statuses, two ids, or two types of which one is internal, as two items that ran into one another do; and one without its end
    (`has_end` is False) and without a comment: custom fields that say who may see it stand before these. One that says
    nothing of these, or whose status is blank, is a draft, as WordPress makes it. A comment that has lost its status
    or type is pending.
    """
    values, extra, categories, metas, in_parts, _ = parts
    run_together = _run_together(parts)
    for field, words in _WORDS.items():
        if text := values.get(field):
            word = word_of(text)
            values[field] = word.lower() if word.lower() in words else word
    for field in _TEXTS:
        if field in values:
            values[field] = without_section(values[field])
    comments = read_comments(in_parts, pending, whole, must_say)
    if run_together:
        if values.get("status", "publish").strip() in _SHOWN:
            values["status"] = "private"
        pending(messages.RUN_TOGETHER, status=values["status"])
    lost = must_say and not must_say <= values.keys() | OF_COMMENTS and not _lost_inside(values, must_say)
    if values.get("type", "").strip() == "attachment":
        # Without more than the status and type, its texts may be those of another item.
        is_part = lost and must_say - values.keys() - OF_COMMENTS.keys() != {"password"}
        if is_part and values.get("status", "").strip() in _SHOWN:
            values["status"] = "private"
            pending(messages.NO_STATUS, status="private")
        media = restore_saved_fields(_media(values, extra, metas, categories, comments, pending))
        pending.drop(messages.BAD_OFFSET)  # no page shows the date of a file
        return media
    if _is_contradicted(values, extra):
        values["status"] = "private"
        pending(messages.NO_STATUS, status="private")
    if not values.get("password"):
        values |= _unread_password(extra)
    is_cut = (not whole and "password" not in values) or (not has_end and not comments)
    if (lost or is_cut) or not values.get("status", "publish").strip():
        values["status"] = _status_of_damaged(values, must_say if lost else frozenset(), whole)
        pending(messages.NO_STATUS, status=values["status"])
    post = restore_saved_fields(_post(values, extra, metas, categories, comments, pending))
    if post.status != "publish" or post.type in _UNSEEN:
        pending.drop(messages.BAD_OFFSET)
    return post


_INSIDE: Final = frozenset("author body excerpt id post_date comments_open".split())
"""What WordPress writes of an item between its link and its slug."""


def _lost_inside(values: Values, must_say: Set[str]) -> bool:
    """Whether what an item has lost was between its link and its slug, and these are of one post: so is what is between."""
    return must_say - values.keys() - OF_COMMENTS.keys() <= _INSIDE and link_names(values)


def link_names(values: Values) -> bool:
    """Whether the link of an item ends in its slug or its id."""
    last = values.get("url", "").strip().rstrip("/").rpartition("/")[2].removesuffix(".html")
    return bool(last) and (
        last == values.get("slug", "").strip() or last.rpartition("=")[2] == values.get("id")
    )


_WORDS = {
    "status": frozenset("publish future draft pending private trash auto-draft inherit".split()),
    "type": frozenset({"post", "page", "attachment"}),
}
"""Fields of one word -> words that WordPress knows in capital letters too, as its database compares them."""

_SHOWN: Final = ("", "publish", "draft", "inherit")
"""Statuses that may come from an item which others may see."""

_OTHER_STATUS: Final = ("status", "post_status", "post_password")
"""Elements that are not WordPress's and have the name of one that says who may see an item: its prefix may be lost."""


_TEXTS: Final = frozenset({"title", "body", "excerpt"})
"""Fields that may be about exports, and have elements of one in them."""


def _run_together(parts: ItemParts) -> bool:
    """Whether an item is two: it states something twice, or one of its texts has swallowed the beginning of another."""
    texts = [text for text in parts.values.values() if "<" in text]
    texts += [value for _, value in parts.metas if "<" in value]
    texts += [key for key, _ in parts.metas if "<" in key] + [
        name for *_, name in parts.categories if "<" in name
    ]
    texts += [text for value in parts.extra.values() if value for text in stated(value) if "<" in text]
    return (
        parts.run_together
        or any(map(ends_in_export, texts))
        or any(
            "<" in text and holds_export(text) for field, text in parts.values.items() if field not in _TEXTS
        )
    )


def _status_of_damaged(values: Values, must_say: Set[str], whole: bool) -> str:
    """The status of an item with a blank one, that breaks off, or that lacks some of what it `must_say` (empty: it lacks none).

    A blank one is a draft, as WordPress makes it (`wp_insert_post`), and so is one that says nothing of all it must.
    """
    status = values.get("status", "publish").strip()
    says_nothing = (
        whole
        and "id" not in must_say
        and must_say.isdisjoint(values)
        and not values.keys().isdisjoint(_TEXTS)
    )
    if says_nothing if must_say else not status:
        return "draft"
    return "private" if status in ("", "publish") else values["status"]  # it may have been, or had a password


def _is_contradicted(values: Values, extra: Extra) -> bool:
    """Whether an item that would be public says once more what its status or type is, and that is not public; or has the id
    of another, or its status under another name alone.
    """
    if "status" not in values:
        return not extra.keys().isdisjoint(_OTHER_STATUS)
    if values["status"].strip() != "publish":
        return False
    if any(id_of(id_) != id_of(values.get("id", "")) for id_ in stated(extra.get(POST_ID))):
        return True
    statuses = [text for name in ("status", "post_status") for text in stated(extra.get(name))]
    return any(text != "publish" for text in statuses) or not INTERNAL_TYPES.keys().isdisjoint(
        stated(extra.get("post_type"))
    )


def _unread_password(extra: Extra) -> Values:
    """The password that an element of another name holds, such as `wp:post_pass`, as the value of its field."""
    found = [text for name, value in extra.items() if _is_password(name) for text in stated(value) if text]
    return {"password": found[0]} if found else {}


@lru_cache(1024)  # the items of a file have the same elements
def _is_password(name: str) -> bool:
    return audience.is_password(name) or differ_in_a_letter(name, "post_password")


def _password(text: str) -> str:
    """The password. Lines of white space do not count: indented exports have them in the empty element. Spaces do: WordPress
    asks for them (`post_password_required`).
    """
    return text if text.strip() or (text and "\n" not in text) else ""


def _post(
    values: Values,
    extra: Extra,
    metas: Metas,
    categories: list[Category],
    comments: tuple[Comment, ...],
    pending: PendingFindings,
) -> Post:
    body = values.pop("body", "")
    featured = _take_meta(metas, vocabulary.THUMBNAIL)
    if file := values.pop("attachment_url", ""):
        extra[ATTACHMENT_URL] = file
    post = Post(
        id=id_of(values.pop("id", "")),
        type=values.pop("type", "").strip() or "post",
        status=values.pop("status", "publish").strip(),
        title=_title(values.pop("title", ""), extra),
        slug=values.pop("slug", "").strip(),
        url=values.pop("url", "").strip(),
        date=_date(values, POST_DATE, extra, pending),
        modified=_date(values, POST_MODIFIED, extra, pending),
        author=values.pop("author", "").strip(),
        body=Markup(text=body, dialect="wordpress") if body else None,
        excerpt=values.pop("excerpt", ""),
        password=_password(values.pop("password", "")),
        parent=reference(values, "parent"),
        order=_order(values.pop("order", ""), extra),
        sticky=_flag(values.pop("sticky", ""), extra),
        terms=references(categories, extra) if categories else (),
        featured="" if featured == "0" else featured,
        comments_open=_open(values.pop("comments_open", ""), extra),
        comments=comments,
        extra=extra,
    )
    keep_metas(extra, metas)
    return post


_UNSEEN = frozenset({*INTERNAL_TYPES, MENU_ITEM})
"""Types of posts whose dates no visitor sees."""


def guid_text(guid: Any) -> str:
    """The text of a `guid` as `extra` has it: a text, an object of text and attributes, or a list of them."""
    first = guid[0] if isinstance(guid, list) else guid
    return str(first.get("#text", "")) if isinstance(first, dict) else str(first)


def _media(
    values: Values,
    extra: Extra,
    metas: Metas,
    categories: list[Category],
    comments: tuple[Comment, ...],
    pending: PendingFindings,
) -> Media:
    values.pop("type")
    path = _take_meta(metas, vocabulary.ATTACHED_FILE)
    alt = _take_meta(metas, vocabulary.ALT)
    url = values.pop("attachment_url", "").strip() or guid_text(extra.get(GUID, ""))
    date = _date(values, POST_DATE, extra, pending)
    if page := values.pop("url", "").strip():
        extra[LINK] = page
    if modified := _date(values, POST_MODIFIED, extra, pending):
        extra[POST_MODIFIED] = modified
    for field, usual in vocabulary.MEDIA_USUAL.items():
        if values.get(field, "").strip() in ("", usual):
            values.pop(field, None)
    media = Media(
        id=id_of(values.pop("id", "")),
        url=url.strip(),
        path=path.strip(),
        title=_title(values.pop("title", ""), extra),
        caption=values.pop("excerpt", ""),
        alt=_alt(alt, extra),
        mime=mime_of(path, urls.split(url).path),
        parent=reference(values, "parent"),
        date=date,
        extra=extra,
    )
    if "password" in values:
        values["password"] = _password(values["password"])
    for field, text in values.items():
        if text:
            extra[vocabulary.MEDIA_EXTRA.get(field, field)] = text
    lists: dict[str, Any] = {"terms": references(categories, extra), "comments": list(comments)}
    extra |= {name: to_builtins(parts) for name, parts in lists.items() if parts}
    keep_metas(extra, metas)
    if comments:
        pending(messages.MEDIA_COMMENTS, number=len(comments))
    return media


def _title(raw: str, extra: Extra) -> str:
    """Decode a title; if the original cannot be restored from that, it is kept too."""
    title = plain_or_raw(raw, TITLE_HTML, extra)
    if "&" in raw and TITLE_HTML not in extra and encode_title(title) != raw.strip():
        extra[TITLE_RAW] = raw
    return title


def _alt(raw: str, extra: Extra) -> str:
    """Decode an image's alternative text in the same way."""
    if "&" not in raw or "<" in raw:
        return raw
    alt = decode_title(raw)
    if encode_title(alt) != raw.strip():
        extra[ALT_RAW] = raw
    return alt


def _date(values: Values, field: str, extra: Extra, pending: PendingFindings) -> str | None:
    local, gmt = values.pop(field, ""), values.pop(f"{field}_gmt", "")
    pub_date = values.pop("pubDate", "") if field == "post_date" else ""
    before = len(pending.findings)
    date = read_date(local, gmt, field, extra, pending, pub_date) if local or gmt or pub_date else None
    if field == "post_modified":  # no page shows the clock of a change; its moment is right
        pending.drop(messages.BAD_OFFSET, before)
    return date


def _take_meta(metas: Metas, key: str) -> str:
    """The value of a custom field that the model has a field for; a second value stays where it is."""
    for number, (name, value) in enumerate(metas):
        if name == key:
            del metas[number]
            return value.strip()
    return ""


def _order(text: str, extra: Extra) -> int:
    try:
        return int(text or 0)
    except ValueError:
        extra[MENU_ORDER] = text
        return 0


def _flag(text: str, extra: Extra) -> bool:
    flag = _TRUE.get(text.strip())
    if flag is None:
        extra[IS_STICKY] = text
    return bool(flag)


def _open(word: str, extra: Extra) -> bool | None:
    word = word.strip()
    known = vocabulary.OPEN.get(word)
    if known is None and word:
        extra[COMMENT_STATUS] = word
    return known
