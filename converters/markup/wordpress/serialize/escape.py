"""What WordPress would run in a text that only shows it: shortcodes, block comments, URLs alone on a line.

All are written with a character reference, as the block editor does in code: a browser shows the
same, and WordPress does not know them.
"""

import re
from typing import Final

from converters import lazy_re

# What could be the name of a shortcode (`get_shortcode_regex`): any plug-in may register any.
_SHORTCODE: Final = lazy_re.compile(r"(?<!\[)\[++(?=/?[A-Za-z_])")
_ALONE: Final = lazy_re.compile(r"(?im)^([ \t]*https?:)//(?=[^\s<>\"]+[ \t]*$)")
_ALONE_IN_PARAGRAPH: Final = lazy_re.compile(r"(?i)(<p(?:\s[^>]*)?>\s*https?:)//(?=[^\s<>\"]+\s*</p>)")
_BLOCK: Final = lazy_re.compile(r"<(?=!--\s+/?wp:)")
_PIECES: Final = lazy_re.compile(
    r"<!--.*?-->|<(script|style|textarea|title|noscript|iframe|xmp)\b[^>]*>.*?</\1>|<[a-zA-Z/](?:[^>\"']|\"[^\"]*\"|'[^']*')*>",
    re.S | re.I,
)


def text(words: str) -> str:
    """Text for between tags, escaped, with nothing in it that WordPress runs."""
    if "&" in words or "<" in words or ">" in words:
        words = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if "[" in words:
        words = brackets(words)
    return words.replace("\u00a0", "&nbsp;") if "\u00a0" in words else words


def brackets(html: str) -> str:
    """A `[` where a shortcode could begin becomes its reference."""
    return _SHORTCODE.sub(lambda found: "&#91;" * len(found[0]), html)


def code(html: str) -> str:
    """The inside of code: every `[`, and URLs alone on a line, as `core/code` saves them."""
    return urls(html.replace("[", "&#91;"))


def urls(html: str) -> str:
    """Escape URLs alone on a line or in a paragraph: WordPress would embed them."""
    if "://" not in html:
        return html
    return _ALONE_IN_PARAGRAPH.sub(r"\1&#47;&#47;", _ALONE.sub(r"\1&#47;&#47;", html))


def attribute(name: str, value: str) -> str:
    """One attribute, with the space before it."""
    for character, reference in (("&", "&amp;"), ('"', "&quot;"), ("<", "&lt;"), (">", "&gt;")):
        if character in value:
            value = value.replace(character, reference)
    return f' {name}="{brackets(value) if "[" in value else value}"'


def raw(html: str) -> str:
    """HTML as it is, but for what WordPress would run in it. Scripts and styles cannot be escaped."""
    parts: list[str] = []
    end = 0
    for piece in _PIECES.finditer(html):
        parts += (brackets(html[end : piece.start()]), _tag(piece))
        end = piece.end()
    parts.append(brackets(html[end:]))
    return urls("".join(parts))


def _tag(piece: re.Match[str]) -> str:
    if piece[0].startswith("<!--"):
        return "" if _BLOCK.match(piece[0]) else piece[0]
    if piece[1]:
        return _BLOCK.sub(r"<\\", piece[0])  # `<\!--` is the same in a string of a script
    return brackets(_BLOCK.sub("&lt;", piece[0]))
