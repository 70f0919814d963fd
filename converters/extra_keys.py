"""The names of keys in `extra` that more than one module reads or writes.

`extra` is a mapping of what the model has no field for (see `model`). Most of its keys are the source's own
(custom fields, front matter); those below have a meaning for blogport. They are part of the archive's format: a
name that is here does not change.
"""

from collections.abc import Mapping
from typing import Any, Final

# Custom fields and elements of WordPress (`readers/wordpress/vocabulary.py` says how they are read)
OLD_SLUGS: Final = "_wp_old_slug"
"""Slugs that a post had before: a list of strings."""
OLD_DATES: Final = "_wp_old_date"
"""Days on which a post was dated before, as `2020-02-01`: a list of strings (`wp_check_for_changed_dates`)."""
THUMBNAIL: Final = "_thumbnail_id"
"""The id of the featured image, as in the custom field."""
INTERNAL_TAGS: Final = "_internal_tags"
"""Tags of Ghost that only its staff and its theme see (`#news`): a list of strings."""
PAGE_TEMPLATE: Final = "_wp_page_template"
"""The file of the theme that shows a page: a list of one string."""
FOOTNOTES: Final = "footnotes"
"""The footnotes of a post of blocks: a list of one JSON text (WordPress's block `core/footnotes`)."""
GUID: Final = "guid"
PUB_DATE: Final = "pubDate"
POST_DATE: Final = "post_date"
POST_DATE_GMT: Final = "post_date_gmt"
POST_MODIFIED: Final = "post_modified"
POST_MODIFIED_GMT: Final = "post_modified_gmt"
PING_STATUS: Final = "ping_status"
POST_ID: Final = "post_id"
"""Ids of posts that have run into one: an element that its reader met once more."""
CATEGORY: Final = "category"
TABLE_ID: Final = "_tablepress_export_table_id"
"""The id by which posts name a table of the plug-in TablePress."""
TABLE_OPTIONS: Final = "_tablepress_table_options"
TABLE_VISIBILITY: Final = "_tablepress_table_visibility"
"""Of such a table: how it is shown, and which rows and columns are hidden, both as JSON."""
BUILDER_FIELDS: Final = frozenset(
    "_elementor_data _fl_builder_data panels_data _ct_builder_json ct_builder_json _ct_builder_shortcodes "
    "ct_builder_shortcodes _themify_builder_settings_json _bricks_page_content_2 _cornerstone_data "
    "_breakdance_data tve_updated_post".split()
)
"""Custom fields in which page builders keep what a post shows (`markup/wordpress/builders/stored.py`): a body, and no note."""

COMMENT_APPROVED: Final = "comment_approved"
"""The status of a comment, where WordPress spells it in another way than `wordpress.vocabulary` does."""
COMMENT_STATUS: Final = "comment_status"
"""`comments_open` of what is no post, or in another word than `open` and `closed`."""
IS_STICKY: Final = "is_sticky"
TERM_TAXONOMY: Final = "term_taxonomy"
SLUG: Final = "slug"
"""The slug of a term as it was written, where it is not its identity."""

# What a media item has as a post of WordPress (type `attachment`)
LINK: Final = "link"
"""The URL of the page that WordPress has for a file alone; of a site: its URL as the channel states it."""
CREATOR: Final = "creator"
"""The login of who uploaded a file."""
CONTENT: Final = "content"
"""The description of a file, which is the text of its page."""
MENU_ORDER: Final = "menu_order"
"""The place of a file among the others of its post."""
ATTACHMENT_URL: Final = "attachment_url"
COMMENTS: Final = "comments"
"""Comments below the page of a file: a list of objects as in an archive."""
POST_PASSWORD: Final = "post_password"
STATUS: Final = "status"
"""Of a media item its status; of a post the status that it had before `--include` made it a draft."""

# Texts as a source wrote them, where entities in them cannot be restored from the model's field
TITLE_HTML: Final = "title_html"
TITLE_RAW: Final = "title_raw"
NAME_HTML: Final = "name_html"
DESCRIPTION_HTML: Final = "description_html"
NAME_RAW: Final = "name_raw"
ALT_RAW: Final = "alt_raw"
TERM_NAMES_HTML: Final = "term_names_html"

# Items of menus
MENU_ITEM_TYPE: Final = "_menu_item_type"
MENU_ITEM_OBJECT: Final = "_menu_item_object"
MENU_ITEM_OBJECT_ID: Final = "_menu_item_object_id"
MENU_ITEM_PARENT: Final = "_menu_item_menu_item_parent"
MENU_ITEM_URL: Final = "_menu_item_url"
MENU_ITEM_TARGET: Final = "_menu_item_target"
MENU_ITEM_CLASSES: Final = "_menu_item_classes"
MENU_ITEM_REL: Final = "_menu_item_xfn"
MENU_ITEM_KEYS: Final = (
    MENU_ITEM_TYPE,
    MENU_ITEM_OBJECT,
    MENU_ITEM_OBJECT_ID,
    MENU_ITEM_PARENT,
    MENU_ITEM_URL,
    MENU_ITEM_TARGET,
    MENU_ITEM_CLASSES,
    MENU_ITEM_REL,
)

