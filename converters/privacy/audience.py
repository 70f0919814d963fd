"""Words in names and values that say who may see something: of gates that no table knows.

A name is read by its words (`memberOnly`, `member-only` and `member_only` are the same). What says that not everyone
may see a thing closes it; what is not recognised as public is not public (`docs/privacy.md`).
"""

import re
from datetime import UTC
from enum import Enum
from functools import lru_cache
from typing import Final

from converters import clock, dates, lazy_re
from converters.personal.field_names import normalized
from converters.privacy import visibility_languages as languages
from converters.privacy.visibility_words import (
    EVERYONE,
    NO,
    NOTHING,
    SURE_WORDS,
    VISITORS,
    YES,
    is_for_some,
    plain,
)

WHO: Final = (
    r"(?:members?|subscribers?|patrons?|customers?|students?|vips?|staff|admins?|administrators?|editors?|internal|newsletters?"
    r"|audience|moderators?|donors?|buyers?|registered(?:_users)?|users|log(?:ged|in)(?:_?in)?(?:_users)?)"
)
_BACKERS: Final = r"(?:sponsors?|supporters?|patreon)"
ANYBODY: Final = f"(?:{'|'.join((*EVERYONE, *VISITORS))})"
_ACCOUNT: Final = r"(?:login|membership|subscription|account|auth(?:entication)?(?![a-z]))"
"""What is required, in a field such as `requires_login`."""

