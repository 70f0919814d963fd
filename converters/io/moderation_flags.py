"""Marks such as `deleted` or `isSpam`, which hide what has them."""

from collections.abc import Mapping
from typing import Any, Final

_NO: Final = frozenset({"", "0", "false", "no", "none", "null", "f", "n"})
_HIDES: Final = {
    "spam": "spam",
    "is_spam": "spam",
    "isSpam": "spam",
    "deleted": "trash",
    "is_deleted": "trash",
    "isDeleted": "trash",
    "trash": "trash",
    "private": "private",
    "is_private": "private",
    "isPrivate": "private",
    "hidden": "pending",
    "is_hidden": "pending",
    "isHidden": "pending",
    "pending": "pending",
    "is_pending": "pending",
    "isPending": "pending",
    "rejected": "pending",
    "unapproved": "pending",
    "draft": "pending",
}
"""Marks that hide a comment, whatever their value (see `is_marked`) -> its status then; the first that is set counts."""
_WORDS: Final = ("spam", "deleted", "trash", "private", "hidden", "rejected", "unapproved")
"""What the name of a mark that is not known has in it; the mark hides where it is set, and no number or text."""
_SET: Final = ("true", "yes")
_LONGEST: Final = max(map(len, _SET))


def is_marked(value: object) -> bool:
    """Whether a mark is set: by anything but what says no, for what is not recognised is not public."""
    return str(value).strip().lower() not in _NO


def hidden_status(row: Mapping[str, Any]) -> str:
    """The status of what has a mark by a usual name that hides it; empty for what has none."""
    if not _HIDES.keys().isdisjoint(row):
        for name, status in _HIDES.items():
            if is_marked(row.get(name)):
                return status
    for name, value in row.items():
        if _is_set(value) and name not in _HIDES and any(word in name.lower() for word in _WORDS):
            return "pending"
    return ""


def _is_set(value: object) -> bool:
    """Whether a value is one of `_SET`; a text may be long."""
    text = str(value)
    return len(text) <= _LONGEST and text.lower() in _SET
