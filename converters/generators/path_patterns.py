"""Patterns of paths, as lists of ignored or built files have them."""

import re
from typing import Final

from converters import lazy_re

_STARS: Final = lazy_re.compile(r"\\\*\\\*/|\\\*\\\*|\\\*|\\\?")
_MATCHED: Final = {r"\*\*/": "(?:.*/)?", r"\*\*": ".*", r"\*": "[^/]*", r"\?": "[^/]"}
"""Wildcards of a pattern, escaped -> what they match."""


def path_pattern(pattern: str) -> str:
    """A pattern with `*`, `**` and `?` as a regular expression; it matches what is below such a folder too."""
    return f"{_STARS.sub(lambda found: _MATCHED[found[0]], re.escape(pattern.rstrip('/')))}(?:/.*)?"