_OF_VISIBILITY: Final = lazy_re.compile(
    r"visibility|(?:^|_)privacy$|(?:visible|viewable|readable)_(?:to|for|by)|(?:^|_)access(?:_level)?$|audience|^_?restrict_to$"
    r"|(?:display|show|visible)_conditions?(?:_(?:conditions?|type|(?:login_?)?status|user|options|value|state))*$|^_?published?_status$",
    re.IGNORECASE,
)
"""Names whose value may be one of the words above."""
_OF_A_LOCK: Final = lazy_re.compile(
    r"restrict(?:ed|ion)?(?:$|_content|_post|_access)|(?:members?|subscribers?)[_-]?only|paywall(?:ed)?(?:_(?:enabled?|active))?$|(?:^|_)is_(?:paid|premium|private|protected|encrypted|internal|confidential)$"
    r"|^_?premium$|(?:^|_)(?:private|encrypt(?:ed)?)(?:_(?:post|page|content))?$|(?:^|[a-z]_|^_)protected$"
    rf"|(?:^|_)(?:{WHO}|{_BACKERS})_?only$|(?:^|_)(?:do_not|dont|never)_publish$|(?:exclude|hide)d?_from_(?:site|web|public)$|visibility_logged_?in$"
    rf"|(?:^|_)for_(?:members|subscribers|patrons|supporters)$|(?:^|_)only_(?:for_)?(?:to_)?{WHO}$|restrict_to_{WHO}$"
    rf"|requires?[_-]?{_ACCOUNT}|{_ACCOUNT}_?required$"
    rf"|(?:hide|hidden|hides)_from_(?:{ANYBODY})$|(?:^|_)(?:not|exclude)_public$|(?:^|_)confidential$"
    r"|(?:^|_)(?:paid|premium|locked|gated)_(?:content|post|page)$|(?:^|_)content_(?:locked|protected|restricted|gated)$"
    r"|(?:^|_)locked_for_\w+$|^logged_?in$|password[_-]?protect(?:ed|ion)?$|^_?(?:is_)?hidden$|^_?hide_(?:block|post)$|(?:^|_)(?:lock|protect|gate)_(?:content|post|page)$"
    rf"|(?:hide|hidden|hides)_(?:from|for|to)_(?:{ANYBODY}|logged_?out(?:_users)?)$|(?:^|_)conditional\w*_logged_?in(?:_enabled?)?$",
    re.IGNORECASE,
)
"""Names of which a value that means yes is enough."""
_OF_SOME: Final = lazy_re.compile(
    r"(?:^|_)(?:visib\w*|conditions?|restrict|access|display\w*)_(?:user_)?roles?$"
    r"|(?:^|_)(?:allow|allowed|restricted|permitted|access|visible|required?s?)_(?:to_)?(?:user_)?(?:roles?|plans?|groups?|memberships?|tags?|tiers?|users|members|capabilit(?:y|ies))$"
    r"|(?:^|_)user_roles?$|(?:^|_)(?:membership|subscription)_(?:levels?|plans?|tiers?)$|(?:^|_)(?:user_)?(?:role|membership|capability)_(?:restrictions?|required|access)$"
    r"|_rrm_\w+_product_id$",  # Reader Revenue Manager of Site Kit: what a reader has to buy
    re.IGNORECASE,
)
"""Names whose value says which visitors: any that does not mean all of them."""
_OF_THE_PUBLIC: Final = lazy_re.compile(
    rf"^_?(?:(?:is|show|make|post|page|comment)_)?(?:public|visible|publicly_(?:visible|available)|visible_to_{ANYBODY})(?:_post)?$"
    rf"|(?:^|_)(?:show|display|visible)_(?:to|for)_(?:{ANYBODY}|logged_?out(?:_users)?)$",
    re.IGNORECASE,
)
"""Names of which a value that means no is enough."""
_OF_A_PASSWORD: Final = lazy_re.compile(
    r"^_*(?:post|page|content|protect\w*|passster|ppwp?|ppc|wppp|wpdm|access|gallery|album|view|category|cat|product_cat)(?:_raw)?_passwords?$",
    re.IGNORECASE,
)
"""Names whose value is what a visitor has to enter."""
_ENDS_IN_PASSWORD: Final = lazy_re.compile(
    r"(?:^|_)(?:pass(?:word|wd|code|phrase)?|pwd)s?(?:_raw)?$", re.IGNORECASE
)
_OF_A_RELEASE: Final = lazy_re.compile(
    r"(?:^|_)(?:embargo(?:ed)?(?:_(?:until|date|to|end))?|(?:publish|release|available|visible)_(?:after|from|at))$",
    re.IGNORECASE,
)
"""Names whose value is the day from which a thing is public."""
_OF_A_LEVEL: Final = lazy_re.compile(
    r"^_?(?:min(?:imum)?|required?)_(?:access_)?(?:tiers?|plans?|memberships?)$", re.IGNORECASE
)
_OF_A_CONDITION: Final = lazy_re.compile(r"condition(?:s|al)?(?:_|$)", re.IGNORECASE)
"""Names whose value may ask who the visitor is."""
_ASKS_WHO: Final = lazy_re.compile(
    r"(?:^|_)(?:is_)?(?:logged_?in(?:_users?)?|login(?:_status)?|user_?roles?|current_user|user_can|capabilit(?:y|ies)|membership)(?:_|$)",
    re.IGNORECASE,
)
_OF_A_CLASS: Final = lazy_re.compile(r"(?:^|_)class(?:_?names?|es)?$|^classname$", re.IGNORECASE)
"""Names whose value is the classes of an element."""
_CLASS: Final = lazy_re.compile(
    rf"^(?:{WHO}|{_BACKERS}|patrons?)_only$|^only_(?:for_)?{WHO}$|^for_{WHO}_only$"
    rf"|^(?:hide|hidden)_(?:from|for|to|if)_(?:{ANYBODY}|non_?members?|logged_?out|not_logged_?in)$"
    rf"|^(?:show|visible|display)_(?:to|for|if)_(?:logged_?in|members?|subscribers?|patrons?)(?:_only)?$",
    re.IGNORECASE,
)
"""Classes of an element that a style hides from visitors."""
_OF_A_WHOLE_POST: Final = lazy_re.compile(r"^_?(?:(?:post|page|content)_)?visibility$", re.IGNORECASE)
_MEANS_ALL: Final = lazy_re.compile(
    rf"\b(?:{ANYBODY}|any(?:one|body)?|logged_?-?out|open_?access)\b", re.IGNORECASE
)

