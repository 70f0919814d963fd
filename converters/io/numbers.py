"""Numbers out of text that nobody checked: class names, labels, URLs, metadata."""

from typing import Final

from converters import lazy_re

LONGEST: Final = 18
"""Digits of the largest number that is accepted: every record format holds it (64 bits, signed)."""
_NO_DIGITS: Final = lazy_re.compile(r"\D+")


def parse_int(text: str) -> int | None:
    """The whole number that a text is, without a sign; None for any other text.

    `str.isdigit` also accepts superscripts (`²`) and digits without end, for which `int` raises `ValueError`.

    >>> parse_int(" 12 "), parse_int("²"), parse_int("9" * 5000)
    (12, None, None)
    """
    digits = text.strip()
    return int(digits) if digits.isdecimal() and len(digits) <= LONGEST else None


def digits_in(text: str) -> int | None:
    """All digits of a text as one number, so that `1,204 likes` is 1204; None without any."""
    return parse_int(_NO_DIGITS.sub("", text))
