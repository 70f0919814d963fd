"""Makes slugs from titles as WordPress does."""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

from converters import lazy_re
from converters.io.urls import STRAY_PERCENT

_PLAIN = {
    "ª": "a", "º": "o", "Æ": "AE", "Ð": "D", "Ø": "O", "Þ": "TH", "ß": "s", "æ": "ae", "ð": "d", "ø": "o",
    "þ": "th", "Đ": "D", "đ": "d", "Ħ": "H", "ħ": "h", "ı": "i", "Ĳ": "IJ", "ĳ": "ij", "ĸ": "k", "Ŀ": "L",
    "ŀ": "l", "Ł": "L", "ł": "l", "ŉ": "n", "Ŋ": "N", "ŋ": "n", "Œ": "OE", "œ": "oe", "Ŧ": "T", "ŧ": "t",
    "ſ": "s", "ɑ": "a", "€": "E", "£": "",
}  # fmt: skip
"""Letters that are not a letter with an accent."""

_GERMAN = {"Ä": "Ae", "ä": "ae", "Ö": "Oe", "ö": "oe", "Ü": "Ue", "ü": "ue", "ß": "ss"}
_DANISH = {"Æ": "Ae", "æ": "ae", "Ø": "Oe", "ø": "oe", "Å": "Aa", "å": "aa"}
_BY_LANGUAGE = {
    "de": _GERMAN,
    "da": _DANISH,
    "ca": {"l·l": "ll"},
    "sr": {"Đ": "DJ", "đ": "dj"},
    "bs": {"Đ": "DJ", "đ": "dj"},
}
"""What a language's readers expect instead."""

_ACCENTED = (
    (0x00C0, 0x017F),
    (0x01A0, 0x01A1),
    (0x01AF, 0x01B0),
    (0x01CD, 0x01DC),
    (0x0218, 0x021B),
    (0x1EA0, 0x1EF9),
)
"""Where WordPress's table has letters with accents; others stay as they are."""

_LONGEST = 200
"""Characters of a slug, percent-encoded, that the column in the database holds."""


def _encoded(character: str) -> str:
    return quote(character, errors="ignore").lower()


_SPACES = "\u00a0–—\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f"
"""Spaces and dashes beyond ASCII: each ends a word."""
_MARKS = (
    "\u00ad¡¿«»‹›‘’‚‛“”„‟•©®°…™´ˊ\u0301\u0341\u0300\u0304\u030c"
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff\ufffc"
)
"""Punctuation, accents that stand alone and characters that are not seen: none is part of a slug."""
_READ_AS = {
    **{_encoded(space): " " for space in _SPACES},
    **{_encoded(mark): "" for mark in _MARKS},
    _encoded("×"): "x",
}
"""Encoded characters that stand for something else; others stay as they are."""

_SPACE_ENTITY = r"&(?:nbsp|#160|ndash|#8211|mdash|#8212);"


_PIECE = lazy_re.compile(
    r"(?P<letters>[a-z0-9_]+)"
    r"|(?P<octets>%(?:[cd].%[89ab].|e.(?:%[89ab].){2}|f.(?:%[89ab].){3})|%)"
    rf"|(?P<space>[\s.-]+|/|{_SPACE_ENTITY})"
    # Whatever is between an ampersand and a semicolon, for it could be an entity.
    rf"|&(?>{_SPACE_ENTITY}|.)(?>{_SPACE_ENTITY}|[^;\n])*+;",
    re.ASCII,
)
"""What a slug is made of, what ends a word, and what is passed over although it holds letters."""


def sanitize_title(title: str, language: str = "") -> str:
    """Make a slug of a title (`sanitize_title`): `Été à Paris` gives `ete-a-paris`."""
    return sanitize_title_with_dashes(remove_accents(title, language))


def sanitize_title_with_dashes(title: str) -> str:
    """Make a slug (`sanitize_title_with_dashes`, as posts get theirs); other scripts are percent-encoded.

    Dashes, quotes and their like beyond ASCII are read as what they mean.
    """
    made: list[str] = []
    for found in _PIECE.finditer(_encode(STRAY_PERCENT.sub("", _without_tags(title)))):
        match found.lastgroup:
            case "letters":
                made.append(found[0])
            case "octets":
                made.append(_READ_AS.get(found[0], found[0]))
            case "space":
                made.append(" ")
    return "-".join("".join(made).split())


def _without_tags(text: str) -> str:
    """Drop what is between `<` and `>`; a `<` that no `>` follows stays."""
    if "<" not in text:
        return text
    pieces: list[str] = []
    done = 0
    while (start := text.find("<", done)) >= 0 and (end := text.find(">", start)) >= 0:
        pieces.append(text[done:start])
        done = end + 1
    return "".join([*pieces, text[done:]])


def remove_accents(text: str, language: str = "") -> str:
    """Replace letters with accents by plain ones (`remove_accents`); `language` as in `de-DE` or `de_DE`."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    for old, new in _BY_LANGUAGE.get(language[:2].lower(), {}).items():
        text = text.replace(old, new)
    return "".join(character if character.isascii() else _plain(character) for character in text)


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    if character in _PLAIN:
        return _PLAIN[character]
    code = ord(character)
    if any(first <= code <= last for first, last in _ACCENTED):
        base = unicodedata.normalize("NFD", character)[0]
        return base if base.isascii() else character
    return character


def _encode(text: str) -> str:
    """Lower-case and percent-encode what is not ASCII, as `utf8_uri_encode`; stop before a character that does not fit."""
    text = text.replace("\ufffd", "").lower()
    if text.isascii():
        return text[:_LONGEST]
    made: list[str] = []
    length = 0
    for character in text:
        encoded = character if character.isascii() else _encoded(character)
        length += len(encoded)
        if length > _LONGEST:
            break
        made.append(encoded)
    return "".join(made)
