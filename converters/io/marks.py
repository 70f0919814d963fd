"""Marks such as `deleted` or `isSpam`, which hide what has them."""

from typing import Final

_NO: Final = frozenset({"", "0", "false", "no", "none", "null", "f", "n"})


def is_marked(value: object) -> bool:
    """Whether a mark is set: by anything but what says no, for what is not recognised is not public."""
    return str(value).strip().lower() not in _NO
