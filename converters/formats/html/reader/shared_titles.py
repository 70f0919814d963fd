"""What the `title` elements of all pages of a run share: the name of the site, and what stands between it and a post's title."""

from collections import Counter
from typing import Final

from converters.formats.html.reader.titles import ENDS, LOOSE, SEPARATORS, without_archive

LEAST: Final = 3
"""How many pages must have a text in common."""
SHARE: Final = 0.6
"""The share of all pages that must."""
MOST: Final = 4096
"""How many different texts are counted at a time: memory must not grow with the pages."""


class SharedTitles:
    """The starts and the ends that many `title` elements have in common."""

    def __init__(self) -> None:
        self._pages = 0
        self._starts: Counter[str] = Counter()
        self._ends: Counter[str] = Counter()

    def add(self, window: str) -> None:
        """Count the `title` element of a page."""
        if not window:
            return
        self._pages += 1
        found = list(SEPARATORS.finditer(window)) or list(LOOSE.finditer(window))
        for separator in found:
            self._starts[window[: separator.end()]] += 1
            self._ends[window[separator.start() :]] += 1
        for counter in (self._starts, self._ends):
            if len(counter) > MOST:
                for text in [text for text, number in counter.items() if number == 1]:
                    del counter[text]

    def without(self, window: str) -> str:
        """A `title` element without what it shares with those of most pages; empty if that is nothing, or all of it."""
        start, end = self._best(self._starts), self._best(self._ends)
        if start and window.startswith(start):
            return window[len(start) :].strip(ENDS)
        if end and window.endswith(end):
            return window[: -len(end)].strip(ENDS)
        return ""

    def site(self) -> str:
        """The name of the site; empty where the pages share nothing."""
        return without_archive((self._best(self._ends) or self._best(self._starts)).strip(ENDS))

    def _best(self, counter: Counter[str]) -> str:
        """The longest text that enough pages have."""
        least = max(LEAST, SHARE * self._pages)
        return max((text for text, number in counter.items() if number >= least), key=len, default="")
