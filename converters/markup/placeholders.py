"""Placeholders: parts of a text that no later step may read are taken out, and put back at the end.

All placeholders of `markup` are made here. A source text may hold anything, so each placeholder
contains a word, or is a character, that its text does not contain.
"""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

_UNUSED_CHARACTERS: Final = (range(0xFDD0, 0xFDF0), range(0xE000, 0xF900), range(0xF0000, 0xFFFFE))
"""Noncharacters, which no text should have, then characters for private use."""


def unused_word(text: str, stem: str) -> str:
    """The stem with as few `x` after it as make a word that the text does not contain."""
    if stem not in text:
        return stem
    longest = max((len(run) for run in re.findall(f"{stem}(x*+)", text)), default=-1)
    return stem + "x" * (longest + 1)


def _unused_characters(text: str) -> Iterator[str]:
    return (char for char in map(chr, chain(*_UNUSED_CHARACTERS)) if char not in text)


class TagPlaceholders:
    """Placeholders that look like tags, for WordPress content.

    A block's placeholder is a `<pre>`, so that autop makes no paragraph around it; an
    inline one is a void tag with a name that no element has.
    """

    def __init__(self, text: str) -> None:
        self._word = unused_word(text, "kept")
        self._parts: list[str] = []

    def block(self, html: str) -> str:
        """Keep a block; the result stands for it."""
        return f"<pre {self._word}={self._add(html)}></pre>"

    def inline(self, html: str) -> str:
        """Keep a part of a line; the result stands for it."""
        return f"<{self._word}={self._add(html)}>"

    def restore(self, text: str) -> str:
        """The text with every part in its place."""
        if not self._parts:
            return text
        word = self._word
        placeholder = re.compile(rf"<pre {word}=(\d+)></pre>|<{word}=(\d+)>")
        while placeholder.search(text):  # a part can hold an earlier one
            text = placeholder.sub(lambda found: self._parts[int(found[1] or found[2])], text)
        return text

    def _add(self, html: str) -> int:
        self._parts.append(html)
        return len(self._parts) - 1


class WordPlaceholders:
    """Placeholders that are words of letters and digits, which Markdown leaves as they are."""

    def __init__(self, text: str) -> None:
        self._stem = unused_word(text, "q5x")
        self._count = 0
        self.pattern = rf"{self._stem}\d+q5"
        """The regular expression of all of them."""

    def add(self) -> str:
        """Another placeholder."""
        self._count += 1
        return f"{self._stem}{self._count}q5"


class HiddenCharacters:
    """Makes characters invisible in parts of a text: others that the text does not contain stand for them."""

    def __init__(self, text: str, characters: str) -> None:
        substitutes = dict(zip(characters, _unused_characters(text), strict=False))
        self._hide = str.maketrans(substitutes)
        self._show = str.maketrans({substitute: char for char, substitute in substitutes.items()})

    def hide(self, text: str) -> str:
        """A part of the text, its characters replaced."""
        return text.translate(self._hide)

    def show(self, text: str) -> str:
        """The reverse of `hide`."""
        return text.translate(self._show)