# Front matter
ALIASES: Final = "aliases"
"""Other paths of a post, as front matter states them: a list of strings."""
DESCRIPTION: Final = "description"
SEO_TITLE: Final = "seo_title"
"""The title of a post for search engines and browsers, where it is not the title of the post."""
SEO_IMAGE: Final = "seo_image"
"""The URL of the image that social networks show."""
CANONICAL: Final = "canonical"
"""The URL under which search engines are to list a post, where it is not its permalink."""
NOINDEX: Final = "noindex"
"""Whether search engines are asked to leave a post out."""
AUTHOR: Final = "author"
"""Of a site: the login of who wrote the posts that name nobody."""
AUTHORS: Final = "authors"
"""The logins of all authors, of a post that has several."""
LANGUAGE: Final = "lang"
TRANSLATIONS: Final = "translations"
"""The ids of the same post in other languages, by language."""
TRANSLATION_KEY: Final = "translationKey"
"""A text that the translations of a post share (Hugo's word for it)."""
IN_LANGUAGES: Final = "in_languages"
"""Texts of a record in other languages: a mapping of language -> field -> text."""
KIND: Final = "kind"
"""`section` for the page of a folder."""
LAYOUT: Final = "layout"
LINK_TITLE: Final = "linkTitle"
PUBLISH_DATE: Final = "publishDate"
IMAGE_IN_BODY: Final = "image_in_body"
"""Whether the body begins with the featured image."""

# Fields that no reader knows (`source_fields`)
UNREAD: Final = "_unread"
"""What the source has of a record and its reader does not read: field -> value. No public target gets it."""

# Identity
ID: Final = "id"
"""The id that a record had where another record has it."""
PARENT: Final = "parent"
"""The parent of a comment as the source states it, where it is missing or its own answer."""
PARENT_URL: Final = "_parent"
"""The URL that Staticman keeps as the parent of a comment: that of the post."""

# Pages of comment systems (`page_comments`)
THREAD_IDS: Final = "_thread_ids"
"""The names that a site gave to the comments of a page: a list of strings."""
THREAD_URLS: Final = "_thread_urls"
"""Other addresses at which a comment system has comments of the same page: a list of strings."""
EDITED: Final = "edited"
"""When the text of a comment was last changed, as a date of ISO 8601."""
PINNED: Final = "pinned"
"""Whether a comment stands above the others."""
DISLIKES: Final = "dislikes"
"""How many people voted against a comment."""
SCORE: Final = "score"
"""The votes for a comment less those against it, where these are more."""
BADGE: Final = "badge"
"""What a comment system shows beside the name of who wrote a comment."""
REACTIONS: Final = frozenset(
    {"reposts", "quotes", "bookmarks", "follows", "reads", "listens", "watches", "rsvps"}
)
"""What other sites did with a post, beside liking it: numbers, by these names."""

# Short posts
IN_REPLY_TO: Final = "in_reply_to"
"""What a post answers: the URL of a note, or the id of another post."""

# Pages and texts
GENERATOR: Final = "generator"
"""The program that made a site."""
PROTECTED: Final = "protected"
"""Whether a page asks for a password instead of showing its text."""
LINKS: Final = "links"
"""Links in a text that has no markup for them."""
BY_POST_AUTHOR: Final = "by_post_author"
"""Whether a page says that a comment is by the author of the post."""
LOGIN: Final = "login"
TITLE: Final = "title"
"""The heading of a comment, on platforms where comments have one (Drupal, LiveJournal)."""
EMAIL: Final = "email"
DATE: Final = "date"
"""A date as the source shows it, where it is not one of the model (see `dates`)."""
MODIFIED: Final = "modified"
"""The same of the date of modification."""
DATE_SHOWN: Final = "date_shown"
"""The date of a post as its page shows it (`3 years ago`), where that is not a whole date."""
DATE_PRECISION: Final = "date_precision"
"""How exact a date is that was counted from the time of a capture: `second`, `minute`, `hour`, `day`, `week`, `month`, `year`."""
PARENT_SHOWN: Final = "parent_shown"
"""The parent of a comment as the page nests it, where the feed names another."""

META_PREFIX: Final = "meta:"
"""Prefix of a custom field whose own key has another meaning in `extra`."""


def meta_key(name: str) -> str:
    """The key of the custom field that is in `extra` under `name`."""
    return name.removeprefix(META_PREFIX)


def first(value: Any) -> Any:
    """The value of a custom field, which may have several: the first of a list, anything else as it is."""
    return value[0] if isinstance(value, list) and value else value


def single(value: Any) -> Any:
    """A custom field is a list, since a post may have several of one key: of one value that value, unless it is a mapping."""
    is_single = isinstance(value, list) and len(value) == 1 and not isinstance(value[0], dict)
    return value[0] if is_single else value


def values(extra: Mapping[str, Any], name: str) -> list[Any]:
    """The values of a field, which may hold one value or a list."""
    value = extra.get(name)
    return value if isinstance(value, list) else [] if value in (None, "") else [value]


def first_text(extra: Mapping[str, Any], name: str) -> str:
    """The value of a custom field, or the first of several, as a text; `""` for a field that is missing or empty."""
    return str(first(extra.get(name)) or "")
