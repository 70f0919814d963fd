"""`<!--more-->`, `<!--noteaser-->` and `<!--nextpage-->`: comments that mean something, each its own block.

WordPress splits the text at them before anything else; the Markdown stage needs to see them.
"""

from converters import lazy_re
from converters.markup.elements import elements

_MORE = r"<!--(?:more(?:\s[^<>]*?)?|noteaser|nextpage)-->"
_MARKER = lazy_re.compile(rf"(?:(?<!\s)\s+)?+({_MORE})\s*")
_WRAPPED = lazy_re.compile(rf"<p>((?:\s*{_MORE})+)\s*</p>")
_PRE = lazy_re.compile(r"<(pre)\b")


def set_apart(text: str) -> str:
    """Put blank lines around the markers, so that autop ends the paragraph there."""
    if not _has_marker(text):
        return text
    pieces: list[str] = []
    done = 0
    for tag, end in elements(text, _PRE):  # code is left alone, whatever it shows
        pieces += _MARKER.sub(r"\n\n\1\n\n", text[done : tag.start()]), text[tag.start() : end]
        done = end
    return "".join([*pieces, _MARKER.sub(r"\n\n\1\n\n", text[done:])])


def unwrap(html: str) -> str:
    """Take away the `<p>` that autop put around the markers."""
    return _WRAPPED.sub(r"\1", html) if _has_marker(html) else html


def _has_marker(text: str) -> bool:
    return "<!--more" in text or "<!--nextpage-->" in text or "<!--noteaser-->" in text
