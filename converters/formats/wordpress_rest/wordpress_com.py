"""Gives the objects of WordPress.com's own API (`public-api.wordpress.com/rest/v1.1/sites/SITE/…`) the form of `wp/v2`.

Its objects have an `ID` in capitals, terms by their names, texts without `rendered`, and dates with their offset. What has
no counterpart (`i_like`, `pseudo_ID`, `meta`, …) is about the one who asked, or links to other responses.
"""

from collections.abc import Mapping, Set
from typing import Any, Final

from converters import dates
from converters.io.character_references import unescape
from converters.io.json.parts import object_at, objects_at

Values = dict[str, Any]

_STATUS: Final = {"unapproved": "hold"}
_TAXONOMIES: Final = {"tags": "post_tag", "categories": "category"}
"""Keys of a post, and of a response -> the taxonomy."""
_OF_POSTS: Final = ("posts", "pages")

_POST: Final = frozenset(
    """ID site_ID author date modified title URL short_URL content excerpt slug guid status sticky password parent type discussion
    likes_enabled sharing_enabled like_count i_like is_reblogged is_following global_ID featured_image post_thumbnail format geo
    menu_order page_template publicize_URLs terms tags categories attachments attachment_count metadata meta capabilities
    other_URLs pseudo_ID is_external site_name site_URL feed_ID feed_URL is_jetpack""".split()
)
_COMMENT: Final = frozenset(
    """ID post author date URL short_URL content raw_content status parent type like_count i_like meta can_moderate i_replied
    capabilities""".split()
)
"""Keys of a post and of a comment that are read, or that have no counterpart on purpose. All others stay as they are."""


def is_one(values: Mapping[str, Any]) -> bool:
    """Whether an object is one of that API."""
    return "ID" in values and "id" not in values


def as_rest(values: Mapping[str, Any], table: str) -> Values:
    """The object as `wp/v2` would have it; `table` is the name of the array that it is in."""
    if "post" in values and "author" in values:
        return _comment(values)
    if "content" in values or "excerpt" in values or table in _OF_POSTS:
        return _post(values)
    if "mime_type" in values:
        return _media(values)
    if table in _TAXONOMIES or "post_count" in values:
        return _term(values, _TAXONOMIES.get(table, "category" if "parent" in values else "post_tag"))
    if "nice_name" in values or "login" in values:
        return _user(values)
    return _site(values)


def _site(values: Mapping[str, Any]) -> Values:
    options = object_at(values, "options")
    return {
        "name": values.get("name"),
        "description": values.get("description"),
        "home": values.get("URL"),
        "url": values.get("URL"),
        "language": values.get("lang"),
        "is_private": values.get("is_private") or values.get("is_coming_soon"),
        "gmt_offset": options.get("gmt_offset"),
        "timezone_string": options.get("timezone"),
        "page_on_front": options.get("page_on_front"),
        "page_for_posts": options.get("page_for_posts"),
        "namespaces": [],
        "routes": {},
    }


def _post(values: Mapping[str, Any]) -> Values:
    discussion = object_at(values, "discussion")
    terms = [*_terms(values), *_other_terms(values)]
    embedded: Values = {"wp:term": [terms]}
    if isinstance(author := values.get("author"), dict):
        embedded["author"] = [_user(author)]
    found: Values = {
        **_others(values, _POST),
        **_dates(values, "date"),
        **_dates(values, "modified"),
        "id": values.get("ID"),
        "slug": values.get("slug"),
        "status": values.get("status"),
        "type": values.get("type"),
        "link": values.get("URL"),
        "guid": {"rendered": values.get("guid")},
        "title": {"rendered": values.get("title")},
        "content": {"rendered": values.get("content"), "protected": bool(values.get("password"))},
        "excerpt": {"rendered": values.get("excerpt")},
        "password": values.get("password") or "",
        "author": _id(values.get("author")),
        "parent": _id(values.get("parent")),
        "sticky": values.get("sticky") is True,
        "menu_order": values.get("menu_order"),
        "format": values.get("format"),
        "template": values.get("page_template"),
        "comment_status": discussion.get("comment_status"),
        "ping_status": discussion.get("ping_status"),
        "comment_count": discussion.get("comment_count"),
        "likes": values.get("like_count"),
        "terms": [term["id"] for term in terms],
        "meta": _metadata(values.get("metadata")),
        "_embedded": embedded,
    }
    if isinstance(image := values.get("post_thumbnail"), dict):
        found["featured_media"] = image.get("ID")
        embedded["wp:featuredmedia"] = [_media(image)]
    elif image_url := values.get("featured_image"):
        found["jetpack_featured_media_url"] = image_url
    attachments = values.get("attachments")
    if isinstance(attachments, dict):
        embedded["attachments"] = [
            _media(attachment) for attachment in attachments.values() if isinstance(attachment, dict)
        ]
    return found


