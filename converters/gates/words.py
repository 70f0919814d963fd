"""Words in names and values that say that something is not for everyone: of gates that no table knows."""

import re
from typing import Final

from converters import lazy_re

PRIVATE_VALUES: Final = frozenset(
    """private members member members_only members-only member-only paid paid_members subscribers subscriber
    subscribers_only paid_subscribers only_paid logged_in logged-in loggedin registered restricted premium tiers
    patrons admin administrator password protected nobody none_public""".split()
)
"""Values of a field or attribute about visibility that mean: not everyone."""

_OF_VISIBILITY: Final = lazy_re.compile(
    r"visibility|^_?privacy$|visible_(?:to|for)|(?:^|_)access(?:_level)?$|audience", re.IGNORECASE
)
"""Names whose value may be one of the words above."""
_OF_A_LOCK: Final = lazy_re.compile(
    r"restrict(?:ed|ion)?(?:$|_content|_post|_access)|members?[_-]?only|paywall(?:ed)?$|(?:^|_)is_(?:paid|premium|private|protected|encrypted)$"
    r"|^_?premium$|(?:^|_)(?:private|encrypt(?:ed)?)(?:_(?:post|page|content))?$|[a-z]_protected$"
    r"|log(?:ged|in)[_-]?(?:in[_-]?only|required|only)|requires?[_-]?(?:login|membership)|(?:hide_from|hidden_from|not)_public$"
    r"|subscribers?[_-]?only|password[_-]?protect(?:ed|ion)?$|only[_-]?(?:for[_-]?)?(?:members|subscribers)",
    re.IGNORECASE,
)
"""Names of which a value that means yes is enough."""
_OF_A_WHOLE_POST: Final = lazy_re.compile(r"^_?(?:(?:post|page|content)_)?visibility$", re.IGNORECASE)
_YES: Final = frozenset({"1", "yes", "true", "on"})
_CLOSING_VALUES: Final = PRIVATE_VALUES | _YES | {"hidden"}

_PART: Final = r"(?:[_-](?:content|text|area|only|post|section|view|block))?"
_FOR_MEMBERS: Final = lazy_re.compile(
    rf"^(?:is[_-]?)?(?:members?|subscribers?|premium|paid){_PART}$"
    rf"|(?:^|[_/-])(?:(?:members?|subscribers?|patrons?)[_-]?only|logged[_-]?in|restrict(?:ed)?|private|protected|paywall){_PART}$",
    re.IGNORECASE,
)
"""Names of shortcodes and blocks around what is for members. A bare `team_member` is a person."""
_FOR_OTHERS: Final = lazy_re.compile(
    r"(?:^|[_/-])(?:not?|non|logged[_-]?out|guests?|visitors?|public)(?:$|[_-])|(?:non|not|un)[a-z]",
    re.IGNORECASE,
)
"""Parts of names of those around what is for all others."""


def closes(name: str, value: str) -> bool:
    """Whether a field or attribute that no table knows says by its name and value that not everyone may see it."""
    word = value.strip().lower()
    if word not in _CLOSING_VALUES:  # nearly all values: the names need not be looked at
        return False
    if _OF_A_LOCK.search(name):
        return word in _YES or word in PRIVATE_VALUES
    if _OF_A_WHOLE_POST.search(name) and word == "hidden":
        return True
    return bool(_OF_VISIBILITY.search(name)) and word in PRIVATE_VALUES


def is_for_members(name: str) -> bool:
    """Whether the name of a shortcode or block that no table knows says that its content is for members."""
    return bool(_FOR_MEMBERS.search(name)) and not _FOR_OTHERS.search(name)
