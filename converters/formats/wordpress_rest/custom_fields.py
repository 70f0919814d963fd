"""Custom fields, and what plug-ins for search engines add to a post."""

from collections.abc import Mapping
from typing import Any

from converters.extra_keys import CANONICAL, DESCRIPTION, META_PREFIX, NOINDEX, SEO_TITLE
from converters.formats.wordpress_rest.responses import Values, strings, text
from converters.io.character_references import unescape


def custom_fields(values: Values, taken: Mapping[str, Any]) -> dict[str, Any]:
    """The custom fields that the API shows, as lists of texts; what is no text, and ACF's fields, as they are."""
    found: dict[str, Any] = {}
    for key in ("meta", "acf"):
        fields = values.get(key)
        for name, value in fields.items() if isinstance(fields, dict) else ():
            if says(value):
                found[META_PREFIX + name if name in taken else name] = _as_meta(value)
    return found


def _as_meta(value: Any) -> Any:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list) and all(isinstance(item, str | int | float) for item in value):
        return [str(item) for item in value]
    return [str(value)] if isinstance(value, int | float) and not isinstance(value, bool) else value


def says(value: Any) -> bool:
    """Whether a value says something: a plug-in states all its fields, also those that nobody filled."""
    return value not in (None, "", False, 0) and value != [] and value != {} and value != [""]


def for_search_engines(values: Values, title: str, url: str) -> dict[str, Any]:
    """What Yoast SEO or All in One SEO tell search engines, where it is not what the post says anyway."""
    found: dict[str, Any] = {}
    for key in ("yoast_head_json", "aioseo_head_json"):
        seo = values.get(key)
        if not isinstance(seo, dict):
            continue
        if stated := text(seo, "description"):
            found[DESCRIPTION] = unescape(stated)
        if (stated := unescape(text(seo, "title"))) and title and not stated.startswith(title):
            found[SEO_TITLE] = stated
        if (stated := text(seo, "canonical") or text(seo, "canonical_url")) and stated.rstrip(
            "/"
        ) != url.rstrip("/"):
            found[CANONICAL] = stated
        robots = seo.get("robots")
        if "noindex" in (strings(list(robots.values())) if isinstance(robots, dict) else str(robots)):
            found[NOINDEX] = True
    return found
