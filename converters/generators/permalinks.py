"""How a path in a header and a permalink lead to one another, for writers and readers alike."""

import re
from typing import Final

TAXONOMIES: Final = "taxonomies"
"""Where the data file of the site has the taxonomies of one's own: header key -> taxonomy."""

_ESCAPE: Final = re.compile(r"%[0-9A-F]{2}")


def permalink(base: str, path: str, slug: str) -> str:
    """The permalink of an encoded path below the site's address.

    WordPress writes `%e6` where all others write `%E6`: a slug that has escapes says which it is.
    """
    made = f"{base.rstrip('/')}{path}"
    if "%" in slug and slug == slug.lower():
        return _ESCAPE.sub(lambda found: found[0].lower(), made)
    return made