_PART: Final = r"(?:[_-](?:content|text|area|only|post|section|view|block))?"
_FOR_MEMBERS: Final = lazy_re.compile(
    rf"^(?:is[_-]?)?(?:members?|subscribers?|premium|paid){_PART}$"
    rf"|(?:^|[_/-])(?:(?:members?|subscribers?|patrons?)[_-]?only|logged[_-]?in|restrict(?:ed)?|private|protected|paywall){_PART}$",
    re.IGNORECASE,
)
"""Names of shortcodes and blocks around what is for members. A bare `team_member` is a person."""
_FOR_OTHERS: Final = lazy_re.compile(
    r"(?:^|[_/-])(?:not?|non|logged[_-]?out|guests?|visitors?|public)(?:$|[_-])"
    r"|(?:^|[_/-])(?:non|not|un)[_-]?(?:member|subscri|log|regist|paid|patron|premium|restrict|protect|private)",
    re.IGNORECASE,
)
"""Parts of names of those around what is for all others."""
_ONLY: Final = lazy_re.compile(
    rf"(?:^|_){WHO}_?only(?:$|_)|^(?:for|only)_{WHO}|^{WHO}_users?$|^(?:if|is)_?(?:members?|users?|log(?:ged|in)\w*|admins?|subscribers?|patrons?)$"
    rf"|^(?:if|is|has)_{WHO}|^(?:if|is|has)_(?:purchased|bought|enrolled|role|cap|capability|product|plan|access)"
    r"|(?:^|_)(?:restrict|restricted|private|protect|protected|paywall|paywalled|confidential|secret|secure|secured|locker|locked)(?:$|_)"
    r"|^s?vip$|^ppv$|^(?:vip|patreon|patrons?|registered|purchased|members?|memberships?|subscribers?)_(?:content|text|area|section|view|block|part|zone|post|video)$"
    r"|^(?:internal|private|staff|admin|admins)_(?:notes?|comments?|memos?)$"
    rf"|(?:^|_)(?:requires?_{_ACCOUNT}|{_ACCOUNT}_required)|(?:^|_)is_(?:member|subscriber|patron|logged_in)$"
    r"|(?:^|_)(?:lock|hidden|gated?|sell)_(?:content|text|area|section)$|^(?:content_gate|hide_this|invisible|intern)$"
    r"|^(?:patrons?|insiders?|supporters|donors|buyers|purchasers|enrolled|authenticated|logged)$",
    re.IGNORECASE,
)
"""More of such names, by their words."""
_LOCK: Final = lazy_re.compile(
    r"(?:^|_)(?:lock|unlock)(?:_|$)|(?<!b)lockers?(?:_|$)|(?:tweet|like|social|share|viral|e?mail|subscribe|opt_?in|pay|content|lead)s?_?(?:lock|gate)(?:_|$)"
    r"|paywall|patreon|password_?protect|content_protector|(?:^|_)(?:encrypt(?:or|s|ed)?|decrypt|passcode|pwd)(?:_|$)|(?:^|_)hide_?(?:content|reply|text)(?:_|$)",
    re.IGNORECASE,
)
"""Names of what opens after a visitor has paid, entered or sent something."""
_NO_LOCK: Final = lazy_re.compile(
    r"(?:^|_)(?:door|key|scroll|zoom|caps|screen|child|bike)_lock(?:_|$)|(?:^|_)lock_(?:icons?|screens?|in|picking)(?:_|$)"
    r"|(?:^|_)(?:encrypt|decrypt|encode|obfuscate)_?e?mails?(?:_|$)|(?:^|_)e?mails?_?(?:encrypt|encrypter|encryption|encoder?)(?:_|$)",
    re.IGNORECASE,
)
"""Names with such a word of things that have a lock, of settings of a screen, and of what hides addresses from machines alone."""
_TO_BE_SEEN: Final = lazy_re.compile(
    r"(?:^|_)(?:reply|replied|comment|login|log_in|register|pay|buy|vip|share|follow|like|subscribe|score|points?|credits?)_?(?:to|2|for)_?(?:view|see|read|show|unlock|down(?:load)?)(?:_|$)"
    r"|(?:^|_)(?:hide|hidden)_(?:reply|login|vip|comment)(?:_|$)|^(?:v_)?login_?(?:show|view|see|content)?$|^v_login$|^commented$|^needs?_?log_?in$|^after_log_?in$|^(?:users?|members?)_?view$|^opt_?in_panda|(?:^|_)comments?_hidden$|(?:^|_)pay_?per_?view(?:_|$)"
    r"|^vip_?(?:show|content|see|view|read|hide|only|text|down(?:load)?)$|(?:^|_)(?<!also_)(?:bought|purchased|enrolled)(?!_together)(?:_|$)"
    r"|^(?:is|has|if)_level(?:_|$)|^level_(?!(?:up|down|bars?|charts?|meters?|lists?|names?|titles?|crossing|design)(?:_|$))[a-z]|^(?:users?|subscribers?)_content$|(?:^|_)subscribers?_content$"
    r"|^only(?:members?|users?|subscribers?|vip)$|^(?:members?|users?|subscribers?|vip)only(?:content)?$|^membersonly"
    r"|^(?:mycred|gamipress|badgeos)_\w*(?:show|restrict|sell|hide)",
    re.IGNORECASE,
)
"""Names of what some may see, and what they do for it."""
_NEGATED: Final = lazy_re.compile(
    r"^(?:not?|dont|do_not|never)_(?:for_)?(?:public|visible|shown?|display(?:ed)?)$", re.IGNORECASE
)
_ENDS_IN_ONLY: Final = lazy_re.compile(
    r"(?:^|_)(?!(?:mobile|phone|tablet|desktop|screen|print|web|text|images?|icons?|rss|feed|home|homepage|single|archive|excerpt|title"
    r"|content|read|view|english|german|french|spanish|[a-z]{2})_only$)[a-z]+_only$",
    re.IGNORECASE,
)
"""For somebody only, and not for a kind of screen, a place on the site, or a language."""
_IN_OTHER_LANGUAGES: Final = lazy_re.compile(
    rf"(?:^|_)(?:{'|'.join(languages.MEMBERS.split())})(?:_|$)", re.IGNORECASE
)
_ENDS_IN_MEMBERS: Final = lazy_re.compile(
    r"_(?:(?:members|subscribers|patrons|supporters|insiders|vips?|premium|paid)(?:_(?:area|content|zone|part|section|text|block))?"
    r"|for_(?:members|subscribers|patrons))$",
    re.IGNORECASE,
)
_SHOWS_PEOPLE: Final = lazy_re.compile(
    r"(?:^|_)(?:team|our|meet|staff|board|crew|group|band|faculty|cast|people|club|committee|family|council|lab|project|list|lists|liste|lista"
    r"|grid|carousel|slider|gallery|directory|count|counter|number|total|new|newest|latest|recent|online|active|popular|featured|all"
    r"|display|show|bp|buddypress|um|forum|join|become|search|map|pricing|plans?|table|button|badge|tabs?|row|column|box|boxes)(?:_|$)",
    re.IGNORECASE,
)
"""Words of names of shortcodes and blocks that show who the members are, or sell a membership."""
_TIMED: Final = lazy_re.compile(
    r"^(?:timed|scheduled|embargo\w*|time_restrict\w*|countdown_content|timer_content)(?:_|$)|_(?:scheduler|scheduled|expires?|expiry|embargo)$"
    r"|^(?:schedul\w+|expir\w+)_(?:content|text|block|section|part|area)$|^expir(?:es?|ed|y|ation)$|^content_(?:schedule|timer|expir\w+)$",
    re.IGNORECASE,
)
"""Names of shortcodes that show their content for some time."""
_MAY_BE_TIMED: Final = lazy_re.compile(r"^(?:schedul\w+|expir\w+|timer)(?:_|$)", re.IGNORECASE)
"""Names of those that do, and of programmes of events and clocks."""
_ASKS_FOR_OTHERS: Final = lazy_re.compile(
    rf"!|(?:^|_)(?:not|non|no|unless|logged_?out|{ANYBODY})(?:_|$)", re.IGNORECASE
)


