"""Which fields of `extra` a public site shows; what it does not show is counted by name in the report."""

from collections.abc import Iterator
from typing import Any, Final

from converters import messages
from converters.diagnostics import Diagnostics
from converters.extra_keys import (
    ALIASES,
    CATEGORY,
    DESCRIPTION,
    FOOTNOTES,
    GUID,
    LANGUAGE,
    MENU_ITEM_KEYS,
    META_PREFIX,
    OLD_SLUGS,
    PING_STATUS,
    POST_DATE,
    POST_DATE_GMT,
    POST_MODIFIED_GMT,
    PUB_DATE,
    THUMBNAIL,
    TITLE_RAW,
    TRANSLATION_KEY,
    meta_key,
)
from converters.model import Post

USED_FIELDS: Final = frozenset(
    {OLD_SLUGS, THUMBNAIL, TITLE_RAW, ALIASES, LANGUAGE, TRANSLATION_KEY, *MENU_ITEM_KEYS}
)
"""Fields that are in the front matter, or in a menu, under another name."""

DESCRIPTIONS: Final = (
    DESCRIPTION,
    "_yoast_wpseo_metadesc",
    "rank_math_description",
    "_aioseo_description",
    "_aioseop_description",
)
"""Where plug-ins of WordPress keep the description for search engines."""

HOUSEKEEPING: Final = frozenset(
    {GUID, PING_STATUS, PUB_DATE, POST_DATE, POST_DATE_GMT, POST_MODIFIED_GMT, FOOTNOTES, CATEGORY}
    | {"_edit_last", "_edit_lock", "_pingme", "_encloseme", "_wp_page_template", "_publicize_pending"}
    | {"_wp_old_date", "_wp_desired_post_slug", "_publicize_done", "_rest_api_published"}
)
HOUSEKEEPING_PREFIXES: Final = (
    "_oembed_", "_wp_trash_", "_wpas_", "_publicize_", "_jetpack_", "_elasticsearch_", "_wp_attach",
    "_transient_", "_rest_api_",
)  # fmt: skip
"""Fields and prefixes of fields in which WordPress keeps its own state."""


def custom_fields(post: Post, diagnostics: Diagnostics) -> Iterator[tuple[str, Any]]:
    """The custom fields of a post that are public, under the key that the source had; a list of one value as the value."""
    for name, value in public_fields(post, diagnostics):
        if name not in USED_FIELDS and name not in DESCRIPTIONS:
            yield meta_key(name), _single(value)


def public_fields(post: Post, diagnostics: Diagnostics) -> Iterator[tuple[str, Any]]:
    """The fields of `extra` that are public; the others are counted in the report."""
    for name, value in post.extra.items():
        if name in USED_FIELDS or name in DESCRIPTIONS:
            yield name, value
        elif name in HOUSEKEEPING:
            diagnostics.tally(messages.HOUSEKEEPING, name=name)
        elif prefix := next((prefix for prefix in HOUSEKEEPING_PREFIXES if name.startswith(prefix)), ""):
            diagnostics.tally(messages.HOUSEKEEPING, name=f"{prefix}…")
        elif name.startswith(("_", f"{META_PREFIX}_")):
            diagnostics.tally(messages.HIDDEN_FIELD, name=name)
        else:
            yield name, value


def description(post: Post) -> str:
    """The description of a post for search engines; `""` where no plug-in has one."""
    return next((text for name in DESCRIPTIONS if (text := str(_single(post.extra.get(name) or "")))), "")


def values(post: Post, name: str) -> list[Any]:
    """The values of a field of `extra`, which may hold one value or a list."""
    value = post.extra.get(name)
    return value if isinstance(value, list) else [] if value in (None, "") else [value]


def _single(value: Any) -> Any:
    """A custom field is a list, since a post may have several of one key; mostly it has one. A list of mappings stays."""
    alone = isinstance(value, list) and len(value) == 1 and not isinstance(value[0], dict)
    return value[0] if alone else value
