"""Skips selectors that cannot match a page, because it has none of their class names, ids and values.

To look for a word in a page costs a tenth of what a selector costs.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

_PSEUDO: Final = re.compile(r":[\w-]+(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?")
_WORD: Final = re.compile(r"""[.#]([\w-]+)|="([^"]+)"|='([^']+)'""")
_VALUE: Final = r"""\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))"""
_NAMED: Final = (re.compile("class" + _VALUE), re.compile("id" + _VALUE))
"""Two patterns that each begin with a literal take a tenth of the time of one that does not."""
_IN_ANY_CASE: Final = re.compile(r"\b(?:class|id)" + _VALUE, re.IGNORECASE)
_CAPITALS: Final = ("CLASS", "Class", "ID", "Id")
_HEAD: Final = re.compile(r"<(?:meta|link|script|META|LINK|SCRIPT|Meta|Link|Script)\b[^>]*>")
_OF_HEAD: Final = re.compile(r"(?:meta|link|script)(?:\[[^]]*\])+$")
"""A selector of such an element alone: its values are looked for in these tags only."""
_ATTRIBUTE: Final = re.compile(r"\[[^]]*\]")


class SelectorPrefilter:
    """The words of one page, each looked for once."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._head = "\n".join(_HEAD.findall(html)).lower()
        self.names = {"gathered"}
        """The classes and ids of the page, and what else looks like them."""
        capitals = any(f"{word}=" in html or f"{word} =" in html for word in _CAPITALS)
        for pattern in (_IN_ANY_CASE,) if capitals else _NAMED:
            for found in pattern.findall(html):
                self.names.update("".join(found).split())
        self._known: dict[str, bool] = {}

    def may_fit(self, selector: str) -> bool:
        """Whether a selector has a chance; of several with commas one must have."""
        return any(
            need.names <= self.names and all(map(self._in_head if need.of_head else self._has, need.values))
            for need in _needs(selector)
        )

    def likely(self, selectors: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the selectors that have a chance."""
        return tuple(selector for selector in selectors if self.may_fit(selector))

    def _in_head(self, word: str) -> bool:
        return word in self._head

    def _has(self, word: str) -> bool:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = word in self._html
        return known


class _Need(NamedTuple):
    """What a page must have for one selector."""

    names: frozenset[str]
    """Classes and ids."""
    values: tuple[str, ...]
    """Values of attributes; in lower case where they stand in tags of the head."""
    of_head: bool


@lru_cache(maxsize=4096)
def _needs(selector: str) -> tuple[_Need, ...]:
    """What a page must have, for each part of a selector between commas."""
    plain = _PSEUDO.sub("", selector)
    needs = []
    for part in plain.split(",") if "," in _ATTRIBUTE.sub("", plain) else [plain]:
        of_head = bool(_OF_HEAD.fullmatch(part.strip()))
        if '" i]' in part and not of_head:  # in any case
            needs.append(_Need(frozenset(), (), of_head=False))
            continue
        found = _WORD.findall(part)
        values = tuple(double or single for _, double, single in found if double or single)
        if of_head:
            values = tuple(value.lower() for value in values)
        needs.append(_Need(frozenset(name for name, _, _ in found if name), values, of_head))
    return tuple(needs)
