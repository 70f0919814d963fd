"""The names of Hexo's post files: `new_post_name` says which part is the title, and which the date."""

import re
import unicodedata
from collections.abc import Mapping

from converters import lazy_re

_SEPARATORS = lazy_re.compile(r"[\s~`!@#$%^&*()\-_+=\[\]{}|\\;:\"'<>,.?/]+")
PLACEHOLDER = lazy_re.compile(r":(\w*[^\W_])")
"""`:year`, `:title`, … in `new_post_name` and `permalink`."""
_DATE_PARTS = {"year": r"\d{4}", "month": r"\d\d", "day": r"\d\d", "i_month": r"\d\d?", "i_day": r"\d\d?"}
"""Placeholder -> what a file name has there."""


class FileNames:
    """File names by the pattern of `new_post_name`; a name is a path below `_posts`, without extension."""

    def __init__(self, new_post_name: str) -> None:
        template = new_post_name.rpartition(".")[0] or new_post_name
        seen: set[str] = set()
        pattern = ""
        for number, part in enumerate(PLACEHOLDER.split(template)):
            if number % 2 == 0:
                pattern += re.escape(part)
            elif part in seen or not part.isidentifier():
                pattern += "(?:.+?)"
            else:
                seen.add(part)
                pattern += f"(?P<{part}>{_DATE_PARTS.get(part, '.+?')})"
        self._pattern = re.compile(pattern)

    def parts(self, name: str) -> Mapping[str, str]:
        """Placeholder -> its part of a name; empty if the name does not match."""
        match = self._pattern.fullmatch(name)
        return match.groupdict() if match else {}

    def title(self, name: str) -> str:
        """What `:title` stands for in permalinks: that part of the name, or the whole name as a slug."""
        return self.parts(name).get("title") or slugize(name)

    def date(self, name: str) -> str:
        """The date in a name, as ISO 8601; empty if there is none."""
        parts = self.parts(name)
        year, month, day = (parts.get(key) or parts.get(f"i_{key}") for key in ("year", "month", "day"))
        return f"{year}-{month:0>2}-{day:0>2}" if year and month and day else ""


def slugize(text: str) -> str:
    """A text as a part of a path: marks and spaces become hyphens, accents of Latin letters go, case stays."""
    plain = "".join(
        character
        for letter in text
        for character in (unicodedata.normalize("NFD", letter) if letter < "\u0250" else letter)
        if not unicodedata.combining(character) and unicodedata.category(character) != "Cc"
    )
    return _SEPARATORS.sub("-", plain).strip("-")
