"""Patterns of paths, as lists of ignored or built files have them."""

import re
from collections.abc import Iterable
from typing import Final

from converters import lazy_re

_STARS: Final = lazy_re.compile(r"\\\*\\\*/|\\\*\\\*|\\\*|\\\?")
_LONGEST: Final = 1000
_SLOW: Final = lazy_re.compile(r"[*+}]\??\)(?:[*+]|\{\d*,)")
"""A group that repeats, in which something repeats: matching may take forever."""
_MATCHED: Final = {r"\*\*/": "(?:.*/)?", r"\*\*": ".*", r"\*": "[^/]*", r"\?": "[^/]"}
"""Wildcards of a pattern, escaped -> what they match."""


def path_pattern(pattern: str) -> str:
    """A pattern with `*`, `**` and `?` as a regular expression; it matches what is below such a folder too."""
    return f"{_STARS.sub(lambda found: _MATCHED[found[0]], re.escape(pattern.rstrip('/')))}(?:/.*)?"


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
