"""The XML of both forms, and the HTML that Disqus shows in comments."""

import re
from collections.abc import Mapping
from html import escape
from typing import Final

from converters import lazy_re
from converters.io.character_references import unescape

ELEMENTS: Final[Mapping[str, str]] = {
    **dict.fromkeys("a b i u s p br blockquote code pre ul ol li".split(), ""),
    **{
        "strong": "b",
        "em": "i",
        "cite": "i",
        "del": "s",
        "strike": "s",
        "ins": "u",
        "kbd": "code",
        "tt": "code",
    },
    **{"samp": "code", "h1": "p", "h2": "p", "h3": "p", "h4": "p", "h5": "p", "h6": "p"},
}
"""The elements that Disqus keeps; others stand for some that it removes."""
_INVALID: Final = lazy_re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold (section 2.2)."""
_TAG: Final = lazy_re.compile(r"<[^>]*>")
_PRE: Final = lazy_re.compile(r"<pre\b[^>]*>.*?</pre>", re.DOTALL)


def element(name: str, content: str) -> str:
    """An element on its own line; content that is no CDATA section is escaped."""
    if not content.startswith("<![CDATA["):
        content = escape(_INVALID.sub("", content), quote=False)
    return f"<{name}>{content}</{name}>\n"


def cdata(text: str) -> str:
    """A text as a CDATA section, or as two where it holds the end of one."""
    return f"<![CDATA[{_INVALID.sub('', text).replace(']]>', ']]]]><![CDATA[>')}]]>"


def without_lines_in_code(html: str) -> str:
    """HTML in which code has breaks for its lines: remark42 removes each line break when it imports."""
    return _PRE.sub(lambda block: block[0].replace("\n", "<br>"), html)


def length(html: str) -> int:
    """How many characters a text shows."""
    return len(unescape(_TAG.sub("", html)).strip())


def padded(html: str, least: int) -> str:
    """HTML that shows so many characters at least: with an ellipsis behind its text."""
    dots = "." * max(least - length(html), 0)
    return f"{html[:-4]}{dots}</p>" if html.endswith("</p>") else f"{html}{dots}"
