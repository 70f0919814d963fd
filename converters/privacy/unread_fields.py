"""What a field that no reader knows says of who may see its record: a status under another name, or a mark that hides.

A file may have lost the name of the field that says it, and another version of a program may have another name for it. What is
not recognised as public is not public.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from converters.io.spelling import differ_in_a_letter
from converters.personal.field_names import normalized
from converters.privacy.visibility_words import (
    EVERYONE,
    KEYS,
    KEYS_IF_FALSE,
    NO,
    SURE_WORDS,
    VISITORS,
    YES,
    of_key,
    plain,
)

_MEANINGS: Final[Mapping[str, str]] = {
    **dict.fromkeys("status state visibility audience security privacy".split(), "status"),
    **dict.fromkeys("published approved public visible".split(), "shows"),
    **dict.fromkeys("deleted delete spam trash trashed private hidden pending rejected unapproved draft".split(), "hides"),
}  # fmt: skip
"""Name -> what its value means. A status hides the record unless it is a word for everybody; a mark that shows hides it with no, or
with another word than yes; a mark that hides, with any value but no."""
_AROUND: Final = frozenset(
    "is was x old wp wm my post page entry item article record row moderation publication publish".split()
)
"""Words around such a name that do not change what it means: `is_deleted`, `old_status`, `post_visibility`."""
_AT: Final = frozenset("at on by date time".split())
"""Words after which the value says when or by whom: `approved_by` is no mark, `deleted_at` is one."""
_ID: Final = "id"
"""A status may be a number, but `draft_id` and `public_id` are names of other things."""
_SHORTEST: Final = 5
"""Letters of a name in which one may be wrong: a shorter one is too often another word."""
_REAL_WORDS: Final = frozenset("estate slate states stats craft crash statue sending spending".split())
"""Words that are like one of the names, and more probably mean what they say."""
_OPEN: Final = YES | frozenset((*EVERYONE, *VISITORS)) | frozenset(
    "publish published live approved approve visible shown open active online enabled normal ok sent posted done complete".split()
)  # fmt: skip
"""Words of a status that hides nothing."""
_SURE: Final = SURE_WORDS | frozenset(
    "spam trash trashed deleted unapproved pending scheduled queued rejected waiting flagged".split()
)
"""Words that mean one thing, whatever the name of their field is."""
_LONGEST: Final = max(map(len, _SURE))


def hides(unread: Mapping[str, Any], *, has_status: bool = False) -> str:
    """The name of the first field that may hide a record; empty where there is none. Fields within fields are about other things.

    `has_status`: the record states its status, so that no other field is it (`state` of an address).
    """
    return next(
        (name for name, value in unread.items() if "." not in name and _hides(name, value, has_status)), ""
    )


def may_hide(name: str, value: Any) -> bool:
    """Whether a field may hide its record."""
    return _hides(name, value, has_status=False)


def _hides(name: str, value: Any, has_status: bool) -> bool:
    if value is None or value == "" or value == [] or value == {}:
        return False
    text = str(value) if isinstance(value, str | int | float) else ""
    word = plain(text.strip()) if len(text) <= 2 * _LONGEST else ""
    if word in _SURE:
        return True
    is_no = word in NO or (not word.strip("0.:") and bool(word))  # a date of zeros
    match _meaning(name):
        case "status":
            return not has_status and word not in _OPEN
        case "shows":
            return is_no or (word.isalpha() and word not in _OPEN)
        case "shown":
            return is_no
        case "hides":
            return not is_no
        case "hides if set":
            return word in YES
    return False


@lru_cache(1024)  # the rows of a file have the same fields
def _meaning(name: str) -> str:
    """What a name means that is one of the above but for a letter, with other words around it, or one of front matter."""
    words = normalized(name).lower().strip("_").split("_")
    if words[0] not in _MEANINGS:  # a database may know no capitals: `deletedat`
        split = ([words[0][: -len(end)], end] for end in _AT if words[0].endswith(end))
        words = next((pair for pair in split if pair[0] in _MEANINGS), words) if len(words) == 1 else words
    end = words.pop() if len(words) > 1 and (words[-1] in _AT or words[-1] == _ID) else ""
    while len(words) > 1 and words[-1] in _AROUND:
        words.pop()
    while len(words) > 1 and words[0] in _AROUND:
        words.pop(0)
    key = plain("".join(words)) or plain(name)
    if meaning := _MEANINGS.get(_misspelt(key).removeprefix("is")):
        if end == _ID:
            return meaning if meaning == "status" else ""
        return meaning if not end else {"shows": "shown", "hides": "hides"}.get(meaning, "")
    if not end and of_key(key, KEYS):
        return "hides if set"
    return "shown" if not end and of_key(key, KEYS_IF_FALSE) else ""


def _misspelt(key: str) -> str:
    """The name that a key is like but for a letter; the key itself if it is like none."""
    if len(key) < _SHORTEST or key in _REAL_WORDS or key in _MEANINGS or key in KEYS or key in KEYS_IF_FALSE:
        return key
    return next((name for name in _MEANINGS if differ_in_a_letter(key, name)), key)
