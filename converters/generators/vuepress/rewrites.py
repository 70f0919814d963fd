"""The setting `rewrites` of VitePress: texts that have the path of another file.

Source: the documentation of VitePress 1 (Routing, Route Rewrites), whose patterns are those of path-to-regexp 6.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from converters import lazy_re
from converters.generators.path_patterns import stated_pattern

_PARAMETER: Final = lazy_re.compile(r"(/?)(?::(\w+)(\([^()]*\))?|(\([^()]*\)))([*+?]?)")
_PART: Final = "[^/]+"
_REPEATED: Final = {
    "": "{slash}({part})",
    "?": "(?:{slash}({part}))?",
    "*": "(?:{slash}({part}(?:/{part})*))?",
    "+": "{slash}({part}(?:/{part})*)",
}
"""How often a parameter matches -> its expression."""


class Rewrites:
    """The patterns of a site, in their order; the first that matches decides."""

    def __init__(self, stated: Mapping[str, Any]) -> None:
        """`stated`: pattern of paths -> the path that they have, with the same parameters. What is no pattern is left out."""
        self._rules: list[tuple[re.Pattern[str], list[str], str]] = []
        for pattern, target in stated.items():
            names: list[str] = []
            try:
                self._rules.append((re.compile(_expression(pattern, names)), names, str(target)))
            except re.error:
                continue

    def path(self, path: str) -> str:
        """The path that a text has, by the path of its file."""
        for pattern, names, target in self._rules:
            if found := pattern.fullmatch(path):
                return _filled(target, dict(zip(names, found.groups(), strict=True))).lstrip("/")
        return path


def _filled(target: str, values: Mapping[str, str | None]) -> str:
    def written(name: re.Match[str]) -> str:
        value = values.get(name[2]) or ""
        return f"{name[1]}{value}" if value else ""

    return _PARAMETER.sub(written, target)


def _expression(pattern: str, names: list[str]) -> str:
    """A pattern as a regular expression, in which each parameter is a group; their names are added to `names`."""
    parts, end = [], 0
    for found in _PARAMETER.finditer(pattern):
        slash, name, own, unnamed, repeated = found.groups()
        part = (own or unnamed or "")[1:-1]
        stated_pattern(f"(?:{part}){repeated}")
        names.append(name or "")
        parts.append(re.escape(pattern[end : found.start()]))
        parts.append(_REPEATED[repeated].format(slash=slash, part=f"(?:{part})" if part else _PART))
        end = found.end()
    return "".join([*parts, re.escape(pattern[end:])])
