"""Pictures behind a text: Markdown has no place for one behind, so it comes before the text."""

import re
from html import escape, unescape
from typing import Final

_TAG: Final = re.compile(
    r"""<(?:div|section|article|header|footer|aside|main|p)\s(?:[^<>"']|"[^"]*+"|'[^']*+')*+>""",
    re.IGNORECASE,
)
_STYLE: Final = re.compile(r"""(?<=\s)style=(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_SHOWN: Final = re.compile(r'(?<=\ssrc=")[^"]+(?=")')
_PICTURE: Final = re.compile(
    r"""(?:^|;)\s*background(?:-image)?\s*:[^;]*?url\(\s*(?:"([^"]+)"|'([^']+)'|([^\s"'()]+))\s*\)""",
    re.IGNORECASE,
)


def brought_forward(html: str) -> str:
    """HTML in which an element with a picture behind it begins with that picture, if the text does not show it anyway."""
    if "url(" not in html:
        return html
    shown = set(_SHOWN.findall(html))

    def one(tag: re.Match[str]) -> str:
        style = _STYLE.search(tag[0])
        found = _PICTURE.search(unescape(style[1] or style[2] or "")) if style else None
        url = escape(found[1] or found[2] or found[3]) if found else ""
        return tag[0] if not url or url in shown else f'{tag[0]}<img src="{url}" alt="">'

    return _TAG.sub(one, html)
