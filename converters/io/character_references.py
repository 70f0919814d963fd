"""Character references of HTML (`&amp;`, `&#8217;`) as characters."""

import html
import re
from typing import Final

from converters import lazy_re

_TOO_LONG: Final = lazy_re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{8,});?")
"""Numbers that no character has; Python refuses to read those of more than 4,300 digits (`sys.set_int_max_str_digits`)."""


def unescape(text: str) -> str:
    """A text with the characters that its references mean, as browsers read them; U+FFFD for a number that no character has."""
    return html.unescape(_TOO_LONG.sub(_character, text) if "&#" in text else text)


def _character(reference: re.Match[str]) -> str:
    digits = reference[0].lstrip("&#xX").rstrip(";").lstrip("0")
    base = "x" if reference[0][2] in "xX" else ""
    return f"&#{base}{digits or 0};" if len(digits) < 8 else "\ufffd"
