"""The order of names in a language: `ä` is an `a` in German and the last letter but one in Swedish.

A small part of the Unicode Collation Algorithm: letters first, then their marks, then case. Which letters a language has
beyond `a` to `z` is in `LETTERS`, by the alphabets of the languages. Han characters are in the order of the national
character sets, which is that of their readings (GB 2312, JIS X 0208) or strokes (Big5), as far as those are sorted.
"""

import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

from converters.io.languages import normalized
from converters.publishing.words import ALIKE

LETTERS: Final[Mapping[str, str]] = {
    "sv": "z å ä ö",
    "fi": "z å ä ö",
    "da": "z æ ø å",
    "nb": "z æ ø å",
    "es": "n ñ",
    "pl": "a ą, c ć, e ę, l ł, n ń, o ó, s ś, z ź ż",
    "cs": "c č, h ch, r ř, s š, z ž",
    "tr": "c ç, g ğ, h ı, o ö, s ş, u ü",
    "ru": "и й",
    "uk": "г ґ, е є, и і ї й",
}
"""Language -> letters of its alphabet that stand after another letter; all other letters with marks are the letter."""
CHARACTER_SETS: Final = {"zh": "gb2312", "zh-tw": "big5", "ja": "euc_jp"}
"""Language -> the character set by which Han characters are sorted."""

_KATAKANA: Final = dict(zip(range(0x30A1, 0x30F7), range(0x3041, 0x3097), strict=True))
_HAN: Final = 0x3400
_AFTER_ALL: Final = "\U0010ffff"

SortKey = Callable[[str], Any]


def sort_key(language: str) -> SortKey:
    """The key by which names are sorted in a language (`de`, `pt-BR`); by plain letters where it has no rule of ours."""
    tag = normalized(language)
    tag = ALIKE.get(tag, tag)
    return _sort_key(
        tag if tag in CHARACTER_SETS else ALIKE.get(tag.partition("-")[0], tag.partition("-")[0])
    )


@cache
def _sort_key(language: str) -> SortKey:
    after = {
        letter: f"{first}{_AFTER_ALL}{place}"
        for group in LETTERS.get(language, "").split(",")
        for first, *letters in [group.split()] * bool(group.strip())
        for place, letter in enumerate(letters)
    }
    charset = CHARACTER_SETS.get(language, "")

    def primary(text: str) -> str:
        """The letters of a text, without marks that make no other letter."""
        parts, at = [], 0
        text = unicodedata.normalize("NFC", _lower(text, language)).translate(_KATAKANA)
        while at < len(text):
            letter = text[at : at + 2] if text[at : at + 2] in after else text[at]
            parts.append(after.get(letter) or _plain(letter, charset))
            at += len(letter)
        return "".join(parts)

    return lambda text: (primary(text), text.casefold(), text.swapcase())


def _lower(text: str, language: str) -> str:
    """Small letters; Turkish has an `i` with and one without a dot."""
    if language == "tr":
        text = text.replace("I", "ı").replace("İ", "i")
    return text.casefold()


def _plain(letter: str, charset: str) -> str:
    if charset and ord(letter) >= _HAN:
        try:
            return "\uf8ff" + letter.encode(charset).decode("latin-1")  # after all other scripts
        except UnicodeEncodeError:
            return "\uf8ff\uffff" + letter
    bare = unicodedata.normalize("NFKD", letter)
    return "".join(char for char in bare if not unicodedata.combining(char)) or letter
