"""Textile, rendered by the package of that name, which `pip install 'blogport[textile]'` brings."""

from collections.abc import Callable
from hashlib import blake2s
from typing import Final

from converters import lazy_re

_PARAGRAPH: Final = lazy_re.compile(r"\n[ \t\r]*\n")
_STARTS: Final = lazy_re.compile(r"(?<![\w*_@%])[*_@%]{1,2}(?=[^\s*_@%])")
_ENDS: Final = lazy_re.compile(r"(?<=[^\s*_@%])[*_@%]{1,2}(?!\w)")
_BRACES: Final = lazy_re.compile(r"\{|\[[*_@%+~^-]")
_BRACKETS: Final = lazy_re.compile(r"[<\[]")
_MOST_WORK: Final = 40_000_000
"""Marks without an end times characters of the paragraphs of a text, in which the package looks for the end of each mark."""


def _work(text: str) -> int:
    work = 0
    for part in _PARAGRAPH.split(text):
        last = {end[0]: end.start() for end in _ENDS.finditer(part)}
        unclosed = sum(start.start() > last.get(start[0], -1) for start in _STARTS.finditer(part))
        brackets = len(_BRACES.findall(part)) + len(_BRACKETS.findall(part)) // 8
        work += (unclosed + brackets) * len(part)
    return work


def renderer() -> Callable[[str], str | None] | None:
    """What makes HTML of Textile, the same for the same text; None if the package is not installed.

    It returns None for a text with so many marks in a paragraph that the package would not end.
    """
    try:
        from textile import Textile
    except ImportError:
        return None

    def rendered(text: str) -> str | None:
        if _work(text) > _MOST_WORK:
            return None
        parser = Textile(html_type="html5")
        parser.linkPrefix = (
            f"{blake2s(text.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}-"  # else random
        )
        return str(parser.parse(text))

    return rendered
