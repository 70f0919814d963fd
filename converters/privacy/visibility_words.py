"""The words that say who may see a thing: what each means, and where it is believed.

Front matter, custom fields, comments, shortcodes and blocks all read these words; what a name means by its parts
(`is_private`, `members-only`) is decided by those who read such names, with the functions below. What says that a
thing is not public is believed (`docs/privacy.md`).
"""

import unicodedata
from collections.abc import Mapping
from enum import Flag, auto
from typing import Final, NamedTuple

from converters.privacy import visibility_languages as languages


class Where(Flag):
    """Where a word is believed."""

    KEY = auto()
    """As a key of front matter that is true: `private: true`."""
    VALUE = auto()
    """As the value of a field about status or visibility: `status: private`."""
    ANYWHERE = auto()
    """As the value of any field of front matter, where it makes doubtful whether the text is public."""
    LABEL = auto()
    """As a tag, category or layout, where it makes the same doubtful. Others are what a text is about: `future`."""
    FOLDER = auto()
    """As the name of a folder in which the text is."""
    FILE = auto()
    """After the last dot in the name of a file, before its extension: `tide.draft.md`."""


class _Row(NamedTuple):
    words: str
    """Without spaces, `_` and `-`, in lower case, as `plain` has them."""
    status: str
    """The status of the thing, in WordPress's words; empty where it is only doubtful whether it is public."""
    where: Where


_KEY, _VALUE, _ANYWHERE, _LABEL, _FOLDER, _FILE = Where
_ALL: Final = _KEY | _VALUE | _ANYWHERE | _LABEL | _FOLDER | _FILE
_STATES: Final = (
    _Row("draft drafts unpublished notpublished wip", "draft", _ALL),
    _Row("unpublish", "draft", _KEY | _VALUE | _LABEL),
    _Row("draftpost drafted draftonly draft.of notready", "draft", _KEY),
    _Row("inprogress workinprogress", "draft", _ALL ^ _ANYWHERE),
    _Row("topublish tobepublished", "draft", _FOLDER),
    _Row("unfinished todo", "draft", _VALUE | _LABEL),
    _Row("incomplete outline skip", "draft", _VALUE),
    _Row("pending review", "pending", _VALUE),
    _Row("inreview underreview needsreview pendingreview", "pending", _VALUE | _LABEL),
    _Row("scheduled", "future", _ALL ^ _ANYWHERE),
    _Row("embargoed", "future", _KEY | _VALUE | _LABEL),
    _Row("embargo", "future", _KEY),
    _Row("future", "future", _VALUE),
    _Row("private secret", "private", _ALL),
    _Row("unlisted confidential", "private", _ALL ^ _FOLDER),
    _Row("hidden", "private", _ALL ^ _ANYWHERE),
    _Row("internal restricted", "private", _KEY | _VALUE | _LABEL),
    _Row("disabled", "private", _KEY | _VALUE),
    _Row("nobody", "private", _VALUE | _LABEL),
    _Row("offline never", "private", _VALUE),
    _Row("hide headless invisible stealth sensitive expired members gated lock locked", "private", _KEY),
    _Row("login nda hidepost crypt protect auth encryption eleventyexcludefromcollections", "private", _KEY),
    _Row("loginrequired requirelogin requireslogin authrequired requireauth requiresauth", "private", _KEY),
    _Row("sponsorsonly patreononly supportersonly", "private", _KEY),
    _Row("trash", "trash", _ALL ^ _ANYWHERE),
    _Row("trashed", "trash", _KEY | _VALUE | _LABEL),
    _Row("deleted", "trash", _KEY | _VALUE | _FOLDER),
    _Row("removed", "trash", _KEY | _VALUE),
    _Row("archived archive skip ignore ignored exclude excluded omit suppress suppressed", "", _KEY),
    _Row("paid patreon personal retracted withdrawn obsolete unfinished incomplete todo", "", _KEY),
    _Row("stub placeholder template test testing sample example dummy debug", "", _KEY),
    _Row("superseded retired cancelled canceled friends family", "", _KEY),
    _Row("noindex", "", _KEY | _ANYWHERE),
    _Row("ideas inbox queue backlog pending staging internal members", "", _FOLDER),
    _Row("discarded abandoned rejected unused scrapped backup backups", "", _FOLDER),
    _Row("bak backup old orig copy todo", "", _FILE),
    _Row(languages.DRAFT, "draft", _ALL ^ _ANYWHERE),
    _Row(languages.PRIVATE, "private", _ALL ^ _ANYWHERE),
)
_IF_FALSE: Final = (
    _Row("publish published public live online enabled ready dgpublish", "draft", _KEY),
    _Row(
        "visible viewable discoverable listed listing show display render build output routable permalink generate deploy production",
        "private",
        _KEY,
    ),
    _Row("approved", "pending", _KEY),
    _Row("active share sitemap searchable indexed done complete completed finished", "", _KEY),
    _Row("reviewed blog site web export sync upload syndicate", "", _KEY),
    _Row(languages.PUBLISHED, "draft", _KEY),
)
"""Keys of front matter that are false."""


