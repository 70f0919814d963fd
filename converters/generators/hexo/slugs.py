"""Slugs as Hexo makes them of titles, categories and file names."""

import unicodedata

from converters import lazy_re

_SEPARATORS = lazy_re.compile(r"[\s~`!@#$%^&*()\-_+=\[\]{}|\\;:\"'<>,.?/]+")


def slugize(text: str) -> str:
    """A text as a part of a path: marks and spaces become hyphens, accents of Latin letters go, case stays."""
    plain = "".join(
        character
        for letter in text
        for character in (unicodedata.normalize("NFD", letter) if letter < "\u0250" else letter)
        if not unicodedata.combining(character) and unicodedata.category(character) != "Cc"
    )
    return _SEPARATORS.sub("-", plain).strip("-")
