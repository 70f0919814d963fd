"""WordPress eXtended RSS: the names that its reader and writer share.

Elements are named `prefix:local` with WordPress's own prefixes, whatever prefix, version
(1.0, 1.1, 1.2) or scheme (http, https) a file declares; RSS's own elements have no prefix.

What the model has no field for is in `extra`:
- an element under its local name (`ping_status`, `guid`), with its prefix if that is not
  WordPress's (`atom:link`): a string; with attributes or children an object
  (`@name` for an attribute, `#text` for the text); found more than once, a list of objects;
- a custom field (post, comment and term meta) under its key: a list of strings, and nothing
  else is one. A key that is also the name of an element, and one without a name, stands
  under `META_PREFIX` + key (see `meta_name`).
"""

import re
from typing import Final

from converters import lazy_re
from converters.extra_keys import ALT_RAW, NAME_HTML, NAME_RAW, TERM_NAMES_HTML, TITLE_HTML, TITLE_RAW
from converters.extra_keys import META_PREFIX as META_PREFIX
from converters.extra_keys import THUMBNAIL as THUMBNAIL
from converters.extra_keys import meta_key as meta_key

VERSION: Final = "1.2"

NAMESPACES: Final = {
    "excerpt": "http://wordpress.org/export/1.2/excerpt/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "wfw": "http://wellformedweb.org/CommentAPI/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "wp": "http://wordpress.org/export/1.2/",
}

_FAMILIES: Final = tuple(
    (prefix, lazy_re.compile(pattern, re.IGNORECASE))
    for prefix, pattern in {
        "excerpt": r"https?://(www\.)?wordpress\.org/export/[\d.]+/excerpt/?",
        "content": r"https?://(www\.)?purl\.org/rss/1\.0/modules/content/?",
        "wfw": r"https?://(www\.)?wellformedweb\.org/commentapi/?",
        "dc": r"https?://(www\.)?purl\.org/dc/elements/1\.[01]/?",
        "wp": r"https?://(www\.)?wordpress\.org/export/[\d.]+/?",
    }.items()
)


def family(uri: str) -> str:
    """WordPress's own prefix for a namespace, in any version and scheme; `""` for any other."""
    return next((prefix for prefix, pattern in _FAMILIES if pattern.fullmatch(uri.strip())), "")


# Elements -> fields of the model. A name that is no field of the record goes to `extra` by itself.
SITE: Final = {
    "title": "title",
    "link": "link",
    "description": "description",
    "language": "language",
    "wp:base_blog_url": "base_blog_url",
}

AUTHOR: Final = {
    "wp:author_id": "id",
    "wp:author_login": "login",
    "wp:author_email": "email",
    "wp:author_display_name": "name",
    "wp:author_url": "url",
    # Exports of WordPress.com of some years, which call all of it so
    "wp:wp_author_id": "id",
    "wp:wp_author_login": "login",
    "wp:wp_author_email": "email",
    "wp:wp_author_display_name": "name",
}

TERM: Final = {
    "wp:term_id": "id",
    "wp:term_taxonomy": "taxonomy",
    "wp:term_slug": "slug",
    "wp:category_nicename": "slug",
    "wp:tag_slug": "slug",
    "wp:term_parent": "parent",
    "wp:category_parent": "parent",
    "wp:tag_parent": "parent",
    "wp:term_name": "name",
    "wp:cat_name": "name",
    "wp:tag_name": "name",
    "wp:term_description": "description",
    "wp:category_description": "description",
    "wp:tag_description": "description",
}

ITEM: Final = {
    "title": "title",
    "link": "url",
    "pubDate": "pubDate",
    "dc:creator": "author",
    "wp:author": "author",
    "content:encoded": "body",
    "excerpt:encoded": "excerpt",
    "wp:post_id": "id",
    "wp:post_date": "post_date",
    "wp:post_date_gmt": "post_date_gmt",
    "wp:post_modified": "post_modified",
    "wp:post_modified_gmt": "post_modified_gmt",
    "wp:comment_status": "comments_open",
    "wp:post_name": "slug",
    "wp:status": "status",
    "wp:post_status": "status",  # programs that call it as WordPress's database does
    "wp:post_parent": "parent",
    "wp:menu_order": "order",
    "wp:post_type": "type",
    "wp:post_password": "password",
    "wp:is_sticky": "sticky",
    "wp:attachment_url": "attachment_url",
}

COMMENT: Final = {
    "wp:comment_id": "id",
    "wp:comment_author": "name",
    "wp:comment_author_email": "email",
    "wp:comment_author_url": "url",
    "wp:comment_author_IP": "ip",
    "wp:comment_date": "comment_date",
    "wp:comment_date_gmt": "comment_date_gmt",
    "wp:comment_content": "body",
    "wp:comment_approved": "status",
    "wp:comment_type": "type",
    "wp:comment_parent": "parent",
    "wp:comment_user_id": "user",
}

