"""Where a `*` or `_` may open and close emphasis: CommonMark's left and right flanking.

`**「太字」**です` is no emphasis there: the sign that closes has punctuation before it and a letter
after it. A character reference helps only outside, in all renderers (`**「太字」**&#12391;す`): its `&`
is what counts as the next character. But it hides the first letter of a word from whoever reads
or looks for it, so tags are written instead. Python-Markdown has no such rule for `*`.
"""

import unicodedata
from functools import lru_cache


@lru_cache(4096)
def can_open(delimiter: str, before: str, after: str, *, loose: bool = False) -> bool:
    """Whether the delimiter between these two characters starts emphasis; `loose` as in Python-Markdown."""
    if loose and delimiter[0] == "*":
        return not _space(after)
    left, right = _left(before, after), _left(after, before)
    return left and (delimiter[0] != "_" or not right or _punctuation(before))


@lru_cache(4096)
def can_close(delimiter: str, before: str, after: str, *, loose: bool = False) -> bool:
    """Whether the delimiter between these two characters ends emphasis; `loose` as in Python-Markdown."""
    if loose and delimiter[0] == "*":
        return not _space(before)
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
