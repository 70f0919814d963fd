"""Front matter by which any program keeps a text back: keys and words that mean the same whoever reads them.

A generator knows its own few. Themes, plug-ins and programs of a site read others, and so does the generator from which
a text came. What says that it is not public is believed (`docs/privacy.md`): the table says which status it gets.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC
from typing import Any, Final, NamedTuple

from converters import lazy_re
from converters.generators.front_matter.dates import parsed
from converters.io.spelling import differ_in_a_letter
from converters.privacy import visibility_languages as languages
from converters.privacy.visibility_words import (
    AROUND_VALUES,
    CIRCLES,
    EVERYONE,
    GROUPS,
    KEYS,
    KEYS_IF_FALSE,
    LABELS,
    MEMBERS,
    NO,
    SURE_WORDS,
    VALUES,
    YES,
    is_for_some,
    of_key,
    plain,
)


class Mark(NamedTuple):
    """What keeps a text back: the status that it means, and the mark as the text has it (`hidden: true`).

    Without a status it is only doubtful whether the text is public.
    """

    status: str
    words: str


PASSWORDS: Final = frozenset("password passwd pass passphrase passcode".split())
"""Keys of the password of a text."""
_LOCKS: Final = GROUPS | frozenset(
    "options encrypt encryption crypt protect protection protected security access auth lock".split()
)
"""Keys of mappings and lists, at any depth, in which a password is that of the text."""
_UNSET: Final = NO | {"", "none", "null", "~"}
_DRAFT_KEYS: Final = frozenset(word for word, status in KEYS.items() if status == "draft")
"""Keys that any value but a no makes true: a damaged one is believed too."""
_WORD_KEYS: Final = frozenset(
    """visibility privacy security access accesslevel publish published sharing permission permissions workflow stage
    phase progress classification sensitivity confidentiality scope audience""".split()
)
"""Keys whose value may be one of the words, besides those that end with `_OF_A_STATE`."""
_OF_A_STATE: Final = ("status", "state", "stage")
_OF_SOMETHING_ELSE: Final = ("comment", "ping", "toc", "nav", "menu")
"""What begins the names of such keys that say nothing of the text itself: `comment_status`."""
_FREE_TEXTS: Final = frozenset(
    """title subtitle shorttitle linktitle name description summary excerpt abstract subject slug url permalink path
    aliases author authors header""".split()
)
"""Keys whose value is free text, and says nothing of who may see the post."""
_FLAG_LISTS: Final = frozenset(
    "flag flags option options attribute attributes property properties mark marks".split()
)
"""Keys of lists in which each word is like a key that is true."""
_FOR_SOME: Final = frozenset(
    """readableby visibleto visiblefor viewers viewableby readers sharedwith sharewith onlyfor alloweduser allowedusers protect
    protection protectedby""".split()
)
"""Keys that say who may read the text: nobody else may, unless it is everybody."""
_OFTEN: Final = {
    **dict.fromkeys(("draft", "private", "hidden", "unlisted"), (YES, KEYS)),
    **dict.fromkeys(("published", "publish"), (NO, KEYS_IF_FALSE)),
}
"""Keys that are often misspelt -> the values that keep a text back, and the table that says its status."""
_ALSO_MEANT: Final = frozenset({"status", "state", "render", "permalink", "public", "visibility"})
"""More keys that many programs know."""
_REAL_WORDS: Final = frozenset("craft graft kraft drift".split())
"""Words that are like one of those keys, and more probably mean what they say."""
_MAYBE_FOR_SOME: Final = frozenset(
    "roles groups tier tiers who only onlyin membership gate plan auth secret".split()
)
"""The same, of which it is not known."""
_ENVIRONMENTS: Final = frozenset({"env", "envs", "environment", "environments"})
_LIVE: Final = frozenset("production prod live all any default".split())
"""Environments in which a site is built for its visitors."""
PUBLIC_WORDS: Final = (
    frozenset(
        """publish published public live featured final done complete completed finished active stable evergreen true none
    null new deprecated accepted released""".split()
    )
    | frozenset(languages.PUBLISHED.split())
    | {""}
)
"""Words of `status` that keep nothing back. What is not known is not public: `idea`."""
_SEEN: Final = (
    r"publish(?:ed|ing)?|public|build|render(?:ed)?|show|shown|display(?:ed)?|visible|site|blog|web"
)
_NEGATED: Final = lazy_re.compile(
    rf"(?:no|not|non|never|dont|donot|doesnot|skip|ignore|omit|without)(?:{_SEEN}|listed|list)|(?:hide|exclude)from(?:{_SEEN})"
)
"""Keys that say by themselves that a text is not to be seen: `do_not_publish`, `ignorePublish` (Qiita), `nolist`."""
_LESS_SHOWN: Final = lazy_re.compile(
    r"(?:hide|hidden|exclude|excluded|omit|omitted|remove|removed)(?:from|in)"
    r"(?:home|index|lists?|listings?|feeds?|rss|collections?|archives?|search|blog|main|posts?|all|everywhere)\w*"
)
"""Keys that say that some lists do not have a text: `hide_from_home`."""
_FOR_THEM: Final = (
    r"(?:me|friends?|family|staff|team|internal|intern|members?|subscribers?|devs?|development|admins?|editors?|authors?|owners?"
    r"|patrons?|sponsors?|supporters?|customers?|company|employees)"
)
_ONLY: Final = lazy_re.compile(rf"(?:for)?{_FOR_THEM}only|only(?:for)?{_FOR_THEM}")
"""Keys that say that a text is for a few: `family_only`, `only_me`."""
_NEVER: Final = frozenset({"never", "false"})
_NOT_NOW: Final = frozenset("never later nobody notyet soon".split())
"""Words that are a no to the question of whether a text is public."""
NOT_YET: Final = frozenset("later never notyet soon comingsoon tba tbd todo unscheduled".split())
"""Words in the place of a date that say that its day is to come."""
_WHETHER: Final = frozenset("publish published public visible listed show list publishto".split())
"""Keys whose value says whether, when or for whom a text is public."""
_VISIBILITY_KEYS: Final = frozenset({"visibility", "privacy"})
"""Keys whose value keeps a text back unless it is known to be public."""
_CLOSED: Final[Mapping[str, frozenset[str]]] = {
    "visibility": NO | {"none", "null"},
    "security": CIRCLES | {"friendsonly", "custom", "usemask"},
    "audience": CIRCLES | frozenset("team staff me self admins editors employees".split()),
    "publishto": frozenset({"none", "null"}),
}
"""Key -> words that mean under it that nobody, or not everyone, sees the text (`security`: LiveJournal)."""
_PUBLIC: Final = frozenset(EVERYONE) | frozenset(
    "anyone world open visible listed publish published show shown free live".split()
)
_BY_DATE: Final = frozenset({"publisheddate"})
"""Values of `status` that leave the decision to the date (JBake)."""
_GATE_KEYS: Final = frozenset({"access", "permissions"})
"""Keys under which a list or mapping says who may read."""
_NO_LETTERS: Final = lazy_re.compile(r"[^a-z]+")
"""What is no letter of `true` and `false`."""
_HASH: Final = lazy_re.compile(r"[0-9a-fA-F]{32,64}")
_PARTS: Final = lazy_re.compile(r"[/#]")
"""What stands between the parts of a label: `drafts/post`, `#draft`."""
MARKS_OF_METADATA: Final[Mapping[str, str]] = {
    "address": "permalink",
    "permalink": "permalink",
    "listed": "eleventyExcludeFromCollections",
    "noindex": "noindex",
}
"""Metadata (`base.Generator`) that some values make a mark -> the key that it has in the tables."""

EXPIRY_KEYS: Final = frozenset(
    """expirydate expiry expires expire expiresat expireson expiration expirationdate unpublishdate unpublishon
    unpublishat unpublishafter publishuntil visibleuntil showuntil hideafter activeuntil availableuntil expiresafter
    expiredate validuntil validto notafter unpublishedat deletedat trashedat removedat withdrawnat""".split()
)
"""Keys, in lower case without `_` and `-`, whose date ends a text."""
START_KEYS: Final = frozenset(
    """publishdate publishon publishat publishedat publicationdate pubdate releasedate releaseat embargo embargountil
    embargoeduntil embargodate golive goliveat golivedate goesliveat available availablefrom availableat availableon
    visiblefrom showfrom showafter activefrom publishafter publishfrom releaseon schedule scheduled scheduledfor
    scheduledat scheduleddate publish published validfrom notbefore draftuntil hiddenuntil privateuntil""".split()
)
"""The same, whose date a text waits for."""
_TIMES: Final = ("publish", "release", "embargo", "schedule")
NO_DATES: Final = _UNSET | {"true", "yes", "on", "1", "now", "always", "ever", "immediately", "today"}
"""Words under such keys that are no date, and keep nothing back; of others it is not known."""


def find_mark(fields: Mapping[str, Any], labels: tuple[str, ...] = ()) -> Mark | None:
    """The mark of a text in its fields that its generator does not know; a doubtful one only if there is no other.

    `labels` are its tags, categories and layout, which a program may look at: one that is such a word is doubtful.
    """
    found = None
    for mark in _marks(fields, inner=True):
        if mark.status:
            return mark
        found = found or mark
    for label in labels if found is None else ():
        if not LABELS.isdisjoint(map(plain, _PARTS.split(label))):
            return Mark("", label)
    return found


def keeps_back(name: str, value: str) -> bool:
    """Whether a key and its value, of front matter that is damaged, keep a text back; an unknown `status` does too."""
    key, word = plain(name), value.strip(AROUND_VALUES)
    if (key in PASSWORDS and plain(word) not in _UNSET) or (key in _WORD_KEYS and is_for_some(word)):
        return True
    return bool(status := _status(key, value)) or (key == "status" and status == "")


def is_often_meant(name: str, value: str) -> bool:
    """The same of a key that many programs know, or one that is like it but for a letter; other words may be of the text."""
    key = plain(name)
    is_known = key.removeprefix("is") in _OFTEN or key in _ALSO_MEANT or _misspelt(key, plain(value))
    return bool(is_known and _status(key, value))


def _marks(fields: Mapping[str, Any], *, inner: bool) -> Iterator[Mark]:
    for name, value in fields.items():
        key = plain(str(name).strip(AROUND_VALUES))
        group, _, last = key.rpartition(".")
        if is_dotted := group in GROUPS:  # `params.draft`
            key = last
        if ((is_dotted or not inner) and key in PASSWORDS and plain(str(value)) not in _UNSET) or (
            isinstance(value, dict | list) and key in _LOCKS and _has_password(value)
        ):
            yield Mark("private", f"{name}: …")
        elif isinstance(value, dict) and inner and (key in GROUPS or key.startswith("publish")):
            yield from _marks(value, inner=False)
        elif (status := _status(key, value)) is not None:
            yield Mark(status, f"{name}: {_shown(value)}")
        elif word := _doubtful_word(key, value):
            yield Mark("", f"{name}: {word}")


def _has_password(value: Any) -> bool:
    """Whether a mapping, or a list of some, has a password, also as a field with its name and value."""
    items = value if isinstance(value, list) else [value]
    for item in (item for item in items if isinstance(item, dict)):
        named = {str(item.get("key") or item.get("name") or ""): item.get("value")}
        for name, inner in (item | named).items():
            is_set = not isinstance(inner, dict | list) and plain(str(inner)) not in _UNSET
            if (is_set and plain(str(name)) in PASSWORDS) or _has_password(inner):
                return True
    return False


def _doubtful_word(key: str, value: Any) -> str:
    """The word in a value that makes it doubtful, under a key that no table has, whether the text is public."""
    if key in _FREE_TEXTS or key.startswith(_OF_SOMETHING_ELSE):
        return ""
    if (key in START_KEYS and key.startswith(_TIMES)) or key in EXPIRY_KEYS or key in _WHETHER:
        text = str(value).strip()
        return "" if plain(text) in NO_DATES | _PUBLIC or parsed(text, UTC) else _shown(text)
    items = value if isinstance(value, list) else [value]
    words = [word for item in items if isinstance(item, str) for word in str(item).split(",")]
    for word in words:
        text = plain(word.strip())
        is_flag = key in _FLAG_LISTS and (text in VALUES or of_key(text, KEYS) is not None)
        is_for_some = key in _MAYBE_FOR_SOME and text not in _PUBLIC | _UNSET
        is_for_authors = key in _ENVIRONMENTS and not _LIVE & set(map(plain, words))
        if text in SURE_WORDS or is_flag or is_for_some or is_for_authors:
            return _shown(word)
    return ""


def _status(key: str, value: Any) -> str | None:
    """The status that a key and its value mean; None if they keep nothing back."""
    if key == "keys" and isinstance(value, list) and value and all(map(_HASH.fullmatch, map(str, value))):
        return "private"  # of the passwords that open the text (VuePress)
    if isinstance(value, list) and not (key in _GATE_KEYS and value):
        found = (_status(key, item) for item in value if not isinstance(item, dict | list))
        return next((status for status in found if status), None)
    if isinstance(value, dict | list):
        if key in _GATE_KEYS and value:
            return "private"
        if key == "draft" and value:
            return "draft"
        is_unbuilt = key == "build" and isinstance(value, dict) and _is_unbuilt(value)
        return "private" if is_unbuilt else None
    word = plain(str(value).strip(AROUND_VALUES))
    if word in YES and (_NEGATED.fullmatch(key) or _ONLY.fullmatch(key)):
        return "private"
    if word in YES and _LESS_SHOWN.fullmatch(key):
        return ""
    if misspelt := _misspelt(key, word):
        return misspelt
    if key in _FOR_SOME and word not in _PUBLIC | _UNSET:
        return "private"
    is_draft = key.removeprefix("is") in _DRAFT_KEYS and word not in _UNSET
    if (_is_yes(word) or is_draft) and (status := of_key(key, KEYS)) is not None:
        return status
    if _is_no(word) and (status := of_key(key, KEYS_IF_FALSE)) is not None:
        return status
    if key in _WHETHER and word in _NOT_NOW:
        return of_key(key, KEYS_IF_FALSE) or "private"
    is_state = key.endswith(_OF_A_STATE) or differ_in_a_letter(key, "status")
    is_state = is_state and not key.startswith(_OF_SOMETHING_ELSE)
    if (key in _WORD_KEYS or is_state) and word in VALUES:
        return VALUES[word]
    if word in _CLOSED.get(key, ()):
        return "private"
    if key in _VISIBILITY_KEYS and word not in _PUBLIC | MEMBERS | YES | _UNSET:
        return "private"
    if key == "status" and word not in PUBLIC_WORDS and word not in _BY_DATE:
        return ""
    return None


def _is_yes(word: str) -> bool:
    """Whether a word says yes, or `true` with a letter that is wrong: no other value of such a key is like it."""
    return word in YES or differ_in_a_letter(_NO_LETTERS.sub("", word), "true")


def _is_no(word: str) -> bool:
    """The same of `false`."""
    return word in NO or differ_in_a_letter(_NO_LETTERS.sub("", word), "false")


def _misspelt(key: str, word: str) -> str:
    """The status that a key means that is like one of a few but for a letter: `darft: true`; empty if it is like none."""
    for known, (words, table) in _OFTEN.items():
        if word in words and key != known and key not in _REAL_WORDS and differ_in_a_letter(key, known):
            return table[known]
    return ""


def _is_unbuilt(build: Mapping[str, Any]) -> bool:
    """Whether options of Hugo's build leave out the page, or hide it from all lists."""
    return any(str(build.get(name)).lower() in _NEVER for name in ("render", "list"))


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "…" if isinstance(value, dict | list) or len(str(value)) > 40 else str(value)
