"""Texts that a theme of VuePress encrypts by its settings: `encrypt` of Hope, `keyPage` of Reco.

Sources: the documentation of vuepress-theme-hope (Encryption) and of vuepress-theme-reco (Encryption).
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from converters import lazy_re
from converters.generators import javascript_settings
from converters.generators.javascript_settings import Computed

_OPTIONS: Final = lazy_re.compile(
    r"\b(encrypt|keyPage)\s*:(?!\s*(?:false|null|undefined|string|boolean|function|async)\b)\s*"
)
"""A setting, and what is no such: switched off, a type, a function."""
_PLAIN_START: Final = lazy_re.compile(r"[^.*+?()\[\]{}|\\$]*")
"""The part of a pattern before its first sign with a meaning: all paths that it matches begin so."""


class Locks:
    """What the settings of one site lock."""

    def __init__(self, programs: Iterable[str]) -> None:
        """`programs`: the settings of the site and of its theme, in JavaScript or TypeScript."""
        self._paths: dict[str, str] = {}
        self.unread = ""
        """The setting that is no literal, so that nobody knows what it locks; empty if all are read."""
        for program in programs:
            text = javascript_settings.without_comments(program)
            for found in _OPTIONS.finditer(text):
                self._add(found[1], javascript_settings.object_at(text, found.end(), whole=True))

    def password(self, path: str) -> str:
        """The password of the page at a path; empty if it has none."""
        return next((word for start, word in self._paths.items() if path.startswith(start)), "")

    def _add(self, name: str, options: Mapping[str, Any] | None) -> None:
        if options is None:
            self.unread = name
            return
        locked = options.get("config", {})
        if isinstance(locked, Computed):
            self.unread = f"{name}.config"
        if options.get("global") is True or (name == "keyPage" and options.get("keys")):
            self._paths[""] = _first_word(options.get("admin") or options.get("keys"))
        for path, stated in locked.items() if isinstance(locked, dict) else ():
            start = _PLAIN_START.match(path[1:]) if path.startswith("^") else None
            self._paths[start[0] if start else path] = _first_word(stated)


def _first_word(stated: Any) -> str:
    """The first password of a text, a list or the field `password` of options."""
    if isinstance(stated, dict):
        stated = stated.get("password")
    word = stated[0] if isinstance(stated, list) and stated else stated
    return str(word or "password")
