"""The grammar of one line in the heading of a comment: who wrote, and when, in any order.

`Ann says:`, `Comment by Ann — January 5, 2012 @ 9:15 am`, `On January 5, 2012 Ann wrote:`, `Posted by: Ann at 5.1.2012 10:12`,
`#12 Ann, 3 May 2012 at 10:12`, `3 May 2012 | Ann | Reply`, and the same in the languages of `heading_words.yml`.
"""

import re
from functools import cache, lru_cache
from typing import Final, Literal, NamedTuple

from converters import lazy_re
from converters.readers.page_words import dates, phrases
from converters.readers.page_words.heading_words import table, without_weekday

LONGEST: Final = 160
"""Characters of the longest line that is a heading."""
LONGEST_NAME: Final = 60
"""Characters of the longest name."""
MOST_WORDS: Final = 7
"""Words of the longest name."""
SENTENCE: Final = 3
"""Words of the longest name that ends with a full stop (`Ann B.`)."""
SPARE: Final = 40
"""Characters that a heading may have besides name and date: a title, a rank."""
SPARE_WORDS: Final = 5

Role = Literal["by", "wrote", "before_date", "answers", "control", "weekdays", "ages"]
"""What a word does in a heading; the head of `heading_words.yml` says what each is."""

_APART: Final = lazy_re.compile(r"\s*(?:[|·•—–»«→›‹↓↑\[\]{}<>\n\t]|//|::|\s-(?=\s)|/\s)+\s*|:\s+|\s{3,}")
"""What themes print between the parts of a heading."""
_NUMBER: Final = lazy_re.compile(
    r"^(?:#\s?\d+(?:\.\d+)*[.:)]?|\d{1,5}[.):]|no\.?\s*\d+[.:]?|nr\.?\s*\d+[.:]?|#?\d+\s?[楼樓層층階])(?=\s|$)\s*",
    re.IGNORECASE,
)
_ASIDE: Final = lazy_re.compile(r"\s*\(([^()]*)\)?$")
"""What stands in parentheses after a name: a rank, a link, or a part of it."""
_NO_NAME: Final = lazy_re.compile(r"[\d,;:]")
_EDGES: Final = " \t\n.,:;|·•–—-#@~/\\\"'“”„()[]{}*=+：、，。"
_SUBJECT: Final = lazy_re.compile(r"\s*#?\s*(?:re|aw|sv|odp)\s?:\s*\S", re.IGNORECASE)
"""The subject of an answer, as in mail: `Re: The island`."""
_CLOCK: Final = lazy_re.compile(r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?", re.IGNORECASE)
_OUTER: Final = ' \t\n,:;|·•–—/"“”„'
"""What is no part of a name at its ends, where nothing else stands beside it."""
_LETTER: Final = lazy_re.compile(r"[^\W\d_]")


class HeadingLine(NamedTuple):
    """What a line says of a comment."""

    name: str = ""
    date: dates.Moment | None = None
    answered: str = ""
    """The name of the person whom the comment answers."""
    verb: bool = False
    """Whether a word says that somebody wrote something: `says`, `comment by`."""
    spare: str = ""
    """Words that are neither name nor date."""

    @property
    def is_heading(self) -> bool:
        """Whether the line is all heading, and no prose."""
        return (
            bool(self.name or self.date or self.answered)
            and len(self.spare) <= SPARE
            and len(self.spare.split()) <= SPARE_WORDS
        )


class _Piece(NamedTuple):
    """A part of a line without the words around a name."""

    name: str
    verb: bool
    answered: str


def read(text: str, language: str = "", *, month_first: bool | None = None) -> HeadingLine:
    """What a line says of a comment. `language` is that of the page, as `de` or `de-DE`; empty where it is unknown."""
    line = phrases.folded(text)
    if not line or len(line) > LONGEST:
        return HeadingLine(spare=line)
    found = dates.within(line, month_first=month_first)
    around = (
        (without_weekday(found.before, found.moment), without_weekday(found.after, found.moment))
        if found
        else (line,)
    )
    return named(around, language)._replace(date=found.moment if found else None)


def named(parts: tuple[str, ...], language: str = "") -> HeadingLine:
    """The name in the parts of a line that are no date, in their order."""
    name, answered, verb = "", "", False
    spare: list[str] = []
    for part in parts:
        for text in _APART.split(part):
            if name and (answers := _answers_at_end().search(name)):
                name, answered = name[: answers.start()].strip(_EDGES), text.strip(_EDGES)
                continue
            piece = _bare(text, language[:2].lower()) if text else _Piece("", False, "")
            verb |= piece.verb
            answered = answered or piece.answered
            if not piece.name or (" " in piece.name and are_labels(piece.name)):
                continue
            is_sentence = text.rstrip().endswith(".") and len(text.split()) > SENTENCE
            if not name and is_name(piece.name) and not is_sentence:
                name = piece.name
            elif piece.verb and name.endswith(piece.name):
                name = piece.name  # twice in the line: below an image, and behind `posted by`
            else:
                spare.append(piece.name)
    return HeadingLine(name, None, answered, verb, " ".join(spare))


def is_name(text: str) -> bool:
    """Whether a text can be the name of a person: short, with letters, and no sentence."""
    if not text or len(text) > LONGEST_NAME or not _LETTER.search(text) or len(text.split()) > MOST_WORDS:
        return False
    if text[0].isdigit() and dates.read(text):
        return False
    return (
        not text.endswith(("!", "?", "…", "...", "。", "！", "？"))
        and "://" not in text
        and ". " not in _ABBREVIATED.sub("", text)
    )


_ABBREVIATED: Final = lazy_re.compile(r"(?<![^\W_])(?:[^\W\d_]|Dr|St|Mr|Mrs|Ms|Jr|Sr|Prof|[Nn]o|[Nn]r)\. ?")
"""Initials and titles: their full stop ends no sentence."""


def is_control(text: str) -> bool:
    """Whether a text is a link or a label of the page's: `Reply`, `#12`, `Permalink`, `3 likes`; also punctuation alone."""
    return not _bare(text, "").name


def may_say(text: str) -> bool:
    """Whether a text can have a verb or words before a name: a look that costs little, before `read`."""
    return text.endswith((":", "：", "…", "...", "より")) or text.lower().startswith(_openings())


@cache
def _openings() -> tuple[str, ...]:
    return tuple({word for word in _words("by", "") if " " in word})


def is_label(text: str) -> bool:
    """Whether a whole text is a label that pages print with a comment, as it stands: `Reply`, `#12`. Signs alone may be a text."""
    return any(map(str.isalnum, text)) and _is_control(text)


def are_labels(text: str) -> bool:
    """Whether nothing but words of a heading is left in a text, whose name and date were read: `By on`, `says at:`."""
    words = phrases.folded(text).lower().split()
    return all(not (word := each.strip(_EDGES)) or word in _controls() for each in words)


def is_rank(text: str) -> bool:
    """Whether a text is a word for a kind of person, which some give for a name: `admin`, `Guest`."""
    return phrases.folded(text).lower().strip(_EDGES) in _RANKS


_RANKS: Final = frozenset(
    "admin administrator anonymous author autor autore auteur gast gjest guest gäst gæst host invitado invité member membre "
    "misafir mitglied moderator op ospite staff subscriber visitante автор гость гість".split()
) | {"anonymous user", "post author"}


def is_age(text: str) -> bool:
    """Whether a text says how long ago something was: `14 years ago`, `vor 3 Jahren`, `3年前`, `5h`."""
    if len(text) > 2 * LONGEST_AGE:
        return False
    line = phrases.folded(text).lower().strip(_EDGES)
    if not 1 < len(line) <= LONGEST_AGE:
        return False
    if line.isascii() and not any(map(str.isdigit, line)) and _age_words().isdisjoint(line.split()):
        return False
    return bool(_age().fullmatch(line))


@cache
def _age_words() -> frozenset[str]:
    return frozenset(word for roles in table().values() for age in roles["ages"] for word in age.split())


LONGEST_AGE: Final = 40
"""Characters of the longest text that says how long ago something was."""


@cache
def _age() -> re.Pattern[str]:
    words = [re.escape(word) for roles in table().values() for word in roles["ages"]]
    plain, dense = (
        [word for word in words if word[0] < "\u2e80"],
        [word for word in words if word[0] >= "\u2e80"],
    )
    word = rf"(?:\b(?:{'|'.join(plain)})\b|{'|'.join(dense)})"
    some = r"(?:\d+|an?|one|ein\w*|une?|uno?|um|een|en|et|yksi)"
    return re.compile(
        rf"(?=.*(?:\b{some}\b|\d)).*?{word}.*|(?:{'|'.join(words)})(?:\W.*)?|\d{{1,3}} ?(?:[smhdwy]|min|mo|hr|hrs|d\.|std)\.?"
    )


def introduces_answered(text: str) -> bool:
    """Whether a text ends with words that stand before the name of the person who is answered: `in reply to`."""
    return bool(_answers_at_end().search(text.rstrip(_EDGES)))


@cache
def _answers_at_end() -> re.Pattern[str]:
    words = {word for roles in table().values() for word in roles["answers"]}
    return re.compile(
        rf"(?:^|\s)(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})$", re.IGNORECASE
    )


@lru_cache(maxsize=phrases.KEPT_LINES)
def _bare(text: str, language: str) -> _Piece:
    """A part of a line without verbs, prepositions, numbers and punctuation at its ends; empty if nothing else is in it."""
    verb, answered = False, ""
    whole = text.strip(_OUTER)
    left = text.strip(_EDGES) if not _NUMBER.match(text.strip()) else text.strip()
    while True:
        if verb and is_rank(left):
            return _Piece(left, verb, answered)
        if _is_control(left, language):
            return _Piece("", verb or left.lower() in _verbs() or phrases.says(text) == "", answered)
        if (aside := _ASIDE.search(left)) and (_is_control(aside[1]) or _NO_NAME.search(aside[1])):
            left = left[: aside.start()].strip(_EDGES)
            continue
        if (at := _NUMBER.match(left)) is not None:
            left = left[at.end() :].strip(_EDGES)
            continue
        if left.isascii() and phrases.words_of(left).isdisjoint(_signs()):
            break
        if found := _prefix("answers", language).match(left):
            return _Piece("", verb, _bare(left[found.end() :], language).name)
        if (found := _by_at_end(language).search(left)) and found[0].islower():
            left = left[: found.start()].strip(_EDGES)
            continue
        if found := _within_answers(language).search(left):
            answered = _bare(left[found.end() :], language).name
            left = left[: found.start()].strip(_EDGES)
            continue
        found = _prefix("by", language).match(left)
        if found and (not _is_particle(found[1]) or language == "de"):
            verb |= " " in found[1]
            left = left[found.end() :].strip(_EDGES)
            continue
        if found := _suffix("wrote", language).search(left):
            verb = True
            left = left[: found.start()].strip(_EDGES)
            continue
        found = _suffix("before_date", language).search(left) or _prefix("before_date", language).match(left)
        if found and not _is_particle(found[0].strip()):
            left = (left[: found.start()] + left[found.end() :]).strip(_EDGES)
            continue
        break
    if not verb and whole.strip(_EDGES) == left:
        alone = whole[1:-1] if whole.startswith("(") and whole.endswith(")") else whole
        return _Piece(alone, verb, answered)
    return _Piece(left + ")" * (left.count("(") - left.count(")")), verb, answered)


@cache
def _signs() -> frozenset[str]:
    """A word of each phrase that `_bare` removes: most names have none of them, and need no pattern of all phrases."""
    roles: tuple[Role, ...] = ("answers", "by", "wrote", "before_date")
    words = (phrases.words_of(phrase) for role in roles for phrase in _words(role, ""))
    return frozenset(max(found, key=len) for found in words if found)


def _is_particle(word: str) -> bool:
    """Whether a word begins a name, since it has a capital: `De Vries`, `Le Guin`."""
    return bool(word) and word[0].isupper() and word.lower() in _PARTICLES


_PARTICLES: Final = frozenset("al da de del den di du el la le van von".split())


def _is_control(text: str, language: str = "") -> bool:
    folded = phrases.folded(text).lower().strip(_EDGES)
    if folded in _GIVEN_NAMES and text.istitle() and folded not in _controls_of(language):
        return False
    if _SUBJECT.match(text):
        return True
    if not folded or folded.isdigit() or _CLOCK.fullmatch(folded) or folded in _controls():
        return True
    return phrases.is_any(_CONTROLS, text)


_CONTROLS: Final[tuple[phrases.Role, ...]] = ("reply", "edit", "like", "likes", "pending")


_GIVEN_NAMES: Final = frozenset("al dana kell om ora per val".split())
"""Words of headings in some languages that are given names in others."""


@cache
def _controls() -> frozenset[str]:
    return frozenset().union(*map(_controls_of, {*table(), *phrases.table()}))


@cache
def _controls_of(language: str) -> frozenset[str]:
    words = {
        word.lower().strip(_EDGES)
        for role in ("control", "by", "wrote", "before_date")
        for word in table().get(language, {}).get(role, ())
    }
    clock = {phrase.lower().strip(_EDGES) for phrase in phrases.table().get(language, {}).get("clock", ())}
    return frozenset({word for word in words if len(word) > 1 or not word.isascii()} | clock)


@cache
def _verbs() -> frozenset[str]:
    """Words that say by themselves that somebody wrote something."""
    return frozenset(
        word.lower()
        for word in (*_words("wrote", ""), *_words("by", ""))
        if len(word) > SHORT or " " in word or not word.isascii()
    )


@cache
def _words(role: Role, language: str) -> tuple[str, ...]:
    """The words of a role. Short ones (`de`, `von`) count in their own language, since names begin with them too."""
    found = {
        str(word).strip()
        for code, roles in table().items()
        for word in roles[role]
        if len(str(word)) > SHORT or not str(word).isascii() or code in (language or code, "en")
    }
    if role == "wrote":
        found |= {
            verb.strip(":：….").strip()
            for roles in phrases.table().values()
            for verb in roles.get("says", ())
        }
    return tuple(sorted(filter(None, found), key=len, reverse=True))


SHORT: Final = 4
"""Letters of words that are parts of names in other languages."""


@cache
def _prefix(role: Role, language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in _words(role, language))
    return re.compile(rf"({words})(?:\s*[:：]\s*|\s+)(?=\S)", re.IGNORECASE)


@cache
def _suffix(role: Role, language: str) -> re.Pattern[str]:
    plain = [
        re.escape(word)
        for word in _words(role, language)
        if word[0].isascii() or (word[0].isalpha() and word[0] < "\u2e80")
    ]
    dense = [re.escape(word) for word in _words(role, language) if word[0] >= "\u2e80"]
    after = rf"(?:(?<=\s)|(?<=[,:]))(?:{'|'.join(plain)})" if plain else "(?!)"
    return re.compile(rf"(?:{after}|(?:{'|'.join(dense) or '(?!)'}))\s*$", re.IGNORECASE)


@cache
def _by_at_end(language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in _words("by", language))
    return re.compile(rf"(?:^|\s)(?:{words})\s*:?$", re.IGNORECASE)


@cache
def _within_answers(language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in _words("answers", language) if len(word) > SHORT)
    return re.compile(rf"(?<=\s)(?:{words})(?:\s*:\s*|\s+)(?=\S)", re.IGNORECASE)
