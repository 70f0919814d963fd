"""Whom a condition asks for: who sees the content of a shortcode that no table knows.

A condition is read by its words: `not logged in`, `user="guest"`, `logged_in="false"`. It asks for some visitors, those
with an account, or for all others. A `not` turns it round, and so does the name of a shortcode that hides
(`hide_if`, `unless`).
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from converters import lazy_re
from converters.personal.field_names import normalized
from converters.privacy.audience import ANYBODY, WHO
from converters.privacy.visibility_words import NO, YES

_SWITCH: Final = lazy_re.compile(
    r"^(?:if|if_?role|user_?role|visible_?to|show_?to|hid(?:e|den)_?unless|cap|show|display|visible|visibility|condition|conditional|when|only|user|current_user|access|role|capability)(?:$|_)|_(?:if|access|conditional)$",
    re.IGNORECASE,
)
"""Names of shortcodes that show their content under a condition."""
_HIDES: Final = lazy_re.compile(
    r"^(?:hide_?(?:if|from|for|to|when)|hidden_?(?:if|from|for|to)|unless|if_?not)(?:_|$)(.*)", re.IGNORECASE
)
"""Names of those that hide it under one, and the condition in them."""
_SOME: Final = lazy_re.compile(
    rf"(?:^|_)(?:{WHO}|loggedin|private|restricted|premium|paid|roles?|cap|capability|membership|purchased|has_(?:product|access|plan|tag)|access_?level)(?:_|$)",
    re.IGNORECASE,
)
_OTHERS: Final = lazy_re.compile(
    rf"(?:^|_)(?:logged_?out|nonmembers?|unregistered|unsubscribed|{ANYBODY})(?:_|$)", re.IGNORECASE
)
_NOT: Final = lazy_re.compile(r"(?:^|_)(?:not|no|non|isnt|never|unless)(?=_|$)", re.IGNORECASE)
_OF_A_PAGE: Final = lazy_re.compile(
    r"^(?:is|in)_(?:page|single|singular|category|tag|tax|post_type|template|home|front_page|archive)(?:_|$)",
    re.IGNORECASE,
)
"""Conditions about the page and not about its visitor (WordPress's conditional tags)."""
_TEXTS: Final = frozenset(
    "title label heading caption text message class id link url href src alt style icon color".split()
)
"""Attributes that are shown, or say how."""
_SAID_TO_OTHERS: Final = ("no_access", "no_message", "not_allowed")
"""How the names of attributes begin with what others read instead."""


def is_switch(name: str) -> bool:
    """Whether the name of a shortcode says that its content is shown under a condition."""
    words = normalized(name)
    return bool(_SWITCH.search(words) or _HIDES.search(words))


def hides_by_name(name: str) -> bool:
    """Whether the name of a shortcode says from whom its content is hidden: `hide_if_logged_out`, `hide-from-members`."""
    hides = _HIDES.search(normalized(name))
    return bool(hides and _asks_for_some(hides[1]) is not None)


def closes(name: str, attributes: Mapping[str, str]) -> bool:
    """Whether a shortcode that shows or hides its content under conditions hides it from visitors without an account."""
    words = normalized(name)
    hides = _HIDES.search(words)
    asked = {_asks_for_some(text) for text in (hides[1] if hides else words, *_conditions(attributes))}
    return False in asked if hides else True in asked and False not in asked


def _asks_for_some(condition: str) -> bool | None:
    """Whether a condition asks for some visitors; False where it asks for all others, None where for neither."""
    if _OF_A_PAGE.search(condition):
        return None
    others = bool(_OTHERS.search(condition))
    if not others and not _SOME.search(condition):
        return None
    return others is bool(len(_NOT.findall(condition)) % 2)


def _conditions(attributes: Mapping[str, str]) -> Iterator[str]:
    """The conditions that attributes state; those without a name are words of one. A `not` alone is about what follows it."""
    alone = _words(" ".join(value for name, value in attributes.items() if name.isdigit()))
    yield alone
    before = "not " if alone == "not" else ""
    for name, value in attributes.items():
        words = normalized(name).lower()
        if name.isdigit() or words in _TEXTS or words.startswith(_SAID_TO_OTHERS):
            continue
        value = value.strip().lower()
        yield _words(before + (f"not {name}" if value in NO else name if value in YES else f"{name} {value}"))


def _words(text: str) -> str:
    return normalized(text.replace("!", " not ")).strip("_")
