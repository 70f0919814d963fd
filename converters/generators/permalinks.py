"""Permalinks from encoded paths, the same for writers and readers."""

from typing import Final

from converters import lazy_re

TAXONOMIES_KEY: Final = "taxonomies"
"""Key of the site's data file for custom taxonomies: front matter key -> taxonomy."""

_ESCAPE: Final = lazy_re.compile(r"%[0-9A-F]{2}")


def permalink(base: str, path: str, slug: str) -> str:
    """The permalink of an encoded path below the URL of the site.

    WordPress writes `%e6`, all others `%E6`: escapes in the slug decide which.
    """
    url = f"{base.rstrip('/')}{path}"
    if "%" in slug and slug == slug.lower():
        return _ESCAPE.sub(lambda escape: escape[0].lower(), url)
    return url
