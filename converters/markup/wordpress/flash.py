"""Flash players of films: `<object>` and `<embed>`, as providers gave them out until about 2012. No browser plays them.

The player of today stands for each, where the provider has one at an address that the old one says.
"""

import re
from typing import Final

from converters import lazy_re
from converters.io.character_references import unescape
from converters.markup.elements import replace_elements
from converters.markup.wordpress.embeds import player

_OBJECT: Final = lazy_re.compile(r"<(script|textarea|object)\b[^<>]*>", re.IGNORECASE)
_EMBED: Final = lazy_re.compile(r"<embed\b[^<>]*>(?:\s*+</embed>)?", re.IGNORECASE)
_URL: Final = lazy_re.compile(
    r"""\b(?:src|data|value)\s*+=\s*+["']?\s*+((?:https?:)?//[^"'\s<>]++)""", re.IGNORECASE
)
_WIDTH: Final = lazy_re.compile(r"""\bwidth\s*+=\s*+["']?(\d++)""", re.IGNORECASE)
_HEIGHT: Final = lazy_re.compile(r"""\bheight\s*+=\s*+["']?(\d++)""", re.IGNORECASE)


def with_players(html: str) -> str:
    """HTML with the players of today in place of those in Flash; what no provider in the table has stays."""
    if "<object" in html or "<OBJECT" in html:
        html = replace_elements(
            html, _OBJECT, lambda tag, whole: _shown(whole) if tag[1][0] in "oO" else whole
        )
    if ("<embed" in html or "<EMBED" in html) and "<script" not in html:
        html = _EMBED.sub(lambda tag: _shown(tag[0]), html)
    return html


def _shown(old: str) -> str:
    """The player for an old one; itself if there is none."""
    width, height = (found[1] if (found := size.search(old)) else "" for size in (_WIDTH, _HEIGHT))
    for url in _URL.findall(old):
        address = unescape(url)
        if shown := player(f"https:{address}" if address[0] == "/" else address, width, height):
            return shown
    return old
