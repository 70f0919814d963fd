"""The words that blogs print around posts and comments, in many languages: `phrases.yml` as a table.

A text is asked about whole: a line, or all text of an element. White space, case, kinds of
apostrophes and a full stop at the end do not count.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from converters.io import yaml
from converters.io.numbers import digits_in

Role = Literal[
    "heading", "bare", "form", "inside", "says", "reply", "likes", "like", "ping", "pending", "closed",
    "posted", "filed", "tagged", "under", "beside", "badge", "share", "navigation", "edit", "footer",
]  # fmt: skip
"""What a phrase does on a page; the head of `phrases.yml` says what each is."""

LONGEST = 400
"""No phrase is longer than so many characters; what is, is prose."""

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

_AROUND_ANY = re.compile(r"( |\\.|。)\.\*")
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
    if len(text) > LONGEST:
        return None
    line = folded(text)
    if role in ("heading", "bare", "navigation") and not _anywhere(role).fullmatch(line):
        line = line.strip(_ORNAMENTS)
    if not line or not _anywhere(role).fullmatch(line):
        return None
    patterns = _patterns(role)
    for name in sorted(patterns, key=lambda code: code != language[:2].lower()):
        for pattern in patterns[name]:
            if found := pattern.fullmatch(line):
                gaps = found.groupdict()
                number = _number(gaps.pop("n", ""), name)
                gaps["title"] = gaps.get("title", "").strip(QUOTES + " ").strip()
                return Phrase(name, number, **gaps)
    return None


def may_be(roles: tuple[Role, ...], text: str) -> bool:
    """Whether a text has the longest word of some phrase of a role: a look that costs little, before `find`."""
    line = text.casefold()
    return (not line.isascii() and bool(_DENSE.search(line))) or not _longest_words(roles).isdisjoint(
        _WORD.findall(line)
    )


_WORD = re.compile(r"[^\W\d_]+")
_DENSE = re.compile("[\u0e00-\u0eff\u2e80-\u9fff\uac00-\ud7af]")
"""Letters of scripts that put no space between words."""


@cache
def _longest_words(roles: tuple[Role, ...]) -> frozenset[str]:
    return frozenset(
        max(_WORD.findall(re.sub(r"\{\w+\}", " ", phrase.casefold())), key=len, default="")
        for language in table().values()
        for role in roles
        for phrase in language.get(role, ())
    )


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


def is_boilerplate(text: str) -> bool:
    """Whether a text is boilerplate of the page, not written by a person in a post or a comment.

    Words that a person may write too (`More`, `Related`) count as boilerplate: use it only for text in a
    position where boilerplate is expected.
    """
    roles: tuple[Role, ...] = ("form", "inside", "share", "navigation", "edit", "footer", "closed", "like")
    return any(find(role, text) for role in roles)


def says(text: str) -> str | None:
    """The name in `Ann says:`, in any language; empty for the verb alone, None for other texts."""
    line = " ".join(text.split())
    if len(line) > 120 or not line:
        return None
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


@cache
def _patterns(role: Role) -> dict[str, list[re.Pattern[str]]]:
    return {
        language: [
            re.compile(_pattern(phrase, language), re.IGNORECASE)
            for phrase in sorted(roles.get(role, ()), key=_looseness)
        ]
        for language, roles in table().items()
    }


def _looseness(phrase: str) -> int:
    """The phrase with the most words of its own is asked first."""
    return -len(re.sub(r"\{\w+\}", "", phrase))


@cache
def _anywhere(role: Role) -> re.Pattern[str]:
    """All phrases of a role in one pattern: most texts match none of them."""
    every = {
        re.sub(r"\(\?P<\w+>", "(?:", _pattern(phrase, language))
        for language, roles in table().items()
        for phrase in roles.get(role, ())
    }
    return re.compile("|".join(sorted(every)) or "(?!)", re.IGNORECASE)


@cache
def _says() -> re.Pattern[str]:
    """A name, maybe, and the verb; a verb of letters alone only with a colon: `Ann said` is prose."""
    verbs = {
        re.escape(verb) for roles in table().values() for verb in roles.get("says", ()) if verb[-1] in ":：…."
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
