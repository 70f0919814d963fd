"""Skips selectors that cannot match a page, because it has none of their class names, ids and values.

To look for a word in a page costs a tenth of what a selector costs.
"""

import re
from functools import lru_cache
from typing import Final

_PSEUDO: Final = re.compile(r":[\w-]+(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?")
_WORD: Final = re.compile(r"""[.#]([\w-]+)|="([^"]+)"|='([^']+)'""")
_NAMED: Final = re.compile(r"""\b(?:class|id)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"\[[^]]*\]")


class SelectorPrefilter:
    """The words of one page, each looked for once."""

    def __init__(self, html: str) -> None:
        self._html = html
        self.names = {"gathered"}
        """The classes and ids of the page."""
        for found in _NAMED.findall(html):
            self.names.update("".join(found).split())
        self._known: dict[str, bool] = {}

    def may_fit(self, selector: str) -> bool:
        """Whether a selector has a chance; of several with commas one must have."""
        return any(named <= self.names and all(map(self._has, values)) for named, values in _needs(selector))

    def likely(self, selectors: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the selectors that have a chance."""
        return tuple(selector for selector in selectors if self.may_fit(selector))

    def _has(self, word: str) -> bool:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = word in self._html
        return known


@lru_cache(maxsize=4096)
def _needs(selector: str) -> tuple[tuple[frozenset[str], tuple[str, ...]], ...]:
    """The classes and ids that a page must have, and the values, for each part between commas."""
    if '" i]' in selector:  # in any case
        return ((frozenset(), ()),)
    plain = _PSEUDO.sub("", selector)
    needs = []
    for part in plain.split(",") if "," in _ATTRIBUTE.sub("", plain) else [plain]:
        found = _WORD.findall(part)
        values = tuple(double or single for _, double, single in found if double or single)
        needs.append((frozenset(name for name, _, _ in found if name), values))
    return tuple(needs)
