"""Parses what a theme prints around a post: date, author, terms and counts, in one line or in several.

`Published May 5, 2012By Ann`, `Categorized as Boats Tagged wind, salt`, `Posted in Boats | 2 Comments`. The words
come from the phrases of `page_words`. A text is a byline only if all of it is: each word belongs to a value that
a known word introduces, to a date, to a count of comments or to a link that themes print there.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from converters import lazy_re
from converters.readers.page_words import dates, phrases

LONGEST = 500
"""Characters of the longest byline."""
_NAME_WORDS, _TERM_WORDS = 5, 6
"""Words of the longest name of an author, and of a term."""
_DATE = 90
"""Characters within which a date ends."""
_SEPARATORS = " \t|/·•—–-,;:→←»«(){}[]↓.&"
Kind = Literal["name", "date", "filed", "tagged", "under"]


@dataclass
class Byline:
    """What a byline says."""

    date: dates.Moment | None = None
    author: str = ""
    categories: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    sure: bool = False
    """Whether it cannot be prose: it has a date, a count, or a word such as `Posted by` or `Tags:`."""
    count: int | None = None
    """How many comments it counts."""

    @property
    def more_than_a_date(self) -> bool:
        """Whether it names an author or terms, or counts comments."""
        return bool(self.author or self.categories or self.tags or self.count is not None)

    @property
    def says_something(self) -> bool:
        """Whether it is more than words that introduce values."""
        return self.date is not None or self.more_than_a_date


def may_begin(text: str) -> bool:
    """Whether a line can be the first of a byline: it begins with a word that introduces a value, a date or a count."""
    line = text.lstrip(_SEPARATORS)
    return (
        any(char.isdigit() for char in line[:40])
        or bool(_pattern().match(_small(line)))
        or not line
        or _is_link(line)
    )


def is_open(text: str) -> bool:
    """Whether a byline ends with a word that introduces a value."""
    end = len(text.rstrip(" :"))
    return any(word.end == end and word.start for word in _words(text))


def glued_date(text: str) -> dates.Moment | None:
    """The date that a short line begins with, where the next word is glued to it."""
    found = _date_at(text[:_DATE]) if len(text) <= LONGEST // 2 and text[-1:] not in ".!?:…" else None
    return found[1] if found and text[found[0] :][:1].isalpha() else None


class _NotOneError(Exception):
    """The text is no byline."""


def read(text: str, *, near: bool = False, title: str = "") -> Byline | None:
    """What a text says of its post, or None for a text that is no byline.

    `near` the title, a name may also stand beside the date without a word before it, and terms between
    strokes. `title` is the post's: `2 Comments on TITLE` counts comments.
    """
    line = " ".join(text.split())
    return _read(line, near, title) if line and len(line) <= LONGEST else None


@lru_cache(maxsize=256)
def _read(line: str, near: bool, title: str) -> Byline | None:
    """The same of a line that is short enough to keep: a text asks for the same lines again and again."""
    if not any(char.isdigit() for char in line) and not _pattern().search(_small(line)):
        return Byline() if _is_link(line) else None
    try:
        return _Parser(line, near, title).parsed()
    except _NotOneError:
        return None


class _Parser:
    def __init__(self, line: str, near: bool, title: str) -> None:
        self.line, self.near, self.title = line, near, title
        self.at = 0
        self.found = Byline()
        self.words = [*_words(line)]

    def parsed(self) -> Byline:
        parts = 0
        while self._skip() < len(self.line):
            if not (self._date() or self._word() or self._count() or self._time() or self._bare()):
                raise _NotOneError
            parts += 1
        if not parts or not (self.found.sure or self.near):
            raise _NotOneError
        return self.found

    def _skip(self) -> int:
        """Past what stands between the parts."""
        while self.at < len(self.line) and not any(word.start == self.at for word in self.words):
            if self.line[self.at] in _SEPARATORS:
                self.at += 1
            elif between := _AND.match(self.line, self.at):
                self.at = between.end()
            else:
                break
        return self.at

    def _ends_value(self, word: "_Word", kind: Kind) -> bool:
        """Whether a word that may introduce a value does so here: `Notes on boats` is a term."""
        follows = self.line[word.end :].lstrip(" :")
        if word.kind == "date" and not word.strong:
            return bool(_date_at(follows[:_DATE]) or _CLOCK.match(follows))
        if word.kind == "name" and not word.strong:
            return follows[:1].isupper() or not follows[:1].isascii()
        return word.kind != "under" or kind == "name"

    def _date(self) -> bool:
        size = _date_at(self.line[self.at : self.at + _DATE])
        if not size:
            return False
        end, moment = size
        if not self.found.date or (
            moment.has_time and not self.found.date.has_time and self.found.date.text[:10] == moment.text[:10]
        ):
            self.found.date = moment
        self.found.sure = True
        self.at += end
        return True

    def _stop(self, start: int, kind: Kind = "filed") -> int:
        """Where the value of a kind ends that begins here: at the next word that introduces one, or a stroke."""
        word = next(
            (word.start for word in self.words if word.start > start and self._ends_value(word, kind)),
            len(self.line),
        )
        stroke = _STROKE.search(self.line, start)
        return min(word, stroke.start() if stroke else len(self.line))

    def _word(self) -> bool:
        """A word that introduces a value, with its value; of two in a row the first is a label."""
        here = next((word for word in self.words if word.start == self.at), None)
        if not here:
            return False
        _, end, kind, strong = here
        begin = end + len(self.line[end:]) - len(self.line[end:].lstrip(" :"))
        if any(word.start == begin for word in self.words) or begin >= len(self.line):
            self.at = begin
            self.found.sure = self.found.sure or strong
            return True
        if kind in ("date", "name") and _date_at(self.line[begin : begin + _DATE]):
            self.at = begin
            self.found.sure = self.found.sure or strong
            return True
        if kind == "date":
            clock = _CLOCK.match(self.line, begin)
            return clock is not None and self._past(clock.end())
        if kind == "under" and not (self.found.date or self.found.author):
            return False
        stop = self._value_end(begin, kind)
        value = self.line[begin:stop].strip(_SEPARATORS)
        if kind == "name":
            self._take_name(value)
        else:
            self._take_terms(kind, value)
        self.found.sure = self.found.sure or strong
        self.at = stop
        return True

    def _past(self, end: int) -> bool:
        self.at = end
        return True

    def _value_end(self, begin: int, kind: Kind) -> int:
        stop = self._stop(begin, kind)
        for start in _digits(self.line, begin, stop):
            size = _date_at(self.line[start : start + _DATE])
            if size or _COUNT.match(self.line, start):
                return start
        ends = [stop]
        if sentence := _SENTENCE.search(self.line, begin, stop):
            ends.append(sentence.start())
        if kind == "name" and (clock := _CLOCK.search(self.line, begin, stop)):
            ends.append(clock.start())
        return min(ends)

    def _take_name(self, value: str) -> None:
        if not _is_name(value):
            raise _NotOneError
        self.found.author = self.found.author or value

    def _take_terms(self, kind: Kind, value: str) -> None:
        names = [part.strip(" .") for part in re.split(r"[,،、，;]| and (?=\S+$)", value)]
        names = [name for name in names if name]
        if not names or value[-1:] in "!?…" or any(len(name.split()) > _TERM_WORDS for name in names):
            raise _NotOneError
        held = self.found.tags if kind == "tagged" else self.found.categories
        held += [name for name in names if name not in held]

    def _count(self) -> bool:
        """`2 Comments`, `Leave a comment`, `Permalink`: what themes link to from a byline."""
        stop = self._stop(self.at)
        for end in (len(self.line), stop):
            part = self.line[self.at : end].strip(_SEPARATORS)
            heading = phrases.find("heading", part)
            if heading and heading.title and phrases.folded(heading.title) != phrases.folded(self.title):
                heading = None
            if heading or _is_link(part):
                if heading and heading.number is not None:
                    self.found.sure, self.found.count = True, heading.number
                return self._past(end)
        return False

    def _time(self) -> bool:
        clock = _CLOCK.match(self.line, self.at)
        said = self.found.date is not None or bool(self.found.author)
        return clock is not None and said and self._past(clock.end())

    def _bare(self) -> bool:
        """A name beside a date or before a time, or terms between strokes; the most of it only near the title."""
        stop = self._value_end(self.at, "name")
        value = self.line[self.at : stop].strip(_SEPARATORS)
        if _CLOCK.match(self.line, stop) and self.found.categories and not self.found.author:
            self._take_name(value)
            return self._past(stop)
        if not self.near:
            return False
        fenced = bool(_STROKE.search(self.line))
        if (
            not self.found.author
            and self.found.date
            and _is_name(value)
            and value[:1].isupper()
            and "," not in value
        ):
            self.found.author = value
        elif fenced and value and (self.found.sure or dates.within(self.line)):
            self._take_terms("filed", value)
        else:
            return False
        return self._past(stop)


_AND = lazy_re.compile(r"(?:and|und|et|y|e|en|och|og|ja|i|и|та|a|ve)(?= )", re.IGNORECASE)
_STROKE = lazy_re.compile(r"\s[|/·•—–]\s|\s-\s|\|")
_SENTENCE = lazy_re.compile(r"\.\s+(?=[^\W\d_a-z])|\.$")
_CLOCK = lazy_re.compile(
    r"(?:(?:at|@|um|à|a las|alle|kl\.?|om) )?\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\.?)?(?:\s?uhr)?(?!\w)",
    re.IGNORECASE,
)
_COUNT = lazy_re.compile(
    r"\d+ \D{0,12}(?:comment|kommentar|commentaire|comentari|comment[io]|reacti|respons|repl|thought)",
    re.IGNORECASE,
)


def _is_name(value: str) -> bool:
    return 0 < len(value.split()) <= _NAME_WORDS and value[-1] not in "!?:…" and len(value) <= 60


@lru_cache(maxsize=phrases.KEPT_LINES)
def _is_link(part: str) -> bool:
    roles: tuple[phrases.Role, ...] = ("edit", "form", "navigation", "beside")
    return any(phrases.find(role, part) if role == "beside" else phrases.fixed(role, part) for role in roles)


def _digits(line: str, begin: int, stop: int) -> list[int]:
    """Where a date may begin within a value: at a digit, and at a word of letters before one."""
    return [
        found.start()
        for found in re.compile(
            r"(?<![^\W_])(?:[^\W\d_]+\.?,? )?(?=\d)|(?<=[a-zß-ÿ])(?=[A-Z][a-z]+ \d)"
        ).finditer(line, begin, stop)
    ]


@lru_cache(maxsize=phrases.KEPT_LINES)
def _date_at(text: str) -> tuple[int, dates.Moment] | None:
    """The date that a text of at most `_DATE` characters begins with, and its length."""
    if not text[:1].isalnum() or not dates.has_year(text):
        return None
    ends = [found.end() for found in re.finditer(r"\S+", text)]
    glued = [found.start() for found in re.finditer(r"(?<=\d)(?=[^\W\d_])", text)]
    for end in sorted({*ends[:12], *glued}, reverse=True):
        if not dates.has_year(text[:end]):
            return None
        if moment := dates.read(text[:end]):
            return end, moment
    return None


class _Word(NamedTuple):
    """A word that introduces a value, in a line. `strong` is whether prose seldom has it."""

    start: int
    end: int
    kind: Kind
    strong: bool


_Role = Literal["posted", "filed", "tagged", "under"]


class _Meaning(NamedTuple):
    kind: Kind
    strong: bool
    languages: frozenset[str]


@cache
def _table() -> dict[str, _Meaning]:
    """Each word that introduces a value, in all languages."""
    found: dict[str, _Meaning] = {}
    for language, roles in phrases.table().items():
        for role in _ROLES:
            for word, kind in _introductions(roles.get(role, ()), role):
                strong = role in ("filed", "tagged") or (role == "posted" and len(word) > _WEAK)
                meaning = _Meaning(kind, strong, frozenset())
                known = found.get(word, meaning)
                best = meaning if strong and not known.strong else known
                found[word] = best._replace(languages=known.languages | {language})
    return found


def _introductions(sentences: Iterable[str], role: _Role) -> Iterator[tuple[str, Kind]]:
    """Each word of the phrases of a role that introduces a value, and the kind of the value."""
    for phrase in sentences:
        pieces = re.split(r"\{(\w+)\}", phrases.folded(phrase).lower())
        for before, gap in zip(pieces[::2], pieces[1::2], strict=False):
            if word := before.strip(" .,|·:"):
                yield word, _KINDS.get(gap, "filed") if role == "posted" else role


_ROLES: tuple[_Role, ...] = ("posted", "filed", "tagged", "under")
_KINDS: dict[str, Kind] = {"name": "name", "date": "date"}
_WEAK = 4
"""Letters of the longest word that prose has as well: `by`, `von`, `in`."""


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(_table(), key=len, reverse=True)))


def _small(line: str) -> str:
    """The line in small letters, one for one. `re.IGNORECASE` would take five times as long for so many words."""
    small = line.lower()
    return small if len(small) == len(line) else "".join(char.lower()[:1] for char in line)


def _words(line: str) -> list[_Word]:
    """Where words stand that may introduce values. They may be glued to a value: `2012By Ann`, `TagsBoats`."""
    found = [
        (match.start(), match.end(), _table()[match[0]])
        for match in _pattern().finditer(_small(line))
        if _apart(line, match.start()) and _apart(line, match.end())
    ]
    spoken = frozenset(
        language for _, _, meaning in found if meaning.strong for language in meaning.languages
    )
    return [
        _Word(start, end, meaning.kind, meaning.strong)
        for start, end, meaning in found
        if meaning.strong or not spoken or meaning.languages & spoken
    ]


def _apart(line: str, at: int) -> bool:
    """Whether a word may begin or end here: at its edge, or where a capital or a digit meets a small letter."""
    if not 0 < at < len(line):
        return True
    left, right = line[at - 1], line[at]
    return (
        not (left.isalnum() and right.isalnum())
        or (right.isupper() and not left.isupper())
        or (right.isdigit() and left.islower())
    )