_DEEPEST: Final = 4
"""Levels of objects within a setting that are looked at."""

_QUOTED: Final = lazy_re.compile(r'"([^"\\]{1,80})"')
_PRIVATE_WORDS: Final = frozenset(languages.PRIVATE.split())


class _Kind(Enum):
    """What the name of a field says of its value."""

    LOCK = "closes if it means yes"
    WHOLE = "closes if it is hidden, or for some"
    VISIBILITY = "closes if it is for some"
    SOME = "closes unless it means all"
    PUBLIC = "closes if it means no"
    CONDITION = "closes if it asks who the visitor is"
    RELEASE = "closes before its date"
    CLASS = "closes if a class says that it is for some"
    OTHER = "closes nothing"


@lru_cache(4096)  # posts have the same fields
def _kind(name: str) -> _Kind:
    words = normalized(name)
    if plain(name) in _PRIVATE_WORDS or _IN_OTHER_LANGUAGES.search(words):
        return _Kind.LOCK
    if _OF_SOME.search(words) or _OF_A_LEVEL.search(words) or _OF_A_PASSWORD.search(words):
        return _Kind.SOME
    if _OF_A_RELEASE.search(words):
        return _Kind.RELEASE
    if _OF_A_LOCK.search(name) or _OF_A_LOCK.search(words):
        return _Kind.LOCK
    if _OF_A_WHOLE_POST.search(words):
        return _Kind.WHOLE
    if _OF_THE_PUBLIC.search(words):
        return _Kind.PUBLIC
    if _OF_VISIBILITY.search(words):
        return _Kind.VISIBILITY
    if _OF_A_CONDITION.search(words):
        return _Kind.CONDITION
    return _Kind.CLASS if _OF_A_CLASS.search(words) else _Kind.OTHER


