"""Pictures behind a text: Markdown has no place for one behind, so it comes before the text."""

import re
from html import escape, unescape
from typing import Final

_TAG: Final = re.compile(
    r"""<(?:div|section|article|header|footer|aside|main|p)\s(?:[^<>"']|"[^"]*+"|'[^']*+')*+>""",
    re.IGNORECASE,
)
_STYLE: Final = re.compile(r"""(?<=\s)style=(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_PICTURE: Final = re.compile(
    r"""(?:^|;)\s*background(?:-image)?\s*:[^;]*?url\(\s*(?:"([^"]+)"|'([^']+)'|([^\s"'()]+))\s*\)""",
    re.IGNORECASE,
)


def brought_forward(html: str) -> str:
    """HTML in which an element with a picture behind it begins with that picture.

    The block Cover of WordPress before 5.7 has it so, and its fixed and repeated backgrounds have it today.
    """

    def one(tag: re.Match[str]) -> str:
        style = _STYLE.search(tag[0])
        found = _PICTURE.search(unescape(style[1] or style[2] or "")) if style else None
        return f'{tag[0]}<img src="{escape(found[1] or found[2] or found[3])}" alt="">' if found else tag[0]

    return _TAG.sub(one, html) if "url(" in html else html
