"""Patterns of paths, as lists of ignored or built files have them."""

import re
from collections.abc import Iterable
from typing import Final

from converters import lazy_re

_REPEATED: Final = lazy_re.compile(r"(?:\*\*/){2,}")
_DEEP: Final = lazy_re.compile(r"(\*\*/?)")
_MOST_TRIED: Final = 3
_LONGEST: Final = 1000
_SLOW: Final = lazy_re.compile(r"[*+}]\??\)(?:[*+]|\{\d*,)")
"""A group that repeats, in which something repeats: matching may take forever."""
_MATCHED: Final = {"**/": ("(?:.*/)?", "(?:.*?/)??"), "**": (".*", ".*?")}
"""Wildcards for any number of folders -> what they match, the most first and the least first."""


def path_pattern(pattern: str) -> str:
    """A pattern with `*`, `**` and `?` as a regular expression; it matches what is below such a folder too.

    What stands between two wildcards is found once, at its first place: the second one matches the difference. So the time
    does not grow with a power of their number. A pattern of which that is not true in many places matches nothing but itself.
    """
    first, *rest = _DEEP.split(_REPEATED.sub("**/", pattern.rstrip("/")))
    texts = rest[1::2]
    parts, tried = [_within_folders(first, is_first_enough=bool(texts) and rest[0] == "**")], 0
    for number, (stars, text) in enumerate(zip(rest[::2], texts, strict=True), 1):
        is_first_enough = number < len(texts) and (rest[2 * number] == "**" or text.endswith("/"))
        matched = _MATCHED[stars][is_first_enough] + _within_folders(text, is_first_enough=is_first_enough)
        parts.append(f"(?>{matched})" if is_first_enough else matched)
        tried += not is_first_enough
    return f"{''.join(parts) if tried <= _MOST_TRIED else re.escape(pattern)}(?:/.*)?"


def _within_folders(text: str, *, is_first_enough: bool) -> str:
    """A pattern without `**`; what its last `*` matches first may be enough too."""
    first, *rest = (re.escape(part).replace(r"\?", "[^/]") for part in text.split("*"))
    once = len(rest) if is_first_enough else len(rest) - 1
    return "".join(
        [first, *(f"(?>[^/]*?{part})" for part in rest[:once]), *(f"[^/]*{part}" for part in rest[once:])]
    )


def stated_pattern(text: str) -> re.Pattern[str]:
    """A regular expression of the settings. Raises `re.error` for what is no expression, or could take very long."""
    if len(text) > _LONGEST or _SLOW.search(text):
        raise re.error("it repeats what repeats")
    try:
        return re.compile(text)
    except (OverflowError, RecursionError) as error:
        raise re.error(str(error)) from error


class IgnoreList:
    """Patterns of paths as `.gitignore` has them, a line each; the last that matches a path decides."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._rules: list[tuple[bool, re.Pattern[str]]] = []
        for line in map(str.strip, lines):
            is_kept, pattern = line.startswith("!"), line.removeprefix("!").removeprefix("./").rstrip("/")
            if pattern.strip("/") and not line.startswith("#"):
                anywhere = "" if "/" in pattern else "(?:.*/)?"
                self._rules.append((is_kept, re.compile(anywhere + path_pattern(pattern.lstrip("/")))))

    def names(self, path: str) -> bool:
        """Whether a path, or a folder that it is in, is on the list."""
        found = [is_kept for is_kept, pattern in self._rules if pattern.fullmatch(path)]
        return bool(found) and not found[-1]
