"""Where the braces of an MDX text end, known once: a text may have as many braces as characters, and none that closes."""

import re
from typing import Final

from converters import lazy_re

_TOKEN: Final = lazy_re.compile(
    r"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|/\*|//[^\n]*|[{}]|\\.", re.S
)


class Braces:
    """The braces of one text. What is code depends on the brace that is asked for: outside of all braces a quote is a quote."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last_comment = text.rfind("*/")
        self._ends: dict[int, int] = {}
        """Start of a piece of code -> the position after the brace that ends the code around it; 0 if none does."""

    def end(self, start: int) -> int:
        """The position after the brace that closes the one at `start`; 0 if there is none."""
        levels = [[start + 1]]  # of each open brace, the starts of the pieces below it
        while levels:
            end, is_known = self._step(levels)
            if not is_known:
                continue
            if not end:  # a brace that nothing closes leaves those around it open too
                self._ends.update((at, 0) for level in levels for at in level)
                return 0
            self._ends.update(dict.fromkeys(levels.pop(), end))
            if levels:
                levels[-1].append(end)
        return end

    def _step(self, levels: list[list[int]]) -> tuple[int, bool]:
        """Where the innermost level ends, if that is known; else go on to the next piece."""
        at = levels[-1][-1]
        if at in self._ends:
            return self._ends[at], True
        token = _TOKEN.search(self._text, at)
        if not token:
            return 0, True
        if token[0] == "}":
            return token.end(), True
        if token[0] == "{":
            levels.append([token.end()])
        elif token[0] == "/*" and token.end() <= self._last_comment:
            levels[-1].append(self._text.index("*/", token.end()) + 2)
        else:
            levels[-1].append(token.end())
        return 0, False