def closes(name: str, value: str) -> bool:
    """Whether a field or attribute that no table knows says by its name and value that not everyone may see it."""
    kind = _kind(name)
    if kind is _Kind.OTHER:
        return False
    word = value.strip().lower()
    match kind:
        case _Kind.LOCK:
            return word in YES | {"y"} or is_for_some(word) or _names_some(value)
        case _Kind.WHOLE:
            return word == "hidden" or plain(word) in SURE_WORDS or is_for_some(word)
        case _Kind.VISIBILITY:
            return plain(word) in SURE_WORDS or is_for_some(word) or _names_some(value)
        case _Kind.RELEASE:
            day = dates.parsed(value)
            return day is not None and clock.is_ahead(
                day if day.tzinfo else day.replace(tzinfo=UTC), clock.now()
            )
        case _Kind.PUBLIC:
            return word in NO | {"n"}
        case _Kind.CONDITION:
            return is_for_some(word) or asks_who(value)
        case _Kind.CLASS:
            return any(map(is_class_for_some, value.split()))
        case _:
            return word not in NOTHING and not _MEANS_ALL.search(word)


def is_password(name: str) -> bool:
    """Whether a field holds a password, by the end of its name."""
    return bool(_ENDS_IN_PASSWORD.search(normalized(name)))


def says_something(value: str) -> bool:
    """Whether the value of a field is set: it is neither empty nor a word for nothing."""
    return value.strip().lower() not in NOTHING


def _names_some(value: str) -> bool:
    """Whether a list of words, serialized by PHP or in JSON, names some people, and not all of them."""
    if not value.lstrip().startswith(("a:", "[", "{")):
        return False
    words = _QUOTED.findall(value)
    return any(map(is_for_some, words)) and not any(_MEANS_ALL.search(word) for word in words)


def asks_who(condition: str) -> bool:
    """Whether a condition that no table knows asks for users who are logged in, or for some of them."""
    words = normalized(condition)
    return bool(_ASKS_WHO.search(words)) and not _ASKS_FOR_OTHERS.search(words)


def is_class_for_some(name: str) -> bool:
    """Whether a class of an element says that its style hides it from visitors: `members-only`, `hide-for-guests`."""
    return bool(_CLASS.search(normalized(name)))


def says_closed(name: str, value: object, depth: int = 0) -> bool:
    """Whether a setting that no table knows, or one within it, says that what it is set on is for some visitors."""
    match value:
        case bool():
            return closes(name, "true" if value else "false")
        case str() | int():
            return closes(name, str(value))
        case list():
            words = " ".join(item for item in value if isinstance(item, str))
            inner = (says_closed(name, item, depth + 1) for item in value if isinstance(item, dict))
            return closes(name, words) or (depth < _DEEPEST and any(inner))
        case dict() if depth < _DEEPEST and value.get("enabled", value.get("enable")) is not False:
            return any(says_closed(f"{name}_{inner}", held, depth + 1) for inner, held in value.items())
    return False


def is_for_members(name: str) -> bool:
    """Whether the name of a shortcode or block that no table knows says that its content is for members."""
    words = normalized(name)
    if words.lower().startswith("hide_from_") or _NEGATED.search(words):
        return True
    if _FOR_OTHERS.search(name):
        return False
    if (_ENDS_IN_MEMBERS.search(words) or _IN_OTHER_LANGUAGES.search(words)) and not _SHOWS_PEOPLE.search(
        words
    ):
        return True
    signs = (_ENDS_IN_ONLY, _FOR_MEMBERS, _ONLY, _TO_BE_SEEN)
    return bool(_FOR_MEMBERS.search(name) or is_lock(name) or any(sign.search(words) for sign in signs))


def is_lock(name: str) -> bool:
    """Whether the name of a plug-in says that it locks contents: `content-locker`, `unlock-protocol`."""
    words = normalized(name)
    return bool(_LOCK.search(words)) and not _NO_LOCK.search(words)


def is_timed(name: str) -> bool:
    """Whether the name of a shortcode says that its content is shown for some time."""
    return bool(_TIMED.search(normalized(name)))


def may_be_timed(name: str) -> bool:
    """Whether the name of a shortcode may say so: then its attributes have the dates."""
    return bool(_MAY_BE_TIMED.search(normalized(name)))
