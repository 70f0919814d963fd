"""What a field that no reader knows says of who may see its record: a status under another name, or a mark that hides.

A file may have lost the name of the field that says it, and another version of a program may have another name for it. What is
not recognised as public is not public.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from converters.privacy.visibility_words import EVERYONE, NO, SURE_WORDS, VISITORS, YES, plain

_STATUS: Final = "status state visibility audience security privacy".split()
"""Names of a word that says who may see a record: any but a word for everybody hides it."""
_SHOWS: Final = "published approved public visible ispublished isapproved ispublic isvisible".split()
"""Names of a mark that hides a record where it says no, or another word than yes."""
_HIDES: Final = "deleted delete spam trash trashed private hidden pending rejected unapproved draft isdeleted isspam isprivate".split()
"""Names of a mark that hides a record where it is set, by whatever value."""
_OPEN: Final = YES | frozenset((*EVERYONE, *VISITORS)) | frozenset(
    "publish published live approved approve visible shown open active online enabled normal ok sent posted done complete".split()
)  # fmt: skip
"""Words of a status that hides nothing."""
_SURE: Final = SURE_WORDS | frozenset(
    "spam trash trashed deleted unapproved scheduled rejected waiting flagged".split()
)
"""Words that mean one thing, whatever the name of their field is."""
_LETTERS: Final = 2
"""So many letters a name may have more or less than the one that it stands for."""
_SHORTEST: Final = 4
_LONGEST: Final = max(map(len, _SURE))


def hides(unread: Mapping[str, Any]) -> str:
    """The name of the first field that may hide a record; empty where there is none. Fields within fields are about other things."""
    return next((name for name, value in unread.items() if "." not in name and _hides(name, value)), "")


def _hides(name: str, value: Any) -> bool:
    text = str(value) if isinstance(value, str | int | float) else ""
    word = plain(text.strip()) if len(text) <= 2 * _LONGEST else ""
    if word in _SURE:
        return True
    match _stands_for(plain(name)):
        case "status":
            return word not in _OPEN
        case "shows":
            return word in NO or (word.isalpha() and word not in _OPEN)
        case "hides":
            return word not in NO
    return False


@lru_cache(1024)  # the rows of a file have the same fields
def _stands_for(name: str) -> str:
    """What a name means that is one of the above, or nearly one."""
    for meaning, words in (("status", _STATUS), ("hides", _HIDES), ("shows", _SHOWS)):
        if any(_is_near(name, word) for word in words):
            return meaning
    return ""


def _is_near(name: str, word: str) -> bool:
    return abs(len(name) - len(word)) <= _LETTERS and (
        word in name or (name in word and len(name) >= _SHORTEST)
    )
