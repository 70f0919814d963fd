"""Texts that hold several languages, each behind its mark, as qTranslate and its successors store them.

qTranslate-XT (and qTranslate-X, mqTranslate, WPGlobus in its import) take three spellings for the same: `[:en]…[:de]…[:]`,
`<!--:en-->…<!--:--><!--:de-->…<!--:-->` and `{:en}…{:}`. A mark begins the part of its language, which ends at the
next mark; what stands before the first mark or behind an end mark belongs to every language.
"""

from collections.abc import Iterator
from typing import Final

from converters import lazy_re
from converters.io.languages import COUNTRIES_AS_LANGUAGES, ISO_639_1

_MARK: Final = lazy_re.compile(r"\[:([a-z]{2})?\]|<!--:([a-z]{2})?-->|\{:([a-z]{2})?\}")
_CODES: Final = ISO_639_1 | COUNTRIES_AS_LANGUAGES


def may_have_marks(text: str) -> bool:
    """Whether it is worth to look for marks; most texts have none."""
    # One character is found ten times as fast as two.
    return (
        ("[" in text and "[:" in text) or ("{" in text and "{:" in text) or ("!" in text and "<!--:" in text)
    )


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """Language and text of each part; the language `""` is every language."""
    language, start = "", 0
    for mark in _MARK.finditer(text):
        code = mark[1] or mark[2] or mark[3] or ""
        if code and code not in _CODES:
            continue
        yield language, text[start : mark.start()]
        language, start = code, mark.end()
    yield language, text[start:]


def languages(text: str) -> tuple[str, ...]:
    """The languages for which a text has a part that is not blank, in the order of their first marks."""
    if not may_have_marks(text):
        return ()
    return tuple(dict.fromkeys(language for language, part in _parts(text) if language and part.strip()))


def has_marks(text: str) -> bool:
    """Whether a text has the mark of a language."""
    return may_have_marks(text) and any(language for language, _ in _parts(text))


def in_language(text: str, language: str, default: str = "") -> str:
    """A text as a reader of `language` sees it; without a part for it: in `default`, or else in its first language."""
    if not has_marks(text):
        return text
    found = languages(text)
    shown = next((code for code in (language, default, *found) if code in found), "")
    return "".join(part for code, part in _parts(text) if code in ("", shown))
