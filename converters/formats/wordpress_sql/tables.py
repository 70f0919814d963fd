"""WordPress's tables: which columns are read, and in which order they stand where a dump does not name them.

The columns are those of `wp_get_db_schema` (WordPress 6.x); older versions lack some.
"""

from collections.abc import Mapping
from typing import Final

KEPT: Final[Mapping[str, tuple[str, ...]]] = {
    "posts": tuple(
        "ID post_author post_date post_date_gmt post_content post_title post_excerpt post_status comment_status ping_status"
        " post_password post_name pinged post_modified post_modified_gmt post_content_filtered post_parent guid menu_order"
        " post_type post_mime_type".split()
    ),
    "postmeta": ("post_id", "meta_key", "meta_value"),
    "comments": tuple(
        "comment_ID comment_post_ID comment_author comment_author_email comment_author_url comment_author_IP comment_date"
        " comment_date_gmt comment_content comment_karma comment_approved comment_type comment_parent user_id".split()
    ),
    "commentmeta": ("comment_id", "meta_key", "meta_value"),
    "terms": ("term_id", "name", "slug"),
    "term_taxonomy": ("term_taxonomy_id", "term_id", "taxonomy", "description", "parent"),
    "term_relationships": ("object_id", "term_taxonomy_id", "term_order"),
    "termmeta": ("term_id", "meta_key", "meta_value"),
    "options": ("option_name", "option_value"),
    "links": ("link_url", "link_name", "link_image", "link_description", "link_visible", "link_rel"),
    "users": ("ID", "user_login", "user_nicename", "user_email", "user_url", "display_name"),
    "usermeta": ("user_id", "meta_key", "meta_value"),
    "icl_translations": ("element_type", "element_id", "trid", "language_code"),
    "blogs": ("blog_id", "domain", "path"),
}  # fmt: skip
"""Table, without its prefix -> the columns that are read. Passwords and keys of users are in none of them."""

ESSENTIAL: Final[Mapping[str, tuple[str, ...]]] = {
    "posts": ("ID", "post_content", "post_title", "post_status", "post_password"),
    "comments": ("comment_ID", "comment_post_ID", "comment_content", "comment_approved"),
    "users": ("ID", "display_name"),
    "terms": ("term_id", "name"),
    "term_taxonomy": ("term_taxonomy_id", "term_id", "taxonomy"),
    "term_relationships": ("object_id", "term_taxonomy_id"),
    "postmeta": KEPT["postmeta"],
    "commentmeta": KEPT["commentmeta"],
    "options": KEPT["options"],
}
"""Table -> the columns without which a record is no more, has no name, or is not known to be public."""
USUAL: Final = frozenset({"users", "postmeta", "comments", "options"})
"""Tables that any dump of a whole database has."""
OF_TERMS: Final = frozenset({"terms", "term_taxonomy", "term_relationships"})
"""The same since WordPress 2.3."""

SHARED: Final = frozenset({"users", "usermeta", "blogs"})
"""Tables that the blogs of a network share: they have the prefix of the network."""

ORDER: Final[Mapping[str, tuple[str, ...]]] = {
    "posts": tuple(
        "ID post_author post_date post_date_gmt post_content post_title post_excerpt post_status comment_status ping_status"
        " post_password post_name to_ping pinged post_modified post_modified_gmt post_content_filtered post_parent guid"
        " menu_order post_type post_mime_type comment_count".split()
    ),
    "postmeta": ("meta_id", "post_id", "meta_key", "meta_value"),
    "comments": tuple(
        "comment_ID comment_post_ID comment_author comment_author_email comment_author_url comment_author_IP comment_date"
        " comment_date_gmt comment_content comment_karma comment_approved comment_agent comment_type comment_parent"
        " user_id".split()
    ),
    "commentmeta": ("meta_id", "comment_id", "meta_key", "meta_value"),
    "terms": ("term_id", "name", "slug", "term_group"),
    "term_taxonomy": ("term_taxonomy_id", "term_id", "taxonomy", "description", "parent", "count"),
    "term_relationships": ("object_id", "term_taxonomy_id", "term_order"),
    "termmeta": ("meta_id", "term_id", "meta_key", "meta_value"),
    "options": ("option_id", "option_name", "option_value", "autoload"),
    "users": tuple(
        "ID user_login user_pass user_nicename user_email user_url user_registered user_activation_key user_status"
        " display_name".split()
    ),
    "usermeta": ("umeta_id", "user_id", "meta_key", "meta_value"),
    "links": tuple(
        "link_id link_url link_name link_image link_target link_description link_visible link_owner link_rating"
        " link_updated link_rel link_notes link_rss".split()
    ),
}  # fmt: skip
"""Table -> its columns in WordPress's order, for a dump that has only the rows."""

OLDER: Final = ("post_category", "post_lat", "post_lon", "comment_subscribe")
"""Columns of posts and comments that older versions had, or a usual plug-in; visitors never saw them."""

OLD: Final[Mapping[str, tuple[str, ...]]] = {
    "categories": ("cat_ID", "cat_name", "category_nicename", "category_description", "category_parent"),
    "post2cat": ("post_id", "category_id"),
}
"""The tables of categories before WordPress 2.3, and the columns that are read."""

NOT_EXPORTED: Final = frozenset(
    "revision customize_changeset oembed_cache user_request wp_changeset scheduled-action".split()
)
"""Types of posts that WordPress's own export leaves out (`can_export`), or that are tasks of a plug-in."""

MAIN: Final = ("posts", ("postmeta", "comments", "options", "post2cat"))
"""A blog has the first table and one of the others."""
