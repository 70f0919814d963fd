"""The words that blogs print around posts and comments, in many languages: `phrases.yml` as a table.

A text is asked about whole: a line, or all text of an element. White space, case, kinds of
apostrophes and a full stop at the end do not count.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final, Literal, NamedTuple, get_args

from converters import lazy_re
from converters.io import yaml
from converters.io.numbers import digits_in

Role = Literal[
    "heading", "bare", "form", "inside", "says", "reply", "likes", "like", "ping", "pending", "closed", "none",
    "posted", "filed", "tagged", "under", "beside", "badge", "share", "navigation", "edit", "footer", "missing", "notice",
]  # fmt: skip
"""What a phrase does on a page; the head of `phrases.yml` says what each is."""

LONGEST = 400
"""No phrase is longer than so many characters; what is, is prose."""
KEPT_LINES: Final = 1 << 14
"""Lines whose meaning is kept: a text is gone through several times, and one with more lines than this is read anew each
time. 100 KB of the shortest lines with a name and a date have 6,000."""

QUOTES = "\"'“”„‟‘’‚‛«»‹›「」『』《》〈〉"
_ORNAMENTS = " ↓↑→←»«›‹▼▾▽⌄✎¶#:{}[]|•·-–—"
"""What themes print around the heading of the comments: `2 Comments »`, `{ 3 responses }`, `Comments:`."""
_HOLES = {
    "n": r"(?P<n>\d{1,3}(?:[., \u00a0\u202f]\d{3})+|\d+|%s)",
    "title": r"(?P<title>.+)",
    "name": r"(?P<name>.{1,80}?)",
    "date": r"(?P<date>.{4,60}?)",
    "terms": r"(?P<terms>.+)",
    "any": r".*",
}

_AROUND_ANY = lazy_re.compile(r"( |\\.|。)\.\*")
"""Where {any} is empty, `folded` has removed the space before it."""


class Phrase(NamedTuple):
    """A phrase that was found, its language (as `de`), and the values of its gaps."""

    language: str
    number: int | None = None
    title: str = ""
    name: str = ""
    date: str = ""
    terms: str = ""


def find(role: Role, text: str, language: str = "") -> Phrase | None:
    """The phrase of a role that a whole text is, or None; phrases of `language` are tried first.

    `find("heading", "8 thoughts on “Hello”")` has number 8 and title `Hello`. Titles are
    given without their quotes.
    """
    if len(text) > LONGEST or role not in _likely(text):
        return None
    return _find(role, text, language[:2].lower())


@lru_cache(maxsize=2 * KEPT_LINES)
def _find(role: Role, text: str, code: str) -> Phrase | None:
    """Try the phrases whose sign is in a text. Pages of a site repeat most texts, so that each is asked once."""
    likely = sorted(_likely(text)[role], key=lambda form: (form.language != code, form.rank))
    line = folded(text)
    lines = [line, line.strip(_ORNAMENTS)] if role in _ORNAMENTED else [line]
    for line in filter(None, dict.fromkeys(lines)):
        for form in likely:
            if found := form.pattern.fullmatch(line):
                gaps = found.groupdict()
                number = _number(gaps.pop("n", ""), form.language)
                gaps["title"] = gaps.get("title", "").strip(QUOTES + " ").strip()
                return Phrase(form.language, number, **gaps)
    return None


_ORNAMENTED: Final = frozenset({"heading", "bare", "navigation"})
"""Roles whose phrases themes decorate."""


def is_any(roles: tuple[Role, ...], text: str) -> bool:
    """Whether a whole text is a phrase of one of some roles."""
    likely = _likely(text) if len(text) <= LONGEST else _NOTHING
    return any(role in likely and _find(role, text, "") is not None for role in roles)


def may_be(roles: tuple[Role, ...], text: str) -> bool:
    """Whether a text has the sign of some phrase of a role: a look that costs little, before `find`."""
    return not _likely(text).keys().isdisjoint(roles)


def may_hold(role: Role, text: str) -> bool:
    """Whether a long text has the sign of some phrase of a role anywhere in it: a look before its parts are asked."""
    letters = _letters(text)
    return any(sign in letters for sign in _index().signs[role])


class _Form:
    """One phrase of a language."""

    def __init__(self, phrase: str, language: str, rank: int) -> None:
        self.phrase, self.language, self.rank = phrase, language, rank

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The phrase as a pattern. Most are never asked, and never compiled."""
        return re.compile(_pattern(self.phrase, self.language), re.IGNORECASE)


