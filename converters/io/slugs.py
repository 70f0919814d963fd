"""Slugs as WordPress makes them of titles."""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

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

_TAG = re.compile(r"<[^>]*>")
_OCTET = re.compile(r"%([a-fA-F0-9]{2})")
_KEPT_OCTET = re.compile(r"---([a-fA-F0-9]{2})---")
_ENTITY = re.compile(r"&.+?;")
_UNWANTED = re.compile(r"[^%a-z0-9 _\s-]")
_LONGEST = 200
"""Characters of a slug, percent-encoded, that the column in the database holds."""


def _encoded(characters: str) -> str:
    return "|".join(quote(character).lower() for character in characters)


_TO_HYPHEN = re.compile(
    _encoded("\u00a0–—\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f")
    + "|&nbsp;|&#160;|&ndash;|&#8211;|&mdash;|&#8212;|/"
)
_TO_NOTHING = re.compile(
    _encoded(
        "\u00ad¡¿«»‹›‘’‚‛“”„‟•©®°…™´ˊ\u0301\u0341\u0300\u0304\u030c"
        "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff\ufffc"
    )
)
_TIMES = quote("×").lower()


def sanitize_title(title: str, language: str = "") -> str:
    """Make a slug of a title (`sanitize_title`): `Été à Paris` gives `ete-a-paris`."""
    return sanitize_title_with_dashes(remove_accents(title, language))


def sanitize_title_with_dashes(title: str, *, save: bool = True) -> str:
    """Make a slug; other scripts are percent-encoded. `save` is how posts get theirs."""
    slug = _TAG.sub("", title)
    slug = _KEPT_OCTET.sub(r"%\1", _OCTET.sub(r"---\1---", slug).replace("%", ""))
    slug = _encode(slug.replace("\ufffd", "").lower()).lower()
    if save:
        slug = _TO_HYPHEN.sub("-", slug)
        slug = _TO_NOTHING.sub("", slug).replace(_TIMES, "x")
    slug = _ENTITY.sub("", slug).replace(".", "-")
    slug = re.sub(r"\s+", "-", _UNWANTED.sub("", slug), flags=re.ASCII)
    return re.sub(r"-+", "-", slug).strip("-")


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
    """Percent-encode what is not ASCII, as `utf8_uri_encode`; stop before a character that does not fit."""
    if text.isascii():
        return text[:_LONGEST]
    made: list[str] = []
    length = 0
    for character in text:
        encoded = character if character.isascii() else quote(character, errors="ignore").lower()
        length += len(encoded)
        if length > _LONGEST:
            break
        made.append(encoded)
    return "".join(made)
