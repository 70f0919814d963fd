"""`<!--more-->`, `<!--noteaser-->` and `<!--nextpage-->`: comments that mean something, each a block of its own.

WordPress splits the text at them before anything else; the Markdown stage needs to see them.
"""

import re

_MARKER = re.compile(r"(<pre\b.*?</pre>)|\s*(<!--(?:more\b.*?|noteaser|nextpage)-->)\s*", re.DOTALL)
_WRAPPED = re.compile(r"<p>((?:\s*<!--(?:more\b[^>]*?|noteaser|nextpage)-->)+)\s*</p>")


def set_apart(text: str) -> str:
    """Put blank lines around the markers, so that autop ends the paragraph there."""
    if not _has_marker(text):
        return text
    return _MARKER.sub(lambda found: found[1] or f"\n\n{found[2]}\n\n", text)


def unwrap(html: str) -> str:
    """Take away the `<p>` that autop put around the markers."""
    return _WRAPPED.sub(r"\1", html) if _has_marker(html) else html


def _has_marker(text: str) -> bool:
    return "<!--more" in text or "<!--nextpage-->" in text or "<!--noteaser-->" in text
