"""Lines that begin or end every comment of a page, and no comment says: numbers of votes, `share`, `see more`."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from converters import lazy_re
from converters.formats.text.comment_controls import is_boilerplate, is_text
from converters.formats.text.lines import Line

_MOST: Final = 8
"""Lines that a theme prints around a comment."""
_LONGEST: Final = 40
"""Characters of the longest such line."""
_FEWEST: Final = 3
"""Comments that must have such a line; fewer may say the same."""
_SHARE: Final = 0.8
"""The share of the comments that must have it, where they are few."""
_MANY: Final = 6
_SHARE_OF_MANY: Final = 0.4
"""The share of so many at the end: what answers cannot be answered lacks the link."""
_DIGITS: Final = lazy_re.compile(r"\d+")


def without_repeated(bodies: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines of each comment without those at its edges that nearly all have; of each at least one
    line of text stays."""
    left = [list(body) for body in bodies]
    for end in (0, -1):
        for _ in range(_MOST):
            if not _strip(left, end):
                break
    return left


def _strip(bodies: list[list[Line]], end: int) -> bool:
    """Remove the line at one end of those that have the most frequent one there; false where none is frequent.

    What ends a comment may be cut off from the last one.
    """
    asked = bodies[:-1] if end and len(bodies) > _FEWEST else bodies
    keys = Counter(filter(None, (_key(body, end) for body in asked)))
    key, number = keys.most_common(1)[0] if keys else ("", 0)
    filled = sum(map(bool, asked))
    if number < _FEWEST or number < (_SHARE_OF_MANY if end and filled >= _MANY else _SHARE) * filled:
        return False
    stripped = [body for body in bodies if _key(body, end) == key]
    is_kept = is_text if any(is_text(body[end]) for body in stripped) else _is_filled
    if any(sum(map(is_kept, body)) < 2 for body in stripped):
        return False
    for body in stripped:
        del body[end]
    for body in bodies:
        while body and (not body[end].plain or (end and len(body) > 1 and is_boilerplate(body[end].plain))):
            del body[end]
    return True


def _is_filled(line: Line) -> bool:
    return bool(line.plain)


def _key(body: Sequence[Line], end: int) -> str:
    """What stands at one end of a comment, with 0 for each number; empty where that may be a sentence."""
    text = body[end].plain if body else ""
    return _DIGITS.sub("0", text.lower()) if len(text) <= _LONGEST else ""