def _comment(values: Mapping[str, Any]) -> Values:
    author = object_at(values, "author")
    email = author.get("email")
    raw = values.get("raw_content")
    content: Values = {"rendered": values.get("content")}
    if isinstance(raw, str):
        content["raw"] = raw
    status = str(values.get("status") or "")
    return {
        **_others(values, _COMMENT),
        **_dates(values, "date"),
        "id": values.get("ID"),
        "post": _id(values.get("post")),
        "parent": _id(values.get("parent")),
        "author": author.get("ID"),
        "author_name": unescape(str(author.get("name") or "")),
        "author_url": author.get("URL"),
        "author_email": email if isinstance(email, str) else "",
        "author_ip": author.get("ip_address") or "",
        "link": values.get("URL"),
        "status": _STATUS.get(status, status),
        "type": values.get("type"),
        "content": content,
        "likes": values.get("like_count"),
    }


def _media(values: Mapping[str, Any]) -> Values:
    return {
        **_dates(values, "date"),
        "id": values.get("ID"),
        "source_url": values.get("URL"),
        "title": {"rendered": values.get("title")},
        "caption": {"rendered": values.get("caption")},
        "description": {"rendered": values.get("description")},
        "alt_text": values.get("alt"),
        "mime_type": values.get("mime_type"),
        "post": _id(values.get("post_ID")),
    }


def _user(values: Mapping[str, Any]) -> Values:
    email = values.get("email")
    return {
        "id": values.get("ID"),
        "username": values.get("login"),
        "slug": values.get("nice_name") or values.get("login"),
        "name": values.get("name"),
        "url": values.get("URL"),
        "email": email if isinstance(email, str) else "",
        "link": values.get("profile_URL"),
        "avatar_urls": {},
    }


def _terms(values: Mapping[str, Any]) -> list[Values]:
    return [
        _term(term, taxonomy)
        for name, taxonomy in _TAXONOMIES.items()
        for term in object_at(values, name).values()
        if isinstance(term, dict)
    ]


def _other_terms(values: Mapping[str, Any]) -> list[Values]:
    """The terms of other taxonomies."""
    taxonomies = values.get("terms")
    return [
        _term(term, str(taxonomy))
        for taxonomy, named in (taxonomies.items() if isinstance(taxonomies, dict) else ())
        if taxonomy not in _TAXONOMIES.values() and isinstance(named, dict)
        for term in named.values()
        if isinstance(term, dict)
    ]


def _term(values: Mapping[str, Any], taxonomy: str) -> Values:
    return {
        "id": values.get("ID"),
        "taxonomy": taxonomy,
        "slug": values.get("slug"),
        "name": values.get("name"),
        "description": values.get("description"),
        "parent": _id(values.get("parent")),
    }


def _others(values: Mapping[str, Any], known: Set[str]) -> Values:
    return {name: value for name, value in values.items() if name not in known}


def _dates(values: Mapping[str, Any], name: str) -> Values:
    """A date with its offset, as WordPress's two dates without one."""
    stated = values.get(name)
    moment = dates.parsed(stated) if isinstance(stated, str) else None
    if moment is None:
        return {name: stated}
    clock = moment.replace(tzinfo=None).isoformat()
    utc = dates.in_utc(moment) if moment.tzinfo else None
    return {name: clock, f"{name}_gmt": utc.isoformat() if utc else None}


def _id(value: Any) -> Any:
    """The id in an object that stands for a record; `false` stands for none."""
    if isinstance(value, dict):
        return value.get("ID")
    return None if isinstance(value, bool) else value


def _metadata(value: Any) -> Values:
    return {str(field["key"]): field.get("value") for field in objects_at(value) if field.get("key")}
