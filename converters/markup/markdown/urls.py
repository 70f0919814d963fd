"""Addresses in one spelling, so that two can be compared."""

import re
from typing import Final
from urllib.parse import quote

_REFERENCE: Final = re.compile("%[0-9a-fA-F]{2}")
_SAFE: Final = "!#$%&'()*+,-./:;=?@_~"
_PLAIN: Final = re.compile(r"[\w!#$&'()*+,./:;=?@~-]*", re.A)
_DROPPED: Final = str.maketrans("", "", "\t\n\r")


def address(text: str) -> str:
    """The address as a browser reads it: trimmed, all that is not plain ASCII as `%XX`."""
    if _PLAIN.fullmatch(text):
        return text
    encoded = quote(text.strip().translate(_DROPPED), safe=_SAFE, errors="replace")
    return _REFERENCE.sub(lambda found: found[0].upper(), encoded)
