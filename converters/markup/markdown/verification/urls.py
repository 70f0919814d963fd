"""URLs in one form, so that two can be compared."""

import re
from typing import Final
from urllib.parse import quote

from converters import lazy_re

_REFERENCE: Final = lazy_re.compile("%[0-9a-fA-F]{2}")
_SAFE: Final = "!#$%&'()*+,-./:;=?@_~"
_PLAIN: Final = lazy_re.compile(r"[\w!#$&'()*+,./:;=?@~-]*", re.A)
_DROPPED: Final = str.maketrans("", "", "\t\n\r")


def normalized_url(text: str) -> str:
    """The URL as a browser reads it: trimmed, non-ASCII characters percent-encoded."""
    if _PLAIN.fullmatch(text):
        return text
    encoded = quote(text.strip().translate(_DROPPED), safe=_SAFE, errors="replace")
    return _REFERENCE.sub(lambda found: found[0].upper(), encoded)
