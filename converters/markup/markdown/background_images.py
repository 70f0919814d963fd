"""Background images: Markdown has none, so each becomes an image before its text."""

import re
from html import escape
from typing import Final

from converters import lazy_re
from converters.io.character_references import unescape

_TAG: Final = lazy_re.compile(
    r"""<(?P<raw>script|style|textarea)\b.*?(?:</(?P=raw)\s*>|\Z)|<!--.*?(?:-->|\Z)"""
    r"""|<(?P<name>[a-z][\w-]*+)(?:[^<>"']|"[^"]*+"|'[^']*+')*+>""",
    re.IGNORECASE | re.DOTALL,
)
"""Every tag, so that none is seen in the value of an attribute; whole what has no tags in it."""
_HOLDERS: Final = frozenset(
    "div section article header footer aside main p figure blockquote li td th a span h1 h2 h3 h4 h5 h6".split()
)
"""Elements that may have a background image."""
_ATTRIBUTE: Final = lazy_re.compile(r"""\s([^\s=>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_SHOWN: Final = lazy_re.compile(r"""(?<=\s)src\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_BACKGROUND: Final = lazy_re.compile(r"""(?:^|;)\s*background(?:-image)?\s*:[^;]*""", re.IGNORECASE)
_URL: Final = lazy_re.compile(r"""url\(\s*(?:"([^"]+)"|'([^']+)'|([^\s"'()]+))\s*\)""", re.IGNORECASE)


def inline_background_images(html: str) -> str:
    """HTML in which an element with background images begins with them, unless the text shows them already."""
    if "url(" not in html:
        return html
    shown = set(map(unescape, _SHOWN.findall(html)))

    def one(tag: re.Match[str]) -> str:
        if (tag["name"] or "").lower() not in _HOLDERS:
            return tag[0]
        values = (
            next(filter(None, found.groups()[1:]), "")
            for found in _ATTRIBUTE.finditer(tag[0])
            if found[1].lower() == "style"
        )
        value = unescape(next(values, ""))
        behind = (
            next(filter(None, url.groups()))
            for found in _BACKGROUND.finditer(value)
            for url in _URL.finditer(found[0])
        )
        return tag[0] + "".join(f'<img src="{escape(url)}" alt="">' for url in behind if url not in shown)

    return _TAG.sub(one, html)