class _Index:
    """The phrases of all roles by their signs: a word that each text of the phrase has, else the start or end of one, else
    what stands between its gaps (`#`)."""

    def __init__(self) -> None:
        self._by_word: defaultdict[str, list[tuple[Role, _Form]]] = defaultdict(list)
        self._by_piece: defaultdict[str, list[tuple[Role, _Form]]] = defaultdict(list)
        self.signs: Mapping[Role, set[str]] = {role: set() for role in get_args(Role)}
        """The words and pieces by which the phrases of a role are found."""
        for role in self.signs:
            self._add(role)
        self._words = frozenset(self._by_word)
        self._ascii = [piece for piece in self._by_piece if piece.isascii()]

    def _add(self, role: Role) -> None:
        forms = (
            (language, phrase)
            for language, roles in table().items()
            for phrase in sorted(roles.get(role, ()), key=_looseness)
        )
        for rank, (language, phrase) in enumerate(forms):
            form = _Form(phrase, language, rank)
            letters = _letters(folded(phrase))
            words = pieces = _WORD.findall(_GAP.sub(" ", letters) if "{" in letters else letters)
            if "{" in letters:
                words = _WORD.findall(_GLUED.sub(" ", letters))
            if not letters.isascii():
                words = [word for word in words if not _DENSE.search(word)]
            signs = (part.strip() for part in _GAP.split(folded(phrase)))
            sign = max(words or pieces or signs, key=len)
            (self._by_word if words else self._by_piece)[sign].append((role, form))
            self.signs[role].add(sign)

    def likely(self, text: str) -> Mapping[Role, list[_Form]]:
        """The phrases that a text may be, by role."""
        words, letters = _words(text)
        found: defaultdict[Role, list[_Form]] = defaultdict(list)
        for word in self._words & words:
            for role, form in self._by_word[word]:
                found[role].append(form)
        for piece in self._ascii if letters.isascii() else self._by_piece:
            if piece in letters:
                for role, form in self._by_piece[piece]:
                    found[role].append(form)
        return found or _NOTHING


_NOTHING: Final[Mapping[Role, list[_Form]]] = MappingProxyType({})


@cache
def _index() -> _Index:
    return _Index()


@lru_cache(maxsize=KEPT_LINES)
def _likely(text: str) -> Mapping[Role, list[_Form]]:
    return _index().likely(text)


_WORD: Final = lazy_re.compile(r"[^\W\d_]+")
_GAP: Final = lazy_re.compile(r"\{\w+\}")
_GLUED: Final = lazy_re.compile(r"[^\W\d_]*\{\w+\}[^\W\d_]*")
"""A gap, with the words at it without a space between: what fills the gap may be a part of them."""
_DENSE: Final = lazy_re.compile("[\u0e00-\u0eff\u2e80-\u9fff\uac00-\ud7af]")
"""Letters of scripts that put no space between words."""
_ALIKE: Final = str.maketrans("İıſK", "iisk")
"""Letters that patterns take for others where case does not count, and `casefold` does not."""


def _letters(text: str) -> str:
    return text.lower() if text.isascii() else text.translate(_ALIKE).casefold()


def _words(text: str) -> tuple[frozenset[str], str]:
    """The words of a text, and the text, both so that case does not count."""
    letters = _letters(text)
    return frozenset(_WORD.findall(letters)), letters


def words_of(text: str) -> frozenset[str]:
    """The words of a text, in letters that do not tell case apart."""
    return _words(text)[0]