# Elements that contain elements: name -> the element around it.
CONTAINERS: Final = {
    "item": ("channel",),
    "wp:author": ("channel",),
    "wp:wp_author": ("channel",),
    "wp:category": ("channel",),
    "wp:tag": ("channel",),
    "wp:term": ("channel",),
    "wp:termmeta": ("wp:category", "wp:tag", "wp:term"),
    "wp:postmeta": ("item",),
    "wp:comments": ("item",),
    "wp:comment": ("item", "wp:comments"),
    "wp:commentmeta": ("wp:comment",),
}
META: Final = {"wp:meta_key": "key", "wp:meta_value": "value"}

TAXONOMIES: Final = {"wp:category": "category", "wp:tag": "post_tag"}
"""The taxonomy of a channel's term by its element; `wp:term` states it."""

DOMAINS: Final = {"": "category", "tag": "post_tag"}
"""The taxonomy of an item's `category` by its domain, where that is another word."""

APPROVED: Final = {"1": "approved", "0": "pending", "spam": "spam", "trash": "trash"}
"""`comment_approved` -> status of a comment, both ways."""

APPROVED_TOO: Final = {
    "post-trashed": "trash",
    "approve": "approved",
    "hold": "pending",
    "": "pending",
}
"""Synonyms; the original is kept in `extra["comment_approved"]`."""

MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""As `pubDate` writes them, in every language (RFC 822)."""

OPEN: Final = {"open": True, "closed": False}
"""`comment_status` -> `comments_open`."""

MEDIA_EXTRA: Final = {
    "body": "content",
    "author": "creator",
    "slug": "post_name",
    "status": "status",
    "order": "menu_order",
    "password": "post_password",
    "sticky": "is_sticky",
    "comments_open": "comment_status",
    "modified": "post_modified",
    "terms": "terms",
    "comments": "comments",
}
"""Fields of a post that a media item has none for -> their names in its `extra`.

`terms` and `comments` are lists of objects as in an archive. What WordPress gives every
attachment (`MEDIA_USUAL`) is left out.
"""

MEDIA_USUAL: Final = {"status": "inherit", "order": "0", "sticky": "0"}

ATTACHED_FILE: Final = "_wp_attached_file"
ALT: Final = "_wp_attachment_image_alt"

RSS_NAMES: Final = frozenset(
    """title link description language pubDate lastBuildDate generator docs ttl image url width height cloud
    rating textInput name skipHours hour skipDays day copyright managingEditor webMaster
    guid author comments enclosure source category""".split()
)
"""RSS's own elements, which have no prefix; all others without a prefix in `extra` are WordPress's."""

FOREIGN: Final = {
    "atom": "http://www.w3.org/2005/Atom",
    "georss": "http://www.georss.org/georss",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "thr": "http://purl.org/syndication/thread/1.0",
    "dsq": "http://www.disqus.com/",
}
"""Namespaces of others that are seen in exports."""

NAMES: Final = frozenset(
    {name.rpartition(":")[2] for table in (SITE, AUTHOR, TERM, ITEM, COMMENT) for name in table}
    | {"content", "excerpt", "terms", "comments", "creator", "guid", "ping_status", "category", "generator"}
    | {TITLE_HTML, NAME_HTML, "description_html", TERM_NAMES_HTML, TITLE_RAW, NAME_RAW, ALT_RAW}
)
"""Names in `extra` that are ours or an element's, never a custom field's."""


def meta_name(key: str) -> str:
    """The name in `extra` of the custom field `key`."""
    return META_PREFIX + key if not key or key in NAMES or key.startswith(META_PREFIX) else key


SAVED: Final = "_blogport_"
"""How the keys of our own custom fields begin: values of a record before it was written for WordPress.

`SAVED` + a field's name holds that field as it was (likes, for which WordPress has no place, too);
`_blogport_extra` is a JSON object with what `extra` held that is neither an element nor a custom field.
The reader puts it all back, so that nothing is lost on the way through an export; where there are no
custom fields (site, authors) it is in elements, `wp:blogport_…`.
"""
UNCATEGORIZED: Final = ("category", "uncategorized", "Uncategorized")
"""The category (taxonomy, slug, name) that WordPress gives a post that has none; the custom field
`SAVED` + `uncategorized` says that it is not the post's own."""
ADDED_AUTHOR: Final = "blogport_added"
"""Element of an author whom the source names at posts only; no record of it is made."""

NO_DATE: Final = "0000-00-00 00:00:00"
"""How WordPress writes that there is no date."""
