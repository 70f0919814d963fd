"""Stretches that no later step may touch (code), taken out and put back."""

import re


class Placeholders:
    """Placeholders for stretches of one text.

    A block's placeholder is a `<pre>`, so that autop makes no paragraph around it; an
    inline one is a void tag of no known name.
    """

    def __init__(self, text: str) -> None:
        self._word = "kept"
        while self._word in text:  # a text could have our very placeholder
            self._word += "x"
        self._stretches: list[str] = []

    def block(self, html: str) -> str:
        """Keep a block; what is returned stands for it."""
        return f"<pre {self._word}={self._number(html)}></pre>"

    def inline(self, html: str) -> str:
        """Keep a stretch within a line; what is returned stands for it."""
        return f"<{self._word}={self._number(html)}>"

    def restore(self, text: str) -> str:
        """Put every stretch back."""
        if not self._stretches:
            return text
        word = self._word
        placeholder = re.compile(rf"<pre {word}=(\d+)></pre>|<{word}=(\d+)>")
        while placeholder.search(text):  # one stretch can hold another
            text = placeholder.sub(lambda found: self._stretches[int(found[1] or found[2])], text)
        return text

    def _number(self, html: str) -> int:
        self._stretches.append(html)
        return len(self._stretches) - 1