def fixed(role: Role, text: str) -> bool:
    """Whether a whole text is a phrase of a role without gaps: `Post navigation`, never `Next post: {any}`."""
    line = folded(text).lower()
    return line in _fixed(role) or (role == "navigation" and line.strip(_ORNAMENTS) in _fixed(role))


@cache
def _fixed(role: Role) -> frozenset[str]:
    return frozenset(
        folded(phrase).lower()
        for roles in table().values()
        for phrase in roles.get(role, ())
        if "{" not in phrase
    )


@lru_cache(maxsize=4096)
def is_boilerplate(text: str) -> bool:
    """Whether a text is boilerplate of the page, not written by a person in a post or a comment.

    Words that a person may write too (`More`, `Related`) count as boilerplate: use it only for text in a
    position where boilerplate is expected.
    """
    roles: tuple[Role, ...] = ("form", "inside", "share", "navigation", "edit", "footer", "closed", "like")
    return is_any(roles, text)


def says(text: str) -> str | None:
    """The name in `Ann says:`, in any language; empty for the verb alone, None for other texts."""
    line = " ".join(text.split())
    if len(line) > 120 or not line.endswith(_VERB_ENDS) or not _letters(line).endswith(_verbs()):
        return None
    return _says_name(line)


@lru_cache(maxsize=KEPT_LINES)
def _says_name(line: str) -> str | None:
    found = _says().fullmatch(line)
    return found["name"].strip() if found else None


def folded(text: str) -> str:
    """A text normalized for comparison with phrases: one space between words, straight apostrophes."""
    line = " ".join(text.split()).replace("’", "'").replace("′", "'")
    return line[:-1] if line.endswith((".", "。")) and not line.endswith("..") else line


@cache
def table() -> Mapping[str, Mapping[str, list[str]]]:
    """`phrases.yml` as it is: language -> role -> phrases."""
    text = files(__package__).joinpath("phrases.yml").read_text(encoding="utf-8")
    loaded: Mapping[str, Mapping[str, list[str]]] = yaml.load(text)
    return loaded


def _looseness(phrase: str) -> int:
    """The phrase with the most words that no other has is asked first."""
    return -len(_GAP.sub("", phrase) if "{" in phrase else phrase)


_VERB_ENDS: Final = (":", "：", "…", ".")


@cache
def _verbs_said() -> frozenset[str]:
    return frozenset(
        verb for roles in table().values() for verb in roles.get("says", ()) if verb.endswith(_VERB_ENDS)
    )


@cache
def _verbs() -> tuple[str, ...]:
    """What a line with such a verb ends with, in the letters of `_letters`: most lines with a colon have no verb."""
    return tuple(map(_letters, _verbs_said()))


@cache
def _says() -> re.Pattern[str]:
    """A name, maybe, and the verb; a verb of letters alone only with a colon: `Ann said` is prose."""
    verbs = {
        (r"(?<!\w)" if " " in verb.rstrip(" :：…") else "")
        + re.escape(verb)  # `Makia dit :` is no `Maki a dit :`
        for verb in _verbs_said()
    }
    return re.compile(
        rf"(?P<name>.{{0,80}}?)\s*(?:{'|'.join(sorted(verbs, key=len, reverse=True))})", re.IGNORECASE
    )


def _pattern(phrase: str, language: str) -> str:
    numbers = "|".join(map(re.escape, table()[language].get("numbers", ()))) or "(?!)"
    parts = re.split(r"\{(\w+)\}", folded(phrase))
    made = [
        re.escape(part).replace(r"\ ", r"\s?" if language in ("ja", "zh", "ko") else " ")
        if at % 2 == 0
        else _HOLES[part].replace("%s", numbers)
        for at, part in enumerate(parts)
    ]
    return _AROUND_ANY.sub(r"\1?.*", "".join(made)).replace(".* ", ".* ?")


def _number(text: str, language: str) -> int | None:
    if not text:
        return None
    words: Mapping[str, int] = table()[language].get("numbers", {})  # type: ignore[assignment] # the one that is no list
    number = digits_in(text)
    return number if number is not None else words.get(text.lower())
