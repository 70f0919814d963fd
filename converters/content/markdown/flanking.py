"""Where a `*` or `_` may open and close emphasis: CommonMark's left and right flanking."""

import unicodedata
from functools import lru_cache


def can_open(delimiter: str, before: str, after: str) -> bool:
    """Whether the delimiter between these two characters starts emphasis."""
    left, right = _left(before, after), _left(after, before)
    return left and (delimiter[0] != "_" or not right or _punctuation(before))


def can_close(delimiter: str, before: str, after: str) -> bool:
    """Whether the delimiter between these two characters ends emphasis."""
    left, right = _left(before, after), _left(after, before)
    return right and (delimiter[0] != "_" or not left or _punctuation(after))


def _left(before: str, after: str) -> bool:
    if _space(after):
        return False
    return not _punctuation(after) or _space(before) or _punctuation(before)


@lru_cache(4096)
def _space(char: str) -> bool:
    return not char or char.isspace() or unicodedata.category(char) == "Zs"


@lru_cache(4096)
def _punctuation(char: str) -> bool:
    return bool(char) and unicodedata.category(char)[0] in "PS"