def _table(rows: tuple[_Row, ...], where: Where) -> Mapping[str, str]:
    return {word: row.status for row in rows if row.where & where for word in row.words.split()}


KEYS: Final = _table(_STATES, _KEY)
"""Key that is true -> status; empty where it is doubtful. `of_key` reads it."""
KEYS_IF_FALSE: Final = _table(_IF_FALSE, _KEY)
"""The same, for keys that are false."""
_OTHER_QUESTIONS: Final = frozenset({"ispermalink"})
"""Keys with `is` that ask something else than the word in them: whether an identifier is an address (RSS)."""
VALUES: Final = _table(_STATES, _VALUE)
"""Value of a field about status or visibility -> status."""
STATUSES: Final = {
    word: VALUES[word]
    for word in f"draft skip unpublished hidden private unlisted {languages.DRAFT} {languages.PRIVATE}".split()
}
"""The same for the key `status` of front matter. Its other words stay as they are, and what they mean is not public."""
SURE_WORDS: Final = frozenset(_table(_STATES, _ANYWHERE))
"""Values that make doubtful, under any key, whether a text is public."""
LABELS: Final = frozenset(_table(_STATES, _LABEL))
"""Tags, categories and layouts that do."""
FOLDERS: Final = _table(_STATES, _FOLDER)
"""Name of a folder -> status of the texts in it; empty where it is doubtful."""
FILES: Final = _table(_STATES, _FILE)
"""What stands behind the last dot in the name of a file -> its status; empty where it is doubtful."""

MEMBERS: Final = frozenset(
    "member members membersonly subscribers subscribersonly paid premium password protected loggedin userloggedin login registered".split()
)
"""Values that mean: who has an account, or has paid."""
CIRCLES: Final = frozenset("friends family insiders".split())
"""Values that mean: whom the author chose."""
_PEOPLE: Final = (
    MEMBERS
    | CIRCLES
    | frozenset("subscriber patrons paidmembers paidsubscribers tiers".split())
    | frozenset(
        "admin administrator staff internal employees author authors editor editors moderator moderators".split()
    )
)
_NOT_EVERYONE: Final = frozenset({"private", "restricted", "nobody", "nonepublic"})

EVERYONE: Final = ("all", "everyone", "everybody", "public")
"""Who may see what is public."""
VISITORS: Final = ("visitor", "visitors", "guest", "guests", "anonymous")
"""Those without an account."""

GROUPS: Final = frozenset(
    """params extra custom customfields fields meta metadata frontmatter page post article entry document site settings attributes properties flags
    status state publication seo""".split()
)
"""Keys of mappings that hold more front matter."""

YES: Final = frozenset(f"1 y yes true on {languages.YES}".split())
NO: Final = frozenset(f"0 n no false off {languages.NO}".split())
NOTHING: Final = frozenset(
    {"", "0", "no", "none", "false", "off", "null", "a:0:{}", "[]", "{}", "b:0;", 'a:1:{i:0;s:0:"";}'}
)
"""Values that say that nothing is set, serialized by PHP or not."""


_NO_WIDTH: Final = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
"""Characters that nobody sees, which a copied key may have in it."""
AROUND_VALUES: Final = " \t\r\n\xa0\u3000\"'“”„‘’‚«»‹›,;"
"""What may stand around a word, and is no part of it: signs that an editor or a writer of another language puts there."""


def plain(name: str) -> str:
    """A name or value as the tables have it: `Is-Draft` and `is_draft` are `isdraft`."""
    name = name if name.isascii() else unicodedata.normalize("NFKC", name).translate(_NO_WIDTH)
    return name.lower().replace("_", "").replace("-", "").replace(" ", "")


def of_key(key: str, table: Mapping[str, str]) -> str | None:
    """The status that a plain key has in `KEYS` or `KEYS_IF_FALSE`, with `is` before it or not; None if it has none."""
    return None if key in _OTHER_QUESTIONS else table.get(key, table.get(key.removeprefix("is")))


def is_for_some(value: str) -> bool:
    """Whether the value of a field about visibility names some people, or says: not everyone. `only` adds nothing."""
    word = plain(value.strip(AROUND_VALUES))
    return word in _NOT_EVERYONE or word.removesuffix("only").removeprefix("only") in _PEOPLE
