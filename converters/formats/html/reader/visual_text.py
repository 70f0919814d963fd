"""Tells Hebrew in visual order: browsers of the 1990s had no right-to-left text, and pages stored each line reversed.

Five letters of Hebrew have another form at the end of a word (Unicode Standard, section 9.1); in reversed words it is at the
start. This holds in any encoding: such pages, mostly declared as ISO 8859-8 (RFC 1556), were often converted since.
"""

from typing import Final

from converters import lazy_re

_STARTS: Final = lazy_re.compile(r"(?<![\u0590-\u05ff])[ךםןףץ][\u05d0-\u05ea]")
_ENDS: Final = lazy_re.compile(r"[\u05d0-\u05ea][ךםןףץ](?![\u0590-\u05ff])")
FEWEST: Final = 3
"""Words that begin with the form for the end of words."""


def is_visual_hebrew(text: str) -> bool:
    """Whether the Hebrew words of a text are stored from their end to their start."""
    starts = sum(1 for _ in _STARTS.finditer(text))
    return starts >= FEWEST and starts > sum(1 for _ in _ENDS.finditer(text))
