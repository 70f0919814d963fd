"""Formulas in TeX, which a script in the visitor's browser draws."""

from typing import Final

from converters import lazy_re

_CODE: Final = lazy_re.compile(r"<(pre|code|script|style|textarea)\b[^>]*>")
_PAIRS: Final = (("\\(", "\\)"), ("\\[", "\\]"), ("$$", "$$"))
"""The delimiters that MathJax and KaTeX look for; a single dollar is money."""


def has_formulas(html: str) -> bool:
    """Whether a text has a formula between the delimiters of TeX, outside of code."""
    if ("\\" not in html and "$$" not in html) or not any(opening in html for opening, _ in _PAIRS):
        return False
    text = _without_code(html)
    return any(
        0 <= (start := text.find(opening)) < text.find(closing, start + 2) for opening, closing in _PAIRS
    )


def _without_code(html: str) -> str:
    parts, at = [], 0
    while tag := _CODE.search(html, at):
        parts.append(html[at : tag.start()])
        end = html.find(f"</{tag[1]}", tag.end())
        if end < 0:
            return "".join(parts)
        at = end
    return "".join([*parts, html[at:]])
