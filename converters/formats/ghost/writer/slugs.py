"""Slugs as Ghost keeps them: what its importer would change is changed here, so that links and redirects fit."""

from typing import Final
from unicodedata import normalize
from urllib.parse import unquote

from converters import lazy_re

_OTHER: Final = lazy_re.compile(r"[^a-z0-9_]+")
LONGEST: Final = 180
"""Ghost takes 191 characters; some are left for a number."""
_OWN: Final = frozenset(
    "ghost rss amp tag tags author authors page pages p members content assets sitemap webmentions".split()
)
"""First parts of paths that Ghost answers itself."""


def ghost_slug(text: str) -> str:
    """The letters of ASCII, digits, `_` and `-` of a slug; empty where nothing of it is left.

    Ghost writes other scripts in Latin letters (`unidecode`); with the package of that name (`blogport[unidecode]`) so does this.
    """
    decoded = normalize("NFC", unquote(text))
    try:
        from unidecode import unidecode

        latin = unidecode(decoded, errors="ignore")
    except ImportError:
        latin = normalize("NFKD", decoded).encode("ascii", "ignore").decode()
    slug = _OTHER.sub("-", latin.lower().replace("'", "")).strip("-")[:LONGEST].strip("-")
    return f"{slug}-post" if slug in _OWN else slug
