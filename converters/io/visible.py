"""Text of a source as it may stand on a terminal: what would move the cursor, clear the screen or turn the line is shown as an escape."""

from functools import cache
from typing import Final

_TURNS: Final = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""The characters that change the direction of what follows (Unicode Standard Annex 9, explicit formatting)."""


def visible(text: str) -> str:
    """One line: control characters, line breaks too, are written as in Python (`\\x1b`, `\\n`)."""
    return text if text.isprintable() else text.translate(_escapes())


@cache
def _escapes() -> dict[int, str]:
    controls = (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, *_TURNS)
    return {number: ascii(chr(number))[1:-1] for number in controls}
